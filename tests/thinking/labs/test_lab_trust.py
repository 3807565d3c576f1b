"""The trust lab: known answers of reference model B4, limits, and a count of cases."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.files.kit import load_lab
from casebook.files.root import find_root
from casebook.thinking.labs import get
from casebook.thinking.labs.learning import best_capacity, capacity_to_half, trust, value, violations_to_half

LAB = get(load_lab(find_root(), "trust"))
shares = st.floats(0, 1)
counts = st.integers(0, 8)


def test_known_trust():
    assert [trust(0.6, 0.5, n) for n in range(4)] == pytest.approx([0.6, 0.4286, 0.2727, 0.1579], abs=5e-5)
    assert {round(trust(0.6, 0, n), 9) for n in range(6)} == {0.6}
    assert trust(0.6, 1, 1) == 0


@pytest.mark.parametrize(("n", "best"), [(1, 0.6126), (2, 0.4273), (3, 0.3270), (5, 0.2221)])
def test_known_best_capacity(n, best):
    assert best_capacity(0.6, n) == pytest.approx(best, abs=1e-4)


def test_a_count_of_cases_gives_the_same_trust():
    chance = random.Random(3)
    meant = seen = 0
    for _ in range(60_000):
        means_it = chance.random() < 0.6
        if all(not (means_it and chance.random() < 0.3) for _ in range(2)):
            seen += 1
            meant += means_it
    assert meant / seen == pytest.approx(trust(0.6, 0.3, 2), abs=0.01)


@settings(deadline=None)
@given(st.floats(0.01, 0.99), shares, shares, counts)
def test_who_is_thought_stronger_loses_more_trust(tau, weak, strong, n):
    weak, strong = sorted((weak, strong))
    assert trust(tau, strong, n) <= trust(tau, weak, n) + 1e-12
    assert trust(tau, strong, n + 1) <= trust(tau, strong, n) + 1e-12


@settings(deadline=None)
@given(st.floats(0.01, 0.99), st.integers(1, 8), shares)
def test_no_capacity_beats_the_best(tau, n, c):
    assert value(tau, c, n) <= value(tau, best_capacity(tau, n), n) + 1e-9


@settings(deadline=None)
@given(st.floats(0.01, 0.99), st.integers(1, 8))
def test_more_violations_lower_the_best_capacity(tau, n):
    assert best_capacity(tau, n + 1) <= best_capacity(tau, n) + 1e-9


@settings(deadline=None)
@given(st.floats(0.5, 0.99), st.floats(0.01, 0.99))
def test_trust_falls_below_a_half_just_then(tau, c):
    count = violations_to_half(tau, c)
    assert trust(tau, c, count) < 0.5 + 1e-9
    assert trust(tau, c, count - 1) >= 0.5 - 1e-6


@settings(deadline=None)
@given(st.floats(0.51, 0.99), st.integers(1, 8))
def test_the_capacity_at_which_trust_is_a_half(tau, n):
    assert trust(tau, capacity_to_half(tau, n), n) == pytest.approx(0.5)


def test_edges_are_named():
    assert violations_to_half(0.4, 0.5) == 0
    assert violations_to_half(0.6, 0) is None
    assert violations_to_half(1, 0.5) is None
    assert violations_to_half(0.6, 1) == 1
    assert capacity_to_half(0.4, 2) is None
    assert capacity_to_half(0.6, 0) is None
    assert best_capacity(0.6, 0) == best_capacity(1, 3) == 1
    assert trust(1, 1, 3) == 1
    assert trust(0, 0.5, 3) == 0
    with pytest.raises(ValueError, match="from 0 to 1"):
        trust(0.5, 1.5, 1)


# -- the lab ----------------------------------------------------------------------------------------------------------


def test_the_presets_say_what_they_claim():
    author, critic, neutral = (LAB.evaluate(preset.values) for preset in LAB.file.presets)
    assert author.state == "trusted"
    assert author.reading("worth").value < 0.1
    assert critic.state == neutral.state == "distrusted"
    assert critic.reading("trust").value < 0.05


def test_the_prediction_says_what_the_model_gives():
    weak, strong = (LAB.evaluate({"capacity": capacity}).reading("trust").value for capacity in (0.1, 0.9))
    assert strong < weak


def test_the_flip_sentence_gives_the_distance():
    both = LAB.found({})
    assert both.flip == "both"
    assert both.readings["count"] == 1
    assert (both.numbers["edge"], both.numbers["gap"]) == pytest.approx((1 / 3, 1 / 6))
    assert LAB.found({"capacity": 0}).readings["count"] is None
    assert LAB.found({"violations": 0}).flip == "number"
    assert LAB.found({"trust": 0.3}).flip == "from the start"


def test_without_capacity_the_deal_is_worth_nothing_and_trust_stays():
    result = LAB.evaluate({"capacity": 0, "violations": 6})
    assert result.reading("trust").value == pytest.approx(0.6)
    assert result.reading("worth").value == 0
