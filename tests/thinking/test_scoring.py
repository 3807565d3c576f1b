"""Scores: known values, edges, propriety, and the decomposition."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.thinking.scoring import COIN_BRIER, COIN_LOG, brier, log_score, score

probability = st.floats(0, 1)
tenths = st.integers(0, 10).map(lambda n: n / 10)
sets = st.lists(st.tuples(tenths, st.booleans()), min_size=1, max_size=40)


def test_known_values():
    """By hand: 0.7 and it happened is 0.09; a coin flip is 0.25 and one bit; a failed certainty is 1 and without
    bound."""
    assert brier(0.7, True) == pytest.approx(0.09)
    assert brier(0.7, False) == pytest.approx(0.49)
    assert brier(0.5, True) == brier(0.5, False) == COIN_BRIER
    assert log_score(0.5, True) == COIN_LOG
    assert log_score(0.25, True) == 2
    assert log_score(1, False) == math.inf
    assert log_score(1, True) == 0


@given(st.floats(0, 1), st.floats(0, 1))
def test_brier_is_proper(truth, said):
    """Whoever believes `truth` expects no better score from saying anything else."""
    def expected(p):
        return truth * brier(p, True) + (1 - truth) * brier(p, False)
    assert expected(truth) <= expected(said) + 1e-12


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_log_is_proper(truth, said):
    """The same for the log score."""
    def expected(p):
        return truth * log_score(p, True) + (1 - truth) * log_score(p, False)
    assert expected(truth) <= expected(said) + 1e-9


@given(sets)
def test_decomposition_is_exact(pairs):
    """Murphy's identity, for groups of equal forecasts."""
    found = score([p for p, _ in pairs], [o for _, o in pairs])
    assert found.brier == pytest.approx(found.reliability - found.resolution + found.uncertainty)
    assert found.reliability >= 0
    assert found.resolution >= 0
    assert sum(g.count for g in found.groups) == len(pairs)


@given(sets)
def test_order_does_not_matter(pairs):
    """A set of forecasts has no order."""
    forward = score([p for p, _ in pairs], [o for _, o in pairs])
    backward = score([p for p, _ in reversed(pairs)], [o for _, o in reversed(pairs)])
    assert forward.brier == pytest.approx(backward.brier)
    assert forward.groups == backward.groups


@given(sets)
def test_always_saying_the_base_rate(pairs):
    """It is perfectly calibrated, resolves nothing, and scores the uncertainty."""
    outcomes = [o for _, o in pairs]
    base = sum(outcomes) / len(outcomes)
    found = score([base] * len(outcomes), outcomes)
    assert found.brier == pytest.approx(found.base_brier)
    assert found.reliability == pytest.approx(0)
    assert found.resolution == pytest.approx(0)


def test_edges():
    """Nothing to score is None; a bad number is one sentence."""
    assert score([], []) is None
    with pytest.raises(ValueError, match="not a probability"):
        brier(1.2, True)
    with pytest.raises(ValueError, match="1 forecasts for 2"):
        score([0.5], [True, False])
