"""The fourteen governorates as tiles with the tint and letter of their sector and a figure. They claim no borders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casebook.files.words import words
from casebook.thinking import svg
from casebook.thinking.forms import Form
from casebook.thinking.tiles import ROWS, TILES

WIDTH, HEIGHT, GAP = 88, 46, 4
CORNER, COLUMN, LINE = 13, 232, 22


@dataclass(frozen=True, kw_only=True)
class Sector:
    """A group of tiles: its letter, its name, the number of its tint, its figure in words where there is one.

    A `heavy` sector has heavy edges and a deeper tint.
    """

    letter: str
    name: str
    colour: int
    says: str = ""
    heavy: bool = False

    @property
    def label(self) -> str:
        """Letter, name and figure, as the key to the tiles says them."""
        return words()("forms.tiles.sector" if self.says else "forms.tiles.sector_only", letter=self.letter,
                       name=self.name, says=self.says)


@dataclass(frozen=True, kw_only=True)
class Tile:
    """A governorate: place by id (see `casebook.thinking.tiles`), name, sector, figure; `marked` folds a corner."""

    id: str
    name: str
    sector: Sector
    says: str = ""
    marked: bool = False

    @property
    def figure(self) -> str:
        """What stands below its name: the sector's letter, and the figure where there is one."""
        return f"{self.sector.letter} {self.says}".rstrip()

    @property
    def told(self) -> str:
        """The tile in words, with its figure and whether a corner is folded."""
        tile = words()("forms.tiles.tile", name=self.name, figure=self.figure)
        return words()("forms.tiles.marked", tile=tile) if self.marked else tile


@dataclass(frozen=True, kw_only=True)
class Tiles(Form):
    """Tiles on their places, with a key to the sectors in their order. `mark` says what a folded corner means."""

    sectors: Sequence[Sector]
    tiles: Sequence[Tile]
    mark: str

    def draw(self, top: float) -> tuple[list[str], float]:
        """The tiles, then the key, two entries to a line."""
        top -= 10
        parts = [part for tile in self.tiles for part in _tile(tile, top)]
        below = top + ROWS * (HEIGHT + GAP) + 16
        places = [(4 + (n % 2) * COLUMN, below + (n // 2) * LINE) for n in range(len(self.sectors) + 1)]
        for sector, (x, y) in zip(self.sectors, places, strict=False):
            parts.append(_swatch(sector, x, y - 11, 13, 13))
            parts.append(svg.text(x + 19, y, sector.label, size=svg.SMALL, bold=sector.heavy, fit=COLUMN - 24))
        x, y = places[-1]
        parts += [_corner(x + CORNER, y), svg.text(x + 19, y, self.mark, size=svg.SMALL, role="cb-legend")]
        return parts, y

    def describe(self) -> Iterator[str]:
        """Each sector with its tiles and their figures."""
        say = words().part("forms.tiles")
        yield say("about")
        for sector in self.sectors:
            names = ", ".join(tile.told for tile in self.tiles if tile.sector is sector)
            yield say("heavy" if sector.heavy else "group", label=sector.label, tiles=names)
        yield say("mark", mark=self.mark)


def _swatch(sector: Sector, x: float, y: float, width: float, height: float) -> str:
    """A piece of the sector's tint and edge."""
    colour = svg.COLOURS[sector.colour]
    return svg.rect(x, y, width, height, fill=colour, opacity=0.3 if sector.heavy else 0.14, stroke=colour,
                    line_width=4 if sector.heavy else 1.5, radius=3)


def _tile(tile: Tile, top: float) -> list[str]:
    """A governorate on its place."""
    column, row = TILES[tile.id]
    x, y = 2 + column * (WIDTH + GAP), top + row * (HEIGHT + GAP)
    parts = [
        _swatch(tile.sector, x, y, WIDTH, HEIGHT),
        svg.text(x + 5, y + 18, tile.name, size=svg.SMALL, fit=WIDTH - 16),
        svg.text(x + 5, y + 37, tile.figure, size=svg.SMALL, bold=tile.sector.heavy),
    ]
    return [*parts, _corner(x + WIDTH - 3, y + HEIGHT - 3)] if tile.marked else parts


def _corner(right: float, bottom: float) -> str:
    return svg.polygon([(right, bottom), (right - CORNER, bottom), (right, bottom - CORNER)], fill=svg.INK)
