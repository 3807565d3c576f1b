"""The bargain lab: is there a range, and which assumption empties it? Words: data/labs/bargain.yaml; the arithmetic:
`bargaining_range`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from itertools import product

from casebook.files.wording import decimals, listed, percent
from casebook.files.words import Words
from casebook.thinking.forms.bars import Bar, Bars
from casebook.thinking.forms.spans import Span, Spans
from casebook.thinking.labs.bargaining_range import Range, common_ground
from casebook.thinking.labs.lab import Found

CLOSE = 1e-9
LOW, HIGH = 0.5, 0.95
"""The ends of the dial of the regime's own view."""
MOST = 1.4
"""The right end of the scale of shares: both sides' limits may lie above 1."""
BESIEGED = 0.3
"""What fighting on costs negotiators who live under siege: our preset for the table."""
HURT = 0.2
"""From this cost on we call a side hurting: a preset, for the reading on ripeness only."""
STATES = ("range", "one point", "no range", "more than everything")
EATERS = ("quarrel", "premium")


def span(dials: Mapping[str, float]) -> Range:
    """The range that the dials describe."""
    return Range(p_regime=dials["regime_expects"], p_opposition=dials["opposition_expects"],
                 cost_regime=dials["cost_regime"], cost_opposition=dials["cost_opposition"], premium=dials["premium"])


def state_of(room: Range) -> str:
    """The named state."""
    if room.width < -CLOSE:
        return "no range"
    if room.low > 1 + CLOSE:
        return "more than everything"
    return "one point" if room.usable <= CLOSE else "range"


def enough_alone(room: Range) -> list[str]:
    """The assumptions that would each empty the range without the other: the quarrel, the premium."""
    return [name for name, size in zip(EATERS, (room.quarrel, room.premium), strict=True)
            if size > room.cushion + CLOSE]


def model(dials: Mapping[str, float], words: Words) -> Found:
    """The bargaining range at one setting of the dials."""
    room, parties = span(dials), dials["parties"]
    state, alone = state_of(room), enough_alone(room)
    hurting = [name for name, cost in (("regime", room.cost_regime), ("opposition", room.cost_opposition))
               if cost >= HURT - CLOSE]
    common = common_ground(round(parties), dials["band"])
    names = words("both" if len(alone) == 2 else alone[0]) if alone else ""
    return Found(
        state=state,
        readings={"width": room.width, "usable": room.usable, "low": room.low, "high": room.high,
                  "alone": float(len(alone)), "hurting": float(len(hurting)), "common": common},
        texts={"alone": listed([words(name) for name in alone]) or words("neither"),
               "hurting": listed([words(name) for name in hurting]) or words("nobody"),
               "common": words("with_parties", common=common, parties=parties)},
        flip={"no range": "opens", "one point": "here", "more than everything": "too much", "range": "closes"}[state],
        numbers={"begin": max(room.low, 0.0), "end": words("everything") if room.high >= 1 else decimals(room.high),
                 "missing": -room.width, "excess": room.low - 1,
                 "why": words("alone", names=names) if alone else words("together")},
        forms=[_shares(room, words), _cushion(room, words)],
        rows=[(name, decimals(one.low), decimals(one.high), decimals(one.width), words(state_of(one)))
              for name, one in _changed(room, words)],
    )


def _shares(room: Range, words: Words) -> Spans:
    """What each side accepts, and the shares that suit both."""
    low, high = max(room.low, 0.0), min(room.high, 1.0)
    floors = [replace(room, p_regime=end).low for end in (LOW, HIGH)]
    return Spans(
        x=(0, MOST), x_name=words("axis"), ticks=[(share, f"{share:g}") for share in (0, 0.25, 0.5, 0.75, 1)],
        spans=[Span(says=words("regime_accepts", low=room.low), low=room.low, high=MOST, moves="low",
                    dial="regime_expects", ends=(LOW, HIGH), path=floors),
               Span(says=words("opposition_accepts", high=room.high), low=0, high=room.high)],
        band=(low, high) if low <= high else None, band_name=words("suits"), no_band=words("suits_nobody"),
        beyond=(1, words("beyond")),
    )


def _cushion(room: Range, words: Words) -> Bars:
    """What a deal would save, and what eats it, each after the other.

    Where both sides think themselves nearer to losing than the other does, that saves as costs do.
    """
    quarrel, pessimism = max(room.quarrel, 0.0), max(-room.quarrel, 0.0)
    saved = room.cushion + pessimism
    name = words("costs_and_pessimism", costs=room.cushion, pessimism=pessimism) if pessimism else words("costs")
    eaten = quarrel + room.premium
    return Bars(
        heading=words("cushion"), top=max(saved, eaten, 0.4), say=None, stroke_name=words("all_saved"),
        bars=[Bar(name=name, says=decimals(saved), value=saved, good=True),
              Bar(name=words("quarrel"), says=decimals(quarrel), value=quarrel, stroke=saved),
              Bar(name=words("premium"), says=decimals(room.premium), begins=quarrel, value=eaten, stroke=saved)],
    )


def _changed(room: Range, words: Words) -> list[tuple[str, Range]]:
    """The range as it is, and with one assumption or both taken away."""
    agreed = replace(room, p_opposition=room.p_regime)
    return [(words("as is"), room), (words("agreed"), agreed), (words("no premium"), replace(room, premium=0.0)),
            (words("neither of both"), replace(agreed, premium=0.0)),
            (words("abroad"), replace(room, cost_opposition=0.0)),
            (words("besieged", besieged=BESIEGED), replace(room, cost_opposition=BESIEGED))]


def robust(dials: Mapping[str, float], words: Words) -> list[list[str]]:
    """How many settings near this one have a usable range: each of the five numbers lower, as it is, or higher."""
    rows, room = [], span(dials)
    for step in (0.05, 0.1):
        moved = ([max(number + by, 0) for by in (-step, 0, step)] for number in asdict(room).values())
        states = [state_of(Range(*numbers)) for numbers in product(*moved)]
        rows.append([decimals(step), *(percent(states.count(name) / len(states)) for name in STATES)])
    return rows


def background(words: Words) -> list[list[list[str]]]:
    """The chance of common ground for each number of parties and each band."""
    return [[[str(parties), *(percent(common_ground(parties, band)) for band in (0.3, 0.5, 0.7))]
             for parties in (2, 3, 4, 5, 7, 10)]]
