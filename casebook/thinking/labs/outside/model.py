"""From dial values to a result: what pressure buys, and where it stops buying."""

from __future__ import annotations

from collections.abc import Mapping

from casebook.thinking.labs.contract import Reading, Result, Table
from casebook.thinking.labs.outside import picture
from casebook.thinking.labs.outside.exit_option import Bargain, alternating_offers
from casebook.thinking.labs.text import decimals, plain

D0 = 0.6
"""What an open quarrel with Moscow leaves to the regime without pressure: our preset (0.4 to 0.8 in `robust`)."""
CLOSE = 1e-9
STATES = {
    "pressure works": "More pressure makes the regime give up more.",
    "no effect": "Pressure does not touch the regime at all, and Iran's offer does not matter.",
    "kink": "Bargaining on and turning to Iran are worth the same to the regime.",
    "pressure stops": "The regime would turn to Iran; more pressure changes nothing.",
    "through Iran": "The regime would turn to Iran; pressure works only by lowering Iran's offer.",
    "keeps everything": "Iran's offer is so good that the regime gives up nothing.",
    "gives up everything": "Nothing is left to the regime.",
}


def bargain(values: Mapping[str, float], d0: float = D0) -> Bargain:
    """The bargain that the dials describe."""
    return Bargain(d0=d0, d_moscow=values["moscow"], theta=values["theta"], w0=values["w0"], kappa=values["kappa"],
                   added=values["added"])


def state_of(deal: Bargain, pressure: float) -> str:
    """The named state; see `STATES`."""
    inside, outside = deal.inside(pressure), deal.outside(pressure)
    if deal.kept(pressure) >= 1 - CLOSE:
        return "keeps everything"
    if deal.kept(pressure) <= CLOSE:
        return "gives up everything"
    if abs(inside - outside) <= CLOSE:
        return "kink"
    if inside > outside:
        return "pressure works" if deal.theta > 0 else "no effect"
    return "through Iran" if deal.kappa > 0 else "pressure stops"


def evaluate(values: Mapping[str, float]) -> Result:
    """What the regime gives up at one (settled) setting of the dials."""
    deal, pressure = bargain(values), values["pressure"]
    state = state_of(deal, pressure)
    kink = deal.kink()
    sentence = _sentence(state, deal.conceded(pressure))
    steps = [picture.STRONGEST * step / 150 for step in range(151)]
    scene = picture.Scene(
        heading=_heading(state, kink),
        title=sentence,
        given=[deal.conceded(step) for step in steps],
        alone=[1 - min(max(deal.inside(step), 0.0), 1.0) for step in steps],
        pressure=pressure,
        kink=kink,
    )
    alt = _alt(scene)
    drawn, follow = picture.draw(scene, alt)
    return Result(state=state, sentence=sentence, readings=_readings(deal, pressure, kink),
                  flip=_flip(deal, pressure, kink), svg=drawn, alt=alt, table=_table(deal), follow=(follow,))


def _heading(state: str, kink: float | None) -> str:
    if state in ("pressure works", "kink") and kink is not None and kink <= picture.STRONGEST:
        return f"Pressure works up to {decimals(kink)}"
    return {
        "pressure works": "Pressure works",
        "no effect": "Pressure does nothing",
        "kink": "Pressure stands at the kink",
        "pressure stops": "More pressure buys nothing more",
        "through Iran": "Pressure works only through Iran's offer",
        "keeps everything": "The regime keeps everything",
        "gives up everything": "The regime gives up everything",
    }[state]


def _sentence(state: str, given: float) -> str:
    share = f"The regime gives up {decimals(given)} of its authority"
    return {
        "pressure works": f"{share}. Bargaining on is still worth more to it than Iran alone.",
        "no effect": f"{share}, with or without pressure.",
        "kink": f"{share}. Bargaining on and turning to Iran are now worth the same to it.",
        "pressure stops": f"{share}. It could turn to Iran instead, so that more pressure changes nothing.",
        "through Iran": f"{share}. It could turn to Iran instead, and only what lowers Iran's offer still counts.",
        "keeps everything": "The regime gives up nothing: Iran alone offers it all.",
        "gives up everything": "The regime gives up all of its authority: neither side leaves it anything.",
    }[state]


