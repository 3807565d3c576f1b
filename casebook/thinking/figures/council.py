"""Votes on Syria in the UN Security Council, year by year: adopted, vetoed, or short of nine votes."""

from __future__ import annotations

from collections.abc import Sequence

from casebook.files.dates import Row, in_words
from casebook.files.words import Words, words
from casebook.thinking.figures import style
from casebook.thinking.figures.figure import Figure, count, figure, is_unsure, need
from casebook.thinking.figures.style import MARGIN, SMALL, WIDTH, Card

# A kind of vote: the outcome and the veto of the table, shape and colour.
KINDS = {
    "adopted": ("adopted", "", "o", style.BLUE),
    "short": ("too few votes", "", "D", style.PURPLE),
    "russia": ("vetoed", "Russia", "^", style.ORANGE),
    "both": ("vetoed", "China;Russia", "X", style.GREY),
}
STEP = 15.0


def kind_of(row: Row) -> str:
    """Which of `KINDS` a vote is."""
    for name, (outcome, veto, *_) in KINDS.items():
        if row["outcome"] == outcome and (row["vetoed_by"] or "") == veto:
            return name
    raise ValueError(f"vote {row['id']} is '{row['outcome']}' with a veto by '{row['vetoed_by']}', which the figure "
                     "does not know; add a kind to casebook/thinking/figures/council.py")


def council_votes(rows: Sequence[Row]) -> Figure:
    """One mark a vote, stacked by year."""
    say = words().part("figures.council-votes")
    need(rows, say("what"))
    rows = sorted(rows, key=lambda row: (row["date"], row["id"]))
    numbers = {name: sum(kind_of(row) == name for row in rows) for name in KINDS}
    title = say("title", drafts=count(numbers["russia"] + numbers["both"], "draft"), china=numbers["both"])
    kinds = ", ".join(f"{n} {say(f'kinds.{name}')}" for name, n in numbers.items())
    alt = say("alt", votes=count(len(rows), "vote"), first=rows[0]["date"][:4], last=rows[-1]["date"][:4], kinds=kinds)
    cells = [
        (in_words(r["date"]), r["symbol"], r["subject"], str(r["yes"]), str(r["no"]), str(r["abstain"]), r["outcome"],
         (r["vetoed_by"] or "").replace(";", ", "), r["source_title"]) for r in rows]
    return figure(say, rows, lambda card: _draw(card, rows, numbers, say), cells, title=title, alt=alt)


def _draw(card: Card, rows: Sequence[Row], numbers: dict[str, int], say: Words) -> None:
    """A column of marks a year, the shape says the outcome."""
    for name, (_, _, shape, colour) in KINDS.items():
        card.key(shape, colour, f"{say(f'kinds.{name}')}: {numbers[name]}")
    years = range(int(rows[0]["date"][:4]), int(rows[-1]["date"][:4]) + 1)
    stacks = {year: [row for row in rows if row["date"][:4] == str(year)] for year in years}
    left, right = MARGIN + 8, WIDTH - MARGIN - 8
    base = card.y + 8 + max(len(found) for found in stacks.values()) * STEP
    order = list(KINDS)
    for i, (year, found) in enumerate(stacks.items()):
        x = left + (right - left) * (i / max(len(years) - 1, 1))
        for j, row in enumerate(sorted(found, key=lambda row: order.index(kind_of(row)))):
            card.mark(x, base - j * STEP - 6, *KINDS[kind_of(row)][2:], is_unsure(row))
        if i % 2 == 0:
            shown = str(year) if len(years) < 9 or i % 4 == 0 else f"'{year % 100}"
            half = style.text_width(shown, SMALL) / 2
            card.text(min(max(x, MARGIN + half), WIDTH - MARGIN - half), base + 6, shown, size=SMALL, align="center")
    card.line([MARGIN, WIDTH - MARGIN], [base + 3, base + 3], style.FAINT, 0.8)
    card.y = base + 8 + SMALL * style.LEAD
