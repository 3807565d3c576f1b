"""YAML in: what is refused, and that text stays text."""

from __future__ import annotations

import pytest

from casebook.files.yamltext import BadFile, Marked, load, parse


def test_text_stays_text():
    """`no`, `on`, dates and odd numbers are text; only plain numbers, true, false and null are not."""
    data = parse("a: no\nb: on\nc: 2015-10-06\nd: 1_000\ne: 12\nf: 0.5\ng: true\nh: null\ni: 12:30\nj: 0x1f")
    assert data == {"a": "no", "b": "on", "c": "2015-10-06", "d": "1_000", "e": 12, "f": 0.5, "g": True, "h": None,
                    "i": "12:30", "j": "0x1f"}


@pytest.mark.parametrize(
    ("text", "word", "line"),
    [
        ("a: 1\nb: [", "not valid YAML", 3),
        ("a: 1\nb: &x 2", "anchor", 2),
        ("a: 1\nb: *x", "anchor", 2),
        ("a: !!python/object/apply:os.system ['true']", "tag", 1),
        ("a: !thing 1", "tag", 1),
        ("a: b: c", "not valid YAML", 1),
    ],
)
def test_refused(text: str, word: str, line: int):
    """Broken syntax, anchors and tags are refused with their line."""
    with pytest.raises(BadFile) as caught:
        parse(text)
    assert word in caught.value.what
    assert caught.value.line == line


def test_ampersands_in_text_are_text():
    """A lone & or * inside a sentence is no anchor."""
    assert parse("a: 'fish &chips and *stars'") == {"a": "fish &chips and *stars"}
    assert parse("a: Smith & Sons") == {"a": "Smith & Sons"}


def test_alias_bomb(tmp_path):
    """Nine lines that would be a billion strings are refused before anything is built."""
    lines = ["a: &a ['x','x','x','x','x','x','x','x','x']"]
    lines += [f"{b}: &{b} [{','.join(['*' + a] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    path = tmp_path / "bomb.yaml"
    path.write_text("\n".join(lines))
    with pytest.raises(BadFile, match="anchor"):
        load(path)


def test_deep_nesting_does_not_crash():
    """A tower of brackets ends in a sentence, not in a crash."""
    with pytest.raises(BadFile):
        parse("a: " + "[" * 100_000)


@pytest.mark.parametrize(
    ("raw", "word"),
    [(b"", "empty"), (b"  \n \n", "empty"), ("a: \u00e9".encode("latin-1"), "UTF-8"), (b"a: 1\nb: \xff\n", "UTF-8")],
)
def test_files_that_cannot_be_read(tmp_path, raw: bytes, word: str):
    """Empty files and other encodings are refused."""
    path = tmp_path / "x.yaml"
    path.write_bytes(raw)
    with pytest.raises(BadFile, match=word):
        load(path)


def test_huge_file_is_refused_unread(tmp_path):
    """A file of 50 MB is refused by its size alone."""
    path = tmp_path / "x.yaml"
    with open(path, "wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(BadFile, match="50 MB"):
        load(path)


def test_missing_file(tmp_path):
    """A missing file is one sentence."""
    with pytest.raises(BadFile, match="missing"):
        load(tmp_path / "none.yaml")


def test_lines(tmp_path):
    """Every value knows its line; an unknown path gives the nearest known one."""
    path = tmp_path / "x.yaml"
    path.write_text("a: 1\nb:\n  - c: 2\n    d: 3\n  - e: 4\n")
    marked = Marked(path)
    assert marked.line(("b", 0, "d")) == 4
    assert marked.line(("b", 1, "nothing")) == 5
    assert marked.line(()) == 1


def test_repeated_keys(tmp_path):
    """A field that stands twice is found (YAML would keep the last in silence)."""
    path = tmp_path / "x.yaml"
    path.write_text("a: 1\nb: 2\na: 3\n")
    assert Marked(path).repeated_keys() == [("a", 3)]
