"""`data/labs/*.yaml`: each file by itself, against its article, the fact tables and its model, and who names it.

A dial stands where it can stand, a preset names every dial, a prediction has one right guess, a locator names a
paragraph, a fact has a source. What only a run of the model can show is in `casebook.classroom.try_labs`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from casebook.classroom.every_file import FORMS, braces, named, one_of, rows, same, sound, strings
from casebook.classroom.try_labs import lab_of, try_model
from casebook.files.article import Article
from casebook.files.check import Reader
from casebook.files.facts import BadTable, resources
from casebook.files.finding import Finding, Where
from casebook.files.labs import Dial, Known, LabFile
from casebook.files.questions import SetLab
from casebook.thinking.exercises import set_lab

PLAIN = re.compile(r"[a-z][a-z_]+")
PARAGRAPH = re.compile(r"\bP[0-9]+\b")
YEAR = re.compile(r"\b[12][0-9]{3}\b")
OPENED = re.compile(r"""\.lab\(\\?["']([^"'\\]+)\\?["']\)""")
MOST = 2
"""How many labs a lesson's core may have, and how many its extras: more is not a lesson any more."""
FILLED = {"heading", "sentence", "flip", "phrases", "caption"}
"""Where a sentence may name a number."""


def lab_problems(root: Path, articles: Mapping[str, Article | None], banks: Mapping[str, Reader]) -> list[Finding]:
    """The findings in the lab files and in the notebooks that open them.

    Parameters
    ----------
    root
        The kit's folder.
    articles
        Every article by id; None for one that does not fit its type.
    banks
        The question bank of every lesson. What is wrong with an exercise in a lab is noted there.
    """
    readers = {path.stem: Reader(root, path) for path in sorted((root / "data" / "labs").glob("*.yaml"))}
    for name, reader in readers.items():
        if reader.value is not None:
            _File(root, name, reader, articles, set(banks)).run()
    _side_by_side(readers)
    for bank in banks.values():
        _exercises(root, bank, readers)
    return [*(one for reader in readers.values() for one in reader.problems), *_notebooks(root, readers)]


def _side_by_side(readers: Mapping[str, Reader]) -> None:
    """Labs of one lesson: no two in one place, and not too many."""
    places: set[tuple[str, int]] = set()
    parts: Counter[tuple[str, str]] = Counter()
    for reader in readers.values():
        lab: LabFile | None = reader.value
        if lab is None:
            continue
        if (lab.lesson, lab.order) in places:
            reader.add(("order",), f"another lab of '{lab.lesson}' has the order {lab.order}", "give each its own")
        places.add((lab.lesson, lab.order))
        parts[lab.lesson, lab.part] += 1
        if parts[lab.lesson, lab.part] > MOST:
            what = f"the lesson '{lab.lesson}' has more than {MOST} labs in this part ({lab.part})"
            reader.add(("part",), what, "move one to the other part, or leave one out")


def _exercises(root: Path, bank: Reader, readers: Mapping[str, Reader]) -> None:
    """Exercises that set a lab: the lab, its dials and its reading are there, and the solution solves."""
    for place, exercise in enumerate(bank.value.exercises if bank.value else []):
        if not isinstance(exercise, SetLab):
            continue
        there = named(bank, ("exercises", place, "lab"), "lab", exercise.lab, readers)
        if there and not readers[exercise.lab].problems:
            bank.take(set_lab.mismatches(exercise, lab_of(root, readers[exercise.lab].value)), ("exercises", place))


def _notebooks(root: Path, readers: Mapping[str, Reader]) -> Iterator[Finding]:
    """What notebooks open is there, and what is there is opened by the notebook of its lesson."""
    opened: set[tuple[str, str]] = set()
    pages = sorted((root / "notebooks").glob("*.ipynb"))
    for page in pages:
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
            for name in OPENED.findall(line):
                opened.add((page.stem, name))
                if name not in readers:
                    yield Finding(f"notebooks/{page.name}", f"there is no lab '{name}'", one_of(readers), number)
    for name, reader in readers.items():
        lesson = reader.value.lesson if reader.value else ""
        for page in pages:
            if lesson and page.stem.endswith(f"-{lesson}") and (page.stem, name) not in opened:
                what = f"the notebook of its lesson, notebooks/{page.name}, does not open the lab '{name}'"
                yield Finding(reader.name, what, f'add a cell with .lab("{name}"), or remove the file')


