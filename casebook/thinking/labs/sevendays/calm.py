"""The arithmetic of a calm that everybody must keep: one day, several days, and how long to wait for them. No NumPy.

P3 speaks of a week of calm before anything else could start, P8 of several dozen rebel groups in one coalition. Each
of n groups keeps quiet on a given day with chance q. Where the groups act one by one, the number of incidents is
binomial, and a day counts as clean with at most k of them; with k = 0 its chance is q ** n. Groups may also move
together (a shared order, an offensive): on a share `together` of days either all keep quiet, with chance q, or none.

Days are taken as independent, so d clean days in a row have chance p ** d, and the expected number of days until there
have been d in a row is the classic (1 - p ** d) / ((1 - p) p ** d) (Feller's runs of successes).
"""

from __future__ import annotations

import math


def at_most(k: int, n: int, q: float) -> float:
    """The chance of at most k incidents among n groups that each keep quiet with chance q (binomial)."""
    if k >= n:
        return 1.0
    return min(sum(math.comb(n, i) * (1 - q) ** i * q ** (n - i) for i in range(k + 1)), 1.0)


def clean_day(q: float, n: int, k: int = 0, together: float = 0.0) -> float:
    """The chance that a day counts as clean.

    Parameters
    ----------
    q
        Chance that a group keeps quiet on a day, 0..1.
    n, k
        How many groups there are (1 or more), and how many incidents a day are let pass (0 or more).
    together
        Share of days, 0..1, on which all groups act as one.

    Raises
    ------
    ValueError
        If a number is outside its range.
    """
    if not (0 <= q <= 1 and 0 <= together <= 1 and n >= 1 and k >= 0):
        raise ValueError("q and together lie from 0 to 1; there is at least one group; k is not below zero")
    as_one = 1.0 if k >= n else q
    return together * as_one + (1 - together) * at_most(k, n, q)


def run_chance(p: float, days: int) -> float:
    """The chance that so many days from now on are all clean: p ** days."""
    return p**days


def wait(p: float, days: int) -> float | None:
    """The expected number of days until `days` clean days in a row have been seen; None ("never") for p = 0."""
    if p <= 0:
        return None
    if p >= 1:
        return float(days)
    run = p**days
    if run <= 0:  # too small for a float
        return None
    return (1 - run) / ((1 - p) * run)


def groups_for_even(q: float, days: int, k: int = 0, together: float = 0.0, most: int = 60) -> int | None:
    """The largest number of groups, up to `most`, with which the clean run is at least as likely as not.

    None where not even one group would do.
    """
    found = None
    for n in range(1, most + 1):
        if run_chance(clean_day(q, n, k, together), days) >= 0.5:
            found = n
    return found


def discipline_for_even(n: int, days: int, k: int = 0, together: float = 0.0) -> float:
    """The chance q with which the clean run is as likely as not, by halving; 0 where even q = 0 is enough."""
    if run_chance(clean_day(0.0, n, k, together), days) >= 0.5:
        return 0.0
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        if run_chance(clean_day(middle, n, k, together), days) >= 0.5:
            high = middle
        else:
            low = middle
    return high
