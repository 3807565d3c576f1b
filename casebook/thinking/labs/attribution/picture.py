"""The picture of the attribution lab: a learner's weights before and after the reports, and what sharing does to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.thinking import svg
from casebook.thinking.labs.contract import Follow
from casebook.thinking.labs.text import probability

LEFT, BAR, ROW = 4, 452, 50
PLOT_LEFT, PLOT_WIDTH, HEIGHT = 54, 246, 150
STEPS = 20
SHAPES = ("disc", "square", "diamond", "triangle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One account: its names, its weight before and after, and after for each discount from 0 to 1 (`STEPS` steps)."""

    name: str
    short: str
    before: float
    after: float
    along: Sequence[float]

    @property
    def says(self) -> str:
        """The two weights in words."""
        return f"{probability(self.before)}, then {probability(self.after)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the picture shows."""

    heading: str
    title: str
    lines: Sequence[Line]
    lower_heading: str
    now: float


def draw(scene: Scene, alt: str) -> tuple[str, tuple[Follow, ...]]:
    """The picture and a marker for each account, which follow the weight of the second report."""
    parts = [svg.text(LEFT, 20, scene.heading, bold=True, role="cb-heading")]
    for index, line in enumerate(scene.lines):
        parts += _row(line, 32 + ROW * index, svg.COLOURS[index])
    top = 32 + ROW * len(scene.lines) + 26
    parts.append(svg.text(LEFT, top, scene.lower_heading, bold=True, role="cb-heading"))
    drawn, follows = _lower(scene, top + 18)
    return svg.document(top + 18 + HEIGHT + 50, scene.title, alt, *parts, *drawn), follows


def _row(line: Line, top: float, colour: str) -> list[str]:
    """An account: its name and both weights, a full bar for after, an open one for before."""
    return [
        svg.text(LEFT, top + 14, line.name),
        svg.text(LEFT + BAR, top + 14, line.says, anchor="end", size=svg.SMALL),
        svg.rect(LEFT, top + 21, BAR, 18),
        svg.rect(LEFT, top + 24, BAR * line.after, 12, fill=colour),
        svg.rect(LEFT, top + 21, BAR * line.before, 18, fill="none", stroke=svg.INK, line_width=2, dash="4 3"),
    ]


def _lower(scene: Scene, top: float) -> tuple[list[str], tuple[Follow, ...]]:
    """The weights after the reports, for each weight of the second one; names stand at the right end."""
    plot = svg.Plot(left=PLOT_LEFT, top=top, width=PLOT_WIDTH, height=HEIGHT, x=(0, 1), y=(0, 1))
    parts = [plot.axes([(0, "0"), (0.5, "0.5"), (1, "1")], [(0, "0 %"), (0.5, "50 %"), (1, "100 %")],
                       "How much the second report adds")]
    ends = svg.spread([plot.py(line.along[-1]) + 5 for line in scene.lines], 18, top + 8, top + HEIGHT + 4)
    marks, follows = [], []
    for index, line in enumerate(scene.lines):
        colour = svg.COLOURS[index]
        points = plot.points([(step / STEPS, value) for step, value in enumerate(line.along)])
        parts.append(svg.polyline(points, colour=colour, dash=svg.DASHES[index]))
        parts.append(svg.text(PLOT_LEFT + PLOT_WIDTH + 12, ends[index], line.short, size=svg.SMALL, colour=colour,
                              fit=460 - PLOT_LEFT - PLOT_WIDTH - 14))
        here = points[round(scene.now * STEPS)]
        marks.append(svg.follow("shared", 0.0, 1.0, points, here,
                                svg.mark(SHAPES[index], 0, 0, colour=colour, size=7)))
        follows.append(Follow(dial="shared", low=0.0, high=1.0, points=tuple(points)))
    return [*parts, *marks], tuple(follows)
