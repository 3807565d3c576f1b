"""The trust lab: what violations say about a partner's wishes. Words: data/labs/trust.yaml; the rule: `learning`."""

from __future__ import annotations

from collections.abc import Mapping

from casebook.files.wording import decimals, percent
from casebook.files.words import Words
from casebook.thinking.forms.lines import Lines
from casebook.thinking.labs.lab import Found, beside, curve
from casebook.thinking.labs.learning import best_capacity, capacity_to_half, trust, value, violations_to_half


def state_of(capacity: float, violations: int, left: float) -> str:
    """The named state; `left` is the trust that is left."""
    if violations == 0:
        return "no violation yet"
    if capacity <= 0 or capacity >= 1:
        return "nothing to learn" if capacity <= 0 else "one was enough"
    return "trusted" if left >= 0.5 else "distrusted"


def model(dials: Mapping[str, float], words: Words) -> Found:
    """How much trust is left, and what the deal is then worth."""
    before, capacity, n = dials["trust"], dials["capacity"], round(dials["violations"])
    count, edge, best = violations_to_half(before, capacity), capacity_to_half(before, n), best_capacity(before, n)
    numbers = {"n": n, "capacity": capacity, "times": words(("none", "once", "often")[min(n, 2)], n=n),
               "have": words("has" if n == 1 else "have")}
    numbers["number"] = words("never") if count is None else words("number", count=count, **numbers)
    return Found(
        state=state_of(capacity, n, trust(before, capacity, n)),
        readings={"trust": trust(before, capacity, n), "worth": value(before, capacity, n), "best": best,
                  "count": count},
        texts={"count": words("from_the_start")} if count == 0 else {},
        flip="from the start" if before < 0.5 else "number" if edge is None else "both",
        numbers=numbers | (beside(capacity, edge, words) if edge is not None else {}),
        forms=[Lines(dial="capacity", now=capacity, x=(0, 1), x_name=words("axis"), marked=2,
                     uprights={words("best"): best},
                     lines={words("line_trust"): curve(lambda c: trust(before, c, n)),
                            words("line_worth"): curve(lambda c: value(before, c, n))})],
        rows=[(str(k), percent(trust(before, capacity, k)), percent(value(before, capacity, k)),
               decimals(best_capacity(before, k))) for k in range(7)],
    )
