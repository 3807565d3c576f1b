"""How far a learner has come: from what the journal holds to counts, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from casebook.files.questions import QuestionBank
from casebook.files.words import words
from casebook.thinking import exercises
from casebook.thinking.exercises import Outcome


@dataclass(frozen=True, slots=True)
class WorksheetProgress:
    """Counts for one lesson's worksheet.

    Attributes
    ----------
    right, partly : how many exercises have a right answer, how many others have one that is worth something.
    begun : whether anything was attempted.
    open : titles of the exercises that are not right yet.
    """

    title: str
    total: int
    right: int
    partly: int
    begun: bool
    open: tuple[str, ...]

    @property
    def rest(self) -> int:
        """How many exercises are not even partly right yet."""
        return self.total - self.right - self.partly


def worksheet_progress(bank: QuestionBank, journal: Any) -> WorksheetProgress:
    """The counts of a worksheet: every recorded answer is checked anew."""
    right = partly = 0
    begun = False
    waiting = []
    mine = [e for e in bank.exercises if e.place == "worksheet"]
    for exercise in mine:
        found = [exercises.check(exercise, entry.value) for entry in journal.state(bank.lesson, exercise.id).attempts]
        begun = begun or any(is_judged(outcome) for outcome in found)
        if any(outcome.state == "right" for outcome in found):
            right += 1
            continue
        partly += any(outcome.state == "partly right" for outcome in found)
        waiting.append(exercise.title)
    return WorksheetProgress(bank.title, len(mine), right, partly, begun, tuple(waiting))


def is_judged(outcome: Outcome) -> bool:
    """Whether an answer was whole, so that it was judged."""
    return outcome.state not in ("not attempted", "incomplete")


def is_wrong(outcome: Outcome) -> bool:
    """Whether an answer was judged and is not right."""
    return is_judged(outcome) and outcome.state != "right"


def next_step(worksheets: Sequence[WorksheetProgress]) -> str:
    """One sentence: what to do next."""
    say = words().part("progress")
    for one in worksheets:
        if one.begun and one.open:
            return say("go_on", title=one.title, exercise=one.open[0])
    for one in worksheets:
        if not one.begun and one.total:
            return say("begin", title=one.title)
    return say("done")


def answers_kept(journal: Any, is_known: Callable[[str, str], bool]) -> int:
    """How many answers were given to what the kit no longer has; `is_known` says of a lesson and an exercise if it is
    there."""
    gone = [journal.state(*key) for key in journal.exercises() if not is_known(*key)]
    return sum(len(state.attempts) + (state.forecast is not None) + (state.commit is not None) for state in gone)
