"""From dial values to a result: is it quicker in parts, and what does the last signature do to the gain?"""

from __future__ import annotations

from collections.abc import Mapping

from casebook.thinking.labs.contract import Reading, Result, Table
from casebook.thinking.labs.parts import picture
from casebook.thinking.labs.parts.rounds import assembly, at_once, best_draft, content, in_parts, with_forums
from casebook.thinking.labs.text import decimals, percent, plain

A_YEAR = 5
"""Rounds a year, for the reading in years only: the UN held five in Geneva in 2017 (see the lab's facts)."""
CLOSE = 1e-9
STATES = {
    "parts pay": "In parts it is quicker, and most of the time goes into the parts.",
    "signature decides": "In parts it is quicker, but most of the time goes into the last signature.",
    "no gain": "In parts it takes as long as all at once, or longer.",
    "never": "Nobody ever signs the whole, however quickly the parts are agreed.",
}


def state_of(whole: float, separate: float, last: float | None) -> str:
    """The named state; see `STATES`. Rounds all at once, for the parts, and for the last signature (None: never)."""
    if last is None:
        return "never"
    if separate + last >= whole - CLOSE:
        return "no gain"
    return "signature decides" if last > separate else "parts pay"


def evaluate(values: Mapping[str, float]) -> Result:
    """The rounds that each way takes at one (settled) setting of the dials."""
    chance, signs = values["chance"], values["signs"]
    parts, drafted, forums = int(values["parts"]), int(min(values["drafted"], values["parts"])), int(values["forums"])
    whole, separate, last = at_once(chance, parts), in_parts(chance, parts, drafted, forums), assembly(signs)
    total = None if last is None else separate + last
    state = state_of(whole, separate, last)
    sentence = _sentence(state, whole, separate, total)
    waits = [assembly(step / 100) for step in range(101)]
    scene = picture.Scene(
        heading=_heading(state),
        title=sentence,
        ways=(picture.Way(name="all at once", rounds=whole), picture.Way(name="in parts", rounds=separate),
              picture.Way(name="in parts, and signed as a whole", rounds=total)),
        totals=[None if wait is None else separate + wait for wait in waits],
        signs=signs,
        drafts=[(number, content(parts, number), in_parts(chance, parts, number, forums))
                for number in range(parts + 1)],
        drafted=drafted,
    )
    alt = _alt(scene)
    drawn, follow = picture.draw(scene, alt)
    best = best_draft(forums)
    readings = (
        Reading(id="at_once", label="All at once", value=whole, text=picture.counted(whole)),
        Reading(id="in_parts", label="In parts, keeping what is agreed", value=separate,
                text=picture.counted(separate)),
        Reading(id="total", label="In parts, and signed as a whole", value=total, text=_years(total)),
        Reading(id="gain", label="The parts alone are quicker than all at once by the factor", value=whole / separate,
                text=decimals(whole / separate, 1) if whole / separate < 1e6 else "over a million"),
        Reading(id="share", label="Share of the time that goes into the last signature",
                value=None if last is None or total is None else last / total,
                text="all of it: it never comes" if last is None or total is None else percent(last / total)),
        Reading(id="content", label="Parts in which both sides had a hand", value=content(parts, drafted),
                text=percent(content(parts, drafted))),
        Reading(id="a_round", label="Chance that a joint part is agreed in a round, in some forum",
                value=with_forums(chance, forums), text=percent(with_forums(chance, forums))),
        Reading(id="best", label="How good the best draft is for the side that picks", value=best,
                text=decimals(best)),
    )
    return Result(state=state, sentence=sentence, readings=readings, flip=_flip(whole, separate, signs), svg=drawn,
                  alt=alt, table=_table(scene), follow=(follow,))


def _heading(state: str) -> str:
    return {
        "parts pay": "In parts it is quicker",
        "signature decides": "The last signature takes most of the time",
        "no gain": "Taking it apart gains nothing",
        "never": "The whole is never signed",
    }[state]


def _sentence(state: str, whole: float, separate: float, total: float | None) -> str:
    parts = f"The parts are agreed after about {picture.counted(separate)}"
    return {
        "parts pay": f"{parts}, the whole after {picture.counted(total)}; all at once it would be"
                     f" {picture.counted(whole)}.",
        "signature decides": f"{parts}, but the whole takes {picture.counted(total)}: the last signature costs more"
                             f" time than all the parts. All at once it would be {picture.counted(whole)}.",
        "no gain": f"{parts} and the whole after {picture.counted(total)}; all at once it would be"
                   f" {picture.counted(whole)}, which is no longer.",
        "never": f"{parts}, but nobody ever signs the whole.",
    }[state]


def _flip(whole: float, separate: float, signs: float) -> str:
    if whole - separate <= 1 + CLOSE:
        return "There is no chance of the last signature at which taking it apart would gain anything."
    edge = 1 / (whole - separate)
    half = min(1 / separate, 1.0)
    side = "above" if signs >= edge else "below"
    words = (
        f"Taking it apart stops paying when the chance of the last signature falls to {_small(edge)}; the dial stands"
        f" at {decimals(signs)}, {_small(abs(signs - edge))} {side} that."
    )
    return words + f" Below {_small(half)} the signature takes more time than the parts."


def _small(number: float) -> str:
    """A chance with two decimals, or "almost 0" where that would say nothing."""
    return "almost 0" if 0 < number < 0.005 else decimals(number)


def _years(total: float | None) -> str:
    if total is None or total >= 1e6:
        return picture.counted(total)
    return f"{picture.counted(total)}; at {A_YEAR} a year that is {decimals(total / A_YEAR, 1)} years"


def _table(scene: picture.Scene) -> Table:
    rows = []
    for number, share, rounds in scene.drafts:
        rows.append((str(number), percent(share), picture.counted(rounds)))
    return Table(caption="The more parts Moscow drafts alone, the sooner all are agreed, and the less is shared",
                 header=("Parts that Moscow drafts alone", "Parts in which both had a hand", "All parts agreed after"),
                 rows=tuple(rows))


def _alt(scene: picture.Scene) -> str:
    ways = "; ".join(way.says for way in scene.ways)
    bars = ", ".join(f"{number}: {percent(share)} ({picture.short(rounds)})" for number, share, rounds in scene.drafts)
    return (
        f"{scene.heading}. Three rows on a scale of rounds on which each mark is ten times more, up to 1,000: {ways}. A"
        f" marker stands at the end of the last row. Below, bars: {picture.lower_heading(scene)}; above each bar:"
        f" rounds until all parts are agreed. For each number of parts that Moscow drafts alone, {bars}."
    )


def robust(values: Mapping[str, float]) -> Table:
    """How the three ways move with the chance that a part is agreed, which is ours."""
    parts, drafted, forums = int(values["parts"]), int(values["drafted"]), int(values["forums"])
    rows = []
    for chance in (0.1, 0.2, 0.3, 0.5, 0.7):
        whole, separate = at_once(chance, parts), in_parts(chance, parts, drafted, forums)
        last = assembly(values["signs"])
        total = None if last is None else separate + last
        rows.append((percent(chance), *(picture.counted(number) for number in (whole, separate, total)),
                     state_of(whole, separate, last)))
    return Table(caption="For other chances that a part is agreed in a round",
                 header=("Chance", "All at once", "In parts", "And signed as a whole", "State"), rows=tuple(rows))


text = plain
