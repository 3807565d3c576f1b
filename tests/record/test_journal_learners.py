"""Where the journal is, starting afresh, changing learner, downloading and bringing back."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.record import Journal, MemoryJournal, export, fresh, journal_path, open_journal, restore, switch
from casebook.record import journal_file as file_module
from casebook.record.learners import plain_name, safe_label
from casebook.record.lock import Busy
from casebook.record.sentences import counted, say

LESSON = "confederation-2015"


@pytest.fixture(params=["file", "memory"])
def either(request: pytest.FixtureRequest, path: Path) -> Journal:
    return Journal(path) if request.param == "file" else MemoryJournal()


def answer(journal: Journal, *values: object) -> None:
    for value in values:
        assert journal.append(LESSON, "thesis", "answer", value) == ""


def given_in(journal: Journal) -> list[object]:
    return [entry.value for entry in journal.entries() if entry.event == "answer"]


# Where


def test_the_journal_is_under_the_root_unless_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CASEBOOK_PROGRESS", raising=False)
    assert journal_path(tmp_path) == journal_path(str(tmp_path)) == tmp_path / "progress" / "journal.jsonl"
    monkeypatch.setenv("CASEBOOK_PROGRESS", " ")
    assert journal_path(tmp_path) == tmp_path / "progress" / "journal.jsonl"
    monkeypatch.setenv("CASEBOOK_PROGRESS", "mine/answers.jsonl")
    assert journal_path(tmp_path) == tmp_path / "mine" / "answers.jsonl"
    monkeypatch.setenv("CASEBOOK_PROGRESS", str(tmp_path))
    assert journal_path("/elsewhere") == tmp_path / "journal.jsonl"
    monkeypatch.setenv("CASEBOOK_PROGRESS", "~/answers.jsonl")
    assert journal_path(tmp_path) == Path.home() / "answers.jsonl"


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
    assert told == say("fresh.nothing") and journal.entries() == [] and path.read_bytes() == b""
    (kept,) = path.parent.glob("journal-*.jsonl")
    assert kept.read_bytes() == before
    answer(journal, "c")
    told = fresh(journal)
    (other,) = set(path.parent.glob("journal-learner-until-*.jsonl")) - {kept}
    assert told == say("fresh.kept", kept=other.name) and kept.read_bytes() == before


def test_starting_afresh_twice_in_a_second_overwrites_nothing(path: Path) -> None:
    journal = Journal(path)
    for value in range(4):
        answer(journal, value)
        fresh(journal)
    kept = sorted(path.parent.glob("journal-*.jsonl"))
    assert sorted(value for one in kept for value in given_in(Journal(one))) == [0, 1, 2, 3]


def test_learners_come_and_go_and_each_finds_their_own(either: Journal) -> None:
    answer(either, "nobody's")
    assert either.learner == ""
    assert switch(either, "  Amal \n").startswith(say("switch.now", name="Amal"))
    assert given_in(either) == [] and either.learner == "Amal"
    answer(either, "amal 1")
    switch(either, "أمل")
    answer(either, "other")
    told = switch(either, "Amal")
    assert told.startswith(say("switch.back", name="Amal")) and given_in(either) == ["amal 1"]
    answer(either, "amal 2")
    switch(either, "learner")
    assert given_in(either) == ["nobody's"] and either.learner == ""
    switch(either, "Amal")
    assert given_in(either) == ["amal 1", "amal 2"]
    assert either.exercises() == [(LESSON, "thesis")]
    assert either.notices() == []


def test_starting_afresh_keeps_the_learner(either: Journal) -> None:
    switch(either, "Amal")
    answer(either, "a")
    fresh(either)
    assert (either.learner, given_in(either)) == ("Amal", [])
    switch(either, "Bo")
    switch(either, "Amal")
    assert (either.learner, given_in(either)) == ("Amal", [])


@pytest.mark.parametrize("name", ["", "   ", "\n\t", "\u200b\x00"])
def test_a_change_of_learner_needs_a_name(either: Journal, name: str) -> None:
    answer(either, "a")
    assert switch(either, name) == say("switch.no_name")
    assert given_in(either) == ["a"]


def test_changing_to_oneself_changes_nothing(either: Journal) -> None:
    answer(either, "a")
    assert switch(either, "learner") == say("switch.already", name="learner")
    switch(either, "Amal")
    answer(either, "b")
    assert switch(either, "Amal") == say("switch.already", name="Amal")
    assert given_in(either) == ["b"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b\\c", "CON", "..", "-", "a" * 400, "<b>x</b>", "a:b*c?"])
def test_any_name_stays_in_its_folder(path: Path, name: str) -> None:
    journal = Journal(path)
    for who in (name, "Bo", name):
        switch(journal, who)
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

        patch.setattr(file_module.os, "replace", refuse)
        told = change(journal)  # type: ignore[operator]
    assert told == say("not_changed", cause=say("causes.forbidden", folder="progress"))
    assert given_in(journal) == given_in(Journal(path)) == ["a"]


def test_no_change_of_learner_before_all_is_saved(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(path)
    answer(journal, "a")
    with monkeypatch.context() as patch:

        def full(*_: object) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        patch.setattr(file_module.os, "write", full)
        journal.append(LESSON, "thesis", "answer", "b")
        assert say("causes.full") in switch(journal, "Bo") and say("causes.full") in fresh(journal)
    assert journal.learner == "" and given_in(journal) == ["a", "b"]
    switch(journal, "Bo")
    switch(journal, "learner")
    assert given_in(Journal(path)) == ["a", "b"]


def test_a_change_that_fails_half_way_is_taken_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(path)
    switch(journal, "amal")
    switch(journal, "bo")
    answer(journal, "b")
    real = os.replace

    def refuse_the_other(source: Path, target: Path) -> None:
        if source.name == "journal-amal.jsonl":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(file_module.os, "replace", refuse_the_other)
        assert switch(journal, "amal").startswith(say("not_changed", cause="|").split("|")[0])
    assert (journal.learner, given_in(journal)) == ("bo", ["b"]) == (Journal(path).learner, given_in(Journal(path)))
    assert not path.with_name("journal-bo.jsonl").exists()


def test_a_file_that_windows_will_not_rename_now_is_told_as_busy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another notebook has it open to read. The system's name is changed only while the file is renamed."""
    journal = Journal(path)
    answer(journal, "a")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as patch:
        patch.setattr(file_module.os, "replace", refuse)
        patch.setattr(file_module.os, "name", "nt")
        with pytest.raises(Busy):
            file_module._rename(path, path.with_name("other"))
    assert given_in(journal) == ["a"]


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

        patch.setattr(file_module.os, "replace", once)
        with pytest.raises(KeyboardInterrupt):
            switch(journal, "amal")
    assert given_in(Journal(path.with_name("journal-amal.jsonl"))) == ["a"]
    assert given_in(Journal(path.with_name("journal-bo.jsonl"))) == ["b"]


