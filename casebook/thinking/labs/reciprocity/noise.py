"""Two sides who answer each other's conduct, and sometimes by mistake: four rules, and the patience that one needs.

Each day each side keeps quiet (C) or shoots (D). A rule with a memory of one day says with which chance a side keeps
quiet after (its own conduct, the other's) was CC, CD, DC or DD. With chance `noise` a side does the opposite of what
its rule says: by accident, or because it mistook what the other did (P9: was the strike an accident or meant?). Days
then form a Markov chain on CC, CD, DC, DD; its stationary distribution is the long run.

A day is worth T = 5 (shoot at a side that keeps quiet), R = 3 (both quiet), P = 1 (both shoot), S = 0 (be shot at):
the usual preset of the repeated prisoner's dilemma. Pure Python: a 4 by 4 system is solved by elimination.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

T, R, P, S = 5.0, 3.0, 1.0, 0.0
Rule = tuple[float, float, float, float]
STRICT: Rule = (1.0, 0.0, 1.0, 0.0)
WIN_STAY: Rule = (1.0, 0.0, 0.0, 1.0)
NEVER_AGAIN: Rule = (1.0, 0.0, 0.0, 0.0)


def generous(g: float) -> Rule:
    """Like for like, but a violation is let pass with chance g (0 is strict, 1 always keeps quiet)."""
    return (1.0, g, 1.0, g)


def shaken(rule: Rule, noise: float) -> Rule:
    """The rule as it is carried out, with mistakes."""
    a, b, c, d = ((1 - noise) * chance + noise * (1 - chance) for chance in rule)
    return a, b, c, d


@lru_cache(maxsize=4096)
def long_run(mine: Rule, other: Rule, noise: float) -> tuple[float, float, float, float] | None:
    """The share of days in CC, CD, DC, DD (my conduct first) in the long run.

    None where that hangs on how it all began: without noise some rules never leave the state that they are in.

    Raises
    ------
    ValueError
        If `noise` does not lie from 0 to 1/2.
    """
    if not 0 <= noise <= 0.5:
        raise ValueError(f"noise lies from 0 to 0.5; {noise!r} does not")
    if noise == 0:
        return None
    p, q = shaken(mine, noise), shaken(other, noise)
    seen = (q[0], q[2], q[1], q[3])  # the other side sees the same day from its own place
    move = [(a * b, a * (1 - b), (1 - a) * b, (1 - a) * (1 - b)) for a, b in zip(p, seen, strict=True)]
    rows = [[move[j][i] - (i == j) for j in range(4)] + [0.0] for i in range(3)] + [[1.0] * 4 + [1.0]]
    a, b, c, d = _solved(rows)
    return a, b, c, d


def _solved(rows: list[list[float]]) -> list[float]:
    """The solution of a square system given as rows with the right side last (Gauss, largest pivot first)."""
    size = len(rows)
    for column in range(size):
        best = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[best] = rows[best], rows[column]
        for row in range(size):
            if row != column:
                factor = rows[row][column] / rows[column][column]
                rows[row] = [x - factor * y for x, y in zip(rows[row], rows[column], strict=True)]
    return [rows[i][size] / rows[i][i] for i in range(size)]


def quiet(rule: Rule, noise: float) -> float:
    """The long-run share of days on which a side keeps quiet, both sides using the same rule and starting quietly."""
    shares = long_run(rule, rule, noise)
    return 1.0 if shares is None else shares[0] + shares[1]


def worth(rule: Rule, noise: float) -> float:
    """What a day is worth to each side in the long run, both using the same rule and starting quietly."""
    shares = long_run(rule, rule, noise)
    return R if shares is None else sum(x * y for x, y in zip(shares, (R, S, T, P), strict=True))


def clean_days(noise: float, limit: int | None = None) -> float | None:
    """The expected number of days before the first mistake of either side; with a limit, of at most so many days.

    None ("for ever") without noise and without a limit.
    """
    both = (1 - noise) ** 2
    if both == 1:
        return None if limit is None else float(limit)
    whole = both / (1 - both)
    return whole if limit is None else whole * (1 - both**limit)


def patience_needed(noise: float, detect: float, t: float = T, r: float = R, p: float = P) -> float | None:
    """The least weight of the future with which "never again" holds both sides to the truce.

    A violation is seen with chance `detect`, a quiet day is taken for one with chance `noise`; either ends the truce
    for good. The condition is delta >= (T - R) / ((d - e)(R - P) + (1 - e)(T - R)) (after Green and Porter 1984).
    None ("never") where no weight below 1 is enough.

    Raises
    ------
    ValueError
        If T > R > P does not hold.
    """
    if not t > r > p:
        raise ValueError("the payoffs must fall from T over R to P")
    below = (detect - noise) * (r - p) + (1 - noise) * (t - r)
    if detect <= noise or below <= 0:
        return None
    needed = (t - r) / below
    return needed if needed < 1 - 1e-12 else None


def safe_generosity(t: float = T, r: float = R, p: float = P, s: float = S) -> float:
    """The largest generosity that, without noise, a side cannot exploit: min(1 - (T-R)/(R-S), (R-P)/(T-P)).

    The first limit is set by one who shoots every other day, the second by one who always shoots.
    """
    return max(0.0, min(1 - (t - r) / (r - s), (r - p) / (t - p)))


def against(g: float, conduct: Sequence[int]) -> float:
    """What a day is worth to a side that repeats a fixed conduct (1 quiet, 0 shoot) against the generous rule.

    Without noise; the conduct is repeated for ever, and the generous side answers the day before.
    """
    total = 0.0
    for index, act in enumerate(conduct):
        met = 1.0 if conduct[index - 1] else g  # the chance that the other side keeps quiet today
        total += met * (R if act else T) + (1 - met) * (S if act else P)
    return total / len(conduct)
