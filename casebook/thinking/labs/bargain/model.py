"""From dial values to a result: is there a range, and which assumption empties it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

from casebook.thinking.labs.bargain import picture
from casebook.thinking.labs.bargain.span import Range, common_ground
from casebook.thinking.labs.contract import Reading, Result, Table
from casebook.thinking.labs.text import decimals, listed, percent, plain

CLOSE = 1e-9
LOW, HIGH = 0.5, 0.95
"""The ends of the dial of the regime's own view."""
BESIEGED = 0.3
"""What fighting on costs negotiators who live under siege: our preset for the table."""
HURT = 0.2
"""From this cost on we call a side hurting: a preset, for the reading on ripeness only."""
MOST_PARTIES = 10
STATES = {
    "range": "There are shares that both sides prefer to fighting on.",
    "one point": "Exactly one share suits both sides: any further quarrel or demand closes it.",
    "no range": "No share suits both sides.",
    "more than everything": "On paper the range is not empty, but the regime asks for more than there is.",
}
EATERS = ("quarrel over who wins", "survival premium")


def span(values: Mapping[str, float]) -> Range:
    """The range that the dials describe."""
    return Range(p_regime=values["p_regime"], p_opposition=values["p_opposition"], cost_regime=values["cost_regime"],
                 cost_opposition=values["cost_opposition"], premium=values["premium"])


def state_of(room: Range) -> str:
    """The named state; see `STATES`."""
    if room.width < -CLOSE:
        return "no range"
    if room.low > 1 + CLOSE:
        return "more than everything"
    return "one point" if room.usable <= CLOSE else "range"


def enough_alone(room: Range) -> list[str]:
    """The assumptions that would each empty the range without the other: the quarrel, the premium."""
    return [name for name, size in zip(EATERS, (room.quarrel, room.premium), strict=True)
            if size > room.cushion + CLOSE]


def evaluate(values: Mapping[str, float]) -> Result:
    """The bargaining range at one (settled) setting of the dials."""
    room, parties, band = span(values), int(values["parties"]), values["band"]
    state = state_of(room)
    sentence = _sentence(state, room)
    ends = tuple(replace(room, p_regime=end).low for end in (LOW, HIGH))
    scene = picture.Scene(
        heading=_heading(state, room),
        title=sentence,
        low=room.low,
        high=room.high,
        floors=(ends[0], ends[1]),
        p_regime=(LOW, HIGH),
        eaters=tuple(zip(EATERS, (max(room.quarrel, 0.0), room.premium), strict=True)),
        costs=room.cushion,
        pessimism=max(-room.quarrel, 0.0),
        chances=[common_ground(number, band) for number in range(2, MOST_PARTIES + 1)],
        parties=parties,
    )
    alt = _alt(scene, state)
    drawn, follow = picture.draw(scene, alt)
    return Result(state=state, sentence=sentence, readings=_readings(room, parties, band), flip=_flip(room), svg=drawn,
                  alt=alt, table=_table(room), follow=(follow,))


def _heading(state: str, room: Range) -> str:
    return {
        "range": f"There is a range, {decimals(room.usable)} wide",
        "one point": "One single share suits both",
        "no range": f"No range: {decimals(-room.width)} is missing",
        "more than everything": "The regime asks for more than everything",
    }[state]


def _sentence(state: str, room: Range) -> str:
    if state == "range":
        high = "everything" if room.high >= 1 else decimals(room.high)
        return f"There is a range: both sides prefer any share for the regime from {decimals(max(room.low, 0.0))} to" \
               f" {high} to fighting on."
    alone = enough_alone(room)
    if state == "no range" and alone:
        why = f"Enough alone to empty it: the {' and the '.join(alone)}."
    elif state == "no range":
        why = "The quarrel over who wins and the survival premium empty it together; neither would do so alone."
    return {
        "one point": "Exactly one share suits both sides; the slightest quarrel or demand would close even that.",
        "no range": f"No share suits both sides. {why}" if state == "no range" else "",
        "more than everything": "On paper there is a range, but it lies above 1: even all of Syria would not be enough"
                                " for the regime to sign.",
    }[state]


