"""Votes on Syria in the UN Security Council, year by year: adopted, vetoed, or short of nine votes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from casebook.files.dates import in_words
from casebook.thinking.figures import style
from casebook.thinking.figures.picture import Picture, Row, Table, count, is_unsure, need, unsure_rows
from casebook.thinking.figures.style import MARGIN, SMALL, WIDTH, Card

KINDS: tuple[tuple[str, str, str, Callable[[Row], bool]], ...] = (
    ("adopted", "o", style.BLUE, lambda row: row["outcome"] == "adopted"),
    ("too few votes", "D", style.PURPLE, lambda row: row["outcome"] == "too few votes"),
    ("vetoed by Russia alone", "^", style.ORANGE, lambda row: row["vetoed_by"] == "Russia"),
    ("vetoed by Russia and China", "X", style.DARK, lambda row: row["vetoed_by"] == "China;Russia"),
)
STEP = 15.0


def kind_of(row: Row) -> int:
    """Which of `KINDS` a vote is."""
    for number, (*_, test) in enumerate(KINDS):
        if test(row):
            return number
    raise ValueError(f"vote {row['id']} is '{row['outcome']}' with a veto by '{row['vetoed_by']}', which the figure "
                     "does not know; add a kind to casebook/thinking/figures/council.py")


def council_votes(rows: Sequence[Row]) -> Picture:
    """One mark a vote, stacked by year.

    Raises
    ------
    NothingToDraw
        If there are no votes.
    """
    need(rows, "votes in the Security Council")
    rows = sorted(rows, key=lambda row: (str(row["date"]), str(row["id"])))
    vetoed = [row for row in rows if "Russia" in str(row["vetoed_by"])]
    with_china = sum("China" in str(row["vetoed_by"]) for row in vetoed)
    title = f"Russia vetoed {count(len(vetoed), 'draft')} on Syria, {with_china} of them together with China"
    sorts = [kind_of(row) for row in rows]
    kinds = ", ".join(f"{sorts.count(number)} {name}" for number, (name, *_) in enumerate(KINDS))
    alt = (f"{count(len(rows), 'vote')} in the Security Council from {str(rows[0]['date'])[:4]} to "
           f"{str(rows[-1]['date'])[:4]}, one mark each: {kinds}.")
    body = tuple(
        (in_words(str(r["date"])), str(r["symbol"]), str(r["subject"]), str(r["yes"]), str(r["no"]), str(r["abstain"]),
         str(r["outcome"]), str(r["vetoed_by"]).replace(";", ", "), str(r["source_title"])) for r in rows)
    header = ("Date", "Text", "Asked for", "For", "Against", "Abstained", "Outcome", "Veto by", "Source")
    table = Table("Votes on Syria in the UN Security Council; not every adopted text is listed", header, body)
    return Picture(title, alt, style.png(draw_votes(rows, title)), table, unsure_rows(rows))


def draw_votes(rows: Sequence[Row], title: str) -> Any:
    """The matplotlib figure: a column of marks a year, the shape says the outcome."""
    card = Card(title)
    for name, shape, colour, test in KINDS:
        card.mark(MARGIN + 6, card.y + 7, shape, colour)
        card.y = card.text(MARGIN + 18, card.y, f"{name}: {sum(test(row) for row in rows)}") + 2
    years = range(int(str(rows[0]["date"])[:4]), int(str(rows[-1]["date"])[:4]) + 1)
    stacks = {year: [row for row in rows if str(row["date"])[:4] == str(year)] for year in years}
    left, right = MARGIN + 8, WIDTH - MARGIN - 8
    base = card.y + 8 + max(len(found) for found in stacks.values()) * STEP
    for i, (year, found) in enumerate(stacks.items()):
        x = left + (right - left) * (i / max(len(years) - 1, 1))
        for j, row in enumerate(sorted(found, key=kind_of)):
            _, shape, colour, _ = KINDS[kind_of(row)]
            card.mark(x, base - j * STEP - 6, shape, colour, is_unsure(row))
        if (year - years[0]) % 2 == 0:
            shown = str(year) if len(years) < 9 or (year - years[0]) % 4 == 0 else f"'{year % 100}"
            half = style.text_width(shown, SMALL) / 2
            card.text(min(max(x, MARGIN + half), WIDTH - MARGIN - half), base + 6, shown, size=SMALL, align="center")
    card.line([MARGIN, WIDTH - MARGIN], [base + 3, base + 3], style.FAINT, 0.8)
    card.y = base + 8 + SMALL * style.LEAD
    card.foot(style.UNSURE_NOTE if unsure_rows(rows) else "",
              "Main resolutions and all failed drafts found; not every adopted text.",
              "A text needs nine votes and no veto.")
    return card.figure()
