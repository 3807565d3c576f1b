"""The picture of the guarantor aside: what accepting is worth as the guarantee grows, against fighting on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.thinking import svg
from casebook.thinking.labs.contract import Follow
from casebook.thinking.labs.text import decimals

LEFT, WIDTH, HEIGHT, KEY = 46, 388, 190, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the picture shows: values per period on a scale from 0 to 1; `accept` for guarantees from 0 to 1."""

    heading: str
    title: str
    accept: Sequence[float]
    fight: float
    now: float
    needed: float


def draw(scene: Scene, alt: str) -> tuple[str, Follow]:
    """The picture and the marker that follows the guarantee along the line."""
    keys = [
        (f"lay down arms: {decimals(value(scene))}", svg.COLOURS[0], svg.DASHES[0]),
        (f"fight on: {decimals(scene.fight)}", svg.COLOURS[1], svg.DASHES[1]),
    ]
    low = min(0.0, scene.fight)
    top = max(1.0, scene.fight)
    down = 44 + KEY * len(keys)
    plot = svg.Plot(left=LEFT, top=down, width=WIDTH, height=HEIGHT, x=(0, 1), y=(low, top))
    last = len(scene.accept) - 1
    points = plot.points([(index / last, worth) for index, worth in enumerate(scene.accept)])
    here = points[round(scene.now * last)]
    parts = [
        svg.text(4, 20, scene.heading, bold=True, role="cb-heading"),
        *(svg.key(4, 44 + KEY * index, words, colour=colour, dash=dash)
          for index, (words, colour, dash) in enumerate(keys)),
        plot.axes(
            [(0, "0"), (0.25, "0.25"), (0.5, "0.50"), (0.75, "0.75"), (1, "1")],
            [(0, "0"), (0.5, "0.50"), (1, "1")],
            "Credibility of the guarantee",
        ),
        svg.line(plot.at(0, scene.fight), plot.at(1, scene.fight), colour=svg.COLOURS[1], width=3,
                 dash=svg.DASHES[1]),
        svg.polyline(points, colour=svg.COLOURS[0], width=3.5),
        *_needed(plot, scene),
        svg.follow("g", 0.0, 1.0, points, here, svg.mark("disc", 0, 0, colour=svg.COLOURS[0], size=9)),
    ]
    return svg.document(down + HEIGHT + 48, scene.title, alt, *parts), Follow(
        dial="g", low=0.0, high=1.0, points=tuple(points)
    )


def value(scene: Scene) -> float:
    """What accepting is worth where the dial stands."""
    return scene.accept[round(scene.now * (len(scene.accept) - 1))]


def _needed(plot: svg.Plot, scene: Scene) -> list[str]:
    """The guarantee that is needed, as an upright line from the floor; nothing where none is needed."""
    if scene.needed <= 0:
        return []
    place = plot.px(scene.needed)
    bottom = plot.top + plot.height
    left = scene.needed > 0.5
    return [
        svg.line((place, bottom), (place, plot.py(scene.fight)), colour=svg.INK, width=2, dash="3 3"),
        svg.text(place + (-6 if left else 6), bottom - 10, f"needed: {decimals(scene.needed)}",
                 anchor="end" if left else "start", size=svg.SMALL, halo=True),
    ]
