"""An argument read as a graph, once, so that every other module can ask it short questions.

Things with an id are nodes, inferences and attacks. An arrow runs from premise to conclusion through its inference
(the RA node of the Argument Interchange Format) and from an attacker to what it attacks: a node, or, as an undercut,
an inference or another attack.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

from casebook.files.argument import Argument, Attack, Inference, Node

Item = TypeVar("Item")


@dataclass(frozen=True)
class Graph:
    """Look-ups over one argument. Lists keep the order of the file; a name that is missing has no entry.

    By node id: `into`, the inferences that end there; `uses`, those that use it as a premise; `aims`, the attacks that
    start there. By the id of a node, an inference or an attack: `against`, the attacks aimed at it.
    """

    argument: Argument
    nodes: dict[str, Node]
    inferences: dict[str, Inference]
    attacks: dict[str, Attack]
    into: dict[str, list[Inference]]
    uses: dict[str, list[Inference]]
    against: dict[str, list[Attack]]
    aims: dict[str, list[Attack]]

    @property
    def parts(self) -> set[str]:
        """The ids of all nodes, inferences and attacks."""
        return self.nodes.keys() | self.inferences.keys() | self.attacks.keys()


def read(argument: Argument) -> Graph:
    """Index an argument. Dangling references are kept under the name they use; `wellformed` reports them."""
    inferences, attacks = argument.inferences, argument.attacks
    return Graph(
        argument=argument,
        nodes={n.id: n for n in argument.nodes},
        inferences={i.id: i for i in inferences},
        attacks={a.id: a for a in attacks},
        into=_grouped((i.conclusion, i) for i in inferences),
        uses=_grouped((premise, i) for i in inferences for premise in dict.fromkeys(i.premises)),
        against=_grouped((a.target, a) for a in attacks),
        aims=_grouped((a.source, a) for a in attacks),
    )


def _grouped(pairs: Iterable[tuple[str, Item]]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for name, item in pairs:
        found.setdefault(name, []).append(item)
    return found


def core(argument: Argument) -> Argument:
    """The argument without its detail layer. An inference keeps its core premises; attacks need both their ends."""
    nodes = [n for n in argument.nodes if n.layer == "core"]
    kept = {n.id for n in nodes}
    inferences = []
    for inference in argument.inferences:
        premises = [p for p in inference.premises if p in kept]
        if inference.layer == "core" and inference.conclusion in kept and premises:
            same = premises == inference.premises
            inferences.append(inference if same else replace(inference, premises=premises))
    kept |= {i.id for i in inferences}
    attacks = [a for a in argument.attacks if a.layer == "core" and a.source in kept]
    while True:
        ends = kept | {a.id for a in attacks}
        left = [a for a in attacks if a.target in ends]
        if len(left) == len(attacks):
            return replace(argument, nodes=nodes, inferences=inferences, attacks=attacks)
        attacks = left


def part(argument: Argument, ids: Iterable[str]) -> Argument:
    """The argument with only the nodes, inferences and attacks whose ids are given (a step of the walk)."""
    kept = set(ids)
    return replace(
        argument,
        nodes=[n for n in argument.nodes if n.id in kept],
        inferences=[i for i in argument.inferences if i.id in kept],
        attacks=[a for a in argument.attacks if a.id in kept],
    )


def needs(graph: Graph) -> dict[str, list[str]]:
    """What each node, inference and attack directly depends on, by id: the arrows that end at it."""
    out = {name: [i.id for i in graph.into.get(name, [])] for name in graph.nodes}
    out |= {name: list(inference.premises) for name, inference in graph.inferences.items()}
    out |= {name: [attack.source] for name, attack in graph.attacks.items()}
    return {name: [*below, *(a.id for a in graph.against.get(name, []))] for name, below in out.items()}


class Circular(ValueError):
    """The arrows run in a circle, so nothing can be weighed or drawn. The message names the circle."""


def order(arrows: Mapping[str, Iterable[str]]) -> list[str]:
    """Sort so that everything stands after what it points at. Things that are only pointed at need no entry.

    Raises
    ------
    Circular
        If the arrows run in a circle.
    """
    try:
        return list(TopologicalSorter(arrows).static_order())
    except CycleError:
        raise Circular("the arrows run in a circle: " + " to ".join(circle(arrows))) from None


def circle(arrows: Mapping[str, Iterable[str]]) -> list[str]:
    """A circle of arrows, its first thing repeated at the end; empty where there is none."""
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found[::-1]
    return []


def reach(start: str, arrows: Mapping[str, Iterable[str]]) -> set[str]:
    """Everything that can be reached from `start` along the arrows, without `start` unless it lies on a circle."""
    seen: set[str] = set()
    todo = [start]
    while todo:
        for other in arrows.get(todo.pop(), ()):
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


def upward(graph: Graph, support_only: bool = False) -> dict[str, list[str]]:
    """From each node, inference and attack to what it bears on; with `support_only` without the arrows of attacks."""
    out: dict[str, list[str]] = {name: [i.id for i in graph.uses.get(name, [])] for name in graph.nodes}
    out.update({name: [i.conclusion] for name, i in graph.inferences.items()})
    if not support_only:
        for attack in graph.attacks.values():
            out.setdefault(attack.source, []).append(attack.id)
            out.setdefault(attack.id, []).append(attack.target)
    return out

