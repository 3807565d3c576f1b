"""Answers under an id that the kit has given up count for the id of today: data/renamed.yaml.

The lines of a journal are never rewritten; what is renamed is what they count for. Each row of the table says

    - {lesson: truce-2016, exercise: set-window, fields: {s: support}}   parts of its answers that have other ids now
    - {lesson: truce-2016, exercise: old-id, now: new-id}                an exercise that has another id now

Rows count from top to bottom, so an exercise may be renamed twice. An exercise is whatever answers are kept under: also
the prediction of a lab, a step of a walk, a forecast.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from casebook.files import kit, yamltext
from casebook.files.build import Misfit, build
from casebook.record.entry import Entry
from casebook.record.known import exercise_of, known_in
from casebook.thinking import exercises

NAME = "data/renamed.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the table. `now` is empty where the exercise itself has kept its id."""

    lesson: str
    exercise: str
    now: str = ""
    fields: dict[str, str] = field(default_factory=dict)


class Renamed:
    """A table of ids that were given up for others. `rows` gives its rows, once the first entry asks for them."""

    def __init__(self, rows: Callable[[], Sequence[Row]] = tuple) -> None:
        self._rows = cache(rows)

    def today(self, entry: Entry) -> Entry:
        """The same entry under the ids of today."""
        exercise, fields = self.way(entry.lesson, entry.exercise)
        if exercise == entry.exercise and not fields:
            return entry
        value = entry.value
        if isinstance(value, dict):
            value = {fields.get(name, name): given for name, given in value.items()}
        return dataclasses.replace(entry, exercise=exercise, value=value)

    def way(self, lesson: str, exercise: str) -> tuple[str, dict[str, str]]:
        """The id of today of an exercise, and those of the parts of its answers, by their ids of then."""
        fields: dict[str, str] = {}
        for row in self._rows():
            if (row.lesson, row.exercise) == (lesson, exercise):
                exercise = row.now or exercise
                fields = {**row.fields, **{old: row.fields.get(now, now) for old, now in fields.items()}}
        return exercise, fields


def renamed_in(root: Path) -> Renamed:
    """The table of a kit. A missing file renames nothing, and neither does a row that does not fit: a learner's answers
    must show whatever state the table is in. `renamed_problems` says what is wrong with it."""
    return Renamed(lambda: [row for row in _rows(root) if isinstance(row, Row)])


def _rows(root: Path) -> Iterator[Row | str]:
    """Each row of the file, or the sentence that says why it is none."""
    path = root / NAME
    if not path.is_file():
        return
    try:
        data: Any = yamltext.load(path)
    except yamltext.BadFile as bad:
        yield f"{NAME} {bad.what}; {bad.mend}."
        return
    if not isinstance(data, list):
        yield f"{NAME} holds no list; write a row for each exercise that was renamed, or [] for none."
        return
    for number, one in enumerate(data, start=1):
        try:
            yield build(Row, one)
        except Misfit:
            yield f"{NAME}, row {number}: it does not fit; write lesson and exercise with now or fields, all as text."


def renamed_problems(root: Path) -> list[str]:
    """What is wrong with the table, one sentence a finding: an id that the kit lacks, or one that is still in use."""
    found: list[str] = []
    for number, row in enumerate(_rows(root), start=1):
        if isinstance(row, str):
            found.append(row)
            continue
        try:
            found += [f"{NAME}, row {number}: {problem}." for problem in _row_problems(root, row)]
        except (kit.BadData, kit.NotThere) as bad:
            found.append(f"{NAME}, row {number} cannot be checked: {bad}")
    return found


def _row_problems(root: Path, row: Row) -> Iterator[str]:
    lessons = kit.lesson_ids(root)
    if row.lesson not in lessons:
        yield f"there is no lesson '{row.lesson}'; name one of {', '.join(lessons)}"
        return
    is_known = known_in(root)
    if row.now and is_known(row.lesson, row.exercise):
        yield f"'{row.exercise}' is still in use, so its answers would be moved; give one of the two another id"
    name, renamed = renamed_in(root).way(row.lesson, row.exercise)
    if not is_known(row.lesson, name):
        yield f"{row.lesson} has no exercise '{name}'; name one that is there"
        return
    exercise = exercise_of(root, row.lesson, name)
    fields = {one.id for one in exercises.fields(exercise)} if exercise and row.fields else set()
    for old in row.fields:
        new = renamed[old]
        if new not in fields:
            yield f"the answers of '{name}' have no field '{new}'; name one of {', '.join(sorted(fields)) or 'none'}"
        if old in fields:
            yield f"the field '{old}' of '{name}' is still in use, so new answers would be changed; remove it here"
