"""From dial values to a result: how much trust is left, and what the deal is then worth."""

from __future__ import annotations

from collections.abc import Mapping

from casebook.thinking.labs.contract import Reading, Result, Table
from casebook.thinking.labs.text import decimals, percent, plain
from casebook.thinking.labs.trust import picture
from casebook.thinking.labs.trust.learning import (
    best_capacity,
    capacity_to_half,
    trust,
    value,
    violations_to_half,
)

STATES = {
    "no violation yet": "Nothing has happened: trust is what it was.",
    "nothing to learn": "Moscow is thought unable to stop anything, so violations say nothing about its wishes.",
    "one was enough": "Moscow is thought able to stop everything, so one violation ends all trust.",
    "trusted": "Trust is still at least a half.",
    "distrusted": "Trust is below a half.",
}


def state_of(c: float, n: int, left: float) -> str:
    """The named state; see `STATES`."""
    if n == 0:
        return "no violation yet"
    if c <= 0:
        return "nothing to learn"
    if c >= 1:
        return "one was enough"
    return "trusted" if left >= 0.5 else "distrusted"


def evaluate(values: Mapping[str, float]) -> Result:
    """Trust at one (settled) setting of the dials."""
    tau, c, n = values["tau"], values["c"], round(values["n"])
    left, worth, best = trust(tau, c, n), value(tau, c, n), best_capacity(tau, n)
    state = state_of(c, n, left)
    sentence = _sentence(state, left, n)
    steps = [step / picture.STEPS for step in range(picture.STEPS + 1)]
    scene = picture.Scene(
        heading=f"Trust after {_times(n)}: {percent(left)}",
        title=sentence,
        trust=[trust(tau, one, n) for one in steps],
        worth=[value(tau, one, n) for one in steps],
        keys=(f"trust that Moscow means it: {percent(left)}", f"worth of the deal: {percent(worth)}",
              f"the deal is worth most at: {decimals(best)}"),
        now=c,
        best=best,
    )
    alt = _alt(scene)
    drawn, follow = picture.draw(scene, alt)
    return Result(state=state, sentence=sentence, readings=_readings(tau, c, n), flip=_flip(tau, c, n), svg=drawn,
                  alt=alt, table=_table(tau, c), follow=follow)


def _times(n: int) -> str:
    return "no violation" if n == 0 else "one violation" if n == 1 else f"{n} violations"


def _sentence(state: str, left: float, n: int) -> str:
    return {
        "no violation yet": f"Nothing has happened yet; trust is {percent(left)}.",
        "nothing to learn": f"Moscow is thought unable to stop anything, so {_times(n)} cost no trust; but such a"
        " partner is worth nothing.",
        "one was enough": "Moscow is thought able to stop everything, so the first violation ended all trust.",
        "trusted": f"After {_times(n)} trust stands at {percent(left)}.",
        "distrusted": f"After {_times(n)} trust is down to {percent(left)}.",
    }[state]


def _flip(tau: float, c: float, n: int) -> str:
    if tau < 0.5:
        return "Trust was below a half before anything happened."
    count, edge = violations_to_half(tau, c), capacity_to_half(tau, n)
    words = "At this capacity no number of violations brings trust below a half." if count is None else \
        f"Trust falls below a half with violation number {count}; there {'has' if n == 1 else 'have'} been {n}."
    if edge is None:
        return words
    return (f"{words} After {_times(n)} it is below a half where Moscow is thought abler than {decimals(edge)}; the"
            f" dial stands at {decimals(c)}, {decimals(abs(c - edge))} {'above' if c > edge else 'below'} that.")


def _readings(tau: float, c: float, n: int) -> tuple[Reading, ...]:
    left, worth, best = trust(tau, c, n), value(tau, c, n), best_capacity(tau, n)
    count = violations_to_half(tau, c)
    return (
        Reading(id="trust", label="Trust that Moscow means it", value=left, text=percent(left)),
        Reading(id="worth", label="Worth of the deal (that Moscow means it and is able)", value=worth,
                text=percent(worth)),
        Reading(id="best", label="Capacity at which the deal would be worth most", value=best, text=decimals(best)),
        Reading(id="count", label="Violations until trust is below a half", value=count,
                text="never" if count is None else "it was from the start" if count == 0 else str(count)),
    )


def _table(tau: float, c: float) -> Table:
    return Table(
        caption=f"Violation by violation, for a Moscow thought able to stop {percent(c)} of them",
        header=("Violations", "Trust", "Worth of the deal", "Worth most at a capacity of"),
        rows=tuple(
            (str(n), percent(trust(tau, c, n)), percent(value(tau, c, n)), decimals(best_capacity(tau, n)))
            for n in range(7)
        ),
    )


def _alt(scene: picture.Scene) -> str:
    def along(curve: list[float]) -> str:
        return ", ".join(f"{percent(curve[step])} at {decimals(step / picture.STEPS)}" for step in (0, 25, 50, 75, 100))

    first, second, third = scene.keys
    return (
        f"{scene.heading}. Two lines over the capacity that Moscow is thought to have, with markers at"
        f" {decimals(scene.now)}. A full line, {first}; along the capacity it gives {along(list(scene.trust))}."
        f" A dashed line, {second}; along the capacity it gives {along(list(scene.worth))}. An upright line, {third}."
    )


text = plain
