"""The five sectors of P6 on fourteen schematic tiles: the one place where our reading of that paragraph is written.

The article names no governorate. It speaks of one mainly Alawite sector on the coast, one Kurdish sector along the
north, a third that is "possibly" Druze in the south-west, at least one that is mainly Sunni, and a mixed central zone
from Damascus to Aleppo. Giving each governorate to one sector is ours, and no governorate is of one kind: `mixed` says
where that matters most. Where the tiles lie is written in `casebook.thinking.tiles`; they claim no borders.

What the `mixed` notes rest on: pages on Al-Hasakah, As-Suwayda and Quneitra and an ethnic map of Aleppo, Idlib and
Raqqa were seen; the notes on Latakia, Hama, Homs and Rif Dimashq are general knowledge and unchecked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from casebook.thinking.labs.contract import Table
from casebook.thinking.tiles import TILES as PLACES


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """One part of the confederation. `letter` and `colour` (an index) mark it on the tiles."""

    id: str
    letter: str
    name: str
    colour: int
    loc: str = "P6"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A governorate: its row in the fact table, the sector we give it to, and, where it is mixed, how."""

    id: str
    name: str
    sector: str
    mixed: str = ""

    @property
    def column(self) -> int:
        """Its column in the grid, from the west."""
        return PLACES[self.id][0]

    @property
    def row(self) -> int:
        """Its row in the grid, from the north."""
        return PLACES[self.id][1]


CENTRE = "centre"
SECTORS = (
    Sector(id="alawite", letter="A", name="mainly Alawite", colour=0),
    Sector(id="kurdish", letter="K", name="Kurdish", colour=2),
    Sector(id="druse", letter="D", name="perhaps Druze", colour=3),
    Sector(id="sunni", letter="S", name="mainly Sunni", colour=5),
    Sector(id=CENTRE, letter="C", name="central, mixed", colour=1),
)
TILES = (
    Tile(id="sy-la", name="Latakia", sector="alawite", mixed="many Sunnis in the city, Turkmen in the north"),
    Tile(id="sy-id", name="Idlib", sector="sunni",
         mixed="on the road from Hama to Aleppo, so the central zone could claim it; some Druze and Christian places"),
    Tile(id="sy-hl", name="Aleppo", sector=CENTRE, mixed="Kurdish districts in the north, Sunni countryside"),
    Tile(id="sy-ra", name="Raqqa", sector="sunni", mixed="Kurdish places near the Turkish border"),
    Tile(id="sy-ha", name="Al-Hasakah", sector="kurdish", mixed="Kurds, Arabs, Assyrians and others"),
    Tile(id="sy-ta", name="Tartus", sector="alawite"),
    Tile(id="sy-hm", name="Hama", sector=CENTRE, mixed="Sunnis, Alawites, Ismailis and Christians"),
    Tile(id="sy-hi", name="Homs", sector=CENTRE, mixed="a mixed city in the west, thinly peopled desert in the"
         " east"),
    Tile(id="sy-dy", name="Deir ez-Zor", sector="sunni"),
    Tile(id="sy-di", name="Damascus", sector=CENTRE, mixed="people of all groups"),
    Tile(id="sy-rd", name="Rif Dimashq", sector=CENTRE, mixed="towns of all groups, some of them Druze"),
    Tile(id="sy-qu", name="Quneitra", sector="druse",
         mixed="in the south-west that P6 names; has Druze villages but no Druze majority; partly held by Israel"),
    Tile(id="sy-dr", name="Daraa", sector="sunni"),
    Tile(id="sy-su", name="As-Suwayda", sector="druse"),
)
YEARS = {2004: ("population_2004", "pop_2004", "pop_2004_census"), 2011: ("population_2011", "pop_2011",
                                                                         "pop_2011_resident")}
"""The years for which the fact table has residents, and the names its column may have."""


def people(rows: Iterable[Mapping[str, object]], year: int) -> dict[str, int]:
    """Residents of each governorate that has a tile, from rows of the table of governorates.

    Returns an empty dict where there are no rows.

    Raises
    ------
    ValueError
        If rows are given but a governorate of the tiles is missing, or a number cannot be read.
    """
    found: dict[str, int] = {}
    for row in rows:
        name = str(row.get("governorate", ""))
        column = next((key for key in YEARS[year] if row.get(key) not in (None, "")), None)
        if column is None:
            raise ValueError(f"{name or 'a row'}: no residents of {year}")
        found[name] = int(str(row[column]))
    if not found:
        return {}
    missing = [tile.name for tile in TILES if tile.name not in found]
    if missing:
        raise ValueError(f"the table of governorates lacks {', '.join(missing)}")
    return {tile.name: found[tile.name] for tile in TILES}


def by_sector(residents: Mapping[str, int]) -> dict[str, int]:
    """Residents of each sector, by its id."""
    return {
        sector.id: sum(residents[tile.name] for tile in TILES if tile.sector == sector.id) for sector in SECTORS
    }


def table() -> Table:
    """What we put in, for readers: each governorate's sector, and where and how it is mixed."""
    names = {sector.id: f"{sector.letter} {sector.name}" for sector in SECTORS}
    return Table(
        caption="Our reading of P6: the sector of each governorate (the article names no governorate)",
        header=("Governorate", "Sector", "Mixed?"),
        rows=tuple((tile.name, names[tile.sector], tile.mixed or "less so") for tile in TILES),
    )
