"""Still figures of the facts. Each is a function of rows of a fact table and gives a `Figure`.

`FIGURES` names the table that each one draws. Where no row is left to draw, each raises `NothingToDraw`. No table is
read from disk here, and matplotlib is loaded when the first picture is drawn. The words stand in `data/words.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable

from casebook.files.dates import between, known_by
from casebook.thinking.figures.ceasefires import truces
from casebook.thinking.figures.control import territory
from casebook.thinking.figures.council import council_votes
from casebook.thinking.figures.deaths import death_counts
from casebook.thinking.figures.events import overview, timeline
from casebook.thinking.figures.figure import Figure, NothingToDraw
from casebook.thinking.figures.people import displacement
from casebook.thinking.figures.people_map import governorate_tiles
from casebook.thinking.figures.zones import zone_fates

# The figure's name: the fact table that its rows come from, and the function that draws them.
FIGURES: dict[str, tuple[str, Callable[..., Figure]]] = {
    "timeline": ("events", timeline),
    "overview": ("events", overview),
    "truces": ("ceasefires", truces),
    "zone-fates": ("zones", zone_fates),
    "council-votes": ("votes", council_votes),
    "territory": ("control", territory),
    "displacement": ("displacement", displacement),
    "death-counts": ("deaths", death_counts),
    "governorates": ("governorates", governorate_tiles),
}

__all__ = [
    "FIGURES", "Figure", "NothingToDraw", "between", "council_votes", "death_counts", "displacement",
    "governorate_tiles", "known_by", "overview", "territory", "timeline", "truces", "zone_fates",
]
