"""The regions lab: do the accessible regions grow, and how fast? Words: data/labs/regions.yaml; the rule: `growth`."""

from __future__ import annotations

from collections.abc import Mapping

from casebook.files.wording import decimals, percent, signed, thousands
from casebook.files.words import Words
from casebook.thinking import svg
from casebook.thinking.forms.lines import Lines
from casebook.thinking.labs import growth
from casebook.thinking.labs.lab import Found, beside, curve

CEILING, GOAL = 0.8, 0.5
DEADLINE = 8.0
"""Our reading of P9 as eight quarters, two years."""
YEARS = 6
"""How many years the path shows."""
PEOPLE = 18_000_000
"""A round preset near the census of 2004 (17.9 million)."""
LIGHT, HEAVY = 10, 20
"""Peacekeepers per 1000 people for what the reached regions would take; see the peacekeepers lab."""
GOAL_PER_YEAR = 5400
"""The Pentagon programme's goal of trainees a year; see the lab's facts."""
STILL = 1e-9


def state_of(start: float, rate: float, span: tuple[float, float] | None) -> str:
    """The named state. `span` is the window of vetting in which the regions grow, or None."""
    if start <= 0:
        return "empty zone"
    if abs(rate) <= STILL:
        return "stalls"
    if rate > 0:
        return "grows"
    return "shrinks" if span else "never"


def flip_of(start: float, span: tuple[float, float] | None, best: float) -> str:
    """Which sentence says where on the vetting dial growth begins and ends; `best` is where it is fastest."""
    if start <= 0:
        return "empty"
    if span is None:
        return "never"
    if span[1] < 1:
        return "fastest_ends" if best < 1 else "ends"
    return "fastest" if best < 1 else "begins"


def model(dials: Mapping[str, float], words: Words) -> Found:
    """Whether the regions grow at this vetting, from which vetting on, and what two years would take."""
    recruits, hold, passing = dials["recruits"] / 1000, dials["hold"] / 1000, dials["passing"]
    loss, leak, start = dials["loss"], dials["leak"], dials["start"]
    rate = round(growth.growth(recruits, passing, hold, loss, leak), 12) + 0.0
    span, best = growth.window(recruits, hold, loss, leak), growth.best_vetting(leak)
    needed = growth.growth_needed(start, CEILING, GOAL, DEADLINE)
    wanted = None if needed is None else 1000 * growth.accepted_needed(needed, hold, loss)
    quarters = growth.time_to(start, CEILING, rate, GOAL)
    reached = growth.path(start, CEILING, rate, DEADLINE)
    numbers = {"rate": abs(rate), "best": best, "half": words("no_half") if quarters is None else
               words("half", quarters=quarters, years=quarters / 4)}
    if span:
        numbers |= {"low": span[0], "high": span[1], "points": 100 * abs(passing - span[0]),
                    **beside(passing, span[0], words)}

    def people(year: float) -> float:
        return growth.path(start, CEILING, rate, 4 * year)

    return Found(
        state=state_of(start, rate, span),
        readings={
            "growth": rate, "accepted": 1000 * growth.accepted(recruits, passing, leak), "needed": wanted,
            "goal": 1000 * GOAL_PER_YEAR / 4 / (start * PEOPLE) if start > 0 else None,
            "threshold": span[0] if span else None, "best": best, "quarters": quarters,
            "reached": reached, "peacekeepers": reached * PEOPLE * HEAVY / 1000,
        },
        texts={"growth": f"{signed(100 * rate, 1)} %"},
        flip=flip_of(start, span, best),
        numbers=numbers,
        forms=[_recruits(dials, wanted, span, words),
               Lines(heading=words("path", reached=reached), x=(0, YEARS), x_name=words("years"),
                     say_x=lambda year: f"{year:g}", ticks=3, lines={words("people"): curve(people, YEARS, 48)},
                     levels={words("goal"): GOAL}, uprights={words("deadline"): DEADLINE / 4}, height=130)],
        rows=[(str(year), percent(people(year)),
               *(thousands(people(year) * PEOPLE * per / 1000) for per in (LIGHT, HEAVY)))
              for year in range(YEARS + 1)],
    )


def _recruits(
    dials: Mapping[str, float], wanted: float | None, span: tuple[float, float] | None, words: Words,
) -> Lines:
    """How many join and stay at each vetting, beside the losses and what two years would take."""
    joined = curve(lambda vetting: 1000 * growth.accepted(dials["recruits"] / 1000, vetting, dials["leak"]))
    levels = {words("lost"): dials["loss"] * dials["hold"]}
    if wanted is not None:
        levels[words("needed")] = wanted
    top = svg.nice_top(max(*joined, *levels.values()) * 1.02)
    return Lines(dial="passing", now=dials["passing"], x=(0, 1), x_name=words("axis"), say_x=percent,
                 y=(0, top), say=decimals, y_name=words("scale"), lines={words("joined"): joined}, levels=levels,
                 uprights={} if span is None else {words("begins"): span[0]}, height=130)
