"""The five sectors of P6 on fourteen governorates: the one place where our reading of that paragraph is written.

The article names no governorate. It speaks of one mainly Alawite sector on the coast, one Kurdish sector along the
north, a third that is "possibly" Druze in the south-west, at least one that is mainly Sunni, and a mixed central zone
from Damascus to Aleppo. Giving each governorate to one sector is ours, and no governorate is of one kind: the lab's
file says where that matters most. Where the tiles lie is written in `casebook.thinking.tiles`; they claim no borders.

What the notes on mixed governorates rest on: pages on Al-Hasakah, As-Suwayda and Quneitra and an ethnic map of Aleppo,
Idlib and Raqqa were seen; the notes on Latakia, Hama, Homs and Rif Dimashq are general knowledge and unchecked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

CENTRE = "centre"
SECTORS = {"alawite": 0, "kurdish": 2, "druze": 3, "sunni": 5, CENTRE: 1}
"""The sectors, each with the number of its tint."""
SECTOR_OF = {
    "sy-la": "alawite", "sy-ta": "alawite", "sy-ha": "kurdish", "sy-su": "druze", "sy-qu": "druze", "sy-id": "sunni",
    "sy-ra": "sunni", "sy-dy": "sunni", "sy-dr": "sunni", "sy-hl": CENTRE, "sy-hm": CENTRE, "sy-hi": CENTRE,
    "sy-di": CENTRE, "sy-rd": CENTRE,
}
"""The sector that we give each governorate, by the ids of the table of governorates."""


def people(rows: Iterable[Mapping[str, object]], year: int) -> dict[str, int]:
    """Residents of each governorate by id, from rows of the table of governorates; empty where there are no rows.

    Raises
    ------
    ValueError
        If rows are given but a governorate that has a sector is missing.
    """
    found = {str(row["id"]): int(str(row[f"population_{year}"])) for row in rows}
    missing = [name for name in SECTOR_OF if found and name not in found]
    if missing:
        raise ValueError(f"the table of governorates lacks {', '.join(missing)}")
    return {name: found[name] for name in SECTOR_OF} if found else {}


def by_sector(residents: Mapping[str, int]) -> dict[str, int]:
    """Residents of each sector, by its id."""
    return {sector: sum(count for name, count in residents.items() if SECTOR_OF[name] == sector) for sector in SECTORS}
