"""One data file against its type, with the line of every finding.

One sentence a finding: what, where (file, line, field), and how to mend it. Types are checked by pydantic over the
same dataclasses that the learner's quick way builds. References between files: `casebook.classroom.check`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from casebook.files import questions as q
from casebook.files.argument import Argument
from casebook.files.article import Article
from casebook.files.build import build
from casebook.files.comparisons import Comparisons
from casebook.files.labs import LabFile
from casebook.files.yamltext import BadFile, Marked

TYPES: dict[str, type] = {
    "article.yaml": Article, "argument.yaml": Argument, "exercises.yaml": q.QuestionBank,
    "comparisons.yaml": Comparisons,
}
Where = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. Its text is one sentence for a person who may not program."""

    file: str
    what: str
    mend: str
    line: int | None = None
    field: str = ""

    def __str__(self) -> str:
        place = self.file + (f", line {self.line}" if self.line else "") + (f", {self.field}" if self.field else "")
        return f"{place}: {self.what}; {self.mend}."


@cache
def _adapter(cls: type) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(cls)


def path_text(where: Where) -> str:
    """A path as people read it: options 3, feedback."""
    words: list[str] = []
    for step in where:
        if isinstance(step, int):
            words.append(f"{words.pop() if words else 'item'} {step + 1}")
        else:
            words.append(step)
    return ", ".join(words)


class Reader:
    """One data file with its lines, and the problems found in it."""

    def __init__(self, root: Path, path: Path) -> None:
        self.name = path.relative_to(root).as_posix()
        self.problems: list[Problem] = []
        self.value: Any = None
        self._marked: Marked | None = None
        try:
            self._marked = Marked(path)
        except BadFile as bad:
            self.problems.append(Problem(self.name, bad.what, bad.mend, bad.line))
            return
        for key, line in self._marked.repeated_keys():
            self.problems.append(Problem(self.name, f"the field '{key}' stands twice", "keep one of the two", line))
        self._fit(LabFile if path.parent.name == "labs" else TYPES[path.name])

    def add(self, where: Where, what: str, mend: str) -> None:
        """Note a problem at a path inside the file."""
        line = self._marked.line(where) if self._marked else None
        self.problems.append(Problem(self.name, what, mend, line, path_text(where)))

    def _fit(self, cls: type) -> None:
        import json

        from pydantic import ValidationError

        assert self._marked is not None
        data = self._marked.data
        try:
            _adapter(cls).validate_json(json.dumps(data), strict=True)
        except ValidationError as error:
            for item in error.errors(include_url=False):
                where = _without_tags(item["loc"], data)
                self.add(where, *_plain(item, where))
            return
        self.value = build(cls, data)


def _without_tags(loc: Iterable[str | int], data: Any) -> Where:
    """Drop the names of union members that pydantic puts into a path."""
    where: list[str | int] = []
    here = data
    for step in loc:
        if isinstance(here, dict) and step not in here and str(step)[:1].isupper():
            continue
        where.append(step)
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            here = None
    return tuple(where)


def _plain(item: Any, where: Where) -> tuple[str, str]:
    """A pydantic error in plain words: what is wrong, how to mend it."""
    kind, name, got = item["type"], str(where[-1]) if where else "the file", item.get("input")
    context = item.get("ctx", {})
    shown = repr(got) if isinstance(got, (str, int, float, bool, type(None))) else type(got).__name__
    if kind in ("missing", "missing_argument"):
        return f"the field '{name}' is missing", f"add '{name}:'"
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        return f"the field '{name}' is not known", "remove it, or check its spelling"
    if kind == "literal_error":
        wanted = context.get("expected", "")
        near = difflib.get_close_matches(str(got), [w.strip("' ") for w in wanted.replace(" or ", ",").split(",")], 1)
        return f"found {shown}, expected {wanted}", f"write {near[0]}" if near else "write one of these"
    if kind == "string_type":
        return f"found {shown}, expected text", "put it in quotes" if got is not None else "write the text"
    if kind in ("list_type", "dict_type", "dataclass_type"):
        wanted = {"list_type": "a list", "dict_type": "names with values"}.get(kind, "a group of fields")
        return f"found {shown}, expected {wanted}", "check the indentation and the dashes"
    return f"found {shown}, expected {kind.replace('_', ' ')}", str(item.get("msg", "mend it")).rstrip(".").lower()


def file_problems(root: Path, path: Path) -> list[Problem]:
    """The problems of one file, without its references."""
    return Reader(root, path).problems
