"""How long it takes to open a lab from its file of words, and to work out one result, in Python alone.

The files are in the system's cache. "Opened" is read, parsed and typed anew each time; the model's module is loaded.
"""

from __future__ import annotations

import time

from benchmarks.session import ROOT, Session, say
from benchmarks.stats import Sample
from benchmarks.table import Budget, Row


def measure(session: Session) -> list[Row]:
    """Every lab: opened from YAML, and evaluated at settings that it never stood on."""
    from casebook.files import kit
    from casebook.files.facts import table
    from casebook.thinking import labs

    rows = []
    times = session.times(40, 5)
    for name in kit.lab_ids(ROOT):
        say(f"  labs: {name}")
        file = kit.load_lab(ROOT, name)
        made = labs.get(file, {one: table(ROOT, one) for one in labs.needs(file)})
        opened, evaluated = [], []
        for number in range(times):
            kit.load_lab.cache_clear()
            began = time.perf_counter()
            kit.load_lab(ROOT, name)
            opened.append((time.perf_counter() - began) * 1000)
            moved = {dial.id: dial.low + dial.step * (number % max(round((dial.high - dial.low) / dial.step), 1))
                     for dial in made.dials if dial.kind == "range"}
            began = time.perf_counter()
            made.evaluate(moved)
            evaluated.append((time.perf_counter() - began) * 1000)
        rows.append(Row(f"open the {name} lab from its YAML", Sample(name, tuple(opened), digits=1), None,
                        Budget("under", 5.0)))
        rows.append(Row(f"{name} lab: one result", Sample(name, tuple(evaluated), digits=1)))
    return rows
