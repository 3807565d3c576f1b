"""`data/words.yaml`, and what every sentence with names in braces keeps to, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from casebook.files.check import Reader
from casebook.files.finding import Finding, Where
from casebook.files.wording import FORMATS, TEXTS
from casebook.files.words import NAME

FORMS = {**FORMATS, **TEXTS}
"""Every format that a name in braces may have, for numbers and for texts."""


def word_problems(root: Path) -> list[Finding]:
    """The findings in the words of the kit: they can be read, and each brace in them holds a name."""
    path = root / "data" / "words.yaml"
    if not path.is_file():
        return []
    reader = Reader(root, path)
    for where, sentence in strings(reader.value):
        braces(reader, where, sentence)
    return reader.problems


def one_of(known: Iterable[str]) -> str:
    """What to do about a name that is not there."""
    return f"name one of: {', '.join(name for name in known if name)}"


def strings(thing: Any, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Every text of a data object, with its path."""
    if isinstance(thing, str):
        yield where, thing
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from strings(getattr(thing, field.name), (*where, field.name))
    elif isinstance(thing, Mapping):
        for name, inner in thing.items():
            yield from strings(inner, (*where, name))
    elif isinstance(thing, list):
        for place, inner in enumerate(thing):
            yield from strings(inner, (*where, place))


def braces(reader: Reader, where: Where, sentence: str) -> None:
    """Note what in a sentence looks like a name to fill in and is none, or asks for a format that is not there."""
    for _, form in NAME.findall(sentence):
        if form not in FORMS:
            reader.add(where, f"there is no format '{form}'", one_of(FORMS))
    if re.search(r"[{}]", NAME.sub("", sentence)):
        reader.add(where, "a brace holds no name", "write {name} or {name:format}, in small letters")
