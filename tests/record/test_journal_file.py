"""The file: what is appended, what is read, what is damaged, and what the learner is told."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from casebook.record import Journal, MemoryJournal, decode, encode
from casebook.record import disk as disk_module
from casebook.record.entry import LINE_LIMIT

LESSON = "confederation-2015"
Answer = Callable[..., str]
Values = Callable[[Path], list[object]]
Start = Callable[..., "subprocess.Popen[str]"]


def sentence(text: str) -> bool:
    """One sentence in plain words: a capital first, a full stop last and nowhere else before a space."""
    return text[0].isupper() and text.endswith(".") and ". " not in text and "\n" not in text and " /" not in text


# What is written


def test_an_answer_is_one_write_and_one_fsync(
    journal: Journal, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert answer(journal, "a") == ""
    done: list[str] = []
    write, sync = os.write, os.fsync
    monkeypatch.setattr(disk_module.os, "write", lambda to, data: (done.append("write"), write(to, data))[1])
    monkeypatch.setattr(disk_module.os, "fsync", lambda to: (done.append("fsync"), sync(to))[1])
    assert answer(journal, "b") == ""
    assert done == ["write", "fsync"]


def test_lines_are_added_and_none_is_changed(path: Path, journal: Journal, answer: Answer, values: Values) -> None:
    before = b""
    for number in range(5):
        assert answer(journal, number) == ""
        now = path.read_bytes()
        assert now.startswith(before) and now.count(b"\n") == number + 1
        before = now
    assert values(path) == [0, 1, 2, 3, 4]


def test_only_the_owner_may_read_a_new_journal(path: Path, journal: Journal, answer: Answer) -> None:
    answer(journal, "a")
    assert os.name != "posix" or path.stat().st_mode & 0o777 == 0o600


def test_any_text_comes_back_as_it_was(path: Path, journal: Journal) -> None:
    texts = ["<b>bold</b>", "جنيف", "a\nb\r\nc\u2028d\x85e\0f", "\ud800", '"quoted" \\ back', "__import__('os')"]
    for text in texts:
        assert journal.append(LESSON, "steelman", "note", {"text": text, text: [text]}) == ""
    assert [entry.value["text"] for entry in Journal(path).entries()] == texts
    assert Journal(path).notices() == []


def test_a_notebook_that_changes_folder_keeps_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Answer, values: Values
) -> None:
    monkeypatch.chdir(tmp_path)
    journal = Journal("journal.jsonl")
    answer(journal, "a")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    answer(journal, "b")
    assert values(tmp_path / "journal.jsonl") == ["a", "b"]


def test_an_answer_too_long_is_refused_in_words(path: Path, journal: Journal, answer: Answer) -> None:
    told = answer(journal, "x" * LINE_LIMIT)
    assert sentence(told) and "1 MB" in told
    assert answer(journal, "x" * (LINE_LIMIT - 300)) == ""
    assert len(Journal(path).entries()) == 1 and Journal(path).notices() == []


# What is read


def test_reading_follows_what_others_append(path: Path, journal: Journal, answer: Answer) -> None:
    other = Journal(path)
    for number in range(20):
        answer(other if number % 2 else journal, number)
        for one in (journal, other):
            assert one.state(LESSON, "thesis").last_value == number
            assert len(one.entries()) == number + 1


def test_half_a_line_is_waited_for_and_not_reported_while_its_writer_works(
    path: Path, journal: Journal, answer: Answer, start: Start
) -> None:
    """A real writer stops in the middle of its write, holding the lock, until told to go on."""
    answer(journal, "a")
    writer = start(
        """
