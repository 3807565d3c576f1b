"""What a learner did is never lost: an append-only journal, and the state that follows from it.

    journal = open_journal(root)
    trouble = journal.append("confederation-2015", "thesis", "answer", "b", "right", 1.0)
    journal.state("confederation-2015", "thesis").best_score

`append` returns an empty text when the entry is on disk, else one sentence for the learner.
"""

from casebook.record.carry import export, restore
from casebook.record.entry import EVENTS, SCHEMA, Entry, Unreadable, decode, encode
from casebook.record.journal import Journal
from casebook.record.learners import fresh, switch
from casebook.record.memory import MemoryJournal
from casebook.record.place import open_journal, where
from casebook.record.state import ExerciseState, fold

__all__ = [
    "EVENTS",
    "SCHEMA",
    "Entry",
    "ExerciseState",
    "Journal",
    "MemoryJournal",
    "Unreadable",
    "decode",
    "encode",
    "export",
    "fold",
    "fresh",
    "open_journal",
    "restore",
    "switch",
    "where",
]
