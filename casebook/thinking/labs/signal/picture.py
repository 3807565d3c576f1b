"""The picture of the signalling lab: what Washington believes after each answer, as the partnership is worth more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.thinking import svg
from casebook.thinking.labs.contract import Follow
from casebook.thinking.labs.text import decimals, probability

LEFT, WIDTH, HEIGHT, KEY = 54, 380, 210, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the picture shows: chances that Moscow wants full restoration, for worths equally spaced from 0 to 1."""

    heading: str
    title: str
    after_hostile: Sequence[float]
    after_help: Sequence[float]
    before: float
    worth: float
    cost_sharing: float
    cost_restoring: float

    def at(self, curve: Sequence[float]) -> float:
        """A curve's value at the worth of the dial."""
        return curve[round(self.worth * (len(curve) - 1))]


def keys(scene: Scene) -> list[str]:
    """The names of the lines, with their values at the marker."""
    return [
        f"after a hostile answer: {probability(scene.at(scene.after_hostile))}",
        f"after help: {probability(scene.at(scene.after_help))}",
        f"before any answer: {probability(scene.before)}",
    ]


def costs(scene: Scene) -> list[str]:
    """The words at the two upright lines."""
    return [f"cost, sharing type: {decimals(scene.cost_sharing)}",
            f"cost, restoring type: {decimals(scene.cost_restoring)}"]


def draw(scene: Scene, alt: str) -> tuple[str, Follow]:
    """The picture and the marker that follows the worth along the solid line."""
    top = 64
    down = top + 5 * KEY + 6
    plot = svg.Plot(left=LEFT, top=down, width=WIDTH, height=HEIGHT, x=(0, 1), y=(0, 1))
    last = len(scene.after_hostile) - 1

    def line(curve: Sequence[float]) -> list[svg.Point]:
        return plot.points([(index / last, value) for index, value in enumerate(curve)])

    main = line(scene.after_hostile)
    here = main[round(scene.worth * last)]
    parts = [
        svg.text(4, 20, scene.heading, bold=True, role="cb-heading"),
        svg.text(4, 42, "Chance that Moscow wants full restoration,", size=svg.SMALL),
        *(svg.key(4, top + KEY * index, words, colour=svg.COLOURS[index], dash=svg.DASHES[index])
          for index, words in enumerate(keys(scene))),
        plot.axes(
            [(0, "0"), (0.25, "0.25"), (0.5, "0.50"), (0.75, "0.75"), (1, "1")],
            [(0, "0 %"), (0.5, "50 %"), (1, "100 %")],
            "What American partnership is worth to Moscow",
        ),
        svg.line(plot.at(0, scene.before), plot.at(1, scene.before), colour=svg.COLOURS[2], width=3,
                 dash=svg.DASHES[2]),
        svg.polyline(line(scene.after_help), colour=svg.COLOURS[1], width=3, dash=svg.DASHES[1]),
        svg.polyline(main, colour=svg.COLOURS[0], width=3.5),
        *_cost(plot, scene.cost_sharing, costs(scene)[0], down - 8),
        *_cost(plot, scene.cost_restoring, costs(scene)[1], down - 8 - KEY),
        svg.follow("worth", 0.0, 1.0, main, here, svg.mark("disc", 0, 0, colour=svg.COLOURS[0], size=9)),
    ]
    follow = Follow(dial="worth", low=0.0, high=1.0, points=tuple(main))
    return svg.document(down + HEIGHT + 48, scene.title, alt, *parts), follow


def _cost(plot: svg.Plot, cost: float, words: str, height: float) -> list[str]:
    """What helping costs a type: an upright line, its name beside its top on the side where there is room."""
    place = plot.px(cost)
    left = cost > 0.5
    return [
        svg.line((place, height - 12), (place, plot.top + plot.height), colour=svg.INK, width=2, dash="3 3"),
        svg.text(place + (-6 if left else 6), height, words, anchor="end" if left else "start", size=svg.SMALL,
                 halo=True),
    ]
