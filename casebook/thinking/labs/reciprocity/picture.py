"""The picture of the reciprocity lab: what mistakes do to four rules, and the patience that the harshest one needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.thinking import svg
from casebook.thinking.labs.contract import Follow

LEFT, WIDTH, HEIGHT, LOWER, KEY = 54, 386, 150, 100, 20
MOST = 0.3
STEPS = 30
TICKS = ((0, "0 %"), (0.1, "10 %"), (0.2, "20 %"), (0.3, "30 %"))
AXIS = "Mistakes: chance that a day goes wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the picture shows: for mistakes from 0 to `MOST`, the share of quiet days under each rule, and the patience
    that "never again" needs (1 where no patience is enough)."""

    heading: str
    title: str
    curves: Sequence[Sequence[float]]
    keys: Sequence[str]
    chosen: int
    now: float
    lower_heading: str
    needed: Sequence[float]
    needed_key: str
    patience: float
    patience_key: str


def draw(scene: Scene, alt: str) -> tuple[str, tuple[Follow, ...]]:
    """The picture and its two markers, which both follow the mistakes."""
    upper, upper_follow, down = _upper(scene)
    lower, lower_follow, height = _lower(scene, down)
    parts = [svg.text(4, 20, scene.heading, bold=True, role="cb-heading"), *upper, *lower]
    return svg.document(height, scene.title, alt, *parts), (upper_follow, lower_follow)


def _points(plot: svg.Plot, values: Sequence[float]) -> list[svg.Point]:
    return plot.points([(MOST * step / STEPS, value) for step, value in enumerate(values)])


def _marker(points: list[svg.Point], now: float, shape: str, colour: str) -> tuple[str, Follow]:
    here = points[round(now / MOST * STEPS)]
    drawn = svg.follow("noise", 0.0, MOST, points, here, svg.mark(shape, 0, 0, colour=colour, size=8))
    return drawn, Follow(dial="noise", low=0.0, high=MOST, points=tuple(points))


def _upper(scene: Scene) -> tuple[list[str], Follow, float]:
    """The four rules; the chosen one is drawn thicker and carries the marker."""
    down = 44 + KEY * len(scene.keys)
    plot = svg.Plot(left=LEFT, top=down, width=WIDTH, height=HEIGHT, x=(0, MOST), y=(0, 1))
    parts = [
        svg.key(4, 44 + KEY * index, words, colour=svg.COLOURS[index], dash=svg.DASHES[index],
                width=4.5 if index == scene.chosen else 2)
        for index, words in enumerate(scene.keys)
    ]
    parts.append(plot.axes(list(TICKS), [(0, "0 %"), (0.5, "50 %"), (1, "100 %")], AXIS))
    for index, curve in enumerate(scene.curves):
        parts.append(svg.polyline(_points(plot, curve), colour=svg.COLOURS[index], dash=svg.DASHES[index],
                                  width=4.5 if index == scene.chosen else 2))
    drawn, follow = _marker(_points(plot, scene.curves[scene.chosen]), scene.now, "disc", svg.COLOURS[scene.chosen])
    return [*parts, drawn], follow, down + HEIGHT + 74


def _lower(scene: Scene, top: float) -> tuple[list[str], Follow, float]:
    """The patience that "never again" needs, against the patience that there is."""
    down = top + 24 + 2 * KEY
    plot = svg.Plot(left=LEFT, top=down, width=WIDTH, height=LOWER, x=(0, MOST), y=(0.4, 1))
    points = _points(plot, scene.needed)
    drawn, follow = _marker(points, scene.now, "square", svg.COLOURS[3])
    parts = [
        svg.text(4, top, scene.lower_heading, bold=True, role="cb-heading"),
        svg.key(4, top + 24, scene.needed_key, colour=svg.COLOURS[3], dash=svg.DASHES[3]),
        svg.key(4, top + 24 + KEY, scene.patience_key, colour=svg.COLOURS[4], dash=svg.DASHES[4]),
        plot.axes(list(TICKS), [(0.4, "0.4"), (0.7, "0.7"), (1, "1")], AXIS),
        svg.line(plot.at(0, scene.patience), plot.at(MOST, scene.patience), colour=svg.COLOURS[4], width=3,
                 dash=svg.DASHES[4]),
        svg.polyline(points, colour=svg.COLOURS[3], width=3.5, dash=svg.DASHES[3]),
        drawn,
    ]
    return parts, follow, down + LOWER + 50
