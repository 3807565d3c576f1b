"""The benchmarks' own arithmetic and table. No time is asserted anywhere: times are findings."""

from __future__ import annotations

import importlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.__main__ import NAMES
from benchmarks.session import Step
from benchmarks.stats import Sample, percentile
from benchmarks.synthetic import synthetic
from benchmarks.table import HEADER, Budget, Row, render, summary
from casebook.thinking.argument.wellformed import findings

SOME = st.lists(st.floats(0.01, 1e6), min_size=1, max_size=60)


def row(budget, ours=(10.0, 20.0, 30.0), against=(40.0, 80.0, 120.0)):
    """A row with a median of 20 against 80, and 95th percentiles of 29 against 116."""
    return Row("a thing", Sample("ours", ours), Sample("theirs", against), budget)


def test_percentiles_by_hand():
    assert percentile([3, 1, 2], 0.5) == 2
    assert percentile([1, 2, 3, 4], 0.5) == 2.5
    assert percentile(range(101), 0.95) == 95
    assert percentile([7], 0.95) == 7


@given(SOME, st.floats(0, 1), st.floats(0, 1))
def test_percentiles_lie_inside_and_grow_with_the_share(values, one, other):
    low, high = percentile(values, min(one, other)), percentile(values, max(one, other))
    assert min(values) <= low * (1 + 1e-12) and low <= high * (1 + 1e-12) and high <= max(values) * (1 + 1e-12)


@pytest.mark.parametrize(("values", "share"), [([], 0.5), ([1], -0.1), ([1], 1.1)])
def test_no_percentile_of_nothing_or_outside(values, share):
    with pytest.raises(ValueError, match="values|share"):
        percentile(values, share)


@pytest.mark.parametrize(("budget", "met"), [
    (Budget("faster", 4), True), (Budget("faster", 4.1), False), (Budget("faster", 4, 4), True),
    (Budget("faster", 4, 4.1), False), (Budget("faster", None, 3), True),
    (Budget("within", 0.25), True), (Budget("within", 0.24), False), (Budget("within", 0.3, 0.2), False),
    (Budget(), None), (Budget("within"), None),
])
def test_ratios_meet_their_limits_or_not(budget, met):
    assert row(budget).met is met


def test_faster_and_within_are_the_same_ratio_upside_down():
    assert row(Budget("faster", 1)).measured == pytest.approx((4, 4))
    assert row(Budget("within", 1)).measured == pytest.approx((0.25, 0.25))


@pytest.mark.parametrize(("limit", "tail", "met"), [
    (20, None, True), (19.9, None, False), (20, 29, True), (20, 28.9, False),
])
def test_absolute_limits(limit, tail, met):
    alone = Row("a thing", Sample("ours", (10.0, 20.0, 30.0)), budget=Budget("under", limit, tail))
    assert alone.met is met


def test_the_table_says_budget_ratio_medians_and_verdict():
    lines = render([row(Budget("faster", 4, 5)), row(Budget("within", 1.3)), row(Budget())]).splitlines()
    assert lines[0] == "| " + " | ".join(HEADER) + " |"
    assert all(line.count("|") == len(HEADER) + 1 for line in lines)
    assert lines[2] == ("| a thing | at least 4x faster, p95 5x faster | 4.00x, p95 4.00x | 20 ms, p95 29 (n=3) | "
                        "theirs: 80 ms, p95 116 (n=3) | **no** |")
    assert lines[3] == "| a thing | within 1.3x | 0.25x | 20 ms (n=3) | theirs: 80 ms (n=3) | yes |"
    assert lines[4] == "| a thing | none set | 0.25x | 20 ms (n=3) | theirs: 80 ms (n=3) |  |"


def test_a_bar_or_a_line_break_in_a_text_does_not_break_the_table():
    (line,) = render([Row("a | b\nc", Sample("ours", (1.0,)))]).splitlines()[2:]
    assert len(re.findall(r"(?<!\\)\|", line)) == len(HEADER) + 1


def test_the_summary_counts_only_what_is_judged():
    rows = [row(Budget("faster", 4)), row(Budget("faster", 9)), row(Budget())]
    assert summary(rows) == "1 of 2 budgets met.\nMissed: a thing"


def test_a_step_is_timed_to_its_last_change_and_refused_without_a_picture():
    step = Step(100.0, 100.0, (("follow", 110.0), ("picture", 150.0), ("other", 160.0)))
    assert step.until_last() == 60 and step.until_first("follow") == 10
    with pytest.raises(RuntimeError, match="no new picture"):
        Step(100.0, 100.0, (("other", 110.0),)).until_last()


@pytest.mark.parametrize("name", [*NAMES, "testing"])
def test_every_measurement_can_be_called(name):
    assert callable(importlib.import_module(f"benchmarks.{name}").measure)


@pytest.mark.parametrize("size", [20, 40, 200])
def test_made_up_maps_are_sound_and_the_same_each_time(size):
    made = synthetic(size)
    assert len(made.nodes) == size
    assert made == synthetic(size)
    assert findings(made) == []
