"""How many people were displaced: refugees abroad and people displaced inside Syria, year by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from casebook.files.dates import Row, in_words
from casebook.files.wording import millions
from casebook.files.words import Words, words
from casebook.thinking.figures import style
from casebook.thinking.figures.figure import Figure, figure, is_unsure, need
from casebook.thinking.figures.style import MARGIN, SMALL, WIDTH, Card

# A series: its host in the table, shape, colour and dash of its line.
SERIES = {"refugees": ("all hosts", "o", style.BLUE, "-"), "idps": ("inside Syria", "s", style.ORANGE, "--")}
NAMES, HIGH = 76.0, 210.0
Lines = Mapping[str, Sequence[Row]]


def displacement(rows: Sequence[Row], first: int = 0, last: int = 9999) -> Figure:
    """Refugees (UNHCR) and internally displaced people (IDMC) at year ends of the table displacement, from the first
    year to the last. Only the stocks for all hosts and inside Syria are drawn, so that nobody is counted twice.
    """
    say = words().part("figures.displacement")
    chosen = sorted((row for row in rows if row["measure"] in SERIES and row["host"] == SERIES[row["measure"]][0]
                     and first <= _year(row) <= last), key=lambda row: row["date"])
    need(chosen, say("what"))
    lines = {name: [row for row in chosen if row["measure"] == name] for name in SERIES}
    title, alt = _words(lines, say)
    people = {(row["measure"], _year(row)): f"{row['people']:,}" for row in chosen}
    cells = [(str(year), *(people.get((name, year), "") for name in SERIES))
             for year in sorted({_year(row) for row in chosen})]
    return figure(say, chosen, lambda card: _draw(card, lines, say), cells, title=title, alt=alt,
                  date=in_words(chosen[-1]["date"]))


def _year(row: Row) -> int:
    return int(row["date"][:4])


def _words(lines: Lines, say: Words) -> tuple[str, str]:
    """Title and alt text: each series with its highest year, its first and its last."""
    peaks, ends = [], []
    for name, found in lines.items():
        if found:
            top, first, last = max(found, key=lambda row: row["people"]), found[0], found[-1]
            series = say(f"series.{name}")
            peaks.append(say("peak", name=series, people=millions(top["people"]), year=str(_year(top))))
            ends.append(say("ends", name=series, start=millions(first["people"]), first=str(_year(first)),
                            stop=millions(last["people"]), last=str(_year(last))))
    title = "; ".join([peaks[0], *(peak[0].lower() + peak[1:] for peak in peaks[1:])])
    return title, say("alt", ends="; ".join(ends), peaks=". ".join(peaks))


def _draw(card: Card, lines: Lines, say: Words) -> None:
    """One line a series, named with its last number where it ends."""
    rows = [row for found in lines.values() for row in found]
    first, last = min(map(_year, rows)), max(map(_year, rows))
    ceiling = -(-max(row["people"] for row in rows) // 2e6) * 2e6
    left, right = MARGIN + 18, WIDTH - MARGIN - NAMES
    card.y = card.text(MARGIN, card.y, say("axis"), size=SMALL, colour=style.FAINT) + 8
    base = card.y + HIGH

    def across(year: int) -> float:
        return left + (year - first) / max(last - first, 1) * (right - left)

    def up(people: float) -> float:
        return base - people / ceiling * HIGH

    for grid in range(0, int(ceiling / 1e6) + 1, 2):
        card.line([left, right], [up(grid * 1e6)] * 2, style.HAIR, 0.8, layer=0.3)
        card.text(MARGIN + 10, up(grid * 1e6) - 6, str(grid), size=SMALL, colour=style.FAINT, align="right")
    ends = []
    for name, found in lines.items():
        _, shape, colour, dash = SERIES[name]
        points = [(across(_year(row)), up(row["people"])) for row in found]
        card.line([x for x, _ in points], [y for _, y in points], colour, 2, dash)
        for row, (x, y) in zip(found, points, strict=True):
            card.mark(x, y, shape, colour, is_unsure(row), size=6)
        if points:
            ends.append((points[-1][1], say(f"series.{name}"), found[-1]["people"]))
    _names(card, sorted(ends), right + 9)
    card.y = base + 5
    for year in sorted({*range(first, last - 1, max((last - first) // 3, 1)), last}):
        half = style.text_width(str(year), SMALL) / 2
        card.text(max(across(year), MARGIN + half), card.y, str(year), size=SMALL, align="center")
    card.y += SMALL * style.LEAD + 2


def _names(card: Card, ends: Sequence[tuple[float, str, float]], x: float) -> None:
    """The names of the lines at their ends, moved apart where they would touch."""
    free = 0.0
    for y, name, people in ends:
        top = max(y - 16, free)
        low = card.text(x, top, name, size=SMALL, width=WIDTH - MARGIN - x)
        free = card.text(x, low, millions(people), size=SMALL, bold=True) + 4
