"""The fourteen governorates as schematic tiles, each with its people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from casebook.files.dates import Row
from casebook.files.wording import millions
from casebook.files.words import words
from casebook.thinking.figures import style
from casebook.thinking.figures.figure import Figure, figure, is_unsure, need
from casebook.thinking.figures.style import SMALL, WIDTH, Card
from casebook.thinking.tiles import COLUMNS, ROWS, TILES

FIELDS = {2004: "population_2004", 2011: "population_2011"}
# Names that need two lines on their tile.
BROKEN = {"Rif Dimashq": ("Rif", "Dimashq"), "Deir ez-Zor": ("Deir", "ez-Zor"), "As-Suwayda": ("As-", "Suwayda"),
          "Al-Hasakah": ("Al-", "Hasakah")}
SIDE, GAP = 64.0, 4.0


def governorate_tiles(rows: Sequence[Row], year: int = 2011, title: str = "") -> Figure:
    """The tile map of the table governorates: one tile a governorate, a square in it whose area stands for its people.

    The year is that of the census of 2004 or of the estimate for the end of 2011. `title` is the point of the figure,
    where the lesson has one to make. A `ValueError` for another year, or if a row has no tile.
    """
    say = words().part("figures.governorates")
    need(rows, say("what"))
    if year not in FIELDS:
        raise ValueError(say("no_year", year=str(year)))
    strangers = [row["id"] for row in rows if row["id"] not in TILES]
    if strangers:
        raise ValueError(f"'{strangers[0]}' has no tile; give it one in casebook/thinking/tiles.py.")
    people = {row["id"]: int(row[FIELDS[year]]) for row in rows}
    total, ranked = sum(people.values()), sorted(rows, key=lambda row: -people[row["id"]])
    top = ranked[:3]
    named = {"share": 100 * sum(people[row["id"]] for row in top) / total, "top": len(top), "n": len(rows),
             "year": str(year), "source": say(f"sources.{year}"), "total": millions(total),
             "names": ", ".join(row["governorate"] for row in top),
             "last": ranked[-1]["governorate"], "fewest": millions(people[ranked[-1]["id"]])}
    title = title or say("title", **named)
    cells = [
        (r["governorate"], f"{people[r['id']]:,}", f"{people[r['id']] / total * 100:.1f}", f"{r['area_km2']:,}",
         r["main_city"], r["source_title"], r["confidence"]) for r in ranked]
    return figure(say, rows, lambda card: _draw(card, rows, people), cells, title=title, alt=say("alt", **named),
                  **named)


def _draw(card: Card, rows: Sequence[Row], people: Mapping[str, int]) -> None:
    """A grid of tiles; the inner squares' areas compare the numbers of people."""
    most = max(people.values())
    left = (WIDTH - COLUMNS * SIDE - (COLUMNS - 1) * GAP) / 2
    for row in rows:
        column, line = TILES[row["id"]]
        x, y = left + column * (SIDE + GAP), card.y + line * (SIDE + GAP)
        card.frame(x, y, SIDE, SIDE, style.FAINT, 0.8)
        for i, part in enumerate(BROKEN.get(row["governorate"], (row["governorate"],))):
            card.text(x + 4, y + 2 + i * SMALL * 1.15, part, size=SMALL)
        number = people[row["id"]]
        side = 26 * (number / most) ** 0.5
        card.box(x + SIDE - 4 - side, y + SIDE - 4 - side, side, side, style.BLUE, is_unsure(row))
        text = f"{number / 1e6:.1f}" if number >= 5e5 else f"{number / 1e6:.2f}"
        card.text(x + 4, y + SIDE - 16, text, bold=True)
    card.y += ROWS * (SIDE + GAP) + 2
