"""Choose every option that fits. Score: (right ones chosen - wrong ones chosen) / right ones, never below 0."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.files.questions import ChooseSeveral
from casebook.thinking.exercises.outcome import (
    Field,
    Outcome,
    Remark,
    Value,
    best,
    choice_problems,
    concluded,
    not_attempted,
)


def fields(exercise: ChooseSeveral) -> list[Field]:
    """One group of check boxes."""
    return [Field("choices", "Choose every one that fits", "many", tuple((o.id, o.text) for o in exercise.options))]


def check(exercise: ChooseSeveral, value: Value) -> Outcome:
    """The outcome of a set of choices."""
    given = value.get("choices")
    known = {option.id for option in exercise.options}
    chosen = {c for c in given if isinstance(c, str)} & known if isinstance(given, (list, tuple, set)) else set()
    if not chosen:
        return not_attempted()
    right = set(best(exercise.options))
    remarks = []
    for option in exercise.options:
        if option.id in chosen:
            remarks.append(Remark(option.text, option.feedback, option.id in right))
        elif option.id in right:
            remarks.append(Remark("One that fits is still missing", option.missed or exercise.hints[0], None))
    score = (len(chosen & right) - len(chosen - right)) / len(right)
    if 0 < score < 1 and not any(remark.good is False for remark in remarks):
        return Outcome("partly right", score, f"Right so far ({score:.0%}), but not all.", tuple(remarks))
    return concluded(score, remarks, exercise.why)


def answers(exercise: ChooseSeveral) -> list[Value]:
    """The one full answer."""
    return [{"choices": best(exercise.options)}]


def mistakes(exercise: ChooseSeveral) -> Iterator[tuple[Value, str]]:
    """Each wrong option added to the right ones, and each right one left out."""
    right = best(exercise.options)
    for option in exercise.options:
        if option.id not in right:
            yield {"choices": [*right, option.id]}, option.feedback
        elif len(right) > 1:
            yield {"choices": [r for r in right if r != option.id]}, option.missed or exercise.hints[0]


def problems(exercise: ChooseSeveral) -> list[tuple[tuple, str, str]]:
    """What is wrong with the data."""
    found = choice_problems(exercise.options, "options")
    if not exercise.hints:
        found.append((("hints",), "there is no hint", "write at least one"))
    return found
