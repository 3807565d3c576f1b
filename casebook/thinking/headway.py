"""How far a learner has come: from the journal's states to counts, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from casebook.files.questions import QuestionBank
from casebook.thinking import exercises


@dataclass(frozen=True, slots=True)
class Headway:
    """Counts for one lesson's worksheet. An exercise that was not attempted is blank, never 0."""

    lesson: str
    title: str
    total: int
    right: int
    partly: int
    open: tuple[str, ...]

    @property
    def begun(self) -> bool:
        """Whether anything was attempted."""
        return bool(self.right or self.partly)


def headway(bank: QuestionBank, journal: Any) -> Headway:
    """The state of a worksheet: every recorded answer is checked anew."""
    right = partly = 0
    waiting = []
    mine = [e for e in bank.exercises if e.place == "worksheet"]
    for exercise in mine:
        states = {exercises.check(exercise, entry.value).state
                  for entry in journal.state(bank.lesson, exercise.id).attempts}
        if "right" in states:
            right += 1
            continue
        if "partly right" in states:
            partly += 1
        waiting.append(exercise.title)
    return Headway(bank.lesson, bank.title, len(mine), right, partly, tuple(waiting))


def next_step(all_lessons: Sequence[Headway]) -> str:
    """One sentence: what to do next."""
    begun = [h for h in all_lessons if h.begun and h.open]
    fresh = [h for h in all_lessons if not h.begun and h.total]
    if begun:
        return f"Go on with the worksheet '{begun[0].title}': next is '{begun[0].open[0]}'."
    if fresh:
        return f"Begin with the lesson '{fresh[0].title}', then its worksheet."
    return "Every worksheet is done. Try an argument of your own, or teach one to somebody."
