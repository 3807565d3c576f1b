"""The inspection game: a client that may violate, a patron that may punish, both choosing at once. No NumPy.

Rows are what the client does (comply, violate), columns what the patron does (ignore, enforce: watch, press and
punish). L = P (1 - alpha) is what a punished violation takes from the client, b what it gains by violating, V what the
deal is worth to the patron, c what enforcing costs it (with or without a violation), and theta the share of the deal
that enforcing still saves after a violation:

    client  [[0, 0], [b, b - L]]        patron  [[V, V - c], [0, theta V - c]]

If b < L and c < theta V, no pair of sure choices is stable, and in the only equilibrium

    Pr(violate) = c / (theta V),        Pr(enforce) = b / L.

Each chance depends on the *other* side's payoffs alone (Tsebelis 1989). A patron that can bind itself to a rule before
the client chooses needs to enforce with chance b / L only, and the client complies (Hirshleifer and Rasmusen 1992:
with a first mover the result does not hold). Encodes P8 (b), P8, P11 (c), P10, P11 (theta).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CLOSE = 1e-9
State = Literal["mixed", "edge", "no deterrent", "no will", "rule kept"]
Matrix = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """What happens: the chances that the client violates and that the patron enforces."""

    state: State
    violate: float
    enforce: float


def matrices(b: float, loss: float, V: float, theta: float, c: float) -> tuple[Matrix, Matrix]:
    """The payoffs of the client and of the patron; rows comply or violate, columns ignore or enforce."""
    return ((0.0, 0.0), (b, b - loss)), ((V, V - c), (0.0, theta * V - c))


def play(b: float, loss: float, V: float, theta: float, c: float) -> Play:
    """The equilibrium without commitment.

    Parameters
    ----------
    b, loss
        What the client gains by violating (above 0) and what a punishment takes from it (0 or more).
    V, theta, c
        The worth of the deal (above 0), the share of it that enforcing saves (above 0), and what enforcing costs (0 or
        more).

    Returns
    -------
    Play
        In state "edge" several equilibria exist and one of them is given.

    Raises
    ------
    ValueError
        If a number is outside its range.
    """
    if b <= 0 or loss < 0 or V <= 0 or theta <= 0 or c < 0:
        raise ValueError("b, V and theta must be above zero; loss and c cannot be below zero")
    deter, stake = loss - b, theta * V - c
    if stake < -CLOSE:
        return Play(state="no will", violate=1.0, enforce=0.0)
    if deter < -CLOSE and stake > CLOSE:
        return Play(state="no deterrent", violate=1.0, enforce=1.0)
    violate = round(min(c / (theta * V), 1.0), 12)
    enforce = round(min(b / loss, 1.0), 12) if loss > 0 else 1.0
    edge = abs(deter) <= CLOSE or abs(stake) <= CLOSE
    return Play(state="edge" if edge else "mixed", violate=violate, enforce=enforce)


def bound(b: float, loss: float, V: float, theta: float, c: float) -> Play:
    """What happens if the patron first binds itself to a chance of enforcing, and the client then chooses.

    A client that is indifferent complies. Where no rule deters, or the cheapest one that does costs more than the deal
    is worth, everything is as without a rule.
    """
    plain = play(b, loss, V, theta, c)
    if loss < b - CLOSE or c * b / loss > V:
        return plain
    return Play(state="rule kept", violate=0.0, enforce=round(min(b / loss, 1.0), 12))


def worth(
    b: float, loss: float, V: float, theta: float, c: float, violate: float, enforce: float
) -> tuple[float, float]:
    """The average payoffs of client and patron for given chances of violating and enforcing."""
    client, patron = matrices(b, loss, V, theta, c)
    rows, columns = (1 - violate, violate), (1 - enforce, enforce)

    def mean(table: Matrix) -> float:
        return sum(rows[i] * columns[j] * table[i][j] for i in (0, 1) for j in (0, 1))

    return mean(client), mean(patron)
