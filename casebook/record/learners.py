"""Start afresh, or change learner. The journal before is always kept: it is renamed, never emptied or overwritten."""

from __future__ import annotations

import unicodedata
from hashlib import sha256

from casebook.record.entry import now, utc_text
from casebook.record.journal import LEARNER, Journal
from casebook.record.lock import Busy
from casebook.record.sentences import cause, say

NAME_LIMIT = 100
NAMELESS = "learner"
"""Label and name of the learner who never gave one."""


def plain_name(name: str) -> str:
    """Tidy a name: one line of composed Unicode without control characters, 100 characters at most."""
    composed = unicodedata.normalize("NFC", name)
    shown = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in composed)
    return " ".join(shown.split())[:NAME_LIMIT].strip()


def safe_label(name: str) -> str:
    """Make a file-name part of a name: letters and digits of any script, and hyphens, at most 49 characters.

    Names that differ give labels that differ, also where a file system ignores case: whatever was changed leaves a
    trace of the name's hash.
    """
    name = plain_name(name) or NAMELESS
    label = "".join(sign if sign.isalnum() else "-" for sign in name.lower())
    label = "-".join(part for part in label.split("-") if part)[:40]
    if label != name:
        label = f"{label or NAMELESS}-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    return label


def fresh(journal: Journal) -> str:
    """Start afresh with an empty journal of the same learner; one sentence says where the earlier answers are kept."""
    with journal.guard:
        name = journal.learner
        moment = utc_text(now())[:19].replace(":", "-")
        trouble, kept, _ = _change(journal, f"{safe_label(name)}-until-{moment}Z")
        if name and not trouble:
            trouble = journal.append(*LEARNER, "note", name)
        return trouble or (say("fresh.kept", kept=kept) if kept else say("fresh.nothing"))


def switch(journal: Journal, name: str) -> str:
    """Change learner: keep the journal under the present learner's name, go on with the other's, or with an empty one.

    The name is plain text in any script; a learner who gave none before comes back as "learner". One sentence says who
    is the learner now, or why nothing was changed.
    """
    name = plain_name(name)
    if not name:
        return say("switch.no_name")
    with journal.guard:
        before = journal.learner
        if name == (before or NAMELESS):
            return say("switch.already", name=name)
        trouble, kept, brought = _change(journal, safe_label(before), bring=safe_label(name))
        if not trouble and not brought and name != NAMELESS:
            trouble = journal.append(*LEARNER, "note", name)
        if trouble:
            return trouble
        now = say("switch.back" if brought else "switch.now", name=name)
        return say("switch.kept", now=now, before=before or NAMELESS, kept=kept) if kept else f"{now}."


def _change(journal: Journal, label: str, bring: str = "") -> tuple[str, str, bool]:
    """Set the journal aside once all of it is saved: trouble (or empty), where it is kept, and what came back."""
    if unsaved := journal.save():
        return unsaved, "", False
    try:
        return "", *journal.file.set_aside(label, bring)
    except (OSError, Busy) as trouble:
        return say("not_changed", cause=cause(trouble, journal.file.path)), "", False
