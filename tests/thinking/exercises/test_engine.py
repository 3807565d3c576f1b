"""The engine on the kit's own question banks: every right answer, every wrong option, every gap."""

from __future__ import annotations

from pathlib import Path

import pytest

from casebook.files import kit
from casebook.files.build import kinds
from casebook.files.questions import AnyExercise, Option
from casebook.thinking import exercises
from casebook.thinking.exercises import KINDS

ROOT = Path(__file__).resolve().parents[3]
BANK = [(lesson, e) for lesson in kit.lesson_ids(ROOT) for e in kit.load_questions(ROOT, lesson).exercises]
NAMES = [f"{lesson}:{e.id}" for lesson, e in BANK]
ARTICLES = kit.article_ids(ROOT)
every = pytest.mark.parametrize(("lesson", "exercise"), BANK, ids=NAMES)


@every
def test_data_is_sound(lesson, exercise):
    """The kind finds nothing wrong with the data."""
    assert KINDS[exercise.kind].problems(exercise) == []


@every
def test_every_right_answer_is_right(lesson, exercise):
    """Each accepted answer has full marks, and says why."""
    for value in KINDS[exercise.kind].answers(exercise):
        outcome = exercises.check(exercise, value)
        assert outcome.state == "right", outcome.text()
        assert outcome.score in (1.0, None)
        assert exercise.why in outcome.message


@every
def test_every_mistake_teaches(lesson, exercise):
    """Each wrong option shows its own feedback and never counts as right."""
    for value, feedback in KINDS[exercise.kind].mistakes(exercise):
        outcome = exercises.check(exercise, value)
        assert feedback.strip()
        assert any(feedback in remark.text or feedback in remark.about for remark in outcome.remarks), value
        if exercise.kind != "steelman":
            assert outcome.score is not None
            assert 0 <= outcome.score < 1
            assert outcome.state == ("partly right" if outcome.score else "not yet")


@every
def test_no_answer_is_not_a_wrong_answer(lesson, exercise):
    """Nothing, and things that are no answer at all, are "not attempted" with no score."""
    names = [field.id for field in exercises.fields(exercise)]
    for value in ({}, None, [], "x", {"nonsense": 1}, dict.fromkeys(names), {names[0]: {"a": [1]}}):
        outcome = exercises.check(exercise, value)
        assert outcome.state == "not attempted" or (exercise.kind == "forecast" and outcome.state == "incomplete")
        assert outcome.score is None


JUNK = (None, True, -1, 10**9, float("nan"), float("inf"), "", "x", ["a"], [["a"]], {"a": 1}, [{"text": 1}], b"x")


@every
def test_junk_is_borne(lesson, exercise):
    """Whatever the page sends, there is an outcome, and an answer in words."""
    for junk in JUNK:
        value = {field.id: junk for field in exercises.fields(exercise)}
        assert exercises.check(exercise, value).text()
        assert all(isinstance(line, str) for line in exercises.describe(exercise, value))


@every
def test_half_an_answer_is_incomplete(lesson, exercise):
    """With several parts, all but one of them is incomplete and judges nothing."""
    value = KINDS[exercise.kind].answers(exercise)[0]
    if len(value) < 2:
        pytest.skip("one part only: there is no half")
    short = dict(list(value.items())[1:])
    outcome = exercises.check(exercise, short)
    assert outcome.state == "incomplete"
    assert outcome.score is None
    assert not outcome.remarks


@every
def test_feedback_is_its_own(lesson, exercise):
    """No two wrong options of one field share a feedback."""
    texts: dict = {}
    for (group, *_), option in exercises.options(exercise):
        if isinstance(option, Option):
            texts.setdefault(group, []).append(option.feedback)
        else:
            assert len(set(option.wrong.values())) == len(option.wrong)
    for group in texts.values():
        assert len(set(group)) == len(group)


@every
def test_there_is_help(lesson, exercise):
    """Hints, minutes and, for an article, paragraphs."""
    assert exercise.hints or exercise.kind == "forecast"
    assert exercise.minutes > 0
    if lesson in ARTICLES and exercise.place == "worksheet":
        assert exercise.loc


@pytest.mark.parametrize("lesson", ARTICLES)
def test_enough_exercises_of_enough_kinds(lesson):
    """At least fourteen on the worksheet of an article, of at least eight kinds."""
    sheet = [e for e in kit.load_questions(ROOT, lesson).exercises if e.place == "worksheet"]
    assert len(sheet) >= 14
    assert len({e.kind for e in sheet}) >= 8


def test_a_kind_is_named_in_three_places_only():
    """Every kind that a question bank may name has a module, and every module serves a type of `questions`."""
    assert KINDS.keys() == kinds(AnyExercise).keys()
    assert len(set(KINDS.values())) <= len(set(kinds(AnyExercise).values()))


@pytest.mark.parametrize("lesson", ARTICLES)
def test_the_right_option_has_no_favourite_place(lesson):
    """A learner who always takes the first (or the longest) option does badly."""
    chosen = [e for e in kit.load_questions(ROOT, lesson).exercises if e.kind == "choose"]
    first = sum(e.options[0].credit == 1 for e in chosen)
    longest = sum(max(e.options, key=lambda o: len(o.text)).credit == 1 for e in chosen)
    assert first <= max(1, len(chosen) / 2)
    assert longest <= max(2, len(chosen) * 0.6)
