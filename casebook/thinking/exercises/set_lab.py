"""Set a lab's dials until a reading meets a condition.

Score: 1 when it is met; else the share of the way from the starting reading to the goal, at most 0.9.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from casebook.files.questions import SetLab
from casebook.thinking.exercises.outcome import Field, Outcome, Remark, Value, concluded, incomplete, not_attempted


def _lab(exercise: SetLab) -> Any:
    from casebook.files.root import find_root
    from casebook.thinking import labs

    return labs.get(find_root(), exercise.lab)


def fields(exercise: SetLab) -> list[Field]:
    """One number for each dial that may be moved."""
    dials = {dial.id: dial for dial in _lab(exercise).dials}
    made = []
    for name in exercise.controls:
        dial = dials[name]
        made.append(Field(name, dial.label, "number", low=dial.low, high=dial.high, step=dial.step, unit=dial.unit))
    return made


def _reading(exercise: SetLab, values: dict[str, Any]) -> float | None:
    found = _lab(exercise).found(values).readings[exercise.reading]
    return float(found) if isinstance(found, (int, float)) and math.isfinite(found) else None


def check(exercise: SetLab, value: Value) -> Outcome:
    """Run the lab with the learner's dials and compare its reading with the goal."""
    wanted = fields(exercise)
    missing = [f.legend for f in wanted if not _usable(value.get(f.id), f)]
    if len(missing) == len(wanted):
        return not_attempted()
    if missing:
        return incomplete(missing)
    got = _reading(exercise, {**exercise.start, **{f.id: float(value[f.id]) for f in wanted}})
    if got is None:
        return Outcome("partly right", 0.0, "Not yet. With these dials the reading does not exist.",
                       (Remark("", exercise.too_low, False),))
    low, high = exercise.at_least, exercise.at_most
    if low is not None and got < low:
        return concluded(_way(exercise, got, low), [Remark(f"The reading is {got:.3g}", exercise.too_low, False)], "")
    if high is not None and got > high:
        return concluded(_way(exercise, got, high), [Remark(f"The reading is {got:.3g}", exercise.too_high, False)], "")
    return concluded(1.0, [Remark(f"The reading is {got:.3g}", "It meets the condition.", True)], exercise.why)


def _usable(given: Any, field: Field) -> bool:
    number = isinstance(given, (int, float)) and not isinstance(given, bool) and math.isfinite(given)
    return number and field.low <= given <= field.high


def _way(exercise: SetLab, got: float, goal: float) -> float:
    start = _reading(exercise, dict(exercise.start))
    if start is None or start == goal:
        return 0.0
    return min(0.9, max(0.0, 1 - abs(goal - got) / abs(goal - start)))


def answers(exercise: SetLab) -> list[Value]:
    """The setting that the question bank names."""
    return [dict(exercise.solution)]


def mistakes(exercise: SetLab) -> Iterator[tuple[Value, str]]:
    """The starting position does not meet the condition."""
    got = _reading(exercise, dict(exercise.start))
    if got is not None and exercise.at_most is not None and got > exercise.at_most:
        text = exercise.too_high
    else:
        text = exercise.too_low
    yield {name: exercise.start[name] for name in exercise.controls}, text


def problems(exercise: SetLab) -> list[tuple[tuple, str, str]]:
    """What is wrong with the data: unknown lab, dial or reading; a solution that does not solve; a start that does."""
    from casebook.files.kit import NotThere

    try:
        lab = _lab(exercise)
    except NotThere as error:
        return [(("lab",), str(error).rstrip("."), "name one of them")]
    known = {dial.id for dial in lab.dials}
    for name in {*exercise.controls, *exercise.start, *exercise.solution} - known:
        return [(("controls",), f"the lab has no dial '{name}'", f"name one of: {', '.join(sorted(known))}")]
    if exercise.at_least is None and exercise.at_most is None:
        return [(("at_least",), "there is no condition", "write at_least or at_most")]
    if exercise.reading not in lab.file.readings:
        return [(("reading",), f"the lab has no reading '{exercise.reading}'", "name one of its readings")]
    if check(exercise, answers(exercise)[0]).state != "right":
        return [(("solution",), "the solution does not meet the condition", "correct it")]
    if check(exercise, {n: exercise.start[n] for n in exercise.controls}).state == "right":
        return [(("start",), "the start already meets the condition", "choose another start")]
    return []
