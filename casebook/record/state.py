"""From entries to where a learner stands: the journal's only way of making state.

Entries count in the order of their times, not of their lines: an answer that waited in memory, or was brought back
from a download, lands late in the file but was given earlier.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casebook.record.entry import EVENTS, Entry

Key = tuple[str, str]
"""Lesson id and exercise id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseState:
    """Where a learner stands in one exercise: a picture of one moment that never changes afterwards.

    Attributes
    ----------
    attempts : every answer, oldest first.
    hints : how many hints are open.
    forecast : the first forecast. Later ones are kept in the journal and never replace it.
    commit : the first prediction committed to before a lab opened.
    note : the latest note, such as the learner's name.
    """

    attempts: tuple[Entry, ...] = ()
    hints: int = 0
    worked_opened: bool = False
    forecast: Entry | None = None
    commit: Entry | None = None
    note: Entry | None = None

    @property
    def text(self) -> str:
        """The latest note where it is text; else empty."""
        return self.note.value if self.note and isinstance(self.note.value, str) else ""


def fold(entries: Iterable[Entry]) -> ExerciseState:
    """Where a learner stands in an exercise after all of its entries, in whatever order they come."""
    by_event: dict[str, list[Entry]] = {event: [] for event in EVENTS}
    hints = 0
    for entry in sorted(entries, key=lambda entry: entry.time):
        by_event[entry.event].append(entry)
        hints = max(hints, entry.hints)
    return ExerciseState(
        attempts=tuple(by_event["answer"]),
        hints=hints,
        worked_opened=bool(by_event["worked"]),
        forecast=next(iter(by_event["forecast"]), None),
        commit=next(iter(by_event["commit"]), None),
        note=next(reversed(by_event["note"]), None),
    )
