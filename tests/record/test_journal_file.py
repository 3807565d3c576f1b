"""The file: what is appended, what is read, what is damaged, and what the learner is told."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from casebook.record import Journal, MemoryJournal, decode, export
from casebook.record import journal_file as file_module
from casebook.record import lock as lock_module
from casebook.record.entry import LINE_LIMIT
from casebook.record.sentences import counted, say, sentences, skipped

LESSON = "confederation-2015"
Answer = Callable[..., str]
Values = Callable[[Path], list[object]]
Start = Callable[..., "subprocess.Popen[str]"]


def because(cause: str, waiting: int = 1) -> str:
    """What is told when that many entries could not be saved."""
    why = say(f"causes.{cause}", folder="progress", file="journal.jsonl", reason="no reason")
    return counted("not_saved", waiting, cause=why)


def in_line(number: int, reason: str, field: str = "") -> str:
    """What is told of a line that was skipped."""
    return skipped("journal.jsonl", reason, field, [number])


GONE = say("gone", file="journal.jsonl", folder="progress")


def test_what_is_told_is_one_sentence_and_names_no_path() -> None:
    told = [because(cause, n) for cause in sentences()["causes"] for n in (1, 2)]
    for one in [*told, GONE, in_line(3, "field", "hints"), counted("waits", 2), counted("newer", 2, file="j.jsonl")]:
        assert not one[0].islower() and one.endswith(".") and ". " not in one and "\n" not in one and " /" not in one


# What is written


def test_an_answer_is_one_write_and_one_fsync(
    journal: Journal, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert answer(journal, "a") == ""
    done: list[str] = []
    write, sync = os.write, os.fsync
    monkeypatch.setattr(file_module.os, "write", lambda to, data: (done.append("write"), write(to, data))[1])
    monkeypatch.setattr(file_module.os, "fsync", lambda to: (done.append("fsync"), sync(to))[1])
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
    assert answer(journal, "x" * LINE_LIMIT) == say("answer_too_long")
    assert answer(journal, "x" * (LINE_LIMIT - 300)) == ""
    assert len(Journal(path).entries()) == 1 and Journal(path).notices() == []


# What is read


def test_reading_follows_what_others_append(path: Path, journal: Journal, answer: Answer) -> None:
    other = Journal(path)
    for number in range(20):
        answer(other if number % 2 else journal, number)
        for one in (journal, other):
            assert one.state(LESSON, "thesis").attempts[-1].value == number
            assert len(one.entries()) == number + 1


def test_half_a_line_is_waited_for_and_not_reported_while_its_writer_works(
    path: Path, journal: Journal, answer: Answer, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A real writer stops in the middle of its write, holding the lock, until told to go on."""
    answer(journal, "a")
    writer = start(
        """
import os, sys
from casebook.record import Journal, journal_file
write = os.write
def halves(to, data):
    write(to, data[: len(data) // 2])
    print("half", flush=True)
    sys.stdin.readline()
    return len(data) // 2 + write(to, data[len(data) // 2 :])
journal_file.os.write = halves
print(repr(Journal(sys.argv[1]).append("confederation-2015", "thesis", "answer", "b")), flush=True)
""",
        path,
    )
    assert writer.stdout is not None and writer.stdin is not None
    assert writer.stdout.readline() == "half\n"
    monkeypatch.setattr(lock_module, "WAIT", 0.05)
    impatient = Journal(path)
    assert [entry.value for entry in impatient.entries()] == ["a"]
    assert impatient.notices() == []
    assert answer(impatient, "c") == because("busy")
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
        assert told == ([] if complete or cut == first else [in_line(2, "cut")])
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
    assert [entry.value for entry in fresh_eyes.entries()[:3]] == ["a", "b", "c"]
    assert fresh_eyes.notices() == [
        in_line(3, "not_json"), in_line(4, "not_utf8"), in_line(5, "cut"), in_line(6, "too_long"),
        in_line(9, "field", "hints"), in_line(10, "not_an_entry"), counted("newer", 1, file="journal.jsonl"),
    ]
    assert answer(fresh_eyes, "d") == ""
    assert path.read_bytes().startswith(a + b"".join(damaged[:5]) + b)
    assert newer in export(fresh_eyes).splitlines(keepends=True)


