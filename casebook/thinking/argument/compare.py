"""How near is one map of an argument to another? Scores over the arrows, and patterns that need no model answer.

Trained readers agree on content and direction more than on force and form, so several readings may be right: a score
is the best over all accepted variants. The scores need no graph edit distance, since the cards have names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Literal

from casebook.files.argument import Argument, Variant
from casebook.thinking.argument.graph import order, reach

MOST_READINGS = 2048


@dataclass(frozen=True, slots=True)
class Link:
    """One arrow: premises that together support a conclusion, or one node against a node or a link.

    `sources` of a support with more than one member are linked premises.
    """

    sources: frozenset[str]
    target: str
    kind: Literal["support", "attack"] = "support"


def support(sources: Iterable[str], target: str) -> Link:
    """A support from one or more premises to a conclusion."""
    return Link(frozenset(sources), target)


def links(argument: Argument) -> list[Link]:
    """All arrows of an argument."""
    found = [support(i.premises, i.conclusion) for i in argument.inferences]
    return [*found, *(Link(frozenset([a.source]), a.target, "attack") for a in argument.attacks)]


def above(arrows: Iterable[Link]) -> set[tuple[str, str]]:
    """Pairs (lower, higher): the lower statement supports the higher one, directly or over other statements."""
    up: dict[str, set[str]] = {}
    for arrow in arrows:
        if arrow.kind == "support":
            for source in arrow.sources:
                up.setdefault(source, set()).add(arrow.target)
    return {(lower, higher) for lower in up for higher in reach(lower, up)}


@dataclass(frozen=True, slots=True)
class Reading:
    """One accepted reading: its links with the credit (0..1) that each earns."""

    credits: dict[Link, float]

    @property
    def links(self) -> list[Link]:
        """The links without their credits."""
        return list(self.credits)


def readings(argument: Argument) -> list[Reading]:
    """The map's own reading first, then every accepted one: at most one variant an inference, in all combinations.

    A map with so many variants that the combinations exceed 2,048 is read with one variant at a time.
    """
    groups: dict[str, list[Link]] = {i.id: [support(i.premises, i.conclusion)] for i in argument.inferences}
    groups.update({a.id: [Link(frozenset([a.source]), a.target, "attack")] for a in argument.attacks})
    choices: dict[str, list[tuple[list[Link], float]]] = {name: [(own, 1.0)] for name, own in groups.items()}
    merged: list[tuple[Variant, list[str]]] = []
    for variant in argument.variants:
        if variant.mode == "linked" and groups[variant.edge][0].kind == "support":
            merged.append((variant, _siblings(argument, variant.edge)))
            continue
        for alternative in _alternatives(groups[variant.edge], variant):
            choices[variant.edge].append((alternative, variant.credit))
    found = [_reading(chosen) for chosen in _combine(list(choices.values()))]
    for variant, names in merged:
        rest = [own[0] for name, own in choices.items() if name not in names]
        sources = frozenset().union(*(link.sources for name in names for link in groups[name]))
        whole = [Link(sources, groups[variant.edge][0].target)]
        found.append(_reading([*rest, (whole, variant.credit)]))
    return found


def _combine(choices: list[list[tuple[list[Link], float]]]) -> Iterator[Sequence[tuple[list[Link], float]]]:
    size = 1
    for options in choices:
        size *= len(options)
    if size <= MOST_READINGS:
        yield from product(*choices)
        return
    own = [options[0] for options in choices]
    yield own
    for i, options in enumerate(choices):
        for option in options[1:]:
            yield [*own[:i], option, *own[i + 1:]]


def _reading(chosen: Iterable[tuple[list[Link], float]]) -> Reading:
    credits: dict[Link, float] = {}
    for group, credit in chosen:
        for link in group:
            credits[link] = max(credit, credits.get(link, 0.0))
    return Reading(credits)


def _siblings(argument: Argument, edge: str) -> list[str]:
    conclusion = {i.id: i.conclusion for i in argument.inferences}
    return [name for name, target in conclusion.items() if target == conclusion.get(edge)] or [edge]


def _alternatives(own: list[Link], variant: Variant) -> Iterator[list[Link]]:
    """The other readings of one arrow that a variant accepts."""
    (link,) = own
    if link.kind == "attack":
        for source in link.sources:
            yield from ([Link(link.sources, target, "attack")] for target in variant.move.get(source, []))
        return
    bases = [link.sources]
    for size in range(1, len(variant.drop) + 1):
        for dropped in combinations(variant.drop, size):
            left = link.sources - set(dropped)
            if left:
                bases.append(left)
    for sources in bases:
        for moved in _moves(sources, link.sources, variant):
            stay = sources - {name for name, _ in moved}
            group = [support([name], target) for name, target in moved]
            group += _split(stay, link.target, variant) if stay else []
            if group != own:
                yield group


def _moves(sources: frozenset[str], own: frozenset[str], variant: Variant) -> Iterator[tuple[tuple[str, str], ...]]:
    """Every way to move the premises that may move; a premise of another arrow is moved by adding a link."""
    names = [name for name in variant.move if name in sources or name not in own]
    yield from product(*([(name, target) for target in variant.move[name]] for name in names))


def _split(sources: frozenset[str], target: str, variant: Variant) -> list[Link]:
    if variant.mode == "convergent" and not variant.split:
        return [support([name], target) for name in sorted(sources)]
    if not variant.split:
        return [support(sources, target)]
    groups = [sources & set(group) for group in variant.split]
    groups.append(sources.difference(*groups))
    return [support(group, target) for group in groups if group]


def _f1(hits: float, learner: int, reference: int) -> float:
    return 2 * hits / (learner + reference) if learner + reference else 1.0


def edge_f1(learner: Iterable[Link], reference: Iterable[Link] | Reading) -> float:
    """How many arrows are the same: the harmonic mean of precision and recall, 0..1.

    An arrow counts only whole: same kind, same set of premises, same conclusion. In a `Reading` a matched arrow counts
    with its credit. Two empty maps are the same.
    """
    credits = reference.credits if isinstance(reference, Reading) else dict.fromkeys(reference, 1.0)
    mine = set(learner)
    return _f1(sum(credits.get(link, 0.0) for link in mine), len(mine), len(credits))


def ancestor_f1(learner: Iterable[Link], reference: Iterable[Link] | Reading) -> float:
    """How often a statement stands rightly below another, however many steps lie between, 0..1.

    Kinder than `edge_f1`: a skipped step costs little and linked or convergent does not matter. In a `Reading` a pair
    counts with the credit of its own arrow, or 1 where it has none. Two empty maps are the same.
    """
    mine = above(learner)
    if not isinstance(reference, Reading):
        theirs = above(reference)
        return _f1(len(mine & theirs), len(mine), len(theirs))
    theirs = above(reference.links)
    direct: dict[tuple[str, str], float] = {}
    for link, credit in reference.credits.items():
        for source in link.sources:
            direct[source, link.target] = max(credit, direct.get((source, link.target), 0.0))
    return _f1(sum(direct.get(pair, 1.0) for pair in mine & theirs), len(mine), len(theirs))


def best_edge_f1(learner: Iterable[Link], argument: Argument) -> float:
    """`edge_f1` against the accepted reading that fits best. The map's own reading scores 1."""
    mine = list(learner)
    return max(edge_f1(mine, reading) for reading in readings(argument))


