"""Choose the objection that bites, then aim it: at a premise, at the conclusion, or at the step (an undercut)."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.files.questions import Aimed
from casebook.thinking.exercises import pairs
from casebook.thinking.exercises.outcome import Field, Outcome, Value, choice_problems


def _groups(exercise: Aimed) -> list[pairs.Group]:
    return [("objection", "Which objection bites most?", exercise.objections),
            ("target", "What does it hit?", exercise.targets)]


def fields(exercise: Aimed) -> list[Field]:
    """Two groups of radio buttons."""
    return pairs.fields(_groups(exercise))


def check(exercise: Aimed, value: Value) -> Outcome:
    """The outcome: the mean of the two credits."""
    return pairs.check(_groups(exercise), value, exercise.why)


def answers(exercise: Aimed) -> list[Value]:
    """Every fully right pair."""
    return pairs.answers(_groups(exercise))


def mistakes(exercise: Aimed) -> Iterator[tuple[Value, str]]:
    """Each wrong option, all else right."""
    return pairs.mistakes(_groups(exercise))


def problems(exercise: Aimed) -> list[tuple[tuple, str, str]]:
    """What is wrong with the data."""
    return [*choice_problems(exercise.objections, "objections"), *choice_problems(exercise.targets, "targets")]
