"""Choose one option. The score is the option's credit."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.files.questions import Choose, Hedge
from casebook.thinking.exercises.outcome import (
    Field,
    Outcome,
    Value,
    best,
    choice_problems,
    judged,
    not_attempted,
    pick,
    remark_on,
)


def fields(exercise: Choose) -> list[Field]:
    """One group of radio buttons."""
    return [Field("choice", "Choose one", "one", tuple((o.id, o.text) for o in exercise.options))]


def check(exercise: Choose | Hedge, value: Value) -> Outcome:
    """The outcome of a choice."""
    option = pick(exercise.options, value.get("choice"))
    return judged([remark_on(option)], exercise.why) if option else not_attempted()


def answers(exercise: Choose | Hedge) -> list[Value]:
    """Every choice that earns full marks."""
    return [{"choice": name} for name in best(exercise.options)]


def mistakes(exercise: Choose | Hedge) -> Iterator[tuple[Value, str]]:
    """Every wrong choice with the feedback that it must show."""
    for option in exercise.options:
        if option.credit < 1:
            yield {"choice": option.id}, option.feedback


def problems(exercise: Choose | Hedge) -> list[tuple[tuple, str, str]]:
    """What is wrong with the data."""
    return choice_problems(exercise.options, "options")
