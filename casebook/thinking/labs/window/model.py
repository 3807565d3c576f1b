"""From dial values to a result: is there leverage, does it hold here, and which of its two sides fails?"""

from __future__ import annotations

import math
from collections.abc import Mapping

from casebook.thinking.labs.contract import Reading, Result, Table
from casebook.thinking.labs.text import decimals, plain
from casebook.thinking.labs.window import picture
from casebook.thinking.labs.window.leverage import bearable, bite, least, most, price, replaceable, window

K0 = 0.1
"""What punishing costs however little was put in; our preset."""
CLOSE = 1e-9
STATES = {
    "holds back": "Enough is at stake and the threat is believed: Damascus keeps the truce.",
    "too little at stake": "The threat is believed but does not hurt enough; with more at stake it would.",
    "not believed": "The threat would hurt, but Moscow would not carry it out; with less at stake it would.",
    "no window": "At every level of support the threat is too weak or not believed.",
    "no bite": "Nothing that Moscow could take away would be missed.",
    "no will": "The deal is worth less to Moscow than the smallest punishment costs.",
}
WHY = {
    (True, True): "neither: the threat hurts and is believed",
    (False, True): "the threat is too weak (Moscow cannot)",
    (True, False): "the threat is not believed (Moscow will not)",
    (False, False): "both: the threat is too weak and not believed",
}


def state_of(s: float, low: float | None, high: float | None) -> str:
    """The named state at support `s`, from the edges `least` and `most`; see `STATES`."""
    if low is None:
        return "no bite"
    if high is None:
        return "no will"
    if window(low, high) is None:
        return "no window"
    if s < low - CLOSE:
        return "too little at stake"
    return "holds back" if s <= high + CLOSE else "not believed"


def evaluate(values: Mapping[str, float]) -> Result:
    """The window at one (settled) setting of the dials."""
    s, m, alpha, k1 = values["s"], values["m"], values["alpha"], values["k1"]
    b, V = values["b"], values["V"]
    low, high = least(b, m, alpha), most(V, K0, k1)
    state = state_of(s, low, high)
    hurts = low is not None and s >= low - CLOSE
    believed = high is not None and s <= high + CLOSE
    sentence = _sentence(state, hurts, believed)
    scene = _scene(values, low, high, sentence)
    alt = _alt(scene, hurts, believed)
    drawn, follow = picture.draw(scene, alt)
    return Result(
        state=state, sentence=sentence, readings=_readings(values, low, high, hurts, believed),
        flip=_flip(state, values, low, high), svg=drawn, alt=alt, table=_table(values), follow=follow,
    )


def _span(low: float | None, high: float | None) -> tuple[float, float] | None:
    """A span of support cut to what the picture shows; None where nothing of it can be seen."""
    if low is None or high is None or low > picture.TOP_SUPPORT or high < low:
        return None
    return low, min(high, picture.TOP_SUPPORT)


def _scene(values: Mapping[str, float], low: float | None, high: float | None, title: str) -> picture.Scene:
    s, m, alpha, k1 = values["s"], values["m"], values["alpha"], values["k1"]
    steps = [picture.TOP_SUPPORT * step / picture.STEPS for step in range(picture.STEPS + 1)]
    open_from = window(low, high)
    return picture.Scene(
        heading=_heading(open_from),
        title=title,
        client=picture.Panel(
            rising=f"what violating would cost Damascus: {decimals(bite(s, m, alpha))}",
            level_name=f"what it gains by violating: {decimals(values['b'])}",
            line=[bite(step, m, alpha) for step in steps],
            level=values["b"],
            span=_span(low, math.inf),
            good="hurts enough",
            ceilings=(1.0, 1.5),
        ),
        patron=picture.Panel(
            rising=f"what punishing would cost Moscow: {decimals(price(s, K0, k1))}",
            level_name=f"what the deal is worth to it: {decimals(values['V'])}",
            line=[price(step, K0, k1) for step in steps],
            level=values["V"],
            span=_span(0.0, high),
            good="is believed",
            ceilings=(2.0, 2.5),
        ),
        strip=f"Both at once, {_edges(open_from)}",
        window=None if open_from is None else _span(*open_from),
        now=s,
    )


def _heading(open_from: tuple[float, float] | None) -> str:
    return "No leverage at any level of support" if open_from is None else f"Leverage {_edges(open_from)}"


def _edges(open_from: tuple[float, float] | None) -> str:
    if open_from is None:
        return "nowhere"
    low, high = open_from
    if math.isinf(high):
        return f"from {decimals(low)} on"
    return f"from {decimals(low)} to {decimals(high)}"


