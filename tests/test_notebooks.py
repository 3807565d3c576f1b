"""The hand-written lessons: their shape, their links, and that what they call exists."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from casebook.files import kit

ROOT = Path(__file__).resolve().parents[1]
BOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LESSONS = [book for book in BOOKS if not book.name.startswith("00")]
every = pytest.mark.parametrize("path", BOOKS, ids=lambda p: p.stem)


def cells(path: Path, kind: str) -> list[dict]:
    """The cells of one kind."""
    return [c for c in json.loads(path.read_text(encoding="utf-8"))["cells"] if c["cell_type"] == kind]


def prose(path: Path) -> str:
    """All Markdown of a notebook."""
    return "\n\n".join("".join(c["source"]) for c in cells(path, "markdown"))


@every
def test_one_title_and_no_jumps(path):
    """One H1, first; no heading skips a level."""
    levels = [len(m) for m in re.findall(r"^(#+) ", prose(path), re.MULTILINE)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(levels, levels[1:], strict=False))


@every
def test_committed_clean(path):
    """No outputs, no numbers; code of one line is folded away."""
    for cell in cells(path, "code"):
        assert cell["outputs"] == []
        assert cell["execution_count"] is None
        source = "".join(cell["source"])
        if "\n" not in source:
            assert cell["metadata"].get("jupyter", {}).get("source_hidden") is True, source


@pytest.mark.parametrize("path", [book for folder in ("notebooks", "exercises", "solutions")
                                  for book in sorted((ROOT / folder).glob("*.ipynb"))],
                         ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_no_word_that_is_taught_is_hidden(path):
    """A name that a notebook imports keeps its meaning to the end; and one word opens every lesson."""
    tree = ast.parse("\n".join("".join(c["source"]) for c in cells(path, "code")))
    taken = {alias.asname or alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
             for alias in node.names}
    given = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    assert taken and not taken & given
    assert "article" not in taken


@every
def test_ids_are_words(path):
    """Cell ids are stable names, each once."""
    ids = [c["id"] for kind in ("markdown", "code") for c in cells(path, kind)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in ids)


@every
def test_links_lead_somewhere(path):
    """Relative links name files that are there."""
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", prose(path)):
        if not target.startswith(("http://", "https://")):
            assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_what_is_called_exists(path):
    """Every exercise and lab that a lesson asks for is in its bank; every lesson exercise of the bank is used."""
    lesson = path.stem[3:]
    bank = {e.id: e for e in kit.load_questions(ROOT, lesson).exercises}
    labs = {name for name in kit.lab_ids(ROOT) if kit.load_lab(ROOT, name).lesson == lesson}
    used = set()
    for cell in cells(path, "code"):
        for node in ast.walk(ast.parse("".join(cell["source"]))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
                continue
            name = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
            owner = node.func.value.id if isinstance(node.func.value, ast.Name) else ""
            if node.func.attr == "exercise" and owner != "earlier":
                assert name in bank
                assert bank[name].place == "lesson", f"{name} belongs on the worksheet"
                used.add(name)
            elif node.func.attr == "lab":
                assert name in labs
                used.add(f"lab {name}")
    later = {name for name in bank if name.startswith("recall-")}
    assert {n for n, e in bank.items() if e.place == "lesson"} - later <= used
    assert {f"lab {name}" for name in labs} <= used


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_minutes_add_up(path):
    """The table's running time is the sum of its parts, about 45 to 60 minutes and a little."""
    total = 0
    for part, minutes, clock in re.findall(r"^\| ([^|]+) \| (\d+) \| (\d+:\d\d) \|$", prose(path), re.MULTILINE):
        total += int(minutes)
        assert clock == f"{total // 60}:{total % 60:02d}", part
    assert 40 <= total <= 75


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_content_note(path):
    """Each lesson has a content note before its first question."""
    first = "".join(json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"])
    assert "Content note" in first
