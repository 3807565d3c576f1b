"""YAML in, plain objects out: size-capped, UTF-8, no anchors, no tags, and text stays text.

`no`, `on`, dates and times stay text; only null, true, false, whole numbers and decimals are read as what they look
like. The quick way (`load`) is for learners; `Marked` knows the line of every value, for messages.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

MOST_BYTES = 2_000_000
EMPTY = "write its fields, or copy a file of another article to begin from"
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class BadFile(Exception):
    """A data file that cannot be read. `line` is 1-based where it is known."""

    def __init__(self, what: str, mend: str, line: int | None = None) -> None:
        super().__init__(what)
        self.what, self.mend, self.line = what, mend, line


class _Loader(_Base):
    """The safe loader with few implicit types."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?[0-9]+\.[0-9]+$"), list("-0123456789"))


def read_text(path: Path, most: int = MOST_BYTES) -> str:
    """The text of a file; BadFile if it is missing, larger than `most` bytes, not UTF-8, or empty."""
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise BadFile("the file is missing", "write it, or remove what asks for it") from None
    except OSError as error:
        raise BadFile(f"cannot be read ({error.strerror})", "check that the file is there and readable") from None
    if size > most:
        what = f"the file has {size / 1e6:.0f} MB and may not be larger than {most / 1e6:.0f} MB"
        raise BadFile(what, "keep only the text of this file")
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadFile("is not UTF-8 text", "save the file again with the encoding UTF-8", line) from None
    if not text.strip():
        raise BadFile("the file is empty", EMPTY)
    return text


_SUSPECT = re.compile(r"(?:^|[\s\[{,:-])[&*!][^\s]|^[ ?-]{120}", re.MULTILINE)
MOST_BRACKETS = 200
MOST_LEVELS = 40


def _refuse_tricks(text: str) -> None:
    """Refuse anchors, aliases, tags and towers of brackets: a few bytes could become gigabytes, objects or a crash."""
    if not _SUSPECT.search(text) and text.count("[") + text.count("{") <= MOST_BRACKETS:
        return
    level = 0
    for event in yaml.parse(text, Loader=_Base):
        line = event.start_mark.line + 1 if event.start_mark else None
        if isinstance(event, yaml.CollectionStartEvent):
            level += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            level -= 1
        if level > MOST_LEVELS:
            raise BadFile(f"is nested more than {MOST_LEVELS} levels deep", "check the brackets and indentation", line)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise BadFile("uses a YAML anchor or alias (& or *)", "write the text out, or put it in quotes", line)
        tag = getattr(event, "tag", None)
        if tag:
            raise BadFile(f"uses the YAML tag {tag}", "remove the tag, or put the text in quotes", line)


def parse(text: str) -> Any:
    """Plain objects from YAML text; BadFile, with the line, on wrong syntax, anchors, aliases or tags."""
    return _read(text)[1]


def _read(text: str) -> tuple[yaml.Node, Any]:
    """YAML text as nodes, which know their lines, and as plain objects."""
    try:
        _refuse_tricks(text)
        loader = _Loader(text)
        top = loader.get_single_node()
        if top is None:
            raise BadFile("the file is empty", EMPTY)
        return top, loader.construct_document(top)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = f"is not valid YAML: {getattr(error, 'problem', None) or 'it cannot be read as YAML'}"
        mend = "check the indentation, the colon after each name, and quotes around text that holds a colon"
        raise BadFile(what, mend, mark.line + 1 if mark else None) from None


def load(path: Path) -> Any:
    """Plain objects from a YAML file (see `read_text` and `parse` for what is refused)."""
    return parse(read_text(path))


class Marked:
    """The same file with the line of every value; `data` are the plain objects."""

    def __init__(self, path: Path) -> None:
        self._top, self.data = _read(read_text(path))

    def line(self, where: tuple[str | int, ...]) -> int:
        """The 1-based line of the value at a path of keys and positions, or of the nearest thing above it."""
        node = self._top
        for step in where:
            inner = None
            if isinstance(node, yaml.MappingNode):
                inner = next((value for key, value in node.value if key.value == str(step)), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                inner = node.value[step]
            if inner is None:
                break
            node = inner
        return int(node.start_mark.line) + 1 if where else 1

    def repeated_keys(self) -> list[tuple[str, int]]:
        """Keys that stand twice in one mapping (YAML would silently keep the last), with the line of the second."""
        found = []
        stack = [self._top]
        while stack:
            node = stack.pop()
            if isinstance(node, yaml.MappingNode):
                names = [key.value for key, _ in node.value]
                found += [(key.value, key.start_mark.line + 1) for place, (key, _) in enumerate(node.value)
                          if key.value in names[:place]]
                stack.extend(value for _, value in node.value)
            elif isinstance(node, yaml.SequenceNode):
                stack.extend(node.value)
        return sorted(found, key=lambda item: item[1])
