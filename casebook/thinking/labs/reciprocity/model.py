"""From dial values to a result: what mistakes leave of a truce under a rule of answering, and what a rule invites."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from casebook.thinking.labs.contract import Reading, Result, Table
from casebook.thinking.labs.reciprocity import picture
from casebook.thinking.labs.reciprocity.noise import (
    NEVER_AGAIN,
    STRICT,
    WIN_STAY,
    Rule,
    clean_days,
    generous,
    patience_needed,
    quiet,
    safe_generosity,
    worth,
)
from casebook.thinking.labs.text import decimals, percent, plain

NAMES = ("like for like", "like for like, often forgiven", "keep what works, change what fails", "never again")
MENDS = 0.75
STATES = {
    "unbroken": "Without mistakes a truce that begins quietly stays quiet under each of these rules.",
    "mends": "Mistakes happen, but calm returns: at least three days of four are quiet.",
    "frays": "Calm returns only now and then: fewer than three days of four are quiet.",
    "stuck": "Mistakes lock the two sides into answering each other: at most half of the days are quiet.",
    "open to abuse": "So much is forgiven that a side gains by violating on purpose.",
}


def rule_of(values: Mapping[str, float]) -> Rule:
    """The rule that the dials choose."""
    return (STRICT, generous(values["g"]), WIN_STAY, NEVER_AGAIN)[round(values["rule"])]


def state_of(chosen: int, g: float, noise: float, share: float) -> str:
    """The named state; see `STATES`. `share` is the share of quiet days in the long run."""
    if chosen == 1 and g > safe_generosity() + 1e-9:
        return "open to abuse"
    if noise == 0:
        return "unbroken"
    if share >= MENDS:
        return "mends"
    return "frays" if share > 0.5 + 1e-9 else "stuck"


@lru_cache(maxsize=256)
def curve(rule: Rule) -> tuple[float, ...]:
    """The share of quiet days for mistakes from 0 to the right end of the picture. Kept for reuse."""
    return tuple(quiet(rule, picture.MOST * step / picture.STEPS) for step in range(picture.STEPS + 1))


def evaluate(values: Mapping[str, float]) -> Result:
    """The truce at one (settled) setting of the dials."""
    noise, g, chosen = values["noise"], values["g"], round(values["rule"])
    rules = (STRICT, generous(g), WIN_STAY, NEVER_AGAIN)
    share = quiet(rules[chosen], noise)
    state = state_of(chosen, g, noise, share)
    sentence = _sentence(state, chosen, share)
    scene = _scene(values, rules, share, sentence)
    alt = _alt(scene)
    drawn, follow = picture.draw(scene, alt)
    return Result(state=state, sentence=sentence, readings=_readings(values, rules[chosen], share),
                  flip=_flip(values, rules[chosen], share), svg=drawn, alt=alt, table=_table(rules, noise),
                  follow=follow)


def _scene(values: Mapping[str, float], rules: tuple[Rule, ...], share: float, title: str) -> picture.Scene:
    noise, chosen = values["noise"], round(values["rule"])
    needed = [
        patience_needed(picture.MOST * step / picture.STEPS, values["detect"]) for step in range(picture.STEPS + 1)
    ]
    here = patience_needed(noise, values["detect"])
    return picture.Scene(
        heading=f"Quiet days in the long run: {percent(share)}",
        title=title,
        curves=[curve(rule) for rule in rules],
        keys=[f"{name}: {percent(quiet(rule, noise))}" for name, rule in zip(NAMES, rules, strict=True)],
        chosen=chosen,
        now=noise,
        lower_heading="Does the threat of never again keep both quiet?",
        needed=[1.0 if one is None else one for one in needed],
        needed_key="weight of the future needed: " + ("never enough" if here is None else decimals(here)),
        patience=values["patience"],
        patience_key=f"weight that the future has: {decimals(values['patience'])}",
    )


def _sentence(state: str, chosen: int, share: float) -> str:
    name = NAMES[chosen].capitalize()
    return {
        "unbroken": f"{name}: without mistakes the truce stays quiet for ever.",
        "mends": f"{name}: mistakes happen, and calm returns; {percent(share)} of days are quiet.",
        "frays": f"{name}: after a mistake calm returns only now and then; {percent(share)} of days are quiet.",
        "stuck": f"{name}: after a mistake the two sides go on answering each other; only {percent(share)} of days are"
        " quiet.",
        "open to abuse": f"{name}: {percent(share)} of days are quiet as long as both mean well, but a side that"
        " violates on purpose gains by it.",
    }[state]


def _flip(values: Mapping[str, float], rule: Rule, share: float) -> str:
    noise, chosen = values["noise"], round(values["rule"])
    if chosen == 1:
        safe = safe_generosity()
        words = (f"Forgiving becomes open to abuse above {decimals(safe)}; the dial stands at {decimals(values['g'])},"
                 f" {decimals(abs(values['g'] - safe))} {'above' if values['g'] > safe else 'below'} that.")
    else:
        steps = [step / 100 for step in range(1, 31)]
        lost = next((one for one in steps if quiet(rule, one) < MENDS), None)
        if lost is None:
            words = "At every chance of mistakes on the dial at least three days of four are quiet."
        elif lost == steps[0]:
            words = "There is no flip point above zero: the first mistakes already cost over a quarter of the days."
        else:
            words = (f"Fewer than three days of four are quiet from {percent(lost)} mistakes on; the dial stands at"
                     f" {percent(noise)}.")
    needed = patience_needed(noise, values["detect"])
    if needed is None:
        return f"{words} The threat of never again fails at any weight of the future."
    gap = values["patience"] - needed
    return (f"{words} The threat of never again holds from a weight of {decimals(needed)} on; it is"
            f" {decimals(values['patience'])}, {decimals(abs(gap))} {'above' if gap >= 0 else 'below'} that.")


def _readings(values: Mapping[str, float], rule: Rule, share: float) -> tuple[Reading, ...]:
    noise = values["noise"]
    needed, clean = patience_needed(noise, values["detect"]), clean_days(noise)
    value = worth(rule, noise)
    safe = safe_generosity()
    return (
        Reading(id="quiet", label="Days on which a side keeps quiet, in the long run", value=share,
                text=percent(share)),
        Reading(id="worth", label="What a day is worth to each side (3 if both always keep quiet, 1 if both always"
                " shoot)", value=value, text=decimals(value)),
        Reading(id="clean", label="Days before the first mistake of either side, on average", value=clean,
                text="for ever: no mistakes" if clean is None else decimals(clean, 1)),
        Reading(id="needed", label="Weight of the future with which the threat of never again holds", value=needed,
                text="never: no weight is enough" if needed is None else decimals(needed)),
        Reading(id="safe", label="Most forgiveness that cannot be abused (without mistakes)", value=safe,
                text=decimals(safe)),
    )


def _table(rules: tuple[Rule, ...], noise: float) -> Table:
    shown = (0.01, 0.05, 0.1, 0.2, 0.3)
    return Table(
        caption="Quiet days in the long run, by rule and mistakes",
        header=("Rule", *(percent(one) for one in shown), f"now ({percent(noise)})"),
        rows=tuple(
            (name, *(percent(quiet(rule, one)) for one in (*shown, noise)))
            for name, rule in zip(NAMES, rules, strict=True)
        ),
    )


def _alt(scene: picture.Scene) -> str:
    styles = ("full", "dashed", "dotted", "dash-dotted")
    lines = "; ".join(
        f"a {style} line, {key} (from 100 % without mistakes over {percent(values[1])} with 1 % to"
        f" {percent(values[-1])} with 30 %)"
        for style, key, values in zip(styles, scene.keys, scene.curves, strict=True)
    )
    first, last = scene.needed[0], scene.needed[-1]
    return (
        f"{scene.heading}. The upper panel shows the share of quiet days for mistakes from 0 to 30 %, with a marker at"
        f" {percent(scene.now)} on the chosen rule ({NAMES[scene.chosen]}): {lines}. The lower panel:"
        f" {scene.lower_heading} A dash-dotted line, {scene.needed_key} at the marker, runs from {decimals(first)} to"
        f" {decimals(last)}, where 1 means that no weight is enough. A level line, {scene.patience_key}."
    )


text = plain


