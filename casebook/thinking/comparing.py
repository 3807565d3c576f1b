"""The four answers side by side: which points two authors share or dispute, and the cruxes that follow from the cells.

Everything here is worked out from `data/comparisons.yaml`. A crux in that file carries our words; `unborne` holds it to
the cells, so that no crux can be told that the grid does not bear out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from casebook.files.article import Article
from casebook.files.comparisons import Cell, Comparisons, Crux, Point
from casebook.thinking.figures.dates import last_day

Meeting = Literal["contradict", "agree", "differ", "one voice", "silence"]

STANCES: dict[str, str] = {"yes": "+", "partly": "~", "no": "\u2212", "silent": "\u00b7"}
"""Each stance with the sign that doubles its word and its colour."""

MEETINGS: dict[Meeting, str] = {
    "contradict": "one says yes, another no",
    "agree": "all who speak hold the same",
    "differ": "they differ by degrees",
    "one voice": "only one of them speaks to it",
    "silence": "none of them speaks to it",
}
"""How the authors chosen meet on a point, with what it means. Every point has exactly one of these."""

SORTS = ("same premise, opposite conclusions", "contradiction", "hidden here, denied there", "silence")


@dataclass(frozen=True, slots=True)
class Who:
    """One article as the comparison names it: its id, its short name, how its author is called, and the year."""

    id: str
    short: str
    called: str
    year: str

    @property
    def label(self) -> str:
        """The author with the year: "Hof, 2017"."""
        return f"{self.called[:1].upper()}{self.called[1:]}, {self.year}"


def who(articles: Sequence[Article], comparisons: Comparisons) -> list[Who]:
    """The articles of the comparison in order of the calendar."""
    days = comparisons.published
    known = sorted((a for a in articles if a.id in days), key=lambda a: days[a.id])
    return [Who(a.id, a.short, a.author.called, days[a.id][:4]) for a in known]


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


def grid_text(comparisons: Comparisons, people: Sequence[Who], points: Sequence[Point]) -> list[str]:
    """The grid as plain text: each point, each author's stance with its words and paragraphs, and the verdict."""
    lines: list[str] = []
    names = [person.id for person in people]
    for point in points:
        lines.append(f"{point.text} [{meeting(point, names)}: {MEETINGS[meeting(point, names)]}]")
        lines += [f"  {person.label}: {cell_text(point.cells[person.id])}" for person in people]
        if set(names) == set(comparisons.published):
            lines.append(f"  Together: {point.verdict} {point.lesson}")
    return lines


def cell_text(cell: Cell) -> str:
    """One cell in a line: stance, how it is said, our words, paragraphs."""
    flags = manner(cell)
    where = f" ({', '.join(cell.loc)})" if cell.loc else ""
    return f"{cell.stance}{', ' + flags if flags else ''}. {cell.words}{where}"


def manner(cell: Cell) -> str:
    """How a stance is said: "hedged", "our reading between the lines", both, or nothing to add."""
    flags = [*(["hedged"] if cell.hedged else []), *(["our reading between the lines"] if cell.implicit else [])]
    return ", ".join(flags)


def could_know(
    events: Sequence[Mapping[str, object]], names: Collection[str], days: Sequence[str],
) -> list[tuple[str, str, tuple[bool, ...]]]:
    """What each author could know: for each event its ISO date and title, and whether it had surely begun on each day.

    Parameters
    ----------
    events : sequence of mapping
        Rows of the fact table events.
    names : collection of str
        Ids of the events to list, which come in order of their dates.
    days : sequence of str
        ISO days, such as those on which the authors wrote.
    """
    rows = sorted((row for row in events if row["id"] in names), key=lambda row: str(row["date"]))
    return [
        (str(row["date"]), str(row["title"]), tuple(last_day(str(row["date"])) <= last_day(day) for day in days))
        for row in rows
    ]