def test_many_damaged_lines_make_one_sentence(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"oops\n" * 1000)
    (told,) = Journal(path).notices()
    assert say("lines_more", numbers="1, 2, 3, 4, 5", more=995) in told


def test_windows_line_ends_a_mark_at_the_start_and_a_missing_last_newline(path: Path, answer: Answer) -> None:
    source = MemoryJournal()
    for value in "ab":
        source.append(LESSON, "thesis", "answer", value)
    path.parent.mkdir()
    path.write_bytes(b"\xef\xbb\xbf" + export(source).strip().replace(b"\n", b"\r\n"))
    journal = Journal(path)
    assert journal.entries() == source.entries()
    assert answer(journal, "c") == ""
    assert [entry.value for entry in Journal(path).entries()] == ["a", "b", "c"]
    assert journal.notices() == Journal(path).notices() == []


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
        path.write_bytes(export(other))  # the same file number, longer, other content
    else:
        path.with_name("other").write_bytes(export(other))
        os.replace(path.with_name("other"), path)
    assert journal.entries() == other.entries()
    path.write_bytes(b"".join(export(other).splitlines(keepends=True)[:4]))  # shorter, with the same beginning
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


@pytest.mark.parametrize("looked", [True, False])
def test_a_file_taken_away_is_noticed_and_followed(path: Path, journal: Journal, answer: Answer, looked: bool) -> None:
    answer(journal, "a")
    assert not looked or journal.entries()
    moved = path.rename(path.with_name("moved.jsonl"))
    assert journal.entries() == []
    assert journal.notices() == [GONE]
    moved.rename(path)
    assert [entry.value for entry in journal.entries()] == ["a"] and journal.notices() == []


def test_a_journal_that_may_not_be_read_says_so_and_reads_later(
    path: Path, journal: Journal, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(journal, "a")
    late = Journal(path)
    with monkeypatch.context() as patch:

        def refuse(*_: object) -> None:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

        patch.setattr(Path, "open", refuse)
        assert late.entries() == []
        assert late.notices() == [say("not_read", file="journal.jsonl", reason=os.strerror(errno.EACCES))]
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

    patch.setattr(file_module.os, call, fail)


@pytest.mark.parametrize(
    ("call", "code", "cause"),
    [
        ("open", errno.EROFS, "forbidden"),
        ("open", errno.EACCES, "forbidden"),
        ("open", errno.EIO, "other"),
        ("write", errno.ENOSPC, "full"),
        ("write", errno.EDQUOT, "full"),
        ("write", errno.EFBIG, "large"),
        ("fsync", errno.EIO, "other"),
        ("fsync", errno.ENOSPC, "full"),
        ("makedirs", errno.EACCES, "forbidden"),
    ],
)
def test_what_cannot_be_written_waits_and_is_written_in_order(
    path: Path, journal: Journal, answer: Answer, values: Values, call: str, code: int, cause: str
) -> None:
    assert answer(journal, 0) == ""
    with pytest.MonkeyPatch.context() as patch:
        failing(patch, call, code)
        first, second = answer(journal, 1), answer(journal, 2)
        assert [entry.value for entry in journal.entries()] == [0, 1, 2]
        assert journal.state(LESSON, "thesis").attempts[-1].value == 2
    why = say(f"causes.{cause}", folder="progress", file="journal.jsonl", reason=os.strerror(code))
    assert [first, second] == [counted("not_saved", n, cause=why) for n in (1, 2)]
    assert journal.notices() == [counted("waits", 2)]
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
            assert say("causes.full") in answer(journal, after)
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
    for waiting, value in enumerate("ab", start=1):
        assert answer(journal, value) == because("full", waiting)
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
    assert report["told"][saved:] == [because("large", n) for n in range(1, 13 - saved)]
    assert report["size"] <= 1000 and report["last"] == ""
    assert values(path) == list(range(13)) and Journal(path).notices() == []


def test_what_waits_at_the_end_of_a_process_gets_a_last_try(path: Path, start: Start, values: Values) -> None:
    path.parent.mkdir()
    process = start(
        """
import errno, os, sys
from casebook.record import Journal, journal_file
write = os.write
def full(to, data):
    raise OSError(errno.ENOSPC, "full")
journal_file.os.write = full
journal = Journal(sys.argv[1])
print(bool(journal.append("confederation-2015", "thesis", "answer", "a")))
journal_file.os.write = write
""",
        path,
    )
    out, err = process.communicate(timeout=60)
    assert (out, process.returncode) == ("True\n", 0), err
    assert values(path) == ["a"]


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="rights of folders are POSIX")
def test_a_read_only_folder_in_a_process_whose_rights_bind(start: Start, values: Values) -> None:
    """Root may write anywhere, so a process that began as root gives its rights up first, once all is loaded."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        progress = Path(folder, "progress")
        progress.mkdir()
        path = progress / "journal.jsonl"
        process = start(
            """