def _flip(room: Range) -> str:
    if room.width < -CLOSE:
        return (
            f"The range opens when {decimals(-room.width)} is gained: by higher costs of fighting on, by less quarrel"
            " over who is winning, or by a smaller premium."
        )
    if state_of(room) == "one point":
        return "This is the flip point: any further quarrel or demand closes the range, any further cost opens it."
    if room.low > 1 + CLOSE:
        return f"The range can be used only when the regime asks {decimals(room.low - 1)} less."
    return (
        f"The range closes when the regime asks {decimals(room.usable)} more, or the opposition offers"
        f" {decimals(room.width)} less."
    )


def _readings(room: Range, parties: int, band: float) -> tuple[Reading, ...]:
    alone = enough_alone(room)
    hurting = [name for name, cost in (("the regime", room.cost_regime), ("the opposition", room.cost_opposition))
               if cost >= HURT - CLOSE]
    chance = common_ground(parties, band)
    return (
        Reading(id="width", label="Width of the range (below zero: a gap)", value=room.width,
                text=f"{decimals(room.width)}"),
        Reading(id="usable", label="Part of it between nothing and everything", value=room.usable,
                text=decimals(room.usable)),
        Reading(id="low", label="The regime accepts from", value=room.low, text=decimals(room.low)),
        Reading(id="high", label="The opposition accepts up to", value=room.high, text=decimals(room.high)),
        Reading(id="alone", label="Enough to empty the range alone", value=float(len(alone)),
                text=listed(alone) if alone else "neither of the two"),
        Reading(id="hurting", label=f"Hurting (a cost of {decimals(HURT)} or more; ripeness would want both)",
                value=float(len(hurting)), text=listed(hurting)),
        Reading(id="common", label=f"Chance of common ground among {parties} parties", value=chance,
                text=percent(chance)),
    )


def _table(room: Range) -> Table:
    """What becomes of the range when one assumption is taken away."""
    cases = (
        ("as the dials stand", room),
        ("both agree on who is winning", replace(room, p_opposition=room.p_regime)),
        ("no survival premium", replace(room, premium=0.0)),
        ("neither quarrel nor premium", replace(room, p_opposition=room.p_regime, premium=0.0)),
        ("negotiators bear no cost", replace(room, cost_opposition=0.0)),
        (f"negotiators under siege (cost {decimals(BESIEGED)})", replace(room, cost_opposition=BESIEGED)),
    )
    return Table(
        caption="The range when one assumption is changed and the others stay",
        header=("Assumption", "Regime from", "Opposition up to", "Width", "State"),
        rows=tuple((name, decimals(one.low), decimals(one.high), decimals(one.width), state_of(one))
                   for name, one in cases),
    )


def _alt(scene: picture.Scene, state: str) -> str:
    regime, opposition = picture.words(scene)
    zone = "A band marks the shares that suit both." if state in ("range", "one point") else "No share suits both."
    return (
        f"{scene.heading}. The regime's share, from nothing (0) to everything (1); to the right of 1 lies more than"
        f" all. Upper row, {regime}. Lower row, {opposition}. {zone}"
        f" What a deal saves, and what eats it: {'; '.join(picture.cushion_words(scene))}."
        f" {picture.veto_heading(scene)}. A dotted curve falls from {percent(scene.chances[0])} with two parties to"
        f" {percent(scene.chances[-1])} with {len(scene.chances) + 1}."
    )


def robust(values: Mapping[str, float]) -> Table:
    """How many settings near this one have a usable range: each of the five numbers lower, as it is, or higher."""
    room = span(values)
    rows = []
    for step in (0.05, 0.1):
        states = [
            state_of(Range(p_regime=room.p_regime + a, p_opposition=room.p_opposition + b,
                           cost_regime=max(room.cost_regime + c, 0), cost_opposition=max(room.cost_opposition + d, 0),
                           premium=max(room.premium + e, 0)))
            for a, b, c, d, e in product((-step, 0, step), repeat=5)
        ]
        rows.append((decimals(step), *(percent(states.count(name) / len(states)) for name in STATES)))
    return Table(caption="All settings near this one: each of the five numbers a step lower, as it is, a step higher",
                 header=("Step", *STATES), rows=tuple(rows))


text = plain
