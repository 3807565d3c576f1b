"""The leverage window: how much support makes a threat both painful and believable. No NumPy.

Our reading of the truce article as a patron and a client. The client keeps the truce if what a punishment would cost
it, times the chance m that a violation is punished, is at least its gain b from violating. It would lose the support s,
except for the share alpha that somebody else can replace:

    m s (1 - alpha) >= b,   so   s >= b / (m (1 - alpha))

That chance has two parts, m = noticed x officers: what the patron learns of (it cannot punish what it does not notice),
and how often its officers carry out what it orders (they will not). With m = noticed the line says from which support
on the patron *can* hurt enough; with m = noticed x officers, from which support on it does.

The patron orders a punishment only if the deal is worth at least what punishing its own client costs it; that cost
grows with what it has put in:

    V >= k0 + k1 s,         so   s <= (V - k0) / k1

Leverage exists between the two. That patrons buy cheapness with control: Salehyan 2010, Byman and Kreps 2010. The two
lines and the split of m are ours. Encodes P3, P4 (V), P6, P8 (m), P8 (b), P8, P11 (k1).
"""

from __future__ import annotations

import math


def bite(s: float, m: float, alpha: float) -> float:
    """What a violation would cost the client on average, where it is punished with chance m: m s (1 - alpha)."""
    return m * s * (1 - alpha)


def price(s: float, k0: float, k1: float) -> float:
    """What punishing its own client would cost the patron: k0 + k1 s."""
    return k0 + k1 * s


def least(b: float, m: float, alpha: float) -> float | None:
    """The least support with which the client keeps the truce; None where no support is enough.

    0 where there is nothing to gain from a violation (b = 0).
    """
    if b <= 0:
        return 0.0
    rate = m * (1 - alpha)
    return b / rate if rate > 0 else None


def most(V: float, k0: float, k1: float) -> float | None:
    """The most support with which the patron would still punish; None where it would not do so at any level.

    Infinite where the cost does not grow with the support (k1 = 0).
    """
    if V < k0:
        return None
    return (V - k0) / k1 if k1 > 0 else math.inf


def window(low: float | None, high: float | None) -> tuple[float, float] | None:
    """The support between which leverage exists, from `least` and `most`; None where there is no such support."""
    if low is None or high is None or low > high + 1e-9:
        return None
    return low, max(high, low)


def obedience(b: float, noticed: float, alpha: float, high: float | None) -> float | None:
    """How often the officers must carry out an order for the window to open, 0..1; None where always is too little.

    The window is widest at its upper edge `high`: there b / (noticed (1 - alpha) high) is enough.
    """
    most_felt = bite(high, noticed, alpha) if high is not None else 0.0
    return b / most_felt if most_felt >= b - 1e-9 and most_felt > 0 else None


def replaceable(b: float, m: float, high: float | None) -> float | None:
    """The largest share alpha that leaves the window open; None where even alpha = 0 leaves none."""
    if high is None or high <= 0 or m <= 0:
        return None
    share = 1 - b / (m * high)
    return share if share >= 0 else None


def bearable(low: float | None, V: float, k0: float) -> float | None:
    """The largest k1 that leaves the window open; None where none does, infinite where any does (low = 0)."""
    if low is None or V < k0:
        return None
    return (V - k0) / low if low > 0 else math.inf
