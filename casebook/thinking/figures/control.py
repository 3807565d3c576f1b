"""Who held how much of Syria: shares of area by party, each estimator with a shape of its own."""

from __future__ import annotations

from collections.abc import Sequence

from casebook.files.dates import Row, in_words
from casebook.files.words import Words, words
from casebook.thinking.figures import style
from casebook.thinking.figures.figure import Figure, figure, is_unsure, need
from casebook.thinking.figures.style import MARGIN, SMALL, WIDTH, Card
from casebook.thinking.figures.years import Years

PARTIES = ("government", "sdf", "opposition", "isis")
# Who estimates, as the table names them: shape and colour.
ESTIMATORS = {
    "Jusoor Center": ("o", style.BLUE),
    "SOHR": ("s", style.ORANGE),
    "IHS Conflict Monitor": ("^", style.PURPLE),
    "not named": ("D", style.GREY),
}
JOINED = "Jusoor Center"
PANEL, TOP = 74.0, 70.0


def territory(rows: Sequence[Row]) -> Figure:
    """Shares of Syria's area from the table control, a panel a party.

    Only one estimator's own series is joined by a line: estimators draw the lines of control differently. A
    `ValueError` if an estimator has no shape yet.
    """
    say = words().part("figures.territory")
    chosen = [row for row in rows if row["measure"] == "share_of_territory" and row["group"] in PARTIES]
    need(chosen, say("what"))
    strangers = [row for row in chosen if row["estimator"] not in ESTIMATORS]
    if strangers:
        raise ValueError(f"{strangers[0]['id']} is by '{strangers[0]['estimator']}', which has no shape; give it one "
                         "in casebook/thinking/figures/control.py")
    chosen.sort(key=lambda row: (row["date"], row["id"]))
    title, alt = _words(chosen, say)
    cells = [
        (say(f"parties.{r['group']}"), in_words(r["date"]), f"{r['value']:g}", r["estimator"], r["note"],
         r["source_title"], r["confidence"]) for r in chosen]
    return figure(say, chosen, lambda card: _draw(card, chosen, say), cells, title=title, alt=alt)


def _words(rows: Sequence[Row], say: Words) -> tuple[str, str]:
    """Title and alt text, from the longest series of one estimator for the government, or for whoever has one."""
    best: list[Row] = []
    for group in PARTIES:
        for name in ESTIMATORS:
            found = [r for r in rows if r["group"] == group and r["estimator"] == name and not is_unsure(r)]
            if len(found) > len(best):
                best = found
    one, two = (best[0], best[-1]) if best else (rows[0], rows[0])
    named = {"who": say(f"parties.{one['group']}"), "by": one["estimator"], "n": len(rows),
             "first": one["value"], "last": two["value"], "panels": len({row["group"] for row in rows})}
    if len(best) < 2:
        named["date"] = in_words(one["date"])
        return say("title_one", **named), say("alt_one", **named)
    named |= {"start": in_words(one["date"][:7]), "end": in_words(two["date"][:7])}
    return say("title", **named), say("alt", **named)


def _draw(card: Card, rows: Sequence[Row], say: Words) -> None:
    """Four panels on one line of time, the last value in numbers."""
    for name, (shape, colour) in ESTIMATORS.items():
        own = [row for row in rows if row["estimator"] == name]
        if own:
            card.key(shape, colour, name, all(is_unsure(row) for row in own))
    years = Years((row["date"] for row in rows), MARGIN + 24, WIDTH - MARGIN - 30)
    for group in PARTIES:
        found = [row for row in rows if row["group"] == group]
        if found:
            card.y += 6
            card.line_of_words(say(f"parties.{group}"), size=style.TEXT, bold=True, gap=9)
            _panel(card, found, years)
    years.draw(card)


def _panel(card: Card, rows: Sequence[Row], years: Years) -> None:
    base = card.y + PANEL

    def y(row: Row) -> float:
        return base - float(row["value"]) / TOP * PANEL

    for grid in (0, TOP / 2, TOP):
        level = base - grid / TOP * PANEL
        card.line([years.left, years.right], [level, level], style.HAIR, 0.8, layer=0.3)
        card.text(years.left - 5, level - 6, f"{grid:g}", size=SMALL, colour=style.FAINT, align="right")
    for name, (shape, colour) in ESTIMATORS.items():
        own = [row for row in rows if row["estimator"] == name]
        if name == JOINED:
            card.line([years.middle(row["date"]) for row in own], [y(row) for row in own], colour, 1.5)
        for row in own:
            card.mark(years.middle(row["date"]), y(row), shape, colour, is_unsure(row), size=6.5)
    latest = max(rows, key=lambda row: row["date"])
    card.text(years.middle(latest["date"]) + 8, y(latest) - 7, f"{float(latest['value']):.0f}", bold=True)
    card.y = base + 4
