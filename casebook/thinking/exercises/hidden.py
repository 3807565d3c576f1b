"""Choose the hidden assumption, then deny it: does the step still stand? (Ennis 1982: the negation test.)

Half the marks are for the assumption, half for what its denial does. A wrong assumption that is tested rightly shows
itself: its denial leaves the step standing.
"""

from __future__ import annotations

from collections.abc import Iterator

from casebook.files.finding import Finding, at
from casebook.files.questions import Assumption, Hidden
from casebook.thinking.exercises import outcome
from casebook.thinking.exercises.outcome import EXACT, Field, Outcome, Remark, Value, say

VERDICTS = ("falls", "stands")


def fields(exercise: Hidden) -> list[Field]:
    """The assumptions with their denials, then the verdict."""
    options = tuple((o.id, say("hidden.option", text=o.text, denial=o.denial)) for o in exercise.options)
    return [Field("assumption", say("hidden.assumption"), "one", options),
            Field("test", say("hidden.test"), "one", tuple((name, say(f"hidden.{name}")) for name in VERDICTS))]


def _verdict(option: Assumption) -> str:
    return "falls" if option.falls else "stands"


def check(exercise: Hidden, value: Value) -> Outcome:
    """The outcome of choice and test."""
    option = outcome.pick(exercise.options, value.get("assumption"))
    said = value.get("test") if value.get("test") in VERDICTS else None
    missing = [say(f"hidden.{name}_missing") for name, given in (("assumption", option), ("test", said)) if not given]
    early = outcome.unanswered(missing, ("assumption", "test"))
    if early or option is None:
        return early or outcome.not_attempted()
    fits = said == _verdict(option)
    tested = Remark(say("hidden.denied", denial=option.denial), option.test, fits)
    return outcome.judged([outcome.remark_on(option), (float(fits), tested)], exercise.why)


def answers(exercise: Hidden) -> list[Value]:
    """Every fully right pair of choice and verdict."""
    return [{"assumption": o.id, "test": _verdict(o)} for o in exercise.options if o.credit >= EXACT]


def mistakes(exercise: Hidden) -> Iterator[tuple[Value, str]]:
    """Each wrong assumption with each verdict, and the right one with the wrong verdict."""
    for option in exercise.options:
        for verdict in VERDICTS:
            if option.credit < EXACT:
                yield {"assumption": option.id, "test": verdict}, option.feedback
            elif verdict != _verdict(option):
                yield {"assumption": option.id, "test": verdict}, option.test


def problems(exercise: Hidden) -> list[Finding]:
    """What is wrong with the data."""
    found = outcome.choice_problems(exercise.options, "options")
    for position, option in enumerate(exercise.options):
        if option.id in outcome.best(exercise.options) and not option.falls:
            found.append(at(("options", position, "falls"), f"'{option.id}' is right but its denial leaves the step",
                            "write 'falls: true', or mark another option as right"))
        if not option.test.strip():
            found.append(at(("options", position, "test"), f"'{option.id}' does not say what its denial shows",
                            "write it under 'test'"))
    return found
