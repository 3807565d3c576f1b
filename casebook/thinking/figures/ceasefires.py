"""Truces as spans: from the day they were to hold to the day they ended, and how each ended."""

from __future__ import annotations

from collections.abc import Sequence

from casebook.files.dates import Row, first_day, in_words, lasted, span_in_words
from casebook.files.words import Words, words
from casebook.thinking.figures import style
from casebook.thinking.figures.figure import Figure, count, figure, is_unsure, need
from casebook.thinking.figures.style import Card
from casebook.thinking.figures.years import Years

NEVER = "never took hold"
# How a truce ended, in the words of the table: shape and colour of the mark at its end.
ENDS = {
    NEVER: ("X", style.GREY),
    "eroded": ("v", style.PURPLE),
    "declared over": ("D", style.ORANGE),
    "overtaken": (">", style.OCHRE),
    "broken by offensives": ("*", style.ORANGE),
    "surrender": ("s", style.GREY),
    "in force when last checked": ("o", style.GREEN),
}


def truces(rows: Sequence[Row]) -> Figure:
    """Truces of the table ceasefires, in the order in which they began."""
    say = words().part("figures.truces")
    need(rows, say("what"))
    rows = sorted(rows, key=lambda row: (_begin(row), row["id"]))
    title = _title(rows, say.part("title"))
    ends = {kind: sum(row["ending"] == kind for row in rows) for kind in ENDS}
    alt = [say("alt", truces=count(len(rows), "truce"), ends=", ".join(f"{n} {kind}" for kind, n in ends.items() if n))]
    best = max((row for row in rows if row["end_date"] and row["effective_date"]), key=_days, default=None)
    if best is not None:
        alt.append(say("longest", name=best["name"], length=lasted(_begin(best), best["end_date"])))
    cells = [
        (r["name"], in_words(_begin(r)), in_words(r["end_date"]) if r["end_date"] else say("no_end"), r["ending"],
         r["how_ended"], r["source_title"], r["confidence"]) for r in rows]
    return figure(say, rows, lambda card: _draw(card, rows, say), cells, title=title, alt=" ".join(alt))


def _begin(row: Row) -> str:
    return str(row["effective_date"] or row["agreed_date"])


def _days(row: Row) -> int:
    return (first_day(row["end_date"]) - first_day(_begin(row))).days if row["end_date"] else 0


def _title(rows: Sequence[Row], say: Words) -> str:
    known, longer = sum(bool(row["end_date"]) for row in rows), sum(_days(row) > 365 for row in rows)
    if not known:
        return say("unknown", truces=count(len(rows), "truce"))
    return say({0: "none", 1: "one"}.get(longer, "many"), truces=count(known, "truce"), n=longer)


def _draw(card: Card, rows: Sequence[Row], say: Words) -> None:
    """Each truce a name, a bar on the line of years, and a line on its end."""
    years = Years(date for row in rows for date in (_begin(row), row["end_date"]) if date)
    years.draw(card)
    for row in rows:
        card.line_of_words(row["name"], size=style.TEXT, bold=True, gap=6)
        begin, end = years.x(_begin(row)), years.x(row["end_date"]) if row["end_date"] else None
        card.line([years.left, years.right], [card.y, card.y], style.HAIR, 0.8, layer=0.5)
        if end is not None:
            card.box(begin, card.y - 4, max(end - begin, 2), 8, style.BLUE, is_unsure(row))
        elif row["ending"] != NEVER:
            card.line([begin, begin + 22], [card.y, card.y], style.BLUE, 2.5, ":")
        stop = end + 5 if end is not None else begin if row["ending"] == NEVER else begin + 24
        card.mark(stop, card.y, *ENDS[row["ending"]], is_unsure(row), size=9)
        card.y += 7
        named = {"begin": in_words(_begin(row)), "ending": row["ending"]}
        if row["end_date"]:
            named["span"] = span_in_words(_begin(row), row["end_date"])
            named["length"] = lasted(_begin(row), row["end_date"])
        card.line_of_words(say("line" if row["end_date"] else "line_open", **named), gap=8)
    years.draw(card)
