"""Small linear programmes, solved exactly in whole numbers.

The dictionary form of the simplex method with integer pivoting (as in D. Avis's program lrs): all entries share one
denominator, and every division is exact. Bland's rule of the lowest index keeps it from going round in circles.
Nothing is rounded, so a margin of zero is zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Optimum:
    """The best value and a point that reaches it."""

    value: Fraction
    point: tuple[Fraction, ...]


class _Dictionary:
    """Basic variables as affine functions of the others: row i says den*x_basic[i] = b_i - sum a_ij * x_free[j].

    Entries are whole numbers over the common denominator `den`. The last row is the objective, with signs so that an
    entry below zero means the objective still grows along that column; the last column holds the constants.
    """

    def __init__(self, rows: Sequence[Sequence[int]], limits: Sequence[int], objective: Sequence[int]) -> None:
        width = len(objective)
        self.rows = [[*row, limit] for row, limit in zip(rows, limits, strict=True)]
        self.rows.append([-entry for entry in objective] + [0])
        self.free = list(range(width))
        self.basic = list(range(width, width + len(limits)))
        self.den = 1

    def pivot(self, at: int, column: int) -> None:
        """Swap the basic variable of row `at` with the free one of `column`. The entry there must not be zero."""
        row = self.rows[at]
        pivot, den = row[column], self.den
        if pivot < 0:
            row[:] = [-entry for entry in row]
            pivot, sign = -pivot, -1
        else:
            sign = 1
        for index, other in enumerate(self.rows):
            factor = other[column]
            if index == at:
                continue
            if factor:
                other[:] = [(entry * pivot - factor * mine) // den for entry, mine in zip(other, row, strict=True)]
                other[column] = -factor * sign
            elif pivot != den:
                other[:] = [entry * pivot // den for entry in other]
        row[column] = sign * den
        self.den = pivot
        self.basic[at], self.free[column] = self.free[column], self.basic[at]

    def climb(self) -> bool:
        """Pivot until nothing improves the objective; False if it grows without bound."""
        while True:
            goal = self.rows[-1]
            entering = [column for column in range(len(self.free)) if goal[column] < 0]
            if not entering:
                return True
            column = min(entering, key=self.free.__getitem__)
            best: tuple[Fraction, int, int] | None = None
            for index in range(len(self.basic)):
                entry = self.rows[index][column]
                if entry > 0:
                    offer = (Fraction(self.rows[index][-1], entry), self.basic[index], index)
                    best = offer if best is None or offer < best else best
            if best is None:
                return False
            self.pivot(best[2], column)


def maximise(objective: Sequence[int], rows: Sequence[Sequence[int]], limits: Sequence[int]) -> Optimum | None:
    """The largest value of objective·x over x >= 0 with rows·x <= limits; None where no x fits.

    Parameters
    ----------
    objective, rows, limits
        Whole numbers; `rows` has shape (m, n), `objective` length n, `limits` length m (they may be negative).

    Raises
    ------
    ValueError
        If the objective grows without bound.
    """
    width = len(objective)
    if min(limits, default=0) >= 0:
        table = _Dictionary(rows, limits, objective)
    else:
        started = _feasible(objective, rows, limits)
        if started is None:
            return None
        table = started
    if not table.climb():
        raise ValueError("the objective grows without bound")
    point = [Fraction(0)] * width
    for index, name in enumerate(table.basic):
        if name < width:
            point[name] = Fraction(table.rows[index][-1], table.den)
    value = sum((Fraction(weight) * place for weight, place in zip(objective, point, strict=True)), Fraction(0))
    return Optimum(value, tuple(point))


def _feasible(objective: Sequence[int], rows: Sequence[Sequence[int]], limits: Sequence[int]) -> _Dictionary | None:
    """A dictionary at a point that fits: phase one, with an extra variable that loosens every row."""
    width, height = len(objective), len(limits)
    table = _Dictionary([[*row, -1] for row in rows], limits, [0] * width + [-1])
    spare = width
    table.basic = [width + 1 + index for index in range(height)]
    table.pivot(min(range(height), key=lambda index: limits[index]), spare)
    table.climb()
    if table.rows[-1][-1] != 0:
        return None
    if spare in table.basic:
        at = table.basic.index(spare)
        column = next((c for c in range(len(table.free)) if table.rows[at][c] != 0), None)
        if column is None:
            del table.rows[at], table.basic[at]
        else:
            table.pivot(at, column)
    if spare in table.free:
        column = table.free.index(spare)
        for row in table.rows:
            del row[column]
        del table.free[column]
    table.rows[-1] = _objective_row(table, objective)
    return table


def _objective_row(table: _Dictionary, objective: Sequence[int]) -> list[int]:
    """The objective written in the free variables of a dictionary, over its denominator."""
    goal = [0] * (len(table.free) + 1)
    for column, name in enumerate(table.free):
        if name < len(objective):
            goal[column] -= objective[name] * table.den
    for index, name in enumerate(table.basic):
        if name < len(objective) and objective[name]:
            goal = [entry + objective[name] * mine for entry, mine in zip(goal, table.rows[index], strict=True)]
    return goal
