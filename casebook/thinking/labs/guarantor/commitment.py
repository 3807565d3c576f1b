"""Why laying down arms needs a guarantor: the arithmetic of a promise that the other side can break. No NumPy.

After Walter 1997 and the commitment problem of Fearon 1995 and Powell 2006, cut down by us to one decision. The side
that would disarm can fight on and expect a share p of what is at stake each period, less the cost c. Or it accepts: it
has the whole peace of the first period (1), but once disarmed its strength falls to p2, and only a guarantee of
credibility g lifts what it can keep, to p2 + g (p - p2). `patience` (0 up to, not including, 1) weighs the future.

    fight  = (p - c) / (1 - patience)
    accept = 1 + patience max(p2 + g (p - p2) - c, 0) / (1 - patience)

It fights on where fight > accept. Where p2 is above p there is nothing to guarantee, and p2 is kept. Encodes P7:
peacekeepers who would hold the deal together.
"""

from __future__ import annotations

Matrix = tuple[tuple[float, float], tuple[float, float]]


def fight(p: float, c: float, patience: float) -> float:
    """The value of fighting on, over all periods."""
    return (p - c) / (1 - _checked(patience))


def accept(p: float, p2: float, c: float, patience: float, g: float) -> float:
    """The value of accepting and disarming, over all periods, with a guarantee of credibility `g` (0..1)."""
    return 1 + patience * max(_left(p, p2, g) - c, 0.0) / (1 - _checked(patience))


def guarantee_needed(p: float, p2: float, c: float, patience: float) -> float:
    """The least credible guarantee, 0..1, with which accepting is no worse than fighting on.

    A full guarantee is always enough: with g = 1 accepting gains 1 - (p - c) on fighting on, or more.
    """
    if p2 >= p or fight(p, c, patience) <= accept(p, p2, c, patience, 0.0):
        return 0.0
    # From here on p - c > 1 - patience, so patience is above zero.
    kept = (p - c - (1 - patience)) / patience
    return min(max((kept + c - p2) / (p - p2), 0.0), 1.0)


def game(p: float, p2: float, c: float, patience: float, g: float) -> tuple[Matrix, Matrix]:
    """The same as a game of two: rows accept or fight, columns keep the promise or break it.

    Returns the payoffs (each period's average) of the side that would disarm and of the government. If the promise is
    broken after the other side disarmed, a guarantee still saves the share g of what was promised. What one side holds
    the other does not. If there is fighting, the promise does not matter.
    """
    weight = 1 - patience
    kept = max(p - c, 0.0)
    left = max(_left(p, p2, g) - c, 0.0)
    war = p - c
    rebels = ((weight + patience * kept, weight + patience * left), (war, war))
    other_war = 1 - p - c
    government = ((patience * (1 - kept), patience * (1 - left)), (other_war, other_war))
    return rebels, government


def _left(p: float, p2: float, g: float) -> float:
    """What a disarmed side can keep, before the cost."""
    return p2 + g * max(p - p2, 0.0)


def _checked(patience: float) -> float:
    if not 0 <= patience < 1:
        raise ValueError(f"patience lies from 0 up to, not including, 1; {patience!r} does not")
    return patience
