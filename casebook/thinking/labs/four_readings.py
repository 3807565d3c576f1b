"""How we read the four texts onto one set of dials. Every number is ours; each says which paragraph it stands for.

`how` says what stands behind a number: `says` (the text says it, perhaps with a hedge), `implies` (the text needs it or
lets it be read), `silent` (nothing in the text: the dial stands at 0, and the number is never compared).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

How = Literal["says", "implies", "silent"]
AUTHORS = ("ohanlon", "truce", "hof", "heller")
BELIEFS = ("grip", "will", "iran", "effect")
"""The dials on which two texts can contradict each other: claims about how things are. The others belong to a plan."""
YES, NO = 2 / 3, 1 / 3


@dataclass(frozen=True, slots=True)
class Coded:
    """One author's number on one dial, what stands behind it, where, and the phrase that says it in our words."""

    value: float
    how: How
    loc: str
    phrase: str


TABLE: Mapping[str, Mapping[str, Coded]] = {
    "grip": {
        "ohanlon": Coded(0.9, "implies", "P7", "grip ohanlon"),
        "truce": Coded(0.2, "says", "P11", "grip truce"),
        "hof": Coded(0.4, "says", "P8, P15", "grip hof"),
        "heller": Coded(0.2, "says", "P40", "grip heller"),
    },
    "will": {
        "ohanlon": Coded(0.7, "says", "P5", "will ohanlon"),
        "truce": Coded(0.4, "says", "P4, P11", "will truce"),
        "hof": Coded(0.6, "says", "P6, P8", "will hof"),
        "heller": Coded(0.1, "says", "P5", "will heller"),
    },
    "iran": {
        "ohanlon": Coded(0.0, "implies", "P10", "iran ohanlon"),
        "truce": Coded(0.0, "silent", "", "iran truce"),
        "hof": Coded(0.7, "says", "P8", "iran hof"),
        "heller": Coded(0.3, "implies", "P10, P26", "iran heller"),
    },
    "effect": {
        "ohanlon": Coded(0.5, "implies", "P8, P9", "effect ohanlon"),
        "truce": Coded(0.0, "silent", "", "effect truce"),
        "hof": Coded(0.7, "says", "P10, P13, P15", "effect hof"),
        "heller": Coded(0.05, "says", "P17, P18", "effect heller"),
    },
    "presses": {
        "ohanlon": Coded(0, "implies", "P8, P9", "presses ohanlon"),
        "truce": Coded(0, "silent", "", "presses truce"),
        "hof": Coded(1, "says", "P10", "presses hof"),
        "heller": Coded(0, "says", "P18", "presses heller"),
    },
    "demand": {
        "ohanlon": Coded(0.6, "says", "P7", "demand ohanlon"),
        "truce": Coded(0.3, "says", "P4, P8", "demand truce"),
        "hof": Coded(0.5, "says", "P6, P8", "demand hof"),
        "heller": Coded(0.9, "says", "P17, P19", "demand heller"),
    },
    "guarantee": {
        "ohanlon": Coded(0.8, "says", "P7", "guarantee ohanlon"),
        "truce": Coded(0.0, "silent", "", "guarantee truce"),
        "hof": Coded(0.0, "silent", "", "guarantee hof"),
        "heller": Coded(0.0, "silent", "", "guarantee heller"),
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
