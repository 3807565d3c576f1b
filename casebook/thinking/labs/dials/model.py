"""From dial values to a result: does Damascus deal, who made it, and which single change would turn that?

Damascus deals if what pushes it is at least what the deal costs it:

    push by Moscow   M = grip * will * (1 - Iran)
    push by America  A = effect if America presses, else 0
    price            D = demand * (1 - guarantee / 2)
    margin           M + A - D

All on one scale from 0 to 1 that has no unit. The product says that grip without will is as idle as will without grip,
and that a second patron makes good what the first withholds (agency with several principals: Byman and Kreps 2010,
Salehyan 2010). A full guarantee halves the price: it takes away the fear of what follows, not the loss itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from casebook.thinking.labs.contract import Dial, Reading, Result, Table
from casebook.thinking.labs.dials import picture
from casebook.thinking.labs.dials.coding import AUTHORS, BELIEFS, NAMES, TABLE, setting
from casebook.thinking.labs.text import decimals, percent, plain

CLOSE = 1e-9
SHIFTS = (0.1, 0.2)
STATES = {
    "Moscow suffices": "Damascus deals, and Moscow's push alone would be enough.",
    "America decides": "Damascus deals, but only because America presses as well.",
    "no deal": "What pushes Damascus is less than what the deal costs it.",
}


@dataclass(frozen=True, slots=True)
class Force:
    """What pushes Damascus and what the deal costs it, 0..1."""

    moscow: float
    america: float
    price: float

    @property
    def margin(self) -> float:
        """Push minus price: the deal is made from 0 up."""
        return self.moscow + self.america - self.price

    @property
    def state(self) -> str:
        """The named state; see `STATES`."""
        if self.margin < -CLOSE:
            return "no deal"
        return "Moscow suffices" if self.moscow - self.price >= -CLOSE else "America decides"

    @property
    def deals(self) -> bool:
        """Whether Damascus deals."""
        return self.state != "no deal"


@dataclass(frozen=True, slots=True)
class Flip:
    """The nearest value of one dial at which the conclusion turns. `share` is how much of its range lies between."""

    dial: str
    to: float
    share: float


def force(values: Mapping[str, float]) -> Force:
    """The forces at one setting of the dials."""
    moscow = values["grip"] * values["will"] * (1 - values["iran"])
    america = values["effect"] if values["presses"] else 0.0
    return Force(moscow, america, values["demand"] * (1 - values["guarantee"] / 2))


def places(dial: Dial) -> list[float]:
    """All values that a dial can stand on, in order."""
    if dial.kind == "range":
        steps = round((dial.high - dial.low) / dial.step)
        return [dial.settle(dial.low + n * dial.step) for n in range(steps + 1)]
    return [0.0, 1.0] if dial.kind == "toggle" else sorted(option.value for option in dial.options)


def flips(dials: Sequence[Dial], values: Mapping[str, float]) -> list[Flip]:
    """For each dial that can turn the conclusion alone (deal or no deal), the nearest value that does; nearest first.

    The way is a share of the dial's range; on a dial with few places, of its steps.
    """
    now = force(values).deals
    found = []
    for dial in dials:
        row = places(dial)
        start = row.index(dial.settle(values[dial.id]))
        turned = [n for n, place in enumerate(row) if force({**values, dial.id: place}).deals != now]
        if turned:
            near = min(turned, key=lambda n: (abs(n - start), n))
            found.append(Flip(dial.id, row[near], abs(near - start) / (len(row) - 1)))
    return sorted(found, key=lambda flip: flip.share)


def exchanged(values: Mapping[str, float], other: str) -> list[str]:
    """The dials on which one number of another author, taken alone, turns the conclusion. Silence is not taken over."""
    now, theirs = force(values).deals, setting(other)
    return [dial for dial in theirs if TABLE[dial][other].how != "silent"
            and force({**values, dial: theirs[dial]}).deals != now]


def evaluate(dials: Sequence[Dial], values: Mapping[str, float]) -> Result:
    """The conclusion at one (settled) setting of the dials."""
    found, turning = force(values), flips(dials, values)
    sentence = _sentence(found)
    rows = [
        picture.Row(
            dial=dial.id, label=f"{dial.label}: {decimals(values[dial.id])}", note=_note(dial.id, turning),
            now=values[dial.id],
            marks=tuple((a.shape, a.colour, TABLE[dial.id][a.id].value) for a in AUTHORS
                        if TABLE[dial.id][a.id].how != "silent"),
        )
        for dial in dials if dial.id in BELIEFS
    ]
    scene = picture.Scene(
        title=sentence, heading=sentence,
        moscow=found.moscow, america=found.america, price=found.price,
        push_label=f"push: Moscow {decimals(found.moscow)} + America {decimals(found.america)}",
        price_label=f"price: {decimals(found.price)}", rows=rows,
        names=tuple((a.shape, a.colour, a.name) for a in AUTHORS),
    )
    alt = _alt(scene)
    drawn, follow = picture.draw(scene, alt)
    readings = (
        Reading(id="moscow", label="Moscow's push", value=found.moscow, text=decimals(found.moscow)),
        Reading(id="america", label="America's push", value=found.america, text=decimals(found.america)),
        Reading(id="price", label="Price of the deal for Damascus", value=found.price, text=decimals(found.price)),
        Reading(id="margin", label="Push minus price", value=found.margin, text=f"{found.margin:+.2f}"),
        Reading(id="smallest", label="Smallest single change that turns the conclusion",
                value=turning[0].share if turning else None,
                text=_change(turning[0], values) if turning else "none: no dial can do it alone"),
    )
    return Result(state=found.state, sentence=sentence, readings=readings, flip=_flip(turning, values), svg=drawn,
                  alt=alt, table=_table(dials, values, turning), follow=follow)


def _sentence(found: Force) -> str:
    return {
        "Moscow suffices": "Damascus deals: Moscow's push is enough",
        "America decides": "Damascus deals: America tips the scale",
        "no deal": "No deal: the push is less than the price",
    }[found.state]


def _note(dial: str, turning: Sequence[Flip]) -> str:
    flip = next((f for f in turning if f.dial == dial), None)
    return f"turns at {decimals(flip.to)}" if flip else "cannot turn it alone"


def _change(flip: Flip, values: Mapping[str, float]) -> str:
    return (f"{NAMES[flip.dial]}, from {decimals(values[flip.dial])} to {decimals(flip.to)}"
            f" ({percent(flip.share)} of its range)")


def _flip(turning: Sequence[Flip], values: Mapping[str, float]) -> str:
    if not turning:
        return "No single dial, moved alone, turns this conclusion: at least two must change together."
    others = [NAMES[flip.dial] for flip in turning[1:]]
    tail = f" Further dials that can do it alone: {', '.join(others)}." if others else " No other dial can do it alone."
    return f"The smallest single change that turns it: {_change(turning[0], values)}.{tail}"


def _alt(scene: picture.Scene) -> str:
    parts = [f"{scene.heading}. A bar shows what pushes Damascus ({scene.push_label}), an upright stroke the price of "
             f"the deal ({scene.price_label})."]
    for row in scene.rows:
        names = {(shape, colour): name for shape, colour, name in scene.names}
        marks = ", ".join(f"{names[shape, colour]} at {decimals(value)}" for shape, colour, value in row.marks)
        parts.append(f"{row.label}, {row.note}; marks: {marks}.")
    return " ".join(parts)


def _table(dials: Sequence[Dial], values: Mapping[str, float], turning: Sequence[Flip]) -> Table:
    at = {flip.dial: decimals(flip.to) for flip in turning}
    rows = []
    for dial in dials:
        coded = [TABLE[dial.id][author.id] for author in AUTHORS]
        rows.append((NAMES[dial.id], decimals(values[dial.id]), at.get(dial.id, "never alone"),
                     *("silent" if c.how == "silent" else decimals(c.value) for c in coded)))
    swaps = [", ".join(NAMES[d] for d in exchanged(values, author.id)) or "none" for author in AUTHORS]
    rows.append(("Their number that, taken alone, turns it", "", "", *swaps))
    return Table(caption="Every dial: where it stands, where the conclusion turns, and how we read the four",
                 header=("Dial", "Now", "Turns at", *(author.name for author in AUTHORS)), rows=tuple(rows))


def robust(dials: Sequence[Dial], values: Mapping[str, float]) -> Table:
    """How the conclusion holds when our numbers on the four belief dials are shifted together, each up, down or not."""
    now = force(values).deals
    ranges = [dial for dial in dials if dial.id in BELIEFS]
    rows = []
    for shift in SHIFTS:
        shifted = [[dial.settle(values[dial.id] + way * shift) for way in (-1, 0, 1)] for dial in ranges]
        settings = [dict(zip((d.id for d in ranges), row, strict=True)) for row in product(*shifted)]
        same = sum(force({**values, **one}).deals == now for one in settings)
        rows.append((decimals(shift), f"{same} of {len(settings)}", percent(same / len(settings))))
    return Table(caption="Settings near this one that end in the same conclusion",
                 header=("Each belief up, down or as it is, by", "Settings", "Share"), rows=tuple(rows))


text = plain
