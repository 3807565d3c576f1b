"""The four answers side by side: the grid, the combined map, a drawn figure, and pages on cruxes, words and silences.

The rules (how authors meet on a point, what follows from the cells) are in `thinking.comparing` and
`thinking.combining`; the browser is sent every choice of articles once and filters without asking the kernel.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Any

import traitlets

from casebook.files.argument import Argument
from casebook.files.article import Article
from casebook.files.comparisons import Cell, Comparisons, Point
from casebook.files.markup import table as table_markup
from casebook.thinking.argument.details import details
from casebook.thinking.argument.words import kind_word, voice_word
from casebook.thinking.combining import ANSWER, LINK, combined, ends, named, origins, text
from casebook.thinking.comparing import MEETINGS, STANCES, Who, chosen, grid_text, manner, meeting
from casebook.thinking.throughline import Drawn
from casebook.widgets.argument import Map
from casebook.widgets.base import View, asset

NOTHING = "The text says nothing of it."
NOBODY = "any of the four"


def _cell(cell: Cell, article: Article, argument: Argument) -> dict[str, Any]:
    digests = {p.id: p.digest for p in article.paragraphs}
    nodes = {n.id: n for n in argument.nodes}
    return {
        "stance": cell.stance, "sign": STANCES[cell.stance], "manner": manner(cell), "words": cell.words,
        "loc": ", ".join(cell.loc),
        "paragraphs": [[name, digests[name]] for name in cell.loc if name in digests],
        "nodes": [[f"{n.id}, {kind_word(n)}, {voice_word(n)}", n.text] for n in map(nodes.get, cell.nodes) if n],
    }


class Grid(View):
    """Points by articles: filter, then open a cell to see the words, paragraphs and statements behind it.

    Traits
    ------
    articles : ids of the articles that are compared.
    only : how they must meet on a point (a key of `MEETINGS`), or empty.
    point : id of the one point that is shown, or empty for all.
    selected : "point|article" of the open cell, or empty.
    """

    _esm = asset("shared.js") + "\n" + asset("comparison.js")
    _css = asset("view.css") + "\n" + asset("comparison.css")
    spec = traitlets.Dict().tag(sync=True)
    articles = traitlets.List(traitlets.Unicode()).tag(sync=True)
    only = traitlets.Enum(["", *MEETINGS], "").tag(sync=True)
    point = traitlets.Unicode("").tag(sync=True)
    selected = traitlets.Unicode("").tag(sync=True)

    def __init__(self, comparisons: Comparisons, people: Sequence[Who], articles: Mapping[str, Article],
                 arguments: Mapping[str, Argument], **kwargs: Any) -> None:
        self.comparisons, self.people = comparisons, list(people)
        names = [p.id for p in people]
        points = [
            {"id": p.id, "text": p.text, "short": p.short, "verdict": p.verdict, "lesson": p.lesson,
             "cells": {n: _cell(p.cells[n], articles[n], arguments[n]) for n in names}}
            for p in comparisons.points
        ]
        meets = {}
        for taken in product((True, False), repeat=len(names)):
            some = [n for n, yes in zip(names, taken, strict=True) if yes]
            meets[" ".join(some)] = {p.id: meeting(p, some) for p in comparisons.points}
        spec = {"people": [{"id": p.id, "label": p.label, "short": p.short} for p in people], "points": points,
                "meets": meets, "meanings": MEETINGS, "nothing": NOTHING}
        super().__init__(spec=spec, articles=names, **kwargs)

    @traitlets.validate("articles")
    def _known_articles(self, proposal: Any) -> list[str]:
        known = [p.id for p in self.people]
        strange = [name for name in proposal["value"] if name not in known]
        if strange:
            raise traitlets.TraitError(f"there is no article '{strange[0]}'; there are: {', '.join(known)}")
        return [name for name in known if name in proposal["value"]]

    @traitlets.validate("point")
    def _known_point(self, proposal: Any) -> str:
        known = [p.id for p in self.comparisons.points]
        if proposal["value"] and proposal["value"] not in known:
            raise traitlets.TraitError(f"there is no point '{proposal['value']}'; there are: {', '.join(known)}")
        return proposal["value"]

    @traitlets.validate("selected")
    def _known_cell(self, proposal: Any) -> str:
        known = {f"{p.id}|{w.id}" for p in self.comparisons.points for w in self.people}
        if proposal["value"] and proposal["value"] not in known:
            raise traitlets.TraitError(f"there is no cell '{proposal['value']}'; write point|article")
        return proposal["value"]

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
        return chosen(self.comparisons, self.articles, self.only, [self.point] if self.point else [])

    def text(self) -> str:
        """The filtered grid and the open cell, as plain text."""
        people = [p for p in self.people if p.id in self.articles]
        lines = [f"{len(self.shown)} of {len(self.comparisons.points)} points", *grid_text(
            self.comparisons, people, self.shown)]
        point, _, article = self.selected.partition("|")
        if article:
            found = next(p for p in self.spec["points"] if p["id"] == point)
            cell = found["cells"][article]
            lines += ["", f"Open: {found['text']} {next(p.label for p in self.people if p.id == article)}",
                      f"{cell['stance']}. {cell['words']}"]
            lines += [f"  {name}: {digest}" for name, digest in cell["paragraphs"]]
            lines += [f"  {name}: {words}" for name, words in cell["nodes"]]
        return "\n".join(lines)


class CombinedMap(Map):
    """The four maps tied together under the kit's question. What ties them is ours, and says so.

    The facts about a part are those of its own article's map, under the ids that it has there.
    """

    def __init__(self, comparisons: Comparisons, people: Sequence[Who], arguments: Mapping[str, Argument],
                 **kwargs: Any) -> None:
        self.comparisons, self.people = comparisons, list(people)
        super().__init__(combined(comparisons, people, arguments), NOBODY, **kwargs)
        spec = {**self.spec, "title": "Four maps, tied together"}
        spec["legend"] = [*spec["legend"], ["link", "arrows from one article to another, and to the question: ours"]]
        for layer in (spec["core"], spec["whole"]):
            if layer:
                self._own_facts(layer["parts"], arguments)
        self.spec = spec

    def _own_facts(self, parts: dict[str, dict[str, Any]], arguments: Mapping[str, Argument]) -> None:
        called = {p.id: p.called for p in self.people}
        label = {f"{p.short} answers": p.label for p in self.people}
        short = {p.id: p for p in self.people}
        links = {link.id: link for link in self.comparisons.links}
        tied: dict[str, list[str]] = {}
        for link in self.comparisons.links:
            source, target = (named(short[e.article], e.id) for e in ends(link))
            verb = "supports" if link.relation == "supports" else "speaks against"
            for end in (source, target):
                tied.setdefault(end, []).append(f"{source} {verb} {target}. {link.why}")
        where = origins(self.people, arguments)
        for name, part in parts.items():
            if name in where:
                own = where[name]
                facts = details(arguments[own.article], own.id, called[own.article])
                part["facts"] = [[k, lines] for k, lines in facts]
                if name in tied:
                    part["facts"].append(["Beside the other articles (our reading)", tied[name]])
            elif name in links:
                part["facts"] = [["Our reading", [links[name].why]]]
                part["text"] = f"because ({LINK})"
            elif name in label:
                part["facts"] = [[ANSWER.capitalize(), [f"That this thesis answers the question is our reading of "
                                                        f"{label[name]}."]]]
                part["text"] = f"answered by {label[name]}"

    def details(self, name: str) -> str:
        """What is known about one part, as text; of a link between articles its reason."""
        for link in self.comparisons.links:
            if link.id == name:
                return f"{name}: {link.source} {link.relation} {link.target}. Our reading: {link.why}"
        part = (self.spec["whole"] or self.spec["core"])["parts"][name]
        return "\n".join([part["heading"], *(f"{label}: {' '.join(lines)}" for label, lines in part["facts"])])

    def text(self) -> str:
        """What is on the map, with every link and its reason."""
        return text(self.comparisons, self.people, self.shown)


class Drawing(View, script="drawing.js"):
    """A figure drawn as SVG, with what it says in words and the table behind it one press away."""

    markup = traitlets.Unicode("").tag(sync=True)
    alt = traitlets.Unicode("").tag(sync=True)
    table = traitlets.Unicode("").tag(sync=True)

    def __init__(self, drawn: Drawn, **kwargs: Any) -> None:
        self.drawn = drawn
        super().__init__(markup=drawn.svg, alt=drawn.alt, table=table_markup(drawn.caption, drawn.header, drawn.rows),
                         **kwargs)

    def text(self) -> str:
        """Title, words and table."""
        return self.drawn.text()
