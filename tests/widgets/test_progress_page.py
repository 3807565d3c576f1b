"""The progress page: what it says, what it sends, and that it knows every place where the kit keeps an answer."""

from __future__ import annotations

from base64 import b64decode

import pytest

from casebook import article
from casebook.files import kit
from casebook.files.facts import table
from casebook.files.root import find_root
from casebook.files.words import words
from casebook.record import MemoryJournal, export
from casebook.record.known import known_in
from casebook.thinking import labs
from casebook.widgets.forecasts import Forecasts
from casebook.widgets.lab import LabView
from casebook.widgets.progress import ProgressView

ROOT = find_root()


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


def kept(n: int) -> str:
    return words()("progress.kept_one" if n == 1 else "progress.kept", n=n)


@pytest.mark.parametrize("n", [0, 1, 3])
def test_answers_to_what_the_kit_no_longer_has_are_told(journal: MemoryJournal, n: int) -> None:
    for number in range(n):
        journal.append("truce-2016", f"gone-{number}", "answer", {"choice": "a"})
    view = ProgressView(ROOT, journal)
    assert view.notices == ([kept(n)] if n else []) and (kept(n) in view.text()) == bool(n)
    for number, lesson in enumerate(["no-such-lesson", "", "../articles/truce-2016", "x" * 5000, "a\0b"], start=1):
        journal.append(lesson, "lab-gone-why", "commit", "a")
        view.refresh()
        assert view.notices == [kept(n + number)]


def test_a_row_for_each_worksheet_and_the_next_step(journal: MemoryJournal) -> None:
    view = ProgressView(ROOT, journal)
    for lesson in kit.lesson_ids(ROOT):
        assert kit.load_questions(ROOT, lesson).title in view.text()
    assert view.next_step in view.text()


def test_what_the_page_asks_for_is_done(journal: MemoryJournal) -> None:
    view = ProgressView(ROOT, journal)
    journal.append("truce-2016", "gone", "answer", {"choice": "a"})
    view._heard(view, {"do": "refresh"}, [])
    assert view.notices == [kept(1)]
    view._heard(view, {"do": "download"}, [])
    data = b64decode(view.download)
    assert data == export(journal)
    view._heard(view, {"do": "fresh"}, [])
    assert view.notices == [] and journal.entries() == []
    view._heard(view, {"do": "restore"}, [memoryview(data)])
    assert view.notices == [kept(1)] and view.said in view.text()
    view._heard(view, {"do": "switch", "name": "Bo"}, [])
    assert journal.learner == "Bo" and view.notices == []


def test_every_place_where_the_kit_keeps_an_answer_is_known(journal: MemoryJournal) -> None:
    """A key that a view writes and the progress page does not know would be told as gone."""
    for name in kit.article_ids(ROOT):
        lesson = article(name, ROOT, journal)
        walk = lesson.walk()
        for step in lesson.argument.walk:
            walk.answer(step.id, step.choices[0].id)
        forecasts = Forecasts(lesson.article, journal)
        for prediction in lesson.article.predictions:
            forecasts.lock(prediction.id, 40)
    for name in kit.lab_ids(ROOT):
        file = kit.load_lab(ROOT, name)
        lab = labs.get(file, {fact: table(ROOT, fact) for fact in labs.needs(file)})
        LabView(lab.file.lesson, lab, journal).commit(**{p.id: p.options[0].id for p in lab.file.predictions})
    exercises = [(name, one.id) for name in kit.lesson_ids(ROOT) for one in kit.load_questions(ROOT, name).exercises]
    is_known = known_in(ROOT)
    assert len(journal.exercises()) > 30
    assert [key for key in [*journal.exercises(), *exercises] if not is_known(*key)] == []
    for lesson, name in journal.exercises():
        assert not is_known(lesson, name + "-gone")