def _flip(deal: Bargain, pressure: float, kink: float | None) -> str:
    if kink is None:
        return "There is no kink on the pressure dial: one of the two choices is the better one at any pressure."
    side = "below" if pressure <= kink else "above"
    words = f"The kink lies at a pressure of {decimals(kink)}; the dial stands at {decimals(pressure)}," \
            f" {decimals(abs(pressure - kink))} {side} it."
    if kink > picture.STRONGEST:
        words += " It lies beyond the end of the dial."
    if deal.theta < 2 * deal.kappa:
        words += " Here pressure hits Iran's offer harder than the quarrel: Iran counts before the kink, not after it."
    return words


def _readings(deal: Bargain, pressure: float, kink: float | None) -> tuple[Reading, ...]:
    inside, outside = min(max(deal.inside(pressure), 0.0), 1.0), min(deal.outside(pressure), 1.0)
    given, kept = deal.conceded(pressure), deal.kept(pressure)
    naive = 1 - deal.threat_point(pressure)
    return (
        Reading(id="given", label="The regime gives up", value=given, text=decimals(given)),
        Reading(id="kept", label="The regime keeps", value=kept, text=decimals(kept)),
        Reading(id="inside", label="It would keep, bargaining on", value=inside, text=decimals(inside)),
        Reading(id="outside", label="It would have, with Iran alone", value=outside, text=decimals(outside)),
        Reading(id="kink", label="Pressure at the kink", value=kink,
                text="there is none" if kink is None else decimals(kink)),
        Reading(id="naive", label="It would give up, if Iran's offer were a threat point (the naive figure)",
                value=naive, text=decimals(naive)),
    )


def _table(deal: Bargain) -> Table:
    rows = []
    for step in range(7):
        pressure = picture.STRONGEST * step / 6
        rows.append((decimals(pressure), decimals(min(max(deal.inside(pressure), 0.0), 1.0)),
                     decimals(min(deal.outside(pressure), 1.0)), decimals(deal.kept(pressure)),
                     decimals(deal.conceded(pressure))))
    return Table(caption="What the regime keeps and gives up as pressure grows",
                 header=("Pressure", "Bargaining on", "Iran alone", "Keeps (the larger)", "Gives up"), rows=tuple(rows))


def _alt(scene: picture.Scene) -> str:
    solid, dashed = picture.keys(scene)
    ends = f"from {decimals(scene.given[0])} without pressure to {decimals(scene.given[-1])} at its strongest"
    words = (
        f"{scene.heading}. A solid line shows the share of authority {solid}; it runs {ends}. A dashed line, {dashed};"
        f" it runs from {decimals(scene.alone[0])} to {decimals(scene.alone[-1])}. A marker stands on the solid line at"
        f" a pressure of {decimals(scene.pressure)}."
    )
    if scene.kink is not None and scene.kink <= picture.STRONGEST:
        words += f" An upright line marks the kink: {decimals(scene.kink)}."
    return words


def robust(values: Mapping[str, float]) -> Table:
    """How the kink and the outcome move when the number that is ours alone moves: what a quarrel leaves the regime."""
    rows = []
    for d0 in (0.4, 0.5, 0.6, 0.7, 0.8):
        deal = bargain(values, d0)
        kink = deal.kink()
        rows.append((decimals(d0), "none" if kink is None else decimals(kink),
                     decimals(deal.conceded(values["pressure"])), state_of(deal, values["pressure"])))
    return Table(caption="If an open quarrel left the regime less or more (the lab takes 0.60)",
                 header=("Left to the regime", "Kink", "Gives up at this pressure", "State"), rows=tuple(rows))


def offers_table() -> Table:
    """Why an exit is no threat point: backward induction of offers in turn, patience 0.9, for several exits."""
    rows = []
    for worth in (0.0, 0.3, 0.45, 0.5, 0.6, 0.8):
        share = alternating_offers(0.9, worth)
        rows.append((decimals(worth), decimals(share, 3), decimals((1 + worth) / 2, 3)))
    return Table(caption="Offers in turn, worked out from the last round back (patience 0.9): an exit counts only when"
                 " it is worth more than the bargain", rows=tuple(rows),
                 header=("Worth of the exit", "Share of the side that may leave", "If the exit were a threat point"))


text = plain
