"""Give a probability. No number is right: the first one is locked, and scored once the outcome is opened."""

from __future__ import annotations

import math
from collections.abc import Iterator

from casebook.files.finding import Finding
from casebook.files.questions import Forecast
from casebook.thinking.exercises.outcome import Field, Outcome, Value, not_attempted, say


def fields(exercise: Forecast) -> list[Field]:
    """One number from 0 to 100."""
    return [Field("probability", say("forecast.legend"), "number", low=0, high=100, step=1, unit="%")]


def probability(value: Value) -> float | None:
    """The probability from 0 to 1, or None where the value is no number from 0 to 100."""
    given = value.get("probability")
    if isinstance(given, bool) or not isinstance(given, (int, float)):
        return None
    return given / 100 if math.isfinite(given) and 0 <= given <= 100 else None


def check(exercise: Forecast, value: Value) -> Outcome:
    """The outcome: given or not given."""
    if value.get("probability") in (None, ""):
        return not_attempted()
    p = probability(value)
    if p is None:
        return Outcome("incomplete", None, say("forecast.range"))
    return Outcome("right", None, say("forecast.stands", p=100 * p, why=exercise.why))


def answers(exercise: Forecast) -> list[Value]:
    """Any probability will do."""
    return [{"probability": 50}, {"probability": 0}, {"probability": 100}]


def mistakes(exercise: Forecast) -> Iterator[tuple[Value, str]]:
    """There is no wrong probability."""
    return iter(())


def problems(exercise: Forecast) -> list[Finding]:
    """What is wrong with the data: nothing that this module could see."""
    return []
