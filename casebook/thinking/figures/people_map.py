"""The fourteen governorates as schematic tiles, each with its people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from casebook.thinking.figures import style
from casebook.thinking.figures.picture import Picture, Row, Table, is_unsure, millions, need, unsure_rows
from casebook.thinking.figures.style import SMALL, WIDTH, Card
from casebook.thinking.tiles import COLUMNS, ROWS, TILES

FIELDS = {2004: ("population_2004", "census of 2004"), 2011: ("population_2011", "estimate for December 2011")}
NAMES = {"Rif Dimashq": ("Rif", "Dimashq"), "Deir ez-Zor": ("Deir", "ez-Zor"), "As-Suwayda": ("As-", "Suwayda"),
         "Al-Hasakah": ("Al-", "Hasakah")}
SIDE, GAP = 64.0, 4.0


def governorate_tiles(rows: Sequence[Row], year: int = 2011, title: str = "") -> Picture:
    """The tile map: one tile a governorate, a square in it whose area stands for its people.

    Parameters
    ----------
    rows : sequence of dict
        Rows of the table governorates.
    year : {2004, 2011}
        Census of 2004 or estimate for the end of 2011.
    title : str
        The point of the figure, where the lesson has one to make.

    Raises
    ------
    NothingToDraw
        If there are no rows.
    ValueError
        If the year is neither 2004 nor 2011, or a row has no tile.
    """
    need(rows, "the governorates")
    if year not in FIELDS:
        raise ValueError(f"There are figures for 2004 and 2011, not for {year}; choose one of the two.")
    strangers = [str(row["id"]) for row in rows if row["id"] not in TILES]
    if strangers:
        raise ValueError(f"'{strangers[0]}' has no tile; give it one in casebook/thinking/tiles.py.")
    field, source = FIELDS[year]
    people: Mapping[str, int] = {str(row["id"]): int(str(row[field])) for row in rows}
    total, ranked = sum(people.values()), sorted(rows, key=lambda row: -people[str(row["id"])])
    top = ranked[:3]
    share = sum(people[str(row["id"])] for row in top) / total * 100
    names = ", ".join(str(row["governorate"]) for row in top)
    title = title or f"{share:.0f} percent of the people lived in {len(top)} of {len(rows)} governorates ({year})"
    alt = (f"A map of {len(rows)} tiles without borders, {source}: {millions(total)} people in all; the most in "
           f"{names}, together {share:.0f} percent; the fewest in {ranked[-1]['governorate']}, "
           f"{millions(people[str(ranked[-1]['id'])])}.")
    body = tuple(
        (str(r["governorate"]), f"{people[str(r['id'])]:,}", f"{people[str(r['id'])] / total * 100:.1f}",
         f"{r['area_km2']:,}", str(r["main_city"]), str(r["source_title"]), str(r["confidence"])) for r in ranked)
    header = ("Governorate", f"People ({year})", "Percent of these", "Area (km2)", "Main city", "Source", "Confidence")
    table = Table(f"People by governorate, {source}", header, body)
    return Picture(title, alt, style.png(draw_tiles(rows, people, title, source)), table, unsure_rows(rows))


def draw_tiles(rows: Sequence[Row], people: Mapping[str, int], title: str, source: str) -> Any:
    """The matplotlib figure: a grid of tiles; the inner squares' areas compare the numbers of people."""
    card = Card(title)
    most = max(people.values())
    left = (WIDTH - COLUMNS * SIDE - (COLUMNS - 1) * GAP) / 2
    for row in rows:
        column, line = TILES[str(row["id"])]
        x, y = left + column * (SIDE + GAP), card.y + line * (SIDE + GAP)
        card.frame(x, y, SIDE, SIDE, style.FAINT, 0.8)
        lines = NAMES.get(str(row["governorate"]), (str(row["governorate"]),))
        for i, part in enumerate(lines):
            card.text(x + 4, y + 2 + i * SMALL * 1.15, part, size=SMALL)
        number = people[str(row["id"])]
        side = 26 * (number / most) ** 0.5
        card.box(x + SIDE - 4 - side, y + SIDE - 4 - side, side, side, style.SKY, is_unsure(row))
        text = f"{number / 1e6:.1f}" if number >= 5e5 else f"{number / 1e6:.2f}"
        card.text(x + 4, y + SIDE - 16, text, bold=True)
    card.y += ROWS * (SIDE + GAP) + 2
    card.foot(style.UNSURE_NOTE if unsure_rows(rows) else "",
              f"Millions of people, {source}. Square areas compare the numbers.",
              "Tiles show rough neighbours, no borders.")
    return card.figure()
