"""Ids that were given up: answers under the old one count for the one of today, and the lines stay as they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from casebook.files.root import find_root
from casebook.record import Entry, Journal, MemoryJournal, encode, export, open_journal
from casebook.record.renamed import NAME, Renamed, Row, renamed_in, renamed_problems

LESSON = "truce-2016"
ROOT = find_root()


def table(*rows: Row) -> Renamed:
    return Renamed(lambda: rows)


def given(exercise: str, value: object, event: str = "answer", lesson: str = LESSON) -> Entry:
    return Entry(time="2026-01-31T09:05:00.000000Z", lesson=lesson, exercise=exercise, event=event, value=value)


def after(entry: Entry, *rows: Row) -> Entry:
    return table(*rows).today(entry)


def test_parts_of_an_answer_get_their_names_of_today_and_the_rest_stays() -> None:
    old = given("set-window", {"s": 0.5, "m": 0.1, "later": 1})
    row = Row(lesson=LESSON, exercise="set-window", fields={"s": "support", "m": "monitoring"})
    assert after(old, row).value == {"support": 0.5, "monitoring": 0.1, "later": 1}
    assert after(old).value == old.value
    assert after(old, Row(lesson=LESSON, exercise="set-trust", fields={"s": "x"})) == old
    assert after(old, Row(lesson="leverage-2017", exercise="set-window", fields={"s": "x"})) == old


@pytest.mark.parametrize("value", [None, "b", ["s"], 0.5, True])
def test_an_answer_without_parts_stays_as_it_is(value: object) -> None:
    row = Row(lesson=LESSON, exercise="x", fields={"s": "support"})
    assert after(given("x", value), row).value == value


def test_names_that_change_places_are_not_mixed_up() -> None:
    row = Row(lesson=LESSON, exercise="x", fields={"a": "b", "b": "a"})
    assert after(given("x", {"a": 1, "b": 2}), row).value == {"b": 1, "a": 2}


def test_an_exercise_may_be_renamed_twice_with_parts_on_the_way() -> None:
    rows = [
        Row(lesson=LESSON, exercise="first", now="second", fields={"s": "support"}),
        Row(lesson=LESSON, exercise="second", fields={"support": "backing"}),
        Row(lesson=LESSON, exercise="second", now="third"),
    ]
    for exercise, value in (("first", {"s": 1}), ("second", {"support": 1}), ("third", {"backing": 1})):
        today = after(given(exercise, value), *rows)
        assert (today.exercise, today.value) == ("third", {"backing": 1})


def test_the_state_of_an_exercise_holds_what_was_given_under_all_its_names(path: Path) -> None:
    before = Journal(path)
    before.append(LESSON, "old", "hint", 1, hints=1)
    before.append(LESSON, "old", "answer", {"s": 1})
    before.append(LESSON, "lab-window-deepen", "commit", "grows")
    written = path.read_bytes()
    rows = [Row(lesson=LESSON, exercise="old", now="new", fields={"s": "support"}),
            Row(lesson=LESSON, exercise="lab-window-deepen", now="lab-leverage-deepen")]
    journal = Journal(path, table(*rows))
    assert journal.exercises() == [(LESSON, "new"), (LESSON, "lab-leverage-deepen")]
    journal.append(LESSON, "new", "answer", {"support": 2})
    state = journal.state(LESSON, "new")
    assert [entry.value for entry in state.attempts] == [{"support": 1}, {"support": 2}] and state.hints == 1
    commit = journal.state(LESSON, "lab-leverage-deepen").commit
    assert commit is not None and commit.value == "grows"
    assert not journal.state(LESSON, "old").attempts
    # The lines are never rewritten, neither here nor in what is downloaded.
    assert path.read_bytes().startswith(written) and export(journal) == path.read_bytes()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A kit of its own whose table may be written."""
    shutil.copytree(ROOT / "data", tmp_path / "kit" / "data")
    return tmp_path / "kit"


def write(root: Path, text: str) -> list[str]:
    (root / NAME).write_text(text, encoding="utf-8")
    return renamed_problems(root)


def test_the_table_of_this_kit_names_only_what_there_is() -> None:
    assert renamed_problems(ROOT) == []


def test_a_kit_without_a_table_renames_nothing(root: Path) -> None:
    (root / NAME).unlink()
    entry = given("x", {"s": 1})
    assert renamed_problems(root) == [] and renamed_in(root).today(entry) == entry


def test_the_table_is_read_with_the_kit_s_journal(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CASEBOOK_PROGRESS")
    write(root, "- {lesson: truce-2016, exercise: old, now: new, fields: {s: support}}\n")
    (root / "progress").mkdir()
    (root / "progress" / "journal.jsonl").write_bytes(encode(given("old", {"s": 1})))
    assert open_journal(root).state(LESSON, "new").attempts[0].value == {"support": 1}


@pytest.mark.parametrize(
    "text", ["lesson: truce-2016\n", "- 3\n", "- {lesson: x}\n", "- {lesson: 1, exercise: x}\n", "- [\n", "",
             "- {lesson: x, exercise: y, fields: {a: [b]}}\n", "- {lesson: x, exercise: y, fields: a}\n"]
)
def test_a_table_that_does_not_fit_is_told_and_hides_no_answer(root: Path, text: str) -> None:
    (problem,) = write(root, text)
    assert problem.startswith(NAME) and problem.endswith(".")
    entry = given("x", {"s": 1})
    assert renamed_in(root).today(entry) == entry


def test_rows_that_fit_count_beside_one_that_does_not(root: Path) -> None:
    first, *others = write(root, "- 3\n- {lesson: truce-2016, exercise: old, now: thesis}\n")
    assert "row 1" in first and others == []
    assert renamed_in(root).today(given("old", 1)).exercise == "thesis"


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("{lesson: nowhere, exercise: x, now: y}", ["nowhere"]),
        ("{lesson: truce-2016, exercise: old, now: nothing}", ["nothing"]),
        ("{lesson: truce-2016, exercise: nothing, fields: {s: t}}", ["nothing"]),
        ("{lesson: truce-2016, exercise: thesis, now: voice}", ["thesis"]),
        ("{lesson: truce-2016, exercise: thesis, fields: {old: nothing}}", ["thesis", "nothing"]),
        ("{lesson: truce-2016, exercise: thesis, fields: {choice: choice}}", ["thesis", "choice"]),
        ("{lesson: truce-2016, exercise: lab-trust-strong, fields: {s: t}}", ["lab-trust-strong", "t"]),
    ],
)
def test_a_row_that_names_what_is_not_there_or_still_in_use_is_told_in_a_sentence(
    root: Path, row: str, names: list[str]
) -> None:
    (problem,) = write(root, f"- {row}\n")
    assert problem.startswith(f"{NAME}, row 1: ") and problem.endswith(".") and ". " not in problem
    assert all(f"'{name}'" in problem for name in names)


def test_rows_that_lead_to_what_is_there_are_in_order(root: Path) -> None:
    assert write(
        root,
        "- {lesson: truce-2016, exercise: oldest, now: old, fields: {a: b}}\n"
        "- {lesson: truce-2016, exercise: old, now: thesis, fields: {b: choice}}\n"
        "- {lesson: truce-2016, exercise: lab-faith-strong, now: lab-trust-strong}\n",
    ) == []


def test_memory_knows_no_table() -> None:
    journal = MemoryJournal()
    journal.append(LESSON, "old", "answer", {"s": 1})
    assert journal.exercises() == [(LESSON, "old")]
