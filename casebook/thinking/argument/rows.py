"""The rows of a layered drawing and the order in each: the second stage, in which few arrows cross."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Literal

SWEEPS, PATIENCE = 5, 2
STARTS, SMALL = 24, 250
Vertex = str
Arrow = Literal["premise", "support", "attack"]


@dataclass(frozen=True, slots=True)
class Chain:
    """One drawn arrow, from its tail up to its head, with the vias between them.

    `id` is the inference or attack that it belongs to.
    """

    id: str
    kind: Arrow
    stops: tuple[Vertex, ...]


@dataclass
class Layers:
    """Rows of vertices in their left-to-right order, and the arrows between them.

    Even rows hold boxes and vias, odd rows joints and vias. `joints` are the ids of inferences, and of attacks that are
    themselves attacked; `vias` the names of the vias.
    """

    rows: list[list[Vertex]]
    joints: set[str]
    vias: set[str] = field(default_factory=set)
    chains: list[Chain] = field(default_factory=list)

    def neighbours(self) -> tuple[dict[Vertex, list[Vertex]], dict[Vertex, list[Vertex]]]:
        """For each vertex those it is tied to in the row above and in the row below."""
        up: dict[Vertex, list[Vertex]] = {}
        down: dict[Vertex, list[Vertex]] = {}
        for chain in self.chains:
            for tail, head in zip(chain.stops, chain.stops[1:], strict=False):
                up.setdefault(tail, []).append(head)
                down.setdefault(head, []).append(tail)
        return up, down


Ties = Mapping[Vertex, Sequence[Vertex]]


def crossings(rows: Sequence[Sequence[Vertex]], up: Ties) -> int:
    """How many pairs of arrows cross between neighbouring rows."""
    return sum(_between(above, below, up) for above, below in zip(rows, rows[1:], strict=False))


def _between(above: Sequence[Vertex], below: Sequence[Vertex], up: Ties) -> int:
    place = {name: i for i, name in enumerate(above)}
    seen: list[int] = []
    total = 0
    for name in below:
        ends = [place[head] for head in up.get(name, ())]
        total += sum(len(seen) - bisect_right(seen, end) for end in ends)
        for end in ends:
            insort(seen, end)
    return total


def uncross(layers: Layers) -> None:
    """Order the rows so that few arrows cross.

    From several first orders (the given one, then shuffled ones, always the same) each row is sorted by the mean place
    of its neighbours, downwards and upwards in turn, and neighbours are exchanged where that saves a crossing; the
    best order is kept. Large maps get one start.
    """
    up, down = layers.neighbours()
    given = [list(row) for row in layers.rows]
    starts = STARTS if sum(len(row) for row in given) <= SMALL else 1
    best, fewest = given, crossings(given, up)
    chance = Random(1)
    for start in range(starts):
        if fewest == 0:
            break
        rows = [list(row) for row in given]
        if start:
            for row in rows:
                chance.shuffle(row)
        found = _settle(rows, up, down)
        if found < fewest:
            best, fewest = rows, found
    layers.rows[:] = best


def _settle(rows: list[list[Vertex]], up: Ties, down: Ties) -> int:
    """Order the rows by sweeps until some bring nothing more; leave the best order in place."""
    best, fewest, idle = [list(row) for row in rows], crossings(rows, up), 0
    for sweep in range(SWEEPS):
        if fewest == 0 or idle > PATIENCE:
            break
        downward = sweep % 2 == 0
        for r in range(1, len(rows)) if downward else range(len(rows) - 2, -1, -1):
            fixed = {name: i for i, name in enumerate(rows[r - 1 if downward else r + 1])}
            _sort_row(rows[r], up if downward else down, fixed)
        _exchange(rows, up, down)
        now = crossings(rows, up)
        idle += 1
        if now < fewest:
            best, fewest, idle = [list(row) for row in rows], now, 0
    rows[:] = best
    return fewest


def _sort_row(row: list[Vertex], tied: Ties, fixed: Mapping[Vertex, int]) -> None:
    scale = len(fixed) / max(len(row), 1)
    mean = {}
    for i, name in enumerate(row):
        places = [fixed[other] for other in tied.get(name, ())]
        mean[name] = sum(places) / len(places) if places else i * scale
    row.sort(key=lambda name: mean[name])


def _exchange(rows: list[list[Vertex]], up: Ties, down: Ties) -> None:
    """Exchange neighbours in a row as long as that saves crossings, row by row, in one pass from the top."""
    for r, row in enumerate(rows):
        sides = []
        if r:
            sides.append((up, {name: i for i, name in enumerate(rows[r - 1])}))
        if r + 1 < len(rows):
            sides.append((down, {name: i for i, name in enumerate(rows[r + 1])}))
        ends = [{n: sorted(place[o] for o in tied.get(n, ())) for n in row} for tied, place in sides]
        better = True
        while better:
            better = False
            for i in range(len(row) - 1):
                left, right = row[i], row[i + 1]
                now = sum(_inverted(side[left], side[right]) for side in ends)
                if now > sum(_inverted(side[right], side[left]) for side in ends):
                    row[i], row[i + 1] = right, left
                    better = True


def _inverted(left: Sequence[int], right: Sequence[int]) -> int:
    """How many pairs cross if `left` stands to the left of `right`. Both are sorted."""
    return sum(bisect_left(right, end) for end in left)
