"""The exercise engine: one module a shape of exercise, each with the same five functions.

`fields` (what the form asks), `check` (what an answer is worth and teaches), `answers` (every answer with full marks),
`mistakes` (every single wrong option with the feedback it must show: the tests run all of them), `problems` (what is
wrong with the data). A new shape is a dataclass in `casebook.files.questions`, a module here, and a line in `KINDS`;
a new kind of a shape that there is, is a word in the dataclass and a line in `KINDS`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields as fields_of
from types import ModuleType
from typing import Any

from casebook.files.finding import Where
from casebook.files.questions import AnyExercise, Option, Sortable
from casebook.thinking import learner_map
from casebook.thinking.exercises import (
    build_map,
    choose_several,
    forecast,
    hidden,
    one_each,
    order,
    own_map,
    set_lab,
    steelman,
)
from casebook.thinking.exercises.outcome import Field, Outcome, Remark, Value, say

__all__ = ["KINDS", "Field", "Outcome", "Remark", "Value", "answer_from", "check", "describe", "fields",
           "form_text", "options", "preface"]

KINDS: dict[str, ModuleType] = {
    **dict.fromkeys(("choose", "hedge", "scheme", "aim", "classify", "match", "linked", "contrast"), one_each),
    "choose-several": choose_several, "order": order, "hidden": hidden, "build": build_map,
    "forecast": forecast, "set-lab": set_lab, "steelman": steelman, "own": own_map,
}
"""The module of every kind that a question bank may name."""


def fields(exercise: AnyExercise) -> list[Field]:
    """The form of an exercise."""
    return KINDS[exercise.kind].fields(exercise)


def check(exercise: AnyExercise, value: Any) -> Outcome:
    """The outcome of an answer. What no control of the form can give counts as no answer."""
    return KINDS[exercise.kind].check(exercise, _clean(exercise, value))


def _clean(exercise: AnyExercise, value: Any) -> Value:
    clean: Value = {}
    for field in fields(exercise) if isinstance(value, dict) else []:
        given = value.get(field.id)
        if field.control in ("many", "statements"):
            of = str if field.control == "many" else dict
            if isinstance(given, (list, tuple, set)):
                clean[field.id] = [item for item in given if isinstance(item, of)]
        elif isinstance(given, (str, int, float)):
            clean[field.id] = given
    return clean


def options(exercise: AnyExercise) -> Iterator[tuple[Where, Option | Sortable]]:
    """Every option and every item to sort of an exercise, whatever its kind, with its path in the data."""
    for field in fields_of(exercise):
        group = getattr(exercise, field.name)
        for place, one in enumerate(group if isinstance(group, list) else []):
            if isinstance(one, (Option, Sortable)):
                yield (field.name, place), one


def answer_from(exercise: AnyExercise, *given: Any) -> Value:
    """A full answer from the short forms of the plain-code twin.

    ``"b"`` for one choice, ``"a", "c"`` for several, ``0.4`` for a number, a mapping for everything else.
    """
    if len(given) == 1 and isinstance(given[0], dict):
        return dict(given[0])
    form = fields(exercise)
    if form[0].control == "many":
        return {form[0].id: [item for g in given for item in (g if isinstance(g, (list, tuple, set)) else [g])]}
    return dict(zip((field.id for field in form), given, strict=False))


def preface(exercise: AnyExercise) -> list[str]:
    """The lines that stand above the question: its material and, on a map, the statement at the top."""
    root = getattr(exercise, "root", None)
    return [*exercise.material, *([f"{root.id}. {root.text}"] if root else [])]


def form_text(exercise: AnyExercise) -> list[str]:
    """The form as plain text. Options that every field shares are listed once."""
    form = fields(exercise)
    shared = len(form) > 1 and bool(form[0].options) and all(f.options == form[0].options for f in form)
    lines: list[str] = []
    for field in form:
        lines.append(f"({field.id}) {field.legend}" if len(form) > 1 else field.legend)
        if field.options and not shared:
            lines.extend(f"  [{name}] {label}" for name, label in field.options)
        elif field.control == "number":
            lines.append("  " + say("number", low=field.low, high=field.high, unit=field.unit).rstrip())
    if shared:
        lines.append(say("each"))
        lines.extend(f"  [{name}] {label}" for name, label in form[0].options)
    return lines


def describe(exercise: AnyExercise, value: Value) -> list[str]:
    """An answer in words, a line a field."""
    lines: list[str] = []
    answer = _clean(exercise, value)
    for field in fields(exercise):
        given, names = answer.get(field.id), dict(field.options)
        if field.control == "many":
            lines.extend(f"- {names[one]}" for one in given or [] if one in names)
        elif field.control == "statements":
            lines.extend(learner_map.lines(answer))
        elif field.control in ("one", "select"):
            chosen = names.get(str(given)) or say("no_answer")
            lines.append(f"- {field.legend} -> {chosen}" if field.control == "select" else f"- {chosen}")
        else:
            shown = say("no_answer") if given is None else f"{given} {field.unit}".rstrip()
            lines.append(f"- {field.legend}: {shown}")
    return lines
