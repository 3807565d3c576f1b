"""The picture of the dials: push against price above, and below one track a belief with the four authors on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.thinking import svg
from casebook.thinking.labs.contract import Follow

LEFT, WIDTH = 20, 420
BAR_TOP, BAR_HEIGHT = 66, 26
FIRST, ROW = 196, 96
MARK, ABOVE, STACK = 7, 17, 17


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One belief dial on a track from 0 to 1. `marks`: shape, colour index and value of each author who speaks."""

    dial: str
    label: str
    note: str
    now: float
    marks: tuple[tuple[str, int, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the picture shows. Push may exceed 1: the bar ends at the edge, its words give the number."""

    title: str
    heading: str
    moscow: float
    america: float
    price: float
    push_label: str
    price_label: str
    rows: Sequence[Row]
    names: tuple[tuple[str, int, str], ...]


def draw(scene: Scene, alt: str) -> tuple[str, tuple[Follow, ...]]:
    """The picture, and the marker of each dial that the browser may move along its track."""
    parts = [svg.text(4, 20, scene.heading, bold=True, role="cb-heading"), *_balance(scene)]
    follows = []
    for number, row in enumerate(scene.rows):
        drawn, follow = _track(row, FIRST + ROW * number)
        parts += drawn
        follows.append(follow)
    foot = FIRST + ROW * len(scene.rows) - 14
    for number, (shape, colour, name) in enumerate(scene.names):
        x, y = (LEFT, LEFT + WIDTH / 2)[number % 2], foot + 24 * (number // 2)
        parts += [svg.mark(shape, x + 6, y - 5, colour=svg.COLOURS[colour], size=MARK), svg.text(x + 22, y, name)]
    last = foot + 24 * ((len(scene.names) + 1) // 2)
    parts += [svg.mark("ring", LEFT + 6, last - 5, colour=svg.INK, size=9),
              svg.text(LEFT + 22, last, "where the dial stands now", role="cb-legend")]
    return svg.document(last + 14, scene.title, alt, *parts), tuple(follows)


def _x(value: float) -> float:
    return LEFT + WIDTH * min(max(value, 0.0), 1.0)


def _balance(scene: Scene) -> list[str]:
    """The bar of what pushes, Moscow's part solid and America's hatched by its outline, and the stroke of the price."""
    middle, end, price = _x(scene.moscow), _x(scene.moscow + scene.america), _x(scene.price)
    right = scene.price > 0.6
    return [
        svg.text(LEFT, BAR_TOP - 12, scene.push_label),
        svg.rect(LEFT, BAR_TOP, WIDTH, BAR_HEIGHT, fill=svg.PANEL),
        svg.rect(LEFT, BAR_TOP, middle - LEFT, BAR_HEIGHT, fill=svg.COLOURS[4]),
        svg.rect(middle, BAR_TOP, end - middle, BAR_HEIGHT, fill=svg.PAPER, stroke=svg.COLOURS[4], line_width=2,
                 dash="4 3"),
        svg.line((price, BAR_TOP - 6), (price, BAR_TOP + BAR_HEIGHT + 6), colour=svg.INK, width=4),
        svg.text(price + (-6 if right else 6), BAR_TOP + BAR_HEIGHT + 22, scene.price_label,
                 anchor="end" if right else "start"),
    ]


def _track(row: Row, base: float) -> tuple[list[str], Follow]:
    """One dial: its words, its track, the authors above it (stacked where they coincide), and the marker of now."""
    ends = ((_x(0), base), (_x(1), base))
    words = base - 49
    parts = [svg.text(4, words, row.label, bold=True),
             svg.text(456, words, row.note, anchor="end", size=svg.SMALL, colour=svg.FAINT),
             svg.line(*ends, colour=svg.LINE, width=2)]
    for place, tick in ((_x(0), "0"), (_x(1), "1")):
        parts.append(svg.text(place, base + 24, tick, anchor="middle", size=svg.SMALL, colour=svg.FAINT,
                              role="cb-tick"))
    taken: list[float] = []
    for shape, colour, value in row.marks:
        place = _x(value)
        level = sum(abs(place - other) < 2 * MARK + 2 for other in taken)
        taken.append(place)
        parts.append(svg.mark(shape, place, base - ABOVE - STACK * level, colour=svg.COLOURS[colour], size=MARK))
    parts.append(svg.follow(row.dial, 0.0, 1.0, ends, (_x(row.now), base),
                            svg.mark("ring", 0, 0, colour=svg.INK, size=9)))
    return parts, Follow(dial=row.dial, low=0.0, high=1.0, points=ends)
