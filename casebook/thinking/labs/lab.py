"""A lab at work: its file of words and one function from dial values to what it found.

A model is a module `casebook.thinking.labs.<id>` with

    model(dials, words) -> Found         the state, the numbers, and the forms of the picture
    robust(dials, words) -> rows         where the file has `robust`: how the result moves when our own numbers move
    background(words) -> rows per table  where the file has `background`: what is ours in the model

A lab with a `coding` in its file, or that draws on fact tables, gets these by name as one more argument: `given`.
`words("name", x=1.0)` is a phrase of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from casebook.files.labs import LabFile
from casebook.files.wording import FORMATS
from casebook.files.words import Words, words
from casebook.thinking.forms import Form, picture
from casebook.thinking.table import Table

Values = Mapping[str, float]
Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]
Given = Mapping[str, Any]
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a model found at one setting of the dials.

    Attributes
    ----------
    state
        One of the file's `states`.
    flip
        Which of the file's `flip` sentences is true here.
    readings
        A number, or None, for each of the file's `readings`.
    forms, rows
        The picture's forms from top to bottom, and the rows of the table behind it.
    numbers
        What sentences may name besides the readings; text where a phrase was chosen.
    texts
        The words of a reading where they are more than its number.
    heading
        The phrase to head the picture with, where it is another than the state's.
    """

    state: str
    flip: str
    readings: Mapping[str, float | None]
    forms: Sequence[Form]
    rows: Rows
    numbers: Mapping[str, Any] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A figure that the model gives. `value` is None where there is none: then `text` says so."""

    id: str
    label: str
    value: float | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the model says at one setting: its state, the outcome in a sentence, its figures, its picture."""

    state: str
    sentence: str
    readings: tuple[Reading, ...]
    flip: str
    svg: str
    alt: str
    table: Table

    def reading(self, name: str) -> Reading:
        """The reading of that id; KeyError if there is none."""
        for reading in self.readings:
            if reading.id == name:
                return reading
        raise KeyError(name)

    def text(self) -> str:
        """All that the picture and its figures say, as plain text."""
        readings = [f"{reading.label}: {reading.text}" for reading in self.readings]
        shows = words()("lab.shows", alt=self.alt)
        return "\n".join([self.sentence, self.flip, "", *readings, "", shows, "", self.table.text()])


class Lab:
    """A mechanism of an article as a small model, with everything a page needs to teach it.

    Parameters
    ----------
    file
        The words.
    model
        The module of the model.
    tables
        Rows of the fact tables that the file draws on, and of those whose rows it cites, by table.
    """

    def __init__(self, file: LabFile, model: ModuleType, tables: Tables | None = None) -> None:
        self.file, self.id, self.dials = file, file.id, file.dials
        self.words = Words(file.phrases, f"labs/{file.id}.yaml")
        self._module, self._tables = model, dict(tables or {})
        given = {**file.coding, **{name: self._tables.get(name, ()) for name in file.draws_on}}
        self._given = (given,) if given else ()

    def settle(self, values: Values) -> dict[str, float]:
        """Every dial with a value that it can stand on: what is missing stands at its start, what is outside moves in.

        KeyError if a value is given for a dial that the lab does not have, ValueError if one is no finite number.
        """
        known = {dial.id for dial in self.dials}
        for name in values.keys() - known:
            raise KeyError(f"no dial {name!r}; there are {', '.join(sorted(known))}")
        return {dial.id: dial.settle(values.get(dial.id, dial.start)) for dial in self.dials}

    def found(self, values: Values) -> Found:
        """What the model found, before it is put into words."""
        return self._module.model(self.settle(values), self.words, *self._given)

    def evaluate(self, values: Values) -> Result:
        """The result at one setting of the dials, in words and as a picture."""
        found, file = self.found(values), self.file
        numbers = {**found.readings, **found.numbers}
        state = file.states[found.state]
        sentence = self.words.fill(state.sentence, numbers)
        heading = self.words.fill(file.phrases[found.heading] if found.heading else state.heading, numbers)
        drawn, alt = picture(heading, sentence, *found.forms)
        return Result(state=found.state, sentence=sentence, flip=self.words.fill(file.flip[found.flip], numbers),
                      readings=tuple(self._reading(name, found) for name in file.readings), svg=drawn, alt=alt,
                      table=Table(self.words.fill(file.table.caption, numbers), file.table.header, found.rows))

    def _reading(self, name: str, found: Found) -> Reading:
        figure, value = self.file.readings[name], found.readings[name]
        text = found.texts.get(name) or (figure.none if value is None else FORMATS[figure.form](value))
        return Reading(id=name, label=figure.label, value=value, text=text)

    @property
    def robust(self) -> Callable[[Values], Table] | None:
        """Dial values to a table of how the result moves when our own numbers move; None where none can."""
        heads = self.file.robust
        if heads is None:
            return None
        return lambda values: Table(
            heads.caption, heads.header, self._module.robust(self.settle(values), self.words, *self._given))

    def background(self) -> list[Table]:
        """Tables of what is ours in the model."""
        heads = self.file.background
        rows = self._module.background(self.words, *self._given) if heads else []
        return [Table(one.caption, one.header, these) for one, these in zip(heads, rows, strict=True)]

    def facts(self) -> list[dict[str, str]]:
        """What is known from sources: each row that the file cites, in words, with its source and confidence."""
        told = []
        for known in self.file.facts:
            row: Any = next((row for row in self._tables.get(known.table, ()) if row["id"] == known.row), None)
            if row is None:
                raise KeyError(f"{known.table} has no row {known.row!r}")
            told.append({"text": words()(f"facts.{known.table}", **row), "title": row["source_title"],
                         "url": row["source_url"], "confidence": row["confidence"]})
        return told


def curve(of: Callable[[float], float], high: float = 1.0, steps: int = 100) -> list[float]:
    """A function at equally spaced places from 0 to `high`: a line over a dial."""
    return [of(high * step / steps) for step in range(steps + 1)]


def beside(here: float, edge: float, words: Words) -> dict[str, Any]:
    """How far a dial stands from an edge: `here`, `edge`, their `gap`, and the lab's phrase `above` or `below`."""
    return {"here": here, "edge": edge, "gap": abs(here - edge), "side": words("above" if here >= edge else "below")}
