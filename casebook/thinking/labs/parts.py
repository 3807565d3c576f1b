"""The parts lab: is it quicker in parts, and what does the last signature do to the gain? Words: data/labs/parts.yaml;
the arithmetic: `rounds`."""

from __future__ import annotations

from collections.abc import Mapping

from casebook.files.wording import decimals, percent
from casebook.files.words import Words
from casebook.thinking import svg
from casebook.thinking.forms.lines import Lines
from casebook.thinking.forms.spans import Span, Spans
from casebook.thinking.labs.lab import Found, Rows, curve
from casebook.thinking.labs.rounds import assembly, at_once, best_draft, content, in_parts, with_forums

A_YEAR = 5
"""Rounds a year, for the reading in years only: the UN held five in Geneva in 2017 (see the lab's facts)."""
MOST = 1000.0
"""The right end of the scale of rounds; what is longer stands there, with its number or "never" in words."""
MOST_DRAFTED = 8
"""The right end of the dial of parts that one side drafts alone."""
CLOSE = 1e-9


def state_of(whole: float, separate: float, last: float | None) -> str:
    """The named state, from the rounds all at once, for the parts, and for the last signature (None: never)."""
    if last is None:
        return "never"
    if separate + last >= whole - CLOSE:
        return "no gain"
    return "signature decides" if last > separate else "parts pay"


def counted(rounds: float | None, words: Words) -> str:
    """Rounds in words: one decimal below a hundred, whole above, "over a million", "never"."""
    if rounds is None:
        return words("never")
    if rounds >= 1e6:
        return words("rounds", number=words("million"))
    number = f"{rounds:.1f}" if rounds < 99.95 else f"{rounds:,.0f}"
    return words("one round") if number == "1.0" else words("rounds", number=number.removesuffix(".0"))


def model(dials: Mapping[str, float], words: Words) -> Found:
    """The rounds that each way takes at one setting of the dials."""
    chance, signs, forums = dials["chance"], dials["signs"], round(dials["forums"])
    parts, drafted = round(dials["parts"]), round(min(dials["drafted"], dials["parts"]))
    whole, separate, last = at_once(chance, parts), in_parts(chance, parts, drafted, forums), assembly(signs)
    total = None if last is None else separate + last
    shared = content(parts, drafted)
    rounds = {name: counted(number, words)
              for name, number in (("at_once", whole), ("in_parts", separate), ("total", total))}
    texts = dict(rounds)
    if total is not None and total < 1e6:
        texts["total"] = words("years", rounds=rounds["total"], a_year=A_YEAR, years=total / A_YEAR)
    if whole / separate >= 1e6:
        texts["gain"] = words("million")
    drafts = [in_parts(chance, parts, number, forums) for number in range(MOST_DRAFTED + 1)]
    # The marker of the third way follows the chance of the last signature.
    path = curve(lambda sign: min(separate + (assembly(sign) or MOST), MOST))
    ends = (("all at once", "at_once", whole), ("in parts", "in_parts", separate), ("as a whole", "total", total))
    return Found(
        state=state_of(whole, separate, last),
        readings={"at_once": whole, "in_parts": separate, "total": total, "gain": whole / separate,
                  "share": None if last is None or total is None else last / total, "content": shared,
                  "a_round": with_forums(chance, forums), "best": best_draft(forums)},
        texts=texts,
        flip="nowhere" if whole - separate <= 1 + CLOSE else "edge",
        numbers={"whole_rounds": rounds["at_once"], "parts_rounds": rounds["in_parts"],
                 "total_rounds": rounds["total"], **_edge(whole, separate, signs, words)},
        forms=[
            Spans(log=True, x=(1, MOST), x_name=words("axis"), ticks=[(10**n, f"{10**n:,}") for n in range(4)],
                  spans=[Span(says=words(way, rounds=rounds[name]), low=1, high=MOST if end is None else end,
                              dial="signs" if name == "total" else "", path=path if name == "total" else ())
                         for way, name, end in ends]),
            Lines(heading=words("hand", content=shared), dial="drafted", now=dials["drafted"], x=(0, MOST_DRAFTED),
                  x_name=words("drafted"), lines={words("until"): drafts}, y=(0, svg.nice_top(drafts[0])),
                  say=lambda number: decimals(number, 1), say_x=lambda number: f"{number:g}", ticks=MOST_DRAFTED,
                  height=110),
        ],
        rows=[(str(number), percent(content(parts, number)), counted(drafts[number], words))
              for number in range(parts + 1)],
    )


def _edge(whole: float, separate: float, signs: float, words: Words) -> dict[str, str]:
    """Where the chance of the last signature turns the result, in words; nothing where it cannot."""
    if whole - separate <= 1 + CLOSE:
        return {}

    def small(number: float) -> str:
        return words("almost nothing") if 0 < number < 0.005 else decimals(number)

    edge = 1 / (whole - separate)
    return {"edge": small(edge), "here": decimals(signs), "gap": small(abs(signs - edge)),
            "side": words("above" if signs >= edge else "below"), "half": small(min(1 / separate, 1.0))}


def robust(dials: Mapping[str, float], words: Words) -> Rows:
    """How the three ways move with the chance that a part is agreed, which is ours."""
    parts, drafted, forums = (round(dials[name]) for name in ("parts", "drafted", "forums"))
    last, rows = assembly(dials["signs"]), []
    for chance in (0.1, 0.2, 0.3, 0.5, 0.7):
        whole, separate = at_once(chance, parts), in_parts(chance, parts, drafted, forums)
        total = None if last is None else separate + last
        rows.append([percent(chance), *(counted(number, words) for number in (whole, separate, total)),
                     words(state_of(whole, separate, last))])
    return rows
