"""A signalling game: what an answer tells about the one who gives it. No NumPy.

After Spence 1973 and Fearon 1997, cut down by us to two types, two moves and two replies. Washington takes its steps
(P10 to P14). Moscow helps to press the regime or answers with hostility (P15). It is of one of two types: it wants
power shared in Damascus (prior `prior`, P6), or it wants the regime restored in full (P15). Helping costs the first
`cost_sharing`, the second `cost_restoring`; a partnership with Washington is worth `worth` to either (P9). Washington
then makes Moscow a partner or contains it; a partner of the wrong type costs it `loss` times what one of the right type
brings.

The answer tells the types apart where cost_sharing <= worth < cost_restoring. Where nothing is certain, a type helps
more often the more the partnership exceeds its cost: with probability 1 / (1 + exp((cost - worth) / noise)).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product

Matrix = list[list[float]]
MOVES = ("HH", "HX", "XH", "XX")
"""Moscow's plans: its move if it wants power shared, then if it wants full restoration; H helps, X is hostile."""
REPLIES = ("PP", "PC", "CP", "CC")
"""Washington's plans: its reply to help, then to hostility; P makes a partner, C contains."""


def restoring_after(
    prior: float, cost_sharing: float, cost_restoring: float, worth: float, noise: float, helped: bool
) -> float:
    """The chance, 0..1, that Moscow wants full restoration once its answer is known (Bayes' rule).

    `prior` is the chance before the answer that it wants power shared. Worked out with logarithms, so that answers that
    neither type is likely to give still have a meaning.
    """
    weights = []
    for share, cost in ((prior, cost_sharing), (1 - prior, cost_restoring)):
        gap = (worth - cost) / noise if helped else (cost - worth) / noise
        weights.append(-math.inf if share <= 0 else math.log(share) - _softplus(-gap))
    if weights[0] == -math.inf:
        return 1.0
    return 1 / (1 + math.exp(min(weights[0] - weights[1], 700.0)))


def _softplus(value: float) -> float:
    """log(1 + exp(value)), without overflow."""
    return max(value, 0.0) + math.log1p(math.exp(-abs(value)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixed:
    """The outcome in which the restoring type helps only sometimes, and Washington trusts help only sometimes.

    Attributes
    ----------
    bluff
        How often the restoring type helps all the same.
    trust
        How often Washington makes a partner of one who helped.
    sharing_after_help
        The chance that Moscow wants power shared, once it helped.
    """

    bluff: float
    trust: float
    sharing_after_help: float


def mixed(prior: float, cost_restoring: float, worth: float, loss: float) -> Mixed | None:
    """The mixed outcome; None where there is none.

    There is one where the partnership is worth more than helping costs the restoring type, but the prior is too low for
    Washington to trust everyone: prior < (1 - prior) loss. Then bluff = prior / ((1 - prior) loss) leaves Washington
    undecided after help, and trust = cost_restoring / worth leaves the restoring type undecided.
    """
    if worth <= cost_restoring or prior >= (1 - prior) * loss:
        return None
    return Mixed(bluff=prior / ((1 - prior) * loss), trust=cost_restoring / worth, sharing_after_help=loss / (1 + loss))


def matrices(
    prior: float, cost_sharing: float, cost_restoring: float, worth: float, loss: float
) -> tuple[Matrix, Matrix]:
    """What each pair of plans is worth, on average over the types: to Moscow and to Washington.

    Rows are Moscow's plans in the order of `MOVES`, columns Washington's in the order of `REPLIES`; both 4 by 4.
    """
    moscow: Matrix = []
    washington: Matrix = []
    for plan in MOVES:
        mine, theirs = [], []
        for reply in REPLIES:
            total = gain = 0.0
            types = ((prior, cost_sharing, 1.0), (1 - prior, cost_restoring, -loss))
            for (share, cost, partner_worth), move in zip(types, plan, strict=True):
                partner = reply[0 if move == "H" else 1] == "P"
                total += share * (worth * partner - cost * (move == "H"))
                gain += share * partner_worth * partner
            mine.append(total)
            theirs.append(gain)
        moscow.append(mine)
        washington.append(theirs)
    return moscow, washington


def pure_equilibria(moscow: Matrix, washington: Matrix) -> list[tuple[str, str]]:
    """The pairs of plans from which neither side gains by changing alone, in the order of the matrices."""
    found = []
    for row, column in product(range(4), range(4)):
        best_move = max(moscow[other][column] for other in range(4))
        best_reply = max(washington[row])
        if moscow[row][column] >= best_move - 1e-9 and washington[row][column] >= best_reply - 1e-9:
            found.append((MOVES[row], REPLIES[column]))
    return found
