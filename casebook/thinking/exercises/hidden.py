"""Choose the hidden assumption, then deny it: does the step still stand? (Ennis 1982: the negation test.)

Half the marks are for the assumption, half for what its denial does. A wrong assumption that is tested rightly shows
itself: its denial leaves the step standing.
"""

from __future__ import annotations

from collections.abc import Iterator

from casebook.files.questions import Assumption, Hidden
from casebook.thinking.exercises.outcome import (
    EXACT,
    Field,
    Outcome,
    Remark,
    Value,
    best,
    choice_problems,
    incomplete,
    judged,
    not_attempted,
    pick,
    remark_on,
)

VERDICTS = (("falls", "The step falls"), ("stands", "The step still stands"))


def fields(exercise: Hidden) -> list[Field]:
    """The assumptions with their denials, then the verdict."""
    options = tuple((o.id, f"{o.text} (Denied: {o.denial})") for o in exercise.options)
    return [Field("assumption", "Which assumption does the step need?", "one", options),
            Field("test", "Suppose the denial of your choice is true. What happens to the step?", "one", VERDICTS)]


def _verdict(option: Assumption) -> str:
    return "falls" if option.falls else "stands"


def check(exercise: Hidden, value: Value) -> Outcome:
    """The outcome of choice and test."""
    option = pick(exercise.options, value.get("assumption"))
    said = value.get("test") if value.get("test") in dict(VERDICTS) else None
    if option is None and said is None:
        return not_attempted()
    if option is None:
        return incomplete(["the assumption"])
    if said is None:
        return incomplete(["what its denial does"])
    assert isinstance(option, Assumption)
    fits = said == _verdict(option)
    return judged([remark_on(option), (float(fits), Remark("Denied: " + option.denial, option.test, fits))],
                  exercise.why)


def answers(exercise: Hidden) -> list[Value]:
    """Every fully right pair of choice and verdict."""
    return [{"assumption": o.id, "test": _verdict(o)} for o in exercise.options if o.credit >= EXACT]


def mistakes(exercise: Hidden) -> Iterator[tuple[Value, str]]:
    """Each wrong assumption with each verdict, and the right one with the wrong verdict."""
    for option in exercise.options:
        for verdict, _ in VERDICTS:
            if option.credit < EXACT:
                yield {"assumption": option.id, "test": verdict}, option.feedback
            elif verdict != _verdict(option):
                yield {"assumption": option.id, "test": verdict}, option.test


def problems(exercise: Hidden) -> list[tuple[tuple, str, str]]:
    """What is wrong with the data."""
    found = choice_problems(exercise.options, "options")
    for position, option in enumerate(exercise.options):
        if option.id in best(exercise.options) and not option.falls:
            found.append((("options", position, "falls"), f"'{option.id}' is right but its denial leaves the step",
                          "write 'falls: true', or mark another option as right"))
        if not option.test.strip():
            found.append((("options", position, "test"), f"'{option.id}' does not say what its denial shows",
                          "write it under 'test'"))
    return found
