"""The outside-option lab: where pressure stops buying. Words: data/labs/outside.yaml; the arithmetic: `exit_option`."""

from __future__ import annotations

from collections.abc import Mapping

from casebook.files.wording import decimals
from casebook.files.words import Words
from casebook.thinking.forms.lines import Lines
from casebook.thinking.labs.exit_option import Bargain
from casebook.thinking.labs.lab import Found, Rows, beside, curve

QUARREL = 1.0
"""What an open quarrel with Moscow leaves to the regime without pressure: all that it has, so that it gives up nothing
(P7). Our preset (0.7 to 1.0 in `robust`); an open quarrel leaves Moscow nothing."""
STRONGEST = 1.5
CLOSE = 1e-9


def bargain(dials: Mapping[str, float], quarrel: float = QUARREL) -> Bargain:
    """The bargain that the dials describe."""
    return Bargain(d0=quarrel, d_moscow=0.0, theta=dials["hit"], w0=dials["offer"], kappa=dials["reach"],
                   added=dials["added"])


def state_of(deal: Bargain, pressure: float) -> str:
    """The named state."""
    inside, outside = deal.inside(pressure), deal.outside(pressure)
    if outside >= 1 - CLOSE:
        return "keeps everything"
    if deal.theta <= 0:
        return "no effect"
    if pressure <= 0:
        return "no pressure"
    if abs(inside - outside) <= CLOSE:
        return "turning point"
    if inside > outside:
        return "pressure works"
    return "through Iran" if deal.kappa > 0 else "pressure stops"


def model(dials: Mapping[str, float], words: Words) -> Found:
    """What the regime gives up."""
    deal, pressure = bargain(dials), dials["pressure"]
    state, turn = state_of(deal, pressure), deal.kink()
    seen = turn is not None and turn <= STRONGEST
    return Found(
        state=state,
        heading="works_up_to" if seen and state in ("pressure works", "turning point") else "",
        readings={"given": deal.conceded(pressure), "kept": deal.kept(pressure), "inside": deal.inside(pressure),
                  "outside": deal.outside(pressure), "turn": turn},
        flip="none" if turn is None else "at",
        numbers={"beyond": "" if seen else words("past_the_dial"), **beside(pressure, turn, words)} if turn else {},
        forms=[Lines(dial="pressure", now=pressure, x=(0, STRONGEST), x_name=words("axis"), say=decimals, ticks=3,
                     lines={words("line_given"): curve(deal.conceded, STRONGEST, 150),
                            words("line_alone"): curve(lambda step: 1 - deal.inside(step), STRONGEST, 150)},
                     uprights={words("turn"): turn} if turn else {})],
        rows=[(decimals(at), decimals(deal.inside(at)), decimals(deal.outside(at)), decimals(deal.kept(at)),
               decimals(deal.conceded(at))) for at in (STRONGEST * n / 6 for n in range(7))],
    )


def robust(dials: Mapping[str, float], words: Words) -> Rows:
    """How the outcome moves with the number that is ours alone: what an open quarrel leaves to the regime."""
    rows = []
    for quarrel in (0.7, 0.8, 0.9, 1.0):
        deal = bargain(dials, quarrel)
        turn = deal.kink()
        rows.append((decimals(quarrel), decimals(deal.conceded(0)),
                     words("no_turn") if turn is None else decimals(turn),
                     decimals(deal.conceded(dials["pressure"]))))
    return rows
