"""From dial values to a result: how likely is the clean week, how long would one wait, and what would turn it?"""

from __future__ import annotations

from collections.abc import Mapping

from casebook.thinking.labs.contract import Reading, Result, Table
from casebook.thinking.labs.sevendays import picture
from casebook.thinking.labs.sevendays.calm import clean_day, discipline_for_even, groups_for_even, run_chance, wait
from casebook.thinking.labs.text import decimals, plain, probability

EVEN = 0.5
TRACE = 0.01
LONG = 3650
STATES = {
    "certain": "Every day counts as clean.",
    "likely": "The clean days in a row are at least as likely as not.",
    "unlikely": "The clean days in a row are less likely than not.",
    "next to never": "The chance of the clean days in a row is below one in a hundred.",
}
ALLOWED = ("no incident", "one incident a day", "two incidents a day", "three incidents a day")


def state_of(p: float, chance: float) -> str:
    """The named state from the chance of one clean day and of all of them; see `STATES`."""
    if p >= 1:
        return "certain"
    if chance >= EVEN:
        return "likely"
    return "unlikely" if chance >= TRACE else "next to never"


def evaluate(values: Mapping[str, float]) -> Result:
    """The clean run at one (settled) setting of the dials."""
    q, together = values["q"], values["together"]
    n, k, days = round(values["n"]), round(values["k"]), round(values["days"])
    p = clean_day(q, n, k, together)
    chance = run_chance(p, days)
    state = state_of(p, chance)
    sentence = _sentence(state, chance, days)
    compare = 1 if k == 0 else 0
    curves = {
        allowed: [run_chance(clean_day(q, groups, allowed, together), days) for groups in range(1, picture.MOST + 1)]
        for allowed in (k, compare)
    }
    scene = picture.Scene(
        heading=f"{days} clean days in a row: {probability(chance)}",
        title=sentence,
        curve=curves[k],
        curve_name=f"{ALLOWED[k]} is let pass: {probability(chance)}" if k < 2 else
        f"{ALLOWED[k]} are let pass: {probability(chance)}",
        other=curves[compare],
        other_name=f"for comparison, {ALLOWED[compare]}: {probability(curves[compare][n - 1])}",
        now=n,
        days_heading="Chance that calm has held so far",
        days=[run_chance(p, day) for day in range(1, days + 1)],
    )
    alt = _alt(scene)
    drawn, follow = picture.draw(scene, alt)
    return Result(state=state, sentence=sentence, readings=_readings(values, p, chance), flip=_flip(values),
                  svg=drawn, alt=alt, table=_table(values), follow=(follow,))


def _sentence(state: str, chance: float, days: int) -> str:
    return {
        "certain": f"{days} clean days in a row are certain.",
        "likely": f"{days} clean days in a row are likely: {probability(chance)}.",
        "unlikely": f"{days} clean days in a row are unlikely: {probability(chance)}.",
        "next to never": f"{days} clean days in a row are next to impossible: {probability(chance)}.",
    }[state]


def _share(q: float) -> str:
    """A daily discipline in per cent with one decimal, and more close to certainty."""
    return f"{decimals(100 * q, 1 if q < 0.9995 else 2)} %"


def _flip(values: Mapping[str, float]) -> str:
    n, k, days = round(values["n"]), round(values["k"]), round(values["days"])
    q, together = values["q"], values["together"]
    groups = groups_for_even(q, days, k, together, picture.MOST)
    needed = discipline_for_even(n, days, k, together)
    if groups is None:
        words = "Not even one group would make the run as likely as not."
    elif groups == picture.MOST:
        words = f"With up to {picture.MOST} groups the run is as likely as not or better; there are {n}."
    else:
        there = "and there are just as many" if n == groups else \
            f"there are {n}, {abs(n - groups)} {'more' if n > groups else 'fewer'}"
        words = f"The run is at least as likely as not with up to {groups} {_groups(groups)}; {there}."
    if needed <= 0:
        return f"{words} So many incidents are let pass that the groups' discipline does not matter."
    return f"{words} With {n} each would have to keep quiet on {_share(needed)} of days; it is now {_share(q)}."


def _groups(n: int) -> str:
    return "group" if n == 1 else "groups"


def _readings(values: Mapping[str, float], p: float, chance: float) -> tuple[Reading, ...]:
    n, k, days = round(values["n"]), round(values["k"]), round(values["days"])
    q, together = values["q"], values["together"]
    expected = wait(p, days)
    groups = groups_for_even(q, days, k, together, picture.MOST)
    needed = discipline_for_even(n, days, k, together)
    return (
        Reading(id="chance", label=f"Chance of {days} clean days in a row", value=chance, text=probability(chance)),
        Reading(id="day", label="Chance of one clean day", value=p, text=probability(p)),
        Reading(id="incidents", label="Incidents a day, on average", value=n * (1 - q), text=decimals(n * (1 - q))),
        Reading(id="wait", label=f"Expected days until {days} clean days in a row", value=expected,
                text="never" if expected is None else "more than ten years" if expected > LONG
                else f"{decimals(expected, 1)} days"),
        Reading(id="groups", label="Most groups with which the run is as likely as not", value=groups,
                text="none" if groups is None else f"{picture.MOST} or more" if groups == picture.MOST
                else str(groups)),
        Reading(id="needed", label="Days on which each group would have to keep quiet for that", value=needed,
                text="any" if needed <= 0 else _share(needed)),
    )


def _table(values: Mapping[str, float]) -> Table:
    k, days = round(values["k"]), round(values["days"])
    rows = []
    for n in (1, 2, 5, 10, 20, 30, 45, 60):
        p = clean_day(values["q"], n, k, values["together"])
        expected = wait(p, days)
        rows.append((
            str(n), probability(p), probability(run_chance(p, days)),
            "never" if expected is None else "more than ten years" if expected > LONG else decimals(expected, 1),
        ))
    return Table(
        caption=f"The same for other numbers of groups ({ALLOWED[k]} let pass)",
        header=("Groups", "One clean day", f"{days} clean days in a row", "Expected days until then"),
        rows=tuple(rows),
    )


def _alt(scene: picture.Scene) -> str:
    shown = (1, 10, 20, 30, 45, 60)
    along, beside = (
        ", ".join(f"{probability(curve[n - 1])} with {n}" for n in shown) for curve in (scene.curve, scene.other)
    )
    days = ", ".join(f"{probability(chance)} after day {day}" for day, chance in enumerate(scene.days, start=1))
    return (
        f"{scene.heading}. The upper panel shows this chance for 1 to {picture.MOST} groups. A full line,"
        f" {scene.curve_name} at the marker, with {scene.now}; along the groups it gives {along}. A dashed line,"
        f" {scene.other_name}; along the groups it gives {beside}. A fine level line marks 50 %. The lower panel has a"
        f" bar for each day. {scene.days_heading}: {days}."
    )


text = plain
