"""What every figure gives back: the picture, its title and alt text, the table behind it, and what in it is unsure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]


class NothingToDraw(ValueError):
    """There is no row to draw. The message is one sentence that says what was asked for."""


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers behind a figure: a caption, the heads of the columns, and rows of cells as text."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def text(self) -> str:
        """The table as plain text, cells parted by `` | ``."""
        return "\n".join([self.caption, " | ".join(self.header), *(" | ".join(row) for row in self.rows)])


@dataclass(frozen=True, slots=True)
class Picture:
    """A still figure.

    Attributes
    ----------
    title
        A sentence that states the point.
    alt
        A sentence or two that tell the point with numbers; it stands in for the picture.
    png
        The picture, 1,000 pixels wide, on a white card.
    table
        The numbers behind it.
    unsure
        The rows of medium or low confidence, which the picture draws hollow or hatched.
    """

    title: str
    alt: str
    png: bytes
    table: Table
    unsure: tuple[Row, ...]

    def __str__(self) -> str:
        lines = [self.title, self.alt, "", self.table.text()]
        if self.unsure:
            lines += ["", f"Unsure: {', '.join(str(row['id']) for row in self.unsure)}."]
        return "\n".join(lines)


def is_unsure(row: Row) -> bool:
    """Whether a row's confidence is below high, so that it must never be shown as sure."""
    return row["confidence"] != "high"


def unsure_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows that must be drawn as unsure."""
    return tuple(row for row in rows if is_unsure(row))


def need(rows: Sequence[Row], what: str) -> None:
    """Refuse to draw an empty picture.

    Raises
    ------
    NothingToDraw
        If there are no rows.
    """
    if not rows:
        raise NothingToDraw(f"There is nothing to draw: no row is left for {what}; widen the choice of rows.")


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 truce``, ``14 truces``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def millions(people: float) -> str:
    """A number of people in words: ``6.8 million``, or in full below a million."""
    return f"{people / 1e6:.1f} million" if people >= 1e6 else f"{people:,.0f}"
