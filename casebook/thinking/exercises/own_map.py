"""Draw the map of an argument of one's own. Checked for form only: each fault that is left is a remark.

A map with a fault of form is not yet done; one without is done, and not scored: its content is for the learner and a
partner to judge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from casebook.files.finding import Finding, at
from casebook.files.questions import OwnMap
from casebook.thinking.exercises.outcome import Field, Outcome, Remark, Value, not_attempted, say
from casebook.thinking.learner_map import argument_from, broken, faults, rows


def fields(exercise: OwnMap) -> list[Field]:
    """One list of statements."""
    return [Field("statements", say("own.legend"), "statements")]


def check(exercise: OwnMap, value: Value) -> Outcome:
    """The outcome: every fault of form, or that there is none."""
    found = rows(value)
    if not found:
        return not_attempted()
    left = faults(found, exercise.least)
    if left:
        message = say("own.open_point" if len(left) == 1 else "own.open_points", n=len(left))
        return Outcome("not yet", 0.0, message, tuple(Remark("", sentence, None) for sentence in left))
    return Outcome("right", None, say("own.well_formed", why=exercise.why))


def answers(exercise: OwnMap) -> list[Value]:
    """The model map of the question bank."""
    return [{"statements": [asdict(statement) for statement in exercise.model]}]


def mistakes(exercise: OwnMap) -> Iterator[tuple[Value, str]]:
    """The model map with one fault at a time, and the sentence that must name it."""
    (right,) = answers(exercise)
    model: list[dict[str, Any]] = right["statements"]

    def changed(place: int, **change: Any) -> Value:
        return {"statements": [{**row, **(change if n == place else {})} for n, row in enumerate(model)]}

    thesis = next(n for n, row in enumerate(model) if row["role"] == "thesis")
    reason = next(n for n, row in enumerate(model) if row["role"] == "reason")
    yield changed(thesis, role="reason"), say("own.no_thesis")
    yield changed(reason, role="thesis"), say("own.second_thesis", n=max(thesis, reason) + 1)
    yield changed(reason, to=""), say("own.no_arrow", n=reason + 1)
    yield changed(reason, to=str(reason + 1)), say("own.on_itself", n=reason + 1)
    yield changed(reason, to="99"), say("own.to_empty", n=reason + 1, to="99")
    yield changed(reason, role=""), say("own.no_role", n=reason + 1)
    yield {"statements": model[: thesis + 1]}, say("own.too_few", n=thesis + 1, least=exercise.least)
    mine = [row for row in model if row["role"] not in ("assumption", "objection", "answer")]
    yield {"statements": mine}, say("own.nothing_yours")


def problems(exercise: OwnMap) -> list[Finding]:
    """What is wrong with the data: the model map must pass its own check."""
    left = faults(rows(answers(exercise)[0]), exercise.least)
    return [at(("model",), f"the model map is not well formed ({left[0]})", "mend it")] if left else []


def picture(value: Value) -> str:
    """The map as SVG, or "" while its form does not let it be drawn."""
    found = rows(value)
    if not found or broken(found):
        return ""
    from casebook.thinking.argument.map_svg import svg

    return svg(argument_from(found))
