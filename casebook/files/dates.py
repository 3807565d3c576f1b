"""Dates of the fact tables: ISO text that may be only a month or a year long."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

Row = Mapping[str, Any]

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")


def first_day(text: str) -> date:
    """The first day that a date can mean: ``2016-09`` is 1 September 2016.

    Raises
    ------
    ValueError
        If the text is no ISO date, month or year.
    """
    parts = [int(part) for part in text.split("-")]
    return date(*(parts + [1, 1])[:3])


def last_day(text: str) -> date:
    """The last day that a date can mean: ``2016-09`` is 30 September 2016."""
    year, month, day = [*(int(part) for part in text.split("-")), 0, 0][:3]
    return date(year, month or 12, day or monthrange(year, month or 12)[1])


def in_words(text: str, year: bool = True) -> str:
    """A date written out: ``9 September 2016``, ``September 2016`` or ``2016``; without the year where it is known."""
    first, *rest = text.split("-")
    if not rest:
        return first
    words = [*(str(int(day)) for day in rest[1:]), MONTHS[int(rest[0]) - 1]]
    return " ".join([*words, first] if year else words)


def span_in_words(start: str, end: str, year: bool = True) -> str:
    """A span written out, the shared parts once: ``22 to 24 November 2017``, ``23 February to 3 March 2017``."""
    if not end or end == start:
        return in_words(start, year)
    one, two = start.split("-"), end.split("-")
    if one[0] != two[0]:
        return f"{in_words(start)} to {in_words(end)}"
    if len(one) == len(two) == 3 and one[1] == two[1]:
        return f"{int(one[2])} to {in_words(end, year)}"
    return f"{in_words(start, False)} to {in_words(end, year)}"


def spell(text: str) -> str:
    """An ISO date written out; a text that is none as it is."""
    try:
        return in_words(text)
    except (ValueError, IndexError):
        return text


def known_by(rows: Sequence[Row], day: str, field: str = "date") -> list[Row]:
    """The rows that someone who wrote on `day` could know: those that had surely begun by then."""
    limit = last_day(day)
    return [row for row in rows if last_day(str(row[field])) <= limit]


def between(rows: Sequence[Row], start: str = "", end: str = "", field: str = "date") -> list[Row]:
    """The rows whose date can lie from `start` to `end`, both included; an empty bound is none."""
    return [
        row for row in rows
        if (not start or last_day(str(row[field])) >= first_day(start))
        and (not end or first_day(str(row[field])) <= last_day(end))
    ]


def lasted(start: str, end: str) -> str:
    """How long a span was, in words, no more exact than its dates: ``7 days``, ``about 5 months``."""
    days = (first_day(end) - first_day(start)).days
    exact = len(start) == len(end) == 10
    if days < 60 and exact:
        return "1 day" if days == 1 else f"{days} days"
    months = round(days / 30.44)
    if months < 24:
        return f"about {months} months"
    return f"about {days / 365.25:.1f} years".replace(".0 ", " ")
