"""How we read the four texts onto one set of dials. Every number is ours; each says which paragraph it stands for.

`how` says what stands behind a number: `says` (the text says it, perhaps with a hedge), `implies` (the text needs it or
lets it be read), `silent` (nothing in the text: the dial stands at 0, and the number is never compared).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from casebook.thinking.labs.contract import Table
from casebook.thinking.labs.text import decimals, listed

How = Literal["says", "implies", "silent"]
BELIEFS = ("grip", "will", "iran", "effect")
"""The dials on which two texts can contradict each other: claims about how things are. The others belong to a plan."""
YES, NO = 2 / 3, 1 / 3


@dataclass(frozen=True, slots=True)
class Author:
    """One of the four: a name for tables, a mark for the picture (shape and index of its colour)."""

    id: str
    name: str
    shape: str
    colour: int


@dataclass(frozen=True, slots=True)
class Coded:
    """One author's number on one dial, with what stands behind it."""

    value: float
    how: How
    loc: str
    words: str


AUTHORS = (
    Author("ohanlon", "O'Hanlon 2015", "disc", 0),
    Author("truce", "the author of 2016", "square", 1),
    Author("hof", "Hof 2017", "diamond", 2),
    Author("heller", "Heller 2017", "triangle", 3),
)

NAMES = {"grip": "Moscow's grip", "will": "Moscow's will", "iran": "Iran as a substitute",
         "effect": "Effect of American pressure", "presses": "America presses", "demand": "What Damascus gives up",
         "guarantee": "Guarantee from outside"}

TABLE: Mapping[str, Mapping[str, Coded]] = {
    "grip": {
        "ohanlon": Coded(0.9, "implies", "P7", "Needed for the plan: Assad leaves Damascus once the powers agree."),
        "truce": Coded(0.2, "says", "P11", "It looks as if Moscow had little power to make Assad comply."),
        "hof": Coded(0.4, "says", "P8, P15", "In doubt, though America can strengthen it."),
        "heller": Coded(0.2, "says", "P40", "Moscow does not seem able to make Damascus sign."),
    },
    "will": {
        "ohanlon": Coded(0.7, "says", "P5", "Most Russian aims fit with the plan, in principle."),
        "truce": Coded(0.4, "says", "P4, P11", "It had reason to hold Assad back, and may share his resolve."),
        "hof": Coded(0.6, "says", "P6, P8", "It may want a Syria that shares power."),
        "heller": Coded(0.1, "says", "P5", "Its one aim is a recognised victory for its client."),
    },
    "iran": {
        "ohanlon": Coded(0.0, "implies", "P10", "Left out of the plan: its help would be a surprise."),
        "truce": Coded(0.0, "silent", "", "Iran is not mentioned."),
        "hof": Coded(0.7, "says", "P8", "Iran backs Assad with zeal and will not wish him limited."),
        "heller": Coded(0.3, "implies", "P10, P26", "Named as an ally and as a guarantor, no more."),
    },
    "effect": {
        "ohanlon": Coded(0.5, "implies", "P8, P9", "Training opens regions; that it presses Damascus is not said."),
        "truce": Coded(0.0, "silent", "", "Western pressure is not discussed."),
        "hof": Coded(0.7, "says", "P10, P13, P15", "The four steps raise the price for Assad."),
        "heller": Coded(0.05, "says", "P17, P18", "No mix of means would; arming had not visibly done so."),
    },
    "presses": {
        "ohanlon": Coded(0, "implies", "P8, P9", "His training is to build partners, not to press Damascus."),
        "truce": Coded(0, "silent", "", "American pressure is not discussed."),
        "hof": Coded(1, "says", "P10", "Pressure is what he asks for."),
        "heller": Coded(0, "says", "P18", "America has given up its main means of pressure."),
    },
    "demand": {
        "ohanlon": Coded(0.6, "says", "P7", "Assad leaves Damascus and may keep a zone."),
        "truce": Coded(0.3, "says", "P4, P8", "Hold a truce, let aid in, and let talks begin."),
        "hof": Coded(0.5, "says", "P6, P8", "Share power, and keep what is signed."),
        "heller": Coded(0.9, "says", "P17, P19", "A transition: to sign away its own rule."),
    },
    "guarantee": {
        "ohanlon": Coded(0.8, "says", "P7", "International peacekeepers hold the arrangement together."),
        "truce": Coded(0.0, "silent", "", "Nobody guarantees anything to Damascus."),
        "hof": Coded(0.0, "silent", "", "His ground force holds freed areas (P11); it guards no deal."),
        "heller": Coded(0.0, "silent", "", "Guarantees to Damascus are not discussed."),
    },
}


def setting(author: str) -> dict[str, float]:
    """All dials as we read that author."""
    return {dial: float(row[author].value) for dial, row in TABLE.items()}


def stance(value: float) -> str:
    """A number of a belief dial in thirds: yes, partly or no, as in the comparison grid."""
    return "yes" if value >= YES else "no" if value <= NO else "partly"


def contradictions(one: str, two: str) -> list[str]:
    """The dials on which two authors contradict each other outright: both texts say it, one a yes, the other a no."""
    found = []
    for dial in BELIEFS:
        a, b = TABLE[dial][one], TABLE[dial][two]
        if a.how == b.how == "says" and {stance(a.value), stance(b.value)} == {"yes", "no"}:
            found.append(dial)
    return found


def tables() -> tuple[Table, ...]:
    """What we put in: every number with its paragraph, and where two texts contradict each other."""
    rows = [
        (NAMES[dial], author.name, decimals(coded.value) if coded.how != "silent" else "none", coded.how,
         coded.loc or "none", coded.words)
        for dial, row in TABLE.items() for author in AUTHORS for coded in [row[author.id]]
    ]
    pairs = []
    for one, two in combinations(AUTHORS, 2):
        dials = contradictions(one.id, two.id)
        pairs.append((f"{one.name} and {two.name}", listed([NAMES[d] for d in dials]) if dials else "no dial"))
    return (
        Table(caption="How we read the four texts onto the dials",
              header=("Dial", "Author", "Number", "The text", "Where", "In our words"), rows=tuple(rows)),
        Table(caption="Where two texts contradict each other outright (both say it, one yes and one no)",
              header=("Pair", "On"), rows=tuple(pairs)),
    )
