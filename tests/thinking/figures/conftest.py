"""Each figure as the lessons would draw it, with the matplotlib figure behind its PNG."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from casebook.files.facts import table
from casebook.thinking import figures
from casebook.thinking.figures import Figure, style

ROOT = Path(__file__).resolve().parents[3]
ARTICLES = [("O'Hanlon, October 2015", "2015-10-10"), ("The author, September 2016", "2016-09-22"),
            ("Hof, March 2017", "2017-03-13"), ("Heller, December 2017", "2017-12-13")]

# Name: the table, and the figure as a function of its rows.
CASES: dict[str, tuple[str, Callable[[list[Any]], Figure]]] = {
    "timeline-2015": ("events", lambda rows: figures.timeline(
        rows, "2015-08-27", "2015-12-18", published="2015-10-10", label="O'Hanlon's article")),
    "timeline-2016": ("events", lambda rows: figures.timeline(
        rows, "2016-09-09", "2016-09-25", published="2016-09-22", label="The article")),
    "timeline-2017-march": ("events", lambda rows: figures.timeline(
        rows, "2017-01-23", "2017-04-12", published="2017-03-13", label="Hof's article")),
    "timeline-2017-december": ("events", lambda rows: figures.timeline(
        rows, "2017-10-20", "2018-01-30", published="2017-12-13", label="Heller's article")),
    "timeline-all": ("events", figures.timeline),
    "overview": ("events", figures.overview),
    "overview-articles": ("events", lambda rows: figures.overview(rows, ARTICLES)),
    "truces": ("ceasefires", figures.truces),
    "zone-fates": ("zones", figures.zone_fates),
    "council-votes": ("votes", figures.council_votes),
    "territory": ("control", figures.territory),
    "displacement": ("displacement", figures.displacement),
    "displacement-2011-2017": ("displacement", lambda rows: figures.displacement(rows, 2011, 2017)),
    "deaths": ("deaths", figures.death_counts),
    "deaths-2015": ("deaths", lambda rows: figures.death_counts(rows, "2015-10-10")),
    "tiles-2004": ("governorates", lambda rows: figures.governorate_tiles(rows, 2004)),
    "tiles-2011": ("governorates", figures.governorate_tiles),
}


@cache
def rows_of(name: str) -> tuple[Any, ...]:
    """The rows of a fact table of the kit."""
    return tuple(table(ROOT, name))


def draw(case: str, rows: list[Any] | None = None) -> tuple[Figure, Any]:
    """A case's picture and the matplotlib figure that it was saved from."""
    name, make = CASES[case]
    seen: list[Any] = []
    real = style.png
    style.png = lambda figure: (seen.append(figure), real(figure))[1]
    try:
        picture = make(list(rows_of(name)) if rows is None else rows)
    finally:
        style.png = real
    return picture, seen[0]


@cache
def drawn(case: str) -> tuple[Figure, Any]:
    """`draw` of the kit's own rows, once."""
    return draw(case)


@pytest.fixture(params=list(CASES))
def case(request: pytest.FixtureRequest) -> str:
    """The name of each case in turn."""
    return str(request.param)


@pytest.fixture(name="draw")
def _draw() -> Callable[..., tuple[Figure, Any]]:
    return draw


@pytest.fixture(name="drawn")
def _drawn() -> Callable[[str], tuple[Figure, Any]]:
    return drawn


@pytest.fixture(name="rows")
def _rows() -> Callable[[str], list[dict[str, Any]]]:
    """The rows of a fact table, copied so that a test may change them."""
    return lambda name: [dict(row) for row in rows_of(name)]


@pytest.fixture(name="table_of")
def _table_of() -> Callable[[str], str]:
    """The fact table that a case draws."""
    return lambda case: CASES[case][0]
