"""The inspection lab: known answers of reference model B1 (second part), and the same equilibria from nashpy."""

import warnings

import nashpy
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from casebook.thinking.labs import get
from casebook.thinking.labs.inspection.game import bound, matrices, play, worth

LAB = get("inspection")
gains = st.floats(0.05, 1)
losses = st.floats(0.05, 4)
stakes = st.floats(0.1, 1)
costs = st.floats(0.05, 1)


def test_known_answers():
    found = play(0.3, 0.8, 1, 0.6, 0.2)
    assert found.state == "mixed"
    assert (found.violate, found.enforce) == pytest.approx((1 / 3, 0.375))
    for penalty, enforce in [(0.5, 0.75), (1, 0.375), (2, 0.1875), (4, 0.09375)]:
        found = play(0.3, 0.8 * penalty, 1, 0.6, 0.2)
        assert found.violate == pytest.approx(1 / 3)
        assert found.enforce == pytest.approx(enforce)


def equilibria(b, loss, V, theta, c, method):
    """All equilibria that nashpy finds by one of its methods, as (chance of violating, chance of enforcing)."""
    client, patron = (np.array(matrix) for matrix in matrices(b, loss, V, theta, c))
    game = nashpy.Game(client, patron)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if method == "lemke_howson":
            found = [game.lemke_howson(initial_dropped_label=label) for label in range(4)]
        else:
            found = list(getattr(game, method)())
    return sorted({(round(float(row[1]), 6), round(float(column[1]), 6)) for row, column in found})


@pytest.mark.parametrize("method", ["support_enumeration", "vertex_enumeration", "lemke_howson"])
def test_three_methods_of_nashpy_find_the_known_equilibrium(method):
    assert equilibria(0.3, 0.8, 1, 0.6, 0.2, method) == [(pytest.approx(1 / 3, abs=1e-6), 0.375)]


@settings(deadline=None, max_examples=80)
@given(gains, losses, stakes, costs)
def test_away_from_the_edges_nashpy_finds_our_equilibrium_and_no_other(b, loss, theta, c):
    assume(abs(loss - b) > 0.02 and abs(theta - c) > 0.02)
    found = play(b, loss, 1, theta, c)
    assert found.state in ("mixed", "no deterrent", "no will")
    (violate, enforce), = equilibria(b, loss, 1, theta, c, "support_enumeration")
    assert (found.violate, found.enforce) == pytest.approx((violate, enforce), abs=1e-5)


@pytest.mark.parametrize(
    ("b", "loss", "theta", "c"),
    [(0.4, 0.4, 0.6, 0.2), (0.3, 0.8, 0.5, 0.5), (0.4, 0.4, 0.5, 0.5), (0.9, 0.4, 0.5, 0.5)],
)
def test_at_an_edge_what_we_name_is_an_equilibrium(b, loss, theta, c):
    found = play(b, loss, 1, theta, c)
    assert found.state == "edge"
    mine = worth(b, loss, 1, theta, c, found.violate, found.enforce)
    for other in (0.0, 1.0):
        assert worth(b, loss, 1, theta, c, other, found.enforce)[0] <= mine[0] + 1e-9
        assert worth(b, loss, 1, theta, c, found.violate, other)[1] <= mine[1] + 1e-9


@settings(deadline=None)
@given(gains, losses, stakes, costs, st.floats(0, 3))
def test_each_habit_depends_on_the_other_sides_payoffs(b, loss, theta, c, more):
    here = play(b, loss, 1, theta, c)
    assume(here.state == "mixed")
    assert play(b, loss + more, 1, theta, c).violate == here.violate
    assert play(b, loss + more, 1, theta, c).enforce <= here.enforce
    cheap = play(b, loss, 1, theta, c / 2)
    assert cheap.violate == pytest.approx(here.violate / 2)
    assert cheap.enforce == here.enforce


@settings(deadline=None)
@given(gains, losses, stakes, costs)
def test_a_rule_is_the_best_that_can_be_announced(b, loss, theta, c):
    """Against every other announced chance of enforcing, on a grid; an indifferent client complies."""
    assume(abs(loss - b) > 0.01)
    found = bound(b, loss, 1, theta, c)
    got = worth(b, loss, 1, theta, c, found.violate, found.enforce)[1]
    for step in range(101):
        announced = step / 100
        violate = 1.0 if announced * loss < b - 1e-12 else 0.0
        assert worth(b, loss, 1, theta, c, violate, announced)[1] <= got + 1e-9
    assert got >= worth(b, loss, 1, theta, c, play(b, loss, 1, theta, c).violate,
                        play(b, loss, 1, theta, c).enforce)[1] - 1e-9


def test_a_rule_that_costs_more_than_the_deal_is_not_kept():
    assert bound(0.3, 0.8, 1, 0.6, 3.0).state == "no will"
    assert bound(0.9, 0.4, 1, 0.6, 0.2).state == "no deterrent"


@pytest.mark.parametrize(
    ("b", "loss", "V", "theta", "c"),
    [(0, 1, 1, 1, 0), (1, -1, 1, 1, 0), (1, 1, 0, 1, 0), (1, 1, 1, 0, 0), (1, 1, 1, 1, -1)],
)
def test_payoffs_have_limits(b, loss, V, theta, c):
    with pytest.raises(ValueError, match="zero"):
        play(b, loss, V, theta, c)


def test_free_enforcement_leaves_no_violations():
    assert play(0.3, 0.8, 1, 0.6, 0).violate == 0
    assert play(0.3, 0, 1, 0.6, 0.2).state == "no deterrent"


# -- the lab ----------------------------------------------------------------------------------------------------------


def test_the_presets_say_what_they_claim():
    author, critic, neutral = (LAB.evaluate(preset.values) for preset in LAB.presets)
    assert author.state == "mixed"
    assert author.reading("violate").text == "83 %"
    assert critic.state == "rule kept"
    assert critic.reading("violate").value == 0
    assert neutral.reading("violate").text == "33 %"


def test_the_predictions_say_what_the_model_gives():
    here, doubled = LAB.evaluate({}), LAB.evaluate({"P": 2})
    assert here.reading("violate").value == doubled.reading("violate").value == here.reading("doubled").value
    assert doubled.reading("enforce").value == pytest.approx(here.reading("enforce").value / 2)
    assert LAB.evaluate({"b": 0.15}).reading("violate").value == here.reading("violate").value
    assert LAB.evaluate({"alpha": 0}).reading("violate").value == here.reading("violate").value
    assert LAB.evaluate({"c": 0.1}).reading("violate").value == here.reading("cheaper").value < 0.2


def test_the_flip_sentence_gives_the_distance():
    flip = LAB.evaluate({}).flip
    assert "Below a penalty of 0.38 nothing deters; the dial stands at 1.00, 0.63 above" in flip
    assert "its cost reaches 0.60; it stands at 0.20, 0.40 below" in flip
    assert "makes the rule cheaper" in LAB.evaluate({"rule": 1}).flip


def test_a_harder_penalty_makes_a_rule_cheaper_for_moscow():
    values = [LAB.evaluate({"rule": 1, "P": penalty}).reading("patron").value for penalty in (1, 2, 4)]
    assert values == sorted(values)
    assert values[0] < values[-1]
