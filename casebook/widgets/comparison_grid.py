"""The comparison grid: points by authors, filtered and opened.

How authors meet on a point is worked out in `thinking.meetings`; the browser is sent every choice of articles once and
filters without asking the kernel.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Any

import traitlets

from casebook.files.argument import Argument
from casebook.files.article import Article
from casebook.files.comparisons import Cell, Point
from casebook.files.kit import NotThere
from casebook.files.words import words
from casebook.thinking.argument.words import kind_word, voice_word
from casebook.thinking.meetings import MEETINGS, STANCES, SideBySide, chosen, grid_text, manner, meaning, meeting
from casebook.widgets.base import View


def _cell(cell: Cell, article: Article, argument: Argument) -> dict[str, Any]:
    digests = {p.id: p.digest for p in article.paragraphs}
    nodes = {n.id: n for n in argument.nodes}
    return {
        "stance": cell.stance, "sign": STANCES[cell.stance], "manner": manner(cell), "words": cell.words,
        "loc": ", ".join(cell.loc),
        "paragraphs": [[name, digests[name]] for name in cell.loc if name in digests],
        "nodes": [[f"{n.id}, {kind_word(n)}, {voice_word(n)}", n.text] for n in map(nodes.get, cell.nodes) if n],
    }


def _must_be_known(kind: str, name: str, known: list[str]) -> str:
    """The name, which may be empty; a TraitError, with the names that there are, where it is none of them."""
    if name and name not in known:
        raise traitlets.TraitError(str(NotThere(kind, name, known)))
    return name


class Grid(View, script="comparison.js", look="comparison.css", words=("view", "comparison_view")):
    """Points by articles: filter, then open a cell to see the words, paragraphs and statements behind it.

    Traits
    ------
    articles : ids of the articles that are compared.
    only : how they must meet on a point (a key of `MEETINGS`), or empty.
    point : id of the one point that is shown, or empty for all.
    selected : "point|article" of the open cell, or empty.
    """

    spec = traitlets.Dict().tag(sync=True)
    articles = traitlets.List(traitlets.Unicode()).tag(sync=True)
    only = traitlets.Enum(["", *MEETINGS], "").tag(sync=True)
    point = traitlets.Unicode("").tag(sync=True)
    selected = traitlets.Unicode("").tag(sync=True)

    def __init__(self, sides: SideBySide, **kwargs: Any) -> None:
        self.sides = sides
        people, points = sides.people, sides.comparisons.points
        names = [p.id for p in people]
        cells = [
            {"id": p.id, "text": p.text, "short": p.short, "verdict": p.verdict, "lesson": p.lesson,
             "cells": {n: _cell(p.cells[n], sides.articles[n], sides.arguments[n]) for n in names}}
            for p in points
        ]
        meets = {}
        for taken in product((True, False), repeat=len(names)):
            some = [n for n, yes in zip(names, taken, strict=True) if yes]
            meets[" ".join(some)] = {p.id: meeting(p, some) for p in points}
        spec = {"people": [{"id": p.id, "label": p.label, "short": p.short} for p in people], "points": cells,
                "meets": meets, "meanings": {met: meaning(met) for met in MEETINGS},
                "nothing": words()("comparison.nothing")}
        super().__init__(spec=spec, articles=names, **kwargs)

    @traitlets.validate("articles")
    def _known_articles(self, proposal: Any) -> list[str]:
        known = [p.id for p in self.sides.people]
        for name in proposal["value"]:
            _must_be_known("article", name, known)
        return [name for name in known if name in proposal["value"]]

    @traitlets.validate("point")
    def _known_point(self, proposal: Any) -> str:
        known = [p.id for p in self.sides.comparisons.points]
        return _must_be_known("point", proposal["value"], known)

    @traitlets.validate("selected")
    def _known_cell(self, proposal: Any) -> str:
        known = [f"{p.id}|{w.id}" for p in self.sides.comparisons.points for w in self.sides.people]
        return _must_be_known("cell", proposal["value"], known)

    def show(self, articles: Iterable[str] | None = None, only: str | None = None, point: str | None = None) -> Grid:
        """Filter the grid; what is not named stays. Returns itself."""
        with self.hold_sync():
            if articles is not None:
                self.articles = list(articles)
            if only is not None:
                self.only = only
            if point is not None:
                self.point = point
        return self

    def select(self, point: str, article: str) -> Grid:
        """Open a cell. Returns itself."""
        self.selected = f"{point}|{article}"
        return self

    @property
    def shown(self) -> list[Point]:
        """The points that pass the filter."""
        return chosen(self.sides.comparisons, self.articles, self.only, [self.point] if self.point else [])

    def text(self) -> str:
        """The filtered grid and the open cell, as plain text."""
        said = words().part("comparison")
        people = self.sides.among(self.articles)
        lines = [said("shown", n=len(self.shown), of=len(self.sides.comparisons.points)),
                 *grid_text(self.sides, people, self.shown)]
        point, _, article = self.selected.partition("|")
        if article:
            found = next(p for p in self.spec["points"] if p["id"] == point)
            cell = found["cells"][article]
            label = self.sides.among([article])[0].label
            lines += ["", said("open", point=found["text"], who=label), f"{cell['stance']}. {cell['words']}"]
            lines += [f"  {name}: {digest}" for name, digest in cell["paragraphs"]]
            lines += [f"  {name}: {statement}" for name, statement in cell["nodes"]]
        return "\n".join(lines)
