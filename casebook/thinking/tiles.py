"""The fourteen governorates of Syria as schematic tiles: who lies roughly beside whom. They claim no borders.

The one place for the tiles' coordinates: the labs and the still figures draw the same map.
"""

from __future__ import annotations

COLUMNS, ROWS = 5, 4

# Row id in data/facts/governorates.csv (ISO 3166-2 in lower case): column from the west, row from the north.
TILES: dict[str, tuple[int, int]] = {
    "sy-la": (0, 0), "sy-id": (1, 0), "sy-hl": (2, 0), "sy-ra": (3, 0), "sy-ha": (4, 0),
    "sy-ta": (0, 1), "sy-hm": (1, 1), "sy-hi": (2, 1), "sy-dy": (3, 1),
    "sy-di": (1, 2), "sy-rd": (2, 2),
    "sy-qu": (0, 3), "sy-dr": (1, 3), "sy-su": (2, 3),
}
