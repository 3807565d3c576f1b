"""One line: written, read, refused, or left to a newer kit."""

from __future__ import annotations

import dataclasses
import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.record import Entry, Newer, Unreadable, decode, encode
from casebook.record.entry import EVENTS, LINE_LIMIT, SCHEMA, utc_text
from casebook.record.sentences import sentences

WHOLE = {
    "schema": 1,
    "time": "2026-01-31T09:05:00.000000Z",
    "lesson": "confederation-2015",
    "exercise": "thesis",
    "event": "answer",
    "value": ["b"],
    "outcome": "right",
    "score": 1.0,
    "hints": 2,
}

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
entries = st.builds(
    Entry,
    time=st.datetimes().map(utc_text),
    lesson=st.text(max_size=20),
    exercise=st.text(max_size=20),
    event=st.sampled_from(sorted(EVENTS)),
    value=json_values,
    outcome=st.none() | st.text(max_size=20),
    score=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    hints=st.integers(0, 99),
)


def line(**changed: object) -> bytes:
    return json.dumps({**WHOLE, **changed}).encode()


@settings(deadline=None)
@given(entries)
def test_what_is_written_is_read_again(entry: Entry) -> None:
    written = encode(entry)
    assert written.endswith(b"\n") and written.count(b"\n") == 1 and written.isascii()
    assert decode(written) == entry


def test_all_fields_stand_in_the_line() -> None:
    entry = decode(line())
    assert json.loads(encode(entry)) == WHOLE
    assert {"schema": SCHEMA, **dataclasses.asdict(entry)} == WHOLE


def test_an_entry_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        decode(line()).score = 0.0  # type: ignore[misc]


def test_an_entry_with_a_list_can_stand_in_a_set() -> None:
    assert len({decode(line()), decode(line()), decode(line(value=["c"]))}) == 2


def test_a_line_of_a_newer_kit_is_written_as_it_was_read() -> None:
    for raw in (line(schema=SCHEMA + 1), line(schema=SCHEMA + 1, lesson=7, mood="new"), b'{"schema": 99}'):
        newer = decode(raw + b"\r\n")
        assert newer == Newer(raw) and encode(newer) == raw + b"\n"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-01-31T09:05:00Z", "2026-01-31T09:05:00.000000Z"),
        ("2026-01-31T09:05:00", "2026-01-31T09:05:00.000000Z"),
        ("2026-01-31T11:05:00.5+02:00", "2026-01-31T09:05:00.500000Z"),
        ("2026-01-31", "2026-01-31T00:00:00.000000Z"),
    ],
)
def test_times_are_read_in_any_iso_form_and_kept_in_one(written: str, read: str) -> None:
    assert decode(line(time=written)).time == read


moments = st.datetimes(min_value=datetime(1, 1, 2))
"""Without the first day of year 1, part of which has no moment in UTC."""


@settings(deadline=None)
@given(st.datetimes(min_value=datetime(1, 1, 2), timezones=st.just(timezone(timedelta(hours=5)))), moments)
def test_text_order_is_time_order(one: datetime, other: datetime) -> None:
    assert (utc_text(one) < utc_text(other)) == (one.astimezone(UTC).replace(tzinfo=None) < other)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (line()[:-9], "cut"),
        (b"{", "cut"),
        (b"answer: b", "not_json"),
        (b"\0" * 200, "not_json"),
        (b"{'a': 1}", "not_json"),
        (line(value="x").replace(b'"x"', b"NaN"), "not_json"),
        (line(value="x").replace(b'"x"', b"-Infinity"), "not_json"),
        (line(value="x").replace(b'"x"', b"1e999"), "not_json"),
        (line(value="x").replace(b'"x"', b"9" * 5000), "not_json"),
        (line(value="x").replace(b'"x"', b"[" * 200_000 + b"]" * 200_000), "not_json"),
        (line(value="x").replace(b"x", b"\xff\xfe"), "not_utf8"),
        (line(value="x").replace(b"x", b"\xed\xa0\x80"), "not_utf8"),
        (b"[1, 2]", "not_an_entry"),
        (b"17", "not_an_entry"),
        (line(value="x" * (LINE_LIMIT + 1)), "too_long"),
    ],
)
def test_what_cannot_be_read_says_why(raw: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as told:
        decode(raw)
    assert told.value.reason == reason and reason in sentences()["unreadable"]


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("schema", [None, "1", True, 0, -1]),
        ("time", [5, "yesterday", "0001-01-01T00:00:00+05:00"]),
        ("lesson", [None]),
        ("exercise", [["a"]]),
        ("event", ["guess", ["answer"]]),
        ("outcome", [1]),
        ("score", ["1", True, 10**400]),
        ("hints", [-1, 1.5, False]),
    ],
)
def test_a_field_that_does_not_fit_is_named(field: str, values: list[object]) -> None:
    for value in values:
        with pytest.raises(Unreadable) as told:
            decode(line(**{field: value}))
        assert (told.value.reason, told.value.field) == ("field", field)
    assert field in sentences()["expected"]


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_and_never_raise_else(raw: bytes) -> None:
    with suppress(Unreadable):
        decode(raw)


@settings(deadline=None)
@given(entries, st.data())
def test_no_piece_of_a_line_is_taken_for_a_whole_one(entry: Entry, data: st.DataObject) -> None:
    whole = encode(entry).rstrip(b"\n")
    cut = data.draw(st.integers(1, len(whole) - 1))
    with pytest.raises(Unreadable, match="cut|not_json"):
        decode(whole[:cut])


def test_a_field_of_the_future_is_passed_over() -> None:
    assert decode(line(mood="cheerful")) == decode(line())


@pytest.mark.parametrize("value", [{1, 2}, float("nan"), float("inf"), object(), b"b"])
def test_a_value_that_is_not_json_is_a_mistake_of_the_caller(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        encode(dataclasses.replace(decode(line()), value=value))
