"""Where the journal is: progress/journal.jsonl under the kit's root. And one journal a place in a process."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from casebook.record.journal import Journal, MemoryJournal
from casebook.record.renamed import renamed_in

VARIABLE = "CASEBOOK_PROGRESS"
IN_MEMORY = ":memory:"

_open: dict[str, Journal] = {}
_guard = threading.Lock()


def journal_path(root: Path | str) -> Path:
    """Say where the journal is: ``progress/journal.jsonl`` under the kit's root, or what ``CASEBOOK_PROGRESS`` names.

    There, a relative path counts from the root, and a folder gets the usual file name. ``:memory:`` is no file, and
    `open_journal` knows it.
    """
    named = os.environ.get(VARIABLE, "").strip()
    if named == IN_MEMORY:
        return Path(IN_MEMORY)
    if not named:
        return Path(root) / "progress" / "journal.jsonl"
    path = Path(root) / Path(named).expanduser()
    return path / "journal.jsonl" if path.is_dir() else path


def open_journal(root: Path | str) -> Journal:
    """Give the journal of this root: the same one each time within a process."""
    path = journal_path(root)
    in_memory = str(path) == IN_MEMORY
    key = IN_MEMORY if in_memory else os.path.realpath(path)
    with _guard:
        if key not in _open:
            _open[key] = MemoryJournal() if in_memory else Journal(path, renamed_in(Path(root)))
        return _open[key]
