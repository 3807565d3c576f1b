"""What holds in every data file, whatever it is about: each name once, nothing left empty, addresses, braces."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any

from casebook.files.check import Reader
from casebook.files.facts import BadTable, table
from casebook.files.finding import Where
from casebook.files.markup import is_web
from casebook.files.wording import FORMATS, TEXTS
from casebook.files.words import NAME

FORMS = {**FORMATS, **TEXTS}
"""Every format that a name in braces may have, for numbers and for texts."""
FEW = 25
"""So many names are listed in a sentence that says what to choose from."""


def walk(thing: Any, where: Where = ()) -> Iterator[tuple[Where, Any]]:
    """A data object and everything in it, with the path of each."""
    yield where, thing
    parts: Iterable[tuple[str | int, Any]] = ()
    if is_dataclass(thing):
        parts = ((field.name, getattr(thing, field.name)) for field in fields(thing))
    elif isinstance(thing, dict):
        parts = thing.items()
    elif isinstance(thing, list):
        parts = enumerate(thing)
    for step, inner in parts:
        yield from walk(inner, (*where, step))


def strings(thing: Any) -> Iterator[tuple[Where, str]]:
    """Every text of a data object, with its path."""
    return ((where, text) for where, text in walk(thing) if isinstance(text, str))


def sound(reader: Reader) -> None:
    """Note ids that stand twice in a list, texts that must be there and are empty, and addresses that are none."""
    for where, thing in walk(reader.value):
        if isinstance(thing, list):
            twice(reader, where, thing)
        elif is_dataclass(thing):
            for field in fields(thing):
                value = getattr(thing, field.name)
                if isinstance(value, str) and not value.strip() and field.default is MISSING:
                    reader.add((*where, field.name), f"the {field.name} is empty", "write it")
        elif isinstance(thing, str) and thing and where[-1] in ("url", "source_url") and not is_web(thing):
            reader.add(where, f"'{thing}' is not a web address", "write it with http:// or https://")


def twice(reader: Reader, where: Where, listed: Iterable[Any]) -> None:
    """Note every id that stands a second time in a list."""
    seen: set[str] = set()
    for place, name in enumerate(getattr(one, "id", None) for one in listed):
        if name in seen:
            reader.add((*where, place, "id"), f"the id '{name}' stands twice", "give one of them another id")
        elif name is not None:
            seen.add(name)


def same(reader: Reader, field: str, wanted: str) -> None:
    """Note a file that says another name of itself than its place does."""
    said = getattr(reader.value, field)
    if said != wanted:
        reader.add((field,), f"the {field} is '{said}' but the place of the file is '{wanted}'", "make them the same")


def named(reader: Reader, where: Where, what: str, name: str, known: Collection[str] | None) -> bool:
    """Whether a name is one of those that there are; note one that is not. None: nobody can say which there are."""
    if known is None or name in known:
        return True
    reader.add(where, f"there is no {what} '{name}'", one_of(known))
    return False


def one_of(known: Collection[str]) -> str:
    """What to do about a name that is not there."""
    return f"name one of: {', '.join(filter(None, known))}" if len(known) <= FEW else "name one that is there"


def rows(root: Path, name: str) -> set[str] | None:
    """The ids of a fact table; None where it cannot be read, which the check of the tables tells."""
    try:
        return {str(row["id"]) for row in table(root, name)}
    except BadTable:
        return None


def braces(reader: Reader, where: Where, sentence: str) -> None:
    """Note what in a sentence looks like a name to fill in and is none, or asks for a format that is not there."""
    for _, form in NAME.findall(sentence):
        named(reader, where, "format", form, FORMS)
    if re.search(r"[{}]", NAME.sub("", sentence)):
        reader.add(where, "a brace holds no name", "write {name} or {name:format}, in small letters")
