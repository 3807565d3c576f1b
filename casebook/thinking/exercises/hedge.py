"""Estimate the author's confidence from the hedges. Options run from weakest to strongest; a neighbour earns a part."""

from __future__ import annotations

from casebook.files.questions import Hedge
from casebook.thinking.exercises import choose
from casebook.thinking.exercises.choose import answers, check, mistakes
from casebook.thinking.exercises.outcome import Field, best

__all__ = ["answers", "check", "fields", "mistakes", "problems"]


def fields(exercise: Hedge) -> list[Field]:
    """One group of radio buttons, from weakest to strongest."""
    options = tuple((o.id, o.text) for o in exercise.options)
    return [Field("choice", f"How sure is the author that: {exercise.claim}", "one", options)]


def problems(exercise: Hedge) -> list[tuple[tuple, str, str]]:
    """What is wrong with the data: one right level, and credit that falls with the distance from it."""
    found = choose.problems(exercise)
    if len(best(exercise.options)) == 1:
        centre = [o.id for o in exercise.options].index(best(exercise.options)[0])
        for side in (exercise.options[centre::-1], exercise.options[centre:]):
            credits_ = [o.credit for o in side]
            if credits_ != sorted(credits_, reverse=True):
                found.append((("options",), "a level farther from the right one earns more", "let credit fall with it"))
    return found
