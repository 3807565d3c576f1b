"""From dial values to a result: does the side that would disarm accept, and how far is the guarantee from enough?"""

from __future__ import annotations

from collections.abc import Mapping

from casebook.thinking.labs.contract import Reading, Result, Table
from casebook.thinking.labs.guarantor import picture
from casebook.thinking.labs.guarantor.commitment import accept, fight, game, guarantee_needed
from casebook.thinking.labs.text import decimals, plain

COST = 0.05
CLOSE = 1e-9
STATES = {
    "accepts": "With this guarantee laying down arms is worth more than fighting on.",
    "edge": "Laying down arms and fighting on are worth the same.",
    "fights on": "With this guarantee fighting on is worth more.",
    "no guarantee needed": "Even without any guarantee laying down arms is worth more.",
}


def state_of(needed: float, g: float) -> str:
    """The named state; see `STATES`. A full guarantee is always enough, so there is no state "never" here."""
    if needed <= 0:
        return "no guarantee needed"
    if abs(g - needed) <= CLOSE:
        return "edge"
    return "accepts" if g > needed else "fights on"


def evaluate(values: Mapping[str, float]) -> Result:
    """The choice at one (settled) setting of the dials. Values are averages for each period, 0..1."""
    p, p2, patience, g = values["p"], values["p2"], values["patience"], values["g"]
    needed = guarantee_needed(p, p2, COST, patience)
    state = state_of(needed, g)
    weight = 1 - patience
    war = weight * fight(p, COST, patience)
    peace = weight * accept(p, p2, COST, patience, g)
    sentence = _sentence(state)
    scene = picture.Scene(
        heading=_heading(needed),
        title=sentence,
        accept=[weight * accept(p, p2, COST, patience, step / 100) for step in range(101)],
        fight=war,
        now=g,
        needed=needed,
    )
    alt = (
        f"{scene.heading}. A line shows what it is worth to lay down arms: {decimals(peace)} with the guarantee at"
        f" {decimals(g)}; it runs from {decimals(scene.accept[0])} without a guarantee to"
        f" {decimals(scene.accept[-1])} with a full one. A dashed level line, fight on: {decimals(war)}."
        + (f" An upright line marks the guarantee needed: {decimals(needed)}." if needed > 0 else "")
    )
    drawn, follow = picture.draw(scene, alt)
    readings = (
        Reading(id="needed", label="Credibility of the guarantee that is needed", value=needed, text=decimals(needed)),
        Reading(id="accept", label="Worth of laying down arms, each period", value=peace, text=decimals(peace)),
        Reading(id="fight", label="Worth of fighting on, each period", value=war, text=decimals(war)),
        Reading(id="gain", label="Gain from laying down arms", value=peace - war, text=f"{peace - war:+.2f}"),
    )
    return Result(state=state, sentence=sentence, readings=readings, flip=_flip(needed, g), svg=drawn, alt=alt,
                  table=_table(p, p2, patience, g), follow=(follow,))


def _heading(needed: float) -> str:
    if needed <= 0:
        return "No guarantee is needed"
    return f"The guarantee must reach {decimals(needed)}"


def _sentence(state: str) -> str:
    return {
        "accepts": "The rebels lay down their arms: the guarantee is credible enough.",
        "edge": "The guarantee is just at the point where both choices are worth the same.",
        "fights on": "The rebels fight on: the guarantee is not credible enough.",
        "no guarantee needed": "The rebels lay down their arms even without a guarantee.",
    }[state]


def _flip(needed: float, g: float) -> str:
    if needed <= 0:
        return "There is no flip point on the guarantee dial: peace is worth more at every guarantee."
    side = "above" if g >= needed else "below"
    return (
        f"The choice flips when the guarantee reaches {decimals(needed)}; the dial stands at {decimals(g)},"
        f" {decimals(abs(g - needed))} {side} that."
    )


def _table(p: float, p2: float, patience: float, g: float) -> Table:
    rebels, government = game(p, p2, COST, patience, g)
    names = ("lay down arms", "fight on")
    return Table(
        caption="The same as a game: what each choice is worth, each period (rebels, government)",
        header=("Rebels", "Government keeps its promise", "Government breaks its promise"),
        rows=tuple(
            (names[row], *(f"{decimals(rebels[row][column])}, {decimals(government[row][column])}"
                           for column in (0, 1)))
            for row in (0, 1)
        ),
    )


text = plain
