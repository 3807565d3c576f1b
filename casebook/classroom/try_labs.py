"""The words of a lab against its model: it is run at many settings, and every sentence is filled in as on the page.

Names in braces must be numbers that the model gives, or phrases; states, flips, phrases and readings must be there on
both sides, and each must be used.
"""

from __future__ import annotations

import ast
import random
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from casebook.files.check import Reader
from casebook.files.facts import BadTable, table
from casebook.files.finding import Finding, Where, at
from casebook.files.labs import LabFile
from casebook.files.words import NAME, Unsaid, Words
from casebook.thinking import labs
from casebook.thinking.labs.lab import Found, Lab

FOLDER = Path(labs.__file__).parent

DRAWN = 20
"""How many settings are drawn at random besides the start, the presets and the ends of the dials."""
AT_AN_END = 0.3
"""How often a dial that is drawn stands at an end: what is special happens in the corners."""
NO_DATA = "no data"
"""The state of a lab whose fact tables are not there."""


def lab_of(root: Path, file: LabFile) -> Lab:
    """A lab of the kit at `root`, with its fact tables."""
    return labs.get(file, {one: table(root, one) for one in labs.needs(file)})


def settings(file: LabFile) -> Iterator[dict[str, float]]:
    """The start, every preset, every state's proof, each dial at its ends, and some settings drawn with one seed."""
    ends = {dial.id: [option.value for option in dial.options] or [dial.low, dial.high] for dial in file.dials}
    yield {}
    yield from (preset.values for preset in file.presets)
    yield from (state.at for state in file.states.values())
    yield from ({name: value} for name, values in ends.items() for value in values)
    dice = random.Random(DRAWN)
    for _ in range(DRAWN):
        yield {dial.id: dice.uniform(dial.low, dial.high) if dial.kind == "range" and dice.random() > AT_AN_END
               else dice.choice(ends[dial.id]) for dial in file.dials}


class Heard(Words):
    """The phrases of a lab, which keep what the model asks of them."""

    def __init__(self, phrases: Mapping[str, str], called: str) -> None:
        super().__init__(phrases, called)
        self.asked: set[str] = set()
        self.given: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.asked.add(name)
        return super().__getitem__(name)

    def fill(self, sentence: str, numbers: Mapping[str, Any]) -> str:
        """A sentence with its numbers."""
        self.given |= numbers.keys()
        return super().fill(sentence, numbers)


def try_model(root: Path, reader: Reader) -> None:
    """Note what the model and the words of a lab do not have in common."""
    try:
        lab = lab_of(root, reader.value)
    except BadTable:
        return  # told where the table is named
    except Exception as error:
        what = f"the model casebook/thinking/labs/{_model(reader.value).name} cannot be opened ({_said(error)})"
        reader.add(("id",), what, "write or mend it, or correct the id")
        return
    reader.take(_Trial(lab).run())


def _model(file: LabFile) -> Path:
    return FOLDER / f"{file.id.replace('-', '_')}.py"


def _said(error: Exception) -> str:
    """An error as part of a sentence."""
    return " ".join(f"{type(error).__name__}: {error}".split()).rstrip(".")


