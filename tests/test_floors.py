"""The house holds: a floor imports only from the floors below it, and the learner's way stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ["files", "thinking", "record", "widgets", "classroom"]
BESIDE = {("widgets", "classroom"), ("classroom", "widgets")}
MODULES = sorted((ROOT / "casebook").rglob("*.py"))


def imported(path: Path) -> set[str]:
    """The modules of the kit that a module imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name for name in names if name.split(".")[0] == "casebook"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_only_downward(path):
    """No module imports from a floor above its own; the classroom knows no widgets."""
    parts = path.relative_to(ROOT / "casebook").parts
    if parts[0] not in FLOORS:
        return
    mine = FLOORS.index(parts[0])
    for name in imported(path):
        steps = name.split(".")
        if len(steps) > 1 and steps[1] in FLOORS:
            assert FLOORS.index(steps[1]) <= mine, name
            assert (parts[0], steps[1]) not in BESIDE, name
        elif len(steps) > 1 and steps[1] == "lesson":
            assert parts[0] == "classroom", name


def loaded_by(code: str) -> set[str]:
    """The top-level modules that a fresh Python has loaded after some code."""
    script = f"import sys\n{code}\nprint(' '.join(sorted({{m.split('.')[0] for m in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


HEAVY = {"numpy", "pandas", "matplotlib", "networkx", "pydantic", "scipy"}


def test_opening_an_article_is_light():
    """Neither ipywidgets nor anything heavier is loaded by opening an article and reading its argument."""
    loaded = loaded_by("from casebook import article; a = article('confederation-2015'); a.argument; a.bank")
    assert not loaded & (HEAVY | {"ipywidgets", "anywidget"})


def test_what_a_learner_touches_is_light():
    """Walk, map, weighing and exercise load no numpy, pandas or matplotlib."""
    loaded = loaded_by("import os; os.environ['CASEBOOK_PROGRESS'] = ':memory:'\n"
                       "from casebook import article; a = article('confederation-2015')\n"
                       "[a.walk(), a.map(), a.weigh(), a.source(), a.guide(), a.afterwards()]\n"
                       "[a.exercise(e.id) for e in a.bank.exercises if e.kind != 'set-lab']")
    assert not loaded & HEAVY
