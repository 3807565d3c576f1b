"""How many people were displaced: refugees abroad and people displaced inside Syria, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from casebook.files.dates import in_words
from casebook.thinking.figures import style
from casebook.thinking.figures.picture import Picture, Row, Table, is_unsure, millions, need, unsure_rows
from casebook.thinking.figures.style import MARGIN, SMALL, WIDTH, Card

SERIES = (
    ("refugees", "all hosts", "Refugees outside Syria", "o", style.BLUE, "-"),
    ("idps", "inside Syria", "People displaced inside Syria", "s", style.ORANGE, "--"),
)
NAMES, HIGH = 76.0, 210.0


def displacement(rows: Sequence[Row], first: int = 0, last: int = 9999) -> Picture:
    """Refugees (UNHCR) and internally displaced people (IDMC) at year ends of the table displacement.

    Parameters
    ----------
    rows : sequence of dict
        Rows of the table; only the stocks for all hosts and inside Syria are drawn, so that nobody is counted twice.
    first, last : int
        First and last year, both included.

    Raises
    ------
    NothingToDraw
        If no row of these two series is left.
    """
    lines = {name: _series(rows, measure, host, first, last) for measure, host, name, *_ in SERIES}
    chosen = [row for found in lines.values() for row in found]
    need(chosen, "refugees and displaced people")
    title, alt = _words(lines)
    years = sorted({str(row["date"])[:4] for row in chosen})
    cells = {name: {str(row["date"])[:4]: f"{row['people']:,}" for row in found} for name, found in lines.items()}
    body = tuple((year, *(cells[name].get(year, "") for name in lines)) for year in years)
    caption = "People at the end of the year; two separate counts by two bodies"
    table = Table(caption, ("Year", *lines), body)
    return Picture(title, alt, style.png(draw_displacement(lines, title)), table, unsure_rows(chosen))


def _series(rows: Sequence[Row], measure: str, host: str, first: int, last: int) -> list[Row]:
    found = [row for row in rows if row["measure"] == measure and row["host"] == host]
    found = [row for row in found if first <= int(str(row["date"])[:4]) <= last]
    return sorted(found, key=lambda row: str(row["date"]))


def _words(lines: dict[str, list[Row]]) -> tuple[str, str]:
    peaks = {name: max(found, key=_people) for name, found in lines.items() if found}
    parts = [f"{name} peaked at {millions(_people(row))} (end of {str(row['date'])[:4]})"
             for name, row in peaks.items()]
    ends = "; ".join(
        f"{name}: {millions(_people(found[0]))} at the end of {str(found[0]['date'])[:4]}, "
        f"{millions(_people(found[-1]))} at the end of {str(found[-1]['date'])[:4]}"
        for name, found in lines.items() if found)
    title = "; ".join(part if i == 0 else part[0].lower() + part[1:] for i, part in enumerate(parts))
    return title, f"Lines of people by year. {ends}. {'. '.join(parts)}."


def _people(row: Row) -> float:
    return float(str(row["people"]))


def draw_displacement(lines: dict[str, list[Row]], title: str) -> Any:
    """The matplotlib figure: one line a series, named with its last number where it ends."""
    card = Card(title)
    rows = [row for found in lines.values() for row in found]
    years = [int(str(row["date"])[:4]) for row in rows]
    first, last = min(years), max(years)
    ceiling = -(-max(_people(row) for row in rows) // 2e6) * 2e6
    left, right = MARGIN + 18, WIDTH - MARGIN - NAMES
    card.y = card.text(MARGIN, card.y, "million people", size=SMALL, colour=style.FAINT) + 8
    base = card.y + HIGH

    def across(year: int) -> float:
        return left + (year - first) / max(last - first, 1) * (right - left)

    def up(people: float) -> float:
        return base - people / ceiling * HIGH

    for grid in range(0, int(ceiling / 1e6) + 1, 2):
        card.line([left, right], [up(grid * 1e6)] * 2, style.HAIR, 0.8, layer=0.3)
        card.text(MARGIN + 10, up(grid * 1e6) - 6, str(grid), size=SMALL, colour=style.FAINT, align="right")
    ends: list[tuple[float, str, float]] = []
    for _, _, name, shape, colour, dash in SERIES:
        points = [(across(int(str(row["date"])[:4])), up(_people(row))) for row in lines[name]]
        card.line([x for x, _ in points], [y for _, y in points], colour, 2, dash)
        for row, (x, y) in zip(lines[name], points, strict=True):
            card.mark(x, y, shape, colour, is_unsure(row), size=6)
        if points:
            ends.append((points[-1][1], name, _people(lines[name][-1])))
    _names(card, sorted(ends), right + 9)
    card.y = base + 5
    for year in sorted({*range(first, last - 1, max((last - first) // 3, 1)), last}):
        half = style.text_width(str(year), SMALL) / 2
        card.text(max(across(year), MARGIN + half), card.y, str(year), size=SMALL, align="center")
    card.y += SMALL * style.LEAD + 2
    latest = in_words(max(str(row["date"]) for row in rows))
    card.foot(style.UNSURE_NOTE if unsure_rows(rows) else "",
              f"At year ends, up to {latest}: UNHCR (refugees) and IDMC (inside Syria). Two separate counts.")
    return card.figure()


def _names(card: Card, ends: Sequence[tuple[float, str, float]], x: float) -> None:
    """The names of the lines at their ends, moved apart where they would touch."""
    free = 0.0
    for y, name, people in ends:
        top = max(y - 16, free)
        low = card.text(x, top, name, size=SMALL, width=WIDTH - MARGIN - x)
        free = card.text(x, low, f"{people / 1e6:.1f} million", size=SMALL, bold=True) + 4
