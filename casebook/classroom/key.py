"""The teacher's key: what a solution notebook prints. Its journal lives in memory."""

from __future__ import annotations

from pathlib import Path

from casebook.files import kit
from casebook.files.questions import Option
from casebook.files.words import words
from casebook.record import MemoryJournal
from casebook.record.practice import Practice
from casebook.thinking import exercises


class Key:
    """A lesson's exercises with their answers, for teachers and tests."""

    def __init__(self, root: Path, lesson: str) -> None:
        self.root, self.lesson = root, lesson
        kit.folder_of(root, lesson)

    def practice(self, name: str) -> Practice:
        """An exercise with a journal of its own, so that no answer colours another."""
        return Practice(self.lesson, kit.load_exercise(self.root, self.lesson, name), MemoryJournal())

    def question(self, name: str) -> str:
        """The exercise as a learner meets it."""
        return self.practice(name).text()

    def misreading(self, name: str) -> str:
        """The commonest misreading with its feedback: the first wrong option in the bank that stands for a pitfall,
        else the first wrong one."""
        said, e = words().part("solution"), kit.load_exercise(self.root, self.lesson, name)
        wrong = list(exercises.KINDS[e.kind].mistakes(e))
        if not wrong:
            return said("none_wrong")
        value, feedback = wrong[0]
        named = [o for _, o in exercises.options(e) if isinstance(o, Option) and o.pitfall and o.credit < 1]
        if named:
            value, feedback = next((v, f) for v, f in wrong if f == named[0].feedback)
        right = exercises.describe(e, exercises.KINDS[e.kind].answers(e)[0])
        lines = [said("misreading"), *(line for line in exercises.describe(e, value) if line not in right)]
        outcome = exercises.check(e, value)
        shown = [r for r in outcome.remarks if r.good is not True] or list(outcome.remarks)
        lines.append(said("feedback", state=outcome.state))
        return "\n".join([*lines, *(f"  {r.about}: {r.text}" if r.about else f"  {r.text}" for r in shown)])
