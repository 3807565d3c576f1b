"""What the thesis rests on if you believe each leaf so far: two gradual semantics on the acyclic graph of an argument.

A what-if, never a mark for the author: two sensible formulas give different numbers for the same beliefs.

How an argument becomes numbers, all in 0..1:

* A *leaf* is a node that no inference ends at. Its base score is the reader's belief (0.7 until it is set).
* A derived node has base score 0: it has no strength but what its reasons give it.
* An *inference* is as strong as its weakest premise (the minimum), because linked premises work only together.
  Separate inferences to one conclusion add up as separate supporters. An undercut weakens the inference itself.
* An *attack* is as strong as its source; an undercut of the attack weakens it in the same way.
* A node is combined from its base score, the attacks on it and the inferences to it by the semantics' formula; an
  inference and an attack likewise, with the weakest premise or the source as base and the undercuts as attackers.

The minimum for a linked step is our choice; both papers join premises one by one. Multiplying the premises instead
gives lower numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Literal

from casebook.files.argument import Argument
from casebook.thinking.argument.graph import Graph, needs, order, read
from casebook.thinking.argument.words import sayings

LEAF = 0.7
CLOSE = 1e-9
Beliefs = Mapping[str, float] | None
Semantics = Callable[[float, Sequence[float], Sequence[float]], float]
"""From a base score and the final strengths of the attackers and of the supporters to a final strength, all 0..1."""


def df_quad(base: float, attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """Combine by DF-QuAD, the discontinuity-free quantitative argumentation debate algorithm.

    With ``va = 1 - (1-a1)(1-a2)...`` over the attackers and ``vs`` likewise over the supporters, the result is
    ``b - b*(va - vs)`` if ``va >= vs`` and ``b + (1-b)*(vs - va)`` otherwise, with b the base score.

    References
    ----------
    Rago, Toni, Aurisicchio and Baroni 2016, Discontinuity-free decision support with quantitative argumentation
    debates, KR 2016.
    """
    va, vs = (1 - prod(1 - value for value in values) for values in (attackers, supporters))
    return base - base * (va - vs) if va >= vs else base + (1 - base) * (vs - va)


def quadratic_energy(base: float, attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """Combine by the quadratic energy model.

    With the energy ``E = s1 + s2 + ... - a1 - a2 - ...`` and ``h(x) = max(x, 0)^2 / (1 + max(x, 0)^2)`` the result is
    ``b + (1-b)*h(E) - b*h(-E)``, with b the base score.

    References
    ----------
    Potyka 2018, Continuous dynamical systems for weighted bipolar argumentation, KR 2018. On a graph without circles
    the equilibrium is reached in one pass in the order of the arrows.
    """
    energy = 0.0
    for value in [*supporters, *(-value for value in attackers)]:
        energy += value  # not `sum`, which adds up more exactly than the browser does
    return base + (1 - base) * _impact(energy) - base * _impact(-energy)


def _impact(energy: float) -> float:
    square = max(energy, 0.0) ** 2
    return square / (1 + square)


SEMANTICS: dict[str, Semantics] = {"df-quad": df_quad, "quadratic-energy": quadratic_energy}


def leaves(argument: Argument) -> list[str]:
    """The ids of the nodes that no inference ends at, in the order of the file."""
    derived = {inference.conclusion for inference in argument.inferences}
    return [node.id for node in argument.nodes if node.id not in derived]


@dataclass(frozen=True, slots=True)
class Part:
    """How one node, inference or attack is weighed, from parts that stand before it in the plan.

    The base of a "leaf" is the belief, of a "node" 0, of a "step" the weakest of `base`, of an "attack" its source, the
    one name in `base`. `supporters` are the inferences to a node, `attackers` the attacks on the part.
    """

    id: str
    kind: Literal["leaf", "node", "step", "attack"]
    base: tuple[str, ...]
    supporters: tuple[str, ...]
    attackers: tuple[str, ...]


def plan(argument: Argument) -> list[Part]:
    """The parts of an argument in an order in which each can be weighed: the same for Python and for the browser.

    `Circular` is raised if the arrows, attacks included, run in a circle.
    """
    graph = read(argument)
    return [_part(graph, name) for name in order(needs(graph))]


def _part(graph: Graph, name: str) -> Part:
    attackers = tuple(attack.id for attack in graph.against.get(name, []))
    if name in graph.nodes:
        supporters = tuple(inference.id for inference in graph.into.get(name, []))
        return Part(name, "node" if supporters else "leaf", (), supporters, attackers)
    if name in graph.inferences:
        return Part(name, "step", tuple(graph.inferences[name].premises), (), attackers)
    return Part(name, "attack", (graph.attacks[name].source,), (), attackers)


def strengths(argument: Argument, beliefs: Beliefs = None, semantics: str = "df-quad") -> dict[str, float]:
    """The strength, 0..1, of every node, inference and attack, by id.

    Parameters
    ----------
    argument : Argument
        Well formed and without circles.
    beliefs : mapping, optional
        How far the reader believes a leaf, 0..1, by node id. Leaves that are not named count as 0.7; names that are
        no leaf are ignored.
    semantics : str
        "df-quad" or "quadratic-energy".

    Raises
    ------
    Circular
        If the arrows, attacks included, run in a circle.
    ValueError
        If a belief is outside 0..1.
    KeyError
        If there is no such semantics.
    """
    given, combine = checked(beliefs), SEMANTICS[semantics]
    found: dict[str, float] = {}
    for part in plan(argument):
        base = given.get(part.id, LEAF) if part.kind == "leaf" else min((found[n] for n in part.base), default=0.0)
        found[part.id] = combine(base, [found[n] for n in part.attackers], [found[n] for n in part.supporters])
    return found


def checked(beliefs: Beliefs) -> dict[str, float]:
    """The beliefs as numbers; a `ValueError` if one is outside 0..1, or not a number at all."""
    for name, value in (beliefs or {}).items():
        if not 0 <= value <= 1:
            raise ValueError(sayings()("weigh.no_belief", name=name, value=str(value)))
    return {name: float(value) for name, value in (beliefs or {}).items()}


def influences(argument: Argument, beliefs: Beliefs = None, semantics: str = "df-quad") -> dict[str, float]:
    """How the thesis changes (-1..1) when one leaf after the other goes to 0, the rest as it is: below 0 the thesis
    needs the leaf, above 0 the leaf counts against the thesis.
    """
    now = strengths(argument, beliefs, semantics)[argument.thesis]
    return {leaf: strengths(argument, {**(beliefs or {}), leaf: 0.0}, semantics)[argument.thesis] - now
            for leaf in leaves(argument)}


def most_influential(argument: Argument, beliefs: Beliefs = None, semantics: str = "df-quad") -> list[str]:
    """The leaves whose fall to 0 changes the thesis most, in the order of the file; empty if none changes it.

    Several names are a tie: premises of one linked step often tie, because the step falls with any of them.
    """
    changes = influences(argument, beliefs, semantics)
    largest = max((abs(change) for change in changes.values()), default=0.0)
    return [leaf for leaf, change in changes.items() if largest > CLOSE and abs(change) > largest - CLOSE]


def most_said(argument: Argument, beliefs: Beliefs = None, semantics: str = "df-quad") -> str:
    """The most influential leaf as a sentence, with the thesis before and after its fall to 0; ties are named."""
    say, names = sayings().part("weigh"), most_influential(argument, beliefs, semantics)
    if not names:
        return say("most_none")
    before = strengths(argument, beliefs, semantics)[argument.thesis]
    changes, now = influences(argument, beliefs, semantics), f"{before:.2f}"
    if len(names) == 1:
        return say("most_one", name=names[0], now=now, after=f"{before + changes[names[0]]:.2f}")
    return say("most_tie", now=now, ends=_each((name, before + changes[name]) for name in names))


def workings(argument: Argument, found: Mapping[str, float], node: str) -> list[str]:
    """How a node got its strength: one line for each inference to it and each attack on it, with the numbers that
    `strengths` found.
    """
    graph, say = read(argument), sayings().part("weigh")
    lines = []
    weighed = [("support", step.id, step.premises) for step in graph.into.get(node, [])]
    weighed += [("attack", attack.id, [attack.source]) for attack in graph.against.get(node, [])]
    for sign, name, base in weighed:
        why = _each((one, found[one]) for one in base)
        why = say("weakest", parts=why) if len(base) > 1 else why
        undercut = _each((attack.source, found[attack.id]) for attack in graph.against.get(name, []))
        why = say("weakened", why=why, parts=undercut) if undercut else why
        lines.append(say(sign, id=name, why=why, strength=f"{found[name]:.2f}"))
    return lines


def _each(values: Iterable[tuple[str, float]]) -> str:
    return ", ".join(f"{name} {value:.2f}" for name, value in values)
