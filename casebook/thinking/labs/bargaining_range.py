"""The arithmetic of a bargaining range. No NumPy.

After Fearon 1995: x is the regime's share of what is fought over. Fighting on, the regime expects the share `p_regime`
less the cost `cost_regime`; the opposition expects that the regime ends with `p_opposition` and pays `cost_opposition`.
Heller adds that the regime would be signing away its own existence (P17): `premium`. So the regime accepts
x >= p_regime - cost_regime + premium, the opposition x <= p_opposition + cost_opposition, and

    width = (cost_regime + cost_opposition) - (p_regime - p_opposition) - premium

The costs are the cushion; the quarrel over who is winning and the premium eat it. Nobody can be given more than
everything: a range that lies above 1 cannot be used, however wide it is.

More parties (Cunningham 2006): if each of n parties wants a point of its own, spread evenly between 0 and 1, and
accepts what lies within a band of width w around it, the chance that one point suits all is that all n points lie
within w of each other: n w^(n-1) - (n-1) w^n.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """A bargaining range; see the head of this module for the numbers, all from 0 to 1.

    Attributes
    ----------
    p_regime, p_opposition
        The regime's share if the war goes on, as the regime sees it and as the opposition does.
    """

    p_regime: float
    p_opposition: float
    cost_regime: float
    cost_opposition: float
    premium: float = 0.0

    @property
    def low(self) -> float:
        """The least share that the regime accepts; above 1 it would refuse even everything."""
        return round(self.p_regime - self.cost_regime + self.premium, 12)

    @property
    def high(self) -> float:
        """The largest share that the opposition leaves to the regime; above 1 it would give up everything."""
        return round(self.p_opposition + self.cost_opposition, 12)

    @property
    def width(self) -> float:
        """How wide the range is; below zero there is a gap of that size."""
        return round(self.high - self.low, 12)

    @property
    def cushion(self) -> float:
        """What fighting on costs the two sides together."""
        return self.cost_regime + self.cost_opposition

    @property
    def quarrel(self) -> float:
        """By how much the regime thinks itself nearer to winning than the opposition does; below zero: the reverse."""
        return round(self.p_regime - self.p_opposition, 12)

    @property
    def usable(self) -> float:
        """The part of the range that lies between nothing and everything; 0 where there is none."""
        return max(round(min(self.high, 1.0) - max(self.low, 0.0), 12), 0.0)


def common_ground(parties: int, band: float) -> float:
    """The chance, 0..1, that one point suits all parties, each of which accepts a band of width `band` around its own.

    ValueError if there is no party.
    """
    if parties < 1:
        raise ValueError("at least one party")
    if band <= 0:
        return 1.0 if parties == 1 else 0.0
    if band >= 1:
        return 1.0
    return parties * band ** (parties - 1) - (parties - 1) * band**parties
