"""What a learner did is never lost: an append-only journal, and the state that follows from it.

    journal = open_journal(root)
    trouble = journal.append("confederation-2015", "thesis", "answer", "b", "right", 1.0)
    journal.state("confederation-2015", "thesis").attempts

`append` returns an empty text when the entry is on disk, else one sentence for the learner. Four words are kept apart:
the *journal* is the file and what was read from it, *practice* is one learner at one exercise, *progress* is what is
counted over the kit (`casebook.thinking.progress`), and *record* is the name of this floor alone.
"""

from casebook.record.download import export, restore
from casebook.record.entry import Entry, Newer, Unreadable, decode, encode
from casebook.record.journal import Journal, MemoryJournal
from casebook.record.journal_path import journal_path, open_journal
from casebook.record.learners import fresh, switch

__all__ = ["Entry", "Journal", "MemoryJournal", "Newer", "Unreadable", "decode", "encode", "export", "fresh",
           "journal_path", "open_journal", "restore", "switch"]
