"""`data/comparisons.yaml` against the articles: all cells there, all names known, each crux borne out by the cells."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from casebook.classroom.every_file import named, rows, sound, walk
from casebook.files.argument import Argument
from casebook.files.article import Article
from casebook.files.check import Reader
from casebook.files.comparisons import Comparisons, Lever, Sense
from casebook.files.dates import last_day
from casebook.files.finding import Finding, Where
from casebook.thinking.argument.graph import circle, needs
from casebook.thinking.argument.graph import read as graph_of
from casebook.thinking.combined_map import combined, ends
from casebook.thinking.meetings import STANCES, SideBySide, unborne

LESSON = "four-answers"


def comparison_problems(
    root: Path, articles: Mapping[str, Article | None], arguments: Mapping[str, Argument | None],
) -> list[Finding]:
    """The problems of the comparison. What hangs on an article or map that does not fit itself is left unchecked.

    Parameters
    ----------
    root : Path
        The kit's folder.
    articles, arguments : mapping
        Every article and map by id; None for one that does not fit its type.
    """
    path = root / "data" / "comparisons.yaml"
    if not path.is_file() and not (root / "data" / "lessons" / LESSON).is_dir():
        return []
    reader = Reader(root, path)
    if reader.value:
        _Check(reader, articles, arguments).run()
        known = rows(root, "events")
        for i, event in enumerate(reader.value.events):
            named(reader, ("events", i), "event", event, known)
    return reader.problems


class _Check:
    """One run over the file."""

    def __init__(self, reader: Reader, articles: Mapping[str, Article | None],
                 arguments: Mapping[str, Argument | None]) -> None:
        self.reader, self.articles, self.arguments = reader, articles, arguments
        self.found: Comparisons = reader.value

    def run(self) -> None:
        """All checks; the cells are compared with each other only where every cell is there."""
        sound(self.reader)
        self._published()
        before = len(self.reader.problems)
        self._points()
        for group in ("words", "levers"):
            for where, thing in walk(getattr(self.found, group), (group,)):
                if isinstance(thing, Sense | Lever) and self._article((*where, "article"), thing.article):
                    self._loc(where, thing.article, thing.loc)
        if len(self.reader.problems) == before:
            self._cruxes()
        self._links()

    def _article(self, where: Where, name: str) -> bool:
        there = named(self.reader, where, "article", name, self.articles)
        if there and name not in self.found.published:
            self.reader.add(where, f"the article '{name}' is not compared", "add its day under 'published'")
        return there and name in self.found.published

    def _published(self) -> None:
        for name, day in self.found.published.items():
            self._article(("published", name), name)
            try:
                last_day(day)
            except ValueError:
                self.reader.add(("published", name), f"'{day}' is no day", "write it as year-month-day, in quotes")

    def _loc(self, where: Where, name: str, loc: list[str]) -> None:
        article = self.articles[name]
        known = {one.id for one in article.paragraphs} if article else loc
        for i, paragraph in enumerate(loc):
            if paragraph not in known:
                self.reader.add((*where, "loc", i), f"{name} has no paragraph '{paragraph}'",
                                "name one of the article's paragraphs")

    def _node(self, where: Where, article: str, name: str) -> None:
        argument = self.arguments.get(article)
        if argument and name not in {node.id for node in argument.nodes}:
            self.reader.add(where, f"the map of {article} has no node '{name}'", "name a node of its argument.yaml")

    def _points(self) -> None:
        for i, point in enumerate(self.found.points):
            for name in self.found.published:
                if name not in point.cells:
                    self.reader.add(("points", i, "cells"), f"the point '{point.id}' has no cell for '{name}'",
                                    f"add one; if the text says nothing of it, write stance: {list(STANCES)[-1]}")
            for name, cell in point.cells.items():
                where: Where = ("points", i, "cells", name)
                if not self._article(where, name):
                    continue
                self._loc(where, name, cell.loc)
                for j, node in enumerate(cell.nodes):
                    self._node((*where, "nodes", j), name, node)
                if cell.stance != "silent" and not cell.loc:
                    self.reader.add(where, f"'{point.id}' gives {name} a stance without a paragraph",
                                    "name the paragraph under 'loc', or write stance: silent")

    def _cruxes(self) -> None:
        points = {p.id for p in self.found.points}
        for i, crux in enumerate(self.found.cruxes):
            known = [self._article(("cruxes", i, "articles", j), name) for j, name in enumerate(crux.articles)]
            known += [named(self.reader, ("cruxes", i, "points"), "point", name, points) for name in crux.points]
            if all(known):
                rule = unborne(crux, self.found)
                if rule:
                    self.reader.add(("cruxes", i), f"the cells do not bear out the crux '{crux.id}'",
                                    f"correct the cells or the crux: {rule}")

    def _links(self) -> None:
        before = len(self.reader.problems)
        for i, link in enumerate(self.found.links):
            try:
                parts = ends(link)
            except ValueError as error:
                self.reader.add(("links", i), str(error), "write article:node, for example geneva-2017:G3")
                continue
            for field, end in zip(("source", "target"), parts, strict=True):
                if self._article(("links", i, field), end.article):
                    self._node(("links", i, field), end.article, end.id)
            if parts[0].article == parts[1].article:
                self.reader.add(("links", i), f"the link '{link.id}' stays inside one article",
                                "draw it in that article's argument.yaml")
        whole = {name: own for name in self.found.published if (own := self.arguments.get(name)) is not None}
        read = {name: article for name in self.found.published if (article := self.articles.get(name)) is not None}
        if len(self.reader.problems) == before and len(whole) == len(read) == len(self.found.published):
            ring = circle(needs(graph_of(combined(SideBySide(self.found, read, whole)))))
            if ring:
                self.reader.add(("links",), f"the links make the map run in a circle ({' to '.join(ring[:6])})",
                                "remove one of the links")
