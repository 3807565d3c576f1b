"""What every figure gives back: the picture, its title and alt text, the table behind it, and what in it is unsure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from casebook.files.dates import Row
from casebook.files.wording import counted
from casebook.files.words import Words, words
from casebook.thinking.figures import style
from casebook.thinking.figures.style import Card
from casebook.thinking.table import Table


class NothingToDraw(ValueError):
    """There is no row to draw. The message is one sentence that says what was asked for."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A still figure: a title that states the point, an alt text that tells it with numbers and stands in for the
    picture, the picture (1,000 pixels wide, on a white card), the numbers behind it, and the rows of medium or low
    confidence, which the picture draws hollow or hatched.
    """

    title: str
    alt: str
    png: bytes
    table: Table
    unsure: tuple[Row, ...]

    def __str__(self) -> str:
        lines = [self.title, self.alt, "", self.table.text()]
        if self.unsure:
            lines += ["", words()("figures.unsure_rows", rows=", ".join(str(row["id"]) for row in self.unsure))]
        return "\n".join(lines)


def figure(
    say: Words, rows: Sequence[Row], draw: Callable[[Card], None], cells: Sequence[Sequence[str]], *, title: str,
    alt: str, more: Sequence[str] = (), **named: Any,
) -> Figure:
    """A figure: `draw` puts it on a card under its title; `more` is small print below it that depends on the rows.

    The `notes` below every such figure, and `caption` and `header` of its table, are among its words; they may name
    what is in `named`.
    """
    unsure = tuple(row for row in rows if is_unsure(row))
    card = Card(title)
    draw(card)
    card.foot([words()("figures.unsure")] * bool(unsure) + [*more, *(say.fill(note, named) for note in say["notes"])])
    table = Table(say("caption", **named), [say.fill(head, named) for head in say["header"]], cells)
    return Figure(title, alt, style.png(card.figure()), table, unsure)


def is_unsure(row: Row) -> bool:
    """Whether a row's confidence is below high, so that it must never be shown as sure."""
    return row["confidence"] != "high"


def need(rows: Sequence[Row], what: str) -> None:
    """Refuse to draw an empty picture: `NothingToDraw` if there are no rows."""
    if not rows:
        raise NothingToDraw(words()("figures.nothing", what=what))


def count(number: int, noun: str) -> str:
    """A number with one of the nouns that the figures count: ``1 truce``, ``14 truces``."""
    return counted(number, words()[f"figures.nouns.{noun}"])
