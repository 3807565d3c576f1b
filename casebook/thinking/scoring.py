"""Scoring probability forecasts: Brier and log scores, their reference lines, and what the Brier score is made of.

A forecast is a probability p (0..1) that an event happens; the outcome o is 1 if it happened, else 0.
Brier (1950): (p - o)^2, 0 is best, 1 worst, 0.25 for a coin flip. Log score (Good 1952), in bits: -log2 of the
probability given to what happened, 0 is best, 1 for a coin flip, without bound for a certainty that fails.
Both are proper: nobody scores better, on average, by giving another number than they believe.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

COIN_BRIER = 0.25
COIN_LOG = 1.0


def brier(p: float, happened: bool) -> float:
    """The Brier score of one forecast, 0 (best) to 1.

    Raises
    ------
    ValueError
        If p is not from 0 to 1.
    """
    _check(p)
    return (p - happened) ** 2


def log_score(p: float, happened: bool) -> float:
    """The log score of one forecast in bits, 0 (best) upward; `math.inf` for a certainty that failed.

    Raises
    ------
    ValueError
        If p is not from 0 to 1.
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
    count : how many forecasts.
    brier, log : means over the forecasts.
    base_rate : share of events that happened.
    base_brier : the Brier score of always giving the base rate; equal to `uncertainty`.
    reliability, resolution, uncertainty : Murphy (1973): brier = reliability - resolution + uncertainty, exact when the
        groups hold equal forecasts. Reliability (0 is best) is the calibration error; resolution (more is better) is
        how far the groups' frequencies differ from the base rate.
    groups : the groups, from low to high.
    """

    count: int
    brier: float
    log: float
    base_rate: float
    base_brier: float
    reliability: float
    resolution: float
    uncertainty: float
    groups: tuple[Group, ...]


def score(forecasts: Sequence[float], outcomes: Sequence[bool]) -> Scores | None:
    """The scores of a set of forecasts; None for an empty set: there is nothing to score.

    Raises
    ------
    ValueError
        If the two sequences differ in length or a forecast is no probability.
    """
    if len(forecasts) != len(outcomes):
        raise ValueError(f"{len(forecasts)} forecasts for {len(outcomes)} outcomes")
    if not forecasts:
        return None
    n = len(forecasts)
    base = sum(outcomes) / n
    parts = groups(forecasts, outcomes)
    return Scores(
        count=n,
        brier=sum(brier(p, o) for p, o in zip(forecasts, outcomes, strict=True)) / n,
        log=sum(log_score(p, o) for p, o in zip(forecasts, outcomes, strict=True)) / n,
        base_rate=base,
        base_brier=base * (1 - base),
        reliability=sum(g.count * (g.forecast - g.frequency) ** 2 for g in parts) / n,
        resolution=sum(g.count * (g.frequency - base) ** 2 for g in parts) / n,
        uncertainty=base * (1 - base),
        groups=parts,
    )


def groups(forecasts: Sequence[float], outcomes: Sequence[bool]) -> tuple[Group, ...]:
    """Forecasts of the same value together, from low to high."""
    held: dict[float, list[bool]] = {}
    for p, happened in zip(forecasts, outcomes, strict=True):
        held.setdefault(p, []).append(bool(happened))
    return tuple(Group(len(found), p, sum(found) / len(found)) for p, found in sorted(held.items()))
