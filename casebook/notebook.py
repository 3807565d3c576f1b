"""The words that a notebook uses: one object a lesson, a short method for each thing to show.

This is the one module that knows every floor, and no floor knows it. What is heavier than the data files is imported
when it is asked for, so that opening a lesson stays quick.
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casebook.files import facts, kit
from casebook.files.argument import Argument
from casebook.files.article import Article
from casebook.files.questions import QuestionBank
from casebook.files.root import find_root
from casebook.files.words import words

if TYPE_CHECKING:
    import pandas

    from casebook.record.practice import Practice
    from casebook.thinking.meetings import SideBySide

SHARED = 3
"""A word of the glossary belongs to the lesson that compares the articles if so many of their lessons meet it."""


class Lesson:
    """A lesson that may be about no single article: its exercises, and what the learner did with them.

    The kit's folder is found, and answers go to the learner's own journal, where another is not given.
    """

    def __init__(self, lesson: str, root: str | os.PathLike[str] | None = None, journal: Any = None) -> None:
        self.root: Path = find_root(root)
        self.id = lesson
        kit.folder_of(self.root, lesson)
        self._journal = journal

    def __repr__(self) -> str:
        return words()("notebook.lesson", name=self.id)

    @property
    def journal(self) -> Any:
        """The journal that this lesson writes to."""
        if self._journal is None:
            from casebook.record import open_journal

            self._journal = open_journal(self.root)
        return self._journal

    @property
    def _pages(self) -> Any:
        """The pages that are tables and words alone."""
        from casebook.widgets import pages

        return pages

    @property
    def bank(self) -> QuestionBank:
        """The question bank."""
        return kit.load_questions(self.root, self.id)

    def practice(self, name: str) -> Practice:
        """An exercise without a widget: `.answer(...)`, `.check()`, `.hint()`, `.worked()`."""
        from casebook.record.practice import Practice

        return Practice(self.id, kit.load_exercise(self.root, self.id, name), self.journal)

    def exercise(self, name: str) -> Any:
        """An exercise as a form."""
        from casebook.widgets.exercise import ExerciseView

        return ExerciseView(self.practice(name))

    def lab(self, name: str) -> Any:
        """A mechanism as a model to work with: predict, commit, move the dials."""
        from casebook.thinking import labs
        from casebook.widgets.lab import LabView

        file = kit.load_lab(self.root, name)
        tables = {one: facts.table(self.root, one) for one in labs.needs(file)}
        return LabView(self.id, labs.get(file, tables), self.journal)

    def facts(self, name: str) -> pandas.DataFrame:
        """A fact table as a pandas data frame, with its sources and confidence."""
        return facts.frame(self.root, name)

    def figure(self, name: str, **how: Any) -> Any:
        """A still figure from the fact tables, with alt text and its table."""
        from casebook.thinking.figures import FIGURES
        from casebook.widgets.figure import PictureView

        table, draw = kit.named("figure", name, FIGURES)
        return PictureView(draw(facts.table(self.root, table), **how))

    def forecasts(self, article: str) -> Any:
        """The forecasts of one article: first yours, then what happened."""
        from casebook.widgets.forecasts import Forecasts

        return Forecasts(kit.load_article(self.root, article), self.journal)

    def ledger(self) -> Any:
        """Every scored forecast of the kit, yours beside the author's, with scores and calibration."""
        from casebook.thinking.forecast_ledger import ledger, left_out
        from casebook.widgets.forecasts import locked
        from casebook.widgets.ledger import LedgerView

        articles = [kit.load_article(self.root, name) for name in kit.article_ids(self.root)]
        return LedgerView(lambda: ledger(articles, lambda a, p: locked(self.journal, a, p)), left_out(articles))

    def glossary(self) -> Any:
        """The words that this lesson meets, with plain definitions."""
        rows = [row for row in facts.glossary(self.root) if self._meets(facts.split(row["lessons"]))]
        return self._pages.glossary(rows)

    def _meets(self, lessons: list[str]) -> bool:
        """Whether a word of the glossary that these lessons meet belongs to this one."""
        return self.id in lessons


