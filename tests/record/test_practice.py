"""One learner at one exercise: states, hints, the worked answer, what is restored, what is locked."""

from __future__ import annotations

import pytest

from casebook.files import questions as q
from casebook.record import Journal, MemoryJournal
from casebook.record.practice import Practice

CHOOSE = q.Choose(
    id="x", title="Title", prompt="Which?", why="Because a.", hints=["First.", "Second."], loc=["P1"], skill="s",
    minutes=1.0,
    options=[q.Option(id="a", text="A", feedback="Yes.", credit=1.0), q.Option(id="b", text="B", feedback="No: b."),
             q.Option(id="c", text="C", feedback="No: c.")],
)
FORECAST = q.Forecast(id="f", title="F", prompt="P?", why="Locked.", hints=[], loc=["P1"], skill="s", minutes=1.0,
                      article="one", prediction="p")


@pytest.fixture(params=["memory", "disk"])
def journal(request, tmp_path):
    """A journal in memory, and one on disk."""
    return MemoryJournal() if request.param == "memory" else Journal(tmp_path / "journal.jsonl")


def test_states(journal):
    """Not attempted, wrong, right; each told and kept."""
    practice = Practice("one", CHOOSE, journal)
    assert practice.check().state == "not attempted"
    assert journal.state("one", "x").attempts == ()
    wrong = practice.answer("b").check()
    assert (wrong.state, wrong.score) == ("not yet", 0)
    assert "No: b." in practice.text()
    assert practice.answer("a").check().state == "right"
    assert [e.outcome for e in journal.state("one", "x").attempts] == [wrong.state, "right"]


def test_hints_climb_and_stay(journal):
    """Each hint once, in order; the last one again after that; none is counted twice."""
    practice = Practice("one", CHOOSE, journal)
    assert [practice.hint() for _ in range(3)] == ["First.", "Second.", "Second."]
    assert journal.state("one", "x").hints == 2


def test_worked_answer_after_the_second_wrong_try(journal):
    """Closed at first, open after two judged tries."""
    practice = Practice("one", CHOOSE, journal)
    for answer in "bc":
        (later,) = practice.worked()
        assert not practice.may_open_worked and later not in ("- A", "Because a.")
        assert journal.state("one", "x").worked_opened is False
        practice.answer(answer).check()
    assert practice.worked() == ["- A", "Because a."]
    practice.answer("a").check()
    state = journal.state("one", "x")
    assert state.worked_opened
    assert [entry.score for entry in state.attempts] == [0, 0, 1]


def test_tomorrow_everything_is_where_it_was(journal):
    """A new object over the same journal shows the last answer, its outcome, and the hints."""
    first = Practice("one", CHOOSE, journal)
    first.hint()
    first.answer("c").check()
    again = Practice("one", CHOOSE, journal)
    assert again.value == {"choice": "c"}
    assert again.outcome == first.outcome
    assert again.hints_shown == 1
    assert again.wrong_tries == 1


def test_the_first_forecast_is_locked(journal):
    """A second number changes nothing, today or tomorrow."""
    practice = Practice("one", FORECAST, journal)
    assert practice.check().state == "not attempted"
    assert practice.answer(140).check().state == "incomplete"
    assert practice.answer(30).check().state == "right"
    assert practice.answer(90).check().state == "right"
    assert practice.value == {"probability": 30}
    assert Practice("one", FORECAST, journal).value == {"probability": 30}


def test_an_answer_that_no_longer_fits_is_kept_and_does_not_crash(journal):
    """The question bank changed: the old option is gone."""
    journal.append("one", "x", "answer", {"choice": "gone"}, "right", 1.0)
    practice = Practice("one", CHOOSE, journal)
    assert practice.outcome is not None
    assert practice.outcome.state == "not attempted"
    assert len(journal.state("one", "x").attempts) == 1


def test_a_full_disk_is_told_in_one_sentence():
    """The answer is judged all the same, and the sentence is the journal's."""
    class Full(MemoryJournal):
        def append(self, *args, **kwargs):
            super().append(*args, **kwargs)
            return "Your answer could not be saved: the disk is full."

    practice = Practice("one", CHOOSE, Full())
    assert practice.answer("a").check().state == "right"
    assert practice.notice == "Your answer could not be saved: the disk is full."
