"""Scoring probability forecasts: Brier and log scores, their reference lines, and what the Brier score is made of.

A forecast is a probability p (0..1) that an event happens; the outcome o is 1 if it happened, else 0.
Brier (1950): (p - o)^2, 0 is best, 1 worst, 0.25 for a coin flip. Log score (Good 1952), in bits: -log2 of the
probability given to what happened, 0 is best, 1 for a coin flip, without bound for a certainty that fails.
Both are proper: nobody scores better, on average, by giving another number than they believe.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import fmean


def brier(p: float, happened: bool) -> float:
    """The Brier score of one forecast, 0 (best) to 1; a `ValueError` if p is not from 0 to 1."""
    _check(p)
    return (p - happened) ** 2


def log_score(p: float, happened: bool) -> float:
    """The log score of one forecast in bits, 0 (best) upward; `math.inf` for a certainty that failed.

    A `ValueError` if p is not from 0 to 1.
    """
    _check(p)
    given = p if happened else 1 - p
    return math.inf if given == 0 else -math.log2(given)


def _check(p: float) -> None:
    if not 0 <= p <= 1:
        raise ValueError(f"{p} is not a probability from 0 to 1")


@dataclass(frozen=True, slots=True)
class Group:
    """Forecasts of like probability: how many, their mean, and how often the event happened."""

    count: int
    forecast: float
    frequency: float


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a set of forecasts.

    Attributes
    ----------
    brier, log : means over the forecasts.
    reliability, resolution, uncertainty : Murphy (1973): brier = reliability - resolution + uncertainty, exact when the
        groups hold equal forecasts. Reliability (0 is best) is the calibration error; resolution (more is better) is
        how far the groups' frequencies differ from the share of events that happened.
    groups : the groups, from low to high.
    within : what grouping unlike forecasts leaves over: their variance inside the groups less twice their covariance
        with the outcomes there (Stephenson, Coelho, Jolliffe 2008). 0 when each group holds equal forecasts. Always
        brier = reliability - resolution + uncertainty + within.
    """

    count: int
    brier: float
    log: float
    reliability: float
    resolution: float
    uncertainty: float
    groups: tuple[Group, ...]
    within: float


def score(forecasts: Sequence[float], outcomes: Sequence[bool], edges: Sequence[float] = ()) -> Scores | None:
    """The scores of a set of forecasts; None for an empty set: there is nothing to score.

    Parameters
    ----------
    forecasts
        Probabilities, 0..1.
    outcomes
        Whether each event happened.
    edges
        Borders of the groups, rising, between 0 and 1; a forecast on a border goes up. Without any, only equal
        forecasts share a group. Groups change what the Brier score is made of, never the score.

    Raises
    ------
    ValueError
        If the two sequences differ in length or a forecast is no probability.
    """
    if len(forecasts) != len(outcomes):
        raise ValueError(f"{len(forecasts)} forecasts for {len(outcomes)} outcomes")
    if not forecasts:
        return None
    pairs, n = list(zip(forecasts, outcomes, strict=True)), len(forecasts)
    base = sum(outcomes) / n
    held: dict[float, list[tuple[float, bool]]] = {}
    for p, happened in pairs:
        held.setdefault(bisect_right(edges, p) if edges else p, []).append((p, happened))
    groups, within = [], 0.0
    for _, inside in sorted(held.items()):
        group = Group(len(inside), fmean(p for p, _ in inside), fmean(o for _, o in inside))
        groups.append(group)
        strayed = [(p - group.forecast, o - group.frequency) for p, o in inside]
        within += sum(p**2 - 2 * p * o for p, o in strayed)
    return Scores(
        count=n,
        brier=sum(brier(p, o) for p, o in pairs) / n,
        log=sum(log_score(p, o) for p, o in pairs) / n,
        reliability=sum(g.count * (g.forecast - g.frequency) ** 2 for g in groups) / n,
        resolution=sum(g.count * (g.frequency - base) ** 2 for g in groups) / n,
        uncertainty=base * (1 - base),
        groups=tuple(groups),
        within=within / n,
    )


def one_other(forecasts: Sequence[float], outcomes: Sequence[bool]) -> tuple[float, float] | None:
    """The lowest and the highest Brier score that there would be if one single outcome had been the other way; None for
    an empty set. How far the two lie apart shows how little a short list of forecasts says.
    """
    if not forecasts:
        return None
    whole = sum(brier(p, o) for p, o in zip(forecasts, outcomes, strict=True))
    turned = [whole - brier(p, o) + brier(p, not o) for p, o in zip(forecasts, outcomes, strict=True)]
    return min(turned) / len(forecasts), max(turned) / len(forecasts)


def by_luck(p: float, count: int, share: float = 0.9) -> tuple[float, float]:
    """How far the frequency of `count` independent events of probability p strays by chance alone.

    The narrowest middle range of frequencies (0..1) that leaves at most (1 - share) / 2 of the chances on either side,
    from the binomial distribution. A calibrated forecaster's mark lies in it at least that often. After the consistency
    bars of Broecker and Smith (2007). A `ValueError` if p is not from 0 to 1 or there is no event.
    """
    _check(p)
    if count < 1:
        raise ValueError("a frequency needs at least one event")
    tail = (1 - share) / 2
    chances = [math.comb(count, k) * p**k * (1 - p) ** (count - k) for k in range(count + 1)]
    return _first_above(chances, tail) / count, 1 - _first_above(chances[::-1], tail) / count


def _first_above(chances: Sequence[float], tail: float) -> int:
    """The first number of events at which the chances, added up from 0, exceed the tail."""
    return next((k for k, total in enumerate(accumulate(chances)) if total > tail), len(chances) - 1)
