"""The narrow drawing: one column with indentation, for a screen of 360 pixels."""

from __future__ import annotations

from casebook.files.argument import Argument
from casebook.thinking.argument.geometry import MARGIN, RADIUS, Box, Joint, Layout, Point, Route, measured
from casebook.thinking.argument.graph import Graph, against, read
from casebook.thinking.argument.outline import Entry, entries
from casebook.thinking.argument.rows import Arrow

NARROW = 350.0
INDENT, DEEPEST = 11.0, 14
BETWEEN = 9.0
AGAIN = 26.0


def column(argument: Argument) -> Layout:
    """Lay out an argument in one column, in the order of the outline.

    Each entry is tied to what it bears on by a line along the left edge. A node that was drawn further up stands as a
    short box that only names it, under the key "id@step".
    """
    graph = read(argument)
    boxes: dict[str, Box] = {}
    joints: dict[str, Joint] = {}
    routes: list[Route] = []
    rails: list[tuple[str, Point]] = []
    y = MARGIN
    for entry in entries(argument):
        left = MARGIN + min(entry.depth, DEEPEST) * INDENT
        del rails[entry.depth:]
        if entry.kind == "step":
            joints[entry.id] = Joint(entry.id, left + RADIUS, y + RADIUS)
            routes += _tie(entry, rails, (left, y + RADIUS), graph)
            rails.append((entry.id, (left + RADIUS, y + 2 * RADIUS)))
            y += 2 * RADIUS + BETWEEN
            continue
        box = _box(entry, graph, left, y)
        boxes[f"{entry.id}@{entry.by}" if entry.again else entry.id] = box
        routes += _tie(entry, rails, (left, y + min(box.height / 2, 20)), graph)
        rails.append((entry.id, (left + RADIUS, y + box.height)))
        y += box.height + BETWEEN
    return Layout("narrow", NARROW + MARGIN, y - BETWEEN + MARGIN, boxes, joints, routes)


def _box(entry: Entry, graph: Graph, left: float, y: float) -> Box:
    more = against(graph, entry.by)
    if entry.again:
        tag = f"{entry.id} again" + (f" · {more}" if more else "")
        return Box(entry.id, left, y, NARROW - left, AGAIN, (tag,), ())
    tags, lines, height = measured(graph.nodes[entry.id], NARROW - left, more)
    return Box(entry.id, left, y, NARROW - left, height, tags, lines)


def _tie(entry: Entry, rails: list[tuple[str, Point]], end: Point, graph: Graph) -> list[Route]:
    """The line from an entry to the rail of what stands above it."""
    if not rails:
        return []
    head, (x, top) = rails[-1]
    kind: Arrow = "support" if entry.kind == "step" else "attack" if entry.by in graph.attacks else "premise"
    x = min(x, end[0])
    return [Route(entry.by or entry.id, kind, entry.id, head, (end, (x, end[1]), (x, top)))]
