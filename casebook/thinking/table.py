"""A table as plain text: what stands behind every picture, of a lab and of a figure alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.files.markup import table


@dataclass(frozen=True, slots=True)
class Table:
    """A caption, the heads of the columns, and rows of cells as text."""

    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]

    def markup(self) -> str:
        """The table as HTML."""
        return table(self.caption, self.header, self.rows)

    def text(self) -> str:
        """The table in columns of even width, under its caption."""
        rows = [self.header, *self.rows]
        widths = [max(len(row[column]) for row in rows) for column in range(len(self.header))]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
        return "\n".join([self.caption, lines[0], "  ".join("-" * width for width in widths), *lines[1:]])
