"""The words of the notebook on the four answers: the grid, the cruxes, the map over all four, the figures."""

from __future__ import annotations

import os
from functools import cached_property
from typing import Any

from casebook.files import kit
from casebook.files.argument import Argument
from casebook.files.article import Article
from casebook.files.comparisons import Comparisons
from casebook.lesson import Lesson
from casebook.thinking.comparing import Who, could_know, who

ID = "four-answers"
SHARED = 3
"""A word of the glossary belongs to this lesson if at least so many of the articles' lessons meet it."""


class FourAnswers(Lesson):
    """The four articles set side by side."""

    def __init__(self, root: str | os.PathLike[str] | None = None, journal: Any = None) -> None:
        super().__init__(ID, root, journal)

    @cached_property
    def comparisons(self) -> Comparisons:
        """The points, words, levers, cruxes and links."""
        return kit.load_comparisons(self.root)

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The articles that are compared, by id."""
        return {name: kit.load_article(self.root, name) for name in self.comparisons.published}

    @cached_property
    def people(self) -> list[Who]:
        """The articles and how they are called, in order of the calendar."""
        return who(list(self.articles.values()), self.comparisons)

    @cached_property
    def arguments(self) -> dict[str, Argument]:
        """The maps by id."""
        return {name: kit.load_argument(self.root, name) for name in self.comparisons.published}

    def grid(self, **how: Any) -> Any:
        """The comparison grid; `articles`, `only` and `point` filter it from the start."""
        from casebook.widgets.comparison import Grid

        return Grid(self.comparisons, self.people, self.articles, self.arguments).show(**how)

    def stances(self) -> Any:
        """The grid as a pandas data frame: a row a point, a column an author."""
        import pandas as pd

        rows = {p.short: {w.label: p.cells[w.id].stance for w in self.people} for p in self.comparisons.points}
        return pd.DataFrame.from_dict(rows, orient="index")

    def words(self, word: str = "") -> Any:
        """Words that mean different things in different texts; one of them, or all."""
        from casebook.widgets import compared

        known = [w.word for w in self.comparisons.words]
        if word and word not in known:
            raise kit.NotThere(f"There is no word '{word}'; there are: {', '.join(known)}.")
        return compared.words(self.comparisons, self.people, word)

    def cruxes(self, *names: str) -> Any:
        """Cruxes by id, or all of them."""
        from casebook.widgets import compared

        known = {crux.id: crux for crux in self.comparisons.cruxes}
        for name in names:
            if name not in known:
                raise kit.NotThere(f"There is no crux '{name}'; there are: {', '.join(known)}.")
        return compared.cruxes(self.comparisons, self.people, [known[n] for n in names or known])

    def worked_out(self) -> Any:
        """What follows from the cells alone, by rule."""
        from casebook.widgets import compared

        return compared.worked_out(self.comparisons, self.people)

    def silences(self) -> Any:
        """Who is silent on what."""
        from casebook.widgets import compared

        return compared.silence(self.comparisons, self.people)

    def map(self) -> Any:
        """The four maps tied together under the kit's question."""
        from casebook.widgets.comparison import CombinedMap

        return CombinedMap(self.comparisons, self.people, self.arguments)

    def throughline(self) -> Any:
        """Who could make Damascus deal, and with what: the four answers placed."""
        from casebook.thinking.throughline import throughline
        from casebook.widgets.comparison import Drawing

        return Drawing(throughline(self.comparisons.levers, self.people))

    def timeline(self) -> Any:
        """All years at once, with the four articles among the events."""
        marks = [(p.label, self.comparisons.published[p.id]) for p in self.people]
        return self.figure("overview", articles=marks)

    def knowledge(self) -> Any:
        """Which of the events each author could know."""
        from casebook.files.facts import table
        from casebook.widgets import compared

        days = [self.comparisons.published[p.id] for p in self.people]
        known = could_know(table(self.root, "events"), set(self.comparisons.events), days)
        return compared.knowledge(known, self.people)

    def glossary(self) -> Any:
        """The words that most of the four lessons meet, with plain definitions."""
        from casebook.files.facts import glossary, split
        from casebook.widgets import pages

        rows = [{**row, "lessons": f"{row['lessons']};{ID}"} for row in glossary(self.root)
                if len(set(split(row["lessons"])) & set(self.articles)) >= SHARED]
        return pages.glossary(rows, ID)
