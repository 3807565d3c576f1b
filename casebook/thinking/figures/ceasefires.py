"""Truces as spans: from the day they were to hold to the day they ended, and how each ended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from casebook.files.dates import first_day, in_words, lasted, span_in_words
from casebook.thinking.figures import style
from casebook.thinking.figures.picture import Picture, Row, Table, count, is_unsure, need, unsure_rows
from casebook.thinking.figures.style import MARGIN, SMALL, WIDTH, Card

# How a truce ended: shape and colour of the mark at its end.
ENDS = {
    "never took hold": ("X", style.DARK),
    "eroded": ("v", style.PURPLE),
    "declared over": ("D", style.ORANGE),
    "overtaken": (">", style.SKY),
    "broken by offensives": ("*", style.ORANGE),
    "surrender": ("s", style.DARK),
    "in force when last checked": ("o", style.GREEN),
}


def truces(rows: Sequence[Row]) -> Picture:
    """Truces of the table ceasefires, in the order in which they began.

    Raises
    ------
    NothingToDraw
        If there are no rows.
    """
    need(rows, "the truces")
    rows = sorted(rows, key=lambda row: (_begin(row), str(row["id"])))
    longest = [row for row in rows if _days(row) > 365]
    title = _title(rows, longest)
    dated = [row for row in rows if row["end_date"] and row["effective_date"]]
    best = max(dated, key=_days, default=None)
    ends = {kind: sum(row["ending"] == kind for row in rows) for kind in ENDS}
    alt = (f"{count(len(rows), 'truce')} as bars on a line of years: "
           f"{', '.join(f'{n} {kind}' for kind, n in ends.items() if n)}.")
    if best is not None:
        alt += f" The longest with a known end is the {best['name']}, {lasted(_begin(best), str(best['end_date']))}."
    body = tuple(
        (str(r["name"]), in_words(_begin(r)), in_words(str(r["end_date"])) if r["end_date"] else "none stated",
         str(r["ending"]), str(r["how_ended"]), str(r["source_title"]), str(r["confidence"])) for r in rows)
    header = ("Truce", "Began", "Ended", "Kind of end", "How", "Source", "Confidence")
    table = Table("Truces for the whole country or large areas, and how each ended", header, body)
    return Picture(title, alt, style.png(draw_truces(rows, title)), table, unsure_rows(rows))


def _begin(row: Row) -> str:
    return str(row["effective_date"] or row["agreed_date"])


def _days(row: Row) -> int:
    return (first_day(str(row["end_date"])) - first_day(_begin(row))).days if row["end_date"] else 0


def _title(rows: Sequence[Row], longest: Sequence[Row]) -> str:
    known = sum(bool(row["end_date"]) for row in rows)
    if not known:
        return f"{count(len(rows), 'truce')}, none with a known end"
    held = {0: "none lasted", 1: "one lasted"}.get(len(longest), f"{len(longest)} lasted")
    return f"Of {count(known, 'truce')} with a known end, {held} longer than a year"


def draw_truces(rows: Sequence[Row], title: str) -> Any:
    """The matplotlib figure: each truce a name, a bar on the line of years, and a line on its end."""
    card = Card(title)
    first = min(int(_begin(row)[:4]) for row in rows)
    last = max(int(str(row["end_date"] or _begin(row))[:4]) for row in rows) + 1
    start, days = first_day(str(first)), (first_day(str(last)) - first_day(str(first))).days
    left, right = MARGIN + 4, WIDTH - MARGIN - 8

    def x(text: str) -> float:
        return left + (first_day(text) - start).days / days * (right - left)

    _years(card, x, first, last)
    for row in rows:
        card.y = card.text(MARGIN, card.y, str(row["name"]), bold=True, width=WIDTH - 2 * MARGIN) + 6
        begin, end = x(_begin(row)), x(str(row["end_date"])) if row["end_date"] else None
        card.line([left, right], [card.y, card.y], style.HAIR, 0.8, layer=0.5)
        shape, colour = ENDS[str(row["ending"])]
        if end is not None:
            card.box(begin, card.y - 4, max(end - begin, 2), 8, style.BLUE, is_unsure(row))
        elif row["ending"] != "never took hold":
            card.line([begin, begin + 22], [card.y, card.y], style.BLUE, 2.5, ":")
        stop = begin if row["ending"] == "never took hold" and end is None else begin + 24 if end is None else end + 5
        card.mark(stop, card.y, shape, colour, is_unsure(row), size=9)
        card.y = card.text(MARGIN, card.y + 7, _end_line(row), size=SMALL, width=WIDTH - 2 * MARGIN) + 8
    _years(card, x, first, last)
    note = style.UNSURE_NOTE if unsure_rows(rows) else ""
    card.foot(note, "Dotted: no end was stated. The class of each ending is ours. Local truces are left out.")
    return card.figure()


def _end_line(row: Row) -> str:
    if not row["end_date"]:
        return f"From {in_words(_begin(row))}, no end stated; {row['ending']}"
    return (f"{span_in_words(_begin(row), str(row['end_date']))}: {lasted(_begin(row), str(row['end_date']))}; "
            f"{row['ending']}")


def _years(card: Card, x: Any, first: int, last: int) -> None:
    step = 1 if last - first < 6 else 3
    for year in range(first, last + 1, step):
        shown = str(year)
        at = min(x(shown), WIDTH - MARGIN - style.text_width(shown, SMALL))
        card.text(at, card.y, shown, size=SMALL, colour=style.FAINT)
    card.y += SMALL * style.LEAD + 2
