"""Where the boxes, joints and arrows of a map lie: the last stage of the layered drawing.

Computed here only; the browser moves what it was sent. The same argument always gives the same drawing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import sqrt

from casebook.files.argument import Argument
from casebook.thinking.argument.geometry import BOX, MARGIN, RADIUS, Box, Joint, Layout, Point, Route, measured
from casebook.thinking.argument.layers import layered
from casebook.thinking.argument.rows import Layers

WIDE = 1100.0
GAP_BOX, GAP_VIA = 14.0, 11.0
JOINT_WIDTH = 40.0
ROW_GAP, STUB = 24.0, 9.0
SLANT, ROOM, MOST_ROOM = 60.0, 4.0, 36.0
ROUNDS = 20
MOST = 6


def layout(argument: Argument) -> Layout:
    """Lay out an argument: rows below the thesis, about 1,100 units wide, wider for maps above 40 nodes.

    What does not lead to the thesis is put at the bottom. `Circular` is raised if the arrows run in a circle.
    """
    most = max(MOST, round(0.9 * sqrt(len(argument.nodes))))
    layers = layered(argument, most)
    sized = {node.id: measured(node, BOX) for node in argument.nodes}
    widths = {name: _breadth(name, layers) for row in layers.rows for name in row}
    centre, width = _across(layers, widths)
    top, middle = _down(layers, {name: size[2] for name, size in sized.items()}, centre)
    boxes, joints = {}, {}
    for r, row in enumerate(layers.rows):
        for name in row:
            if name in sized:
                tag, lines, height = sized[name]
                y = middle[r] - height / 2
                boxes[name] = Box(name, round(centre[name] - BOX / 2, 1), y, BOX, height, tag, lines)
            elif name in layers.joints:
                joints[name] = Joint(name, round(centre[name], 1), middle[r])
    routes = _routes(layers, boxes, joints, centre, top)
    return Layout(width, top[-1][1] + MARGIN, boxes, joints, routes)


def _breadth(name: str, layers: Layers) -> float:
    if name in layers.vias:
        return 0.0
    return JOINT_WIDTH if name in layers.joints else BOX


def _apart(left: str, right: str, widths: dict[str, float]) -> float:
    """The least distance between the centres of two neighbours in a row."""
    gap = GAP_BOX if widths[left] == BOX == widths[right] else GAP_VIA
    return (widths[left] + widths[right]) / 2 + gap


def _across(layers: Layers, widths: dict[str, float]) -> tuple[dict[str, float], float]:
    """Centres from left to right: each near the mean of its neighbours, in order, and never too close."""
    up, down = layers.neighbours()
    rows = [row for row in layers.rows if row]
    steps = [_steps(row, widths) for row in rows]
    halves = [(widths[row[0]] / 2, widths[row[-1]] / 2) for row in rows]
    lengths = [step[-1] + sum(half) for step, half in zip(steps, halves, strict=True)]
    total = max([WIDE - 2 * MARGIN, *lengths])
    x: dict[str, float] = {}
    for row, step, half, length in zip(rows, steps, halves, lengths, strict=True):
        x.update({name: (total - length) / 2 + half[0] + s for name, s in zip(row, step, strict=True)})
    for turn in range(ROUNDS):
        last, downward = turn >= ROUNDS // 2, turn % 2 == 0
        sides = (up, down) if last else (up,) if downward else (down,)
        for r in range(len(rows)) if downward else range(len(rows) - 1, -1, -1):
            pulls = [_pull(name, sides, x, layers.vias) for name in rows[r]]
            wanted, weights = [pull[0] for pull in pulls], [pull[1] for pull in pulls]
            bounds = halves[r][0], total - halves[r][1] - steps[r][-1]
            x.update(zip(rows[r], _spread(wanted, weights, steps[r], bounds), strict=True))
    return {name: value + MARGIN for name, value in x.items()}, total + 2 * MARGIN


def _steps(row: list[str], widths: dict[str, float]) -> list[float]:
    """The least distance of each vertex of a row from the first."""
    step = [0.0]
    for left, right in zip(row, row[1:], strict=False):
        step.append(step[-1] + _apart(left, right, widths))
    return step


def _pull(
    name: str, sides: Sequence[Mapping[str, list[str]]], x: Mapping[str, float], vias: Collection[str]
) -> tuple[float, float]:
    """Where a vertex's neighbours pull it, and how strongly. Vias pull each other hardest: long arrows run straight."""
    total = weight = 0.0
    for side in sides:
        for other in side.get(name, ()):
            force = 8.0 if name in vias and other in vias else 2.0 if name in vias or other in vias else 1.0
            total += force * x[other]
            weight += force
    return (total / weight, weight) if weight else (x[name], 0.1)


