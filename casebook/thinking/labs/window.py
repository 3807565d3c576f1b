"""The window lab: could Moscow not hold Damascus back, or would it not? Words: data/labs/window.yaml; the arithmetic:
`leverage`."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from casebook.files.wording import decimals
from casebook.files.words import Words
from casebook.thinking.forms.lines import Lines
from casebook.thinking.labs import leverage
from casebook.thinking.labs.lab import Found

SMALLEST_COST = 0.1
"""What punishing costs however little was put in; our preset."""
TOP_SUPPORT = 1.5
CLOSE = 1e-9
STEPS = [TOP_SUPPORT * step / 150 for step in range(151)]
FAILS = {
    (True, True, True): "fails_nothing",
    (False, True, True): "fails_cannot",
    (True, False, True): "fails_moscow",
    (True, False, False): "fails_both_will",
    (True, True, False): "fails_officers",
    (False, False, True): "fails_both",
}
"""What fails, by: does it hurt enough, does Moscow order it, do its officers carry it out often enough?"""


@dataclass(frozen=True, kw_only=True)
class Edges:
    """The three edges of support at one setting.

    Attributes
    ----------
    can
        From here on a punishment that is always carried out would hurt enough; None where none would.
    low
        From here on it hurts enough as the officers carry it out; None where none would.
    high
        Up to here Moscow would order it; None where it would not at any level, infinite where it always would.
    """

    can: float | None
    low: float | None
    high: float | None

    @property
    def window(self) -> tuple[float, float] | None:
        """The support between which Moscow has leverage."""
        return leverage.window(self.low, self.high)

    def hurts(self, support: float) -> bool:
        """Whether a punishment would hurt enough if it were always carried out."""
        return self.can is not None and support >= self.can - CLOSE

    def ordered(self, support: float) -> bool:
        """Whether Moscow would order it."""
        return self.high is not None and support <= self.high + CLOSE

    def carried_out(self, support: float) -> bool:
        """Whether the officers carry it out often enough; where it cannot hurt at all that is not what fails."""
        return not self.hurts(support) or (self.low is not None and support >= self.low - CLOSE)


def edges(dials: Mapping[str, float]) -> Edges:
    """The edges at one setting of the dials."""
    gain, noticed, iran = dials["gain"], dials["noticed"], dials["iran"]
    return Edges(can=leverage.least(gain, noticed, iran), low=leverage.least(gain, noticed * dials["officers"], iran),
                 high=leverage.most(dials["deal"], SMALLEST_COST, dials["cost"]))


def state_of(support: float, at: Edges) -> str:
    """The named state."""
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
    return "holds back" if at.carried_out(support) else "not carried out"


def flip_of(at: Edges) -> str:
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
    support, at = dials["support"], edges(dials)
    fails = FAILS[at.hurts(support), at.ordered(support), at.carried_out(support)]
    felt, price = _felt(dials, support, dials["officers"]), _price(dials, support)
    high = None if at.high is None or math.isinf(at.high) else at.high
    on_scale = None if at.low is None or at.high is None else min(at.high, TOP_SUPPORT) - at.low
    return Found(
        state=state_of(support, at),
        flip=flip_of(at),
        heading="" if at.window is None else "open_from" if high is None else "open_between",
        readings={"low": at.low, "high": high, "width": on_scale, "felt": felt, "price": price, "fails": None},
        numbers=_numbers(dials, at, words) | {"why": words(fails)},
        texts={"felt": words("against", one=felt, other=dials["gain"]),
               "price": words("against", one=price, other=dials["deal"]), "fails": words(fails)}
        | ({"high": words("no_limit")} if at.high is not None and high is None else {}),
        forms=[_client(dials, at, words), _patron(dials, at, words)],
        rows=[_row(dials, at, step / 10, words) for step in range(0, 16, 3)],
    )


def _felt(dials: Mapping[str, float], support: float, officers: float) -> float:
    return leverage.bite(support, dials["noticed"] * officers, dials["iran"])


def _price(dials: Mapping[str, float], support: float) -> float:
    return leverage.price(support, SMALLEST_COST, dials["cost"])


def _numbers(dials: Mapping[str, float], at: Edges, words: Words) -> dict[str, Any]:
    """What the sentences name: the setting, how far it is from the edges, and what would open a closed window."""
    support = dials["support"]
    numbers: dict[str, Any] = {"support": support, "least_worth": SMALLEST_COST}
    if at.low is not None and at.high is not None:
        numbers |= {
            "from_low": abs(support - at.low), "low_side": words("above" if support >= at.low else "below"),
            "from_high": abs(support - at.high), "high_side": words("below" if support <= at.high else "above"),
            "apart": at.low - at.high,
        }
        numbers["ways"] = _ways(dials, at.low, at.high, words)
    return {name: value for name, value in numbers.items() if value not in (math.inf, -math.inf)}


def _ways(dials: Mapping[str, float], low: float, high: float, words: Words) -> str:
    """What would open a closed window, one dial at a time."""
    gain, noticed, officers, iran = dials["gain"], dials["noticed"], dials["officers"], dials["iran"]
    share = leverage.replaceable(gain, noticed * officers, high)
    often = leverage.obedience(gain, noticed, iran, high)
    cost = leverage.bearable(low, dials["deal"], SMALLEST_COST)
    ways = [words("by_cost", cost_to=cost, now=dials["cost"])]
    if share is not None:
        ways.append(words("by_iran", iran_to=share, now=iran))
    if often is not None:
        ways.append(words("by_officers", often=often, now=officers))
    return words("or").join(ways)


def _client(dials: Mapping[str, float], at: Edges, words: Words) -> Lines:
    """What violating would cost Damascus, against what it gains."""
    lines = {words("line_always"): [_felt(dials, step, 1.0) for step in STEPS],
             words("line_felt"): [_felt(dials, step, dials["officers"]) for step in STEPS]}
    return Lines(dial="support", now=dials["support"], x=(0, TOP_SUPPORT), x_name=words("axis"), say=decimals, ticks=3,
                 y=(0, 1.0 if dials["noticed"] * (1 - dials["iran"]) * TOP_SUPPORT <= 1 else 1.5), height=120, marked=2,
                 lines=lines, levels={words("level_gain"): dials["gain"]},
                 shade=None if at.low is None else (at.low, TOP_SUPPORT, words("shade_hurts")))


def _patron(dials: Mapping[str, float], at: Edges, words: Words) -> Lines:
    """What punishing would cost Moscow, against the worth of the deal; and where both conditions hold."""
    named = {"edge_low": at.low, "edge_high": at.high}
    return Lines(dial="support", now=dials["support"], x=(0, TOP_SUPPORT), x_name=words("axis"), say=decimals, ticks=3,
                 y=(0, 2.5), height=120, lines={words("line_price"): [_price(dials, step) for step in STEPS]},
                 levels={words("level_deal"): dials["deal"]},
                 uprights={words(name): edge for name, edge in named.items() if edge is not None},
                 shade=None if at.window is None else (*at.window, words("shade_window")))


def _row(dials: Mapping[str, float], at: Edges, support: float, words: Words) -> tuple[str, ...]:
    """A level of support, what it costs both sides there, and the three conditions."""
    answers = (at.hurts(support), at.ordered(support), at.low is not None and support >= at.low - CLOSE)
    return (decimals(support), decimals(_felt(dials, support, dials["officers"])), decimals(_price(dials, support)),
            *(words("yes" if answer else "not") for answer in answers))
