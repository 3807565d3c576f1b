"""The words of a notebook: one opens every lesson, and what they show is one line in a list and whole when printed."""

from __future__ import annotations

from pathlib import Path

import pytest

import casebook
from casebook import key, lesson, progress
from casebook.files import kit
from casebook.notebook import ArticleLesson, FourAnswers
from casebook.record import MemoryJournal
from casebook.widgets.base import View

ROOT = Path(__file__).resolve().parents[1]
LESSONS = kit.lesson_ids(ROOT)
ARTICLE = ["source", "guide", "actors", "views", "walk", "map", "weigh", "afterwards", "glossary"]
FOUR = ["grid", "words", "cruxes", "worked_out", "silences", "map", "throughline", "knowledge", "glossary"]


def views(name: str) -> list[View]:
    """What a lesson's words show, and its first exercise."""
    one = lesson(name, journal=MemoryJournal())
    asked = ARTICLE if isinstance(one, ArticleLesson) else FOUR if isinstance(one, FourAnswers) else ["ledger"]
    return [*(getattr(one, word)() for word in asked), one.exercise(one.bank.exercises[0].id)]


@pytest.mark.parametrize("name", LESSONS)
def test_a_view_is_one_line_in_a_list_and_whole_when_printed(name):
    for view in views(name):
        line = repr(view)
        assert "\n" not in line
        assert type(view).__name__ in line
        assert len(line) < 140
        bundle = view._repr_mimebundle_()
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        assert str(view) == view.text() == data["text/plain"]
        assert len(view.text()) > len(line)


@pytest.mark.parametrize("name", LESSONS)
def test_one_word_opens_every_lesson(name):
    opened = lesson(name, journal=MemoryJournal())
    assert opened.id == name
    assert isinstance(opened, ArticleLesson) == (name in kit.article_ids(ROOT))
    assert opened.bank.lesson == name
    assert name in repr(opened) or opened.article.short in repr(opened)


def test_notebooks_that_say_article_still_open():
    """Learners saved notebooks whose first line is `from casebook import article`."""
    from casebook import article

    assert article("geneva-2017", journal=MemoryJournal()).argument.id == "geneva-2017"


def test_the_key_leaves_no_trace_in_a_learners_record(tmp_path, monkeypatch):
    monkeypatch.setenv("CASEBOOK_PROGRESS", str(tmp_path / "journal.jsonl"))
    teacher = key("hindsight")
    first = kit.load_questions(ROOT, "hindsight").exercises[0].id
    assert teacher.question(first) != teacher.misreading(first)
    teacher.practice(first).check()
    assert list(tmp_path.iterdir()) == []
    assert not progress().journal.state("hindsight", first).attempts


@pytest.mark.parametrize("ask", [lambda: lesson("nothing"), lambda: lesson("../lessons"), lambda: key("nothing")])
def test_what_is_not_there_is_told_with_what_is(ask):
    with pytest.raises(kit.NotThere, match=", ".join(LESSONS)):
        ask()


def test_all_words_are_named():
    assert set(casebook.__all__) == {"article", "key", "lesson", "progress"}
