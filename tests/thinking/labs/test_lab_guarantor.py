"""The guarantor aside: known answers of reference model A4, and the same threshold from the game by nashpy."""

import warnings

import nashpy
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from casebook.thinking.labs import get
from casebook.thinking.labs.guarantor.commitment import accept, fight, game, guarantee_needed

LAB = get("guarantor")
shares = st.floats(0, 1)
patiences = st.floats(0, 0.99)
costs = st.floats(0, 0.3)


def test_known_answers():
    assert fight(0.5, 0.05, 0.9) == pytest.approx(4.5)
    assert [accept(0.5, 0.1, 0.05, 0.9, g) for g in (0, 0.3, 0.5, 0.7, 1)] == pytest.approx(
        [1.45, 2.53, 3.25, 3.97, 5.05]
    )
    assert guarantee_needed(0.5, 0.1, 0.05, 0.9) == pytest.approx(0.8472, abs=5e-5)
    assert guarantee_needed(0.5, 0.1, 0.05, 0.5) == 0
    assert guarantee_needed(0.5, 0.1, 0.05, 1 - 1e-9) == pytest.approx(1, abs=1e-6)


@settings(deadline=None)
@given(shares, shares, costs, patiences)
def test_the_threshold_separates_fighting_from_accepting(p, p2, c, patience):
    needed = guarantee_needed(p, p2, c, patience)
    assert 0 <= needed <= 1
    war = fight(p, c, patience)
    assert accept(p, p2, c, patience, needed) >= war - 1e-6
    if needed > 0.01 and patience > 0.01 and p - p2 > 0.01:  # else the difference is lost in rounding
        assert accept(p, p2, c, patience, needed - 0.01) < war


@settings(deadline=None)
@given(shares, shares, costs, patiences)
def test_a_full_guarantee_is_always_enough(p, p2, c, patience):
    assert accept(p, p2, c, patience, 1) >= fight(p, c, patience) - 1e-9


@settings(deadline=None)
@given(shares, shares, st.floats(0, 0.3), st.floats(0, 0.98), st.floats(0, 0.98))
def test_the_more_the_future_counts_the_surer_the_guarantee_must_be(p, p2, c, early, late):
    early, late = sorted((early, late))
    assume(p - p2 > 1e-3 or p2 >= p)
    assert guarantee_needed(p, p2, c, early) <= guarantee_needed(p, p2, c, late) + 1e-9


@settings(deadline=None)
@given(shares, shares, shares, costs, patiences)
def test_helplessness_asks_for_a_surer_guarantee(p, weak, strong, c, patience):
    weak, strong = sorted((weak, strong))
    assume(p - strong > 1e-3 or strong >= p)
    assert guarantee_needed(p, strong, c, patience) <= guarantee_needed(p, weak, c, patience) + 1e-9


@settings(deadline=None)
@given(shares, shares, st.floats(0, 0.3), st.floats(0.01, 0.99))
def test_the_closed_form_of_the_reference_agrees_where_it_holds(p, p2, c, patience):
    """g* = max(0, ((p - c - (1 - d)) / d + c - p2) / (p - p2)) while what is kept is at least the cost."""
    assume(p - p2 > 0.01)
    form = max(0.0, ((p - c - (1 - patience)) / patience + c - p2) / (p - p2))
    assume(p2 + form * (p - p2) >= c and p2 >= c)
    assert guarantee_needed(p, p2, c, patience) == pytest.approx(form, abs=1e-9)


@pytest.mark.parametrize("patience", [1, 1.5, -0.1])
def test_patience_has_limits(patience):
    with pytest.raises(ValueError, match="patience"):
        fight(0.5, 0.05, patience)


def equilibria(p, p2, c, patience, g):
    """All equilibria of the game that nashpy finds, each as (how surely the rebels accept, how surely it is kept)."""
    rebels, government = (np.array(matrix) for matrix in game(p, p2, c, patience, g))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # degenerate where there is fighting: the promise then does not matter
        found = list(nashpy.Game(rebels, government).vertex_enumeration())
    return [(row[0], column[0]) for row, column in found]


@pytest.mark.parametrize("g", [0.0, 0.3, 0.6, 0.8])
def test_below_the_threshold_every_equilibrium_is_war(g):
    assert guarantee_needed(0.5, 0.1, 0.05, 0.9) > g
    found = equilibria(0.5, 0.1, 0.05, 0.9, g)
    assert found
    assert all(accepts == pytest.approx(0) for accepts, _ in found)


@pytest.mark.parametrize("g", [0.86, 0.9, 0.95])
def test_above_the_threshold_every_equilibrium_is_peace_with_a_promise_that_would_be_broken(g):
    assert guarantee_needed(0.5, 0.1, 0.05, 0.9) < g
    found = equilibria(0.5, 0.1, 0.05, 0.9, g)
    assert found
    assert all(accepts == pytest.approx(1) and kept == pytest.approx(0) for accepts, kept in found)


@settings(deadline=None, max_examples=60)
@given(st.floats(0.2, 0.9), st.floats(0, 0.9), st.floats(0.5, 0.97), st.floats(0, 0.99))
def test_the_game_flips_where_the_arithmetic_says(p, p2, patience, g):
    assume(p2 < p - 0.05)
    needed = guarantee_needed(p, p2, 0.05, patience)
    assume(abs(g - needed) > 0.02)
    found = equilibria(p, p2, 0.05, patience, g)
    assert found
    if g < needed:
        assert all(accepts < 1e-6 for accepts, _ in found)
    else:
        assert any(accepts > 1 - 1e-6 for accepts, _ in found)


@settings(deadline=None)
@given(shares, shares, patiences, shares)
def test_what_one_side_holds_the_other_does_not(p, p2, patience, g):
    rebels, government = game(p, p2, 0.05, patience, g)
    for row in (0, 1):
        for column in (0, 1):
            lost = 2 * 0.05 if row else 0
            assert rebels[row][column] + government[row][column] == pytest.approx(1 - lost)


# -- the lab ----------------------------------------------------------------------------------------------------------


def test_the_presets_say_what_they_claim():
    assert [LAB.evaluate(preset.values).state for preset in LAB.presets] == ["accepts", "fights on", "fights on"]


def test_the_prediction_says_what_the_model_gives():
    assert LAB.evaluate({"patience": 0.5}).reading("needed").value == 0
    assert LAB.evaluate({"patience": 0.9}).reading("needed").text == "0.85"


def test_the_flip_sentence_gives_the_distance():
    assert "reaches 0.85; the dial stands at 0.50, 0.35 below that" in LAB.evaluate({"g": 0.5}).flip


def test_more_than_before_after_disarming_needs_no_guarantee():
    assert LAB.evaluate({"p": 0.3, "p2": 0.8, "patience": 0.99}).state == "no guarantee needed"


def test_where_strength_grows_the_guarantee_has_nothing_to_do():
    assert {accept(0.3, 0.8, 0.05, 0.9, g) for g in (0, 0.5, 1)} == {accept(0.3, 0.8, 0.05, 0.9, 0)}
