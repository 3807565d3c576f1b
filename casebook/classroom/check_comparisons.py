"""`data/comparisons.yaml` against the articles: all cells there, all names known, each crux borne out by the cells."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from casebook.files.argument import Argument
from casebook.files.article import Article
from casebook.files.check import Reader
from casebook.files.comparisons import Comparisons
from casebook.files.dates import last_day
from casebook.files.facts import BadTable, table
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
    if not path.is_file():
        wanted = (root / "data" / "lessons" / LESSON).is_dir()
        lost = Finding("data/comparisons.yaml", "the file is missing", f"write it, or remove the lesson '{LESSON}'")
        return [lost] if wanted else []
    reader = Reader(root, path)
    if reader.value is not None:
        _Check(reader, articles, arguments).run()
        _events(root, reader)
    return reader.problems


def _events(root: Path, reader: Reader) -> None:
    try:
        known = {row["id"] for row in table(root, "events")}
    except BadTable:
        return
    for i, event in enumerate(reader.value.events):
        if event not in known:
            what = f"there is no event '{event}' in data/facts/events.csv"
            reader.add(("events", i), what, "name one that is there")


class _Check:
    """One run over the file."""

    def __init__(self, reader: Reader, articles: Mapping[str, Article | None],
                 arguments: Mapping[str, Argument | None]) -> None:
        self.reader, self.articles = reader, articles
        self.found: Comparisons = reader.value
        self.paragraphs = {name: {p.id for p in a.paragraphs} for name, a in articles.items() if a}
        self.nodes = {name: {n.id for n in a.nodes} for name, a in arguments.items() if a}
        self.arguments = arguments

    def run(self) -> None:
        """All checks; the cells are compared with each other only where every cell is there."""
        for group in ("points", "cruxes", "links"):
            self._twice(group)
        self._published()
        before = len(self.reader.problems)
        self._points()
        self._words_and_levers()
        if len(self.reader.problems) == before:
            self._cruxes()
        self._links()

    def _twice(self, group: str) -> None:
        seen: set[str] = set()
        for i, item in enumerate(getattr(self.found, group)):
            if item.id in seen:
                self.reader.add((group, i, "id"), f"the id '{item.id}' stands twice", "give one of them another id")
            seen.add(item.id)

    def _article(self, where: Where, name: str) -> bool:
        if name not in self.articles:
            known = ", ".join(self.articles)
            self.reader.add(where, f"there is no article '{name}'", f"name one of: {known}")
        elif name not in self.found.published:
            self.reader.add(where, f"the article '{name}' is not compared", "add its day under 'published'")
        else:
            return True
        return False

    def _published(self) -> None:
        for name, day in self.found.published.items():
            self._article(("published", name), name)
            try:
                last_day(day)
            except ValueError:
                self.reader.add(("published", name), f"'{day}' is no day", "write it as year-month-day, in quotes")

    def _loc(self, where: Where, article: str, loc: list[str]) -> None:
        known = self.paragraphs.get(article)
        for i, name in enumerate(loc):
            if known is not None and name not in known:
                self.reader.add((*where, "loc", i), f"{article} has no paragraph '{name}'",
                                "name one of the article's paragraphs")

    def _node(self, where: Where, article: str, name: str) -> None:
        known = self.nodes.get(article)
        if known is not None and name not in known:
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

    def _words_and_levers(self) -> None:
        for i, word in enumerate(self.found.words):
            for j, sense in enumerate(word.senses):
                if self._article(("words", i, "senses", j, "article"), sense.article):
                    self._loc(("words", i, "senses", j), sense.article, sense.loc)
        for i, lever in enumerate(self.found.levers):
            if self._article(("levers", i, "article"), lever.article):
                self._loc(("levers", i), lever.article, lever.loc)

    def _cruxes(self) -> None:
        points = {p.id for p in self.found.points}
        for i, crux in enumerate(self.found.cruxes):
            known = [self._article(("cruxes", i, "articles", j), name) for j, name in enumerate(crux.articles)]
            strange = [name for name in crux.points if name not in points]
            for name in strange:
                self.reader.add(("cruxes", i, "points"), f"there is no point '{name}'", "name the id of a point")
            if all(known) and not strange:
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
