"""Download a journal and bring it back: a room on Binder forgets everything, and laptops change."""

from __future__ import annotations

from casebook.record.entry import Entry, encode, read
from casebook.record.journal import LEARNER, Journal
from casebook.record.sentences import counted, say
from casebook.record.state import fold

SIZE_LIMIT = 50_000_000
"""Largest file taken back, in bytes."""


def export(journal: Journal) -> bytes:
    """Give the whole journal as a file of JSON lines, oldest first.

    What waits in memory and lines of a newer kit are in it; lines that nobody can read are not.
    """
    return b"".join(encode(entry) for entry in journal.entries())


def restore(journal: Journal, data: bytes | memoryview) -> str:
    """Bring a downloaded journal back; one sentence says what came back, or why nothing did.

    It is joined with what is here: entries already there are not doubled, and each takes its place by its time.
    """
    if len(data) > SIZE_LIMIT:
        return say("restore.too_large")
    found, unread = read(bytes(data))
    if not found:
        return say("restore.no_journal")
    with journal.guard:
        named = (one for one in found if isinstance(one, Entry) and (one.lesson, one.exercise) == LEARNER)
        theirs, ours = fold(named).text, journal.learner
        if theirs and ours and theirs != ours:
            return say("restore.other_learner", name=theirs)
        added, trouble = journal.merge(found)
    if trouble:
        return trouble
    left_out = counted("restore.left_out", len(unread)) if unread else ""
    return counted("restore.brought", added, left_out=left_out) if added else say("restore.here", left_out=left_out)
