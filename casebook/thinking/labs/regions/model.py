"""From dial values to a result: growth or not, from which vetting on, and the inverse question of "a couple years"."""

from __future__ import annotations

from collections.abc import Mapping

from casebook.thinking.labs.contract import Reading, Result, Table
from casebook.thinking.labs.regions import picture
from casebook.thinking.labs.regions.growth import (
    accepted,
    accepted_needed,
    best_vetting,
    growth,
    growth_needed,
    path,
    time_to,
    window,
)
from casebook.thinking.labs.text import decimals, percent, plain, thousands

CEILING = 0.8
GOAL = 0.5
DEADLINE = 8.0
"""Our reading of P9 as eight quarters, two years."""
PEOPLE = 18_000_000
"""A round preset near the census of 2004 (17.9 million)."""
LIGHT, HEAVY = 10, 20
"""Peacekeepers per 1000 people for the reading of what the reached regions would take; see the peacekeepers lab."""
GOAL_PER_YEAR = 5400
"""The Pentagon programme's goal of trainees a year; see the lab's facts."""
STILL = 1e-9
STATES = {
    "grows": "More people join and stay than are lost: the accessible regions grow.",
    "stalls": "Gains and losses are equal: the accessible regions stand still.",
    "shrinks": "More are lost than join; another vetting would let the regions grow.",
    "never": "More are lost than join, whatever the vetting.",
    "empty zone": "No region is accessible to begin with, so there is nothing to grow from.",
}


def state_of(start: float, g: float, span: tuple[float, float] | None) -> str:
    """The named state; see `STATES`. `span` is the window of vetting in which the regions grow, or None."""
    if start <= 0:
        return "empty zone"
    if abs(g) <= STILL:
        return "stalls"
    if g > 0:
        return "grows"
    return "shrinks" if span else "never"


def evaluate(values: Mapping[str, float]) -> Result:
    """The growth of accessible regions at one (settled) setting of the dials."""
    r, hold, v = values["r"] / 1000, values["hold"] / 1000, values["v"]
    loss, leak, start = values["loss"], values["leak"], values["start"]
    g = round(growth(r, v, hold, loss, leak), 12)
    span = window(r, hold, loss, leak)
    state = state_of(start, g, span)
    needed = growth_needed(start, CEILING, GOAL, DEADLINE)
    wanted = None if needed is None else 1000 * accepted_needed(needed, hold, loss)
    quarters = time_to(start, CEILING, g, GOAL)
    reached = path(start, CEILING, g, DEADLINE)
    readings = _readings(values, g, span, quarters, wanted, reached)
    sentence = _sentence(state, g, quarters)
    flip = _flip(state, v, span, best_vetting(leak), leak)
    levels = [picture.Level(name="lost (growth begins above)", value=1000 * loss * hold)]
    if wanted is not None:
        levels.append(picture.Level(name="needed to reach half in two years", value=wanted))
    end = path(start, CEILING, g, 4 * picture.YEARS)
    scene = picture.Scene(
        heading=_heading(state, g),
        title=sentence,
        curve=[1000 * accepted(r, step / 100, leak) for step in range(101)],
        vetting=v,
        levels=levels,
        starts=span[0] if span else None,
        path_heading=f"People in accessible regions: {percent(reached)} after two years",
        path=[path(start, CEILING, g, 4 * picture.YEARS * step / 48) for step in range(49)],
        deadline=DEADLINE,
        goal=GOAL,
    )
    alt = _alt(scene, end, 1000 * accepted(r, v, leak))
    drawn, follow = picture.draw(scene, alt)
    table = Table(
        caption="The path year by year",
        header=("Years", "People in accessible regions", f"Peacekeepers at {LIGHT} per 1000", f"At {HEAVY} per 1000"),
        rows=tuple(_year(year, path(start, CEILING, g, 4 * year)) for year in range(picture.YEARS + 1)),
    )
    return Result(state=state, sentence=sentence, readings=readings, flip=flip, svg=drawn, alt=alt, table=table,
                  follow=(follow,))


def _year(year: int, share: float) -> tuple[str, ...]:
    return (
        str(year),
        percent(share),
        thousands(share * PEOPLE * LIGHT / 1000),
        thousands(share * PEOPLE * HEAVY / 1000),
    )


def _heading(state: str, g: float) -> str:
    return {
        "grows": f"The regions grow by {percent(g)} a quarter at first",
        "stalls": "The regions stand still",
        "shrinks": f"The regions shrink by {percent(-g)} a quarter",
        "never": f"The regions shrink by {percent(-g)} a quarter",
        "empty zone": "There is no region to start from",
    }[state]


