"""The picture of the window lab: what Damascus would lose, what punishing would cost Moscow, and where both suffice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.thinking import svg
from casebook.thinking.labs.contract import Follow

LEFT, WIDTH, HEIGHT, KEY = 46, 400, 96, 20
TOP_SUPPORT = 1.5
STEPS = 150
TICKS = ((0, "0"), (0.5, "0.5"), (1, "1.0"), (1.5, "1.5"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A rising line over support 0..1.5, a level to compare it with, and the span of support where all is well.

    `good` names that span; `ceilings` are the two heights that the panel may have.
    """

    rising: str
    level_name: str
    line: Sequence[float]
    level: float
    span: tuple[float, float] | None
    good: str
    ceilings: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the picture shows; `window` is cut to what can be drawn, None where there is none."""

    heading: str
    title: str
    client: Panel
    patron: Panel
    strip: str
    window: tuple[float, float] | None
    now: float


def draw(scene: Scene, alt: str) -> tuple[str, tuple[Follow, ...]]:
    """The picture and its three markers, all of which follow the support."""
    parts = [svg.text(4, 20, scene.heading, bold=True, role="cb-heading")]
    follows = []
    top = 44.0
    for index, panel in enumerate((scene.client, scene.patron)):
        drawn, follow = _panel(panel, scene.now, top, index)
        parts += drawn
        follows.append(follow)
        top += 2 * KEY + HEIGHT + 22
    drawn, follow = _strip(scene, top)
    return (
        svg.document(top + 78, scene.title, alt, *parts, *drawn),
        (*follows, follow),
    )


def _place(scene_now: float) -> int:
    return round(scene_now / TOP_SUPPORT * STEPS)


def _panel(panel: Panel, now: float, top: float, index: int) -> tuple[list[str], Follow]:
    """One panel: two keys, the line, the level, and the span where the line is on the right side of it."""
    colour, level_colour = svg.COLOURS[2 * index], svg.COLOURS[2 * index + 1]
    ceiling = panel.ceilings[max(*panel.line, panel.level) > panel.ceilings[0]]
    plot = svg.Plot(left=LEFT, top=top + 2 * KEY - 8, width=WIDTH, height=HEIGHT, x=(0, TOP_SUPPORT), y=(0, ceiling))
    points = plot.points([(TOP_SUPPORT * step / STEPS, value) for step, value in enumerate(panel.line)])
    parts = [
        svg.key(4, top, panel.rising, colour=colour),
        svg.key(4, top + KEY, panel.level_name, colour=level_colour, dash=svg.DASHES[1]),
    ]
    name = ""
    if panel.span is not None:
        left, right = plot.px(panel.span[0]), plot.px(panel.span[1])
        parts.append(svg.rect(left, plot.top, right - left, HEIGHT, fill=svg.COLOURS[2], opacity=0.15))
        name = _name(panel, plot, left, right, index)
    parts += [
        plot.axes([], [(0, "0"), (ceiling, f"{ceiling:g}")]),
        svg.line(plot.at(0, panel.level), plot.at(TOP_SUPPORT, panel.level), colour=level_colour, width=3,
                 dash=svg.DASHES[1]),
        svg.polyline(points, colour=colour, width=3.5),
        svg.follow("s", 0.0, TOP_SUPPORT, points, points[_place(now)],
                   svg.mark("disc", 0, 0, colour=colour, size=8)),
    ]
    return [*parts, name], Follow(dial="s", low=0.0, high=TOP_SUPPORT, points=tuple(points))


def _name(panel: Panel, plot: svg.Plot, left: float, right: float, index: int) -> str:
    """What the shading means, in the corner that the line leaves free; nothing where it is too narrow."""
    if right - left < svg.WIDE * svg.SMALL * len(panel.good) + 8:
        return ""
    if index == 0:
        return svg.text(right - 4, plot.top + HEIGHT - 7, panel.good, anchor="end", size=svg.SMALL, halo=True)
    return svg.text(left + 4, plot.top + 16, panel.good, size=svg.SMALL, halo=True)


def _strip(scene: Scene, top: float) -> tuple[list[str], Follow]:
    """The strip at the foot: the support with which both hold, and a triangle at the present one."""
    plot = svg.Plot(left=LEFT, top=top + 10, width=WIDTH, height=18, x=(0, TOP_SUPPORT), y=(0, 1))
    points = [(plot.px(TOP_SUPPORT * step / STEPS), plot.py(0.5)) for step in range(STEPS + 1)]
    parts = [
        svg.text(4, top, scene.strip, bold=True, role="cb-heading"),
        svg.rect(plot.left, plot.top, WIDTH, plot.height, fill=svg.PANEL),
    ]
    if scene.window is not None:
        left, right = plot.px(scene.window[0]), plot.px(scene.window[1])
        parts.append(svg.rect(left, plot.top, max(right - left, 2), plot.height, fill=svg.COLOURS[2]))
    parts += [
        plot.axes(list(TICKS), [], "Support at stake"),
        svg.follow("s", 0.0, TOP_SUPPORT, points, points[_place(scene.now)],
                   svg.mark("triangle", 0, 0, colour=svg.INK, size=9)),
    ]
    return parts, Follow(dial="s", low=0.0, high=TOP_SUPPORT, points=tuple(points))