import os, sys
from casebook.record import Journal
journal = Journal(sys.argv[1])
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
print(journal.append("confederation-2015", "thesis", "answer", "a"), flush=True)
print(journal.entries()[0].value, *journal.notices(), flush=True)
sys.stdin.readline()
print(repr(journal.append("confederation-2015", "thesis", "answer", "b")), flush=True)
""",
            path,
        )
        assert process.stdout is not None and process.stdin is not None
        os.chmod(progress, 0o555)
        assert process.stdout.readline().strip() == because("forbidden")
        assert process.stdout.readline().strip() == f"a {counted('waits', 1)}"
        os.chmod(progress, 0o777)
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == "''\n"
        assert values(path) == ["a", "b"]


def test_a_file_where_the_folder_should_be(path: Path, journal: Journal, answer: Answer, values: Values) -> None:
    path.parent.write_text("in the way")
    for waiting, value in enumerate("ab", start=1):
        assert answer(journal, value) == because("file_in_the_way", waiting)
    assert len(journal.entries()) == 2
    path.parent.unlink()
    assert answer(journal, "c") == "" and values(path) == ["a", "b", "c"]


def test_a_folder_where_the_file_should_be(path: Path, journal: Journal, answer: Answer, values: Values) -> None:
    path.mkdir(parents=True)
    assert answer(journal, "a") == because("folder_in_the_way")
    path.rmdir()
    assert answer(journal, "b") == "" and values(path) == ["a", "b"]


def test_a_stop_between_write_and_answer_neither_loses_nor_doubles(
    path: Path, journal: Journal, answer: Answer, values: Values
) -> None:
    """The learner presses "interrupt" while the disk is at work."""
    with pytest.MonkeyPatch.context() as patch:

        def interrupted(_: int) -> None:
            raise KeyboardInterrupt

        patch.setattr(file_module.os, "fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            answer(journal, "a")
    assert answer(journal, "b") == ""
    assert values(path) == [entry.value for entry in journal.entries()] == ["a", "b"]


def test_looking_at_an_unchanged_file_opens_nothing(journal: Journal, answer: Answer) -> None:
    answer(journal, "a")
    journal.entries()
    with pytest.MonkeyPatch.context() as patch:

        def refuse(*_: object) -> int:
            raise AssertionError("the file was opened")

        patch.setattr(Path, "open", refuse)
        for _ in range(3):
            assert journal.state(LESSON, "thesis").attempts[-1].value == "a"
