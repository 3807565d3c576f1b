"""The exercise form, driven from Python as the browser drives it."""

from __future__ import annotations

import pytest

from casebook import lesson
from casebook.files.questions import Option
from casebook.record import MemoryJournal
from casebook.thinking import exercises

LESSON = "confederation-2015"


@pytest.fixture
def sheet():
    """The first lesson with a journal of its own."""
    return lesson(LESSON, journal=MemoryJournal())


def test_a_message_from_the_page_is_an_answer(sheet):
    """What the page sends is judged, kept and sent back."""
    view = sheet.exercise("thesis")
    view._heard(view, {"do": "check", "value": {"choice": "a"}})
    assert view.result["state"] == "not yet"
    assert view.result["remarks"][0]["good"] is False
    assert view.value == {"choice": "a"}
    again = sheet.exercise("thesis")
    assert again.value == {"choice": "a"}
    assert again.result == view.result


def test_the_twin_does_the_same(sheet):
    """`.answer("c").check()` in a cell is the same as the button."""
    view = sheet.exercise("thesis")
    assert view.answer("c").check().state == "right"
    assert view.result["state"] == "right"
    assert view.may_open


@pytest.mark.parametrize("message", [None, 1, "check", [], {}, {"do": "explode"}, {"do": "check", "value": "x"},
                                     {"do": "check", "value": {"choice": ["a"]}}, {"do": "__init__"}])
def test_strange_messages_do_nothing_bad(sheet, message):
    """A message that no form sends neither crashes nor counts as an answer."""
    view = sheet.exercise("thesis")
    view._heard(view, message)
    assert view.result.get("state", "not attempted") == "not attempted"


def test_text_says_what_the_form_says(sheet):
    """The plain twin holds the question, every option, and after a check the feedback."""
    view = sheet.exercise("thesis")
    for field in view.spec["fields"]:
        for _, text in field["options"]:
            assert text in str(view)
    view.answer("a").check()
    assert view.result["remarks"][0]["text"] in str(view)
    assert view._repr_mimebundle_()[0]["text/plain"] == str(view)


def test_the_answers_are_not_sent_to_the_page(sheet):
    """Neither credit nor feedback of options that were not chosen is in what the browser gets."""
    for exercise in sheet.bank.exercises:
        view = sheet.exercise(exercise.id)
        sent = repr(view.get_state())
        for _, option in exercises.options(exercise):
            for text in [option.feedback] if isinstance(option, Option) else option.wrong.values():
                assert text not in sent


def test_unknown_names_are_one_sentence(sheet):
    """A wrong exercise or lesson id lists the right ones."""
    from casebook.files.kit import NotThere

    with pytest.raises(NotThere, match="there are: .*thesis"):
        sheet.exercise("nothing")
    with pytest.raises(NotThere, match=LESSON):
        lesson("nothing")
