"""Counts of the dead, and what each one counts. They overlap and are never added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from casebook.files.dates import in_words, known_by
from casebook.thinking.figures import style
from casebook.thinking.figures.picture import Picture, Row, Table, count, is_unsure, need, unsure_rows
from casebook.thinking.figures.style import MARGIN, SMALL, WIDTH, Card

# What sort of figure it is: its shape, its colour, and its word in the key.
SORTS = {
    "minimum": (">", style.BLUE, "documented minimum: the true number is higher"),
    "count": ("o", style.GREEN, "count of documented deaths"),
    "estimate": ("D", style.ORANGE, "estimate or round figure"),
    "event data sum": ("s", style.PURPLE, "sum of single recorded events"),
}
SORT_OF = {
    "minimum": "minimum", "count": "count", "event data sum": "event data sum", "estimate": "estimate",
    "round figure": "estimate", "personal estimate": "estimate", "minimum estimate": "estimate",
    "statistical estimate": "estimate",
}
BODIES = (
    ("OHCHR", "UN human rights office"), ("SOHR", "Syrian Observatory for Human Rights"),
    ("SCPR", "Syrian Center for Policy Research"), ("UCDP", "Uppsala Conflict Data Program"),
    ("GCR2P", "Global Centre for the Responsibility to Protect"),
)


def death_counts(rows: Sequence[Row], published_by: str = "") -> Picture:
    """Figures of the table deaths in the order of the periods that they cover.

    Parameters
    ----------
    rows : sequence of dict
        Rows of the table.
    published_by : str
        Keep only what was published by this day, such as the day an article appeared; empty for all.

    Raises
    ------
    NothingToDraw
        If no row is left.
    """
    chosen = known_by(rows, published_by, "published") if published_by else list(rows)
    need(chosen, f"counts published by {in_words(published_by)}" if published_by else "counts of deaths")
    chosen.sort(key=lambda row: (str(row["period_end"]), str(row["published"]), str(row["id"])))
    low, high = min(chosen, key=_deaths), max(chosen, key=_deaths)
    title = "Counts of the dead differ because they count different things: never add them"
    alt = (f"{count(len(chosen), 'figure')} for the dead of the war, from {_number(low)} ({low['estimator']}, up to "
           f"{in_words(str(low['period_end']))}) to {_number(high)} ({high['estimator']}, up to "
           f"{in_words(str(high['period_end']))}); each counts other deaths or another period, so none can be added.")
    body = tuple(
        (str(r["estimator"]), f"to {in_words(str(r['period_end']))}", _number(r), str(r["kind"]), str(r["population"]),
         str(r["what_counts"]), str(r["note"]), str(r["source_title"]), str(r["confidence"])) for r in chosen)
    header = ("Who counted", "Period", "Deaths", "Kind", "Whose deaths", "What is counted", "Note", "Source",
              "Confidence")
    table = Table("Counts and estimates of deaths; they overlap and must not be added", header, body)
    return Picture(title, alt, style.png(draw_deaths(chosen, title)), table, unsure_rows(chosen))


def _deaths(row: Row) -> float:
    return float(str(row["deaths"]))


def _number(row: Row) -> str:
    return f"{'at least ' if row['at_least'] else ''}{row['deaths']:,}"


def draw_deaths(rows: Sequence[Row], title: str) -> Any:
    """The matplotlib figure: a line a figure, with its number and what it counts beneath."""
    card = Card(title)
    used = [name for name in SORTS if any(SORT_OF[str(row["kind"])] == name for row in rows)]
    for name in used:
        shape, colour, text = SORTS[name]
        card.mark(MARGIN + 6, card.y + 6.5, shape, colour)
        card.y = card.text(MARGIN + 18, card.y, text, size=SMALL, width=WIDTH - 2 * MARGIN - 18) + 1
    card.y += 8
    left, right = MARGIN + 6, WIDTH - MARGIN - 8
    ceiling = max(_deaths(row) for row in rows)
    for row in rows:
        head = f"{row['estimator']}, to {in_words(str(row['period_end']))}: {_number(row)}"
        card.y = card.text(MARGIN, card.y, head, bold=True, width=WIDTH - 2 * MARGIN) + 6
        shape, colour, _ = SORTS[SORT_OF[str(row["kind"])]]
        end = left + _deaths(row) / ceiling * (right - left)
        card.line([left, right], [card.y, card.y], style.HAIR, 0.8, layer=0.3)
        card.line([left, end], [card.y, card.y], colour, 2.5, ":" if is_unsure(row) else "-")
        card.mark(end, card.y, shape, colour, is_unsure(row), size=9)
        card.y = card.text(MARGIN, card.y + 7, f"{row['what_counts']}.", size=SMALL, width=WIDTH - 2 * MARGIN) + 8
    who = " ".join(f"{short}: {full}." for short, full in BODIES if any(row["estimator"] == short for row in rows))
    card.foot(style.UNSURE_NOTE if unsure_rows(rows) else "", who,
              "A later or higher figure is not a correction of a lower one where it counts other deaths.")
    return card.figure()
