"""The words of the kit, from its data files, and the one way in which a number gets into a sentence.

A sentence in a data file may name a number in braces, with a format or without: ``{left}``, ``{left:%}``, ``{n:n}``.
A text in braces stands as it is, but for a date (``{day:date}``) and a cell of several values (``{names:list}``).
A name that is no number is another phrase of the same file, which is filled in turn. There is nothing else: no
conditions, no attributes, no code. Where a choice is to be made, code names the sentence.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from casebook.files import yamltext
from casebook.files.root import find_root
from casebook.files.wording import FORMATS, TEXTS

NAME = re.compile(r"\{([a-z][a-z0-9_]*)(?::([^{}]*))?\}")
"""A name in braces, with the format behind the colon."""
PACKAGED = Path(__file__).resolve().parents[2] / "data" / "words.yaml"


class Unsaid(KeyError):
    """A sentence or a name in it is not there, or does not fit its format. The message is one sentence.

    `what` is its clause without the file, `sentence` the one that cannot be filled in.
    """

    def __init__(self, called: str, what: str, sentence: str = "") -> None:
        super().__init__(f"{called} {what}.")
        self.what, self.sentence = what, sentence

    def __str__(self) -> str:
        return str(self.args[0])


class Words:
    """Sentences by name: ``words["walk.step"]`` goes down the tree by dots. Messages call the file `called`."""

    edges = ("", "")
    """What is put before and after all that is filled in: with it the tests see which words stand in a file."""

    def __init__(self, tree: Mapping[str, Any], called: str) -> None:
        self.tree, self.called = tree, called

    def __getitem__(self, name: str) -> Any:
        here: Any = self.tree
        for step in name.split("."):
            if not isinstance(here, Mapping) or step not in here:
                raise Unsaid(self.called, f"has no words '{name}'")
            here = here[step]
        return here

    def __call__(self, name: str, /, **numbers: Any) -> str:
        """The sentence of that name, with its numbers."""
        return self.fill(self[name], numbers)

    def part(self, name: str) -> Words:
        """The words under a name, as words of their own."""
        return Words(self[name], self.called)

    def fill(self, sentence: str, numbers: Mapping[str, Any]) -> str:
        """A sentence with its numbers: a number by its format (two decimals where none is named), text by its own."""
        return NAME.sub(lambda found: self._one(found, numbers), sentence)

    def _one(self, found: re.Match[str], numbers: Mapping[str, Any]) -> str:
        name, form = found[1], found[2] or ""
        if name not in numbers and name not in self.tree:
            raise Unsaid(self.called, f"has no words '{name}'", found.string)
        value = numbers[name] if name in numbers else self(name, **numbers)
        if isinstance(value, str):
            return TEXTS.get(form, str)(value).join(self.edges)
        try:
            return FORMATS[form](value).join(self.edges)
        except (KeyError, TypeError, ValueError, ArithmeticError):
            what = f"says {found[0]}, which cannot be written; its value is {value!r}"
            raise Unsaid(self.called, what, found.string) from None


@cache
def _of(path: Path) -> Words:
    return Words(yamltext.load(path), path.name)


@cache
def _here(folder: str, named: str | None) -> Words:
    """The words of the kit around `folder`; `named` is CASEBOOK_ROOT. Looking for it once keeps a slider quick."""
    path = find_root() / "data" / "words.yaml"
    return _of(path if path.is_file() else PACKAGED)


def words() -> Words:
    """The words that stand on every page: `data/words.yaml` of the kit that is open, else of the package."""
    return _here(os.getcwd(), os.environ.get("CASEBOOK_ROOT"))
