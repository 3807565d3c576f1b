"""The arithmetic of a bargain in which one side can walk away to somebody else. No NumPy.

What is divided is the authority of Damascus, from 0 to 1. Moscow wants the regime to share it (P6), the regime wants to
keep it. While they bargain, each has something: `d_regime` and `d_moscow` are what an open quarrel leaves to each. From
that alone the regime keeps

    inside = (1 + d_regime - d_moscow) / 2

(the split-the-difference rule of Nash 1950, to which Rubinstein's alternating offers of 1982 come close). But the
regime can also turn to Iran alone (P8), which is worth `outside` to it. An exit of this kind is used
or it is nothing: the regime keeps the larger of the two (Sutton 1986; Binmore, Shaked and Sutton 1989).

American pressure P (P10 to P14) lowers what a quarrel leaves to the regime, by theta for each unit, and what Iran can
make up for, by kappa for each unit; Iran may add a compensation:

    d_regime = D0 - theta P        outside = w0 - kappa P + added

Pressure that leaves Iran's offer alone moves the bargain along a straight line, and then not at all: the kink.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bargain:
    """The numbers of one bargain, all from 0 to 1.

    Attributes
    ----------
    d0, d_moscow
        What an open quarrel leaves to the regime without pressure, and to Moscow.
    theta
        How much of `d0` one unit of pressure takes away.
    w0, added
        What Iran alone is worth to the regime without pressure, and what Iran adds on top.
    kappa
        How much of Iran's offer one unit of pressure takes away.
    """

    d0: float
    d_moscow: float
    theta: float
    w0: float
    kappa: float = 0.0
    added: float = 0.0

    def inside(self, pressure: float) -> float:
        """What the regime would keep if it had nowhere else to go; may fall below zero under heavy pressure."""
        return (1 + self.d0 - self.theta * pressure - self.d_moscow) / 2

    def outside(self, pressure: float) -> float:
        """What Iran alone is worth to the regime; never below zero, for a worthless offer need not be taken."""
        return max(self.w0 - self.kappa * pressure + self.added, 0.0)

    def kept(self, pressure: float) -> float:
        """What the regime keeps, 0..1: the larger of the two."""
        return min(max(self.inside(pressure), self.outside(pressure), 0.0), 1.0)

    def conceded(self, pressure: float) -> float:
        """What the regime gives up, 0..1."""
        return 1 - self.kept(pressure)

    def kink(self) -> float | None:
        """The pressure at which the two lines cross; None where they do not cross at a pressure above zero.

        (1 + d0 - d_moscow - 2 w0 - 2 added) / (theta - 2 kappa). Where Iran's offer is worth nothing at that pressure
        there is no choice left to make, and so no kink.
        """
        steepness = self.theta - 2 * self.kappa
        if abs(steepness) <= 1e-12:
            return None
        place = (1 + self.d0 - self.d_moscow - 2 * self.w0 - 2 * self.added) / steepness
        return place if place > 1e-12 and self.w0 - self.kappa * place + self.added > 1e-12 else None