import os, sys
from casebook.record import Journal
from casebook.record import disk
write = os.write
def halves(to, data):
    write(to, data[: len(data) // 2])
    print("half", flush=True)
    sys.stdin.readline()
    return len(data) // 2 + write(to, data[len(data) // 2 :])
disk.os.write = halves
print(repr(Journal(sys.argv[1]).append("confederation-2015", "thesis", "answer", "b")), flush=True)
""",
        path,
    )
    assert writer.stdout is not None and writer.stdin is not None
    assert writer.stdout.readline() == "half\n"
    impatient = Journal(path, wait=0.05)
    assert [entry.value for entry in impatient.entries()] == ["a"]
    assert impatient.notices() == []
    told = answer(impatient, "c")
    assert sentence(told) and "another notebook" in told
    assert [entry.value for entry in impatient.entries()] == ["a", "c"]
    writer.stdin.write("\n")
    writer.stdin.flush()
    assert writer.stdout.readline() == "''\n"
    assert sorted(entry.value for entry in impatient.entries()) == ["a", "b", "c"]
    assert impatient.save() == ""
    assert [decode(line).value for line in path.read_bytes().splitlines()] == ["a", "b", "c"]
    assert impatient.notices() == [] and journal.notices() == []


def test_every_place_where_a_last_line_can_be_cut(path: Path, journal: Journal, answer: Answer, values: Values) -> None:
    answer(journal, "a")
    answer(journal, "b")
    whole = path.read_bytes()
    first = whole.index(b"\n") + 1
    for cut in range(first, len(whole) + 1):
        path.write_bytes(whole[:cut])
        told = Journal(path).notices()
        complete = cut >= len(whole) - 1
        assert values(path) == (["a", "b"] if complete else ["a"])
        assert len(told) == (0 if complete or cut == first else 1)
        assert all(sentence(one) and "line 2" in one for one in told)
        assert answer(Journal(path), "c") == ""
        assert values(path) == (["a", "b", "c"] if complete else ["a", "c"])
        assert Journal(path).notices() == told


def test_damaged_lines_are_skipped_and_named_and_the_rest_is_read(path: Path, journal: Journal, answer: Answer) -> None:
    for value in "abc":
        answer(journal, value)
    a, b, c = path.read_bytes().splitlines(keepends=True)
    newer = a.replace(b'"schema":1', b'"schema":2')
    odd = a.replace(b'"hints":0', b'"hints":"many"')
    huge = b'{"value":"' + b"x" * (LINE_LIMIT * 3) + b'"}\n'
    damaged = [b"\n", b"gone\n", b"\xff\xfe\x00\n", b"{half\n", huge, newer, odd, b"[]\n"]
    path.write_bytes(a + b"".join(damaged[:5]) + b + b"".join(damaged[5:]) + c)
    fresh_eyes = Journal(path)
    assert [entry.value for entry in fresh_eyes.entries()] == ["a", "b", "c"]
    told = fresh_eyes.notices()
    assert all(map(sentence, told))
    for number, word in [
        (3, "not JSON"),
        (4, "UTF-8"),
        (5, "cut off"),
        (6, "longer than 1 MB"),
        (8, "newer version"),
        (9, "'hints' should be"),
        (10, "not an entry"),
    ]:
        assert any(f"line {number}:" in one and word in one for one in told), (number, word, told)
    assert len(told) == 7
    assert answer(fresh_eyes, "d") == ""
    assert path.read_bytes().startswith(a + b"".join(damaged[:5]) + b)


def test_many_damaged_lines_make_one_sentence(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"oops\n" * 1000)
    (told,) = Journal(path).notices()
    assert "lines 1, 2, 3, 4, 5 and 995 more" in told


def test_a_last_line_too_long_is_reported_before_it_ends_and_skipped_after(
    path: Path, answer: Answer, values: Values
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"x" * (LINE_LIMIT * 2))
    journal = Journal(path)
    (told,) = journal.notices()
    assert "line 1:" in told and "longer than 1 MB" in told
    with path.open("ab") as file:
        file.write(b"x" * LINE_LIMIT)
    assert answer(journal, "a") == ""
    assert values(path) == ["a"]
    assert journal.notices() == Journal(path).notices() == [told]


def test_windows_line_ends_a_mark_at_the_start_and_a_missing_last_newline(path: Path, answer: Answer) -> None:
    source = MemoryJournal()
    for value in "ab":
        source.append(LESSON, "thesis", "answer", value)
    path.parent.mkdir()
    path.write_bytes(b"\xef\xbb\xbf" + b"\r\n".join(line.strip() for line in source.lines()))
    journal = Journal(path)
    assert journal.entries() == source.entries()
    assert answer(journal, "c") == ""
    assert [entry.value for entry in Journal(path).entries()] == ["a", "b", "c"]
    assert journal.notices() == Journal(path).notices() == []


def test_older_lines_are_upgraded_in_memory_and_left_as_they_are_on_disk(path: Path, answer: Answer) -> None:
    old = b'{"time":"2025-01-01T10:00:00Z","article":"confederation-2015","exercise":"thesis","value":"c","hints":2}\n'
    path.parent.mkdir()
    path.write_bytes(old)
    journal = Journal(path)
    assert answer(journal, "b") == ""
    state = journal.state(LESSON, "thesis")
    assert [entry.value for entry in state.attempts] == ["c", "b"] and state.hints == 2
    assert path.read_bytes().startswith(old) and journal.notices() == []


def test_an_exercise_the_kit_does_not_have_is_kept_and_named(path: Path, journal: Journal, answer: Answer) -> None:
    answer(journal, "a")
    answer(journal, "b", exercise="withdrawn")
    answer(journal, "c", exercise="withdrawn")
    (told,) = Journal(path).notices(known={(LESSON, "thesis")})
    assert told[0] == "2" and told.endswith(".") and "2 entries belong" in told and "'withdrawn'" in told
    assert Journal(path).state(LESSON, "withdrawn").last_value == "c"
    assert Journal(path).notices() == []
    assert journal.exercises() == [(LESSON, "thesis"), (LESSON, "withdrawn")]


def test_the_same_line_twice_counts_once(path: Path, journal: Journal, answer: Answer) -> None:
    answer(journal, "a")
    path.write_bytes(path.read_bytes() * 3)
    assert len(Journal(path).entries()) == len(journal.entries()) == 1


@pytest.mark.parametrize("in_place", [True, False])
def test_another_file_in_its_place_is_read_from_its_start(
    path: Path, journal: Journal, answer: Answer, in_place: bool
) -> None:
    for value in "abc":
        answer(journal, value)
    other = MemoryJournal()
    for number in range(9):
        other.append(LESSON, "thesis", "answer", number)
    if in_place:
        path.write_bytes(b"".join(other.lines()))  # the same file number, longer, other content
    else:
        path.with_name("other").write_bytes(b"".join(other.lines()))
        os.replace(path.with_name("other"), path)
    assert journal.entries() == other.entries()
    path.write_bytes(b"".join(other.lines()[:4]))  # shorter, with the same beginning
    assert journal.entries() == other.entries()[:4]


def test_what_waits_still_counts_when_another_file_takes_the_place(
    path: Path, journal: Journal, answer: Answer, values: Values
) -> None:
    answer(journal, "a")
    with pytest.MonkeyPatch.context() as patch:
        failing(patch, "write", errno.ENOSPC)
        answer(journal, "waits")
    path.unlink()
    assert [entry.value for entry in journal.entries()] == ["waits"]
    assert answer(journal, "b") == "" and values(path) == ["waits", "b"]


def test_a_line_without_end_is_read_in_bounded_memory(path: Path) -> None:
    path.parent.mkdir()
    with path.open("wb") as file:
        file.truncate(40 * LINE_LIMIT)
    journal = Journal(path)
    tracemalloc.start()
    try:
        assert journal.entries() == []
        assert tracemalloc.get_traced_memory()[1] < 4 * LINE_LIMIT
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("looked", [True, False])
def test_a_file_taken_away_is_noticed_and_followed(path: Path, journal: Journal, answer: Answer, looked: bool) -> None:
    answer(journal, "a")
    assert not looked or journal.entries()
    moved = path.rename(path.with_name("moved.jsonl"))
    assert journal.entries() == []
    (told,) = journal.notices()
    assert sentence(told) and "no longer" in told
    moved.rename(path)
    assert [entry.value for entry in journal.entries()] == ["a"] and journal.notices() == []


def test_a_journal_that_may_not_be_read_says_so_and_reads_later(
    path: Path, journal: Journal, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(journal, "a")
    late = Journal(path)
    with monkeypatch.context() as patch:

        def refuse(*_: object) -> int:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

        patch.setattr(disk_module.os, "open", refuse)
        assert late.entries() == []
        (told,) = late.notices()
    assert sentence(told) and "cannot be read" in told
    assert [entry.value for entry in late.entries()] == ["a"] and late.notices() == []


# What cannot be written


def failing(patch: pytest.MonkeyPatch, call: str, code: int, after: int | None = None) -> None:
    """Make a system call fail; a write may first put some bytes down, as a disk does that fills up."""
    real = getattr(os, call)

    def fail(*given: object, **_: object) -> object:
        if call == "write" and after is not None:
            fail.left = getattr(fail, "left", after)  # type: ignore[attr-defined]
            if fail.left:  # type: ignore[attr-defined]
                done = real(given[0], given[1][: fail.left])  # type: ignore[index, attr-defined]
                fail.left -= done  # type: ignore[attr-defined]
                return done
        if call == "open" and not given[1] & os.O_CREAT:  # type: ignore[operator]
            return real(*given)
        raise OSError(code, os.strerror(code))

    patch.setattr(disk_module.os, call, fail)


@pytest.mark.parametrize(
    ("call", "code", "word"),
    [
        ("open", errno.EROFS, "not allowed"),
        ("open", errno.EACCES, "not allowed"),
        ("open", errno.EIO, "reported"),
        ("write", errno.ENOSPC, "disk is full"),
        ("write", errno.EDQUOT, "disk is full"),
        ("write", errno.EFBIG, "may not grow"),
        ("fsync", errno.EIO, "reported"),
        ("fsync", errno.ENOSPC, "disk is full"),
        ("makedirs", errno.EACCES, "not allowed"),
    ],
)
def test_what_cannot_be_written_waits_and_is_written_in_order(
    path: Path, journal: Journal, answer: Answer, values: Values, call: str, code: int, word: str
) -> None:
    assert answer(journal, 0) == ""
    with pytest.MonkeyPatch.context() as patch:
        failing(patch, call, code)
        first, second = answer(journal, 1), answer(journal, 2)
        assert [entry.value for entry in journal.entries()] == [0, 1, 2]
        assert journal.state(LESSON, "thesis").last_value == 2
    assert sentence(first) and word in first and "last answer is" in first
    assert sentence(second) and word in second and "2 entries" in second
    assert any("2 entries wait" in one for one in journal.notices())
    assert answer(journal, 3) == ""
    assert values(path) == [entry.value for entry in journal.entries()] == [0, 1, 2, 3]
    on_disk = [decode(line).value for line in path.read_bytes().splitlines()]
    assert list(dict.fromkeys(on_disk)) == [0, 1, 2, 3]
    assert journal.notices() == Journal(path).notices() == []


def test_a_disk_that_fills_up_within_a_line_leaves_no_torn_line(
    path: Path, journal: Journal, answer: Answer, values: Values
) -> None:
    answer(journal, "a")
    before = path.read_bytes()
    for after in (1, 40, len(before) - 1, len(before), len(before) + 20):
        with pytest.MonkeyPatch.context() as patch:
            failing(patch, "write", errno.ENOSPC, after)
            assert "disk is full" in answer(journal, after)
        assert path.read_bytes() == before
    assert journal.save() == ""
    assert values(path)[0] == "a" and len(values(path)) == 6
    assert Journal(path).notices() == []


def test_a_drive_without_fsync_is_used_as_it_is(path: Path, journal: Journal, answer: Answer, values: Values) -> None:
    with pytest.MonkeyPatch.context() as patch:
        failing(patch, "fsync", errno.EINVAL)
        assert answer(journal, "a") == ""
    assert values(path) == ["a"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_a_really_full_device(path: Path, answer: Answer, values: Values) -> None:
    path.parent.mkdir()
    path.symlink_to("/dev/full")
    journal = Journal(path)
    for value in "ab":
        told = answer(journal, value)
        assert sentence(told) and "disk is full" in told
    path.unlink()
    assert answer(journal, "c") == ""
    assert values(path) == ["a", "b", "c"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits on the size of files are POSIX")
def test_a_file_that_may_not_grow_in_a_real_process(path: Path, start: Start, values: Values) -> None:
    """The system itself writes part of a line and refuses the rest; later the limit is lifted."""
    process = start(
        """
import json, resource, sys
from casebook.record import Journal
journal = Journal(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
told = [journal.append("confederation-2015", "thesis", "answer", number) for number in range(12)]
size = len(open(sys.argv[1], "rb").read())
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(json.dumps({"told": told, "size": size, "last": journal.append("confederation-2015", "thesis", "answer", 12)}))
""",
        path,
    )
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    report = json.loads(out)
    saved = report["told"].count("")
    assert 0 < saved < 12 and not any(report["told"][:saved])
    assert all(sentence(one) and "may not grow" in one for one in report["told"][saved:])
    assert report["size"] <= 1000 and report["last"] == ""
    assert values(path) == list(range(13)) and Journal(path).notices() == []


def test_what_waits_at_the_end_of_a_process_gets_a_last_try(path: Path, start: Start, values: Values) -> None:
    path.parent.mkdir()
    process = start(
        """
import errno, os, sys
from casebook.record import Journal, disk
write = os.write
def full(to, data):
    raise OSError(errno.ENOSPC, "full")
disk.os.write = full
journal = Journal(sys.argv[1])
print(bool(journal.append("confederation-2015", "thesis", "answer", "a")))
disk.os.write = write
""",
        path,
    )
    out, err = process.communicate(timeout=60)
    assert (out, process.returncode) == ("True\n", 0), err
    assert values(path) == ["a"]


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="rights of folders are POSIX")
def test_a_read_only_folder_in_a_process_whose_rights_bind(start: Start, values: Values) -> None:
    """Root may write anywhere, so a process that began as root gives its rights up first, once all is imported."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        progress = Path(folder, "progress")
        progress.mkdir()
        path = progress / "journal.jsonl"
        process = start(
            """
import os, sys
from casebook.record import Journal
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
journal = Journal(sys.argv[1])
print(journal.append("confederation-2015", "thesis", "answer", "a"), flush=True)
print(journal.entries()[0].value, journal.notices(), flush=True)
sys.stdin.readline()
print(repr(journal.append("confederation-2015", "thesis", "answer", "b")), flush=True)
""",
            path,
        )
        assert process.stdout is not None and process.stdin is not None
        os.chmod(progress, 0o555)
        told = process.stdout.readline().strip()
        assert sentence(told) and "writing in the folder 'progress' is not allowed" in told
        assert process.stdout.readline() == "a ['1 entry waits in memory and will be saved with the next answer.']\n"
        os.chmod(progress, 0o777)
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == "''\n"
        assert values(path) == ["a", "b"]


def test_a_file_where_the_folder_should_be(path: Path, journal: Journal, answer: Answer, values: Values) -> None:
    path.parent.write_text("in the way")
    for value in "ab":
        told = answer(journal, value)
        assert sentence(told) and "a file stands where the folder 'progress' should be" in told
    assert len(journal.entries()) == 2
    path.parent.unlink()
    assert answer(journal, "c") == "" and values(path) == ["a", "b", "c"]


def test_a_folder_where_the_file_should_be(path: Path, journal: Journal, answer: Answer, values: Values) -> None:
    path.mkdir(parents=True)
    told = answer(journal, "a")
    assert sentence(told) and "a folder stands where the file 'journal.jsonl' should be" in told
    path.rmdir()
    assert answer(journal, "b") == "" and values(path) == ["a", "b"]


def test_a_stop_between_write_and_answer_neither_loses_nor_doubles(
    path: Path, journal: Journal, answer: Answer, values: Values
) -> None:
    """The learner presses "interrupt" while the disk is at work."""
    with pytest.MonkeyPatch.context() as patch:

        def interrupted(_: int) -> None:
            raise KeyboardInterrupt

        patch.setattr(disk_module.os, "fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            answer(journal, "a")
    assert answer(journal, "b") == ""
    assert values(path) == [entry.value for entry in journal.entries()] == ["a", "b"]


def test_another_learners_file_is_not_mixed_with_what_was_read(path: Path, journal: Journal, answer: Answer) -> None:
    answer(journal, "a")
    path.unlink()
    assert answer(journal, "b") == ""
    assert [entry.value for entry in journal.entries()] == ["b"]


def test_looking_at_an_unchanged_file_opens_nothing(journal: Journal, answer: Answer) -> None:
    answer(journal, "a")
    journal.entries()
    with pytest.MonkeyPatch.context() as patch:

        def refuse(*_: object) -> int:
            raise AssertionError("the file was opened")

        patch.setattr(disk_module.os, "open", refuse)
        for _ in range(3):
            assert journal.state(LESSON, "thesis").last_value == "a"


def test_an_entry_written_by_hand_may_come_without_a_newline(path: Path, journal: Journal, answer: Answer) -> None:
    answer(journal, "a")
    with path.open("ab") as file:
        file.write(encode(journal.entries()[0]).replace(b'"a"', b'"by hand"').rstrip())
    assert sorted(entry.value for entry in journal.entries()) == ["a", "by hand"]
    assert answer(journal, "b") == "" and len(journal.entries()) == 3 and journal.notices() == []
