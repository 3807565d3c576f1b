"""From dial values to a result: how often is the truce violated, how often enforced, and what would change it?"""

from __future__ import annotations

from collections.abc import Mapping

from casebook.thinking.labs.contract import Reading, Result, Table
from casebook.thinking.labs.inspection import picture
from casebook.thinking.labs.inspection.game import Play, bound, matrices, play, worth
from casebook.thinking.labs.text import decimals, percent, plain

V = 1.0
"""The worth of the deal to Moscow: the unit in which its other payoffs are counted."""
STATES = {
    "mixed": "Neither side can settle on one choice: violations and enforcement come and go.",
    "edge": "A condition holds with nothing to spare: several outcomes are stable, and one of them is shown.",
    "no deterrent": "Even sure enforcement takes less than violating gains: Damascus violates.",
    "no will": "Enforcing costs Moscow more than it saves: it never enforces, and Damascus violates.",
    "rule kept": "Moscow has bound itself to a rule that is just enough: Damascus complies.",
}


def outcome(values: Mapping[str, float], penalty: float) -> Play:
    """What happens at a penalty, all other dials as given."""
    loss = penalty * (1 - values["alpha"])
    choose = bound if values["rule"] >= 0.5 else play
    return choose(values["b"], loss, V, values["theta"], values["c"])


def evaluate(values: Mapping[str, float]) -> Result:
    """The game at one (settled) setting of the dials."""
    here = outcome(values, values["P"])
    along = [outcome(values, picture.LOW + picture.STEP * step) for step in range(picture.STEPS + 1)]
    along[picture.place(values["P"])] = here
    sentence = _sentence(here)
    scene = picture.Scene(
        heading=_heading(here), title=sentence, violate=[one.violate for one in along],
        enforce=[one.enforce for one in along], now=values["P"], bound=here.state == "rule kept",
    )
    alt = _alt(scene)
    drawn, follow = picture.draw(scene, alt)
    return Result(state=here.state, sentence=sentence, readings=_readings(values, here), flip=_flip(values, here),
                  svg=drawn, alt=alt, table=_table(values), follow=follow)


def _heading(here: Play) -> str:
    return f"Violations: {percent(here.violate)} of the time"


def _sentence(here: Play) -> str:
    return {
        "mixed": f"Damascus violates {percent(here.violate)} of the time and Moscow enforces {percent(here.enforce)} of"
        " the time; neither gains by choosing otherwise.",
        "edge": f"Several outcomes are stable here; in one of them Damascus violates {percent(here.violate)} of the"
        " time.",
        "no deterrent": "Damascus always violates: even sure enforcement takes less than it gains.",
        "no will": "Damascus always violates: enforcing costs Moscow more than it saves, so Moscow never does it.",
        "rule kept": f"Damascus complies: Moscow is bound to enforce {percent(here.enforce)} of the time, and that is"
        " just enough.",
    }[here.state]


def _flip(values: Mapping[str, float], here: Play) -> str:
    least = values["b"] / (1 - values["alpha"])
    limit = values["theta"] * V
    penalty, cost = values["P"], values["c"]
    deterrent = (
        f"Below a penalty of {decimals(least)} nothing deters; the dial stands at {decimals(penalty)},"
        f" {decimals(abs(penalty - least))} {'above' if penalty >= least else 'below'} that."
    )
    if here.state == "rule kept":
        return f"{deterrent} Above it the rule keeps violations at zero, and a larger penalty makes the rule cheaper."
    will = (
        f"Moscow gives up enforcing when its cost reaches {decimals(limit)}; it stands at {decimals(cost)},"
        f" {decimals(abs(cost - limit))} {'below' if cost <= limit else 'above'} that."
    )
    return f"{deterrent} {will}"


def _readings(values: Mapping[str, float], here: Play) -> tuple[Reading, ...]:
    loss = values["P"] * (1 - values["alpha"])
    client, patron = worth(values["b"], loss, V, values["theta"], values["c"], here.violate, here.enforce)
    doubled = outcome(values, min(2 * values["P"], 2 * picture.HIGH))
    cheaper = outcome({**values, "c": values["c"] / 2}, values["P"])
    return (
        Reading(id="violate", label="How often Damascus violates", value=here.violate, text=percent(here.violate)),
        Reading(id="enforce", label="How often Moscow enforces", value=here.enforce,
                text=percent(here.enforce)),
        Reading(id="doubled", label="Violations if the penalty were doubled", value=doubled.violate,
                text=percent(doubled.violate)),
        Reading(id="cheaper", label="Violations if enforcing cost Moscow half as much", value=cheaper.violate,
                text=percent(cheaper.violate)),
        Reading(id="client", label="What Damascus gets on average", value=client, text=decimals(client)),
        Reading(id="patron", label="What Moscow gets on average (1 is the whole deal)", value=patron,
                text=decimals(patron)),
    )


def _table(values: Mapping[str, float]) -> Table:
    client, patron = matrices(values["b"], values["P"] * (1 - values["alpha"]), V, values["theta"], values["c"])
    names = ("complies", "violates")
    return Table(
        caption="The game: what each pair of choices is worth (Damascus, Moscow)",
        header=("Damascus", "Moscow ignores it", "Moscow enforces"),
        rows=tuple(
            (names[row], *(f"{decimals(client[row][column])}, {decimals(patron[row][column])}" for column in (0, 1)))
            for row in (0, 1)
        ),
    )


def _alt(scene: picture.Scene) -> str:
    shown = (0.25, 0.5, 1.0, 2.0, 4.0)

    def along(curve: list[float] | tuple[float, ...]) -> str:
        return ", ".join(f"{percent(curve[picture.place(one)])} at {decimals(one)}" for one in shown)

    first, second = picture.keys(scene)
    return (
        f"{scene.heading}. Two lines over the penalty for Damascus, with markers at {decimals(scene.now)}. A full line,"
        f" {first}; along the penalty it gives {along(list(scene.violate))}. A dashed line, {second}; along the penalty"
        f" it gives {along(list(scene.enforce))}."
    )


text = plain
