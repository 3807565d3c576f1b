"""Small linear programmes: exact, against SciPy and against hand-made cases."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from casebook.thinking.labs.simplex import maximise

whole = st.integers(-9, 9)


@pytest.mark.parametrize(
    ("objective", "rows", "limits", "value", "point"),
    [
        ([3, 2], [[1, 1], [1, 3]], [4, 6], 12, (4, 0)),
        ([1, 1], [[2, 1], [1, 2]], [3, 3], 2, (1, 1)),
        ([1], [[3]], [1], Fraction(1, 3), (Fraction(1, 3),)),
        ([-1], [[-1]], [-2], -2, (2,)),
        ([0, 0], [[1, 1]], [1], 0, (0, 0)),
        ([1, 0], [[1, 1], [-1, -1]], [2, -2], 2, (2, 0)),
    ],
)
def test_known_answers(objective, rows, limits, value, point):
    found = maximise(objective, rows, limits)
    assert found.value == value
    assert found.point == point


def test_nothing_fits():
    assert maximise([1], [[1], [-1]], [1, -2]) is None


def test_growth_without_bound_is_refused():
    with pytest.raises(ValueError, match="without bound"):
        maximise([1], [[-1]], [0])


def test_a_point_is_forced_by_repeated_rows():
    """Degenerate: the extra variable of phase one stays in the basis at zero and has to be taken out."""
    found = maximise([1, 1], [[1, 1], [-1, -1], [1, 1], [-1, -1]], [3, -3, 3, -3])
    assert found.value == 3


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_agrees_with_scipy(data):
    width, height = data.draw(st.integers(1, 6)), data.draw(st.integers(1, 6))
    objective = data.draw(st.lists(whole, min_size=width, max_size=width))
    rows = data.draw(st.lists(st.lists(whole, min_size=width, max_size=width), min_size=height, max_size=height))
    limits = data.draw(st.lists(st.integers(-9, 15), min_size=height, max_size=height))
    rows, limits = [*rows, [1] * width], [*limits, 50]  # a roof, so that nothing grows without bound
    theirs = linprog([-weight for weight in objective], A_ub=rows, b_ub=limits, method="highs")
    assert theirs.status in (0, 2)
    ours = maximise(objective, rows, limits)
    if theirs.status == 2:
        assert ours is None
        return
    assert float(ours.value) == pytest.approx(-theirs.fun, abs=1e-7)
    assert all(place >= 0 for place in ours.point)
    for row, limit in zip(rows, limits, strict=True):
        assert sum(weight * place for weight, place in zip(row, ours.point, strict=True)) <= limit
