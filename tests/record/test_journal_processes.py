"""Real processes: many writers at once, writers killed in the middle, a lock that is held."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from casebook.record import Journal, decode, fresh
from casebook.record import journal_file as file_module
from casebook.record import lock as lock_module
from casebook.record.sentences import say, skipped

LESSON = "confederation-2015"
Start = Callable[..., "subprocess.Popen[str]"]

WRITER = """
import os, sys
from casebook.record import Journal
path, name, count, every, size = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:])
journal = Journal(path)
sys.stdin.readline()
for number in range(count):
    padding = "x" * size if every and number % every == 0 else ""
    told = journal.append("confederation-2015", "thesis", "answer", [name, number, padding])
    os.write(1, f"{told or 'saved'} {number}\\n".encode())  # one write, so a kill cannot cut it in two
"""


def go(*writers: subprocess.Popen[str]) -> None:
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()


def read_lines(path: Path) -> list[list[object]]:
    """Read the file with nothing but the line reader: each line must be whole."""
    return [decode(raw).value for raw in path.read_bytes().split(b"\n") if raw]


@pytest.mark.parametrize("size", [0, 60_000])
def test_writers_at_once_lose_and_mix_nothing(path: Path, start: Start, size: int) -> None:
    count, names = 80, ["ann", "ben", "cid"]
    writers = [start(WRITER, path, name, count, 2, size) for name in names]
    watcher = Journal(path)
    go(*writers)
    seen = 0
    while any(writer.poll() is None for writer in writers):
        now = len(watcher.state(LESSON, "thesis").attempts)
        assert now >= seen
        seen = now
        time.sleep(0.01)
    for writer in writers:
        out, err = writer.communicate()
        assert out.splitlines() == [f"saved {number}" for number in range(count)], err
    lines = read_lines(path)
    assert Counter((line[0], line[1]) for line in lines) == Counter((n, i) for n in names for i in range(count))
    for name in names:
        assert [line[1] for line in lines if line[0] == name] == list(range(count))
    assert watcher.entries() == Journal(path).entries() and len(watcher.entries()) == count * len(names)
    assert watcher.notices() == []


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_thirty_kills_lose_nothing_that_was_acknowledged(path: Path, start: Start) -> None:
    """Each writer goes on with the file that the killed one before left."""
    moments = random.Random(2015)
    acknowledged: list[tuple[str, int]] = []
    kills = 30
    for kill in range(kills):
        writer = start(WRITER, path, f"w{kill}", 100_000, 3, 150_000)
        assert writer.stdout is not None
        go(writer)
        first = writer.stdout.readline()
        time.sleep(moments.uniform(0, 0.04))
        writer.send_signal(signal.SIGKILL)
        for line in [first, *writer.stdout.read().splitlines()]:
            word, number = line.split()
            assert word == "saved"
            acknowledged.append((f"w{kill}", int(number)))
    journal = Journal(path)
    there = Counter((entry.value[0], entry.value[1]) for entry in journal.entries())
    assert set(acknowledged) <= set(there) and set(there.values()) == {1}
    # Written, but killed before it could be said: at most one a writer.
    unsaid = Counter(name for name, _ in set(there) - set(acknowledged))
    assert all(count == 1 for count in unsaid.values())
    journal.notices()
    unread = journal._unread.values()
    assert len(unread) <= kills and {line.reason for line in unread} <= {"cut"}
    assert journal.append(LESSON, "thesis", "answer", ["end", 0, ""]) == ""
    assert Journal(path).entries()[-1].value[0] == "end"
    path.unlink()  # some 40 MB, which pytest would keep for three runs


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.99, 1.0])
def test_a_kill_in_the_very_middle_of_a_write(path: Path, start: Start, part: float) -> None:
    """The process kills itself between two halves of one line: nothing is left to chance."""
    code = f"""
import os, signal, sys
from casebook.record import Journal, journal_file
journal, write = Journal(sys.argv[1]), os.write
for number in range(3):
    assert journal.append("confederation-2015", "thesis", "answer", number) == ""
    print(number, flush=True)
def torn(to, data):
    write(to, data[: round({part} * len(data))])
    os.kill(os.getpid(), signal.SIGKILL)
journal_file.os.write = torn
journal.append("confederation-2015", "thesis", "answer", 3)
"""
    for round_ in range(2):
        out, _ = start(code, path).communicate(timeout=60)
        assert out == "0\n1\n2\n"
        complete = [0, 1, 2, 3] if part == 1.0 else [0, 1, 2]
        assert [entry.value for entry in Journal(path).entries()] == complete * (round_ + 1)
    told = Journal(path).notices()
    if part in (0.0, 1.0):
        assert told == []
    else:
        assert told == [skipped("journal.jsonl", "cut", "", [4, 8])]


def test_whoever_holds_the_lock_is_waited_for(
    path: Path, journal: Journal, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert journal.append(LESSON, "thesis", "answer", "a") == ""
    holder = start(
        """
