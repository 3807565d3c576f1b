"""A result as plain text: the twin of every picture, and the numbers as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from casebook.thinking.labs.contract import Result, Table


def plain(result: Result) -> str:
    """All that the picture and its figures say, as plain text."""
    lines = [result.sentence, result.flip, ""]
    lines += [f"{reading.label}: {reading.text}" for reading in result.readings]
    lines += ["", "The picture: " + result.alt, "", plain_table(result.table)]
    return "\n".join(lines)


def plain_table(table: Table) -> str:
    """A table in columns of even width, under its caption."""
    rows = [table.header, *table.rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(table.header))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([table.caption, lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def listed(names: Sequence[str]) -> str:
    """Names as a phrase: "a", "a and b", "a, b and c"; "nobody" for none."""
    if not names:
        return "nobody"
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


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


def decimals(number: float, places: int = 2) -> str:
    """A number with that many decimals, halves rounded away from zero as people do, without the sign of a zero."""
    text = str(Decimal(repr(round(number, 9))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
    return text.lstrip("-") if float(text) == 0 else text


def sentences(parts: Iterable[str]) -> str:
    """Sentences joined by a space, empty ones left out."""
    return " ".join(part for part in parts if part)
