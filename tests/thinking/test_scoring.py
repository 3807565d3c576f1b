"""Scores: known values, edges, propriety, and the decomposition."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.thinking.scoring import brier, by_luck, log_score, one_other, score

probability = st.floats(0, 1)
tenths = st.integers(0, 10).map(lambda n: n / 10)
sets = st.lists(st.tuples(tenths, st.booleans()), min_size=1, max_size=40)


def test_known_values():
    """By hand: 0.7 and it happened is 0.09; a coin flip is 0.25 and one bit; a failed certainty is 1 and without
    bound."""
    assert brier(0.7, True) == pytest.approx(0.09)
    assert brier(0.7, False) == pytest.approx(0.49)
    assert brier(0.5, True) == brier(0.5, False) == 0.25
    assert log_score(0.5, True) == 1
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
    assert found.brier == pytest.approx(found.uncertainty)
    assert found.reliability == pytest.approx(0)
    assert found.resolution == pytest.approx(0)


def test_edges():
    """Nothing to score is None; a bad number is one sentence."""
    assert score([], []) is None
    with pytest.raises(ValueError, match="not a probability"):
        brier(1.2, True)
    with pytest.raises(ValueError, match="1 forecasts for 2"):
        score([0.5], [True, False])


# A published worked example with printed results: evalhyd-python, examples/example_probabilist.ipynb (INRAE;
# https://github.com/ThibHlln/evalhyd-python). Five days, three forecast runs a day; the forecast probability is the
# share of runs at or above a threshold, the event that the observed flow is at or above it.
OBSERVED = (4.7, 4.3, 5.5, 2.7, 4.1)
RUNS = ((5.3, 4.2, 5.7, 2.3, 3.1), (4.3, 4.2, 4.7, 4.3, 3.3), (5.3, 5.2, 5.7, 2.3, 3.9))


@pytest.mark.parametrize(
    ("threshold", "printed"),
    [(4.0, (0.22222222, 0.22222222, 0.16, 0.16)), (5.0, (0.13333333, 0.03333333, 0.06, 0.16))],
)
def test_decomposition_of_a_published_example(threshold, printed):
    """Brier score, reliability, resolution and uncertainty are those that the example prints."""
    forecasts = [sum(run[day] >= threshold for run in RUNS) / 3 for day in range(5)]
    found = score(forecasts, [flow >= threshold for flow in OBSERVED])
    assert (found.brier, found.reliability, found.resolution, found.uncertainty) == pytest.approx(printed, abs=1e-8)
    assert found.within == pytest.approx(0)


def test_a_published_reliability_table():
    """Wilks (1995), table 7.3, as the manual of the R package verification prints it (reliability.plot): 12 forecast
    values, how often each was given, how often it then rained. Its base rate is 0.162; the score from the pairs is the
    one from the groups."""
    said = (0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
    rained = (0.006, 0.019, 0.059, 0.15, 0.277, 0.377, 0.511, 0.587, 0.723, 0.779, 0.934, 0.933)
    share = (0.4112, 0.0671, 0.1833, 0.0986, 0.0616, 0.0366, 0.0303, 0.0275, 0.0245, 0.022, 0.017, 0.0203)
    forecasts, outcomes = [], []
    for p, o, s in zip(said, rained, share, strict=True):
        count = round(100_000 * s)
        wet = round(count * o)
        forecasts += [p] * count
        outcomes += [True] * wet + [False] * (count - wet)
    found = score(forecasts, outcomes)
    assert found.count == 100_000
    assert found.uncertainty == pytest.approx(0.162 * (1 - 0.162), abs=1e-3)
    assert [round(g.frequency, 3) for g in found.groups] == pytest.approx(rained, abs=6e-4)
    assert found.reliability < 0.001 < found.resolution
    assert found.brier == pytest.approx(found.reliability - found.resolution + found.uncertainty)


fine = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40)
FIFTHS = (0.2, 0.4, 0.6, 0.8)


@given(fine)
def test_decomposition_is_exact_in_groups_too(pairs):
    """With unlike forecasts in a group, the two extra terms of Stephenson and others close the gap."""
    forecasts, outcomes = [p for p, _ in pairs], [o for _, o in pairs]
    grouped, single = score(forecasts, outcomes, FIFTHS), score(forecasts, outcomes)
    assert grouped.brier == pytest.approx(single.brier)
    parts = grouped.reliability - grouped.resolution + grouped.uncertainty + grouped.within
    assert parts == pytest.approx(grouped.brier, abs=1e-12)
    assert single.within == pytest.approx(0, abs=1e-12)
    assert len(grouped.groups) <= 5
    assert sum(g.count for g in grouped.groups) == len(pairs)


def test_an_edge_belongs_to_the_group_above():
    """0.2 is in the second fifth, 1 in the last."""
    found = score([0.19, 0.2, 1.0, 0.8], [False, True, True, True], FIFTHS)
    assert [(g.count, g.forecast) for g in found.groups] == [(1, 0.19), (1, 0.2), (2, pytest.approx(0.9))]


@given(fine)
def test_one_other_outcome(pairs):
    """Turning each outcome in turn gives no score outside the two bounds, and reaches both."""
    forecasts, outcomes = [p for p, _ in pairs], [o for _, o in pairs]
    low, high = one_other(forecasts, outcomes)
    turned = [score(forecasts, [o if j != i else not o for j, o in enumerate(outcomes)]).brier
              for i in range(len(pairs))]
    assert low == pytest.approx(min(turned))
    assert high == pytest.approx(max(turned))


def test_luck_by_hand():
    """One event tells nothing; of five at 70 percent, two to five may well happen: fewer has a chance of 3 percent."""
    assert one_other([], []) is None
    assert by_luck(0.7, 1) == (0, 1)
    assert by_luck(0.7, 5) == (0.4, 1)
    assert by_luck(0, 3) == (0, 0)
    assert by_luck(1, 3) == (1, 1)
    with pytest.raises(ValueError, match="at least one"):
        by_luck(0.5, 0)


@given(st.floats(0, 1), st.integers(1, 40))
def test_luck_holds_what_it_promises(p, count):
    """The range holds at least 90 percent of the chances, and no end of it could be cut off."""
    low, high = by_luck(p, count)
    chances = [math.comb(count, k) * p**k * (1 - p) ** (count - k) for k in range(count + 1)]
    inside = sum(c for k, c in enumerate(chances) if low * count - 1e-9 <= k <= high * count + 1e-9)
    assert inside >= 0.9 - 1e-9
    assert sum(chances[: round(low * count) + 1]) > 0.05
    assert sum(chances[round(high * count):]) > 0.05
