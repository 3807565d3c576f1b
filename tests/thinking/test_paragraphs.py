"""Matching a learner's own copy: any line breaks, quotation marks or page breaks; never a wrong paragraph."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from casebook.files.article import Paragraph
from casebook.thinking.paragraphs import letters, match

TEXT = ["First the news: two sides \u201ctalk\u201d.", "Then the turn, which is long enough to be broken over lines.",
        "Last, what to do."]
WANTED = [Paragraph(id=f"P{n}", digest="d", does="x", sha256=sha256(letters(t).encode()).hexdigest())
          for n, t in enumerate(TEXT, start=1)]


def test_letters_only():
    """Case, marks and forms of letters do not matter."""
    assert letters("\u201cTalk\u201d\u2014 \ufb01ne 2!") == "talkfine2"


@given(st.lists(st.integers(3, 40), min_size=3, max_size=3), st.sampled_from(["\n", "\n\n", "\r\n", "\n\f\n"]))
def test_any_wrapping(widths, gap):
    """Hard-wrapped at any width, with or without empty lines, every paragraph is found whole."""
    wrapped = []
    for text, width in zip(TEXT, widths, strict=True):
        lines, line = [], ""
        for word in text.split():
            if line and len(line) + len(word) > width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        wrapped.append("\n".join([*lines, line]))
    found = match(gap.join(wrapped), WANTED)
    assert found == {f"P{n}": t for n, t in enumerate(TEXT, start=1)}


def test_another_edition():
    """A changed paragraph is absent; the others are found."""
    copy = "\n".join([TEXT[0], TEXT[1].replace("long", "short"), TEXT[2]])
    assert set(match(copy, WANTED)) == {"P1", "P3"}


def test_nothing_and_rubbish():
    """An empty or strange copy matches nothing."""
    assert match("", WANTED) == {}
    assert match("\x00\n" * 1000, WANTED) == {}
