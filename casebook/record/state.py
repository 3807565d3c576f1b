"""From entries to where a learner stands: the journal's only way of making state.

Entries count in the order of their times, not of their lines: an answer that waited in memory, or was brought back
from a download, lands late in the file but was given earlier.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from casebook.record.entry import Entry

Key = tuple[str, str]
"""Lesson id and exercise id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseState:
    """Where a learner stands in one exercise; a picture of one moment that never changes afterwards.

    Attributes
    ----------
    attempts : tuple of Entry
        Every answer, oldest first.
    counted : int
        How many of the attempts came before the worked answer was opened; only these can earn credit.
    hints : int
        Hints opened so far.
    best_score : float or None
        Highest recorded score among the counted attempts; None when none has a score.
    worked_opened : bool
        Whether the worked answer was opened.
    forecast : Entry or None
        The first forecast. Later ones are kept in the journal and never replace it.
    commit : Entry or None
        The first prediction committed to before a lab opened.
    note : Entry or None
        The latest note.
    """

    lesson: str
    exercise: str
    attempts: tuple[Entry, ...] = ()
    counted: int = 0
    hints: int = 0
    best_score: float | None = None
    worked_opened: bool = False
    forecast: Entry | None = None
    commit: Entry | None = None
    note: Entry | None = None

    @property
    def last(self) -> Entry | None:
        """The latest answer, or None."""
        return self.attempts[-1] if self.attempts else None

    @property
    def last_value(self) -> Any:
        """What was answered last, to show again; None when nothing was answered (ask `attempts` to tell apart)."""
        return self.attempts[-1].value if self.attempts else None

    @property
    def last_outcome(self) -> str | None:
        """The outcome shown for the latest answer, or None."""
        return self.attempts[-1].outcome if self.attempts else None

    @property
    def creditable(self) -> tuple[Entry, ...]:
        """The attempts made before the worked answer was opened."""
        return self.attempts[: self.counted]


class Fold:
    """The state of one exercise, brought forward one entry at a time.

    An entry later than all before it costs one step. One that comes late makes the next `state` sort and start over,
    once, however many came late together.
    """

    __slots__ = ("_attempts", "_entries", "_late", "_latest", "_rest", "_shown", "key")

    def __init__(self, key: Key) -> None:
        self.key = key
        self._shown: ExerciseState | None = None
        self._entries: list[Entry] = []
        self._latest = ""
        self._late = False
        self._restart()

    @property
    def latest(self) -> str:
        """Time of the latest entry, as text; empty before the first."""
        return self._latest

    def add(self, entry: Entry) -> None:
        """Take in one more entry of this exercise."""
        self._entries.append(entry)
        self._shown = None
        if entry.time < self._latest:
            self._late = True
            return
        self._latest = entry.time
        if not self._late:
            self._step(entry)

    def state(self) -> ExerciseState:
        """Show where the learner stands now."""
        if self._late:
            self._entries.sort(key=_time)
            self._late = False
            self._restart()
            for entry in self._entries:
                self._step(entry)
        if self._shown is None:
            lesson, exercise = self.key
            self._shown = ExerciseState(lesson=lesson, exercise=exercise, attempts=tuple(self._attempts), **self._rest)
        return self._shown

    def _restart(self) -> None:
        self._attempts: list[Entry] = []
        self._rest: dict[str, Any] = {"hints": 0}

    def _step(self, entry: Entry) -> None:
        rest, event = self._rest, entry.event
        # A hint event may say how many are open now, or just that one more was opened.
        opened = rest["hints"] + 1 if event == "hint" and not entry.hints else entry.hints
        rest["hints"] = max(rest["hints"], opened)
        if event == "answer":
            self._attempts.append(entry)
            if not rest.get("worked_opened"):
                rest["counted"] = len(self._attempts)
                if entry.score is not None:
                    rest["best_score"] = max(entry.score, rest.get("best_score", entry.score))
        elif event == "worked":
            rest["worked_opened"] = True
        elif event == "note":
            rest["note"] = entry
        elif event in ("forecast", "commit"):
            rest.setdefault(event, entry)


def fold(entries: Iterable[Entry]) -> dict[Key, ExerciseState]:
    """Fold any entries (a hand-in, say) into one state an exercise.

    The same entry twice counts once, as in a journal: it was written again after a failure, or merged in twice.
    """
    folds: dict[Key, Fold] = {}
    for entry in dict.fromkeys(entries):
        key = (entry.lesson, entry.exercise)
        if key not in folds:
            folds[key] = Fold(key)
        folds[key].add(entry)
    return {key: one.state() for key, one in folds.items()}


def _time(entry: Entry) -> str:
    return entry.time
