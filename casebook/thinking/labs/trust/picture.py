"""The picture of the trust aside: trust and the worth of the deal, as the partner is thought stronger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.thinking import svg
from casebook.thinking.labs.contract import Follow

LEFT, WIDTH, HEIGHT, KEY = 54, 386, 190, 20
STEPS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the picture shows: trust and worth, 0..1, for believed capacities from 0 to 1."""

    heading: str
    title: str
    trust: Sequence[float]
    worth: Sequence[float]
    keys: tuple[str, str, str]
    now: float
    best: float


def draw(scene: Scene, alt: str) -> tuple[str, tuple[Follow, ...]]:
    """The picture and its two markers, which follow the believed capacity."""
    down = 44 + 3 * KEY
    plot = svg.Plot(left=LEFT, top=down, width=WIDTH, height=HEIGHT, x=(0, 1), y=(0, 1))
    place = plot.px(scene.best)
    parts = [
        svg.text(4, 20, scene.heading, bold=True, role="cb-heading"),
        *(svg.key(4, 44 + KEY * index, words, colour=(*svg.COLOURS[:2], svg.INK)[index],
                  dash=(*svg.DASHES[:2], "3 3")[index], width=3 if index < 2 else 2)
          for index, words in enumerate(scene.keys)),
        plot.axes([(0, "0"), (0.25, "0.25"), (0.5, "0.50"), (0.75, "0.75"), (1, "1")],
                  [(0, "0 %"), (0.5, "50 %"), (1, "100 %")], "Capacity that Moscow is thought to have"),
        svg.line((place, down), (place, down + HEIGHT), colour=svg.INK, width=2, dash="3 3"),
    ]
    marks, follows = [], []
    for index, (curve, shape) in enumerate(((scene.trust, "disc"), (scene.worth, "square"))):
        points = plot.points([(step / STEPS, one) for step, one in enumerate(curve)])
        parts.append(svg.polyline(points, colour=svg.COLOURS[index], width=3.5, dash=svg.DASHES[index]))
        marks.append(svg.follow("c", 0.0, 1.0, points, points[round(scene.now * STEPS)],
                                svg.mark(shape, 0, 0, colour=svg.COLOURS[index], size=8)))
        follows.append(Follow(dial="c", low=0.0, high=1.0, points=tuple(points)))
    return svg.document(down + HEIGHT + 48, scene.title, alt, *parts, *marks), tuple(follows)
