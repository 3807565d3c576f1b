"""What the journal's tests share: a journal in a folder of its own, and real processes that write to it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from casebook.record import Journal

ROOT = Path(__file__).resolve().parents[2]
LESSON = "confederation-2015"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "progress" / "journal.jsonl"


@pytest.fixture
def journal(path: Path) -> Journal:
    return Journal(path)


@pytest.fixture
def answer() -> Callable[..., str]:
    """Answer with just a value; what the journal says comes back."""

    def give(journal: Journal, value: object, exercise: str = "thesis", lesson: str = LESSON) -> str:
        return journal.append(lesson, exercise, "answer", value)

    return give


@pytest.fixture
def values() -> Callable[..., list[object]]:
    """List the values of all answers, oldest first, as a journal opened just now reads them."""

    def read(path: Path) -> list[object]:
        return [entry.value for entry in Journal(path).entries() if entry.event == "answer"]

    return read


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start a Python process that knows the package; whatever still runs at the end is killed by its own handle."""
    running: list[subprocess.Popen[str]] = []

    def run(code: str, *arguments: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", code, *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        running.append(process)
        return process

    yield run
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()
