"""The picture of the outside option: what the regime gives up as pressure grows, with and without Iran's offer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.thinking import svg
from casebook.thinking.labs.contract import Follow
from casebook.thinking.labs.text import decimals

LEFT, WIDTH, HEIGHT, KEY = 46, 388, 200, 20
STRONGEST = 1.5
"""The right end of the pressure axis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the picture shows: shares given up at equally spaced pressures from 0 to `STRONGEST`."""

    heading: str
    title: str
    given: Sequence[float]
    alone: Sequence[float]
    pressure: float
    kink: float | None

    def at(self, curve: Sequence[float]) -> float:
        """A curve's value at the pressure of the dial."""
        return curve[round(self.pressure / STRONGEST * (len(curve) - 1))]


def keys(scene: Scene) -> list[str]:
    """The names of the two lines, with their values at the marker."""
    return [
        f"given up, with Iran's offer: {decimals(scene.at(scene.given))}",
        f"given up, if Iran offered nothing: {decimals(scene.at(scene.alone))}",
    ]


def draw(scene: Scene, alt: str) -> tuple[str, Follow]:
    """The picture and the marker that follows the pressure along the solid line."""
    down = 44 + 2 * KEY
    plot = svg.Plot(left=LEFT, top=down, width=WIDTH, height=HEIGHT, x=(0, STRONGEST), y=(0, 1))
    last = len(scene.given) - 1

    def line(curve: Sequence[float]) -> list[svg.Point]:
        return plot.points([(STRONGEST * index / last, value) for index, value in enumerate(curve)])

    main = line(scene.given)
    here = main[round(scene.pressure / STRONGEST * last)]
    parts = [
        svg.text(4, 20, scene.heading, bold=True, role="cb-heading"),
        *(svg.key(4, 44 + KEY * index, words, colour=svg.COLOURS[index], dash=svg.DASHES[index])
          for index, words in enumerate(keys(scene))),
        plot.axes(
            [(0, "0"), (0.5, "0.5"), (1, "1"), (1.5, "1.5")],
            [(0, "0"), (0.5, "0.50"), (1, "1")],
            "American pressure",
        ),
        svg.polyline(line(scene.alone), colour=svg.COLOURS[1], width=3, dash=svg.DASHES[1]),
        svg.polyline(main, colour=svg.COLOURS[0], width=3.5),
        *_kink(plot, scene),
        svg.follow("pressure", 0.0, STRONGEST, main, here, svg.mark("disc", 0, 0, colour=svg.COLOURS[0], size=9)),
    ]
    follow = Follow(dial="pressure", low=0.0, high=STRONGEST, points=tuple(main))
    return svg.document(down + HEIGHT + 48, scene.title, alt, *parts), follow


def _kink(plot: svg.Plot, scene: Scene) -> list[str]:
    """The kink as an upright line from the floor; nothing where there is none inside the frame."""
    if scene.kink is None or scene.kink > STRONGEST:
        return []
    place, bottom = plot.px(scene.kink), plot.top + plot.height
    left = scene.kink > STRONGEST / 2
    return [
        svg.line((place, bottom), (place, plot.top), colour=svg.INK, width=2, dash="3 3"),
        svg.text(place + (-6 if left else 6), bottom - 10, f"kink: {decimals(scene.kink)}",
                 anchor="end" if left else "start", size=svg.SMALL, halo=True),
    ]
