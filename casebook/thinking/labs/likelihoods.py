"""What reports can tell apart: likelihood ratios, and reports that share a source. No NumPy.

    L(e | h)                        how strongly one would expect the report e if the account h were true
    L(e | h) / L(e | i)             how far e tells the accounts h and i apart; 1: not at all
    product of the ratios ** w(e)   how far several reports do so together

Nothing here says how likely an account is: for that one would need a belief from before the reports. A weight w below 1
discounts a report that repeats what another has said: two copies of one report at weight 1/2 each count as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

Row = Sequence[float]
"""The likelihoods of one report: a number above 0 for each account."""


def ratio(reports: Sequence[Row], one: int, other: int, weights: Sequence[float] | None = None) -> float:
    """How many times more strongly the reports are expected under account `one` than under `other`.

    Accounts are told by their places in a row. `weights` says how much each report counts, 0..1; in full where none are
    given. ValueError if a likelihood is not above 0.
    """
    if any(value <= 0 for row in reports for value in row):
        raise ValueError("a likelihood must be above zero: nothing is ruled out by a report")
    each = weights if weights is not None else [1.0] * len(reports)
    return prod((row[one] / row[other]) ** weight for row, weight in zip(reports, each, strict=True))


def alike(reports: Sequence[Row], accounts: int) -> list[list[int]]:
    """The accounts in groups: within a group each report is expected equally under all, so that none tells them apart.

    In the order of the accounts; without reports all of them are one group.
    """
    groups: dict[tuple[float, ...], list[int]] = {}
    for account in range(accounts):
        groups.setdefault(tuple(row[account] for row in reports), []).append(account)
    return list(groups.values())
