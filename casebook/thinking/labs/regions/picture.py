"""The picture of the regions lab: recruits against vetting with the lines they must pass, and the path over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.thinking import svg
from casebook.thinking.labs.contract import Follow
from casebook.thinking.labs.text import decimals, percent

LEFT, PLOT_WIDTH, HEIGHT, KEY = 54, 376, 130, 20
YEARS = 6
"""How many years the lower panel shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level line of the upper panel, in accepted people per 1000 inhabitants and quarter."""

    name: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the picture shows.

    `curve` holds accepted people per 1000 for equally spaced vetting values from 0 to 1; `path` the share of people in
    accessible regions at equally spaced times over `YEARS` years; `levels` are drawn in this order.
    """

    heading: str
    title: str
    curve: Sequence[float]
    vetting: float
    levels: Sequence[Level]
    starts: float | None
    path_heading: str
    path: Sequence[float]
    deadline: float
    goal: float


def draw(scene: Scene, alt: str) -> tuple[str, Follow]:
    """The picture and the marker that follows the vetting dial along the upper curve."""
    top = svg.nice_top(max([*scene.curve, *(level.value for level in scene.levels)]) * 1.02)
    keys = _keys(scene)
    down = 44 + KEY * len(keys)
    plot = svg.Plot(left=LEFT, top=down, width=PLOT_WIDTH, height=HEIGHT, x=(0, 1), y=(0, top))
    last = len(scene.curve) - 1
    main = plot.points([(index / last, value) for index, value in enumerate(scene.curve)])
    here = main[round(scene.vetting * last)]
    below = down + HEIGHT + 74
    parts = [
        svg.text(4, 20, scene.heading, bold=True, role="cb-heading"),
        *(svg.key(4, 44 + KEY * index, *key[:1], colour=key[1], dash=key[2]) for index, key in enumerate(keys)),
        plot.axes(
            [(0, "0 %"), (0.25, "25 %"), (0.5, "50 %"), (0.75, "75 %"), (1, "100 %")],
            [(0, "0"), (top / 2, f"{top / 2:g}"), (top, f"{top:g}")],
            f"Recruits who pass the vetting ({starting(scene)})",
        ),
        *_levels(plot, scene.levels),
        svg.polyline(main, colour=svg.COLOURS[0], width=3.5),
        *_start(plot, scene),
        svg.follow("v", 0.0, 1.0, main, here, svg.mark("disc", 0, 0, colour=svg.COLOURS[0], size=9)),
        svg.text(4, below, scene.path_heading, bold=True, role="cb-heading"),
        *_path(scene, below + 22),
    ]
    follow = Follow(dial="v", low=0.0, high=1.0, points=tuple(main))
    return svg.document(below + 22 + HEIGHT + 52, scene.title, alt, *parts), follow


def _keys(scene: Scene) -> list[tuple[str, str, str]]:
    here = scene.curve[round(scene.vetting * (len(scene.curve) - 1))]
    keys = [(f"join and stay, per 1000 and quarter: {decimals(here)}", svg.COLOURS[0], svg.DASHES[0])]
    for index, level in enumerate(scene.levels, start=1):
        keys.append((f"{level.name}: {decimals(level.value)}", svg.COLOURS[index], svg.DASHES[index]))
    return keys


def _levels(plot: svg.Plot, levels: Sequence[Level]) -> list[str]:
    return [
        svg.line(plot.at(0, level.value), plot.at(1, level.value), colour=svg.COLOURS[index], width=3,
                 dash=svg.DASHES[index])
        for index, level in enumerate(levels, start=1)
    ]


def starting(scene: Scene) -> str:
    """Where growth begins, in words."""
    return "no growth at any vetting" if scene.starts is None else f"growth from {percent(scene.starts)}"


def _start(plot: svg.Plot, scene: Scene) -> list[str]:
    """Where growth begins, as an upright line from the floor to the line of the losses."""
    if scene.starts is None:
        return []
    place = plot.px(scene.starts)
    return [svg.line((place, plot.py(0)), (place, plot.py(scene.levels[0].value)), colour=svg.INK, width=2, dash="3 3")]


def _path(scene: Scene, top: float) -> list[str]:
    """The lower panel: the share of people reached, the goal and the deadline."""
    quarters = 4 * YEARS
    plot = svg.Plot(left=LEFT, top=top, width=PLOT_WIDTH, height=HEIGHT, x=(0, quarters), y=(0, 1))
    last = len(scene.path) - 1
    line = plot.points([(quarters * index / last, value) for index, value in enumerate(scene.path)])
    deadline = plot.px(scene.deadline)
    return [
        plot.axes(
            [(4 * year, f"{year}") for year in range(0, YEARS + 1, 2)],
            [(0, "0 %"), (0.5, "50 %"), (1, "100 %")],
            "Years from the start",
        ),
        svg.line(plot.at(0, scene.goal), plot.at(quarters, scene.goal), colour=svg.INK, width=2, dash="3 3"),
        svg.text(plot.left + plot.width, plot.py(scene.goal) + (17 if scene.path[-1] > scene.goal else -7),
                 "half of the people", anchor="end", size=svg.SMALL, halo=True),
        svg.line((deadline, top), (deadline, top + HEIGHT), colour=svg.INK, width=2, dash="3 3"),
        svg.text(deadline + 6, top + 12, "two years", size=svg.SMALL, halo=True),
        svg.polyline(line, colour=svg.COLOURS[0], width=3.5),
        svg.mark("square", *line[-1], colour=svg.COLOURS[0], size=5),
        svg.text(line[-1][0] - 2, line[-1][1] + (22 if 0.3 < scene.path[-1] <= scene.goal else -11),
                 percent(scene.path[-1]), anchor="end", size=svg.SMALL, halo=True),
    ]
