"""Choose every option that fits. Score: (right ones chosen - wrong ones chosen) / right ones, never below 0."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.files.finding import Finding, at
from casebook.files.questions import ChooseSeveral, Option
from casebook.thinking.exercises import outcome
from casebook.thinking.exercises.outcome import Field, Outcome, Remark, Value, say


def fields(exercise: ChooseSeveral) -> list[Field]:
    """One group of check boxes."""
    return [Field("choices", say("choose-several.legend"), "many", outcome.choices(exercise.options))]


def check(exercise: ChooseSeveral, value: Value) -> Outcome:
    """The outcome of a set of choices."""
    given = value.get("choices")
    known = {option.id for option in exercise.options}
    chosen = {c for c in given if isinstance(c, str)} & known if isinstance(given, (list, tuple, set)) else set()
    if not chosen:
        return outcome.not_attempted()
    right = set(outcome.best(exercise.options))
    remarks = []
    for option in exercise.options:
        if option.id in chosen:
            remarks.append(Remark(option.text, option.feedback, option.id in right))
        elif option.id in right:
            remarks.append(Remark(say("choose-several.missing"), _missed(exercise, option), None))
    score = (len(chosen & right) - len(chosen - right)) / len(right)
    if 0 < score < 1 and chosen <= right:
        return Outcome("partly right", score, say("choose-several.so_far", score=score), tuple(remarks))
    return outcome.concluded(score, remarks, exercise.why)


def _missed(exercise: ChooseSeveral, option: Option) -> str:
    """What is said where a right option was left out."""
    return option.missed or exercise.hints[0]


def answers(exercise: ChooseSeveral) -> list[Value]:
    """The one full answer."""
    return [{"choices": outcome.best(exercise.options)}]


def mistakes(exercise: ChooseSeveral) -> Iterator[tuple[Value, str]]:
    """Each wrong option added to the right ones, and each right one left out."""
    right = outcome.best(exercise.options)
    for option in exercise.options:
        if option.id not in right:
            yield {"choices": [*right, option.id]}, option.feedback
        elif len(right) > 1:
            yield {"choices": [r for r in right if r != option.id]}, _missed(exercise, option)


def problems(exercise: ChooseSeveral) -> list[Finding]:
    """What is wrong with the data."""
    found = outcome.choice_problems(exercise.options, "options")
    if not exercise.hints:
        found.append(at(("hints",), "there is no hint", "write at least one"))
    return found
