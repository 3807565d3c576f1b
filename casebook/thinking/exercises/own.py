"""Draw the map of an argument of one's own. Checked for form only: each fault that is left is a remark.

Not scored. "Partly right" means that a fault of form is left; the content is for the learner and a partner to judge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from casebook.files.questions import Own
from casebook.thinking.exercises.outcome import Field, Outcome, Remark, Value, not_attempted
from casebook.thinking.own import argument_from, faults, rows


def fields(exercise: Own) -> list[Field]:
    """One list of statements."""
    return [Field("statements", "The statements of the argument", "statements")]


def check(exercise: Own, value: Value) -> Outcome:
    """The outcome: every fault of form, or that there is none."""
    found = rows(value)
    if not found:
        return not_attempted()
    left = faults(found, exercise.least)
    if left:
        remarks = tuple(Remark("", sentence, None) for sentence in left)
        points = f"{len(left)} open point{'' if len(left) == 1 else 's'}"
        return Outcome("partly right", 0.0, f"The map has {points} of form.", remarks)
    return Outcome("right", None, f"Well formed. {exercise.why}")


def answers(exercise: Own) -> list[Value]:
    """The model map of the question bank."""
    return [{"statements": [asdict(statement) for statement in exercise.model]}]


def mistakes(exercise: Own) -> Iterator[tuple[Value, str]]:
    """The model map with one fault at a time, and the sentence that must name it."""
    (right,) = answers(exercise)
    model: list[dict[str, Any]] = right["statements"]

    def changed(place: int, **change: Any) -> Value:
        return {"statements": [{**row, **(change if n == place else {})} for n, row in enumerate(model)]}

    thesis = next(n for n, row in enumerate(model) if row["role"] == "thesis")
    reason = next(n for n, row in enumerate(model) if row["role"] == "reason")
    yield changed(thesis, role="reason"), "There is no thesis yet."
    yield changed(reason, role="thesis"), "is a second thesis."
    yield changed(reason, to=""), f"Statement {reason + 1} leads nowhere."
    yield changed(reason, to=str(reason + 1)), f"Statement {reason + 1} rests on itself."
    yield changed(reason, to="99"), "which is empty."
    yield changed(reason, role=""), f"Statement {reason + 1} has no role yet."
    yield {"statements": model[: thesis + 1]}, "needs at least"
    mine = [row for row in model if row["role"] not in ("assumption", "objection", "answer")]
    yield {"statements": mine}, "Nothing on the map is yours yet."


def problems(exercise: Own) -> list[tuple[tuple, str, str]]:
    """What is wrong with the data: the model map must pass its own check."""
    left = faults(rows(answers(exercise)[0]), exercise.least)
    return [(("model",), f"the model map is not well formed ({left[0]})", "mend it")] if left else []


def picture(value: Value) -> str:
    """The map as SVG, or "" while its form does not let it be drawn."""
    found = rows(value)
    if not found or faults(found, 0)[:1] and any("yours" not in f for f in faults(found, 0)):
        return ""
    from casebook.thinking.argument.map_svg import svg

    return svg(argument_from(found))
