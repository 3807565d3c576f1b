"""How long the layout of a map takes in Python, from 20 to 1,000 nodes, and how many lines cross in it."""

from __future__ import annotations

import time

from benchmarks.session import Session, say
from benchmarks.stats import Sample
from benchmarks.synthetic import synthetic
from benchmarks.table import Row
from casebook.thinking.argument.layers import layered
from casebook.thinking.argument.layout import layout
from casebook.thinking.argument.rows import crossings

SIZES = (20, 40, 100, 200, 400, 1000)


def measure(session: Session) -> list[Row]:
    """Layout, and the picture drawn from it."""
    rows = []
    for size in SIZES:
        say(f"  layout: {size} nodes")
        argument = synthetic(size)
        placed = []
        for _ in range(session.times(7, 2)):
            began = time.perf_counter()
            layout(argument)
            placed.append((time.perf_counter() - began) * 1000)
        found = crossings(layered(argument, max(6, round(0.9 * size**0.5))))
        arrows = len(argument.inferences) + len(argument.attacks)
        rows.append(Row(f"layout of a map in Python: {size:,} nodes, {arrows:,} arrows, {found:,} crossings",
                        Sample("layout", tuple(placed))))
    return rows
