"""Bayes' rule over a few accounts, with evidence that may share a source. No NumPy.

    after (h)  is proportional to  before (h) x product over reports e of  L(e | h) ** weight(e)

L(e | h) is how strongly one would expect the report e if the account h were true. A weight below 1 discounts a report
that repeats what another has said: two copies of one report at weight 1/2 each count as one. A report that every
account expects alike moves nothing, and the order of reports does not matter.
"""

from __future__ import annotations

import random
from collections.abc import Sequence


def prior(air: float, purpose: float, syrian: float) -> tuple[float, float, float, float]:
    """Beliefs before any report, from three questions that follow each other.

    Parameters
    ----------
    air
        How likely an attack from the air is, 0..1.
    purpose
        How likely it was on purpose, if from the air.
    syrian
        How likely the aircraft were Syrian rather than Russian, if from the air and on purpose.

    Returns
    -------
    tuple
        Syrian aircraft on purpose, Russian aircraft on purpose, from the air by error, not from the air; sums to 1.

    Raises
    ------
    ValueError
        If a number is outside 0..1.
    """
    if not all(0 <= one <= 1 for one in (air, purpose, syrian)):
        raise ValueError("each belief lies from 0 to 1")
    return air * purpose * syrian, air * purpose * (1 - syrian), air * (1 - purpose), 1 - air


def posterior(
    before: Sequence[float], likelihoods: Sequence[Sequence[float]], weights: Sequence[float] | float = 1.0
) -> tuple[float, ...]:
    """Beliefs after the reports.

    Parameters
    ----------
    before
        One number an account, 0 or more, not all 0; scaled to a sum of 1.
    likelihoods
        One row a report, one number above 0 an account.
    weights
        How much each report counts, 0..1 (one number for all, or one a report).

    Raises
    ------
    ValueError
        If nothing is believed beforehand, or a likelihood is not above 0.
    """
    if sum(before) <= 0 or min(before) < 0:
        raise ValueError("at least one account must be possible beforehand")
    if any(value <= 0 for row in likelihoods for value in row):
        raise ValueError("a likelihood must be above zero: nothing is ruled out by a report")
    each = [weights] * len(likelihoods) if isinstance(weights, (int, float)) else list(weights)
    found = list(before)
    for row, weight in zip(likelihoods, each, strict=True):
        found = [belief * value**weight for belief, value in zip(found, row, strict=True)]
    total = sum(found)
    return tuple(belief / total for belief in found)


def strength(row: Sequence[float]) -> float:
    """How far a report can tell accounts apart: its largest likelihood over its smallest (1: not at all)."""
    return max(row) / min(row)


def moved(before: Sequence[float], after: Sequence[float]) -> float:
    """How much belief went from some accounts to others: half of the summed changes, 0..1."""
    return sum(abs(a - b) for a, b in zip(before, after, strict=True)) / 2


def shaken(
    likelihoods: Sequence[Sequence[float]], factor: float, draws: int, seed: int
) -> list[list[tuple[float, ...]]]:
    """Other readings of the same reports: each likelihood times a number from 1/factor to factor, at most 0.99."""
    chance = random.Random(seed)
    return [
        [tuple(min(value * factor ** chance.uniform(-1, 1), 0.99) for value in row) for row in likelihoods]
        for _ in range(draws)
    ]
