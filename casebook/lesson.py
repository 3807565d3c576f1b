"""The words that a notebook uses: one object a lesson, a short method for each thing to show.

Everything heavier than the data files is imported when it is asked for, so that opening an article stays quick.
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casebook.files import kit
from casebook.files.argument import Argument
from casebook.files.article import Article
from casebook.files.questions import QuestionBank
from casebook.files.root import find_root

if TYPE_CHECKING:
    from casebook.record.practice import Practice


class Lesson:
    """A lesson that may be about no single article: its exercises, and what the learner did with them.

    Parameters
    ----------
    lesson : id, such as "four-answers".
    root : the kit's folder; found by itself where it is not given.
    journal : where answers are kept; the learner's own where it is not given.
    """

    def __init__(self, lesson: str, root: str | os.PathLike[str] | None = None, journal: Any = None) -> None:
        self.root: Path = find_root(root)
        self.id = lesson
        kit.folder_of(self.root, lesson)
        self._journal = journal

    def __repr__(self) -> str:
        return f"Lesson {self.id}"

    @property
    def journal(self) -> Any:
        """The journal that this lesson writes to."""
        if self._journal is None:
            from casebook.record import open_journal

            self._journal = open_journal(self.root)
        return self._journal

    @property
    def bank(self) -> QuestionBank:
        """The question bank."""
        return kit.load_questions(self.root, self.id)

    def practice(self, name: str) -> Practice:
        """An exercise without a widget: `.answer(...)`, `.check()`, `.hint()`, `.worked()`."""
        from casebook.record.practice import Practice

        for exercise in self.bank.exercises:
            if exercise.id == name:
                return Practice(self.id, exercise, self.journal)
        known = ", ".join(e.id for e in self.bank.exercises)
        raise kit.NotThere(f"There is no exercise '{name}' in {self.id}; there are: {known}.")

    def exercise(self, name: str) -> Any:
        """An exercise as a form."""
        from casebook.widgets.exercise import ExerciseView

        return ExerciseView(self.practice(name))

    def lab(self, name: str) -> Any:
        """A mechanism as a model to work with: predict, commit, move the dials."""
        from casebook.files.facts import table
        from casebook.thinking import labs
        from casebook.widgets.lab import LabView

        tables = {one: table(self.root, one) for one in labs.needs(self.root, name)}
        return LabView(self.id, labs.get(self.root, name, tables), self.journal)

    def facts(self, name: str) -> Any:
        """A fact table as a pandas data frame, with its sources and confidence."""
        from casebook.files.facts import frame

        return frame(self.root, name)

    def forecasts(self, article: str) -> Any:
        """The forecasts of one article: first yours, then what happened."""
        from casebook.widgets.forecasts import Forecasts

        return Forecasts(kit.load_article(self.root, article), self.journal)

    def ledger(self) -> Any:
        """Every scored forecast of the kit, yours beside the author's, with scores and calibration."""
        from casebook.thinking.hindsight import ledger, left_out
        from casebook.widgets.forecasts import locked
        from casebook.widgets.ledger import LedgerView

        articles = [kit.load_article(self.root, name) for name in kit.article_ids(self.root)]
        return LedgerView(lambda: ledger(articles, lambda a, p: locked(self.journal, a, p)), left_out(articles))

    def glossary(self) -> Any:
        """The words that this lesson meets, with plain definitions."""
        from casebook.files.facts import glossary
        from casebook.widgets import pages

        return pages.glossary(glossary(self.root), self.id)

    def figure(self, name: str, **how: Any) -> Any:
        """A still figure from the fact tables, with alt text and its table."""
        from casebook.files.facts import table
        from casebook.thinking.figures import FIGURES
        from casebook.widgets.picture import PictureView

        if name not in FIGURES:
            raise kit.NotThere(f"There is no figure '{name}'; there are: {', '.join(FIGURES)}.")
        facts, draw = FIGURES[name]
        return PictureView(draw(table(self.root, facts), **how))


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
        from casebook.widgets import pages

        return pages.source(self.article)

    def guide(self) -> Any:
        """What each paragraph says and does, in our words; a learner's own copy of the text stands beside it."""
        from casebook.widgets import pages

        return pages.guide(self.article, pages.own_copy(self.root, self.article))

    def actors(self) -> Any:
        """Who the article speaks of, and the aims that its author gives them."""
        from casebook.widgets import pages

        return pages.actors(self.article)

    def views(self) -> Any:
        """Other views than the author's, with their sources."""
        from casebook.widgets import pages

        return pages.views(self.article)

    def walk(self) -> Any:
        """The argument, built up step by step."""
        from casebook.widgets.argument import Walk

        answers = {}
        for step in self.argument.walk:
            first = self.journal.state(self.id, f"walk-{step.id}").commit
            if first is not None and isinstance(first.value, str):
                answers[step.id] = first.value

        def keep(step: str, choice: str) -> str:
            return self.journal.append(self.id, f"walk-{step}", "commit", choice)

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


def article(name: str, root: str | os.PathLike[str] | None = None, journal: Any = None) -> ArticleLesson:
    """Open the lesson of an article by its id."""
    found = find_root(root)
    if name not in kit.article_ids(found):
        raise kit.NotThere(f"There is no article '{name}'; there are: {', '.join(kit.article_ids(found))}.")
    return ArticleLesson(name, found, journal)


def lesson(name: str, root: str | os.PathLike[str] | None = None, journal: Any = None) -> Lesson:
    """Open any lesson by its id: an article's, or one about no single article."""
    found = find_root(root)
    if name == "four-answers":
        from casebook.four_answers import FourAnswers

        return FourAnswers(found, journal)
    return ArticleLesson(name, found, journal) if name in kit.article_ids(found) else Lesson(name, found, journal)


def progress(root: str | os.PathLike[str] | None = None) -> Any:
    """What was done in the whole kit so far, and what to do next."""
    from casebook.record import open_journal
    from casebook.widgets.progress import ProgressView

    found = find_root(root)
    return ProgressView(found, open_journal(found))


def key(name: str, root: str | os.PathLike[str] | None = None) -> Any:
    """The teacher's key to a lesson's worksheet; it touches no learner's record."""
    from casebook.classroom.key import key as open_key

    return open_key(name, root)
