"""The dials lab: does Damascus deal, who made it, and which single change would turn that? Words: data/labs/dials.yaml.

Damascus deals if what pushes it is at least what the deal costs it:

    push by Moscow   M = grip * will * (1 - Iran)
    push by America  A = effect if America presses, else 0
    price            D = demand * (1 - guarantee / 2)
    margin           M + A - D

All on one scale from 0 to 1 that has no unit. The product says that grip without will is as idle as will without grip,
and that a second patron makes good what the first withholds (agency with several principals: Byman and Kreps 2010,
Salehyan 2010). A full guarantee halves the price: it takes away the fear of what follows, not the loss itself.

The lab's coding is how we read the four texts: for each dial and author the number (ours, every one), what stands
behind it, the paragraphs, and our words for it. A text `says` it, perhaps with a hedge; it `implies` what it needs or
lets be read; where it is `silent` the dial stands at 0, and the number is never compared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from casebook.files.wording import decimals, listed, percent
from casebook.files.words import Words
from casebook.thinking.forms.bars import Bar, Bars
from casebook.thinking.forms.tracks import Track, Tracks
from casebook.thinking.labs.lab import Found, Given, Rows

CLOSE = 1e-9
SHIFTS = (0.1, 0.2)
STEPS = [step / 20 for step in range(21)]
PLACES: dict[str, Sequence[float]] = {
    "grip": STEPS, "will": STEPS, "iran": STEPS, "effect": STEPS, "presses": (0.0, 1.0),
    "demand": (0.2, 0.3, 0.5, 0.6, 0.9), "guarantee": (0.0, 0.4, 0.8),
}
"""All values that each dial can stand on, in order."""
AUTHORS = ("ohanlon", "truce", "hof", "heller")
BELIEFS = ("grip", "will", "iran", "effect")
"""The dials on which two texts can contradict each other: claims about how things are. The others belong to a plan."""
YES, NO = 2 / 3, 1 / 3


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
        if not self.deals:
            return "no deal"
        return "Moscow suffices" if self.moscow - self.price >= -CLOSE else "America decides"

    @property
    def deals(self) -> bool:
        """Whether Damascus deals."""
        return self.margin >= -CLOSE


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


def spoken(given: Given, author: str) -> dict[str, float]:
    """An author's number on each dial on which the text is not silent."""
    return {dial: row[author][0] for dial, row in given.items() if row[author][1] != "silent"}


def exchanged(dials: Mapping[str, float], other: str, given: Given) -> list[str]:
    """The dials on which one number of another author, taken alone, turns the conclusion."""
    now = force(dials).deals
    return [dial for dial, value in spoken(given, other).items() if force({**dials, dial: value}).deals != now]


def stance(value: float) -> str:
    """A number of a belief dial in thirds: yes, partly or no, as in the comparison grid."""
    return "yes" if value >= YES else "no" if value <= NO else "partly"


def contradictions(one: str, two: str, given: Given) -> list[str]:
    """The dials on which two authors contradict each other outright: both texts say it, one a yes, the other a no."""
    return [dial for dial in BELIEFS if given[dial][one][1] == given[dial][two][1] == "says"
            and {stance(given[dial][author][0]) for author in (one, two)} == {"yes", "no"}]


def model(dials: Mapping[str, float], words: Words, given: Given) -> Found:
    """The conclusion at one setting of the dials."""
    found, turning = force(dials), flips(dials)
    change = words("change", dial=words(turning[0].dial), now=dials[turning[0].dial], to=turning[0].to,
                   share=turning[0].share) if turning else ""
    push = found.moscow + found.america
    said = {author: spoken(given, author) for author in AUTHORS}
    turns = {flip.dial: flip.to for flip in turning}
    return Found(
        state=found.state,
        readings={"moscow": found.moscow, "america": found.america, "price": found.price, "margin": found.margin,
                  "smallest": turning[0].share if turning else None},
        texts={"smallest": change},
        flip="several" if len(turning) > 1 else "one dial" if turning else "nowhere",
        numbers={"change": change, "others": ", ".join(words(flip.dial) for flip in turning[1:])},
        forms=[
            Bars(top=1.0, say=None, stroke_name=words("cost"), bars=[
                Bar(name=words("push"), says=words("push says", push=push, price=found.price), value=push,
                    stroke=found.price, parts={words("moscow"): found.moscow, words("america"): found.america})]),
            Tracks(authors=[words(author) for author in AUTHORS], tracks=[
                Track(dial=dial, name=words(dial), now=dials[dial],
                      note=words("turns at", to=turns[dial]) if dial in turns else words("cannot"),
                      marks={words(author): row[dial] for author, row in said.items() if dial in row})
                for dial in BELIEFS]),
        ],
        rows=[*([words(dial), decimals(dials[dial]), decimals(turns[dial]) if dial in turns else words("never"),
                 *(decimals(row[dial]) if dial in row else words("silent") for row in said.values())]
                for dial in PLACES),
              [words("swap"), "", "", *("; ".join(words(dial) for dial in exchanged(dials, author, given))
                                        or words("none") for author in AUTHORS)]],
    )


def robust(dials: Mapping[str, float], words: Words, given: Given) -> Rows:
    """How the conclusion holds when our numbers on the four belief dials are shifted together, each up, down or not."""
    now = force(dials).deals
    rows = []
    for shift in SHIFTS:
        shifted = [[min(max(dials[dial] + way * shift, 0.0), 1.0) for way in (-1, 0, 1)] for dial in BELIEFS]
        same = [force({**dials, **dict(zip(BELIEFS, row, strict=True))}).deals == now for row in product(*shifted)]
        rows.append([decimals(shift), words("of", same=sum(same), all=len(same)), percent(sum(same) / len(same))])
    return rows


def background(words: Words, given: Given) -> Sequence[Rows]:
    """What we put in: every number with its paragraph, and where one text says yes and another no."""
    coded = [[words(dial), words(author), words("none") if how == "silent" else decimals(value), words(how),
              loc or words("none"), phrase]
             for dial, row in given.items() for author, (value, how, loc, phrase) in row.items()]
    pairs = [[words("pair", one=words(one), two=words(two)),
              listed([words(dial) for dial in contradictions(one, two, given)]) or words("no dial")]
             for one, two in combinations(AUTHORS, 2)]
    return [coded, pairs]