def _spread(
    wanted: list[float], weights: list[float], step: list[float], bounds: tuple[float, float]
) -> list[float]:
    """The places nearest to the wanted ones (least squares) that keep the order and the least distances.

    Taking the least distances out makes it isotonic regression, solved exactly by pooling neighbours that are out of
    order (Ayer et al. 1955); the bounds of the sheet are then met by clamping.
    """
    pools: list[list[float]] = []
    for value, weight, offset in zip(wanted, weights, step, strict=True):
        pools.append([(value - offset) * weight, weight, 1])
        while len(pools) > 1 and pools[-2][0] * pools[-1][1] > pools[-1][0] * pools[-2][1]:
            weighted, weight, count = pools.pop()
            pools[-1] = [pools[-1][0] + weighted, pools[-1][1] + weight, pools[-1][2] + count]
    flat = [weighted / weight for weighted, weight, count in pools for _ in range(int(count))]
    low, high = bounds
    return [min(max(value, low), high) + offset for value, offset in zip(flat, step, strict=True)]


def _down(
    layers: Layers, heights: Mapping[str, float], x: Mapping[str, float]
) -> tuple[list[tuple[float, float]], list[float]]:
    """The top and bottom of each row, and its middle. A gap through which many arrows slant gets more room."""
    depth = {name: r for r, row in enumerate(layers.rows) for name in row}
    slanting = [0] * len(layers.rows)
    for chain in layers.chains:
        for tail, head in zip(chain.stops, chain.stops[1:], strict=False):
            slanting[depth[head]] += abs(x[tail] - x[head]) > SLANT
    bands, y = [], MARGIN
    for r, row in enumerate(layers.rows):
        tall = max((heights.get(name, 2 * RADIUS if name in layers.joints else 0.0) for name in row), default=0.0)
        tall = max(tall, 2 * RADIUS if r % 2 else 0.0)
        bands.append((y, y + tall))
        y += tall + ROW_GAP + (0.0 if r % 2 else STUB) + min(ROOM * slanting[r], MOST_ROOM)
    return bands, [(low + high) / 2 for low, high in bands]


def _routes(
    layers: Layers,
    boxes: dict[str, Box],
    joints: dict[str, Joint],
    x: dict[str, float],
    bands: list[tuple[float, float]],
) -> list[Route]:
    row = {name: r for r, names in enumerate(layers.rows) for name in names}
    out_at, in_at = _ports(layers, boxes, x)
    routes = []
    for i, chain in enumerate(layers.chains):
        tail, head = chain.stops[0], chain.stops[-1]
        points: list[Point] = []
        for stop in chain.stops[:-1]:
            low, high = bands[row[stop]]
            if stop == tail:
                at = out_at.get(i, x[tail])
                start = boxes[tail].y if tail in boxes else joints[tail].y - RADIUS
                points += [(at, start), (at, low)]
            else:
                points += [(x[stop], high), (x[stop], low)]
        high = bands[row[head]][1]
        if head in boxes:
            at = in_at.get(i, x[head])
            points += [(at, high + STUB), (at, boxes[head].y + boxes[head].height)]
        elif chain.kind == "attack":
            side = 1 if points[-1][0] > x[head] else -1
            points.append((x[head] + side * RADIUS * 0.9, joints[head].y + RADIUS * 0.9))
        else:
            points += [(x[head], high), (x[head], joints[head].y + RADIUS)]
        rounded = tuple((round(px, 1), round(py, 1)) for px, py in points)
        routes.append(Route(chain.id, chain.kind, tail, head, rounded))
    return routes


def _ports(layers: Layers, boxes: dict[str, Box], x: dict[str, float]) -> tuple[dict[int, float], dict[int, float]]:
    """Where each arrow leaves the top and enters the bottom of its boxes: spread out in the order of the other ends."""
    leaving: dict[str, list[tuple[float, int]]] = {}
    entering: dict[str, list[tuple[float, int]]] = {}
    for i, chain in enumerate(layers.chains):
        leaving.setdefault(chain.stops[0], []).append((x[chain.stops[1]], i))
        entering.setdefault(chain.stops[-1], []).append((x[chain.stops[-2]], i))
    found: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for ends, at in zip((leaving, entering), found, strict=True):
        for name, others in ends.items():
            if name not in boxes or len(others) < 2:
                continue
            apart = min(30.0, BOX * 0.8 / (len(others) - 1))
            for k, (_, i) in enumerate(sorted(others)):
                at[i] = x[name] + (k - (len(others) - 1) / 2) * apart
    return found
