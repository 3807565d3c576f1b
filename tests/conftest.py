"""What every test shares: a learner's own journal is out of reach, however the tests are started."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator

import pytest

_FOLDER = tempfile.TemporaryDirectory(prefix="casebook-tests-", ignore_cleanup_errors=True)
os.environ["CASEBOOK_PROGRESS"] = os.path.join(_FOLDER.name, "journal.jsonl")
os.environ.pop("CASEBOOK_ROOT", None)


@pytest.fixture(scope="session", autouse=True)
def _own_progress() -> Iterator[None]:
    """Remove the tests' own journals at the end."""
    yield
    _FOLDER.cleanup()
