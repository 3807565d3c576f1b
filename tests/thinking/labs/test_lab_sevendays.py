"""The seven days lab: known answers of reference model B2 (first part), limits, and a simulation."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.thinking.labs import get
from casebook.thinking.labs.sevendays.calm import (
    at_most,
    clean_day,
    discipline_for_even,
    groups_for_even,
    run_chance,
    wait,
)

LAB = get("sevendays")
chances = st.floats(0, 1)
groups = st.integers(1, 60)
allowed = st.integers(0, 5)
lengths = st.integers(1, 14)


@pytest.mark.parametrize(
    ("p", "expected"), [(0.5, 254.0), (0.7, 37.142), (0.9, 10.908), (0.95, 8.639), (0.99, 7.289)]
)
def test_known_waits(p, expected):
    assert wait(p, 7) == pytest.approx(expected, abs=5e-4)


@pytest.mark.parametrize(
    ("n", "chance", "expected"), [(1, 0.9321, 7.29), (10, 0.4948, 10.68), (30, 0.1212, 27.86), (60, 0.0147, 148.2)]
)
def test_known_chances_with_many_groups(n, chance, expected):
    p = clean_day(0.99, n)
    assert run_chance(p, 7) == pytest.approx(chance, abs=5e-5)
    assert wait(p, 7) == pytest.approx(expected, rel=5e-4)


def test_a_simulation_waits_as_long():
    """Axelrod's way: play it. 20,000 truces with p = 0.9; the reference found 10.83 with an error of 0.04."""
    chance = random.Random(7)
    total = 0
    for _ in range(20_000):
        run = day = 0
        while run < 7:
            day += 1
            run = run + 1 if chance.random() < 0.9 else 0
        total += day
    assert total / 20_000 == pytest.approx(wait(0.9, 7), abs=0.15)


def test_a_simulation_of_groups_with_tolerance_and_shared_days():
    chance = random.Random(11)
    clean = 0
    for _ in range(40_000):
        if chance.random() < 0.3:
            incidents = 0 if chance.random() < 0.9 else 8
        else:
            incidents = sum(chance.random() >= 0.9 for _ in range(8))
        clean += incidents <= 1
    assert clean / 40_000 == pytest.approx(clean_day(0.9, 8, 1, 0.3), abs=0.01)


def test_edges_are_named():
    assert wait(0, 7) is None
    assert wait(1e-200, 7) is None
    assert wait(1, 7) == 7
    assert run_chance(1, 7) == 1
    assert clean_day(0, 3, 3) == 1
    assert clean_day(1, 60) == 1
    assert groups_for_even(0.5, 7) is None
    assert groups_for_even(1, 7) == 60
    assert discipline_for_even(3, 7, k=3) == 0


@pytest.mark.parametrize("bad", [{"q": -0.1}, {"q": 1.1}, {"n": 0}, {"k": -1}, {"together": 2}])
def test_numbers_have_limits(bad):
    with pytest.raises(ValueError, match="from 0 to 1"):
        clean_day(**{"q": 0.9, "n": 3, **bad})


@settings(deadline=None)
@given(chances, groups)
def test_without_tolerance_the_binomial_is_a_power(q, n):
    assert at_most(0, n, q) == pytest.approx(q**n, abs=1e-12)
    assert at_most(n, n, q) == 1


@settings(deadline=None)
@given(chances, groups, allowed, chances)
def test_one_more_group_never_helps_and_one_more_allowed_incident_never_hurts(q, n, k, together):
    here = clean_day(q, n, k, together)
    assert 0 <= here <= 1 + 1e-12
    assert clean_day(q, n + 1, k, together) <= here + 1e-9
    assert clean_day(q, n, k + 1, together) >= here - 1e-9


@settings(deadline=None)
@given(chances, chances, groups, allowed, chances)
def test_more_discipline_never_hurts(low, high, n, k, together):
    low, high = sorted((low, high))
    assert clean_day(low, n, k, together) <= clean_day(high, n, k, together) + 1e-9


@settings(deadline=None)
@given(chances, groups)
def test_if_all_move_together_their_number_does_not_matter(q, n):
    assert clean_day(q, n + 5, 0, 1) == clean_day(q, 1, 0, 1) == q


@settings(deadline=None)
@given(st.floats(0.3, 0.9999), lengths)
def test_the_wait_is_at_least_the_run_and_solves_its_recursion(p, days):
    """E(d) = (E(d-1) + 1) / p: having waited for one day less, either it comes now or all begins anew."""
    assert wait(p, days) >= days
    if days > 1:
        assert wait(p, days) == pytest.approx((wait(p, days - 1) + 1) / p, rel=1e-6)


@settings(deadline=None, max_examples=40)
@given(st.floats(0.9, 1), groups, st.integers(0, 3), st.sampled_from([3, 7, 14]), st.sampled_from([0.0, 0.3, 1.0]))
def test_the_flip_points_are_where_the_run_is_even(q, n, k, days, together):
    needed = discipline_for_even(n, days, k, together)
    assert run_chance(clean_day(needed, n, k, together), days) >= 0.5
    if needed > 0.01:
        assert run_chance(clean_day(needed - 1e-6, n, k, together), days) < 0.5
    largest = groups_for_even(q, days, k, together)
    if largest is None:
        assert run_chance(clean_day(q, 1, k, together), days) < 0.5
    elif largest < 60:
        assert run_chance(clean_day(q, largest, k, together), days) >= 0.5
        assert run_chance(clean_day(q, largest + 1, k, together), days) < 0.5


# -- the lab ----------------------------------------------------------------------------------------------------------


def test_the_presets_say_what_they_claim():
    assert [LAB.evaluate(preset.values).state for preset in LAB.presets] == ["likely", "unlikely", "likely"]


def test_the_predictions_say_what_the_model_gives():
    thirty = LAB.evaluate({"n": 30})
    assert thirty.reading("chance").text == "12 %"
    assert thirty.reading("day").text == "74 %"
    assert thirty.reading("wait").text == "27.9 days"
    assert LAB.evaluate({"n": 1}).reading("chance").text == "93 %"
    assert LAB.evaluate({"n": 10}).reading("chance").value == pytest.approx(0.495, abs=5e-4)
    assert LAB.evaluate({"n": 30, "k": 1}).reading("chance").text == "77 %"


def test_what_is_not_certain_never_reads_as_certain():
    assert LAB.evaluate({"n": 1, "q": 0.999, "days": 3}).reading("chance").text == "over 99 %"
    assert LAB.evaluate({"q": 1}).reading("chance").text == "100 %"
    assert LAB.evaluate({"q": 1}).state == "certain"


def test_the_flip_sentence_gives_the_distance():
    flip = LAB.evaluate({"n": 30}).flip
    assert "up to 9 groups; there are 30, 21 more" in flip
    assert "With 30 each would have to keep quiet on 99.7 % of days; it is now 99.0 %" in flip
    assert "discipline does not matter" in LAB.evaluate({"n": 2, "k": 2}).flip
    assert "just as many" in LAB.evaluate({"n": 9}).flip
    assert "Not even one group" in LAB.evaluate({"q": 0.9, "days": 14}).flip
    assert "up to 60 groups" in LAB.evaluate({"q": 1}).flip


def test_a_wait_of_centuries_is_told_in_words():
    result = LAB.evaluate({"n": 60, "q": 0.9, "days": 14})
    assert result.reading("wait").text == "more than ten years"
    assert result.state == "next to never"
