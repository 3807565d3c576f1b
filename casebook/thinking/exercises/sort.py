"""Sort items into categories: one list an item, the mean of the credits."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.files.finding import Finding, at
from casebook.files.questions import Sort, Sortable
from casebook.thinking.exercises.outcome import (
    EXACT,
    Field,
    Outcome,
    Remark,
    Value,
    combinations,
    judged,
    unanswered,
)


def fields(exercise: Sort) -> list[Field]:
    """One list to choose from for each item."""
    options = tuple((category.id, category.text) for category in exercise.categories)
    return [Field(item.id, item.text, "select", options) for item in exercise.items]


def check(exercise: Sort, value: Value) -> Outcome:
    """The outcome of a sorting: nothing is judged before every item has its place."""
    known = {category.id for category in exercise.categories}
    placed = {item.id: value.get(item.id) for item in exercise.items}
    missing = [item.text for item in exercise.items if placed[item.id] not in known]
    return unanswered(missing, exercise.items) or judged(
        [_judge(item, str(placed[item.id])) for item in exercise.items], exercise.why)


def _judge(item: Sortable, category: str) -> tuple[float, Remark]:
    credit = item.answers.get(category, 0.0)
    if credit >= EXACT:
        return credit, Remark(item.text, item.why, True)
    return credit, Remark(item.text, item.wrong[category], None if credit > 0 else False)


def answers(exercise: Sort) -> list[Value]:
    """Every combination of categories with full credit (at most 64 of them)."""
    return combinations({item.id: [name for name, credit in item.answers.items() if credit >= EXACT]
                         for item in exercise.items})


def mistakes(exercise: Sort) -> Iterator[tuple[Value, str]]:
    """Each item in each category that is not fully right, all else right."""
    right = answers(exercise)[0]
    for item in exercise.items:
        for category in exercise.categories:
            if item.answers.get(category.id, 0.0) < EXACT:
                yield {**right, item.id: category.id}, item.wrong[category.id]


def problems(exercise: Sort) -> list[Finding]:
    """What is wrong with the data: every category of every item is right, defensible or explained."""
    found: list[Finding] = []
    known = {category.id for category in exercise.categories}
    if len({item.id for item in exercise.items}) < len(exercise.items):
        found.append(at(("items",), "two items have the same id", "give each its own"))
    for position, item in enumerate(exercise.items):
        where = ("items", position)
        if not any(credit >= EXACT for credit in item.answers.values()):
            found.append(at((*where, "answers"), f"'{item.id}' has no right answer", "give a category the credit 1"))
        for name in {*item.answers, *item.wrong} - known:
            found.append(at(where, f"'{item.id}' names the category '{name}', which is not there", "correct its name"))
        for name in sorted(known):
            if item.answers.get(name, 0.0) < EXACT and not item.wrong.get(name, "").strip():
                what = f"'{item.id}' has no feedback for the choice '{name}'"
                found.append(at((*where, "wrong"), what, f"add '{name}:' under wrong"))
    return found
