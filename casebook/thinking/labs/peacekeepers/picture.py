"""The picture of the peacekeepers lab: five sectors on fourteen tiles, and the force beside what others took."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casebook.thinking import svg
from casebook.thinking.labs.contract import Follow
from casebook.thinking.labs.peacekeepers.sectors import CENTRE, SECTORS, TILES, Sector, Tile
from casebook.thinking.labs.text import thousands
from casebook.thinking.tiles import ROWS

TILE_WIDTH, TILE_HEIGHT, GAP, MAP_TOP = 88, 46, 4, 34
NAME, BAR, BAR_WIDTH, ROW, SPLIT = 4, 166, 262, 44, 20

PART_COLOURS = ((svg.PANEL, svg.INK), (svg.COLOURS[1], svg.COLOURS[1]), (svg.INK, svg.INK))
"""Fill and edge of the outer sectors (pale), the central zone (as on the tiles) and the inner lines (dark)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the lower panel: from `low` to `high` troops; `parts` splits the first row's bar."""

    name: str
    low: float
    high: float
    parts: tuple[float, ...] = ()

    @property
    def says(self) -> str:
        """The troops in words: one figure, or from one to another."""
        low, high = thousands(self.low), thousands(self.high)
        return low if low == high else f"{low} to {high}"

    @property
    def split(self) -> str:
        """The parts in words; nothing for a row without parts."""
        names = ("outer", "central", "along lines")
        return " + ".join(f"{name} {thousands(part)}" for name, part in zip(names, self.parts, strict=bool(self.parts)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the picture shows. `residents` may be empty: then the tiles carry no figures and there are no rows."""

    title: str
    map_heading: str
    residents: Mapping[str, int]
    sector_people: Mapping[str, int]
    heading: str
    rows: Sequence[Row]
    centre_low: float
    centre_high: float
    total_low: float
    total_high: float


def millions(number: float) -> str:
    """People in millions with one decimal, two below one hundred thousand."""
    return f"{number / 1e6:.1f} m" if number >= 95_000 else f"{number / 1e6:.2f} m"


def draw(scene: Scene, alt: str) -> tuple[str, tuple[Follow, ...]]:
    """The picture, and the marker that follows the dial of the central zone along the first bar."""
    legend_top = MAP_TOP + ROWS * (TILE_HEIGHT + GAP) + 16
    top = legend_top + 3 * 22 + 34
    parts = [
        svg.text(4, 20, scene.map_heading, bold=True, role="cb-heading"),
        *(_tile(tile, scene.residents) for tile in TILES),
        *_legend(scene, legend_top),
        svg.text(4, top - 18, scene.heading, bold=True, role="cb-heading"),
    ]
    if not scene.rows:
        return svg.document(top, scene.title, alt, *parts), ()
    highest = svg.nice_top(max([scene.total_high, *(row.high for row in scene.rows)]))
    floor = top + ROW * len(scene.rows) + SPLIT
    scale = svg.Plot(left=BAR, top=top - 6, width=BAR_WIDTH, height=floor - top, x=(0, highest), y=(0, 1))
    parts.append(scale.axes([(0, "0"), (highest / 2, _short(highest / 2)), (highest, _short(highest))], [],
                            "Troops on the ground"))
    parts += [_row(row, scale, top + ROW * index + (SPLIT if index else 0)) for index, row in enumerate(scene.rows)]
    line = top + 8
    ends = ((scale.px(scene.total_low), line), (scale.px(scene.total_high), line))
    here = (scale.px(scene.rows[0].high), line)
    parts.append(svg.follow("r_in", scene.centre_low, scene.centre_high, ends, here,
                            svg.mark("disc", 0, -13, colour=svg.INK, size=6),
                            svg.line((0, -10), (0, 11), colour=svg.INK, width=2)))
    follow = Follow(dial="r_in", low=scene.centre_low, high=scene.centre_high, points=ends)
    return svg.document(floor + 50, scene.title, alt, *parts), (follow,)


def _short(number: float) -> str:
    return f"{round(number):,}"


def _sector(name: str) -> Sector:
    return next(sector for sector in SECTORS if sector.id == name)


def _tile(tile: Tile, residents: Mapping[str, int]) -> str:
    """A governorate: its sector's tint and letter, its people, and a folded corner where it is mixed."""
    sector = _sector(tile.sector)
    colour = svg.COLOURS[sector.colour]
    x = 2 + tile.column * (TILE_WIDTH + GAP)
    y = MAP_TOP + tile.row * (TILE_HEIGHT + GAP)
    hard = tile.sector == CENTRE
    words = f"{sector.letter} {millions(residents[tile.name])}" if residents else sector.letter
    parts = [
        svg.rect(x, y, TILE_WIDTH, TILE_HEIGHT, fill=colour, opacity=0.3 if hard else 0.14, stroke=colour,
                 line_width=4 if hard else 1.5, radius=3),
        svg.text(x + 5, y + 18, tile.name.removeprefix("Al-").removeprefix("As-"), size=svg.SMALL, fit=79),
        svg.text(x + 5, y + 37, words, size=svg.SMALL, bold=hard),
    ]
    if tile.mixed:
        right, bottom = x + TILE_WIDTH - 3, y + TILE_HEIGHT - 3
        parts.append(svg.polygon([(right, bottom), (right - 13, bottom), (right, bottom - 13)], fill=svg.INK))
    return "".join(parts)


def _legend(scene: Scene, top: float) -> list[str]:
    """The sectors with letter and people, two to a line, and what the folded corner means."""
    parts = []
    for index, sector in enumerate(SECTORS):
        x, y = 4 + (index % 2) * 232, top + (index // 2) * 22
        count = f": {millions(scene.sector_people[sector.id])}" if scene.sector_people else ""
        colour = svg.COLOURS[sector.colour]
        hard = sector.id == CENTRE
        parts.append(svg.rect(x, y - 11, 13, 13, fill=colour, opacity=0.3 if hard else 0.14, stroke=colour,
                              line_width=3 if hard else 1.5))
        parts.append(svg.text(x + 19, y, f"{sector.letter} {sector.name}{count}", size=svg.SMALL, bold=hard))
    x, y = 4 + 232, top + 2 * 22
    parts.append(svg.polygon([(x + 33, y), (x + 20, y), (x + 33, y - 13)], fill=svg.INK))
    parts.append(svg.text(x + 40, y, "mixed governorate", size=svg.SMALL, role="cb-legend"))
    return parts


def _row(row: Row, scale: svg.Plot, top: float) -> str:
    """One row: a split bar for this setting, a band from low to high for a precedent, a diamond for a single figure."""
    parts = [
        svg.text(NAME, top + 8, row.name, size=svg.SMALL, bold=bool(row.parts)),
        svg.text(NAME, top + 25, row.says, size=svg.SMALL, colour=svg.FAINT),
    ]
    if row.parts:
        parts.append(svg.text(NAME, top + 46, row.split, size=svg.SMALL, fit=svg.WIDTH - 8))
        start = 0.0
        for part, (fill, stroke) in zip(row.parts, PART_COLOURS, strict=True):
            left, right = scale.px(start), scale.px(start + part)
            parts.append(svg.rect(left, top - 2, right - left, 20, fill=fill, stroke=stroke))
            start += part
    elif row.low == row.high:
        parts.append(svg.mark("diamond", scale.px(row.low), top + 8, colour=svg.COLOURS[0]))
    else:
        parts.append(svg.rect(scale.px(row.low), top, scale.px(row.high) - scale.px(row.low), 16,
                              fill=svg.COLOURS[0], opacity=0.75, stroke=svg.COLOURS[0]))
    return "".join(parts)
