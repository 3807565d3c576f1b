"""The regions lab: known answers of reference model A3, limits, and an independent step through time."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.files.facts import table
from casebook.files.kit import load_lab
from casebook.files.root import find_root
from casebook.thinking.labs import get
from casebook.thinking.labs.growth import (
    accepted,
    accepted_needed,
    best_vetting,
    growth,
    growth_needed,
    path,
    time_to,
    window,
)

LAB = get(load_lab(find_root(), "regions"), {name: table(find_root(), name) for name in ("events", "notes")})
shares = st.floats(0, 1)
recruits = st.floats(0.001, 0.006)
holds = st.sampled_from([0.005, 0.01, 0.02])
losses = st.floats(0.05, 0.25)


@pytest.mark.parametrize(
    ("v", "leak", "g"),
    [(0.5, 0, 0.1), (0.25, 0, 0), (0.2, 0, -0.02), (0.25, 0.6, -0.015), (0.5, 0.6, 0.04), (5 / 6, 0.6, 0.0667),
     (1, 0.6, 0.06)],
)
def test_known_growth(v, leak, g):
    assert growth(0.004, v, 0.01, 0.1, leak) == pytest.approx(g, abs=5e-5)


def test_known_path_and_time():
    assert time_to(0.15, 0.8, 0.1, 0.5) == pytest.approx(19.772, abs=5e-4)
    assert [path(0.15, 0.8, 0.1, quarters) for quarters in (0, 8, 16, 24)] == pytest.approx(
        [0.15, 0.2715, 0.4267, 0.5743], abs=5e-5
    )


def test_two_years_ask_for_seven_times_the_programmes_goal():
    g = growth_needed(0.15, 0.8, 0.5, 8)
    assert g == pytest.approx(0.2471, abs=5e-5)
    assert 1000 * accepted_needed(g, 0.01, 0.1) == pytest.approx(3.47, abs=5e-3)
    goal = LAB.evaluate({}).reading("goal").value
    assert goal == pytest.approx(0.5)
    assert 3.47 / goal == pytest.approx(7, abs=0.1)


def test_the_known_threshold_and_best_vetting():
    assert window(0.004, 0.01, 0.1) == pytest.approx((0.25, 1))
    assert best_vetting(0.6) == pytest.approx(0.8333, abs=5e-5)
    assert [best_vetting(leak) for leak in (0, 0.5, 1)] == [1, 1, 0.5]


@settings(deadline=None)
@given(st.floats(0.01, 0.79), st.floats(-0.3, 0.6))
def test_the_path_solves_its_equation(start, g):
    """A fourth-order Runge-Kutta walk through A' = g A (1 - A / K) ends where the closed form says."""
    def slope(share):
        return g * share * (1 - share / 0.8)

    here, step = start, 0.05
    for _ in range(160):
        one = slope(here)
        two = slope(here + step * one / 2)
        three = slope(here + step * two / 2)
        four = slope(here + step * three)
        here += step * (one + 2 * two + 2 * three + four) / 6
    assert path(start, 0.8, g, 8) == pytest.approx(here, abs=1e-6)


@settings(deadline=None)
@given(st.floats(0.01, 0.49), st.floats(0.005, 0.8))
def test_the_time_and_the_path_agree(start, g):
    quarters = time_to(start, 0.8, g, 0.5)
    assert path(start, 0.8, g, quarters) == pytest.approx(0.5)
    assert growth_needed(start, 0.8, 0.5, quarters) == pytest.approx(g)


@pytest.mark.parametrize(
    ("start", "g", "goal", "quarters"), [(0.15, 0, 0.5, None), (0.15, -0.1, 0.5, None), (0, 0.1, 0.5, None),
                                        (0.15, 0.1, 0.8, None), (0.15, 0.1, 0.9, None), (0.5, -0.1, 0.5, 0)]
)
def test_never_is_none_and_not_a_number(start, g, goal, quarters):
    assert time_to(start, 0.8, g, goal) == quarters


def test_limits():
    assert path(0, 0.8, 0.1, 100) == 0
    assert path(0.15, 0.8, 0, 100) == 0.15
    assert path(0.15, 0.8, 0.5, 1000) == pytest.approx(0.8)
    assert path(0.15, 0.8, -0.5, 1e9) == 0
    assert path(0.8, 0.8, 0.3, 5) == pytest.approx(0.8)
    assert growth_needed(0, 0.8, 0.5, 8) is None
    assert growth_needed(0.15, 0.8, 0.9, 8) is None
    assert growth_needed(0.15, 0.8, 0.5, 0) is None
    assert growth_needed(0.6, 0.8, 0.5, 8) == 0
    assert accepted(0.004, 0) == 0
    with pytest.raises(ValueError, match="hold must be above zero"):
        growth(0.004, 0.5, 0, 0.1)