class ArticleLesson(Lesson):
    """A lesson about one article."""

    def __repr__(self) -> str:
        a = self.article
        return f"{a.author.called} ({a.date.value}): {a.short}"

    @cached_property
    def article(self) -> Article:
        """Who, when, where, what each paragraph does."""
        return kit.load_article(self.root, self.id)

    @cached_property
    def argument(self) -> Argument:
        """The argument map."""
        return kit.load_argument(self.root, self.id)

    def source(self) -> Any:
        """Who wrote it, when, where, for whom, and how sure that is."""
        return self._pages.source(self.article)

    def guide(self) -> Any:
        """What each paragraph says and does, in our words; a learner's own copy of the text stands beside it."""
        return self._pages.guide(self.article, self._pages.own_copy(self.root, self.article))

    def actors(self) -> Any:
        """Who the article speaks of, and the aims that its author gives them."""
        return self._pages.actors(self.article)

    def views(self) -> Any:
        """Other views than the author's, with their sources."""
        return self._pages.views(self.article)

    def walk(self) -> Any:
        """The argument, built up step by step."""
        from casebook.record.known import walk_key
        from casebook.widgets.argument import Walk

        answers = {}
        for step in self.argument.walk:
            first = self.journal.state(self.id, walk_key(step.id)).commit
            if first is not None and isinstance(first.value, str):
                answers[step.id] = first.value

        def keep(step: str, choice: str) -> str:
            return self.journal.append(self.id, walk_key(step), "commit", choice)

        return Walk(self.argument, self.article.author.called, on_answer=keep, answers=answers)

    def map(self) -> Any:
        """The whole map to explore."""
        from casebook.widgets.argument import Map

        return Map(self.argument, self.article.author.called)

    def weigh(self) -> Any:
        """Set how far you believe each leaf; see what the thesis then rests on."""
        from casebook.widgets.argument import Weigh

        return Weigh(self.argument, self.article.author.called)

    def afterwards(self) -> Any:
        """Forecast each resolvable prediction first; then what happened."""
        return self.forecasts(self.id)


class FourAnswers(Lesson):
    """The four articles set side by side."""

    @cached_property
    def sides(self) -> SideBySide:
        """The points, words, levers, cruxes and links, with the articles and the maps that they compare."""
        from casebook.thinking.meetings import SideBySide

        comparisons = kit.load_comparisons(self.root)
        return SideBySide(comparisons, {name: kit.load_article(self.root, name) for name in comparisons.published},
                          {name: kit.load_argument(self.root, name) for name in comparisons.published})

    @property
    def _compared(self) -> Any:
        """The pages that set the articles side by side."""
        from casebook.widgets import comparison_pages

        return comparison_pages

    def grid(self, **how: Any) -> Any:
        """The comparison grid; `articles`, `only` and `point` filter it from the start."""
        from casebook.widgets.comparison_grid import Grid

        return Grid(self.sides).show(**how)

    def stances(self) -> pandas.DataFrame:
        """The grid as a pandas data frame: a row a point, a column an author."""
        import pandas as pd

        people, points = self.sides.people, self.sides.comparisons.points
        rows = {p.short: {who.label: p.cells[who.id].stance for who in people} for p in points}
        return pd.DataFrame.from_dict(rows, orient="index")

    def words(self, word: str = "") -> Any:
        """Words that mean different things in different texts; one of them, or all."""
        known = {one.word: one for one in self.sides.comparisons.words}
        return self._compared.words(self.sides, [kit.named("word", word, known)] if word else list(known.values()))

    def cruxes(self, *names: str) -> Any:
        """Cruxes by id, or all of them."""
        known = {crux.id: crux for crux in self.sides.comparisons.cruxes}
        return self._compared.cruxes(self.sides, [kit.named("crux", name, known) for name in names or known])

    def worked_out(self) -> Any:
        """What follows from the cells alone, by rule."""
        return self._compared.worked_out(self.sides)

    def silences(self) -> Any:
        """Who is silent on what."""
        return self._compared.silence(self.sides)

    def map(self) -> Any:
        """The four maps tied together under the kit's question."""
        from casebook.widgets.comparison_map import CombinedMap

        return CombinedMap(self.sides)

    def throughline(self) -> Any:
        """Who could make Damascus deal, and with what: the four answers placed."""
        from casebook.thinking.throughline import throughline
        from casebook.widgets.figure import Drawing

        return Drawing(throughline(self.sides.comparisons.levers, self.sides.people))

    def timeline(self) -> Any:
        """All years at once, with the four articles among the events."""
        return self.figure("overview", articles=[(p.label, p.day) for p in self.sides.people])

    def knowledge(self) -> Any:
        """Which of the events each author could know."""
        return self._compared.knowledge(self.sides, facts.table(self.root, "events"))

    def _meets(self, lessons: list[str]) -> bool:
        return len(set(lessons) & set(self.sides.articles)) >= SHARED


def lesson(name: str, root: str | os.PathLike[str] | None = None, journal: Any = None) -> Lesson:
    """Open any lesson by its id: an article's, or one about no single article."""
    found = find_root(root)
    if name == "four-answers":
        return FourAnswers(name, found, journal)
    return ArticleLesson(name, found, journal) if name in kit.article_ids(found) else Lesson(name, found, journal)


article = lesson
"""An earlier word for `lesson`: notebooks that learners saved say it."""


def key(name: str, root: str | os.PathLike[str] | None = None) -> Any:
    """The teacher's key to a lesson's worksheet; it touches no learner's record."""
    from casebook.classroom.key import Key

    return Key(find_root(root), name)


def progress(root: str | os.PathLike[str] | None = None) -> Any:
    """What was done in the whole kit so far, and what to do next."""
    from casebook.record import open_journal
    from casebook.widgets.progress import ProgressView

    found = find_root(root)
    return ProgressView(found, open_journal(found))
