"""One line of the journal: what it says, how it is written, how an older line is read.

A line is one JSON object in ASCII, ended by a newline, so a line that was cut off is never taken for a whole one and
no editor or locale can change its meaning. Lines are data: they are parsed, checked and shown, never run.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from math import isfinite
from sys import intern
from typing import Any

SCHEMA = 1
EVENTS = frozenset({"answer", "hint", "worked", "forecast", "commit", "note"})
LINE_LIMIT = 1_000_000
"""Longest line in bytes, without its newline. A longer one is refused when written and skipped when read."""
BOM = b"\xef\xbb\xbf"
"""What some editors put before the first line."""

CUT = "cut off before the end of the line"
NOT_JSON = "not JSON"
NOT_UTF8 = "not UTF-8 text"
TOO_LONG = "longer than 1 MB"
NEWER = "written by a newer version of this kit"


class Unreadable(ValueError):
    """A line that cannot be read. Its text is the reason, worded to follow "line 3: "."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing a learner did.

    Attributes
    ----------
    time : str
        Moment in UTC, always as ``2026-01-31T09:05:00.000000Z``, so that text order is time order.
    lesson, exercise : str
        Ids, such as ``confederation-2015`` and ``thesis``. Both are kept even when the question bank no longer has
        them. An empty lesson marks a line about the journal itself (the learner's name).
    event : str
        One of `EVENTS`. ``answer`` is a checked try, ``hint`` an opened hint, ``worked`` the worked answer opened,
        ``forecast`` a probability, ``commit`` a prediction made before a lab opens, ``note`` free text.
    value : object
        What was answered, as JSON: None, bool, int, finite float, str, list, or dict with text keys.
    outcome : str or None
        The state shown to the learner then. Grading works it out again and does not trust it.
    score : float or None
        Share of the marks, as shown then; finite.
    hints : int
        Hints open at that moment, 0 or more.
    schema : int
        Version of the line's shape; older lines are upgraded when read, so this is always `SCHEMA`.
    """

    time: str
    lesson: str
    exercise: str
    event: str
    value: Any = None
    outcome: str | None = None
    score: float | None = None
    hints: int = 0
    schema: int = SCHEMA

    def __hash__(self) -> int:
        """Hash without the value, which may be a list: equal entries still hash alike."""
        return hash((self.time, self.lesson, self.exercise))


def encode(entry: Entry) -> bytes:
    """Write an entry as one line, newline included.

    Raises
    ------
    TypeError, ValueError
        When the value is not JSON (a set, NaN, a circular list ...): a mistake in the calling code.
    """
    fields = {
        "schema": entry.schema,
        "time": entry.time,
        "lesson": entry.lesson,
        "exercise": entry.exercise,
        "event": entry.event,
        "value": entry.value,
        "outcome": entry.outcome,
        "score": entry.score,
        "hints": entry.hints,
    }
    return _to_json(fields).encode("ascii") + b"\n"


def decode(raw: bytes) -> Entry:
    """Read one line, with or without its line end, whatever schema up to ours it was written in.

    Raises
    ------
    Unreadable
        With the reason, when the line is cut off, damaged, of the wrong types, too long or newer than this kit.
    """
    return _checked(_upgraded(_parsed(raw)))


def now() -> datetime:
    """Read the clock, in UTC."""
    return datetime.now(UTC)


def utc_text(moment: datetime) -> str:
    """Write a moment in the one form the journal uses. A moment without a zone is taken as UTC."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z"


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _finite(text: str) -> float:
    """Refuse a number too large to be written again, such as 1e999."""
    number = float(text)
    if not isfinite(number):
        raise ValueError(f"{text} is too large")
    return number


_to_json = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode
_from_json = json.JSONDecoder(parse_constant=_no_constant, parse_float=_finite).decode


def _parsed(raw: bytes) -> dict[str, Any]:
    raw = raw.removeprefix(BOM).strip()
    if len(raw) > LINE_LIMIT:
        raise Unreadable(TOO_LONG)
    try:
        data = _from_json(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise Unreadable(NOT_UTF8) from None
    except (ValueError, RecursionError):
        # Every line we write is an object, so one that opens and never closes was cut off in writing.
        raise Unreadable(CUT if raw.startswith(b"{") and not raw.endswith(b"}") else NOT_JSON) from None
    if type(data) is not dict:
        raise Unreadable("not an entry of this journal")
    return data


def _from_0(data: dict[str, Any]) -> dict[str, Any]:
    """Schema 0 knew only answers, and called the lesson `article`."""
    data = {**data, "schema": 1, "event": "answer"}
    if "article" in data:
        data["lesson"] = data.pop("article")
    return data


MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {0: _from_0}
"""Schema number to the step that makes a line of the next schema from it."""


def _upgraded(data: dict[str, Any]) -> dict[str, Any]:
    schema = data.get("schema", 0)
    if type(schema) is not int or schema < 0:
        raise _wrong("schema", "a whole number")
    if schema > SCHEMA:
        raise Unreadable(NEWER)
    for step in range(schema, SCHEMA):
        data = MIGRATIONS[step](data)
    return data


def _wrong(name: str, expected: str) -> Unreadable:
    return Unreadable(f"its field '{name}' should be {expected}")


def _moment(text: Any) -> str:
    try:
        return utc_text(datetime.fromisoformat(text))
    except (TypeError, ValueError, OverflowError):
        raise _wrong("time", "a moment such as 2026-01-31T09:05:00Z") from None


def _checked(data: dict[str, Any]) -> Entry:
    get = data.get
    lesson, exercise, event, hints = get("lesson"), get("exercise"), get("event"), get("hints", 0)
    outcome, score = get("outcome"), get("score")
    if type(lesson) is not str:
        raise _wrong("lesson", "text")
    if type(exercise) is not str:
        raise _wrong("exercise", "text")
    if type(event) is not str or event not in EVENTS:
        raise _wrong("event", "one of " + ", ".join(sorted(EVENTS)))
    if outcome is not None and type(outcome) is not str:
        raise _wrong("outcome", "text or null")
    if type(score) is int:
        score = _as_float(score)
    if score is not None and type(score) is not float:
        raise _wrong("score", "a number or null")
    if type(hints) is not int or hints < 0:
        raise _wrong("hints", "a whole number from 0")
    # The same few names stand in thousands of lines: one copy of each saves a quarter of the memory.
    return Entry(
        time=_moment(get("time")),
        lesson=intern(lesson),
        exercise=intern(exercise),
        event=intern(event),
        value=get("value"),
        outcome=outcome and intern(outcome),
        score=score,
        hints=hints,
    )


def _as_float(number: int) -> float:
    try:
        return float(number)
    except OverflowError:
        raise _wrong("score", "a number or null") from None
