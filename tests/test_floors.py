"""The house holds: a floor imports only from the floors below it, and the learner's way stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ["files", "thinking", "record", "widgets", "classroom"]
BESIDE = {("widgets", "classroom"), ("classroom", "widgets")}
ABOVE_NOTEBOOK = {"casebook", "casebook.cli", "casebook.__main__"}


def name_of(path: Path) -> str:
    """The name of a module, from its file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted((ROOT / "casebook").rglob("*.py"))}


def imported(code: str, known: Collection[str]) -> set[str]:
    """The modules of the kit that a module imports, anywhere in it, functions included; what is imported for the
    names of types alone is left out, because it is never run."""
    names: set[str] = set()
    todo: list[ast.AST] = [ast.parse(code)]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            todo += node.orelse
            continue
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            names |= {name if name in known else node.module for name in inner}
        todo += ast.iter_child_nodes(node)
    return names & set(known)


ARROWS = {name: imported(path.read_text(encoding="utf-8"), MODULES) for name, path in MODULES.items()}


def circles(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """Circles of imports, each as a sorted list of its modules."""
    left, shrinking = {name: set(others) for name, others in graph.items()}, True
    while shrinking:
        ends = {name for name, others in left.items() if not others & left.keys()}
        shrinking = bool(ends)
        left = {name: others & left.keys() - ends for name, others in left.items() if name not in ends}
    return [[name, *sorted(others)] for name, others in sorted(left.items())]


def test_no_module_imports_itself_by_way_of_others():
    """Not even late, inside a function."""
    assert circles(ARROWS) == []


def test_a_circle_is_seen_even_inside_a_function():
    late = imported("def f():\n    from casebook.b import g", {"casebook.a", "casebook.b"})
    assert late == {"casebook.b"}
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) != []
    assert circles({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


@pytest.mark.parametrize("name", MODULES)
def test_only_downward(name):
    """No module imports from a floor above its own; the classroom knows no widgets; the notebook's words know every
    floor, and no floor knows them."""
    mine = name.split(".")[1] if "." in name else ""
    for other in ARROWS[name]:
        floor = other.split(".")[1] if "." in other else ""
        if mine in FLOORS:
            assert floor in FLOORS, other
            assert FLOORS.index(floor) <= FLOORS.index(mine), other
            assert (mine, floor) not in BESIDE, other
        elif other == "casebook.notebook":
            assert name in ABOVE_NOTEBOOK, name


def loaded_by(code: str) -> set[str]:
    """The top-level modules that a fresh Python has loaded after some code."""
    script = f"import sys\n{code}\nprint(' '.join(sorted({{m.split('.')[0] for m in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


HEAVY = {"numpy", "pandas", "matplotlib", "networkx", "scipy"}


def test_opening_an_article_is_light():
    """Neither ipywidgets nor anything heavier is loaded by opening an article and reading its argument."""
    loaded = loaded_by("from casebook import lesson; a = lesson('confederation-2015'); a.argument; a.bank")
    assert not loaded & (HEAVY | {"ipywidgets", "anywidget"})


def test_what_a_learner_touches_is_light():
    """Walk, map, weighing and exercise load no numpy, pandas or matplotlib."""
    loaded = loaded_by("import os; os.environ['CASEBOOK_PROGRESS'] = ':memory:'\n"
                       "from casebook import lesson; a = lesson('confederation-2015')\n"
                       "[a.walk(), a.map(), a.weigh(), a.source(), a.guide(), a.afterwards()]\n"
                       "[a.exercise(e.id) for e in a.bank.exercises if e.kind != 'set-lab']")
    assert not loaded & HEAVY
