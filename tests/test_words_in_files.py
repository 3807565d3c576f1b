"""Whatever a learner reads in a walk, map, lab, exercise or figure stands in a file that a teacher can open.

Every run of ten words is looked for in the texts of `data/` and `notebooks/`. A text is cut where a value was filled in
(`Words.edges`), and where code may put texts beside each other: at line ends, at marks that end a clause, at brackets.
"""

import csv
import html
import json
import re

import pytest
import yaml

from casebook import lesson
from casebook.files import kit
from casebook.files.facts import table
from casebook.files.root import find_root
from casebook.files.words import Words
from casebook.record import MemoryJournal
from casebook.thinking import exercises, labs
from casebook.thinking.figures import FIGURES

ROOT = find_root()
RUN = 10
OPEN, CLOSE = "\ue000", "\ue001"
WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
CLAUSES = re.compile(r"[\n.!?:;()\[\]|<>·•→]|  ")
LISTS = re.compile(CLAUSES.pattern + "|, | - | and | or ")
LESSONS = kit.lesson_ids(ROOT)
ARTICLES = kit.article_ids(ROOT)


def strings(value):
    """All texts in nested lists and mappings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from strings(key)
            yield from strings(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from strings(one)


def texts_of_files():
    """Every text in data/ and notebooks/; a name in braces parts the words on its two sides."""
    for path in [*(ROOT / "data").rglob("*.yaml"), *(ROOT / "data").rglob("*.json")]:
        for text in strings(yaml.safe_load(path.read_text(encoding="utf-8"))):
            yield from re.split(r"\{[^{}]*\}", text)
    for path in (ROOT / "data").rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                yield from row
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            yield "".join(cell["source"])


def runs(text):
    """Every run of ten words."""
    found = [word.lower() for word in WORD.findall(text)]
    return (tuple(found[start:start + RUN]) for start in range(len(found) - RUN + 1))


@pytest.fixture(scope="module")
def known():
    """Every run of ten words of the files."""
    return {run for text in texts_of_files() for run in runs(text)}


@pytest.fixture(autouse=True)
def edges(monkeypatch):
    """Mark what is filled in."""
    monkeypatch.setattr(Words, "edges", (OPEN, CLOSE))


def fragments(text):
    """The pieces of a text that stand in one place; what was filled in is cut at commas too, since it may be a list."""
    plain = html.unescape(re.sub(r"<(script|style).*?</\1>|<[^>]*>", "\n", text, flags=re.DOTALL))
    depth = 0
    for piece in re.split(f"([{OPEN}{CLOSE}])", plain):
        depth += (piece == OPEN) - (piece == CLOSE)
        yield from (LISTS if depth else CLAUSES).split(piece)


def strangers(known, texts):
    """The runs that stand in no file, each once."""
    return sorted({" ".join(run) for text in texts for piece in fragments(text) for run in runs(piece)
                   if run not in known})


def shown(view):
    """All that a view says: its twin, and what it sends to the page."""
    yield view.text()
    state = {name: value for name, value in view.get_state().items() if not name.startswith("_")}
    yield from (re.sub(r"\{[^{}]*\}", "\n", text) for text in strings(state) if not text.startswith("data:"))


def test_a_run_that_stands_nowhere_is_found(known):
    made_up = "one two three purple elephants four five six seven eight nine"
    assert strangers(known, [made_up]) == [" ".join(made_up.split()[n:n + RUN]) for n in (0, 1)]
    assert strangers(known, [f"one two three {OPEN}purple{CLOSE} four five six seven eight nine"]) == []


@pytest.mark.parametrize("name", ARTICLES)
def test_walk_map_and_weighing(known, name):
    opened = lesson(name, journal=MemoryJournal())
    said = list(shown(opened.walk()))
    for step in opened.argument.walk:
        for choice in step.choices:
            walk = lesson(name, journal=MemoryJournal()).walk()
            said += [walk.answer(step.id, choice.id), *shown(walk)]
    for view in (opened.map(), opened.weigh(), opened.source(), opened.guide(), opened.actors(), opened.views()):
        said.extend(shown(view))
    assert strangers(known, said) == []


@pytest.mark.parametrize("name", kit.lab_ids(ROOT))
def test_labs(known, name):
    file = kit.load_lab(ROOT, name)
    view = lesson(file.lesson, journal=MemoryJournal()).lab(name)
    said = list(shown(view))
    for option in range(max(len(p.options) for p in file.predictions)):
        fresh = lesson(file.lesson, journal=MemoryJournal()).lab(name)
        fresh.commit(**{p.id: p.options[min(option, len(p.options) - 1)].id for p in file.predictions})
        said.extend(shown(fresh))
    for setting in [*(one.at for one in file.states.values()), *(preset.values for preset in file.presets)]:
        said.extend(shown(fresh.set(**{**file.start(), **setting})))
    if fresh.lab.robust:
        said.append(fresh.robust().text())
    said.append(labs.get(kit.load_lab(ROOT, name)).evaluate({}).text())
    assert strangers(known, said) == []


@pytest.mark.parametrize("name", LESSONS)
def test_exercises(known, name):
    said = []
    for exercise in kit.load_questions(ROOT, name).exercises:
        view = lesson(name, journal=MemoryJournal()).exercise(exercise.id)
        said.extend(shown(view))
        engine = exercises.KINDS[exercise.kind]
        for value in [{}, *engine.answers(exercise), *(wrong for wrong, _ in engine.mistakes(exercise))]:
            said.append(exercises.check(exercise, value).text())
    assert strangers(known, said) == []


@pytest.mark.parametrize("name", FIGURES)
def test_figures(known, name):
    facts, draw = FIGURES[name]
    picture = draw(table(ROOT, facts))
    assert strangers(known, [str(picture), picture.title, picture.alt]) == []


def test_four_answers_and_the_ledger(known):
    four = lesson("four-answers", journal=MemoryJournal())
    said = [text for view in (four.grid(), four.words(), four.cruxes(), four.worked_out(), four.silences(), four.map(),
                              four.throughline(), four.knowledge(), four.glossary(), four.timeline(), four.ledger(),
                              *(four.forecasts(article) for article in ARTICLES)) for text in shown(view)]
    assert strangers(known, said) == []
