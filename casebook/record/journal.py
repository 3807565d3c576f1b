"""The journal: one line an entry, appended at once and never changed, and the state that follows from its lines.

What a learner sees is the fold over what is in the file, not over what this process believes it wrote. So lines that
another notebook wrote count as soon as they are there, and reading has one path.
"""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from casebook.record.entry import EVENTS, LINE_LIMIT, Entry, Newer, decode, encode, now, read, utc_text
from casebook.record.journal_file import JournalFile, MemoryFile
from casebook.record.lock import Busy
from casebook.record.renamed import Renamed
from casebook.record.sentences import cause, counted, reason, say, sentences, skipped
from casebook.record.state import ExerciseState, Key, fold

LEARNER: Key = ("", "learner")
"""Lesson and exercise of the note that holds the learner's name."""


class Journal:
    """A learner's journal.

    Parameters
    ----------
    path : the file of JSON lines; it is made with the first entry. Several processes may use it at once. Without a
        path the journal lives in memory, as long as the process.
    renamed : which ids the kit has given up for others since the lines were written; without it, none.

    Notes
    -----
    An entry that cannot be written stays in memory, counts in the state, and is written with the next success, in
    order; a last try is made when the process ends. The file is the truth: when it is taken away or another learner's
    is put in its place, this journal follows. Entries that wait at such a moment go to the file that is there then.

    Two entries that are equal in all, the time included, are one entry that was written or brought back twice: it
    counts once. Safe to use from several threads.
    """

    def __init__(self, path: Path | str | None = None, renamed: Renamed | None = None) -> None:
        self.guard = threading.RLock()
        self.file = MemoryFile() if path is None else JournalFile(Path(os.path.abspath(path)))
        self._renamed = renamed or Renamed()
        self._waiting: list[bytes] = []
        self._trouble = ""
        sentences()
        self._begin(b"")

    def _begin(self, data: bytes) -> None:
        """Begin anew with what stands in the file and what still waits for it."""
        self._seen: dict[Entry | Newer, None] = {}
        self._by_exercise: dict[Key, list[Entry]] = {}
        self._states: dict[Key, ExerciseState] = {}
        found, self._unread = read(data)
        self._last_line = data.count(b"\n") + 1
        for one in [*found, *map(decode, self._waiting)]:
            self._take(one)

    def append(self, lesson: str, exercise: str, event: str, value: Any = None, outcome: str | None = None,
               score: float | None = None, hints: int = 0) -> str:
        """Record one thing a learner did; the fields are as in `Entry`.

        Returns
        -------
        Empty when it is saved; else one sentence for the learner: what happened and how to mend it.

        Raises
        ------
        TypeError, ValueError
            For an unknown event, a value that is not JSON, or a wrong type: a mistake in the calling code.
        """
        if event not in EVENTS:
            raise ValueError(f"event is {event!r}, expected one of {', '.join(sorted(EVENTS))}")
        with self.guard:
            self._refresh()
            line = encode(Entry(time=self._moment((lesson, exercise)), lesson=lesson, exercise=exercise, event=event,
                                value=value, outcome=outcome, score=score, hints=hints))
            if len(line) > LINE_LIMIT:
                return say("answer_too_long")
            self._take(decode(line))
            self._waiting.append(line)
            return self.save()

    def merge(self, found: Iterable[Entry | Newer]) -> tuple[int, str]:
        """Take in what `decode` gave elsewhere, leaving out what is here: how many were new, and as `append`."""
        with self.guard:
            self._refresh()
            new = [encode(one) for one in found if self._take(one)]
            self._waiting += new
            return len(new), self.save()

    def save(self) -> str:
        """Write what still waits in memory. Returns like `append`."""
        with self.guard:
            if not self._waiting:
                return ""
            try:
                self.file.append(b"".join(self._waiting))
            except (OSError, Busy) as trouble:
                atexit.unregister(self.save)  # one last try, however often this one failed
                atexit.register(self.save)
                return counted("not_saved", len(self._waiting), cause=cause(trouble, self.file.path))
            self._waiting.clear()
            return ""

    def state(self, lesson: str, exercise: str) -> ExerciseState:
        """Show where the learner stands in one exercise; the empty state when nothing was done there."""
        key = (lesson, exercise)
        with self.guard:
            self._refresh()
            if key not in self._states:
                self._states[key] = fold(self._by_exercise.get(key, ()))
            return self._states[key]

    def exercises(self) -> list[Key]:
        """List lesson and exercise of all that was touched, by the ids of today, in the order of the journal."""
        with self.guard:
            self._refresh()
            return [key for key in self._by_exercise if key != LEARNER]

    def entries(self) -> list[Entry | Newer]:
        """Give every entry as it was written, oldest first; at the end those that only a newer kit can read."""
        with self.guard:
            self._refresh()
            return sorted(self._seen, key=lambda one: (1, "") if isinstance(one, Newer) else (0, one.time))

    @property
    def learner(self) -> str:
        """The learner's name as given to `switch`; empty when none was given."""
        return self.state(*LEARNER).text

    def notices(self) -> list[str]:
        """Say what could not be read or saved, one plain sentence a thing, with line numbers."""
        with self.guard:
            self._refresh()
            being_written = self._is_being_written()
            by_reason: dict[tuple[str, str], list[int]] = {}
            for number, line in self._unread.items():
                if number != self._last_line or not being_written:
                    by_reason.setdefault((line.reason, line.field), []).append(number)
            name = self.file.path.name
            found = [skipped(name, *why, numbers) for why, numbers in by_reason.items()]
            if newer := sum(isinstance(one, Newer) for one in self._seen):
                found.append(counted("newer", newer, file=name))
            if self._trouble:
                found.append(self._trouble)
            if self._waiting:
                found.append(counted("waits", len(self._waiting)))
            return found

    def _is_being_written(self) -> bool:
        """Whether somebody may just be writing the last line, which is cut off; else it stays so for good."""
        if self._last_line in self._unread:
            try:
                with self.file.lock():
                    self._refresh()
            except Busy:
                return True
            except OSError:
                pass  # without a place for the lock there is no writer either
        return False

    def _refresh(self) -> None:
        """Read the file anew when it is no longer as it was read or written here."""
        path = self.file.path
        try:
            data = self.file.read()
        except OSError as trouble:
            self._trouble = say("not_read", file=path.name, reason=reason(trouble))
            return
        self._trouble = say("gone", file=path.name, folder=path.parent.name) if self.file.missing else ""
        if data is not None:
            self._begin(data)

    def _take(self, one: Entry | Newer) -> bool:
        """Count a line in; False when it was in already."""
        before = len(self._seen)
        self._seen[one] = None
        if len(self._seen) == before:
            return False
        if isinstance(one, Entry):
            entry = self._renamed.today(one)
            key = (entry.lesson, entry.exercise)
            self._by_exercise.setdefault(key, []).append(entry)
            self._states.pop(key, None)
        return True

    def _moment(self, key: Key) -> str:
        """Give the time of a new entry: now, yet after all entries of the same exercise, even if a clock went back."""
        text = utc_text(now())
        latest = max((entry.time for entry in self._by_exercise.get(key, ())), default="")
        if text > latest:
            return text
        try:
            return utc_text(datetime.fromisoformat(latest) + timedelta(microseconds=1))
        except OverflowError:
            return latest


class MemoryJournal(Journal):
    """A journal without a file: for builds, tests and nbval."""
