"""Set a lab's dials until a reading meets a condition.

The condition is met or it is not: a reading on its way there earns nothing, because how near it comes says more about
the scale and the start than about what was understood. What the learner reads instead is the reading itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from casebook.files.facts import table
from casebook.files.finding import Finding, at
from casebook.files.kit import load_lab
from casebook.files.labs import Dial
from casebook.files.questions import SetLab
from casebook.files.root import find_root
from casebook.thinking import labs
from casebook.thinking.exercises.outcome import Field, Outcome, Remark, Value, concluded, say, unanswered
from casebook.thinking.labs.lab import Lab, Reading


def _lab(exercise: SetLab) -> Lab:
    root = find_root()
    file = load_lab(root, exercise.lab)
    return labs.get(file, {name: table(root, name) for name in file.draws_on})


def fields(exercise: SetLab, dials: Sequence[Dial] = ()) -> list[Field]:
    """One number for each dial that may be moved. The dials are those of the lab's file if none are given."""
    known = {dial.id: dial for dial in dials or load_lab(find_root(), exercise.lab).dials}
    return [Field(name, dial.label, "number", low=dial.low, high=dial.high, step=dial.step, unit=dial.unit)
            for name in exercise.controls for dial in [known[name]]]


def check(exercise: SetLab, value: Value, lab: Lab | None = None) -> Outcome:
    """Run the lab (by default the kit's own) with the learner's dials and hold its reading to the condition."""
    lab = lab or _lab(exercise)
    wanted = fields(exercise, lab.dials)
    early = unanswered([field.legend for field in wanted if not _usable(value.get(field.id), field)], wanted)
    if early:
        return early
    reading = _reading(exercise, value, lab)
    fault = _fault(exercise, reading.value)
    text = getattr(exercise, fault) if fault else say("set-lab.met")
    remark = Remark(say("set-lab.reading", label=reading.label, text=reading.text), text, not fault)
    return concluded(float(not fault), [remark], exercise.why)


def _reading(exercise: SetLab, value: Value, lab: Lab) -> Reading:
    """The lab's reading with the learner's dials, and all others where the exercise starts."""
    moved = {name: float(value[name]) for name in exercise.controls}
    return lab.evaluate({**exercise.start, **moved}).reading(exercise.reading)


def _usable(given: Any, field: Field) -> bool:
    number = isinstance(given, (int, float)) and not isinstance(given, bool) and math.isfinite(given)
    return number and field.low <= given <= field.high


def _fault(exercise: SetLab, got: float | None) -> str:
    """Which sentence of the question bank is for a reading that does not meet the condition; "" for one that does.

    A reading that does not exist is too low for every condition: nothing came about that could be counted.
    """
    low, high = exercise.at_least, exercise.at_most
    if got is None or not math.isfinite(got) or (low is not None and got < low):
        return "too_low"
    return "too_high" if high is not None and got > high else ""


def answers(exercise: SetLab) -> list[Value]:
    """The setting that the question bank names."""
    return [dict(exercise.solution)]


def mistakes(exercise: SetLab) -> Iterator[tuple[Value, str]]:
    """The starting position does not meet the condition."""
    fault = _fault(exercise, _reading(exercise, exercise.start, _lab(exercise)).value)
    yield _start(exercise), getattr(exercise, fault or "too_low")


def _start(exercise: SetLab) -> Value:
    return {name: exercise.start[name] for name in exercise.controls}


def problems(exercise: SetLab) -> list[Finding]:
    """What is wrong with the data by itself; `mismatches` holds it to its lab."""
    if exercise.at_least is None and exercise.at_most is None:
        return [at(("at_least",), "there is no condition", "write at_least or at_most")]
    strange = [name for name in exercise.controls if name not in exercise.start or name not in exercise.solution]
    return [at(("controls",), f"'{name}' has no value in start or in solution", "write both") for name in strange]


def mismatches(exercise: SetLab, lab: Lab) -> list[Finding]:
    """What does not fit the lab: unknown dials or reading; a solution that does not solve; a start that does."""
    known = [dial.id for dial in lab.dials]
    found = [at((group,), f"the lab '{lab.id}' has no dial '{name}'", f"name one of: {', '.join(known)}")
             for group in ("controls", "start", "solution") for name in getattr(exercise, group) if name not in known]
    if exercise.reading not in lab.file.readings:
        found.append(at(("reading",), f"the lab '{lab.id}' has no reading '{exercise.reading}'",
                        f"name one of: {', '.join(lab.file.readings)}"))
    if found or problems(exercise):
        return found
    if check(exercise, exercise.solution, lab).state != "right":
        return [at(("solution",), "the solution does not meet the condition", "correct it")]
    if check(exercise, _start(exercise), lab).state == "right":
        return [at(("start",), "the start already meets the condition", "choose another start")]
    return []
