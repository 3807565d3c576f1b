"""What the kinds share that sort items into categories: one select an item, the mean of the credits."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from casebook.files.questions import Classify, Contrast, Linked, Match, Sortable
from casebook.thinking.exercises.outcome import (
    EXACT,
    Field,
    Outcome,
    Remark,
    Value,
    incomplete,
    judged,
    not_attempted,
)

Sorting = Classify | Match | Linked | Contrast


def fields(exercise: Sorting) -> list[Field]:
    """One list to choose from for each item."""
    options = tuple((c.id, c.text) for c in exercise.categories)
    return [Field(item.id, item.text, "select", options) for item in exercise.items]


def check(exercise: Sorting, value: Value) -> Outcome:
    """The outcome of a sorting: nothing is judged before every item has its place."""
    known = {category.id for category in exercise.categories}
    placed = {item.id: value.get(item.id) for item in exercise.items}
    missing = [item.text for item in exercise.items if placed[item.id] not in known]
    if len(missing) == len(exercise.items):
        return not_attempted()
    if missing:
        return incomplete(missing)
    return judged([_judge(item, str(placed[item.id])) for item in exercise.items], exercise.why)


def _judge(item: Sortable, category: str) -> tuple[float, Remark]:
    credit = item.answers.get(category, 0.0)
    if credit >= EXACT:
        return credit, Remark(item.text, item.why, True)
    return credit, Remark(item.text, item.wrong[category], None if credit > 0 else False)


def answers(exercise: Sorting) -> list[Value]:
    """Every combination of categories with full credit (at most 64 of them)."""
    full = [[c for c, credit in item.answers.items() if credit >= EXACT] for item in exercise.items]
    names = [item.id for item in exercise.items]
    return [dict(zip(names, row, strict=True)) for row, _ in zip(product(*full), range(64), strict=False)]


def mistakes(exercise: Sorting) -> Iterator[tuple[Value, str]]:
    """Each item in each category that is not fully right, all else right."""
    right = answers(exercise)[0]
    for item in exercise.items:
        for category in exercise.categories:
            if item.answers.get(category.id, 0.0) < EXACT:
                yield {**right, item.id: category.id}, item.wrong[category.id]


def problems(exercise: Sorting) -> list[tuple[tuple, str, str]]:
    """What is wrong with the data: every category of every item is right, defensible or explained."""
    found: list[tuple[tuple, str, str]] = []
    known = {category.id for category in exercise.categories}
    if len({item.id for item in exercise.items}) < len(exercise.items):
        found.append((("items",), "two items have the same id", "give each its own"))
    for position, item in enumerate(exercise.items):
        where = ("items", position)
        if not any(credit >= EXACT for credit in item.answers.values()):
            found.append(((*where, "answers"), f"'{item.id}' has no right answer", "give a category the credit 1"))
        for name in {*item.answers, *item.wrong} - known:
            found.append((where, f"'{item.id}' names the category '{name}', which is not there", "correct its name"))
        for name in sorted(known):
            if item.answers.get(name, 0.0) < EXACT and not item.wrong.get(name, "").strip():
                found.append(((*where, "wrong"), f"'{item.id}' has no feedback for the choice '{name}'",
                              f"add '{name}:' under wrong"))
    return found
