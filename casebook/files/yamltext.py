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
    """The text of a file.

    Raises
    ------
    BadFile
        If it is missing, larger than `most` bytes, not UTF-8, or empty.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise BadFile(f"cannot be read ({error.strerror})", "check that the file is there and readable") from None
    if size > most:
        raise BadFile(f"is {size / 1e6:.0f} MB; the most is {most / 1e6:.0f} MB", "keep only the text of this file")
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise BadFile("is not UTF-8 text", "save the file again with the encoding UTF-8", line) from None
    if not text.strip():
        raise BadFile("is empty", "write its fields, or copy a file of another article to begin from")
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
    """Plain objects from YAML text.

    Raises
    ------
    BadFile
        On wrong syntax, anchors, aliases or tags, with the line.
    """
    try:
        _refuse_tricks(text)
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a subclass of the safe loader
    except yaml.YAMLError as error:
        raise _syntax(error) from None


def _syntax(error: yaml.YAMLError) -> BadFile:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "it cannot be read as YAML"
    return BadFile(
        f"is not valid YAML: {problem}",
        "check the indentation, the colon after each name, and quotes around text that holds a colon",
        mark.line + 1 if mark else None,
    )


def load(path: Path) -> Any:
    """Plain objects from a YAML file (see `read_text` and `parse` for what is refused)."""
    return parse(read_text(path))


class Marked:
    """The same file with the line of every value.

    Attributes
    ----------
    data : the plain objects.
    """

    def __init__(self, path: Path) -> None:
        text = read_text(path)
        _refuse_safely(text)
        try:
            self._top = yaml.compose(text, Loader=_Loader)
        except yaml.YAMLError as error:
            raise _syntax(error) from None
        self.data = parse(text)

    def line(self, where: tuple[str | int, ...]) -> int:
        """The 1-based line of the value at a path of keys and positions, or of the nearest thing above it."""
        node, line = self._top, 1
        for step in where:
            found = self._child(node, step)
            if found is None:
                break
            node = found
            line = node.start_mark.line + 1
        return line

    @staticmethod
    def _child(node: Any, step: str | int) -> Any:
        if isinstance(node, yaml.MappingNode):
            return next((value for key, value in node.value if key.value == str(step)), None)
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            return node.value[step]
        return None

    def repeated_keys(self) -> list[tuple[str, int]]:
        """Keys that stand twice in one mapping (YAML would silently keep the last), with the line of the second."""
        found: list[tuple[str, int]] = []
        stack = [self._top]
        while stack:
            node = stack.pop()
            if isinstance(node, yaml.MappingNode):
                seen: set[str] = set()
                for key, value in node.value:
                    if key.value in seen:
                        found.append((key.value, key.start_mark.line + 1))
                    seen.add(key.value)
                    stack.append(value)
            elif isinstance(node, yaml.SequenceNode):
                stack.extend(node.value)
        return sorted(found, key=lambda item: item[1])


def _refuse_safely(text: str) -> None:
    try:
        _refuse_tricks(text)
    except yaml.YAMLError as error:
        raise _syntax(error) from None
