"""One line of the journal: what it says, the one function that writes a line and the one that reads it.

A line is one JSON object in ASCII, ended by a newline, so a line that was cut off is never taken for a whole one and
no editor or locale can change its meaning. Lines are data: they are parsed, checked and shown, never run.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from math import isfinite
from typing import Any

SCHEMA = 1
EVENTS = frozenset({"answer", "hint", "worked", "forecast", "commit", "note"})
LINE_LIMIT = 1_000_000
"""Longest line in bytes, without its newline. A longer one is refused when written and skipped when read."""
BOM = b"\xef\xbb\xbf"
"""What some editors put before the first line."""


class Unreadable(ValueError):
    """A line that cannot be read: why (a name under `record.unreadable` in data/words.yaml), and which field if any."""

    def __init__(self, reason: str, field: str = "") -> None:
        super().__init__(reason, field)
        self.reason, self.field = reason, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing a learner did.

    Attributes
    ----------
    time : moment in UTC, always as ``2026-01-31T09:05:00.000000Z``, so that text order is time order.
    lesson, exercise : ids, kept even when the kit no longer has them. An empty lesson marks a line about the journal
        itself (the learner's name).
    event : one of `EVENTS`. ``answer`` is a checked try, ``hint`` an opened hint, ``worked`` the worked answer opened,
        ``forecast`` a probability, ``commit`` a prediction made before a lab opens, ``note`` free text.
    value : what was answered, as JSON: None, bool, int, finite float, str, list, or dict with text keys.
    outcome : the state shown to the learner then. Whoever counts works it out again and does not trust it.
    score : share of the marks, as shown then; finite.
    hints : hints open at that moment, 0 or more.
    """

    time: str
    lesson: str
    exercise: str
    event: str
    value: Any = None
    outcome: str | None = None
    score: float | None = None
    hints: int = 0

    def __hash__(self) -> int:
        """Hash without the value, which may be a list: equal entries still hash alike."""
        return hash((self.time, self.lesson, self.exercise))


@dataclass(frozen=True, slots=True)
class Newer:
    """A line that a newer version of this kit wrote, as it stands: it is carried along, never changed or dropped."""

    line: bytes


def encode(entry: Entry | Newer) -> bytes:
    """Write an entry as one line, newline included.

    Raises
    ------
    TypeError, ValueError
        When the value is not JSON (a set, NaN, a circular list ...): a mistake in the calling code.
    """
    if isinstance(entry, Newer):
        return entry.line + b"\n"
    fields = {"schema": SCHEMA, **{name: getattr(entry, name) for name in Entry.__slots__}}
    return _to_json(fields).encode("ascii") + b"\n"


def decode(raw: bytes) -> Entry | Newer:
    """Read one line, with or without its line end.

    Raises
    ------
    Unreadable
        With the reason, when the line is cut off, damaged, of the wrong types or too long.
    """
    raw = raw.removeprefix(BOM).strip()
    data = _parsed(raw)
    schema = data.get("schema")
    if type(schema) is not int or schema < 1:
        raise Unreadable("field", "schema")
    if schema > SCHEMA:
        return Newer(raw)
    fields: dict[str, Any] = {name: data.get(name) for name in Entry.__slots__}
    for name, fits in _FITS.items():
        if not fits(fields[name]):
            raise Unreadable("field", name)
    try:
        fields["time"] = utc_text(datetime.fromisoformat(fields["time"]))
    except (TypeError, ValueError, OverflowError):
        raise Unreadable("field", "time") from None
    fields["hints"] = fields["hints"] or 0
    return Entry(**fields)


def read(data: bytes) -> tuple[list[Entry | Newer], dict[int, Unreadable]]:
    """What the lines of a file say, and by their numbers (from 1) those that cannot be read. Blank ones say nothing."""
    found: list[Entry | Newer] = []
    unread: dict[int, Unreadable] = {}
    for number, raw in enumerate(data.split(b"\n"), start=1):
        try:
            if raw.strip():
                found.append(decode(raw))
        except Unreadable as trouble:
            unread[number] = trouble
    return found, unread


def now() -> datetime:
    """Read the clock, in UTC."""
    return datetime.now(UTC)


def utc_text(moment: datetime) -> str:
    """Write a moment in the one form the journal uses. A moment without a zone is taken as UTC."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z"


def _finite(text: str) -> float:
    """Refuse a number that JSON cannot write again: NaN, Infinity, 1e999."""
    number = float(text)
    if not isfinite(number):
        raise ValueError(text)
    return number


_to_json = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode
_from_json = json.JSONDecoder(parse_constant=_finite, parse_float=_finite).decode

_FITS: dict[str, Callable[[Any], bool]] = {
    "lesson": lambda lesson: type(lesson) is str,
    "exercise": lambda exercise: type(exercise) is str,
    "event": lambda event: type(event) is str and event in EVENTS,
    "outcome": lambda outcome: outcome is None or type(outcome) is str,
    "score": lambda score: score is None or type(score) is float or (type(score) is int and abs(score) < 2**53),
    "hints": lambda hints: hints is None or (type(hints) is int and hints >= 0),
}
"""What each field must be. `bool` is an `int` to Python and must not pass for one, hence `type`."""


def _parsed(raw: bytes) -> dict[str, Any]:
    if len(raw) > LINE_LIMIT:
        raise Unreadable("too_long")
    try:
        data = _from_json(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise Unreadable("not_utf8") from None
    except (ValueError, RecursionError):
        # Every line we write is an object, so one that opens and never closes was cut off in writing.
        raise Unreadable("cut" if raw.startswith(b"{") and not raw.endswith(b"}") else "not_json") from None
    if type(data) is not dict:
        raise Unreadable("not_an_entry")
    return data
