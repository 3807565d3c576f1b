"""The regions lab: do the accessible regions grow, and how fast? Words: data/labs/regions.yaml; the rule: `growth`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casebook.files.wording import decimals, percent, signed, thousands
from casebook.files.words import Words
from casebook.thinking import svg
from casebook.thinking.forms import Form
from casebook.thinking.forms.lines import Lines
from casebook.thinking.labs.growth import (
    accepted,
    accepted_needed,
    best_vetting,
    growth,
    growth_needed,
    path,
    time_to,
    window,
)
from casebook.thinking.labs.lab import Found, beside

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


def model(dials: Mapping[str, float], words: Words) -> Found:
    """Whether the regions grow at this vetting, from which vetting on, and what two years would take."""
    recruits, hold, passing = dials["recruits"] / 1000, dials["hold"] / 1000, dials["passing"]
    loss, leak, start = dials["loss"], dials["leak"], dials["start"]
    rate = round(growth(recruits, passing, hold, loss, leak), 12) + 0.0
    span = window(recruits, hold, loss, leak)
    state = state_of(start, rate, span)
    needed = growth_needed(start, CEILING, GOAL, DEADLINE)
    wanted = None if needed is None else 1000 * accepted_needed(needed, hold, loss)
    quarters = time_to(start, CEILING, rate, GOAL)
    reached = path(start, CEILING, rate, DEADLINE)
    flip, said = _flip(state, passing, span, leak, words)
    if state == "grows":
        said["half"] = words("no_half") if quarters is None else words("half", quarters=quarters, years=quarters / 4)
    return Found(
        state=state,
        readings={
            "growth": rate, "accepted": 1000 * accepted(recruits, passing, leak), "needed": wanted,
            "goal": 1000 * GOAL_PER_YEAR / 4 / (start * PEOPLE) if start > 0 else None,
            "threshold": span[0] if span else None, "best": best_vetting(leak), "quarters": quarters,
            "reached": reached, "peacekeepers": reached * PEOPLE * HEAVY / 1000,
        },
        texts={"growth": f"{signed(100 * rate, 1)} %"},
        flip=flip,
        numbers={"rate": abs(rate)} | said,
        forms=[_recruits(dials, wanted, span, words), _path(start, rate, reached, words)],
        rows=[(str(year), percent(share), *(thousands(share * PEOPLE * per / 1000) for per in (LIGHT, HEAVY)))
              for year in range(YEARS + 1) for share in [path(start, CEILING, rate, 4 * year)]],
    )


def _flip(
    state: str, passing: float, span: tuple[float, float] | None, leak: float, words: Words,
) -> tuple[str, dict[str, Any]]:
    """Which sentence says where on the vetting dial growth begins, and what it names."""
    best = best_vetting(leak)
    if state == "empty zone":
        return "empty", {}
    if span is None:
        return "never", {"best": best}
    said = {"low": span[0], "high": span[1], "best": best, "points": 100 * abs(passing - span[0]),
            **beside(passing, span[0], words)}
    ends = span[1] < 1
    return ("fastest_ends" if ends else "fastest") if leak > 0.5 else ("ends" if ends else "begins"), said


def _recruits(
    dials: Mapping[str, float], wanted: float | None, span: tuple[float, float] | None, words: Words,
) -> Form:
    """How many join and stay at each vetting, beside the losses and what two years would take."""
    joined = [1000 * accepted(dials["recruits"] / 1000, step / 100, dials["leak"]) for step in range(101)]
    levels = {words("lost"): dials["loss"] * dials["hold"]}
    if wanted is not None:
        levels[words("needed")] = wanted
    top = svg.nice_top(max(*joined, *levels.values()) * 1.02)
    return Lines(dial="passing", now=dials["passing"], x=(0, 1), x_name=words("axis"), say_x=percent,
                 y=(0, top), say=decimals, y_name=words("scale"),
                 lines={words("joined"): joined}, levels=levels,
                 uprights={} if span is None else {words("begins"): span[0]}, height=130)


def _path(start: float, rate: float, reached: float, words: Words) -> Form:
    """The share of people in accessible regions over the years."""
    months = [path(start, CEILING, rate, YEARS * 4 * step / 48) for step in range(49)]
    return Lines(heading=words("path", reached=reached), x=(0, YEARS), x_name=words("years"),
                 say_x=lambda year: f"{year:g}", ticks=3, lines={words("people"): months},
                 levels={words("goal"): GOAL}, uprights={words("deadline"): DEADLINE / 4}, height=130)
