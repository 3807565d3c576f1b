"""A journal that the kit wrote before its labs and its record were made anew: every answer in it is still there.

`journal_before.jsonl` is a real one: exercises of every kind with wrong and right answers, hints and worked answers,
the predictions of all sixteen labs, the steps of all walks, and forecasts. It is never written again.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from casebook.files import kit
from casebook.files.root import find_root
from casebook.record import Journal, export
from casebook.record.entry import EVENTS
from casebook.record.known import exercise_of, known_in
from casebook.record.renamed import renamed_in
from casebook.thinking import exercises
from casebook.thinking.progress import answers_kept

BEFORE = Path(__file__).with_name("journal_before.jsonl")
LINES: list[dict[str, Any]] = [json.loads(line) for line in BEFORE.read_text(encoding="utf-8").splitlines()]
ROOT = find_root()


@pytest.fixture
def copy(path: Path) -> Path:
    path.parent.mkdir()
    return Path(shutil.copy(BEFORE, path))


def test_every_line_is_read_and_kept_as_it_is(copy: Path) -> None:
    journal = Journal(copy)
    assert journal.notices() == []
    assert [entry.value for entry in journal.entries()] == [line["value"] for line in LINES]
    assert export(journal) == BEFORE.read_bytes()
    assert journal.append("truce-2016", "thesis", "answer", {"choice": "a"}) == ""
    assert copy.read_bytes().startswith(BEFORE.read_bytes())


def test_every_answer_is_found_in_the_state(copy: Path) -> None:
    journal = Journal(copy)
    assert journal.learner == "reader"
    for line in LINES:
        state = journal.state(line["lesson"], line["exercise"])
        event, value = line["event"], line["value"]
        if event == "answer":
            found = [entry for entry in state.attempts if entry.time == line["time"]]
            assert [(entry.value, entry.outcome, entry.score) for entry in found] == [
                (value, line["outcome"], line["score"])]
        elif event in ("forecast", "commit"):
            assert getattr(state, event).value == value
        elif event == "hint":
            assert state.hints >= value
        elif event == "worked":
            assert state.worked_opened
    assert {line["event"] for line in LINES} == EVENTS


def test_every_answer_to_what_the_kit_has_still_fits_its_form(copy: Path) -> None:
    """An exercise or a field that gets another id needs a row in data/renamed.yaml: without one, this test says so."""
    journal, checked = Journal(copy, renamed_in(ROOT)), 0
    for lesson, name in journal.exercises():
        exercise = exercise_of(ROOT, lesson, name) if lesson in kit.lesson_ids(ROOT) else None
        if exercise is None or not _lab_is_there(exercise):
            continue
        fields = {field.id for field in exercises.fields(exercise)}
        for entry in journal.state(lesson, name).attempts:
            assert set(entry.value) <= fields, (lesson, name)
            checked += 1
    assert checked > 20


def _lab_is_there(exercise: Any) -> bool:
    return exercise.kind != "set-lab" or (ROOT / "data" / "labs" / f"{exercise.lab}.yaml").is_file()


def test_what_the_kit_no_longer_has_is_counted(copy: Path) -> None:
    journal = Journal(copy, renamed_in(ROOT))
    is_known = known_in(ROOT)
    gone = [key for key in journal.exercises() if not is_known(*key)]
    kept = answers_kept(journal, is_known)
    answers = [entry for entry in map(renamed_in(ROOT).today, journal.entries()) if entry.event in
               ("answer", "forecast", "commit")]
    assert kept == sum((entry.lesson, entry.exercise) in gone for entry in answers)
