"""Match a learner's own copy of an article to its paragraphs by hashes, without the kit holding the text.

A paragraph's hash is the SHA-256 of its letters and digits alone, after NFKC and lower case, so that line breaks,
quotation marks and hyphens of another edition do not matter.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence

from casebook.files.article import Paragraph

LONGEST = 400


def letters(text: str) -> str:
    """The letters and digits of a text, after NFKC and lower case."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def match(text: str, paragraphs: Sequence[Paragraph]) -> dict[str, str]:
    """The paragraphs that are found in a copy of the text, by id, with their lines joined by spaces. Those of another
    edition are absent.

    Any run of whole lines (at most 400) may be a paragraph, so hard-wrapped copies and page breaks are no hindrance.
    """
    wanted = {paragraph.sha256: paragraph.id for paragraph in paragraphs}
    lines = [line.strip() for line in text.splitlines()]
    bare = [letters(line).encode() for line in lines]
    found: dict[str, str] = {}
    start = 0
    while start < len(lines):
        end = _paragraph_end(bare, start, wanted) if bare[start] else None
        if end is None:
            start += 1
            continue
        last, name = end
        found[name] = " ".join(line for line in lines[start : last + 1] if line)
        start = last + 1
    return found


def _paragraph_end(bare: list[bytes], start: int, wanted: dict[str, str]) -> tuple[int, str] | None:
    """The last line and id of the longest wanted paragraph that starts at a line."""
    running = hashlib.sha256()
    best = None
    for position in range(start, min(len(bare), start + LONGEST)):
        if not bare[position]:
            continue
        running.update(bare[position])
        name = wanted.get(running.copy().hexdigest())
        if name:
            best = (position, name)
    return best
