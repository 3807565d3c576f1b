"""The picture of the agreement lab: the share of acceptable packages along one dial, and what each party gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.thinking import svg
from casebook.thinking.labs.contract import Follow
from casebook.thinking.labs.text import decimals, percent

LOW, HIGH = 0.30, 1.00
LEFT, PLOT_WIDTH, PLOT_HEIGHT, KEY = 54, 388, 140, 20
NAME, BAR, BAR_WIDTH, ROW = 4, 128, 210, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One row of the lower panel, on scales from 0 to 1."""

    name: str
    signs: bool
    gets: float
    expects: float

    @property
    def says(self) -> str:
        """What it gets against what it expects without a deal, as "0.28 < 0.60"."""
        sign = "=" if self.gets == self.expects else "<" if self.gets < self.expects else ">"
        close = self.gets != self.expects and decimals(self.gets) == decimals(self.expects)
        places = 3 if close else 2
        return f"{decimals(self.gets, places)} {sign} {decimals(self.expects, places)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the picture shows. Curves are shares at LOW, LOW + 0.01, ... HIGH of the regime's value without a deal."""

    heading: str
    title: str
    curve: Sequence[float]
    curve_name: str
    other: Sequence[float]
    other_name: str
    reference: float | None
    now: float
    closes: float | None
    package_heading: str
    parties: Sequence[Party]


def draw(scene: Scene, alt: str) -> tuple[str, Follow]:
    """The picture and the marker that the browser may move along the curve."""
    top = svg.nice_top(max(max(scene.curve), max(scene.other), scene.reference or 0, 0.01))
    keys = _keys(scene)
    down = 44 + KEY * len(keys)
    plot = svg.Plot(left=LEFT, top=down, width=PLOT_WIDTH, height=PLOT_HEIGHT, x=(LOW, HIGH), y=(0, top))
    places = [LOW + (HIGH - LOW) * index / (len(scene.curve) - 1) for index in range(len(scene.curve))]
    main = plot.points(list(zip(places, scene.curve, strict=True)))
    other = plot.points(list(zip(places, scene.other, strict=True)))
    follow = Follow(dial="d_regime", low=LOW, high=HIGH, points=tuple(main))
    rows_top = plot.top + PLOT_HEIGHT + 92
    parts = [
        svg.text(4, 20, scene.heading, bold=True, role="cb-heading"),
        *(svg.key(4, 44 + KEY * index, words, colour=colour, dash=dash)
          for index, (words, colour, dash) in enumerate(keys)),
        plot.axes(
            [(0.3, "0.30"), (0.5, "0.50"), (0.7, "0.70"), (0.9, "0.90")],
            [(0, "0 %"), (top / 2, percent(top / 2)), (top, percent(top))],
            "What the regime expects without a deal (0 to 1)",
        ),
        *_closing(plot, scene.closes),
        *_reference(plot, scene.reference),
        svg.polyline(other, colour=svg.COLOURS[1], dash=svg.DASHES[1]),
        svg.polyline(main, colour=svg.COLOURS[0], width=3.5),
        svg.follow("d_regime", LOW, HIGH, main, main[_nearest(scene)],
                   svg.mark("disc", 0, 0, colour=svg.COLOURS[0], size=9)),
        svg.text(4, rows_top - 22, scene.package_heading, bold=True, role="cb-heading"),
        *(_row(party, rows_top + ROW * index) for index, party in enumerate(scene.parties)),
    ]
    foot = rows_top + ROW * len(scene.parties) + 12
    parts.append(svg.text(4, foot, "bar: what it gets · upright stroke: what it expects without a deal",
                          size=svg.SMALL, colour=svg.FAINT, role="cb-legend"))
    return svg.document(foot + 10, scene.title, alt, *parts), follow


def _nearest(scene: Scene) -> int:
    """The index on the curve at which the dial stands."""
    step = (HIGH - LOW) / (len(scene.curve) - 1)
    return min(max(round((scene.now - LOW) / step), 0), len(scene.curve) - 1)


def _keys(scene: Scene) -> list[tuple[str, str, str]]:
    """The names of the lines with their values where the dial stands, colours and dashes."""
    here = _nearest(scene)
    keys = [
        (f"{scene.curve_name}: {percent(scene.curve[here])}", svg.COLOURS[0], svg.DASHES[0]),
        (f"{scene.other_name}: {percent(scene.other[here])}", svg.COLOURS[1], svg.DASHES[1]),
    ]
    if scene.reference is not None:
        keys.append((f"the United States and Russia alone: {percent(scene.reference)}", svg.COLOURS[2], svg.DASHES[2]))
    return keys


def _reference(plot: svg.Plot, share: float | None) -> list[str]:
    """The level line of the two outside powers; nothing where they are the signers anyway."""
    if share is None:
        return []
    height = plot.py(share)
    return [svg.line((plot.left, height), (plot.left + plot.width, height), colour=svg.COLOURS[2], width=3,
                     dash=svg.DASHES[2])]


def _closing(plot: svg.Plot, closes: float | None) -> list[str]:
    """Where the zone closes, as an upright line with its value; nothing where it never does."""
    if closes is None or not LOW <= closes <= HIGH:
        return []
    place = plot.px(closes)
    bottom = plot.top + plot.height
    return [
        svg.line((place, bottom), (place, bottom - 46), colour=svg.INK, dash="3 3"),
        svg.text(place + (4 if closes < 0.6 else -4), bottom - 50, f"closes at {decimals(closes)}",
                 anchor="start" if closes < 0.6 else "end", size=svg.SMALL, halo=True),
    ]


def _row(party: Party, top: float) -> str:
    """One party: its name, whether it signs, a bar for what it gets and a stroke for what it expects without a deal."""
    wins = party.gets >= party.expects
    colour = svg.COLOURS[2] if wins else svg.COLOURS[1]
    stroke = BAR + BAR_WIDTH * party.expects
    return "".join([
        svg.text(NAME, top + 8, party.name),
        svg.text(NAME, top + 24, "signs" if party.signs else "has no vote", size=svg.SMALL, colour=svg.FAINT),
        svg.rect(BAR, top, BAR_WIDTH, 20, fill=svg.PANEL),
        svg.rect(BAR, top, BAR_WIDTH * party.gets, 20, fill=colour if wins else svg.PAPER, stroke=colour,
                 line_width=2, dash="" if wins else "4 3"),
        svg.line((stroke, top - 5), (stroke, top + 25), colour=svg.INK, width=4),
        svg.text(BAR + BAR_WIDTH + 12, top + 15, party.says, size=svg.SMALL),
    ])
