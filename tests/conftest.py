"""What every test shares: a learner's own journal is out of reach, and drawn examples are the same at every run.

A test is red for a reason, not for a draw: the profile `fixed` draws the same examples every time;
`make test-roam` (or `--hypothesis-profile=roam`) draws new ones, and more of them.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("roam", derandomize=False, deadline=None, max_examples=500, print_blob=True)
settings.load_profile("fixed")

_FOLDER = tempfile.TemporaryDirectory(prefix="casebook-tests-", ignore_cleanup_errors=True)
os.environ["CASEBOOK_PROGRESS"] = os.path.join(_FOLDER.name, "journal.jsonl")
os.environ.pop("CASEBOOK_ROOT", None)


@pytest.fixture(scope="session", autouse=True)
def _own_progress() -> Iterator[None]:
    """Remove the tests' own journals at the end."""
    yield
    _FOLDER.cleanup()