def best_ancestor_f1(learner: Iterable[Link], argument: Argument) -> float:
    """`ancestor_f1` against the accepted reading that fits best. The map's own reading scores 1."""
    mine = list(learner)
    return max(ancestor_f1(mine, reading) for reading in readings(argument))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A fault of form that can be named without a model answer, or an arrow that runs the wrong way round.

    Attributes
    ----------
    kind : "circle" (a statement rests on itself), "nothing" (an arrow from or to what is no card), "orphan" (a card
        that does not lead to the root), "reversed" (the reference has it the other way round).
    cards : the cards concerned, for a circle in its order.
    """

    kind: Literal["circle", "nothing", "orphan", "reversed"]
    cards: tuple[str, ...]

    @property
    def say(self) -> str:
        """The fault as one sentence."""
        first, last = self.cards[0], self.cards[-1]
        if self.kind == "circle":
            return f"These rest on each other in a circle: {', '.join(self.cards)}. One of them must stand on its own."
        if self.kind == "nothing":
            return f"An arrow names {first}, which is not on the map."
        if self.kind == "orphan":
            return f"{first} supports nothing that leads to the main claim."
        return f"The arrow from {first} to {last} runs the wrong way: it makes the ground rest on the claim."


def patterns(
    learner: Iterable[Link], cards: Iterable[str], root: str, reference: Iterable[Link] | None = None
) -> list[Pattern]:
    """Faults of form in a map, worst first: arrows to nothing, a circle, reversed arrows, orphans.

    Parameters
    ----------
    learner : iterable of Link
        The map that is looked at.
    cards : iterable of str
        The ids that may be used; the root is one of them or is added.
    root : str
        The main claim.
    reference : iterable of Link, optional
        With it, arrows that it has the other way round are named; without it, only faults of form.
    """
    mine = list(learner)
    known = {root, *cards}
    named = {name: None for link in mine for name in (*sorted(link.sources), link.target) if link.kind == "support"}
    found = [Pattern("nothing", (name,)) for name in named if name not in known]
    up: dict[str, list[str]] = {name: [] for name in sorted(known)}
    for link in mine:
        if link.kind == "support":
            for source in sorted(link.sources):
                up.setdefault(source, []).append(link.target)
    circle = order(up)[1]
    if circle:
        found.append(Pattern("circle", tuple(circle[:-1])))
    true = above(reference or [])
    wrong = sorted(pair for pair in above(mine) if pair[::-1] in true and pair not in true and pair[1] in up[pair[0]])
    found += [Pattern("reversed", pair) for pair in wrong]
    return found + [Pattern("orphan", (n,)) for n in up if n in known and n != root and root not in reach(n, up)]
