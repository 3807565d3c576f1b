"""Progress: counts from recorded answers, what comes next, and answers to what the kit no longer has."""

from __future__ import annotations

from casebook.files import questions as q
from casebook.record import MemoryJournal
from casebook.thinking.progress import answers_kept, next_step, worksheet_progress


def several(name: str, place: q.Place = "worksheet") -> q.ChooseSeveral:
    """An exercise with two right options of four."""
    options = [q.Option(id=one, text=one.upper(), feedback="So.", credit=float(one in "ab")) for one in "abcd"]
    return q.ChooseSeveral(id=name, title=f"Title {name}", prompt="Which?", why="Because.", hints=["Two."], loc=["P1"],
                           skill="s", minutes=1.0, place=place, options=options)


BANK = q.QuestionBank(lesson="one", title="Lesson one", exercises=[several("x"), several("y"), several("z", "lesson")])


def after(*answers: tuple[str, list[str]]) -> MemoryJournal:
    """A journal with these answers, as exercise and chosen options."""
    journal = MemoryJournal()
    for exercise, chosen in answers:
        # What was shown then does not count: an answer worth nothing used to be called partly right.
        journal.append("one", exercise, "answer", {"choices": chosen}, "partly right", 0.0)
    return journal


def counts(*answers: tuple[str, list[str]]) -> tuple[int, int, int]:
    """Right, partly right, not yet."""
    found = worksheet_progress(BANK, after(*answers))
    assert found.total == 2
    return found.right, found.partly, found.rest


def test_every_answer_is_checked_anew_and_the_best_one_counts() -> None:
    assert counts() == (0, 0, 2)
    assert counts(("x", ["a", "b"])) == (1, 0, 1)
    assert counts(("x", ["a"])) == (0, 1, 1)
    assert counts(("x", ["a"]), ("x", ["a", "b"]), ("x", ["c", "d"])) == (1, 0, 1)
    assert counts(("z", ["a", "b"]), ("w", ["a", "b"])) == (0, 0, 2)


def test_an_answer_worth_nothing_is_not_yet_and_never_partly_right() -> None:
    assert counts(("x", ["c", "d"])) == (0, 0, 2)


def test_a_worksheet_with_wrong_answers_alone_is_begun() -> None:
    untouched, tried = worksheet_progress(BANK, after()), worksheet_progress(BANK, after(("x", ["c", "d"])))
    assert (untouched.begun, tried.begun) == (False, True)
    assert untouched.open == tried.open == ("Title x", "Title y")


def test_the_next_step_goes_on_with_what_is_begun_then_begins_then_is_done() -> None:
    fresh = worksheet_progress(BANK, after())
    begun = worksheet_progress(BANK, after(("x", ["a", "b"])))
    done = worksheet_progress(BANK, after(("x", ["a", "b"]), ("y", ["a", "b"])))
    assert "Title y" in next_step([fresh, begun])
    assert "Lesson one" in next_step([done, fresh])
    assert len({next_step([done]), next_step([done, fresh]), next_step([begun])}) == 3


def test_answers_forecasts_and_commitments_to_what_is_gone_are_counted_and_hints_are_not() -> None:
    journal = after(("x", ["a"]), ("gone", ["a"]), ("gone", ["b"]))
    journal.append("one", "gone", "hint", 1, hints=1)
    journal.append("one", "lab-old-why", "commit", "b")
    journal.append("one", "partition", "forecast", {"probability": 30})
    assert answers_kept(journal, lambda lesson, exercise: exercise == "x") == 4
    assert answers_kept(journal, lambda lesson, exercise: True) == 0
