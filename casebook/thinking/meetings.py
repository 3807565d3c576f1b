"""How the authors meet on a point: what they share or dispute, and the cruxes that follow from the cells.

Everything here is worked out from `data/comparisons.yaml`. A crux in that file carries our words; `unborne` holds it to
the cells, so that no crux can be told that the grid does not bear out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Literal, get_args

from casebook.files.argument import Argument
from casebook.files.article import Article
from casebook.files.comparisons import Cell, Comparisons, Crux, Point
from casebook.files.dates import last_day
from casebook.files.wording import capitalised
from casebook.files.words import words

Meeting = Literal["contradict", "agree", "differ", "one voice", "silence"]

MEETINGS: tuple[Meeting, ...] = get_args(Meeting)
"""How authors can meet on a point: every point has exactly one of these."""

STANCES: dict[str, str] = {"yes": "+", "partly": "~", "no": "\u2212", "silent": "\u00b7"}
"""Each stance with the sign that doubles its word and its colour."""

SORTS = ("same premise, opposite conclusions", "contradiction", "hidden here, denied there", "silence")


@dataclass(frozen=True, slots=True)
class Who:
    """One article as the comparison names it: its id, its short name, how its author is called, and the ISO day up to
    which its author can have known events."""

    id: str
    short: str
    called: str
    day: str

    @property
    def label(self) -> str:
        """The author with the year: "Hof, 2017"."""
        return f"{capitalised(self.called)}, {self.day[:4]}"


@dataclass(frozen=True)
class SideBySide:
    """The articles set side by side: what is compared, and each of these articles and its map by id."""

    comparisons: Comparisons
    articles: Mapping[str, Article]
    arguments: Mapping[str, Argument]

    @cached_property
    def people(self) -> list[Who]:
        """The articles and how they are called, in order of the calendar."""
        days = sorted(self.comparisons.published.items(), key=lambda pair: pair[1])
        found = [(self.articles[name], day) for name, day in days if name in self.articles]
        return [Who(a.id, a.short, a.author.called, day) for a, day in found]

    def among(self, names: Collection[str]) -> list[Who]:
        """Those of the articles, in order of the calendar."""
        return [person for person in self.people if person.id in names]


def meaning(met: Meeting) -> str:
    """What a meeting means, in words."""
    return words()(f"comparison.meetings.{met}")


def meeting(point: Point, articles: Collection[str] | None = None) -> Meeting:
    """How the articles (all of them if none are named) meet on a point.

    "contradict" needs a yes and a no; "agree" needs at least two who speak and one stance among them.
    """
    spoken = [cell.stance for name, cell in point.cells.items()
              if cell.stance != "silent" and (articles is None or name in articles)]
    if len(spoken) < 2:
        return "one voice" if spoken else "silence"
    if {"yes", "no"} <= set(spoken):
        return "contradict"
    return "agree" if len(set(spoken)) == 1 else "differ"


def chosen(
    comparisons: Comparisons, articles: Collection[str] | None = None, only: str = "", points: Collection[str] = (),
) -> list[Point]:
    """The points of a filtered grid, in the order of the file: those that are named (all if none are) and on which
    these articles meet as `only` says (one of `MEETINGS`; empty for any).

    Raises
    ------
    ValueError
        If `only` names no meeting.
    """
    if only and only not in MEETINGS:
        raise ValueError(f"there is no meeting '{only}'; there are: {', '.join(MEETINGS)}")
    return [
        point for point in comparisons.points
        if (not points or point.id in points) and (not only or meeting(point, articles) == only)
    ]


def silences(comparisons: Comparisons) -> dict[str, list[Point]]:
    """For each article the points on which it is silent."""
    return {
        article: [point for point in comparisons.points if point.cells[article].stance == "silent"]
        for article in comparisons.published
    }


@dataclass(frozen=True, slots=True)
class Found:
    """A crux that follows from the cells alone: the two articles and the points it rests on."""

    articles: tuple[str, str]
    points: tuple[str, ...]


def _opposed(a: Cell, b: Cell) -> bool:
    return (a.stance, b.stance) == ("yes", "no")


PREMISE, CONTRADICTION, DENIED, SILENCE = SORTS
RULES: dict[str, tuple[Callable[[Cell, Cell], bool], str]] = {
    CONTRADICTION: (_opposed, "on each point one article must say yes and another no"),
    DENIED: (lambda a, b: _opposed(a, b) and a.implicit and not b.implicit,
             "one article must hold it only implicitly and another deny it"),
    SILENCE: (lambda a, b: a.stance == "silent" and b.stance in ("yes", "no"),
              "one article must be silent and another say yes or no"),
    PREMISE: (lambda a, b: a.stance == b.stance and a.stance in ("yes", "no"),
              "two articles must share the first point (both yes or both no) and contradict each other on the second"),
}
"""For each sort what it asks of the cells of two articles, in one order or the other, and the same in words. A shared
premise asks for a contradiction on a second point besides."""


def found(comparisons: Comparisons, sort: str) -> list[Found]:
    """Every pair of articles that meets the rule of a sort, with the points.

    Raises
    ------
    ValueError
        If the sort is unknown.
    """
    if sort not in RULES:
        raise ValueError(f"there is no sort '{sort}'; there are: {', '.join(SORTS)}")
    made: list[Found] = []
    for pair in combinations(comparisons.published, 2):
        points = _meeting_points(comparisons, pair, sort)
        seconds = [(name,) for name in _meeting_points(comparisons, pair, CONTRADICTION)] if sort == PREMISE else [()]
        made += [Found(pair, (name, *second)) for name in points for second in seconds]
    return made


def _meeting_points(comparisons: Comparisons, pair: tuple[str, str], sort: str) -> list[str]:
    holds = RULES[sort][0]
    return [p.id for p in comparisons.points if any(holds(p.cells[a], p.cells[b]) for a, b in (pair, pair[::-1]))]


def unborne(crux: Crux, comparisons: Comparisons) -> str:
    """Why a crux does not follow from the cells, as a clause; empty if it does.

    A crux of several articles is borne out if at least one pair of them is found by the rule of its sort, and every one
    of its points is used by such a pair.
    """
    pairs = [f.points for f in found(comparisons, crux.sort) if set(f.articles) <= set(crux.articles)]
    if crux.sort == PREMISE:
        good = tuple(crux.points) in pairs
    else:
        good = bool(crux.points) and {name for points in pairs for name in points} >= set(crux.points)
    return "" if good else RULES[crux.sort][1]


def grid_text(sides: SideBySide, people: Sequence[Who], points: Sequence[Point]) -> list[str]:
    """The grid as plain text: each point, each author's stance with its words and paragraphs, and the verdict."""
    lines: list[str] = []
    names = [person.id for person in people]
    for point in points:
        met = meeting(point, names)
        lines.append(f"{point.text} [{met}: {meaning(met)}]")
        lines += [f"  {person.label}: {cell_text(point.cells[person.id])}" for person in people]
        if set(names) == set(sides.comparisons.published):
            lines.append("  " + words()("comparison.together", verdict=point.verdict, lesson=point.lesson))
    return lines


def cell_text(cell: Cell) -> str:
    """One cell in a line: stance, how it is said, our words, paragraphs."""
    flags = manner(cell)
    where = f" ({', '.join(cell.loc)})" if cell.loc else ""
    return f"{cell.stance}{', ' + flags if flags else ''}. {cell.words}{where}"


def manner(cell: Cell) -> str:
    """How a stance is said: that it is hedged, that it is our reading between the lines, both, or nothing to add."""
    said = words().part("comparison.manner")
    return ", ".join([*([said("hedged")] if cell.hedged else []), *([said("implicit")] if cell.implicit else [])])


def could_know(events: Sequence[Mapping[str, object]], sides: SideBySide) -> list[tuple[str, str, tuple[bool, ...]]]:
    """What each author could know: for each of these rows of the table events that the four are set beside, in order of
    time, its ISO date and title, and whether it had surely begun on each author's day.
    """
    rows = sorted((row for row in events if row["id"] in sides.comparisons.events), key=lambda row: str(row["date"]))
    days = [last_day(person.day) for person in sides.people]
    return [(str(row["date"]), str(row["title"]), tuple(last_day(str(row["date"])) <= day for day in days))
            for row in rows]