@settings(deadline=None)
@given(recruits, shares, holds, losses, shares, st.floats(0, 0.1))
def test_what_helps_and_what_hurts(r, v, hold, loss, leak, more):
    here = growth(r, v, hold, loss, leak)
    assert growth(r + more / 100, v, hold, loss, leak) >= here - 1e-12
    assert growth(r, v, hold, loss + more, leak) <= here
    assert growth(r, v, hold, loss, min(leak + more, 1)) <= here + 1e-12
    if here + loss >= 0:
        assert growth(r, v, 2 * hold, loss, leak) <= here + 1e-12


@settings(deadline=None)
@given(recruits, holds, losses, shares, shares)
def test_the_regions_grow_inside_the_window_only(r, hold, loss, leak, v):
    span = window(r, hold, loss, leak)
    g = growth(r, v, hold, loss, leak)
    if span is None:
        assert g <= 1e-12
        return
    low, high = span
    assert 0 < low < high <= 1
    assert g >= -1e-12 if low < v < high or v == high == 1.0 else g <= 1e-12
    assert growth(r, low, hold, loss, leak) == pytest.approx(0, abs=1e-9)


def test_without_losses_any_recruit_is_growth():
    assert window(0.004, 0.01, 0) == (0, 1)
    assert window(0, 0.01, 0) is None


@settings(deadline=None)
@given(shares, shares)
def test_no_vetting_beats_the_best(leak, v):
    assert accepted(1, v, leak) <= accepted(1, best_vetting(leak), leak) + 1e-12


@settings(deadline=None)
@given(st.floats(0.01, 0.4), st.floats(0.01, 0.5), st.floats(0, 20), st.floats(0, 20))
def test_growing_regions_never_shrink(start, g, early, late):
    early, late = sorted((early, late))
    assert path(start, 0.8, g, early) <= path(start, 0.8, g, late) + 1e-12 <= 0.8 + 1e-9


# -- the lab ----------------------------------------------------------------------------------------------------------


def test_the_presets_say_what_they_claim():
    author, critic, neutral = (LAB.evaluate(preset.values) for preset in LAB.file.presets)
    assert author.state == "grows"
    assert author.reading("quarters").value <= 8
    assert critic.state == "never"
    assert critic.reading("quarters").value is None
    assert neutral.state == "grows"
    assert neutral.reading("quarters").value == pytest.approx(19.772 * 0.1 / 0.04, abs=5e-3)


def test_standing_still_is_exactly_still():
    result = LAB.evaluate({"passing": 0.25})
    assert result.state == "stalls"
    assert math.copysign(1, result.reading("growth").value) == 1  # zero, never minus zero
    assert {row[1] for row in result.table.rows} == {"15 %"}


@settings(deadline=None)
@given(recruits, shares, holds, losses, shares)
def test_no_growth_is_shown_as_minus_nothing(recruits, passing, hold, loss, leak):
    values = {"recruits": 1000 * recruits, "passing": passing, "hold": 1000 * hold, "loss": loss, "leak": leak}
    growth_shown = LAB.evaluate(values).reading("growth")
    assert not growth_shown.text.startswith("-0.0")
    assert str(growth_shown.value) != "-0.0"


@pytest.mark.parametrize(
    ("values", "flip", "numbers"),
    [
        ({}, "begins", {"low": 0.25, "here": 0.5, "points": 25}),
        ({"passing": 0.2}, "begins", {"low": 0.25, "here": 0.2, "points": 5}),
        ({"leak": 1, "recruits": 6}, "fastest_ends", {"best": 0.5}),
        ({"leak": 0.6}, "fastest", {"best": 1 / 1.2}),
        ({"leak": 0.5, "recruits": 2, "loss": 0.1}, "never", {"best": 1}),
        ({"start": 0}, "empty", {}),
    ],
)
def test_the_sentence_about_the_flip_point_fits(values, flip, numbers):
    found = LAB.found(values)
    assert found.flip == flip
    assert {name: found.numbers[name] for name in numbers} == pytest.approx(numbers)


def test_peacekeepers_follow_the_people_reached():
    result = LAB.evaluate({})
    assert result.reading("peacekeepers").value == pytest.approx(path(0.15, 0.8, 0.1, 8) * 18e6 * 20 / 1000)
    assert LAB.evaluate({"start": 0}).reading("peacekeepers").value == 0


def test_losses_are_ours_and_cite_no_paragraph():
    assert [(dial.ours, dial.loc) for dial in LAB.dials if dial.id == "loss"] == [(True, [])]


def test_the_hearing_comes_from_the_table_of_events():
    assert ("events", "austin-hearing") == (LAB.file.facts[0].table, LAB.file.facts[0].row)
    assert "5,400" in LAB.facts()[0]["text"]
