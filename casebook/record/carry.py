"""Download a journal and bring it back: a room on Binder forgets everything, and laptops change."""

from __future__ import annotations

from casebook.record.entry import NEWER, Entry, Unreadable, decode
from casebook.record.memory import LEARNER, MemoryJournal
from casebook.record.state import fold

SIZE_LIMIT = 50_000_000
"""Largest file taken back, in bytes."""


def export(journal: MemoryJournal) -> bytes:
    """Give the whole journal as a file of JSON lines, oldest first.

    What waits in memory and lines of a newer kit are in it; lines that nobody can read are not.
    """
    return b"".join(journal.lines())


def restore(journal: MemoryJournal, data: bytes | memoryview) -> str:
    """Bring a downloaded journal back, joining it with what is here already.

    Parameters
    ----------
    journal : MemoryJournal
        Where to. Entries already there are not doubled, and each takes its place by its time.
    data : bytes or memoryview
        The file's content.

    Returns
    -------
    str
        One sentence: what came back, or why nothing did.
    """
    if len(data) > SIZE_LIMIT:
        return "Nothing was brought back, because the file is larger than 50 MB: choose the file you downloaded here."
    entries, newer, unread = _sorted_out(bytes(data))
    if not entries and not newer:
        return "Nothing was brought back, because the file holds no journal: choose the file you downloaded here."
    with journal.guard:
        theirs, ours = _learner(entries), journal.learner
        if theirs and ours and theirs != ours:
            return (
                f"Nothing was brought back, because the file is by '{theirs}': first change the learner to that name."
            )
        added, trouble = journal.merge(entries, newer)
    if trouble:
        return trouble
    left = f"; {unread} unreadable {'line was' if unread == 1 else 'lines were'} left out" if unread else ""
    if not added:
        return f"All that this file holds was here already{left}."
    return f"{added} {'entry was' if added == 1 else 'entries were'} brought back{left}."


def _sorted_out(data: bytes) -> tuple[list[Entry], list[bytes], int]:
    entries: list[Entry] = []
    newer: list[bytes] = []
    unread = 0
    for raw in data.split(b"\n"):
        raw = raw.strip()
        if not raw:
            continue
        try:
            entries.append(decode(raw))
        except Unreadable as reason:
            if str(reason) == NEWER:
                newer.append(raw)
            else:
                unread += 1
    return entries, newer, unread


def _learner(entries: list[Entry]) -> str:
    note = fold(entry for entry in entries if (entry.lesson, entry.exercise) == LEARNER).get(LEARNER)
    name = note.note.value if note is not None and note.note is not None else ""
    return name if isinstance(name, str) else ""