import sys, time
from pathlib import Path
from casebook.record.journal_file import JournalFile
with JournalFile(Path(sys.argv[1])).lock() as locked:
    print(locked, flush=True)
    sys.stdin.readline()
    time.sleep(0.3)
""",
        path,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "True\n"
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(lock_module, "WAIT", 0.1)
        told = Journal(path).append(LESSON, "thesis", "answer", "refused")
    assert say("causes.busy") in told and path.read_bytes() == before
    go(holder)  # it lets go a moment later, well within the usual wait
    assert journal.append(LESSON, "thesis", "answer", "b") == ""
    assert read_lines(path) == ["a", "b"]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_the_lock_of_a_killed_holder_is_free(path: Path, journal: Journal, start: Start) -> None:
    path.parent.mkdir()
    holder = start(
        """
import sys
from pathlib import Path
from casebook.record.journal_file import JournalFile
with JournalFile(Path(sys.argv[1])).lock():
    print("held", flush=True)
    sys.stdin.readline()
""",
        path,
    )
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert journal.append(LESSON, "thesis", "answer", "a") == ""


def test_starting_afresh_while_another_writes_loses_nothing(path: Path, start: Start) -> None:
    writer = start(WRITER, path, "ann", 200, 0, 0)
    go(writer)
    assert writer.stdout is not None and writer.stdout.readline() == "saved 0\n"
    journal = Journal(path)
    told = []
    while writer.poll() is None and len(told) < 10:
        told.append(fresh(journal))
        time.sleep(0.01)
    assert writer.stdout.read().splitlines() == [f"saved {number}" for number in range(1, 200)]
    files = list(path.parent.glob("journal*.jsonl"))
    everything = [line[1] for file in files for line in read_lines(file)]
    assert sorted(everything) == list(range(200))
    kept = {say("fresh.kept", kept=file.name) for file in files}
    assert len(files) > 2 and set(told) <= {*kept, say("fresh.nothing")}


def test_threads_of_one_kernel_share_one_journal(path: Path, journal: Journal) -> None:
    def work(name: str) -> None:
        for number in range(40):
            assert journal.append(LESSON, name, "answer", number) == ""
            assert journal.state(LESSON, name).attempts[-1].value == number

    threads = [threading.Thread(target=work, args=(name,)) for name in ("one", "two", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(journal.entries()) == len(Journal(path).entries()) == 120


def test_only_one_thread_of_a_kernel_writes_at_a_time(
    path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What waits in memory must not be written by two threads, each believing it is alone."""
    inside, most = [], []
    real = journal.file.append

    def slow(data: bytes) -> None:
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.02)
        real(data)
        inside.pop()

    monkeypatch.setattr(journal.file, "append", slow)
    threads = [threading.Thread(target=journal.append, args=(LESSON, "one", "answer", n)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) == 1 and len(read_lines(path)) == 4


# Systems we cannot run here, as far as they can be played


class PlayedWindows:
    """A stand-in for `msvcrt`: one byte may be locked once."""

    LK_NBLCK, LK_UNLCK = 2, 0

    def __init__(self) -> None:
        self.calls: list[int] = []
        self.taken = False

    def locking(self, descriptor: int, mode: int, count: int) -> None:
        assert count == 1
        self.calls.append(mode)
        if mode == self.LK_NBLCK and self.taken:
            raise PermissionError(13, "Permission denied")
        self.taken = mode == self.LK_NBLCK


def test_the_windows_lock_is_taken_waited_for_and_given_back(
    path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    played = PlayedWindows()
    monkeypatch.setattr(lock_module, "fcntl", None)
    monkeypatch.setattr(lock_module, "msvcrt", played)
    assert journal.append(LESSON, "thesis", "answer", "a") == ""
    assert played.calls == [played.LK_NBLCK, played.LK_UNLCK]
    played.taken = True
    monkeypatch.setattr(lock_module, "WAIT", 0.02)
    assert say("causes.busy") in Journal(path).append(LESSON, "thesis", "answer", "b")
    assert set(played.calls[2:]) == {played.LK_NBLCK} and len(played.calls) > 3


def test_a_system_without_locks_still_appends(path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock_module, "fcntl", None)
    monkeypatch.setattr(lock_module, "msvcrt", None)
    assert journal.append(LESSON, "thesis", "answer", "a") == ""
    assert read_lines(path) == ["a"]


def test_without_locks_the_system_still_puts_each_line_at_the_end(
    path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another writer appends just between our look at the file's end and our write."""
    monkeypatch.setattr(lock_module, "fcntl", None)
    monkeypatch.setattr(lock_module, "msvcrt", None)
    journal.append(LESSON, "thesis", "answer", "a")
    write, other = os.write, Journal(path)

    def late(descriptor: int, data: bytes) -> int:
        monkeypatch.setattr(file_module.os, "write", write)
        assert other.append(LESSON, "thesis", "answer", "quicker") == ""
        return write(descriptor, data)

    monkeypatch.setattr(file_module.os, "write", late)
    assert journal.append(LESSON, "thesis", "answer", "b") == ""
    assert read_lines(path) == ["a", "quicker", "b"]
    assert len(journal.entries()) == 3
