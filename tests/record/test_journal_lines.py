"""One line: written, read, upgraded, refused."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.record import EVENTS, SCHEMA, Entry, Unreadable, decode, encode
from casebook.record.entry import LINE_LIMIT, NEWER, utc_text

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
    assert dataclasses.asdict(entry) == WHOLE


def test_an_entry_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        decode(line()).score = 0.0  # type: ignore[misc]


def test_an_entry_with_a_list_can_stand_in_a_set() -> None:
    assert len({decode(line()), decode(line()), decode(line(value=["c"]))}) == 2


def test_schema_0_had_only_answers_and_called_the_lesson_article() -> None:
    old = b'{"time":"2026-01-01T10:00:00Z","article":"truce-2016","exercise":"voice","value":"c","hints":1}'
    assert decode(old) == Entry(
        time="2026-01-01T10:00:00.000000Z",
        lesson="truce-2016",
        exercise="voice",
        event="answer",
        value="c",
        hints=1,
    )
    assert decode(old).schema == SCHEMA


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


@settings(deadline=None)
@given(st.datetimes(timezones=st.just(timezone(timedelta(hours=5)))), st.datetimes())
def test_text_order_is_time_order(one: datetime, other: datetime) -> None:
    try:
        first, second = utc_text(one), utc_text(other)
    except OverflowError:  # the first hours of year 1 have no moment in UTC
        return
    assert (first < second) == (one.astimezone(UTC).replace(tzinfo=None) < other)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (line()[:-9], "cut off before the end of the line"),
        (b"{", "cut off before the end of the line"),
        (b"answer: b", "not JSON"),
        (b"\0" * 200, "not JSON"),
        (b"{'a': 1}", "not JSON"),
        (line(value="x").replace(b'"x"', b"NaN"), "not JSON"),
        (line(value="x").replace(b'"x"', b"-Infinity"), "not JSON"),
        (line(value="x").replace(b'"x"', b"1e999"), "not JSON"),
        (line(value="x").replace(b'"x"', b"9" * 5000), "not JSON"),
        (line(value="x").replace(b'"x"', b"[" * 200_000 + b"]" * 200_000), "not JSON"),
        (line(value="x").replace(b"x", b"\xff\xfe"), "not UTF-8 text"),
        (line(value="x").replace(b"x", b"\xed\xa0\x80"), "not UTF-8 text"),
        (b"[1, 2]", "not an entry of this journal"),
        (b"17", "not an entry of this journal"),
        (line(schema=SCHEMA + 1), NEWER),
        (line(schema=SCHEMA + 1, lesson=7), NEWER),
        (line(schema="1"), "its field 'schema' should be a whole number"),
        (line(schema=True), "its field 'schema' should be a whole number"),
        (line(schema=-1), "its field 'schema' should be a whole number"),
        (line(time=5), "its field 'time' should be a moment such as 2026-01-31T09:05:00Z"),
        (line(time="yesterday"), "its field 'time' should be a moment such as 2026-01-31T09:05:00Z"),
        (line(time="0001-01-01T00:00:00+05:00"), "its field 'time' should be a moment such as 2026-01-31T09:05:00Z"),
        (line(lesson=None), "its field 'lesson' should be text"),
        (line(exercise=["a"]), "its field 'exercise' should be text"),
        (line(event="guess"), "its field 'event' should be one of answer, commit, forecast, hint, note, worked"),
        (line(event=["answer"]), "its field 'event' should be one of answer, commit, forecast, hint, note, worked"),
        (line(outcome=1), "its field 'outcome' should be text or null"),
        (line(score="1"), "its field 'score' should be a number or null"),
        (line(score=True), "its field 'score' should be a number or null"),
        (line(score=10**400), "its field 'score' should be a number or null"),
        (line(hints=-1), "its field 'hints' should be a whole number from 0"),
        (line(hints=1.5), "its field 'hints' should be a whole number from 0"),
        (line(hints=False), "its field 'hints' should be a whole number from 0"),
        (line(value="x" * (LINE_LIMIT + 1)), "longer than 1 MB"),
    ],
)
def test_what_cannot_be_read_says_why(raw: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as told:
        decode(raw)
    assert str(told.value) == reason


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_and_never_raise_else(raw: bytes) -> None:
    try:
        decode(raw)
    except Unreadable:
        pass


@settings(deadline=None)
@given(entries, st.data())
def test_no_piece_of_a_line_is_taken_for_a_whole_one(entry: Entry, data: st.DataObject) -> None:
    whole = encode(entry).rstrip(b"\n")
    cut = data.draw(st.integers(1, len(whole) - 1))
    with pytest.raises(Unreadable, match="cut off|not JSON"):
        decode(whole[:cut])


def test_a_mark_before_the_first_line_and_windows_line_ends_do_no_harm() -> None:
    assert decode(b"\xef\xbb\xbf" + line() + b"\r\n") == decode(line())


def test_a_field_of_the_future_is_passed_over() -> None:
    assert decode(line(mood="cheerful")) == decode(line())


@pytest.mark.parametrize("value", [{1, 2}, float("nan"), float("inf"), object(), b"b"])
def test_a_value_that_is_not_json_is_a_mistake_of_the_caller(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        encode(dataclasses.replace(decode(line()), value=value))
