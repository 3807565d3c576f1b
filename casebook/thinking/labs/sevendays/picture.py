"""The picture of the seven days lab: the chance of a clean run as groups are added, and day by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.thinking import svg
from casebook.thinking.labs.contract import Follow
from casebook.thinking.labs.text import probability

LEFT, WIDTH, HEIGHT, KEY = 54, 386, 150, 20
MOST = 60
BARS = 118


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the picture shows.

    `curve` and `other` hold the chance of the clean run for 1 to `MOST` groups: with the present tolerance, and with
    another for comparison; `days` the chance that calm still holds at the end of each day.
    """

    heading: str
    title: str
    curve: Sequence[float]
    curve_name: str
    other: Sequence[float]
    other_name: str
    now: int
    days_heading: str
    days: Sequence[float]


def draw(scene: Scene, alt: str) -> tuple[str, Follow]:
    """The picture and the marker that follows the number of groups."""
    down = 44 + 2 * KEY
    plot = svg.Plot(left=LEFT, top=down, width=WIDTH, height=HEIGHT, x=(1, MOST), y=(0, 1))
    points = plot.points([(index + 1, value) for index, value in enumerate(scene.curve)])
    other = plot.points([(index + 1, value) for index, value in enumerate(scene.other)])
    below = down + HEIGHT + 74
    parts = [
        svg.text(4, 20, scene.heading, bold=True, role="cb-heading"),
        svg.key(4, 44, scene.curve_name, colour=svg.COLOURS[0]),
        svg.key(4, 44 + KEY, scene.other_name, colour=svg.COLOURS[1], dash=svg.DASHES[1]),
        plot.axes([(1, "1"), (15, "15"), (30, "30"), (45, "45"), (60, "60")],
                  [(0, "0 %"), (0.5, "50 %"), (1, "100 %")], "Armed groups that must keep quiet"),
        svg.line(plot.at(1, 0.5), plot.at(MOST, 0.5), colour=svg.INK, width=1.5, dash="3 3"),
        svg.polyline(other, colour=svg.COLOURS[1], dash=svg.DASHES[1]),
        svg.polyline(points, colour=svg.COLOURS[0], width=3.5),
        svg.follow("n", 1.0, float(MOST), points, points[scene.now - 1],
                   svg.mark("disc", 0, 0, colour=svg.COLOURS[0], size=9)),
        svg.text(4, below, scene.days_heading, bold=True, role="cb-heading"),
        *_bars(scene.days, below + 28),
    ]
    follow = Follow(dial="n", low=1.0, high=float(MOST), points=tuple(points))
    return svg.document(below + 28 + BARS + 50, scene.title, alt, *parts), follow


def _bars(days: Sequence[float], top: float) -> list[str]:
    """A bar a day; each is labelled where there is room, else the first and the last."""
    count = len(days)
    plot = svg.Plot(left=LEFT, top=top, width=WIDTH, height=BARS, x=(0, count), y=(0, 1))
    room = WIDTH / count
    ticks = [(day + 0.5, str(day + 1)) for day in range(count) if count <= 7 or day % 2 == 0 or day == count - 1]
    parts = [plot.axes(ticks[:-2] + ticks[-1:] if count > 7 else ticks, [(0, "0 %"), (1, "100 %")], "Day")]
    for day, chance in enumerate(days):
        x, y = plot.at(day + 0.5, chance)
        parts.append(svg.rect(x - room * 0.34, y, room * 0.68, plot.py(0) - y, fill=svg.COLOURS[0]))
        if count <= 7 or day in (0, count - 1):
            parts.append(svg.text(min(x, svg.WIDTH - 46), y - 6, probability(chance), anchor="middle",
                                  size=svg.SMALL, role="cb-tick"))
    return parts
