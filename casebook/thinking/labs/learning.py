"""Trust after violations, in one line of Bayes. No NumPy.

Washington holds with chance tau that Moscow means to keep the truce, and believes that a Moscow that means it stops any
one violation with chance c. A Moscow that does not mean it stops none. After n violations that were not stopped,

    trust = tau (1 - c) ** n / (tau (1 - c) ** n + 1 - tau).

A partner helps only if it means it and is able: the deal is worth c times the trust. Our reduction of Kydd and Walter
2002, who find that violence wrecks a peace process most surely where the other side's moderates are thought strong.
Encodes the two half-sentences of P11: little capacity, or no wish.
"""

from __future__ import annotations

import math


def trust(tau: float, c: float, n: int) -> float:
    """The trust after n violations. ValueError if tau or c is outside 0..1, or n below 0."""
    if not (0 <= tau <= 1 and 0 <= c <= 1 and n >= 0):
        raise ValueError("tau and c lie from 0 to 1, and n is not below zero")
    meant = tau * (1 - c) ** n
    total = meant + 1 - tau
    return meant / total if total > 0 else 1.0  # tau = 1 and c = 1: the impossible happened; the belief stays


def value(tau: float, c: float, n: int) -> float:
    """What the deal is worth after n violations: the chance that the partner means it and is able."""
    return c * trust(tau, c, n)


def best_capacity(tau: float, n: int) -> float:
    """The believed capacity with which the deal is worth most after n violations (1 for n = 0 or tau = 1).

    Found by halving: the slope of log(value) changes its sign once.
    """
    if n == 0 or tau >= 1:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(60):
        c = (low + high) / 2
        rising = (1 - c) * (tau * (1 - c) ** n + 1 - tau) - n * c * (1 - tau)
        low, high = (c, high) if rising > 0 else (low, c)
    return (low + high) / 2


def violations_to_half(tau: float, c: float) -> int | None:
    """The number of violations after which trust is below a half; None ("never") where it never falls there.

    0 where it is below a half from the start.
    """
    if tau < 0.5:
        return 0
    if c <= 0 or tau >= 1:
        return None
    if c >= 1:
        return 1
    exact = math.log(tau / (1 - tau)) / -math.log(1 - c)
    return math.floor(exact + 1e-9) + 1


def capacity_to_half(tau: float, n: int) -> float | None:
    """The believed capacity above which trust is below a half after n violations; None where there is none."""
    if tau < 0.5 or n < 1 or tau >= 1:
        return None
    return 1 - ((1 - tau) / tau) ** (1 / n)
