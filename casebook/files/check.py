"""One data file against its type, with the line of every finding.

One sentence a finding: what, where (file, line, field), and how to mend it. Types are checked by pydantic over the
same dataclasses that the learner's quick way builds. References between files: `casebook.classroom.check`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from casebook.files import questions as q
from casebook.files.argument import Argument
from casebook.files.article import Article
from casebook.files.build import build, kinds
from casebook.files.comparisons import Comparisons
from casebook.files.finding import Finding, Where
from casebook.files.labs import LabFile
from casebook.files.yamltext import BadFile, Marked

TYPES: dict[str, type] = {
    "article.yaml": Article, "argument.yaml": Argument, "exercises.yaml": q.QuestionBank,
    "comparisons.yaml": Comparisons,
}
EXERCISES = kinds(q.AnyExercise)
"""The type of every kind of exercise."""
SHAPES = {shape.__name__ for shape in EXERCISES.values()}


@cache
def _adapter(cls: type) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(cls)


class Reader:
    """One data file with its lines, and what was found in it.

    `value` is the file as its type says, or as it stands where it has none; None where it does not fit.
    """

    def __init__(self, root: Path, path: Path) -> None:
        self.name = path.relative_to(root).as_posix()
        self.problems: list[Finding] = []
        self.value: Any = None
        self._marked: Marked | None = None
        try:
            self._marked = Marked(path)
        except BadFile as bad:
            self.problems.append(Finding(self.name, bad.what, bad.mend, bad.line))
            return
        for key, line in self._marked.repeated_keys():
            self.problems.append(Finding(self.name, f"the field '{key}' stands twice", "keep one of the two", line))
        self.value = self._marked.data
        cls = LabFile if path.parent.name == "labs" else TYPES.get(path.name)
        if cls:
            self._fit(cls)

    def add(self, where: Where, what: str, mend: str) -> None:
        """Note a finding at a path inside the file."""
        line = self._marked.line(where) if self._marked else None
        self.problems.append(Finding(self.name, what, mend, line, where))

    def take(self, found: Iterable[Finding], inside: Where = ()) -> None:
        """Note the findings of a check that knew only the objects, under the path at which those stand in the file."""
        for one in found:
            self.add((*inside, *one.where), one.what, one.mend)

    def _fit(self, cls: type) -> None:
        import json

        from pydantic import ValidationError

        assert self._marked is not None
        data = self._marked.data
        said: dict[Where, tuple[str, str]] = {}
        try:
            _adapter(cls).validate_json(json.dumps(data), strict=True)
        except ValidationError as error:
            said = {where: _plain(item, where) for item in error.errors(include_url=False)
                    if (where := _without_tags(item["loc"], data)) is not None}
        said |= _strange_kinds(data)
        for where, (what, mend) in said.items():
            self.add(where, what, mend)
        self.value = None if said else build(cls, data)


def _without_tags(loc: Iterable[str | int], data: Any) -> Where | None:
    """A path without the names of types that pydantic puts into it; None for a type that the kind does not ask for.

    pydantic tries an exercise as every type that there is. What it says of the types that are not meant is noise.
    """
    where: list[str | int] = []
    here = data
    for step in loc:
        if step in SHAPES and not (isinstance(here, dict) and step in here):
            if isinstance(here, dict) and getattr(EXERCISES.get(str(here.get("kind"))), "__name__", "") != step:
                return None
            continue
        where.append(step)
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            here = None
    return tuple(where)


def _strange_kinds(data: Any) -> dict[Where, tuple[str, str]]:
    """Exercises whose kind is none that there is, or is not named: then no type was meant, whatever pydantic found."""
    bank = data.get("exercises") if isinstance(data, dict) else None
    found: dict[Where, tuple[str, str]] = {}
    for place, exercise in enumerate(bank if isinstance(bank, list) else []):
        kind = exercise.get("kind") if isinstance(exercise, dict) else None
        if isinstance(exercise, dict) and str(kind) not in EXERCISES:
            what = f"found {kind!r}, expected one of {', '.join(EXERCISES)}"
            mend = f"write {_near(kind, list(EXERCISES)) or 'one of these'}"
            found["exercises", place, "kind"] = (what, mend) if kind else ("the field 'kind' is missing", "add 'kind:'")
    return found


def _near(got: Any, words: Sequence[str]) -> str:
    """The word that was probably meant, or ""."""
    return "".join(difflib.get_close_matches(str(got), words, 1))


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
        near = _near(got, [w.strip("' ") for w in wanted.replace(" or ", ",").split(",")])
        return f"found {shown}, expected {wanted}", f"write {near or 'one of these'}"
    if kind == "string_type":
        return f"found {shown}, expected text", "put it in quotes" if got is not None else "write the text"
    if kind in ("list_type", "dict_type", "dataclass_type"):
        wanted = {"list_type": "a list", "dict_type": "names with values"}.get(kind, "a group of fields")
        return f"found {shown}, expected {wanted}", "check the indentation and the dashes"
    if kind in ("float_type", "int_type"):
        return f"found {shown}, expected a number", "write it in digits, without quotes"
    return f"found {shown}, expected {kind.replace('_', ' ')}", str(item.get("msg", "mend it")).rstrip(".").lower()


def file_problems(root: Path, path: Path) -> list[Finding]:
    """What is wrong with one file, without its references."""
    return Reader(root, path).problems
