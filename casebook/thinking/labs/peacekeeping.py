"""Peacekeeper arithmetic: so many for each thousand people, and some for each kilometre of inner line.

T = sum over sectors of people x rate / 1000 + kilometres x troops per kilometre. Rates per thousand people are how the
literature counts (Quinlivan 1995, 2003: successful cases at 20 or more per 1000); Friedman 2011 finds no support for
such rules in 171 campaigns. Encodes P6 (the central zone is the hard one) and P7 (peacekeepers are needed).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.thinking.labs.lab import Row

ROTATION = 3
"""One unit in the field, one back from it, one making ready: a common rule of thumb, and our preset."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Force:
    """Peacekeepers on the ground by where they stand."""

    outer: float
    centre: float
    lines: float

    @property
    def total(self) -> float:
        """All of them."""
        return self.outer + self.centre + self.lines


def force(outer_people: float, centre_people: float, outer: float, centre: float, per_km: float, km: float) -> Force:
    """The peacekeepers for rates per 1000 people and troops per kilometre; ValueError if any is below zero."""
    if min(outer_people, centre_people, outer, centre, per_km, km) < 0:
        raise ValueError("people, rates and lengths cannot be below zero")
    return Force(outer=outer_people * outer / 1000, centre=centre_people * centre / 1000, lines=per_km * km)


def everywhere(people: float, rate: float) -> float:
    """The peacekeepers that the same rate takes for all people, without inner lines."""
    return people * rate / 1000


def break_even(outer_people: float, centre: float, lines: float) -> float | None:
    """The rate in the outer sectors at which the confederation saves nothing against one rate everywhere.

    None ("never") where the lines alone cost more than the outer sectors could save, or where nobody lives there.
    """
    if outer_people <= 0:
        return None
    rate = centre - 1000 * lines / outer_people
    return rate if rate >= 0 else None


def precedents(rows: Sequence[Row]) -> list[Row]:
    """The cases and rules of the table of precedents that give troops per thousand people, from low to high."""
    return [row for row in rows if row["kind"] in ("case", "rule") and row["per_1000_low"] is not None]
