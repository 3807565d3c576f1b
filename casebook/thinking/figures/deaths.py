"""Counts of the dead, and what each one counts. They overlap and are never added."""

from __future__ import annotations

from collections.abc import Sequence

from casebook.files.dates import Row, in_words, known_by
from casebook.files.words import Words, words
from casebook.thinking.figures import style
from casebook.thinking.figures.figure import Figure, count, figure, is_unsure, need
from casebook.thinking.figures.style import MARGIN, WIDTH, Card

# What sort of figure it is: its shape, its colour, and the kinds of the table that belong to it.
SORTS = {
    "minimum": (">", style.BLUE, ("minimum",)),
    "count": ("o", style.GREEN, ("count",)),
    "estimate": ("D", style.ORANGE, ("estimate", "round figure", "personal estimate", "minimum estimate",
                                     "statistical estimate")),
    "sum": ("s", style.PURPLE, ("event data sum",)),
}


def sort_of(row: Row) -> str:
    """Which of `SORTS` a figure is."""
    return next(name for name, (_, _, kinds) in SORTS.items() if row["kind"] in kinds)


def death_counts(rows: Sequence[Row], published_by: str = "") -> Figure:
    """Figures of the table deaths in the order of the periods that they cover; with `published_by`, such as the day an
    article appeared, only what was published by then.
    """
    say = words().part("figures.death-counts")
    chosen = known_by(rows, published_by, "published") if published_by else list(rows)
    need(chosen, say("what_by", date=in_words(published_by)) if published_by else say("what"))
    chosen.sort(key=lambda row: (row["period_end"], row["published"], row["id"]))
    low, high = (pick(chosen, key=lambda row: row["deaths"]) for pick in (min, max))
    alt = say("alt", figures=count(len(chosen), "figure"),
              low=_number(low), low_by=low["estimator"], low_end=in_words(low["period_end"]),
              high=_number(high), high_by=high["estimator"], high_end=in_words(high["period_end"]))
    cells = [
        (r["estimator"], say("period", end=in_words(r["period_end"])), _number(r), r["kind"], r["population"],
         r["what_counts"], r["note"], r["source_title"], r["confidence"]) for r in chosen]
    here = {row["estimator"] for row in chosen}
    bodies = [say("body", short=short, full=full) for short, full in say["bodies"].items() if short in here]
    return figure(say, chosen, lambda card: _draw(card, chosen, say), cells, title=say("title"), alt=alt,
                  more=[" ".join(bodies)] if bodies else [])


def _number(row: Row) -> str:
    deaths = f"{row['deaths']:,}"
    return words()("figures.death-counts.at_least", deaths=deaths) if row["at_least"] else deaths


def _draw(card: Card, rows: Sequence[Row], say: Words) -> None:
    """A line a figure, with its number and what it counts beneath."""
    for name, (shape, colour, _) in SORTS.items():
        if any(sort_of(row) == name for row in rows):
            card.key(shape, colour, say(f"sorts.{name}"))
    card.y += 8
    left, right = MARGIN + 6, WIDTH - MARGIN - 8
    ceiling = max(row["deaths"] for row in rows)
    for row in rows:
        head = say("line", who=row["estimator"], end=in_words(row["period_end"]), deaths=_number(row))
        card.line_of_words(head, size=style.TEXT, bold=True, gap=6)
        shape, colour, _ = SORTS[sort_of(row)]
        end = left + row["deaths"] / ceiling * (right - left)
        card.line([left, right], [card.y, card.y], style.HAIR, 0.8, layer=0.3)
        card.line([left, end], [card.y, card.y], colour, 2.5, ":" if is_unsure(row) else "-")
        card.mark(end, card.y, shape, colour, is_unsure(row), size=9)
        card.y += 7
        card.line_of_words(f"{row['what_counts']}.", gap=8)
