"""The dials lab: does Damascus deal, who made it, and which single change would turn that? Words: data/labs/dials.yaml;
our reading of the four texts: `four_readings`.

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
from itertools import combinations, product

from casebook.files.wording import decimals, listed, percent
from casebook.files.words import Words
from casebook.thinking.forms.bars import Bar, Bars
from casebook.thinking.forms.tracks import Track, Tracks
from casebook.thinking.labs.four_readings import AUTHORS, BELIEFS, TABLE, contradictions, setting
from casebook.thinking.labs.lab import Found

CLOSE = 1e-9
SHIFTS = (0.1, 0.2)
STEPS = [step / 20 for step in range(21)]
PLACES: dict[str, Sequence[float]] = {
    "grip": STEPS, "will": STEPS, "iran": STEPS, "effect": STEPS, "presses": (0.0, 1.0),
    "demand": (0.2, 0.3, 0.5, 0.6, 0.9), "guarantee": (0.0, 0.4, 0.8),
}
"""All values that each dial can stand on, in order."""


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
        """The named state."""
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


def force(dials: Mapping[str, float]) -> Force:
    """The forces at one setting of the dials."""
    moscow = dials["grip"] * dials["will"] * (1 - dials["iran"])
    america = dials["effect"] if dials["presses"] else 0.0
    return Force(moscow, america, dials["demand"] * (1 - dials["guarantee"] / 2))


def flips(dials: Mapping[str, float]) -> list[Flip]:
    """For each dial that can turn the conclusion alone (deal or no deal), the nearest value that does; nearest first.

    The way is a share of the dial's range; on a dial with few places, of its steps.
    """
    now = force(dials).deals
    found = []
    for dial, row in PLACES.items():
        start = row.index(dials[dial])
        turned = [n for n, place in enumerate(row) if force({**dials, dial: place}).deals != now]
        if turned:
            near = min(turned, key=lambda n: (abs(n - start), n))
            found.append(Flip(dial, row[near], abs(near - start) / (len(row) - 1)))
    return sorted(found, key=lambda flip: flip.share)


def exchanged(dials: Mapping[str, float], other: str) -> list[str]:
    """The dials on which one number of another author, taken alone, turns the conclusion. Silence is not taken over."""
    now, theirs = force(dials).deals, setting(other)
    return [dial for dial in theirs if TABLE[dial][other].how != "silent"
            and force({**dials, dial: theirs[dial]}).deals != now]


def model(dials: Mapping[str, float], words: Words) -> Found:
    """The conclusion at one setting of the dials."""
    found, turning = force(dials), flips(dials)
    change = _change(turning[0], dials, words) if turning else ""
    return Found(
        state=found.state,
        readings={"moscow": found.moscow, "america": found.america, "price": found.price, "margin": found.margin,
                  "smallest": turning[0].share if turning else None},
        texts={"smallest": change},
        flip="several" if len(turning) > 1 else "one dial" if turning else "nowhere",
        numbers={"change": change, "others": ", ".join(words(flip.dial) for flip in turning[1:])},
        forms=[_balance(found, words), _tracks(dials, turning, words)],
        rows=_rows(dials, turning, words),
    )


def _change(flip: Flip, dials: Mapping[str, float], words: Words) -> str:
    return words("change", dial=words(flip.dial), now=dials[flip.dial], to=flip.to, share=flip.share)


def _balance(found: Force, words: Words) -> Bars:
    """What pushes Damascus, by its two parts, against what the deal costs it."""
    push = found.moscow + found.america
    return Bars(top=1.0, say=None, stroke_name=words("cost"), bars=[
        Bar(name=words("push"), says=words("push says", push=push, price=found.price), value=push, stroke=found.price,
            parts={words("moscow"): found.moscow, words("america"): found.america})])


def _tracks(dials: Mapping[str, float], turning: Sequence[Flip], words: Words) -> Tracks:
    """A track for each belief, with the authors who speak of it."""
    turns = {flip.dial: words("turns at", to=flip.to) for flip in turning}
    return Tracks(authors=[words(author) for author in AUTHORS], tracks=[
        Track(dial=dial, name=words(dial), now=dials[dial], note=turns.get(dial) or words("cannot"),
              marks={words(author): TABLE[dial][author].value for author in AUTHORS
                     if TABLE[dial][author].how != "silent"})
        for dial in BELIEFS])


def _rows(dials: Mapping[str, float], turning: Sequence[Flip], words: Words) -> list[list[str]]:
    """Every dial with where it turns the conclusion and how we read the four; then whose number would turn it."""
    at = {flip.dial: decimals(flip.to) for flip in turning}
    rows = []
    for dial in PLACES:
        coded = [TABLE[dial][author] for author in AUTHORS]
        rows.append([words(dial), decimals(dials[dial]), at.get(dial) or words("never"),
                     *(words("silent") if one.how == "silent" else decimals(one.value) for one in coded)])
    swaps = ["; ".join(words(dial) for dial in exchanged(dials, author)) or words("none") for author in AUTHORS]
    return [*rows, [words("swap"), "", "", *swaps]]


def robust(dials: Mapping[str, float], words: Words) -> list[list[str]]:
    """How the conclusion holds when our numbers on the four belief dials are shifted together, each up, down or not."""
    now = force(dials).deals
    rows = []
    for shift in SHIFTS:
        shifted = [[min(max(dials[dial] + way * shift, 0.0), 1.0) for way in (-1, 0, 1)] for dial in BELIEFS]
        same = [force({**dials, **dict(zip(BELIEFS, row, strict=True))}).deals == now for row in product(*shifted)]
        rows.append([decimals(shift), words("of", same=sum(same), all=len(same)), percent(sum(same) / len(same))])
    return rows


def background(words: Words) -> list[list[list[str]]]:
    """What we put in: every number with its paragraph, and where one text says yes and another no."""
    coded = [[words(dial), words(author), words("none") if one.how == "silent" else decimals(one.value), words(one.how),
              one.loc or words("none"), words(one.phrase)]
             for dial, row in TABLE.items() for author, one in row.items()]
    pairs = [[words("pair", one=words(one), two=words(two)),
              listed([words(dial) for dial in contradictions(one, two)]) or words("no dial")]
             for one, two in combinations(AUTHORS, 2)]
    return [coded, pairs]
