"""Numbers and lists as people read them. Every figure that a learner meets in a sentence is written here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from casebook.files.dates import spell


def listed(names: Sequence[str]) -> str:
    """Names as a phrase: "a", "a and b", "a, b and c"; nothing for none."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def counted(number: int, nouns: Sequence[str]) -> str:
    """A number with its noun, which is given for one and for many: "1 truce", "14 truces"."""
    return f"{number:,} {nouns[0] if number == 1 else nouns[1]}"


def percent(share: float) -> str:
    """A share of one in per cent: whole from ten per cent up, one decimal below, "under 0.1 %" for a trace."""
    if 0 < share < 0.001:
        return "under 0.1 %"
    value = 100 * share
    return f"{value:.0f} %" if value >= 9.95 or value == 0 else f"{value:.1f} %"


def probability(share: float) -> str:
    """As `percent`, but what is not quite certain never reads as 100 %."""
    return "over 99 %" if 0.995 <= share < 1 - 1e-12 else percent(share)


def thousands(number: float) -> str:
    """A whole number with commas, rounded to thousands from 10,000 up, to hundreds from 1,000 up, else to tens."""
    size = 1000 if abs(number) >= 10_000 else 100 if abs(number) >= 1000 else 10
    return f"{round(number / size) * size:,}"


def millions(people: float) -> str:
    """A number of people: "6.8 million", or in full below a million."""
    return f"{people / 1e6:.1f} million" if people >= 1e6 else f"{round(people):,}"


def decimals(number: float, places: int = 2) -> str:
    """A number with that many decimals, halves rounded away from zero as people do, without the sign of a zero."""
    text = str(Decimal(repr(round(number, 9))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
    return text.lstrip("-") if float(text) == 0 else text


def signed(number: float, places: int = 2) -> str:
    """As `decimals`, with the sign of a number that is not zero."""
    text = decimals(number, places)
    return f"+{text}" if float(text) > 0 else text


def points(share: float) -> str:
    """A difference of shares in points: "+12 points"."""
    return f"{signed(100 * share, 0)} points"


def capitalised(words: str) -> str:
    """Words with a capital at the front."""
    return words[:1].upper() + words[1:]


FORMATS: dict[str, Callable[[Any], str]] = {
    "": decimals, "0": lambda x: decimals(x, 0), "1": lambda x: decimals(x, 1), "3": lambda x: decimals(x, 3),
    "%": percent, "p": probability, "+": signed, "+3": lambda x: signed(x, 3), "points": points,
    "k": thousands, "m": millions, ",": lambda x: f"{round(x):,}", "n": lambda x: f"{x + 0.0:g}",
}
"""How a number may be written in a data file: the part after the colon in `{name:format}`."""
TEXTS: dict[str, Callable[[str], str]] = {"date": spell, "list": lambda text: listed(text.split(";"))}
"""How a text may be written: a date in words; several values joined by ';' as a list. Else it stands as it is."""