def _sentence(state: str, g: float, quarters: float | None) -> str:
    if state == "grows" and quarters is not None:
        years = decimals(quarters / 4, 1)
        return f"The accessible regions grow and hold half of the people after {decimals(quarters, 1)} quarters" \
               f" ({years} years)."
    return {
        "grows": "The accessible regions grow, but never hold half of the people.",
        "stalls": "Gains and losses are equal: the accessible regions stand still.",
        "shrinks": f"The accessible regions shrink by {percent(-g)} a quarter; another vetting would let them grow.",
        "never": f"The accessible regions shrink by {percent(-g)} a quarter, and no vetting can change that.",
        "empty zone": "No region is accessible to begin with, so nothing can grow.",
    }[state]


def _flip(state: str, v: float, span: tuple[float, float] | None, best: float, leak: float) -> str:
    if state == "empty zone":
        return "There is no flip point: nothing times any growth is nothing."
    if span is None:
        return (
            f"There is no flip point on the vetting dial: even at its best, {percent(best)}, more are lost than join."
            " More recruits or smaller losses are needed."
        )
    low, high = span
    side = "above" if v >= low else "below"
    words = f"Growth begins when {percent(low)} of the recruits pass; the dial stands at {percent(v)}," \
            f" {decimals(100 * abs(v - low), 0)} points {side} that."
    if high < 1:
        words += f" Above {percent(high)} growth ends again."
    if leak > 0.5:
        words += f" It is fastest at {percent(best)}."
    return words


def _readings(
    values: Mapping[str, float], g: float, span: tuple[float, float] | None, quarters: float | None,
    wanted: float | None, reached: float,
) -> tuple[Reading, ...]:
    r, v, leak = values["r"] / 1000, values["v"], values["leak"]
    joined = 1000 * accepted(r, v, leak)
    people = values["start"] * PEOPLE
    goal = None if people <= 0 else 1000 * GOAL_PER_YEAR / 4 / people
    troops = reached * PEOPLE * HEAVY / 1000
    return (
        Reading(id="growth", label="Growth rate per quarter", value=g, text=f"{100 * g:+.1f} %"),
        Reading(id="accepted", label="People who join and stay, per 1000 inhabitants of the accessible regions and"
                " quarter", value=joined, text=decimals(joined)),
        Reading(id="needed", label="Needed to reach half of the people in two years", value=wanted,
                text="never: there is nothing to start from" if wanted is None else f"{decimals(wanted)} per 1000"),
        Reading(id="goal", label=f"The Pentagon programme's goal of {GOAL_PER_YEAR:,} a year, on the same scale",
                value=goal, text="no region to start from" if goal is None else f"{decimals(goal)} per 1000"),
        Reading(id="threshold", label="Growth begins when this share of recruits passes",
                value=span[0] if span else None, text=percent(span[0]) if span else "never, whatever the vetting"),
        Reading(id="best", label="Growth is fastest when this share passes", value=best_vetting(leak),
                text=percent(best_vetting(leak))),
        Reading(id="quarters", label="Time until half of the people live in accessible regions", value=quarters,
                text="never" if quarters is None else f"{decimals(quarters, 1)} quarters"),
        Reading(id="reached", label="People in accessible regions after two years", value=reached,
                text=percent(reached)),
        Reading(id="peacekeepers", label=f"Peacekeepers those regions would take at {HEAVY} per 1000 people",
                value=troops, text=thousands(troops)),
    )


def _alt(scene: picture.Scene, end: float, joined: float) -> str:
    levels = "; ".join(
        f"{('a dashed', 'a dotted')[index]} level line, {level.name}: {decimals(level.value)}"
        for index, level in enumerate(scene.levels)
    )
    top = max(range(len(scene.curve)), key=scene.curve.__getitem__)
    starts = f"An upright line marks where growth begins ({picture.starting(scene)})."
    return " ".join([
        f"{scene.heading}.",
        "The upper panel shows, for each share of recruits who pass the vetting, how many"
        f" join and stay, per 1000 and quarter: {decimals(joined)} at the marker, at {percent(scene.vetting)}."
        f" The curve runs from 0 at 0 % to its top, {decimals(scene.curve[top])}, at {percent(top / 100)} and ends at"
        f" {decimals(scene.curve[-1])}. Level lines: {levels}. {starts}",
        f"The lower panel: {scene.path_heading}, on a line from {percent(scene.path[0])} at the start to"
        f" {percent(end)} after {picture.YEARS} years. A level line marks half of the people, an upright line"
        " two years.",
    ])


text = plain
