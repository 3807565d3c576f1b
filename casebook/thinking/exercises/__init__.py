"""The exercise engine: one module a kind, each with the same five functions.

`fields` (what the form asks), `check` (what an answer is worth and teaches), `answers` (every answer with full marks),
`mistakes` (every single wrong option with the feedback it must show: the tests run all of them), `problems` (what is
wrong with the data, as path, what, how to mend). A new kind is a dataclass in `casebook.files.questions`, a module
here, and a line in `KINDS`.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any

from casebook.files.questions import AnyExercise
from casebook.thinking.exercises import (
    aim,
    build_map,
    choose,
    choose_several,
    classify,
    contrast,
    forecast,
    hedge,
    hidden,
    linked,
    match,
    order,
    own,
    scheme,
    set_lab,
    steelman,
)
from casebook.thinking.exercises.outcome import Field, Outcome, Remark, Value
from casebook.thinking.own import own_lines

__all__ = ["KINDS", "Field", "Outcome", "Remark", "Value", "answer_from", "check", "describe", "fields", "form_text",
           "preface"]

KINDS: dict[str, ModuleType] = {
    "choose": choose, "choose-several": choose_several, "classify": classify, "match": match, "linked": linked,
    "contrast": contrast, "order": order, "hidden": hidden, "scheme": scheme, "aim": aim, "build": build_map,
    "hedge": hedge, "forecast": forecast, "set-lab": set_lab, "steelman": steelman, "own": own,
}


def fields(exercise: AnyExercise) -> list[Field]:
    """The form of an exercise."""
    return KINDS[exercise.kind].fields(exercise)


def check(exercise: AnyExercise, value: Any) -> Outcome:
    """The outcome of an answer. Whatever is not text, a number or a list of texts counts as no answer."""
    return KINDS[exercise.kind].check(exercise, _clean(value))


def _clean(value: Any) -> Value:
    if not isinstance(value, dict):
        return {}
    clean: Value = {}
    for name, given in value.items():
        if isinstance(given, (list, tuple, set)):
            clean[name] = [item for item in given if isinstance(item, (str, dict))]
        elif isinstance(given, (str, int, float)):
            clean[name] = given
    return clean


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
            lines.append(f"  a number from {field.low:g} to {field.high:g} {field.unit}".rstrip())
    if shared:
        lines.append("For each, choose one of:")
        lines.extend(f"  [{name}] {label}" for name, label in form[0].options)
    return lines


def describe(exercise: AnyExercise, value: Value) -> list[str]:
    """An answer in words, a line a field."""
    lines: list[str] = []
    for field in fields(exercise):
        given: Any = value.get(field.id)
        names = dict(field.options)
        if field.control == "many":
            lines.extend(f"- {names[g]}" for g in given or [] if g in names)
        elif field.control == "one":
            lines.append(f"- {names.get(given, 'no answer')}")
        elif field.control == "statements":
            lines.extend(own_lines(value))
        elif field.control == "select":
            lines.append(f"- {field.legend} -> {names.get(given, 'no answer')}")
        else:
            lines.append(f"- {field.legend}: {given}{' ' + field.unit if field.unit else ''}")
    return lines