def _sentence(state: str, hurts: bool, believed: bool) -> str:
    fails = {(False, True): "the threat is too weak", (True, False): "the threat is not believed",
             (False, False): "the threat is too weak and not believed"}
    return {
        "holds back": "Damascus keeps the truce: the threat hurts enough and Moscow would carry it out.",
        "too little at stake": "Damascus violates: Moscow would punish it, but too little is at stake.",
        "not believed": "Damascus violates: the threat would hurt, but Moscow would not carry it out.",
        "no window": f"Damascus violates: here {fails.get((hurts, believed), 'one of the two fails')}, and no other"
        " level of support mends both.",
        "no bite": "Damascus violates: nothing that Moscow could take away would be missed.",
        "no will": "Damascus violates: Moscow would not punish it at any level of support.",
    }[state]


def _flip(state: str, values: Mapping[str, float], low: float | None, high: float | None) -> str:
    s = values["s"]
    if low is None:
        return "There is no flip point on the support dial: a violation is never punished, or all can be replaced."
    if high is None:
        return f"There is no flip point on the support dial: the deal must be worth at least {decimals(K0)} first."
    if state == "no window":
        return _opens(values, low, high)
    from_low = f"{decimals(abs(s - low))} {'above' if s >= low else 'below'} the lower edge ({decimals(low)})"
    if math.isinf(high):
        return f"Support stands at {decimals(s)}: {from_low}. There is no upper edge."
    from_high = f"{decimals(abs(s - high))} {'below' if s <= high else 'above'} the upper edge ({decimals(high)})"
    return f"Support stands at {decimals(s)}: {from_low} and {from_high}."


def _opens(values: Mapping[str, float], low: float, high: float) -> str:
    """What would open an empty window, one dial at a time."""
    share, cost = replaceable(values["b"], values["m"], high), bearable(low, values["V"], K0)
    words = [f"The lower edge ({decimals(low)}) lies {decimals(low - high)} above the upper edge ({decimals(high)})."]
    if share is not None:
        words.append(f"The window opens when Iran can replace {decimals(share)} or less"
                     f" (now {decimals(values['alpha'])}),")
    if cost is not None:
        lead = "or when" if share is not None else "The window opens when"
        words.append(f"{lead} the cost of hurting one's own client falls to {decimals(cost)} or less"
                     f" (now {decimals(values['k1'])}).")
    return " ".join(words)


def _readings(
    values: Mapping[str, float], low: float | None, high: float | None, hurts: bool, believed: bool
) -> tuple[Reading, ...]:
    s = values["s"]
    loss, cost = bite(s, values["m"], values["alpha"]), price(s, K0, values["k1"])
    known = low is not None and high is not None and not math.isinf(high)
    width = high - low if known else None  # type: ignore[operator]
    return (
        Reading(id="low", label="Least support with which Damascus keeps the truce", value=low,
                text="never: no support is enough" if low is None else decimals(low)),
        Reading(id="high", label="Most support with which Moscow would still punish",
                value=None if high is None or math.isinf(high) else high,
                text="never: not at any level" if high is None else "no limit" if math.isinf(high)
                else decimals(high)),
        Reading(id="width", label="Width of the window (below zero: it is closed)", value=width,
                text="no limit" if low is not None and high is not None and width is None
                else "no window" if width is None else f"{width:+.2f}"),
        Reading(id="bite", label="What violating would cost Damascus, against its gain", value=loss,
                text=f"{decimals(loss)} against {decimals(values['b'])}"),
        Reading(id="price", label="What punishing would cost Moscow, against the worth of the deal", value=cost,
                text=f"{decimals(cost)} against {decimals(values['V'])}"),
        Reading(id="fails", label="Which side of the leverage fails here", value=None, text=WHY[hurts, believed]),
    )


def _table(values: Mapping[str, float]) -> Table:
    low, high = least(values["b"], values["m"], values["alpha"]), most(values["V"], K0, values["k1"])
    rows = []
    for step in range(0, 16, 3):
        s = step / 10
        rows.append((
            decimals(s), decimals(bite(s, values["m"], values["alpha"])), decimals(price(s, K0, values["k1"])),
            "yes" if low is not None and s >= low - CLOSE else "no",
            "yes" if high is not None and s <= high + CLOSE else "no",
        ))
    return Table(
        caption="The two conditions at different levels of support",
        header=("Support", "Violating costs Damascus", "Punishing costs Moscow", "Does it hurt enough?",
                "Is it believed?"),
        rows=tuple(rows),
    )


def _alt(scene: picture.Scene, hurts: bool, believed: bool) -> str:
    def panel(one: picture.Panel, name: str) -> str:
        span = "nowhere" if one.span is None else f"from {decimals(one.span[0])} to {decimals(one.span[1])}"
        return (
            f"{name}: a rising line, {one.rising} at the marker; a dashed level line, {one.level_name}."
            f" Shaded where the threat {one.good}: {span}."
        )

    return " ".join([
        f"{scene.heading}.",
        f"Two panels over the same support at stake, from 0 to {decimals(picture.TOP_SUPPORT, 1)}; markers stand at"
        f" {decimals(scene.now)}.",
        panel(scene.client, "Upper panel"),
        panel(scene.patron, "Lower panel"),
        f"A strip at the foot: {scene.strip}. At the marker {WHY[hurts, believed]}.",
    ])


text = plain
