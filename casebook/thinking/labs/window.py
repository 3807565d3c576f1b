"""The window lab: could Moscow not hold Damascus back, or would it not? Words: data/labs/window.yaml; the arithmetic:
`leverage`."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import partial
from typing import Any

from casebook.files.wording import decimals
from casebook.files.words import Words
from casebook.thinking.forms.lines import Lines
from casebook.thinking.labs import leverage
from casebook.thinking.labs.lab import Found, curve

SMALLEST_COST = 0.1
"""What punishing costs however little was put in; our preset."""
TOP_SUPPORT = 1.5
CLOSE = 1e-9
FAILS = {
    (True, True, True): "fails_nothing",
    (False, True, True): "fails_cannot",
    (True, False, True): "fails_moscow",
    (True, False, False): "fails_both_will",
    (True, True, False): "fails_officers",
    (False, False, True): "fails_both",
}
"""What fails, by: does it hurt enough, does Moscow order it, do its officers carry it out often enough?"""


class Setting:
    """One setting of the dials, with its edges of support.

    Attributes
    ----------
    can
        From here on a punishment that is always carried out would hurt enough; None where none would.
    low
        From here on it hurts enough as the officers carry it out; None where none would.
    high
        Up to here Moscow would order it; None where it would not at any level, infinite where it always would.
    window
        The support between which Moscow has leverage.
    """

    def __init__(self, dials: Mapping[str, float]) -> None:
        self.dials, self.noticed = dials, dials["noticed"] * dials["officers"]
        gain, iran = dials["gain"], dials["iran"]
        self.can, self.low = leverage.least(gain, dials["noticed"], iran), leverage.least(gain, self.noticed, iran)
        self.high = leverage.most(dials["deal"], SMALLEST_COST, dials["cost"])
        self.window = leverage.window(self.low, self.high)

    def hurts(self, support: float) -> bool:
        """Whether a punishment would hurt enough if it were always carried out."""
        return self.can is not None and support >= self.can - CLOSE

    def ordered(self, support: float) -> bool:
        """Whether Moscow would order it."""
        return self.high is not None and support <= self.high + CLOSE

    def felt(self, support: float) -> bool:
        """Whether it hurts enough as the officers carry it out."""
        return self.low is not None and support >= self.low - CLOSE

    def bite(self, support: float) -> float:
        """What a violation costs Damascus on average."""
        return leverage.bite(support, self.noticed, self.dials["iran"])

    def price(self, support: float) -> float:
        """What punishing costs Moscow."""
        return leverage.price(support, SMALLEST_COST, self.dials["cost"])


def state_of(at: Setting) -> str:
    """The named state."""
    support = at.dials["support"]
    if at.can is None:
        return "no bite"
    if at.high is None:
        return "no will"
    if at.can > at.high + CLOSE:
        return "no window"
    if not at.hurts(support):
        return "too little at stake"
    if not at.ordered(support):
        return "not ordered"
    return "holds back" if at.felt(support) else "not carried out"


def flip_of(at: Setting) -> str:
    """Which sentence says how far the setting is from where the outcome changes."""
    if at.can is None:
        return "no bite"
    if at.high is None:
        return "no will"
    if at.window is None:
        return "closed"
    return "no upper edge" if math.isinf(at.high) else "open"


def model(dials: Mapping[str, float], words: Words) -> Found:
    """Whether Moscow has leverage, and which side of it fails."""
    at, support = Setting(dials), dials["support"]
    hurts = at.hurts(support)
    # Where it cannot hurt at all, it is not the officers that fail.
    fails = words(FAILS[hurts, at.ordered(support), at.felt(support) or not hurts])
    endless = at.high == math.inf
    texts = {"felt": words("against", one=at.bite(support), other=dials["gain"]),
             "price": words("against", one=at.price(support), other=dials["deal"]), "fails": fails}
    edges = {"edge_low": at.low, "edge_high": at.high}
    over = partial(Lines, dial="support", now=support, x=(0, TOP_SUPPORT), x_name=words("axis"), say=decimals, ticks=3,
                   height=120)
    return Found(
        state=state_of(at),
        flip=flip_of(at),
        heading="" if at.window is None else "open_from" if endless else "open_between",
        readings={"low": at.low, "high": None if endless else at.high,
                  "width": None if at.low is None or at.high is None else min(at.high, TOP_SUPPORT) - at.low,
                  "felt": at.bite(support), "price": at.price(support), "fails": None},
        numbers=_numbers(at, words) | {"why": fails},
        texts=texts | {"high": words("no_limit")} if endless else texts,
        forms=[
            over(y=(0, 1.0 if dials["noticed"] * (1 - dials["iran"]) * TOP_SUPPORT <= 1 else 1.5), marked=2,
                 lines={words("line_always"): curve(Setting({**dials, "officers": 1.0}).bite, TOP_SUPPORT, 150),
                        words("line_felt"): curve(at.bite, TOP_SUPPORT, 150)},
                 levels={words("level_gain"): dials["gain"]},
                 shade=None if at.low is None else (at.low, TOP_SUPPORT, words("shade_hurts"))),
            over(y=(0, 2.5), lines={words("line_price"): curve(at.price, TOP_SUPPORT, 150)},
                 levels={words("level_deal"): dials["deal"]},
                 uprights={words(name): edge for name, edge in edges.items() if edge is not None},
                 shade=None if at.window is None else (*at.window, words("shade_window"))),
        ],
        rows=[(decimals(place), decimals(at.bite(place)), decimals(at.price(place)),
               *(words("yes" if holds(place) else "not") for holds in (at.hurts, at.ordered, at.felt)))
              for place in (step / 10 for step in range(0, 16, 3))],
    )


def _numbers(at: Setting, words: Words) -> dict[str, Any]:
    """What the sentences name: the setting, how far it is from the edges, and what would open a closed window."""
    support = at.dials["support"]
    numbers: dict[str, Any] = {"support": support, "least_worth": SMALLEST_COST}
    if at.low is not None and at.high is not None:
        numbers |= {
            "from_low": abs(support - at.low), "low_side": words("above" if support >= at.low else "below"),
            "from_high": abs(support - at.high), "high_side": words("below" if support <= at.high else "above"),
            "apart": at.low - at.high, "ways": _ways(at, at.low, at.high, words),
        }
    return {name: value for name, value in numbers.items() if value not in (math.inf, -math.inf)}


def _ways(at: Setting, low: float, high: float, words: Words) -> str:
    """What would open a closed window, one dial at a time."""
    gain, iran, officers = at.dials["gain"], at.dials["iran"], at.dials["officers"]
    share = leverage.replaceable(gain, at.noticed, high)
    often = leverage.obedience(gain, at.dials["noticed"], iran, high)
    ways = [words("by_cost", cost_to=leverage.bearable(low, at.dials["deal"], SMALLEST_COST), now=at.dials["cost"])]
    if share is not None:
        ways.append(words("by_iran", iran_to=share, now=iran))
    if often is not None:
        ways.append(words("by_officers", often=often, now=officers))
    return words("or").join(ways)
