"""An exercise as a form: answer, check, hint, worked answer. All judging is done by `casebook.record.Practice`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, TypeVar

import traitlets

from casebook.files.questions import Forecast, OwnMap
from casebook.record.practice import Practice
from casebook.thinking import exercises
from casebook.thinking.exercises import Outcome, own_map
from casebook.thinking.exercises.outcome import say
from casebook.thinking.learner_map import MOST, as_yaml, names
from casebook.widgets.base import View

Done = TypeVar("Done")


def _spec(practice: Practice) -> dict[str, Any]:
    e = practice.exercise
    form = [asdict(field) for field in exercises.fields(e)]
    if isinstance(e, OwnMap):
        form[0] |= {"roles": names("roles"), "voices": names("voices"), "most": MOST}
    counts = bool(e.marks) and e.place == "worksheet"
    marks = say("one_mark" if e.marks == 1 else "several_marks", n=e.marks) if counts else say("no_marks")
    return {"id": e.id, "title": e.title, "prompt": e.prompt, "material": exercises.preface(e), "fields": form,
            "meta": say("minute" if e.minutes == 1 else "minutes", n=e.minutes, marks=marks),
            "where": say("look", loc=", ".join(e.loc)) if e.loc else "", "hints": len(e.hints),
            "verb": say("lock" if isinstance(e, Forecast) else "check")}


class ExerciseView(View, script="exercise.js", words=("view", "exercise_view")):
    """The form of one exercise.

    ``view.answer("b").check()`` is its plain-code twin; `value` is what the form shows.
    """

    spec = traitlets.Dict().tag(sync=True)
    value = traitlets.Dict().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)
    hints = traitlets.List().tag(sync=True)
    worked_lines = traitlets.List().tag(sync=True)
    may_open = traitlets.Bool(False).tag(sync=True)
    notice = traitlets.Unicode("").tag(sync=True)
    picture = traitlets.Unicode("").tag(sync=True)
    file = traitlets.Unicode("").tag(sync=True)

    def __init__(self, practice: Practice, **kwargs: Any) -> None:
        self.practice = practice
        super().__init__(spec=_spec(practice), **kwargs)
        self._show(None)

    def _show(self, done: Done) -> Done:
        """Bring every trait in line with the practice, in one message; give back what was done."""
        p = self.practice
        said = p.outcome
        with self.hold_sync():
            self.value = dict(p.value)
            self.hints = p.exercise.hints[: p.hints_shown]
            self.worked_lines = p.worked() if p.worked_open else []
            self.may_open = p.may_open_worked
            self.notice = p.notice
            self.picture = own_map.picture(p.value) if isinstance(p.exercise, OwnMap) and said else ""
            self.result = {} if said is None else {
                "state": said.state, "message": said.message, "remarks": list(map(asdict, said.remarks))}
        return done

    def heard(self, message: dict[str, Any], buffers: Any) -> None:
        """Do what a button says, with the answer as the form has it."""
        deeds = {"check": self.check, "hint": self.hint, "worked": self.worked, "save": self.save}
        if message.get("do") in deeds:
            if isinstance(message.get("value"), dict):
                self.practice.value = message["value"]
            deeds[message["do"]]()

    def answer(self, *given: Any) -> ExerciseView:
        """Set the answer from code. Returns itself, so that ``.check()`` may follow."""
        self.practice.answer(*given)
        return self._show(self)

    def check(self) -> Outcome:
        """Check the answer."""
        return self._show(self.practice.check())

    def hint(self) -> str:
        """Ask for the next hint."""
        return self._show(self.practice.hint())

    def worked(self) -> list[str]:
        """Open the worked answer, if two tries were made."""
        return self._show(self.practice.worked())

    def save(self) -> str:
        """A learner's own map as the text of a YAML file, which the page then downloads; "" for other exercises."""
        if isinstance(self.practice.exercise, OwnMap):
            self.file = ""
            self.file = as_yaml(self.practice.value)
        return self.file

    def text(self) -> str:
        """The exercise and where the learner stands."""
        return self.practice.text()
