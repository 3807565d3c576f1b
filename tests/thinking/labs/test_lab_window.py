"""The window lab: known answers of reference model B1 (first part), limits, and what must always hold."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from casebook.thinking.labs import get
from casebook.thinking.labs.window.leverage import bearable, bite, least, most, price, replaceable, window

LAB = get("window")
shares = st.floats(0, 1)
gains = st.floats(0.01, 1)
worths = st.floats(0, 2)
costs = st.floats(0, 2)


@pytest.mark.parametrize(
    ("b", "m", "alpha", "V", "k0", "k1", "low", "high", "is_open"),
    [(0.3, 0.8, 0.2, 1, 0.1, 1, 0.46875, 0.9, True), (0.3, 0.8, 0.6, 1, 0.1, 1, 0.9375, 0.9, False),
     (0.3, 0.8, 0.6, 1, 0.1, 0.5, 0.9375, 1.8, True), (0.3, 0.8, 0.7, 1, 0.1, 1, 1.25, 0.9, False)],
)
def test_known_windows(b, m, alpha, V, k0, k1, low, high, is_open):
    assert least(b, m, alpha) == pytest.approx(low)
    assert most(V, k0, k1) == pytest.approx(high)
    found = window(least(b, m, alpha), most(V, k0, k1))
    assert (found is not None) == is_open
    assert is_open == (b * k1 <= m * (1 - alpha) * (V - k0))


def test_the_edges_have_names_and_are_never_nan():
    assert least(0.3, 0.8, 1) is None
    assert least(0.3, 0, 0.2) is None
    assert least(0, 0, 1) == 0
    assert most(0.05, 0.1, 1) is None
    assert most(0.1, 0.1, 1) == 0
    assert most(1, 0.1, 0) == math.inf
    assert window(None, 0.9) is None
    assert window(0.5, None) is None
    assert window(0.5, math.inf) == (0.5, math.inf)
    assert window(0.5, 0.5) == (0.5, 0.5)
    assert replaceable(0.3, 0, 0.9) is None
    assert replaceable(0.3, 0.8, None) is None
    assert replaceable(3.0, 0.8, 0.9) is None
    assert bearable(None, 1, 0.1) is None
    assert bearable(0.5, 0.05, 0.1) is None
    assert bearable(0.0, 1, 0.1) == math.inf


def test_the_limits_go_where_the_reference_says():
    edges = [least(0.3, 0.8, alpha) for alpha in (0.9, 0.99, 0.999)]
    assert edges == sorted(edges)
    assert edges[-1] > 300
    edges = [most(1, 0.1, k1) for k1 in (0.1, 0.01, 0.001)]
    assert edges == sorted(edges)
    assert edges[-1] == pytest.approx(900)


@settings(deadline=None)
@given(gains, shares, shares, worths, costs, st.floats(0, 3))
def test_the_window_is_where_both_conditions_hold(b, m, alpha, V, k1, s):
    """Checked against the two inequalities themselves."""
    hurts = bite(s, m, alpha) >= b
    believed = price(s, 0.1, k1) <= V
    low, high = least(b, m, alpha), most(V, 0.1, k1)
    assume(low is None or abs(s - low) > 1e-6)
    assume(high is None or abs(s - high) > 1e-6)
    assert hurts == (low is not None and s >= low)
    assert believed == (high is not None and s <= high)
    span = window(low, high)
    assert (hurts and believed) == (span is not None and span[0] <= s <= span[1])


@settings(deadline=None)
@given(gains, shares, shares, worths, costs, st.floats(0, 0.5))
def test_what_narrows_the_window(b, m, alpha, V, k1, more):
    low, high = least(b, m, alpha), most(V, 0.1, k1)
    harder = least(b + more, m, alpha)
    assert low is None or (harder is not None and harder >= low)
    replaced = least(b, m, min(alpha + more, 1))
    assert low is None or replaced is None or replaced >= low
    dearer = most(V, 0.1, k1 + more)
    assert high is None or dearer <= high
    better = most(V + more, 0.1, k1)
    assert high is None or better >= high


@settings(deadline=None)
@given(st.floats(0.05, 0.5), st.floats(0.2, 1), st.floats(0, 0.9), st.floats(0.2, 1.5), st.floats(0.05, 1.5))
def test_the_flip_points_open_and_close_the_window(b, m, alpha, V, k1):
    high = most(V, 0.1, k1)
    share = replaceable(b, m, high)
    if share is None:
        assert window(least(b, m, 0), high) is None
    else:
        assert window(least(b, m, share * 0.999), high) is not None
        if share < 0.99:
            assert window(least(b, m, share + 0.005), high) is None
    low = least(b, m, alpha)
    cost = bearable(low, V, 0.1)
    assert window(low, most(V, 0.1, cost * 0.999)) is not None
    assert window(low, most(V, 0.1, cost * 1.01)) is None


# -- the lab ----------------------------------------------------------------------------------------------------------


def test_the_presets_say_what_they_claim():
    author, critic, neutral = (LAB.evaluate(preset.values) for preset in LAB.presets)
    assert author.state == "no window"
    assert "both" in author.reading("fails").text
    assert critic.state == "holds back"
    assert neutral.state == "too little at stake"


def test_the_predictions_say_what_the_model_gives():
    start = LAB.evaluate({})
    assert (start.reading("low").text, start.reading("high").text) == ("0.47", "0.90")
    replaced = LAB.evaluate({"alpha": 0.6})
    assert (replaced.reading("low").text, replaced.reading("high").text) == ("0.94", "0.90")
    assert replaced.state == "no window"
    assert [LAB.evaluate({"s": s}).state for s in (0.2, 0.7, 1.2)] == [
        "too little at stake", "holds back", "not believed"
    ]


def test_cannot_and_will_not_are_told_apart():
    assert "cannot" in LAB.evaluate({"s": 0.2}).reading("fails").text
    assert "will not" in LAB.evaluate({"s": 1.2}).reading("fails").text


def test_the_flip_sentence_gives_the_distance():
    assert "0.23 above the lower edge (0.47) and 0.20 below the upper edge (0.90)" in LAB.evaluate({}).flip
    shut = LAB.evaluate({"alpha": 0.6}).flip
    assert "lies 0.04 above the upper edge" in shut
    assert "replace 0.58 or less (now 0.60)" in shut
    assert "falls to 0.96 or less (now 1.00)" in shut
    assert "no upper edge" in LAB.evaluate({"k1": 0}).flip
    assert "all can be replaced" in LAB.evaluate({"alpha": 1}).flip
    assert "at least 0.10 first" in LAB.evaluate({"V": 0}).flip


def test_readings_without_a_number_say_so():
    assert LAB.evaluate({"alpha": 1}).reading("low").value is None
    assert "never" in LAB.evaluate({"alpha": 1}).reading("low").text
    assert LAB.evaluate({"k1": 0}).reading("high").text == "no limit"
    assert LAB.evaluate({"V": 0}).reading("width").value is None
    assert LAB.evaluate({"alpha": 0.6}).reading("width").value == pytest.approx(-0.0375)
