"""The picture of the parts lab: rounds for three ways to a settlement, and what is in the parts as one side drafts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from casebook.thinking import svg
from casebook.thinking.labs.contract import Follow
from casebook.thinking.labs.text import percent

LEFT, WIDTH, TOP, ROW = 14, 420, 56, 52
MOST = 1000.0
"""The right end of the scale of rounds; what is longer stands there, with its number or "never" in words."""
PANEL = 110
SHAPES = ("square", "diamond", "disc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to a settlement and the rounds it takes; None: never."""

    name: str
    rounds: float | None

    @property
    def says(self) -> str:
        """The way with its rounds in words."""
        return f"{self.name}: {counted(self.rounds)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the picture shows. `totals` are the rounds of the last way for assembly chances 0, 0.01, ... 1."""

    heading: str
    title: str
    ways: Sequence[Way]
    totals: Sequence[float | None]
    signs: float
    drafts: Sequence[tuple[int, float, float]]
    drafted: int


def counted(rounds: float | None) -> str:
    """Rounds in words: one decimal below a hundred, whole above, "over a million", "never"."""
    if rounds is None:
        return "never"
    if rounds >= 1e6:
        return "over a million rounds"
    number = f"{rounds:.1f}" if rounds < 99.95 else f"{rounds:,.0f}"
    return "1 round" if number == "1.0" else f"{number.removesuffix('.0')} rounds"


def short(rounds: float) -> str:
    """Rounds for a narrow place: digits only, "k" for thousands."""
    if rounds < 99.95:
        return f"{rounds:.1f}".removesuffix(".0")
    return f"{rounds:.0f}" if rounds < 1000 else f"{rounds / 1000:.0f}k" if rounds < 1e6 else ">1m"


def lower_heading(scene: Scene) -> str:
    """The heading of the lower panel."""
    _, share, _ = scene.drafts[scene.drafted]
    return f"Both sides had a hand in {percent(share)} of the parts"


def draw(scene: Scene, alt: str) -> tuple[str, Follow]:
    """The picture, and the marker that follows the chance of the last signature."""
    bottom = TOP + ROW * len(scene.ways) + 6

    def place(rounds: float | None) -> float:
        size = MOST if rounds is None else min(max(rounds, 1.0), MOST)
        return LEFT + WIDTH * math.log10(size) / math.log10(MOST)

    parts = [
        svg.text(4, 20, scene.heading, bold=True, role="cb-heading"),
        *(_tick(place(10.0**power), bottom, f"{10**power:,}") for power in range(4)),
        svg.line((LEFT, bottom), (LEFT + WIDTH, bottom)),
        svg.text(LEFT + WIDTH / 2, bottom + 39, "Rounds of talks (each mark: ten times more)", anchor="middle",
                 size=svg.SMALL, role="cb-axis"),
    ]
    for index, way in enumerate(scene.ways):
        height = TOP + ROW * index + 26
        colour = svg.COLOURS[index]
        parts.append(svg.text(LEFT, height - 15, way.says, size=svg.SMALL, halo=True))
        parts.append(svg.line((LEFT, height), (place(way.rounds), height), colour=colour, width=4,
                              dash=svg.DASHES[index]))
        if index < len(scene.ways) - 1:
            parts.append(svg.mark(SHAPES[index], place(way.rounds), height, colour=colour, size=7))
    points = tuple((place(total), height) for total in scene.totals)
    parts.append(svg.follow("signs", 0.0, 1.0, points, points[round(scene.signs * (len(points) - 1))],
                            svg.mark(SHAPES[-1], 0, 0, colour=svg.COLOURS[len(scene.ways) - 1], size=9)))
    below = bottom + 76
    parts += _drafts(scene, below)
    return svg.document(below + 50 + PANEL + 50, scene.title, alt, *parts), Follow(
        dial="signs", low=0.0, high=1.0, points=points
    )


def _tick(place: float, bottom: float, words: str) -> str:
    return svg.line((place, TOP - 8), (place, bottom), colour=svg.HAIR, width=1) + svg.text(
        place, bottom + 20, words, anchor="middle", size=svg.SMALL, colour=svg.FAINT, role="cb-tick")


def _drafts(scene: Scene, top: float) -> list[str]:
    """For each number of parts that one side drafts alone: how much both had a hand in, and the rounds above it."""
    count = len(scene.drafts)
    plot = svg.Plot(left=54, top=top + 50, width=380, height=PANEL, x=(-0.5, count - 0.5), y=(0, 1))
    wide = min(30.0, 0.7 * plot.width / count)
    parts = [
        svg.text(4, top, lower_heading(scene), bold=True, role="cb-heading"),
        svg.text(4, top + 21, "above each bar: rounds until all parts are agreed", size=svg.SMALL, colour=svg.FAINT),
        plot.axes([(number, str(number)) for number, _, _ in scene.drafts], [(0, "0 %"), (0.5, "50 %"), (1, "100 %")],
                  "Parts that Moscow drafts alone"),
    ]
    for number, share, rounds in scene.drafts:
        middle, height = plot.at(number, share)
        here = number == scene.drafted
        parts.append(svg.rect(middle - wide / 2, height, wide, plot.top + PANEL - height, fill=svg.COLOURS[3],
                              opacity=0.8 if here else 0.25, stroke=svg.COLOURS[3], line_width=3 if here else 1))
        parts.append(svg.text(middle, height - 5, short(rounds), anchor="middle", size=svg.SMALL, bold=here))
    return parts
