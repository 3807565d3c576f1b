"""One learner at one exercise: the answer, its check, hints, the worked answer, and what the journal keeps.

Pure of widgets: the view shows what this object knows, and a cell of plain code drives it the same way.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from casebook.files.questions import AnyExercise, Forecast
from casebook.files.words import words
from casebook.record.journal import Journal
from casebook.thinking import exercises
from casebook.thinking.exercises import Outcome, Value
from casebook.thinking.progress import is_wrong

TRIES_BEFORE_WORKED = 2


def say(which: str, /, **numbers: Any) -> str:
    """A sentence of `practice` in data/words.yaml."""
    return words().part("practice")(which, **numbers)


class Practice:
    """An exercise with the state that the journal holds for it.

    Attributes
    ----------
    value : the present answer, as field ids with what was chosen.
    outcome : the outcome of the last check, or None.
    hints_shown : how many hints were asked for.
    wrong_tries : checks that were judged and not right.
    notice : one sentence if the last answer could not be saved, else "".
    """

    def __init__(self, lesson: str, exercise: AnyExercise, journal: Journal) -> None:
        self.lesson, self.exercise, self.journal = lesson, exercise, journal
        self.value: Value = {}
        self.outcome: Outcome | None = None
        self.notice = ""
        state = journal.state(lesson, exercise.id)
        self.hints_shown = min(state.hints, len(exercise.hints))
        self.worked_open = state.worked_opened
        given = [entry.value for entry in state.attempts if isinstance(entry.value, dict)]
        self.wrong_tries = sum(is_wrong(exercises.check(exercise, value)) for value in given)
        last = state.forecast.value if state.forecast else (given[-1] if given else None)
        if isinstance(last, dict):
            self.value = dict(last)
            self.outcome = exercises.check(exercise, self.value)

    def answer(self, *given: Any) -> Practice:
        """Set the answer: an id, several ids, a number, or a mapping of fields to choices. Returns itself."""
        self.value = exercises.answer_from(self.exercise, *given)
        return self

    def check(self) -> Outcome:
        """Check the present answer and record it. A forecast that was given stays as it was first given."""
        if isinstance(self.exercise, Forecast):
            return self._check_forecast()
        self.outcome = exercises.check(self.exercise, self.value)
        if self.outcome.state != "not attempted":
            self._save("answer", self.value, self.outcome)
        self.wrong_tries += is_wrong(self.outcome)
        return self.outcome

    def _check_forecast(self) -> Outcome:
        first = self.journal.state(self.lesson, self.exercise.id).forecast
        if first is not None:
            self.value = dict(first.value)
        self.outcome = exercises.check(self.exercise, self.value)
        if first is not None:
            self.outcome = replace(self.outcome, message=say("locked", message=self.outcome.message))
        elif self.outcome.state == "right":
            self._save("forecast", self.value, self.outcome)
        return self.outcome

    def hint(self) -> str:
        """The next hint; after the last one, the last one again. Hints cost nothing."""
        if self.hints_shown < len(self.exercise.hints):
            self.hints_shown += 1
            self._save("hint", self.hints_shown)
        return self.exercise.hints[self.hints_shown - 1] if self.hints_shown else say("no_hint")

    @property
    def may_open_worked(self) -> bool:
        """Whether the worked answer may be opened: after the second try that was not right, or once it is right."""
        done = self.outcome is not None and self.outcome.state == "right"
        return done or self.worked_open or self.wrong_tries >= TRIES_BEFORE_WORKED

    def worked(self) -> list[str]:
        """The worked answer, line by line, and why it is right. Before it may be opened: one line that says when."""
        if not self.may_open_worked:
            left = TRIES_BEFORE_WORKED - self.wrong_tries
            return [say("worked_later_one" if left == 1 else "worked_later", n=left)]
        if not self.worked_open:
            self.worked_open = True
            self._save("worked")
        right = exercises.KINDS[self.exercise.kind].answers(self.exercise)[0]
        return [*exercises.describe(self.exercise, right), self.exercise.why]

    def _save(self, event: str, value: Any = None, outcome: Outcome | None = None) -> None:
        state, score = (outcome.state, outcome.score) if outcome else (None, None)
        self.notice = self.journal.append(self.lesson, self.exercise.id, event, value, state, score, self.hints_shown)

    def text(self) -> str:
        """The exercise and where the learner stands, as plain text."""
        e = self.exercise
        lines = [e.title, *exercises.preface(e), e.prompt, *exercises.form_text(e)]
        if self.hints_shown:
            lines.extend(say("hint", n=n, hint=hint) for n, hint in enumerate(e.hints[: self.hints_shown], start=1))
        if self.value:
            lines.append(say("your_answer"))
            lines.extend(exercises.describe(e, self.value))
        if self.outcome:
            lines.append(self.outcome.text())
        return "\n".join(lines)

    __str__ = text
