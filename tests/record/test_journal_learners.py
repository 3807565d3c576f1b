"""Where the journal is, starting afresh, changing learner, downloading and bringing back."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.record import Journal, MemoryJournal, export, fresh, open_journal, restore, switch, where
from casebook.record import disk as disk_module
from casebook.record.learners import plain_name, safe_label

LESSON = "confederation-2015"


@pytest.fixture(params=["file", "memory"])
def either(request: pytest.FixtureRequest, path: Path) -> MemoryJournal:
    return Journal(path) if request.param == "file" else MemoryJournal()


def answer(journal: MemoryJournal, *values: object) -> None:
    for value in values:
        assert journal.append(LESSON, "thesis", "answer", value) == ""


def given_in(journal: MemoryJournal) -> list[object]:
    return [entry.value for entry in journal.entries() if entry.event == "answer"]


# Where


def test_the_journal_is_under_the_root_unless_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CASEBOOK_PROGRESS", raising=False)
    assert where(tmp_path) == where(str(tmp_path)) == tmp_path / "progress" / "journal.jsonl"
    monkeypatch.setenv("CASEBOOK_PROGRESS", " ")
    assert where(tmp_path) == tmp_path / "progress" / "journal.jsonl"
    monkeypatch.setenv("CASEBOOK_PROGRESS", "mine/answers.jsonl")
    assert where(tmp_path) == tmp_path / "mine" / "answers.jsonl"
    monkeypatch.setenv("CASEBOOK_PROGRESS", str(tmp_path))
    assert where("/elsewhere") == tmp_path / "journal.jsonl"
    monkeypatch.setenv("CASEBOOK_PROGRESS", "~/answers.jsonl")
    assert where(tmp_path) == Path.home() / "answers.jsonl"


def test_a_place_has_one_journal_in_a_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CASEBOOK_PROGRESS", raising=False)
    (tmp_path / "one").mkdir()
    (tmp_path / "same").symlink_to(tmp_path / "one")
    first = open_journal(tmp_path / "one")
    assert open_journal(tmp_path / "one") is first and open_journal(tmp_path / "same") is first
    assert open_journal(tmp_path / "two") is not first
    assert isinstance(first, Journal)


def test_memory_may_be_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEBOOK_PROGRESS", ":memory:")
    monkeypatch.chdir(tmp_path)
    journal = open_journal(tmp_path)
    assert type(journal) is MemoryJournal and open_journal("/elsewhere") is journal
    answer(journal, "a")
    assert list(tmp_path.iterdir()) == []


# Afresh and switch


def test_starting_afresh_keeps_the_earlier_answers_beside(path: Path) -> None:
    journal = Journal(path)
    answer(journal, "a", "b")
    before = path.read_bytes()
    for _ in range(3):
        told = fresh(journal)
    assert "no earlier answers" in told and journal.entries() == [] and path.read_bytes() == b""
    (kept,) = path.parent.glob("journal-*.jsonl")
    assert kept.read_bytes() == before
    answer(journal, "c")
    assert "kept as 'journal-learner-until-" in fresh(journal)
    assert len(list(path.parent.glob("journal-*.jsonl"))) == 2 and kept.read_bytes() == before


def test_starting_afresh_twice_in_a_second_overwrites_nothing(path: Path) -> None:
    journal = Journal(path)
    for value in range(4):
        answer(journal, value)
        fresh(journal)
    kept = sorted(path.parent.glob("journal-*.jsonl"))
    assert sorted(value for one in kept for value in given_in(Journal(one))) == [0, 1, 2, 3]


def test_learners_come_and_go_and_each_finds_their_own(either: MemoryJournal) -> None:
    answer(either, "nobody's")
    assert either.learner == ""
    assert "now 'Amal'" in switch(either, "  Amal \n")
    assert given_in(either) == [] and either.learner == "Amal"
    answer(either, "amal 1")
    switch(either, "أمل")
    answer(either, "other")
    told = switch(either, "Amal")
    assert "answers given before" in told and given_in(either) == ["amal 1"]
    answer(either, "amal 2")
    switch(either, "learner")
    assert given_in(either) == ["nobody's"] and either.learner == ""
    switch(either, "Amal")
    assert given_in(either) == ["amal 1", "amal 2"]
    assert either.exercises() == [(LESSON, "thesis")]
    assert either.notices(known={(LESSON, "thesis")}) == []


def test_starting_afresh_keeps_the_learner(either: MemoryJournal) -> None:
    switch(either, "Amal")
    answer(either, "a")
    assert "afresh" in fresh(either)
    assert (either.learner, given_in(either)) == ("Amal", [])
    switch(either, "Bo")
    switch(either, "Amal")
    assert (either.learner, given_in(either)) == ("Amal", [])


@pytest.mark.parametrize("name", ["", "   ", "\n\t", "\u200b\x00"])
def test_a_change_of_learner_needs_a_name(either: MemoryJournal, name: str) -> None:
    answer(either, "a")
    assert "no name was given" in switch(either, name)
    assert given_in(either) == ["a"]


def test_changing_to_oneself_changes_nothing(either: MemoryJournal) -> None:
    answer(either, "a")
    assert "already" in switch(either, "learner")
    switch(either, "Amal")
    answer(either, "b")
    assert "already" in switch(either, "Amal")
    assert given_in(either) == ["b"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b\\c", "CON", "..", "-", "a" * 400, "<b>x</b>", "a:b*c?"])
def test_any_name_stays_in_its_folder(path: Path, name: str) -> None:
    journal = Journal(path)
    for who in (name, "Bo", name):
        told = switch(journal, who)
        assert "now" in told
        answer(journal, who)
    assert given_in(journal) == [name, name] and journal.learner == plain_name(name)
    assert {one.parent for one in path.parent.parent.rglob("*.jsonl*")} == {path.parent}


@settings(deadline=None)
@given(st.text(max_size=120), st.text(max_size=120))
def test_labels_are_safe_and_differ_where_names_differ(one: str, other: str) -> None:
    for name in filter(plain_name, (one, other)):
        label = safe_label(name)
        assert all(sign.isalnum() or sign == "-" for sign in label) and len(label) <= 49
        assert label and label == label.lower()
    if plain_name(one) != plain_name(other):
        assert safe_label(one) != safe_label(other)


def test_names_that_a_folder_cannot_tell_apart_get_two_files(path: Path) -> None:
    journal = Journal(path)
    for name in ("amal", "Amal", "AMAL", "amal.", "a mal"):
        switch(journal, name)
        answer(journal, name)
    switch(journal, "end")
    for name in ("amal", "Amal", "AMAL", "amal.", "a mal"):
        switch(journal, name)
        assert given_in(journal) == [name]


@pytest.mark.parametrize("looked", [True, False])
def test_another_notebook_follows_a_change_of_learner(path: Path, looked: bool) -> None:
    here, there = Journal(path), Journal(path)
    answer(there, "a")
    assert not looked or given_in(there) == ["a"]
    switch(here, "Amal")
    assert given_in(there) == [] and there.learner == "Amal" and there.notices() == []
    answer(there, "b")
    assert given_in(here) == ["b"]


@pytest.mark.parametrize("change", [fresh, lambda journal: switch(journal, "Bo")])
def test_a_change_that_fails_changes_nothing(path: Path, change: object, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(path)
    answer(journal, "a")
    with monkeypatch.context() as patch:

        def refuse(*_: object) -> None:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

        patch.setattr(disk_module.os, "replace", refuse)
        told = change(journal)  # type: ignore[operator]
    assert told.startswith("Nothing was changed, because writing in the folder 'progress' is not allowed")
    assert given_in(journal) == given_in(Journal(path)) == ["a"]


def test_no_change_of_learner_before_all_is_saved(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(path)
    answer(journal, "a")
    with monkeypatch.context() as patch:

        def full(*_: object) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        patch.setattr(disk_module.os, "write", full)
        journal.append(LESSON, "thesis", "answer", "b")
        assert "disk is full" in switch(journal, "Bo") and "disk is full" in fresh(journal)
    assert journal.learner == "" and given_in(journal) == ["a", "b"]
    switch(journal, "Bo")
    switch(journal, "learner")
    assert given_in(Journal(path)) == ["a", "b"]


def test_a_stop_between_the_two_renames_loses_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(path)
    switch(journal, "amal")
    answer(journal, "a")
    switch(journal, "bo")
    answer(journal, "b")
    with monkeypatch.context() as patch:
        real, done = os.replace, []

        def once(source: object, target: object) -> None:
            if done:
                raise KeyboardInterrupt
            done.append(real(source, target))  # type: ignore[arg-type, func-returns-value]

        patch.setattr(disk_module.os, "replace", once)
        with pytest.raises(KeyboardInterrupt):
            switch(journal, "amal")
    assert given_in(Journal(path.with_name("journal-amal.jsonl"))) == ["a"]
    assert given_in(Journal(path.with_name("journal-bo.jsonl"))) == ["b"]


# Download and bring back


def filled() -> MemoryJournal:
    journal = MemoryJournal()
    answer(journal, "a", ["b", "c"])
    journal.append(LESSON, "thesis", "hint", hints=1)
    journal.append("hindsight", "partition", "forecast", 0.2)
    return journal


def test_what_is_downloaded_comes_back_whole_and_only_once(either: MemoryJournal) -> None:
    source = filled()
    data = export(source)
    assert restore(either, memoryview(data)) == "4 entries were brought back."
    assert either.entries() == source.entries()
    assert restore(either, data) == "All that this file holds was here already."
    assert either.entries() == source.entries() and export(either) == data
    assert restore(source, export(either)) == "All that this file holds was here already."


def test_what_came_back_is_on_disk(path: Path) -> None:
    restore(Journal(path), export(filled()))
    assert export(Journal(path)) == export(filled_again := Journal(path)) and len(filled_again.entries()) == 4
    assert path.read_bytes().count(b"\n") == 4


def test_what_was_done_meanwhile_stays_the_latest(either: MemoryJournal) -> None:
    earlier = filled()
    answer(either, "new")
    either.append("hindsight", "partition", "forecast", 0.9)
    assert restore(either, export(earlier)) == "4 entries were brought back."
    assert given_in(either) == ["a", ["b", "c"], "new"]
    assert either.state(LESSON, "thesis").last_value == "new"
    locked = either.state("hindsight", "partition").forecast
    assert locked is not None and locked.value == 0.2


def test_two_laptops_joined_both_ways_agree(path: Path) -> None:
    one, other = Journal(path), Journal(path.with_name("other.jsonl"))
    answer(one, 1, 2)
    answer(other, 3, 4)
    restore(one, export(other))
    restore(other, export(one))
    assert one.entries() == other.entries() and len(one.entries()) == 4


def test_lines_of_a_newer_kit_travel_with_the_download(path: Path) -> None:
    journal = Journal(path)
    answer(journal, "a")
    newer = b'{"schema":99,"who":"knows"}'
    with path.open("ab") as file:
        file.write(newer + b"\r\n")
    assert newer in export(journal)
    there = Journal(path.with_name("there.jsonl"))
    assert restore(there, export(journal)) == "2 entries were brought back."
    assert restore(there, export(journal)) == "All that this file holds was here already."
    assert newer in there.path.read_bytes() and "newer version" in there.notices()[0]


def test_older_lines_come_back_upgraded(either: MemoryJournal) -> None:
    old = b'{"time":"2025-01-01T10:00:00Z","article":"truce-2016","exercise":"voice","value":"c"}\r\n'
    assert restore(either, old) == "1 entry was brought back."
    assert either.state("truce-2016", "voice").last_value == "c"
    assert restore(either, old) == "All that this file holds was here already."


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"PK\x03\x04rubbish", b"[]", b'{"cells": []}', "a,b\n".encode("utf-16")]
)
def test_another_file_is_refused_in_one_sentence(either: MemoryJournal, data: bytes) -> None:
    answer(either, "mine")
    told = restore(either, data)
    assert told == "Nothing was brought back, because the file holds no journal: choose the file you downloaded here."
    assert given_in(either) == ["mine"]


def test_a_damaged_download_gives_what_it_has(either: MemoryJournal) -> None:
    data = export(filled())
    assert restore(either, b"header\n" + data[:-9]) == "3 entries were brought back; 2 unreadable lines were left out."


def test_a_file_too_large_is_not_read(either: MemoryJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casebook.record.carry.SIZE_LIMIT", 10)
    assert "larger than 50 MB" in restore(either, b"x" * 11)


def test_answers_of_two_named_learners_are_not_mixed(path: Path, either: MemoryJournal) -> None:
    theirs = MemoryJournal()
    switch(theirs, "Bo")
    answer(theirs, "b")
    switch(either, "Amal")
    told = restore(either, export(theirs))
    assert "is by 'Bo'" in told and given_in(either) == []
    switch(either, "Bo")
    assert "brought back" in restore(either, export(theirs)) and given_in(either) == ["b"]


def test_a_nameless_journal_takes_the_name_that_comes_with_the_answers(either: MemoryJournal) -> None:
    theirs = MemoryJournal()
    switch(theirs, "Bo")
    answer(theirs, "b")
    restore(either, export(theirs))
    assert either.learner == "Bo" and given_in(either) == ["b"]


def test_what_comes_back_onto_a_full_disk_waits(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(path)
    with monkeypatch.context() as patch:

        def full(*_: object) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        patch.setattr(disk_module.os, "write", full)
        assert "disk is full" in restore(journal, export(filled()))
    assert len(journal.entries()) == 4
    assert journal.save() == "" and len(Journal(path).entries()) == 4
