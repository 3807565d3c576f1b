"""One thing that is wrong with a data file, as one sentence for a person who may not program."""

from __future__ import annotations

from dataclasses import dataclass

Where = tuple[str | int, ...]
"""A path into a data file: keys and positions, such as ``("nodes", 3, "loc", 0)``."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found and how to mend it, as clauses; the file, the line where it is known, the path inside the file.

    `file` is "" while whoever found it knows only the objects made from the file.
    """

    file: str
    what: str
    mend: str
    line: int | None = None
    where: Where = ()

    def __str__(self) -> str:
        places = [self.file, f"line {self.line}" if self.line else "", path_text(self.where)]
        return f"{', '.join(place for place in places if place)}: {self.what}; {self.mend}."


def at(where: Where, what: str, mend: str) -> Finding:
    """A finding at a path of an object, by a check that does not know the file."""
    return Finding("", what, mend, where=where)


def path_text(where: Where) -> str:
    """A path as people read it: options 3, feedback."""
    words: list[str] = []
    for step in where:
        if isinstance(step, int):
            words.append(f"{words.pop() if words else 'item'} {step + 1}")
        else:
            words.append(step)
    return ", ".join(words)
