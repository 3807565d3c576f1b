"""Two choices at once: two groups of radio buttons, the mean of two credits.

Name the scheme of a step and the critical question that it leaves open (Walton, Reed and Macagno 2008); or choose the
objection that bites and aim it at a premise, at the conclusion, or at the step (an undercut).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casebook.files.finding import Finding
from casebook.files.questions import Aim, Option, Scheme
from casebook.thinking.exercises.outcome import (
    EXACT,
    Field,
    Outcome,
    Value,
    best,
    choice_problems,
    choices,
    combinations,
    judged,
    pick,
    remark_on,
    say,
    unanswered,
)

GROUPS = {"scheme": {"scheme": "schemes", "question": "questions"},
          "aim": {"objection": "objections", "target": "targets"}}
"""For each kind the two choices, each with the name of its list of options."""


def _groups(exercise: Scheme | Aim) -> dict[str, Sequence[Option]]:
    return {name: getattr(exercise, options) for name, options in GROUPS[exercise.kind].items()}


def fields(exercise: Scheme | Aim) -> list[Field]:
    """A group of radio buttons for each choice."""
    return [Field(name, say(f"{exercise.kind}.{name}"), "one", choices(options))
            for name, options in _groups(exercise).items()]


def check(exercise: Scheme | Aim, value: Value) -> Outcome:
    """The outcome of both choices together."""
    picked = {name: pick(options, value.get(name)) for name, options in _groups(exercise).items()}
    missing = [say(f"{exercise.kind}.{name}") for name, option in picked.items() if option is None]
    return unanswered(missing, picked) or judged([remark_on(option) for option in picked.values() if option],
                                                 exercise.why)


def answers(exercise: Scheme | Aim) -> list[Value]:
    """Every pair of fully right options."""
    return combinations({name: best(options) for name, options in _groups(exercise).items()})


def mistakes(exercise: Scheme | Aim) -> Iterator[tuple[Value, str]]:
    """Each wrong option in its group, all else right."""
    right = answers(exercise)[0]
    for name, options in _groups(exercise).items():
        for option in options:
            if option.credit < EXACT:
                yield {**right, name: option.id}, option.feedback


def problems(exercise: Scheme | Aim) -> list[Finding]:
    """What is wrong with the data."""
    return [one for options in GROUPS[exercise.kind].values()
            for one in choice_problems(getattr(exercise, options), options)]
