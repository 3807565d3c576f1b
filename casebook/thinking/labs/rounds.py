"""How many rounds it takes to agree on a whole, or on its parts one beside the other. No NumPy.

Our reading of P31 to P36. A settlement has k parts. In each round of talks a part finds agreement with chance p,
independently of the others and of earlier rounds.

All at once (the package at Geneva): a round succeeds only if all parts do, with chance p^k, so that 1 / p^k rounds are
expected. In parts, keeping what is agreed: one waits for the slowest part. The expected maximum of j geometric waits
(Eisenberg 2008) is

    sum over i = 1..j of (-1)^(i+1) C(j, i) / (1 - (1 - p)^i)

A part that one side drafts alone takes one round (P35, P36: prefabricated). At the end everything is put together at
Geneva (P35) and signed with chance q a round: 1 / q rounds more. With m forums for each part (P26, P28) a part finds
agreement in a round with chance 1 - (1 - p)^m.
"""

from __future__ import annotations

import math


def at_once(chance: float, parts: int) -> float:
    """Expected rounds until all parts are agreed in the same round, at least 1. `chance` lies above 0, up to 1.

    ValueError if `chance` is not above 0 and at most 1, or there is no part.
    """
    _checked(chance, parts)
    return 1 / chance**parts


def slowest(chance: float, parts: int) -> float:
    """Expected rounds until each part has been agreed in some round, at least 1; see the head of the module.

    ValueError if `chance` is not above 0 and at most 1, or there is no part.
    """
    _checked(chance, parts)
    return math.fsum(
        (-1) ** (index + 1) * math.comb(parts, index) / (1 - (1 - chance) ** index) for index in range(1, parts + 1)
    )


def with_forums(chance: float, forums: int) -> float:
    """The chance, 0..1, that at least one of several forums finds agreement in a round."""
    return 1 - (1 - chance) ** forums


def best_draft(forums: int) -> float:
    """How good the best of several drafts is for the side that picks, 0..1, each draft spread evenly: m / (m + 1)."""
    return forums / (forums + 1)


def in_parts(chance: float, parts: int, drafted: int, forums: int = 1) -> float:
    """Expected rounds until all parts are agreed, when one side drafts `drafted` of them alone (more counts as all)."""
    joint = parts - min(drafted, parts)
    return slowest(with_forums(chance, forums), joint) if joint else 1.0


def assembly(chance: float) -> float | None:
    """Expected rounds for the last signature at Geneva; None where it never comes."""
    return 1 / chance if chance > 0 else None


def content(parts: int, drafted: int) -> float:
    """The share of parts, 0..1, in which both sides had a hand."""
    return 1 - min(drafted, parts) / parts


def _checked(chance: float, parts: int) -> None:
    if not 0 < chance <= 1:
        raise ValueError(f"a chance above 0 and up to 1; {chance!r} is not")
    if parts < 1:
        raise ValueError("a settlement has at least one part")
