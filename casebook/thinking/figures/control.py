"""Who held how much of Syria: shares of area by party, each estimator with a shape of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from casebook.files.dates import first_day, in_words, last_day
from casebook.thinking.figures import style
from casebook.thinking.figures.picture import Picture, Row, Table, is_unsure, need, unsure_rows
from casebook.thinking.figures.style import MARGIN, SMALL, WIDTH, Card

PARTIES = (
    ("government", "Syrian government and allies"),
    ("sdf", "Syrian Democratic Forces (SDF)"),
    ("opposition", "Armed opposition, HTS included"),
    ("isis", "ISIS"),
)
ESTIMATORS = (
    ("Jusoor Center", "o", style.BLUE),
    ("SOHR", "s", style.ORANGE),
    ("IHS Conflict Monitor", "^", style.PURPLE),
    ("not named", "D", style.DARK),
)
PANEL = 74.0


def territory(rows: Sequence[Row]) -> Picture:
    """Shares of Syria's area from the table control, a panel a party.

    Only one estimator's own series is joined by a line: estimators draw the lines of control differently.

    Raises
    ------
    NothingToDraw
        If no row gives a share of the area.
    ValueError
        If an estimator has no shape yet.
    """
    chosen = [r for r in rows if r["measure"] == "share_of_territory" and r["group"] in dict(PARTIES)]
    need(chosen, "shares of territory")
    strangers = [row for row in chosen if row["estimator"] not in {name for name, *_ in ESTIMATORS}]
    if strangers:
        raise ValueError(f"{strangers[0]['id']} is by '{strangers[0]['estimator']}', which has no shape; give it one "
                         "in casebook/thinking/figures/control.py")
    chosen.sort(key=lambda row: (str(row["date"]), str(row["id"])))
    title, alt = _words(chosen)
    body = tuple(
        (dict(PARTIES)[str(r["group"])], in_words(str(r["date"])), f"{r['value']:g}", str(r["estimator"]),
         str(r["note"]), str(r["source_title"]), str(r["confidence"])) for r in chosen)
    header = ("Party", "As of", "Percent of the area", "Estimator", "Note", "Source", "Confidence")
    table = Table("Shares of Syria's area by party and estimator", header, body)
    return Picture(title, alt, style.png(draw_territory(chosen, title)), table, unsure_rows(chosen))


def _words(rows: Sequence[Row]) -> tuple[str, str]:
    """Title and alt text, from the longest series of one estimator for the government, or for whoever has one."""
    best: list[Row] = []
    for group, _ in PARTIES:
        for name, *_ in ESTIMATORS:
            found = [r for r in rows if r["group"] == group and r["estimator"] == name and not is_unsure(r)]
            if len(found) > len(best):
                best = found
    if len(best) < 2:
        row = best[0] if best else rows[0]
        said = f"{dict(PARTIES)[str(row['group'])]}: {row['value']:g} percent of the area, {in_words(str(row['date']))}"
        return said, f"{said}, by {row['estimator']}; {len(rows)} estimates in all."
    one, two, who = best[0], best[-1], dict(PARTIES)[str(best[0]["group"])]
    title = (f"{who}: from {one['value']:.0f} to {two['value']:.0f} percent of the area, "
             f"{in_words(str(one['date'])[:7])} to {in_words(str(two['date'])[:7])}")
    alt = (f"{len(rows)} estimates of shares of Syria's area in {len({r['group'] for r in rows})} panels. By "
           f"{one['estimator']}, {who} went from {one['value']:.1f} percent in {in_words(str(one['date'])[:7])} to "
           f"{two['value']:.1f} percent in {in_words(str(two['date'])[:7])}; other estimators differ.")
    return title, alt


def draw_territory(rows: Sequence[Row], title: str) -> Any:
    """The matplotlib figure: four panels on one line of time, first and last value in numbers."""
    card = Card(title)
    used = [e for e in ESTIMATORS if any(row["estimator"] == e[0] for row in rows)]
    for name, shape, colour in used:
        card.mark(MARGIN + 6, card.y + 7, shape, colour, all(is_unsure(r) for r in rows if r["estimator"] == name))
        card.y = card.text(MARGIN + 18, card.y, name) + 1
    first, last = int(str(rows[0]["date"])[:4]), int(max(str(row["date"]) for row in rows)[:4]) + 1
    start, days = first_day(str(first)), (first_day(str(last)) - first_day(str(first))).days
    left, right = MARGIN + 24, WIDTH - MARGIN - 30

    def x(text: str) -> float:
        middle = (first_day(text).toordinal() + last_day(text).toordinal()) / 2
        return left + (middle - start.toordinal()) / days * (right - left)

    for group, name in PARTIES:
        found = [row for row in rows if row["group"] == group]
        if found:
            card.y = card.text(MARGIN, card.y + 6, name, bold=True) + 9
            _panel(card, found, x, left, right)
    for year in range(first, last + 1):
        card.line([left + (right - left) * (year - first) / (last - first)] * 2, [card.y, card.y + 4], style.FAINT, 0.8)
        if year < last or last - first < 3:
            card.text(left + (right - left) * (year - first) / (last - first) + 2, card.y + 3, str(year), size=SMALL)
    card.y += SMALL * style.LEAD + 6
    card.foot(style.UNSURE_NOTE if unsure_rows(rows) else "",
              "Percent of area, not of people: much of Syria is desert. Compare only within one estimator.")
    return card.figure()


def _panel(card: Card, rows: Sequence[Row], x: Any, left: float, right: float) -> None:
    base = card.y + PANEL

    def y(row: Row) -> float:
        return base - float(str(row["value"])) / 70 * PANEL

    for grid in (0, 35, 70):
        level = base - grid / 70 * PANEL
        card.line([left, right], [level, level], style.HAIR, 0.8, layer=0.3)
        card.text(left - 5, level - 6, str(grid), size=SMALL, colour=style.FAINT, align="right")
    for name, shape, colour in ESTIMATORS:
        own = [row for row in rows if row["estimator"] == name]
        if name == "Jusoor Center":
            card.line([x(str(row["date"])) for row in own], [y(row) for row in own], colour, 1.5)
        for row in own:
            card.mark(x(str(row["date"])), y(row), shape, colour, is_unsure(row), size=6.5)
    latest = max(rows, key=lambda row: str(row["date"]))
    value = f"{float(str(latest['value'])):.0f}"
    card.text(x(str(latest["date"])) + 8, y(latest) - 7, value, bold=True)
    card.y = base + 4
