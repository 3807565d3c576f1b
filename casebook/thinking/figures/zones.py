"""The four de-escalation zones: from the agreement to what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from casebook.files.dates import first_day, in_words, lasted
from casebook.thinking.figures import style
from casebook.thinking.figures.picture import Picture, Row, Table, count, is_unsure, need, unsure_rows
from casebook.thinking.figures.style import MARGIN, SMALL, WIDTH, Card

FATES = {
    "retaken by force": ("X", style.ORANGE),
    "surrendered": ("s", style.PURPLE),
    "partly retaken, then frozen": ("o", style.GREEN),
}


def zone_fates(rows: Sequence[Row]) -> Picture:
    """The zones of the table zones, in the order of their fates.

    Raises
    ------
    NothingToDraw
        If there are no rows.
    """
    need(rows, "the zones")
    rows = sorted(rows, key=lambda row: str(row["fate_date"]))
    gone = [row for row in rows if row["fate_kind"] != "partly retaken, then frozen"]
    months = max((_months(row) for row in gone), default=0)
    if gone:
        title = f"Within {months} months, {len(gone)} of {len(rows)} zones were back under government control"
    else:
        title = f"{count(len(rows), 'zone')}, none wholly retaken"
    fates = "; ".join(f"{row['short']} {row['fate_kind']} by {in_words(str(row['fate_date']))}" for row in rows)
    alt = f"{len(rows)} de-escalation zones as bars from May 2017: {fates}."
    body = tuple(
        (str(r["zone"]), str(r["guarantors"]).replace(";", ", "), in_words(str(r["agreed_date"])),
         in_words(str(r["detail_date"])), str(r["fate"]), in_words(str(r["fate_date"])), str(r["source_title"]),
         str(r["confidence"])) for r in rows)
    header = ("Zone", "Guarantors", "Named", "Details agreed", "What became of it", "By", "Source", "Confidence")
    table = Table("The de-escalation zones and their fates", header, body)
    return Picture(title, alt, style.png(draw_zones(rows, title)), table, unsure_rows(rows))


def _months(row: Row) -> int:
    days = (first_day(str(row["fate_date"])) - first_day(str(row["agreed_date"]))).days
    return -(-days * 100 // 3044)


def draw_zones(rows: Sequence[Row], title: str) -> Any:
    """The matplotlib figure: a bar a zone, the offensive in a second colour, a mark at its fate."""
    card = Card(title)
    first = int(min(str(row["agreed_date"]) for row in rows)[:4])
    last = int(max(str(row["fate_date"]) for row in rows)[:4]) + 1
    start, days = first_day(str(first)), (first_day(str(last)) - first_day(str(first))).days
    left, right = MARGIN + 4, WIDTH - MARGIN - 8

    def x(text: str) -> float:
        return left + (first_day(text) - start).days / days * (right - left)

    for row in rows:
        card.y = card.text(MARGIN, card.y, str(row["short"]), bold=True)
        guarantors = f"Guarantors: {str(row['guarantors']).replace(';', ', ')}"
        card.y = card.text(MARGIN, card.y, guarantors, size=SMALL, width=WIDTH - 2 * MARGIN) + 8
        card.line([left, right], [card.y, card.y], style.HAIR, 0.8, layer=0.5)
        begin, end = x(str(row["agreed_date"])), x(str(row["fate_date"]))
        card.box(begin, card.y - 5, end - begin, 10, style.BLUE, is_unsure(row))
        if row["offensive_date"]:
            strike = x(str(row["offensive_date"]))
            card.box(strike, card.y - 5, end - strike, 10, style.ORANGE, is_unsure(row), layer=1.2)
        shape, colour = FATES[str(row["fate_kind"])]
        card.mark(end + 7, card.y, shape, colour, is_unsure(row), size=9)
        text = (f"{str(row['fate_kind']).capitalize()} by {in_words(str(row['fate_date']))}, "
                f"{lasted(str(row['agreed_date']), str(row['fate_date']))} after it was named")
        card.y = card.text(MARGIN, card.y + 8, text, size=SMALL, width=WIDTH - 2 * MARGIN) + 9
    for year in range(first, last + 1):
        card.line([x(str(year))] * 2, [card.y, card.y + 4], style.FAINT, 0.8)
        shown = str(year)
        at = min(x(shown), WIDTH - MARGIN - style.text_width(shown, SMALL))
        card.text(at, card.y + 4, shown, size=SMALL, colour=style.FAINT)
    card.y += SMALL * style.LEAD + 6
    _key(card)
    later = [f"{row['short']} later: {row['later']}." for row in rows if row["later"]]
    card.foot(style.UNSURE_NOTE if unsure_rows(rows) else "", *later)
    return card.figure()


def _key(card: Card) -> None:
    card.box(MARGIN, card.y + 2, 16, 9, style.BLUE)
    card.text(MARGIN + 22, card.y, "zone agreed", size=SMALL)
    middle = MARGIN + 34 + style.text_width("zone agreed", SMALL)
    card.box(middle, card.y + 2, 16, 9, style.ORANGE)
    card.text(middle + 22, card.y, "offensive against it", size=SMALL)
    card.y += SMALL * style.LEAD + 2
