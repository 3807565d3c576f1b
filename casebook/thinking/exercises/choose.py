"""Choose one option: the score is the option's credit.

In a hedge the options are levels of confidence, from weakest to strongest, and a neighbour of the right one earns a
part.
"""

from __future__ import annotations

from collections.abc import Iterator

from casebook.files.finding import Finding, at
from casebook.files.questions import Choose
from casebook.thinking.exercises.outcome import (
    EXACT,
    Field,
    Outcome,
    Value,
    best,
    choice_problems,
    choices,
    judged,
    not_attempted,
    pick,
    remark_on,
    say,
)


def fields(exercise: Choose) -> list[Field]:
    """One group of radio buttons."""
    return [Field("choice", say(f"{exercise.kind}.legend", claim=exercise.claim), "one", choices(exercise.options))]


def check(exercise: Choose, value: Value) -> Outcome:
    """The outcome of a choice."""
    option = pick(exercise.options, value.get("choice"))
    return judged([remark_on(option)], exercise.why) if option else not_attempted()


def answers(exercise: Choose) -> list[Value]:
    """Every choice that earns full marks."""
    return [{"choice": name} for name in best(exercise.options)]


def mistakes(exercise: Choose) -> Iterator[tuple[Value, str]]:
    """Every wrong choice with the feedback that it must show."""
    for option in exercise.options:
        if option.credit < EXACT:
            yield {"choice": option.id}, option.feedback


def problems(exercise: Choose) -> list[Finding]:
    """What is wrong with the data. In a hedge, credit falls with the distance from the one right level."""
    found = choice_problems(exercise.options, "options")
    hedge, right = exercise.kind == "hedge", best(exercise.options)
    if hedge != bool(exercise.claim.strip()):
        found.append(at(("claim",), "a hedge has a claim, and nothing else has one", "write it, or remove it"))
    if hedge and len(right) == 1:
        centre = [option.id for option in exercise.options].index(right[0])
        for side in (exercise.options[centre::-1], exercise.options[centre:]):
            earned = [option.credit for option in side]
            if earned != sorted(earned, reverse=True):
                found.append(at(("options",), "a level farther from the right one earns more",
                                "let credit fall with it"))
    return found
