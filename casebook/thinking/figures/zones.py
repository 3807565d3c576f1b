"""The four de-escalation zones: from the agreement to what became of each."""

from __future__ import annotations

from collections.abc import Sequence

from casebook.files.dates import Row, first_day, in_words, lasted
from casebook.files.wording import capitalised
from casebook.files.words import Words, words
from casebook.thinking.figures import style
from casebook.thinking.figures.figure import Figure, count, figure, is_unsure, need
from casebook.thinking.figures.style import MARGIN, SMALL, Card
from casebook.thinking.figures.years import Years

FROZEN = "partly retaken, then frozen"
# What became of a zone, in the words of the table: shape and colour of its mark.
FATES = {
    "retaken by force": ("X", style.ORANGE),
    "surrendered": ("s", style.PURPLE),
    FROZEN: ("o", style.GREEN),
}


def zone_fates(rows: Sequence[Row]) -> Figure:
    """The zones of the table zones, in the order of their fates."""
    say = words().part("figures.zone-fates")
    need(rows, say("what"))
    rows = sorted(rows, key=lambda row: row["fate_date"])
    gone = [row for row in rows if row["fate_kind"] != FROZEN]
    months = max((_months(row) for row in gone), default=0)
    title = say("title" if gone else "title_none", months=months, gone=len(gone), n=len(rows),
                zones=count(len(rows), "zone"))
    fates = [say("fate", name=row["short"], fate=row["fate_kind"], date=in_words(row["fate_date"])) for row in rows]
    cells = [
        (r["zone"], _guarantors(r), in_words(r["agreed_date"]), in_words(r["detail_date"]), r["fate"],
         in_words(r["fate_date"]), r["source_title"], r["confidence"]) for r in rows]
    alt = say("alt", n=len(rows), fates="; ".join(fates))
    later = [say("later", name=row["short"], later=row["later"]) for row in rows if row["later"]]
    return figure(say, rows, lambda card: _draw(card, rows, say), cells, title=title, alt=alt, more=later)


def _guarantors(row: Row) -> str:
    return str(row["guarantors"]).replace(";", ", ")


def _months(row: Row) -> int:
    days = (first_day(row["fate_date"]) - first_day(row["agreed_date"])).days
    return -(-days * 100 // 3044)


def _draw(card: Card, rows: Sequence[Row], say: Words) -> None:
    """A bar a zone, the offensive in a second colour, a mark at its fate."""
    years = Years(row[field] for row in rows for field in ("agreed_date", "fate_date"))
    for row in rows:
        card.line_of_words(row["short"], size=style.TEXT, bold=True)
        card.line_of_words(say("guarantors", names=_guarantors(row)), gap=8)
        card.line([years.left, years.right], [card.y, card.y], style.HAIR, 0.8, layer=0.5)
        begin, end = years.x(row["agreed_date"]), years.x(row["fate_date"])
        card.box(begin, card.y - 5, end - begin, 10, style.BLUE, is_unsure(row))
        if row["offensive_date"]:
            strike = years.x(row["offensive_date"])
            card.box(strike, card.y - 5, end - strike, 10, style.ORANGE, is_unsure(row), layer=1.2)
        card.mark(end + 7, card.y, *FATES[row["fate_kind"]], is_unsure(row), size=9)
        card.y += 8
        card.line_of_words(say("line", fate=capitalised(row["fate_kind"]), date=in_words(row["fate_date"]),
                               length=lasted(row["agreed_date"], row["fate_date"])), gap=9)
    years.draw(card)
    x = MARGIN
    for name, colour in (("agreed", style.BLUE), ("offensive", style.ORANGE)):
        card.box(x, card.y + 2, 16, 9, colour)
        card.text(x + 22, card.y, say(name), size=SMALL)
        x += 34 + style.text_width(say(name), SMALL)
    card.y += SMALL * style.LEAD + 2
