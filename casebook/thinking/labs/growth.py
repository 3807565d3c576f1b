"""The arithmetic of accessible regions: how fast they grow, from when, and what it would take. No NumPy.

Our reading of P8 and P9 as a force balance. Each quarter, of every inhabitant of the accessible regions a share `r`
comes forward, a share `v` of these is accepted (vetting), and the more are accepted the larger a share `leak * v` of
them is lost to other groups. A share `loss` of the force is lost (P11: the Russian intervention raises it). Holding one
more inhabitant takes `hold` trained people. So the growth rate per quarter is

    g = r v (1 - leak v) / hold - loss

and the share of all people who live in accessible regions follows the logistic equation A' = g A (1 - A / ceiling)
(Verhulst 1838). Nothing here is measured: direction and threshold are what can be taught.
"""

from __future__ import annotations

import math


def accepted(r: float, v: float, leak: float = 0.0) -> float:
    """People who join and stay, per inhabitant of the accessible regions and quarter: r v (1 - leak v)."""
    return r * v * (1 - leak * v)


def growth(r: float, v: float, hold: float, loss: float, leak: float = 0.0) -> float:
    """The growth rate per quarter. ValueError if `hold` is not above zero."""
    if hold <= 0:
        raise ValueError("holding an inhabitant takes some force: hold must be above zero")
    return accepted(r, v, leak) / hold - loss


def path(start: float, ceiling: float, g: float, quarters: float) -> float:
    """The share of people in accessible regions after so many quarters, 0..ceiling.

    `start` is the share at the beginning (0 stays 0), `ceiling` the largest share that can be reached (start or more).
    """
    if start <= 0:
        return 0.0
    exponent = -g * quarters
    if exponent > 700:  # beyond what a float's exponential holds; the share is then next to nothing
        return 0.0
    return ceiling / (1 + (ceiling / start - 1) * math.exp(exponent))


def time_to(start: float, ceiling: float, g: float, goal: float) -> float | None:
    """Quarters until the share reaches `goal`; 0 where it is there already, None where it never gets there."""
    if start >= goal:
        return 0.0
    if start <= 0 or g <= 0 or goal >= ceiling:
        return None
    return math.log((ceiling / start - 1) / (ceiling / goal - 1)) / g


def growth_needed(start: float, ceiling: float, goal: float, quarters: float) -> float | None:
    """The growth rate that reaches `goal` in that time; None where no rate does (nothing to start from, or ceiling)."""
    if start >= goal:
        return 0.0
    if start <= 0 or goal >= ceiling or quarters <= 0:
        return None
    return math.log((ceiling / start - 1) / (ceiling / goal - 1)) / quarters


def accepted_needed(g: float, hold: float, loss: float) -> float:
    """Accepted people per inhabitant and quarter for a growth rate: hold (g + loss)."""
    return hold * (g + loss)


def best_vetting(leak: float) -> float:
    """The accepted share at which most people join and stay: 1 / (2 leak), at most 1."""
    return 1.0 if leak <= 0.5 else 1 / (2 * leak)


def window(r: float, hold: float, loss: float, leak: float = 0.0) -> tuple[float, float] | None:
    """The accepted shares between which the regions grow (at the ends they stand still), within 0..1.

    None where no accepted share makes them grow. Without a leak the lower end is loss * hold / r.
    """
    if loss <= 0:
        return (0.0, 1.0) if r > 0 else None
    if growth(r, best_vetting(leak), hold, loss, leak) <= 0:
        return None
    break_even = loss * hold / r
    root = math.sqrt(max(1 - 4 * leak * break_even, 0.0))
    low = 2 * break_even / (1 + root)  # the same as (1 - root) / (2 leak), without its rounding where the leak is tiny
    return low, 1.0 if 2 * leak <= 1 + root else (1 + root) / (2 * leak)
