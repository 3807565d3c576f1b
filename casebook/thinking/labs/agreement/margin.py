"""How wide the zone is, exactly: a linear programme over all packages, not only those of the grid.

margin = max over packages x of the smallest gain u_i(x) - d_i among those who must sign. There is a zone if and only
if it is at least zero. Utilities are concave and linear between ideal points, so a best package is a mixture, issue by
issue, of the signers' ideal points (and of 0 and 10 for a post that is all or nothing); the mixture's shares are the
variables. Solved in whole numbers, so the flip point has no rounding error.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from casebook.thinking.labs.agreement.coding import FULL, TENTHS, Coding
from casebook.thinking.labs.simplex import maximise

Demands = Mapping[str, int]


def margin(coding: Coding, demands: Demands, divisible: bool = True) -> Fraction | None:
    """The largest gain that every signer can have at once, in thousandths; below zero where there is no zone.

    None where nobody must sign.
    """
    if not demands:
        return None
    return _margin(coding, tuple(sorted(demands.items())), divisible)


def closes_at(coding: Coding, demands: Demands, name: str, divisible: bool = True) -> Fraction | None:
    """The highest demand of one signer, in thousandths, at which a zone is left, the others' demands held.

    It is the most that this signer can get in a package that the others accept. None ("never") where the others alone
    have no package, or the party does not sign.
    """
    if name not in demands:
        return None
    others = tuple(sorted((other, least) for other, least in demands.items() if other != name))
    return _most(coding, others, name, divisible)


@lru_cache(maxsize=512)
def _margin(coding: Coding, demands: tuple[tuple[str, int], ...], divisible: bool) -> Fraction:
    best: Fraction | None = None
    for places in _branches(coding, [name for name, _ in demands], divisible):
        gains, base, tidy = _rows(coding, demands, places)
        rows = [[1, *(-entry for entry in row)] for row in gains] + [[0, *row] for row in tidy]
        limits = [FULL + start - least for start, (_, least) in zip(base, demands, strict=True)] + [1] * len(tidy)
        found = maximise([1] + [0] * len(gains[0]), rows, limits)
        assert found is not None  # the base package always fits
        value = found.value - FULL
        best = value if best is None or value > best else best
    assert best is not None
    return best


@lru_cache(maxsize=512)
def _most(coding: Coding, others: tuple[tuple[str, int], ...], name: str, divisible: bool) -> Fraction | None:
    best: Fraction | None = None
    for places in _branches(coding, [name, *(other for other, _ in others)], divisible):
        gains, base, tidy = _rows(coding, ((name, 0), *others), places)
        rows = [[-entry for entry in row] for row in gains[1:]] + tidy
        limits = [start - least for start, (_, least) in zip(base[1:], others, strict=True)] + [1] * len(tidy)
        found = maximise(gains[0], rows, limits)
        if found is not None and (best is None or found.value + base[0] > best):
            best = found.value + base[0]
    return best


def _branches(coding: Coding, names: list[str], divisible: bool) -> list[list[list[int]]]:
    """For each issue the points whose mixtures are enough; one list of issues for each way to settle the post."""
    points = [
        sorted({coding.actor(name).ideal[issue] for name in names}) for issue in range(len(coding.issues))
    ]
    if divisible:
        return [points]
    ends = [[0], [TENTHS]]
    return [
        [list(end) if issue == coding.post else options for issue, options in enumerate(points)] for end in ends
    ]


def _rows(
    coding: Coding, demands: tuple[tuple[str, int], ...], places: list[list[int]]
) -> tuple[list[list[int]], list[int], list[list[int]]]:
    """The programme's numbers, with the first point of each issue as the base from which shares are moved away.

    Returns what each signer gains by moving an issue from its base to another point, each signer's utility at the base
    package, and the rows that keep an issue's shares from summing to more than one.
    """
    base = [options[0] for options in places]
    moves = [(issue, place) for issue, options in enumerate(places) for place in options[1:]]
    gains, start = [], []
    for name, _ in demands:
        actor = coding.actor(name)
        start.append(actor.utility(base))
        gains.append([
            actor.weight[issue] * (abs(base[issue] - actor.ideal[issue]) - abs(place - actor.ideal[issue]))
            for issue, place in moves
        ])
    issues = [issue for issue, options in enumerate(places) if len(options) > 1]
    tidy = [[1 if issue == mine else 0 for issue, _ in moves] for mine in issues]
    return gains, start, tidy
