"""The journal without a file: everything but the disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from casebook.record import sentences
from casebook.record.entry import EVENTS, LINE_LIMIT, NEWER, Entry, Unreadable, decode, encode, now, utc_text
from casebook.record.state import ExerciseState, Fold, Key

LEARNER: Key = ("", "learner")
"""Lesson and exercise of the note that holds the learner's name."""


class MemoryJournal:
    """A journal that lives as long as the process: for builds, tests and nbval.

    Parameters
    ----------
    clock : callable, optional
        Gives the present moment; another one makes times repeatable.

    Notes
    -----
    Two entries that are equal in all, the time included, are one entry that was written or merged twice: it counts
    once. Safe to use from several threads.
    """

    def __init__(self, *, clock: Callable[[], datetime] = now) -> None:
        self.guard = threading.RLock()
        self.kept: dict[str, bytes] = {}
        self._clock = clock
        self._forget()

    def _forget(self) -> None:
        self._entries: list[Entry] = []
        self._latest = ""
        self._in_order = True
        self._seen: set[Entry] = set()
        self._folds: dict[Key, Fold] = {}
        self._newer: dict[bytes, None] = {}
        self._skipped: dict[str, tuple[int, list[int]]] = {}

    def append(
        self,
        lesson: str,
        exercise: str,
        event: str,
        value: Any = None,
        outcome: str | None = None,
        score: float | None = None,
        hints: int = 0,
    ) -> str:
        """Record one thing a learner did.

        Parameters
        ----------
        lesson, exercise, event, value, outcome, score, hints
            As in `Entry`. Tuples in the value become lists.

        Returns
        -------
        str
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
            line = encode(
                Entry(
                    time=self._moment((lesson, exercise)),
                    lesson=lesson,
                    exercise=exercise,
                    event=event,
                    value=value,
                    outcome=outcome,
                    score=score,
                    hints=hints,
                )
            )
            if len(line) > LINE_LIMIT:
                return sentences.TOO_LONG_ANSWER
            self._take(decode(line))
            return self._keep([line])

    def entries(self) -> list[Entry]:
        """Give every entry that could be read, oldest first."""
        with self.guard:
            self._refresh()
            if not self._in_order:
                self._entries.sort(key=lambda entry: entry.time)
                self._in_order = True
            return list(self._entries)

    def state(self, lesson: str, exercise: str) -> ExerciseState:
        """Show where the learner stands in one exercise; the empty state when nothing was done there."""
        with self.guard:
            self._refresh()
            found = self._folds.get((lesson, exercise))
            return found.state() if found else ExerciseState(lesson=lesson, exercise=exercise)

    def exercises(self) -> list[Key]:
        """List lesson and exercise of all that was touched, in the order of the journal."""
        with self.guard:
            self._refresh()
            return [key for key in self._folds if key != LEARNER]

    @property
    def learner(self) -> str:
        """The learner's name as given to `switch`; empty when none was given."""
        note = self.state(*LEARNER).note
        return note.value if note is not None and isinstance(note.value, str) else ""

    def notices(self, known: Collection[Key] | None = None) -> list[str]:
        """Say what could not be read or saved, one plain sentence a thing, with line numbers.

        Parameters
        ----------
        known : collection of (lesson, exercise), optional
            The question bank's exercises. Entries for others are kept and named here.
        """
        with self.guard:
            self._refresh()
            found = self._troubles()
            if known is not None:
                counts: dict[Key, int] = {}
                for entry in self._entries:
                    key = (entry.lesson, entry.exercise)
                    if key != LEARNER and key not in known:
                        counts[key] = counts.get(key, 0) + 1
                found += [sentences.unknown(*key, count) for key, count in counts.items()]
            return found

    def save(self) -> str:
        """Write what still waits in memory. Returns like `append`."""
        return ""

    def merge(self, entries: Iterable[Entry], newer: Iterable[bytes] = ()) -> tuple[int, str]:
        """Take in entries from elsewhere, leaving out those already here.

        Parameters
        ----------
        entries : iterable of Entry
            As `decode` gives them.
        newer : iterable of bytes
            Lines of a newer schema, kept as they are for a newer kit to read.

        Returns
        -------
        added : int
            How many were new.
        trouble : str
            As `append` returns.
        """
        with self.guard:
            self._refresh()
            lines = [encode(entry) for entry in entries if self._take(entry)]
            for raw in newer:
                if raw not in self._newer:
                    self._newer[raw] = None
                    lines.append(raw + b"\n")
            return len(lines), self._keep(lines) if lines else ""

    def lines(self) -> list[bytes]:
        """Give every entry as a line of the present schema, then the lines that only a newer kit can read."""
        with self.guard:
            return [encode(entry) for entry in self.entries()] + [raw + b"\n" for raw in self._newer]

    def set_aside(self, label: str, bring: str = "") -> tuple[str, bool]:
        """Keep all entries under another name and begin anew, or go on with those kept as `bring`.

        Returns
        -------
        kept : str
            Where they are kept; empty when there were none.
        brought : bool
            Whether there was something to bring back.

        Raises
        ------
        OSError, Busy
            When the file could not be renamed; nothing has changed then.
        """
        with self.guard:
            old, kept, number = b"".join(self.lines()), "", 1
            while old and not kept:
                name = label if number == 1 else f"{label}-{number}"
                number += 1
                if name not in self.kept:
                    self.kept[name] = old
                    kept = name
            self._forget()
            back = self.kept.pop(bring, None) if bring and bring != kept else None
            for number, raw in enumerate((back or b"").splitlines(), start=1):
                self._read(number, raw)
            return kept, back is not None

    def _refresh(self) -> None:
        """Read what others wrote; nobody else writes here."""

    def _keep(self, lines: list[bytes]) -> str:
        """Put lines where they last; memory is all there is here."""
        return ""

    def _moment(self, key: Key) -> str:
        """Give the time of a new entry: now, yet after all entries of the same exercise, even if a clock went back."""
        text = utc_text(self._clock())
        latest = self._folds[key].latest if key in self._folds else ""
        if text > latest:
            return text
        try:
            return utc_text(datetime.fromisoformat(latest) + timedelta(microseconds=1))
        except OverflowError:
            return latest

    def _take(self, entry: Entry) -> bool:
        """Count an entry in; False when it was in already."""
        before = len(self._seen)
        self._seen.add(entry)
        if len(self._seen) == before:
            return False
        self._in_order = self._in_order and entry.time >= self._latest
        self._latest = max(self._latest, entry.time)
        self._entries.append(entry)
        key = (entry.lesson, entry.exercise)
        if key not in self._folds:
            self._folds[key] = Fold(key)
        self._folds[key].add(entry)
        return True

    def _read(self, number: int, raw: bytes) -> None:
        """Count one line in, or note why it cannot be read."""
        raw = raw.strip()
        if not raw:
            return
        try:
            self._take(decode(raw))
        except Unreadable as reason:
            self._skip(number, str(reason))
            if str(reason) == NEWER:
                self._newer[raw] = None

    def _skip(self, number: int, reason: str) -> None:
        count, numbers = self._skipped.setdefault(reason, (0, []))
        if count < sentences.SHOWN:
            numbers.append(number)
        self._skipped[reason] = (count + 1, numbers)

    def _troubles(self) -> list[str]:
        return [sentences.skipped("the journal", reason, *found) for reason, found in self._skipped.items()]
