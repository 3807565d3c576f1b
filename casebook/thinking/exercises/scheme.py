"""Name the scheme of a step and choose the critical question that it leaves open (Walton, Reed and Macagno 2008)."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.files.questions import Scheme
from casebook.thinking.exercises import pairs
from casebook.thinking.exercises.outcome import Field, Outcome, Value, choice_problems


def _groups(exercise: Scheme) -> list[pairs.Group]:
    return [("scheme", "What sort of step is it?", exercise.schemes),
            ("question", "Which question bites most?", exercise.questions)]


def fields(exercise: Scheme) -> list[Field]:
    """Two groups of radio buttons."""
    return pairs.fields(_groups(exercise))


def check(exercise: Scheme, value: Value) -> Outcome:
    """The outcome: the mean of the two credits."""
    return pairs.check(_groups(exercise), value, exercise.why)


def answers(exercise: Scheme) -> list[Value]:
    """Every fully right pair."""
    return pairs.answers(_groups(exercise))


def mistakes(exercise: Scheme) -> Iterator[tuple[Value, str]]:
    """Each wrong option, all else right."""
    return pairs.mistakes(_groups(exercise))


def problems(exercise: Scheme) -> list[tuple[tuple, str, str]]:
    """What is wrong with the data."""
    return [*choice_problems(exercise.schemes, "schemes"), *choice_problems(exercise.questions, "questions")]
