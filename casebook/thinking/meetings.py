"""How the authors meet on a point: what they share or dispute, and the cruxes that follow from the cells.

Everything here is worked out from `data/comparisons.yaml`. A crux in that file carries our words; `unborne` holds it to
the cells, so that no crux can be told that the grid does not bear out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
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


def counts(point: Point, articles: Collection[str] | None = None) -> dict[str, int]:
    """How many of the articles (all of them if none are named) take each stance on a point."""
    cells = [cell for name, cell in point.cells.items() if articles is None or name in articles]
    return {stance: sum(cell.stance == stance for cell in cells) for stance in STANCES}


def meeting(point: Point, articles: Collection[str] | None = None) -> Meeting:
    """How the articles meet on a point.

    "contradict" needs a yes and a no; "agree" needs at least two who speak and one stance among them.
    """
    number = counts(point, articles)
    spoken = {stance for stance, count in number.items() if count and stance != "silent"}
    speakers = sum(number[stance] for stance in spoken)
    if speakers < 2:
        return "one voice" if speakers else "silence"
    if {"yes", "no"} <= spoken:
        return "contradict"
    return "agree" if len(spoken) == 1 else "differ"


def chosen(
    comparisons: Comparisons, articles: Collection[str] | None = None, only: str = "", points: Collection[str] = (),
) -> list[Point]:
    """The points of a filtered grid, in the order of the file.

    Parameters
    ----------
    comparisons : Comparisons
        The grid.
    articles : collection of str, optional
        The articles that are compared; all if None.
    only : str
        A meeting (a key of `MEETINGS`) that the points must have among these articles; empty for any.
    points : collection of str
        Ids of points; empty for all.

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
    """A crux that follows from the cells alone: its sort, the two articles, and the points it rests on."""

    sort: str
    articles: tuple[str, str]
    points: tuple[str, ...]


def found(comparisons: Comparisons, sort: str) -> list[Found]:
    """Every pair of articles that meets the rule of a sort, with the points.

    The rules: *contradiction*, one says yes and the other no. *Hidden here, denied there*: a contradiction in which the
    yes is only read between the lines and the no is said. *Same premise, opposite conclusions*: the two share a yes or
    a no on one point and contradict each other on another. *Silence*: one speaks plainly (yes or no) and the other says
    nothing.

    Raises
    ------
    ValueError
        If the sort is unknown.
    """
    if sort not in SORTS:
        raise ValueError(f"there is no sort '{sort}'; there are: {', '.join(SORTS)}")
    return [
        Found(sort, pair, points)
        for pair in combinations(comparisons.published, 2)
        for points in _meeting_points(comparisons, pair, sort)
    ]


def _meeting_points(comparisons: Comparisons, pair: tuple[str, str], sort: str) -> list[tuple[str, ...]]:
    both = {p.id: (p.cells[pair[0]], p.cells[pair[1]]) for p in comparisons.points}
    opposed = [name for name, cells in both.items() if _opposed(*cells)]
    if sort == "contradiction":
        return [(name,) for name in opposed]
    if sort == "hidden here, denied there":
        return [(name,) for name in opposed if any(_assumed(a) and _denied(b) for a, b in _ways(both[name]))]
    if sort == "silence":
        return [(name,) for name, cells in both.items()
                if any(a.stance == "silent" and b.stance in ("yes", "no") for a, b in _ways(cells))]
    shared = [name for name, (a, b) in both.items() if a.stance == b.stance and a.stance in ("yes", "no")]
    return [(premise, conclusion) for premise in shared for conclusion in opposed]


def _ways(cells: tuple[Cell, Cell]) -> list[tuple[Cell, Cell]]:
    return [cells, (cells[1], cells[0])]


def _opposed(a: Cell, b: Cell) -> bool:
    return {a.stance, b.stance} == {"yes", "no"}


def _assumed(cell: Cell) -> bool:
    return cell.stance == "yes" and cell.implicit


def _denied(cell: Cell) -> bool:
    return cell.stance == "no" and not cell.implicit


def unborne(crux: Crux, comparisons: Comparisons) -> str:
    """Why a crux does not follow from the cells, as a clause; empty if it does.

    A crux of several articles is borne out if at least one pair of them is found by the rule of its sort, and every one
    of its points is used by such a pair.
    """
    pairs = [f for f in found(comparisons, crux.sort) if set(f.articles) <= set(crux.articles)]
    asked = tuple(crux.points)
    if crux.sort == "same premise, opposite conclusions":
        good = any(f.points == asked for f in pairs)
        rule = "two articles must share the first point (both yes or both no) and contradict each other on the second"
    else:
        good = bool(asked) and {name for f in pairs for name in f.points} >= set(asked)
        rule = {
            "contradiction": "on each point one article must say yes and another no",
            "hidden here, denied there": "one article must hold it only implicitly and another deny it",
            "silence": "one article must be silent and another say yes or no",
        }[crux.sort]
    return "" if good else rule


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
    """What each author could know: for each event that the four are set beside, in order of time, its ISO date and
    title, and whether it had surely begun on each author's day.

    Parameters
    ----------
    events : sequence of mapping
        Rows of the fact table events.
    sides : SideBySide
        The articles, and the ids of the events to list.
    """
    rows = sorted((row for row in events if row["id"] in sides.comparisons.events), key=lambda row: str(row["date"]))
    days = [last_day(person.day) for person in sides.people]
    return [(str(row["date"]), str(row["title"]), tuple(last_day(str(row["date"])) <= day for day in days))
            for row in rows]