class _File:
    """One run over the file of one lab."""

    def __init__(self, root: Path, name: str, reader: Reader, articles: Mapping[str, Article | None],
                 lessons: set[str]) -> None:
        self.root, self.name, self.reader, self.articles, self.lessons = root, name, reader, articles, lessons
        self.lab: LabFile = reader.value
        self.dials = {dial.id: dial for dial in self.lab.dials}

    def run(self) -> None:
        """All checks. The model is run only where the file by itself is sound: one slip shall give one sentence."""
        same(self.reader, "id", self.name)
        named(self.reader, ("lesson",), "lesson", self.lab.lesson, self.lessons)
        before = len(self.reader.problems)
        sound(self.reader)
        for place, dial in enumerate(self.lab.dials):
            self._dial(("dials", place), dial)
        if len(self.reader.problems) == before:
            self._presets()
        self._locators()
        self._predictions()
        for place, known in enumerate(self.lab.facts):
            self._fact(("facts", place), known)
        for place, name in enumerate(self.lab.draws_on):
            self._table(("draws_on", place), name)
        self._words()
        if not self.reader.problems:
            try_model(self.root, self.reader)

    def _dial(self, where: Where, dial: Dial) -> None:
        add = self.reader.add
        if not PLAIN.fullmatch(dial.id):
            add((*where, "id"), f"'{dial.id}' is no plain word", "use a word in small letters: journals keep it")
        if not (dial.ours or dial.loc):
            add(where, f"the dial '{dial.id}' encodes no paragraph", "name it under 'loc', or write 'ours: true'")
        if (dial.kind == "choice") != bool(dial.options):
            add((*where, "options"), f"the dial '{dial.id}' is a {dial.kind}", "a choice has options, nothing else has")
        elif dial.kind == "range" and not dial.low < dial.high:
            add((*where, "low"), f"the dial goes from {dial.low:g} to {dial.high:g}", "write the smaller one under low")
        elif dial.kind == "range" and not dial.step > 0:
            add((*where, "step"), f"the step is {dial.step:g}", "write a number above 0")
        else:
            self._stands((*where, "start"), dial, dial.start)

    def _stands(self, where: Where, dial: Dial, value: float) -> None:
        """Note a value on which a dial cannot stand."""
        near = dial.settle(value)
        if abs(near - value) > 1e-9:
            what = f"the dial '{dial.id}' cannot stand on {value:g}"
            self.reader.add(where, what, f"write {near:g}, the nearest that it can, or correct the dial")

    def _locators(self) -> None:
        """What dials encode, and the paragraphs that any text of a lab about one article speaks of."""
        about = self.articles.get(self.lab.lesson)
        if self.lab.lesson not in self.lessons or (self.lab.lesson in self.articles and about is None):
            return
        known = {one.id for one in about.paragraphs} if about else self._named()
        mend = "name a paragraph of the article" if about else "name author and paragraph, such as Hof P5"
        for where, text in strings(self.lab):
            if "loc" in where:
                strange = {text} - known
            else:
                strange = set(PARAGRAPH.findall(text)) - known - self._others(text) if about else set()
            for name in sorted(strange):
                self.reader.add(where, f"there is no paragraph '{name}'", mend)

    def _others(self, text: str) -> set[str]:
        """The paragraphs of the authors whom a text names."""
        return {one.id for article in filter(None, self.articles.values()) if article.author.called in text
                for one in article.paragraphs}

    def _named(self) -> set[str]:
        """The paragraphs of all articles, each by its author: "Hof P5", or "the author of 2016 P11" with a year."""
        return {f"{author} {one.id}" for article in filter(None, self.articles.values())
                for year in YEAR.findall(article.date.value)[-1:]
                for author in (article.author.called, f"{article.author.called} of {year}")
                for one in article.paragraphs}

    def _settings(self, where: Where, values: Mapping[str, float]) -> None:
        for name, value in values.items():
            if named(self.reader, (*where, name), "dial", name, self.dials):
                self._stands((*where, name), self.dials[name], value)

    def _presets(self) -> None:
        for place, preset in enumerate(self.lab.presets):
            where: Where = ("presets", place, "values")
            self._settings(where, preset.values)
            for name in self.dials.keys() - preset.values.keys():
                self.reader.add(where, f"the preset '{preset.id}' does not set the dial '{name}'", "add its value")
        for name, state in self.lab.states.items():
            self._settings(("states", name, "at"), state.at)
        held = {preset.who for preset in self.lab.presets}
        wanted = ("author", "critic", "neutral") if self.lab.lesson in self.articles else ("author",)
        for who in wanted:
            if who not in held:
                self.reader.add(("presets",), f"no preset has 'who: {who}'", "write one: each side has its setting")

    def _predictions(self) -> None:
        for place, prediction in enumerate(self.lab.predictions):
            where: Where = ("predictions", place, "options")
            right = sum(guess.right for guess in prediction.options)
            if right != 1:
                what = f"the prediction '{prediction.id}' has {right} right guesses"
                self.reader.add(where, what, "mark one with 'right: true', and no other")

    def _fact(self, where: Where, known: Known) -> None:
        if self._table(where, known.table):
            place = f"row of data/facts/{known.table}.csv"
            named(self.reader, (*where, "row"), place, known.row, rows(self.root, known.table))

    def _table(self, where: Where, name: str) -> bool:
        try:
            return named(self.reader, where, "fact table", name, [one["name"] for one in resources(self.root)])
        except BadTable:
            return False  # the check of the tables says what is wrong with them

    def _words(self) -> None:
        """Formats, and braces: where a sentence is filled in they name a number, elsewhere they are a slip."""
        for name, figure in self.lab.readings.items():
            named(self.reader, ("readings", name, "form"), "format", figure.form, FORMS)
        for where, text in strings(self.lab):
            if FILLED & {str(step) for step in where} and where[0] not in ("robust", "background"):
                braces(self.reader, where, text)
            elif re.search(r"[{}]", text):
                self.reader.add(where, "nothing is filled in here", "write the text without braces")
