"""Dates that may be only a month or a year long, and who could know what on a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.files.dates import first_day, in_words, last_day, lasted, span_in_words
from casebook.thinking.figures import between, known_by

DAYS = st.dates(date(2011, 1, 1), date(2026, 12, 31))
TEXTS = st.tuples(DAYS, st.sampled_from([4, 7, 10])).map(lambda pair: pair[0].isoformat()[:pair[1]])


def row(day: str) -> dict[str, str]:
    return {"date": day}


@given(TEXTS)
def test_a_date_means_the_days_from_its_first_to_its_last(text):
    one, two = first_day(text), last_day(text)
    assert one <= two
    assert one.isoformat().startswith(text) and two.isoformat().startswith(text)
    assert (one == two) == (len(text) == 10)


def test_the_last_day_of_a_month_knows_leap_years():
    assert last_day("2016-02") == date(2016, 2, 29)
    assert last_day("2017-02") == date(2017, 2, 28)
    assert last_day("2017") == date(2017, 12, 31)


@pytest.mark.parametrize("text", ["", "2016-13", "2016-02-30", "May 2016"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):
        first_day(text)


@pytest.mark.parametrize(("text", "words"), [
    ("2016-09-09", "9 September 2016"), ("2016-09", "September 2016"), ("2016", "2016")])
def test_a_date_is_written_out(text, words):
    assert in_words(text) == words


@pytest.mark.parametrize(("start", "end", "words"), [
    ("2017-11-22", "2017-11-24", "22 to 24 November 2017"),
    ("2017-02-23", "2017-03-03", "23 February to 3 March 2017"),
    ("2016-12-30", "2017-01-02", "30 December 2016 to 2 January 2017"),
    ("2016-09", "2016-11", "September to November 2016"),
    ("2016-09-09", "", "9 September 2016"),
    ("2016-09-09", "2016-09-09", "9 September 2016"),
])
def test_a_span_is_written_out_with_its_shared_parts_once(start, end, words):
    assert span_in_words(start, end) == words


def test_without_the_year_where_it_is_known():
    assert in_words("2016-09-09", year=False) == "9 September"
    assert span_in_words("2017-11-22", "2017-11-24", year=False) == "22 to 24 November"


@given(TEXTS, DAYS)
def test_only_what_had_surely_begun_could_be_known(text, day):
    known = known_by([row(text)], day.isoformat())
    assert bool(known) == (last_day(text) <= day)


def test_the_day_itself_counts_as_known():
    assert known_by([row("2016-09-22")], "2016-09-22")
    assert not known_by([row("2016-09")], "2016-09-22")


@given(TEXTS, DAYS, DAYS)
def test_between_keeps_what_can_lie_in_the_span(text, one, two):
    start, end = sorted((one, two))
    kept = between([row(text)], start.isoformat(), end.isoformat())
    assert bool(kept) == (last_day(text) >= start and first_day(text) <= end)
    assert between([row(text)]) == [row(text)]


def test_another_field_can_be_asked_for():
    rows = [{"published": "2015-08", "date": "2020"}]
    assert known_by(rows, "2015-10-10", "published") == rows
    assert between(rows, "2015", "2015", "published") == rows


@pytest.mark.parametrize(("start", "end", "words"), [
    ("2016-09-12", "2016-09-19", "7 days"), ("2016-09-12", "2016-09-13", "1 day"),
    ("2016-02-27", "2016-07", "about 4 months"), ("2020-03-06", "2024-11-27", "about 4.7 years"),
    ("2017-01-01", "2020-01-01", "about 3 years"),
])
def test_a_length_is_no_more_exact_than_its_dates(start, end, words):
    assert lasted(start, end) == words