class _Trial:
    """A lab at many settings."""

    def __init__(self, lab: Lab) -> None:
        self.lab, self.file = lab, lab.file
        self.heard = lab.words = Heard(self.file.phrases, lab.words.called)
        self.said: dict[str, set[str]] = {"states": set(), "flip": set()}
        self.noted: dict[tuple[Where, str], Finding] = {}

    def run(self) -> Iterable[Finding]:
        """Every setting until one breaks the model; then what was never used."""
        for values in settings(self.file):
            try:
                self._hear(self.lab.found(values))
            except Unsaid as error:
                where = next((where for where, text in self._sentences() if text == error.sentence), ("phrases",))
                self._note(where, error.what, "correct the name, or give it in the model")
            except Exception as error:
                shown = ", ".join(f"{name} {value:g}" for name, value in self.lab.settle(values).items())
                self._note(("id",), f"the model fails at {shown} ({_said(error)})", "mend the model")
                break
        for check in (self._tables, self._never_given, self._unused, self._states_are_reached):
            if not self.noted:
                check()
        return self.noted.values()

    def _note(self, where: Where, what: str, mend: str) -> None:
        self.noted.setdefault((where, what), at(where, what, mend))

    def _hear(self, found: Found) -> None:
        """One finding of the model against the file, and its sentences filled in."""
        self._readings(found)
        for group, name in (("states", found.state), ("flip", found.flip)):
            self.said[group].add(name)
            if name not in getattr(self.file, group):
                self._note((group,), f"the model names '{name}', which is not there", f"add '{name}:'")
        self._width(("table", "header"), self.file.table.header, found.rows)
        numbers = {**found.readings, **found.numbers}
        sentences = [self.file.table.caption, self.file.flip.get(found.flip, "")]
        if state := self.file.states.get(found.state):
            sentences += [state.sentence, self.heard[found.heading] if found.heading else state.heading]
        for sentence in sentences:
            self.heard.fill(sentence, numbers)

    def _readings(self, found: Found) -> None:
        for name in found.readings.keys() ^ self.file.readings.keys():
            if name in self.file.readings:
                self._note(("readings", name), f"the model gives no reading '{name}'", "remove it, or correct its name")
            else:
                self._note(("readings",), f"the model gives the reading '{name}', which is not there", f"add '{name}:'")
        for name, value in found.readings.items():
            figure = self.file.readings.get(name)
            if value is None and figure and not figure.none and not found.texts.get(name):
                what = f"the reading '{name}' may have no number"
                self._note(("readings", name), what, "write under 'none' what to say then")

    def _width(self, where: Where, header: list[str], rows: Any) -> None:
        for row in rows:
            if len(row) != len(header):
                what = f"there are {len(header)} heads for rows of {len(row)} cells"
                self._note(where, what, "write one head for each column")

    def _tables(self) -> None:
        """The whole page at the start, with the tables of what is ours where the file has them."""
        part = "id"
        try:
            self.lab.evaluate({})
            part = "robust"
            if self.lab.robust and self.file.robust:
                self._width(("robust", "header"), self.file.robust.header, self.lab.robust({}).rows)
            part = "background"
            for place, one in enumerate(self.lab.background()):
                self._width(("background", place, "header"), self.file.background[place].header, one.rows)
        except Exception as error:
            self._note((part,), f"the model does not give what belongs here ({_said(error)})", "mend the model")

    def _sentences(self) -> Iterator[tuple[Where, str]]:
        """Every sentence that is filled in, with its path."""
        for name, state in self.file.states.items():
            yield ("states", name, "heading"), state.heading
            yield ("states", name, "sentence"), state.sentence
        for group in ("flip", "phrases"):
            for name, sentence in getattr(self.file, group).items():
                yield (group, name), sentence
        yield ("table", "caption"), self.file.table.caption

    def _never_given(self) -> None:
        """Names in sentences that were not said at any setting."""
        known = self.heard.given | self.file.phrases.keys()
        for where, sentence in self._sentences():
            for name, _ in NAME.findall(sentence):
                if name not in known:
                    self._note(where, f"'{{{name}}}' is no number of the model and no phrase", "correct the name")

    def _unused(self) -> None:
        """States, flips and phrases that the model never names."""
        named = {name for _, text in self._sentences() for name, _ in NAME.findall(text)}
        named |= set(_constants(_model(self.file)))
        for group, said in {**self.said, "phrases": self.heard.asked}.items():
            for name in getattr(self.file, group).keys() - said - named:
                self._note((group, name), f"'{name}' is never used", "remove it, or correct its name")

    def _states_are_reached(self) -> None:
        for name, state in self.file.states.items():
            reached = (labs.get(self.file) if name == NO_DATA else self.lab).found(state.at).state
            if reached != name:
                what = f"at these values the state is '{reached}'"
                self._note(("states", name, "at"), what, f"write values at which it is '{name}'")


def _constants(model: Path) -> Iterator[str]:
    """The texts that stand in a model, and in the modules beside it that it takes from."""
    paths = [model]
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, ast.ImportFrom):
                beside = FOLDER / f"{str(node.module).rpartition('.')[2]}.py"
                if beside.is_file() and beside not in paths and beside.name != "lab.py":
                    paths.append(beside)
