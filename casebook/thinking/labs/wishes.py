"""Who wants what in the agreement lab: our coding of ideal points and weights. Presets, no estimates.

The article names the aims of Washington and Moscow (P3, P5). It gives Damascus, the opposition and Iran no vote (it
leaves Iran out at P10); their rows are ours alone. Places are tenths from 0 to 10 on the issues of `ISSUES`.

Two readings of Moscow stand in the text: P3 calls Assad's rule its more plausible goal, the list of P5 does without it.
So Moscow's ideal is that he stays (0), and what that is worth to it is not fixed here: the lab's dial sets it. Of ISIS
Moscow wants containment (P5) and leaves its defeat to others (P3): 4 of 10, where Washington wants 10.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

ISSUES = ("isis", "post", "regions", "standing", "aid")
POST = ISSUES.index("post")
"""Assad's post: the issue that may be all or nothing."""
FULL = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who may have to sign.

    Attributes
    ----------
    ideal, weight
        Its best place on each issue (0 to 10), and what each issue is worth to it (shares that sum to one).
    expects
        What it expects without a deal, from 0 (its worst package) to 1 (its best).
    loc
        The paragraphs that the row encodes; empty where it is ours alone.
    """

    id: str
    ideal: tuple[int, ...]
    weight: tuple[float, ...]
    expects: float
    loc: str = ""

    def __post_init__(self) -> None:
        if not len(self.ideal) == len(self.weight) == len(ISSUES):
            raise ValueError(f"{self.id}: one ideal and one weight for each issue")
        if abs(sum(self.weight) - 1) > 1e-9 or min(self.weight) < 0:
            raise ValueError(f"{self.id}: the weights must be shares that sum to one, not {self.weight}")
        if not all(0 <= place <= FULL for place in self.ideal):
            raise ValueError(f"{self.id}: ideals are tenths from 0 to 10, not {self.ideal}")

    def utility(self, package: Sequence[int]) -> float:
        """What a package is worth to this party: 1 minus the weighted distances from its ideals."""
        distances = (abs(place - ideal) / FULL for place, ideal in zip(package, self.ideal, strict=True))
        return 1 - sum(weight * distance for weight, distance in zip(self.weight, distances, strict=True))

    def caring(self, worth: float) -> Party:
        """The same party to which the post is worth that share; the other weights are scaled to sum to one."""
        rest = 1 - self.weight[POST]
        scaled = [weight * (1 - worth) / rest for weight in self.weight]
        scaled[POST] = worth
        return replace(self, weight=tuple(scaled))

    def expecting(self, value: float) -> Party:
        """The same party that expects this without a deal."""
        return replace(self, expects=value)


PARTIES = (
    Party(id="us", ideal=(10, 10, 6, 4, 10), weight=(0.30, 0.25, 0.10, 0.10, 0.25), expects=0.56, loc="P5"),
    Party(id="russia", ideal=(4, 0, 6, 10, 4), weight=(0.25, 0.10, 0.10, 0.45, 0.10), expects=0.56, loc="P3, P5"),
    Party(id="regime", ideal=(6, 0, 0, 8, 2), weight=(0.10, 0.50, 0.25, 0.10, 0.05), expects=0.60),
    Party(id="opposition", ideal=(6, 10, 4, 2, 10), weight=(0.10, 0.45, 0.15, 0.10, 0.20), expects=0.45),
    Party(id="iran", ideal=(10, 0, 2, 6, 2), weight=(0.15, 0.50, 0.20, 0.05, 0.10), expects=0.55),
)
"""All parties. The weight of the post for the two powers, and what the regime and the opposition expect, are dials."""
