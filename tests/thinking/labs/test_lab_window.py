"""The window lab: known answers of reference model B1 (first part), limits, and what must always hold."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.files import kit
from casebook.files.kit import load_lab
from casebook.files.root import find_root
from casebook.thinking import exercises
from casebook.thinking.labs import get
from casebook.thinking.labs.leverage import bearable, bite, least, most, obedience, price, replaceable, window

LAB = get(load_lab(find_root(), "window"))
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
    """Checked against the two inequalities themselves; at an edge rounding may fall to either side."""
    hurts = bite(s, m, alpha) - b
    believed = V - price(s, 0.1, k1)
    low, high = least(b, m, alpha), most(V, 0.1, k1)
    from_low, up_to_high = low is not None and s >= low, high is not None and s <= high
    assert hurts >= -1e-12 if from_low else hurts <= 1e-12
    assert believed >= -1e-12 if up_to_high else believed <= 1e-12
    span = window(low, high)
    assert (span is not None and span[0] <= s <= span[1]) == (from_low and up_to_high)


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


# -- the split: what is noticed, and how often an order is carried out ------------------------------------------------


@pytest.mark.parametrize(("noticed", "officers", "can", "low"), [
    (0.8, 1.0, 0.46875, 0.46875), (0.8, 0.5, 0.46875, 0.9375), (0.4, 1.0, 0.9375, 0.9375), (0.5, 0.25, 0.75, 3.0),
])
def test_known_edges_of_the_split(noticed, officers, can, low):
    """b 0.3, alpha 0.2: not noticing and not obeying move the lower edge alike; only the first moves `can`."""
    assert least(0.3, noticed, 0.2) == pytest.approx(can)
    assert least(0.3, noticed * officers, 0.2) == pytest.approx(low)


def test_known_obedience():
    assert obedience(0.3, 0.8, 0.2, 0.9) == pytest.approx(0.3 / 0.576)
    assert obedience(0.3, 0.8, 0.6, 0.9) is None
    assert obedience(0.3, 0.8, 0.2, None) is None
    assert obedience(0.3, 0, 0.2, 0.9) is None
    assert obedience(0.3, 0.8, 0.2, math.inf) == 0


@settings(deadline=None)
@given(st.floats(0.05, 0.5), st.floats(0.2, 1), st.floats(0, 0.9), st.floats(0.2, 1.5), st.floats(0.05, 1.5))
def test_officers_who_obey_that_often_open_the_window(b, noticed, alpha, V, k1):
    high = most(V, 0.1, k1)
    often = obedience(b, noticed, alpha, high)
    if often is None:
        assert window(least(b, noticed * 0.999, alpha), high) is None
    else:
        assert window(least(b, noticed * min(often * 1.001, 1), alpha), high) is not None
        assert window(least(b, noticed * often * 0.99, alpha), high) is None


# -- the lab ----------------------------------------------------------------------------------------------------------


def fails(values):
    """Which phrase says what fails."""
    text = LAB.evaluate(values).reading("fails").text
    return next(name for name, phrase in LAB.file.phrases.items() if phrase == text)


def test_the_presets_say_what_they_claim():
    author, critic, neutral = (preset.values for preset in LAB.file.presets)
    assert LAB.evaluate(author).state == "not ordered"
    assert fails(author) == "fails_both_will"
    assert LAB.evaluate(critic).state == "holds back"
    assert LAB.evaluate(neutral).state == "too little at stake"
    assert fails({**author, "noticed": 0.2}) == "fails_both"


def test_the_predictions_say_what_the_model_gives():
    start, replaced = LAB.evaluate({}), LAB.evaluate({"iran": 0.6})
    assert [start.reading(name).value for name in ("low", "high")] == pytest.approx([0.46875, 0.9])
    assert [replaced.reading(name).value for name in ("low", "high")] == pytest.approx([0.9375, 0.9])
    assert replaced.state == "no window"
    assert [LAB.evaluate({"support": support}).state for support in (0.2, 0.7, 1.2)] == [
        "too little at stake", "holds back", "not ordered"
    ]


@settings(deadline=None)
@given(st.fixed_dictionaries({dial.id: st.sampled_from([option.value for option in dial.options]) if dial.options else
                              st.floats(dial.low, dial.high) for dial in LAB.dials}))
def test_leniency_is_never_called_inability(values):
    """Whatever the officers do, Moscow is said to be unable only where obedient officers could not help either."""
    cannot = {"fails_cannot", "fails_both"}
    assert (fails(values) in cannot) == (fails({**values, "officers": 1}) in cannot)


@settings(deadline=None)
@given(st.sampled_from([0.25, 0.5, 0.75]), st.integers(0, 20))
def test_what_is_not_noticed_is_never_called_unwillingness(officers, step):
    values = {"support": 0.7, "noticed": step / 20, "officers": officers}
    if LAB.found(values).readings["felt"] < 0.3 <= LAB.found({**values, "officers": 1}).readings["felt"]:
        assert fails(values) == "fails_officers"
    elif LAB.found(values).readings["felt"] < 0.3:
        assert fails(values) == "fails_cannot"


def test_the_flip_sentence_gives_the_distance():
    found = LAB.found({})
    assert found.flip == "open"
    assert (found.numbers["from_low"], found.numbers["from_high"]) == pytest.approx((0.23125, 0.2))
    shut = LAB.found({"iran": 0.6})
    assert shut.flip == "closed"
    assert shut.numbers["apart"] == pytest.approx(0.0375)
    assert LAB.found({"cost": 0}).flip == "no upper edge"
    assert LAB.found({"iran": 1}).flip == "no bite"
    assert LAB.found({"deal": 0}).flip == "no will"


def test_readings_without_a_number_say_so():
    assert LAB.evaluate({"iran": 1}).reading("low").value is None
    assert LAB.evaluate({"cost": 0}).reading("high").text == LAB.words("no_limit")
    assert LAB.evaluate({"deal": 0}).reading("width").value is None
    assert LAB.evaluate({"iran": 0.6}).reading("width").value == pytest.approx(-0.0375)


def test_a_window_without_an_upper_edge_is_as_wide_as_the_scale_allows():
    assert LAB.evaluate({"cost": 0}).reading("width").value == pytest.approx(1.5 - 0.46875)
    widths = [LAB.evaluate({"cost": step / 20}).reading("width").value for step in range(31)]
    assert widths == sorted(widths, reverse=True)


@pytest.mark.parametrize("noticed", [0.8, 1.0])
def test_no_cost_at_all_is_a_right_setting_of_the_exercise(noticed):
    exercise = next(one for one in kit.load_questions(find_root(), "truce-2016").exercises if one.id == "set-window")
    assert exercises.check(exercise, {"noticed": noticed, "cost": 0}).state == "right"