# Download and bring back


def brought(count: int, left_out: str = "") -> str:
    return counted("restore.brought", count, left_out=left_out)


def filled() -> MemoryJournal:
    journal = MemoryJournal()
    answer(journal, "a", ["b", "c"])
    journal.append(LESSON, "thesis", "hint", hints=1)
    journal.append("hindsight", "partition", "forecast", 0.2)
    return journal


def test_what_is_downloaded_comes_back_whole_and_only_once(either: Journal) -> None:
    source = filled()
    data = export(source)
    assert restore(either, memoryview(data)) == brought(4)
    assert either.entries() == source.entries()
    assert restore(either, data) == say("restore.here", left_out="")
    assert either.entries() == source.entries() and export(either) == data
    assert restore(source, export(either)) == say("restore.here", left_out="")


def test_what_came_back_is_on_disk(path: Path) -> None:
    restore(Journal(path), export(filled()))
    assert export(Journal(path)) == export(filled_again := Journal(path)) and len(filled_again.entries()) == 4
    assert path.read_bytes().count(b"\n") == 4


def test_what_was_done_meanwhile_stays_the_latest(either: Journal) -> None:
    earlier = filled()
    answer(either, "new")
    either.append("hindsight", "partition", "forecast", 0.9)
    assert restore(either, export(earlier)) == brought(4)
    assert given_in(either) == ["a", ["b", "c"], "new"]
    assert either.state(LESSON, "thesis").attempts[-1].value == "new"
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
    assert restore(there, export(journal)) == brought(2)
    assert restore(there, export(journal)) == say("restore.here", left_out="")
    for kit in (journal, there, Journal(there.file.path)):
        assert kit.notices() == [counted("newer", 1, file=kit.file.path.name)]
    assert newer in there.file.path.read_bytes().splitlines()
    fresh(there)
    assert restore(there, export(journal)) == brought(2) and newer in there.file.path.read_bytes().splitlines()


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"PK\x03\x04rubbish", b"[]", b'{"cells": []}', "a,b\n".encode("utf-16")]
)
def test_another_file_is_refused_in_one_sentence(either: Journal, data: bytes) -> None:
    answer(either, "mine")
    assert restore(either, data) == say("restore.no_journal")
    assert given_in(either) == ["mine"]


def test_a_damaged_download_gives_what_it_has(either: Journal) -> None:
    data = export(filled())
    assert restore(either, b"header\n" + data[:-9]) == brought(3, counted("restore.left_out", 2))


def test_a_file_too_large_is_not_read(either: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casebook.record.download.SIZE_LIMIT", 10)
    assert restore(either, b"x" * 11) == say("restore.too_large")


def test_answers_of_two_named_learners_are_not_mixed(path: Path, either: Journal) -> None:
    theirs = MemoryJournal()
    switch(theirs, "Bo")
    answer(theirs, "b")
    switch(either, "Amal")
    assert restore(either, export(theirs)) == say("restore.other_learner", name="Bo")
    assert given_in(either) == []
    switch(either, "Bo")
    assert restore(either, export(theirs)) == brought(2) and given_in(either) == ["b"]


def test_a_nameless_journal_takes_the_name_that_comes_with_the_answers(either: Journal) -> None:
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

        patch.setattr(file_module.os, "write", full)
        assert say("causes.full") in restore(journal, export(filled()))
    assert len(journal.entries()) == 4
    assert journal.save() == "" and len(Journal(path).entries()) == 4
