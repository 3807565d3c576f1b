"""The picture of the inspection lab: violations and enforcement as the penalty grows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.thinking import svg
from casebook.thinking.labs.contract import Follow
from casebook.thinking.labs.text import percent

LEFT, WIDTH, HEIGHT, KEY = 54, 386, 200, 20
LOW, HIGH, STEP = 0.25, 4.0, 0.05
STEPS = 75


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the picture shows: chances 0..1 for penalties from `LOW` to `HIGH` in steps of `STEP`."""

    heading: str
    title: str
    violate: Sequence[float]
    enforce: Sequence[float]
    now: float
    bound: bool


def names(bound: bool) -> tuple[str, str]:
    """What the two lines are called."""
    return "Damascus violates", "Moscow is bound to enforce" if bound else "Moscow enforces"


def keys(scene: Scene) -> list[str]:
    """The two lines' names with their values where the dial stands."""
    index = place(scene.now)
    lines = zip(names(scene.bound), (scene.violate[index], scene.enforce[index]), strict=True)
    return [f"{name}: {percent(value)}" for name, value in lines]


def place(penalty: float) -> int:
    """The index of a penalty in the curves."""
    return round((penalty - LOW) / STEP)


def draw(scene: Scene, alt: str) -> tuple[str, tuple[Follow, ...]]:
    """The picture and the two markers that follow the penalty."""
    down = 44 + 2 * KEY
    plot = svg.Plot(left=LEFT, top=down, width=WIDTH, height=HEIGHT, x=(LOW, HIGH), y=(0, 1))
    parts = [svg.text(4, 20, scene.heading, bold=True, role="cb-heading")]
    for index, words in enumerate(keys(scene)):
        parts.append(svg.key(4, 44 + KEY * index, words, colour=svg.COLOURS[index], dash=svg.DASHES[index]))
    parts.append(plot.axes(
        [(LOW, "0.25"), (1, "1"), (2, "2"), (3, "3"), (4, "4")],
        [(0, "0 %"), (0.5, "50 %"), (1, "100 %")],
        "Penalty for Damascus",
    ))
    follows = []
    lines = []
    marks = []
    for index, (curve, shape) in enumerate(((scene.violate, "disc"), (scene.enforce, "square"))):
        points = plot.points([(LOW + STEP * step, value) for step, value in enumerate(curve)])
        lines.append(svg.polyline(points, colour=svg.COLOURS[index], width=3.5, dash=svg.DASHES[index]))
        marks.append(svg.follow("P", LOW, HIGH, points, points[place(scene.now)],
                                svg.mark(shape, 0, 0, colour=svg.COLOURS[index], size=8)))
        follows.append(Follow(dial="P", low=LOW, high=HIGH, points=tuple(points)))
    return svg.document(down + HEIGHT + 50, scene.title, alt, *parts, *lines, *marks), tuple(follows)
