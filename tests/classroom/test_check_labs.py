"""`casebook check` reads the labs: each slip in a lab's file gives one sentence with the file and the line."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from casebook.classroom import try_labs
from casebook.classroom.check import check
from casebook.classroom.check_labs import lab_problems
from casebook.files import kit
from casebook.files.check import Reader
from casebook.files.finding import Finding
from casebook.files.yamltext import Marked, parse

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = {name: kit.load_article(ROOT, name) for name in kit.article_ids(ROOT)}
BANKS = {name: Reader(ROOT, kit.folder_of(ROOT, name) / "exercises.yaml") for name in kit.lesson_ids(ROOT)}
TEXT = (ROOT / "data" / "labs" / "trust.yaml").read_text(encoding="utf-8")


@pytest.fixture
def copy(tmp_path) -> Path:
    """A kit with nothing but the fact tables; the tests put a lab into it."""
    shutil.copytree(ROOT / "data" / "facts", tmp_path / "data" / "facts")
    (tmp_path / "data" / "labs").mkdir()
    return tmp_path


def found_in(copy: Path, text: str, name: str = "trust") -> list[Finding]:
    """The findings in a lab's file of this text."""
    (copy / "data" / "labs" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return lab_problems(copy, ARTICLES, BANKS)


def changed(old: str, new: str) -> str:
    """The lab's file with the first place changed where `old` stands; it must stand there."""
    assert old in TEXT, old
    return TEXT.replace(old, new, 1)


def test_the_kits_own_labs_are_well_formed():
    assert [str(one) for one in check(ROOT) if one.file.startswith("data/labs")] == []


def test_the_copy_is_well_formed(copy):
    assert [str(one) for one in found_in(copy, TEXT)] == []


CUT = object()
"""Stands for "take it out"."""
SPARE = {"means": "x", "heading": "x", "sentence": "x"}
CALM = ("states", "no violation yet")
SLIPS: dict[str, tuple[tuple, object, tuple | None]] = {
    "id": (("id",), "trusts", None),
    "lesson": (("lesson",), "truce-2061", None),
    "missing field": (("order",), CUT, None),
    "unknown field": (("colour",), "red", None),
    "text where a number belongs": (("dials", "violations", "start"), "one", None),
    "text where a list belongs": (("dials", "violations", "loc"), "P7", None),
    "dial that is no plain word": (("dials", "violations", "id"), "n", None),
    "dial twice": (("dials", "violations", "id"), "capacity", None),
    "dial starts outside": (("dials", "violations", "start"), 7, None),
    "dial starts between steps": (("dials", "capacity", "start"), 0.505, None),
    "dial runs backwards": (("dials", "trust", "low"), 0.99, None),
    "dial without a step": (("dials", "trust", "step"), 0, None),
    "range with options": (("dials", "violations", "options"), [{"value": 1, "label": "x"}], None),
    "choice without options": (("dials", "violations", "kind"), "choice", ("dials", "violations", "options")),
    "toggle between": (("dials", "violations"), {"id": "violations", "label": "x", "help": "x", "start": 0.5,
                                                "kind": "toggle", "ours": True}, ("dials", "violations", "start")),
    "dial that encodes nothing": (("dials", "capacity", "loc"), CUT, ("dials", "capacity")),
    "wrong paragraph": (("dials", "violations", "loc", 0), "P99", None),
    "wrong paragraph in a text": (("dials", "violations", "help"), "The shelling (P7, P77).", None),
    "preset outside": (("presets", "author", "values", "violations"), 9, None),
    "preset between steps": (("presets", "author", "values", "capacity"), 0.123, None),
    "preset without a dial": (("presets", "critic", "values", "capacity"), CUT, ("presets", "critic", "values")),
    "preset with a dial too many": (("presets", "critic", "values", "speed"), 1, None),
    "preset twice": (("presets", "critic", "id"), "author", None),
    "no critic": (("presets", "critic", "who"), "neutral", ("presets",)),
    "nobody of that name": (("presets", "critic", "who"), "critics", None),
    "two right guesses": (("predictions", 0, "options", "same", "right"), True, ("predictions", 0, "options")),
    "no right guess": (("predictions", 0, "options", "strong", "right"), False, ("predictions", 0, "options")),
    "guess without feedback": (("predictions", 0, "options", "same", "feedback"), " ", None),
    "guess twice": (("predictions", 0, "options", "same", "id"), "strong", None),
    "work without a status": (("literature", 0, "status"), "", None),
    "address that is none": (("literature", 0, "url"), "ftp://x.org", None),
    "fact row that is not there": (("facts",), [{"table": "events", "row": "nothing"}], ("facts", 0, "row")),
    "fact table that is not there": (("facts",), [{"table": "nothing", "row": "x"}], ("facts", 0)),
    "fact that is told in the lab": (("facts",), [{"table": "notes", "row": "kerry-able", "text": "So."}],
                                     ("facts", 0, "text")),
    "fact without a row": (("facts",), [{"table": "events"}], ("facts", 0, "row")),
    "draws on nothing": (("draws_on",), ["nothing"], ("draws_on", 0)),
    "unknown format of a reading": (("readings", "trust", "form"), "%%", None),
    "unknown format in a sentence": ((*CALM, "sentence"), "Trust is {trust:pct}.", None),
    "unknown placeholder in a heading": ((*CALM, "heading"), "Trust is {faith:%}.", None),
    "unknown placeholder in a sentence": ((*CALM, "sentence"), "Trust is {faith:%}.", None),
    "unknown placeholder in a phrase": (("phrases", "often"), "{m:n} violations", None),
    "unknown placeholder in a flip": (("flip", "both"), "It is {gap} {sides} that.", None),
    "unknown placeholder in a caption": (("table", "caption"), "Stops {power:%}", None),
    "placeholder in capitals": (("table", "caption"), "Stops {Capacity:%}", None),
    "placeholder where none is filled in": (("title",), "Who loses {trust}?", None),
    "number that is not always there": (("flip", "both"), "{number} {times} {here} {edge} {gap} {side} {count:n}",
                                        None),
    "unused phrase": (("phrases", "spare"), "words", None),
    "unused state": (("states", "spare"), SPARE, None),
    "unused flip": (("flip", "spare"), "words", None),
    "phrase that the model asks for": (("phrases", "line_worth"), CUT, ("phrases",)),
    "state that the model names": (("states", "trusted"), CUT, ("states",)),
    "flip that the model names": (("flip", "from the start"), CUT, ("flip",)),
    "reading that the model gives": (("readings", "best"), CUT, ("readings",)),
    "reading that it does not give": (("readings", "more"), {"label": "More"}, None),
    "reading without words for none": (("readings", "count", "none"), "", ("readings", "count")),
    "state not reached there": (("states", "distrusted", "at"), {"violations": 2, "capacity": 0}, None),
    "head too many": (("table", "header"), ["a", "b", "c", "d", "e"], None),
    "tables that the model does not give": (("robust",), {"caption": "c", "header": ["h"]}, None),
}


def place(data: Any, path: tuple) -> tuple:
    """A path with the position of a list's member in place of its id."""
    found: list[str | int] = []
    for step in path:
        if isinstance(data, list) and isinstance(step, str):
            step = [one["id"] for one in data].index(step)
        found.append(step)
        data = data.get(step) if isinstance(data, dict) else data[step] if data else None
    return tuple(found)


@pytest.mark.parametrize("name", SLIPS)
def test_one_slip_one_sentence(copy, name):
    """Exactly one finding, and it names the place and the line."""
    path, value, where = SLIPS[name]
    data = parse(TEXT)
    changed_at = place(data, path)
    wanted = place(data, where) if where and where[:-1] else where or changed_at
    *above, last = changed_at
    inner = data
    for step in above:
        inner = inner[step]
    if value is CUT:
        del inner[last]
    else:
        inner[last] = value
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
    (finding,) = found_in(copy, text)
    assert (finding.file, finding.where) == ("data/labs/trust.yaml", wanted)
    assert finding.line == Marked(copy / finding.file).line(wanted)
    assert str(finding).endswith(".") and "\n" not in str(finding)


@pytest.mark.parametrize(("old", "new", "line"), [("part: core", "part: core\npart: extra", 1),
                                                  ("part: core", "part: [core", 1), ("order: 1", "order: one", 0)])
def test_the_line_is_where_a_teacher_looks(copy, old, new, line):
    """A field twice, wrong syntax, a word for a number: the line of the file as it was written by hand."""
    (finding,) = found_in(copy, changed(f"\n{old}\n", f"\n{new}\n"))
    assert finding.line == TEXT[: TEXT.index(f"\n{old}\n") + 1].count("\n") + 1 + line


def test_a_misspelt_field_is_unknown_and_missed(copy):
    found = found_in(copy, changed("\ntitle: ", "\ntitel: "))
    assert sorted(one.where for one in found) == [("titel",), ("title",)]


@pytest.mark.parametrize(("name", "count"), [("Hof P5", 0), ("the author of 2016 P11", 0), ("Hof P99", 1), ("P5", 1)])
def test_a_lab_about_several_articles_names_the_author(copy, name, count):
    """Each locator is author and paragraph."""
    data = parse(TEXT)
    data["lesson"] = "four-answers"
    for dial in data["dials"]:
        dial["loc"] = ["Heller P5"]
    data["dials"][0]["loc"] = [name]
    assert len(found_in(copy, yaml.safe_dump(data))) == count


def test_a_text_may_name_another_author_with_his_paragraph(copy):
    """P40 is no paragraph of this article, but one of Heller's."""
    assert found_in(copy, changed("\ncritique: >-\n", "\ncritique: >-\n  Heller doubts it (his P40).\n")) == []
    assert len(found_in(copy, changed("\ncritique: >-\n", "\ncritique: >-\n  Others doubt it (P40).\n"))) == 1


def test_two_labs_in_one_place_and_too_many_in_a_part(copy):
    """The second lab with the same order; the third in one part."""
    found_in(copy, TEXT)
    wheres = [one.where for one in found_in(copy, changed("\nid: trust\n", "\nid: trusty\n"), "trusty")]
    assert ("order",) in wheres and ("part",) not in wheres
    wheres = [one.where for one in found_in(copy, changed("\nid: trust\n", "\nid: trustier\n"), "trustier")]
    assert ("part",) in wheres


class Broken:
    """Models that fail in one way each."""

    @staticmethod
    def raises(dials, words):
        return 1 / (dials["violations"] - 4)

    @staticmethod
    def gives_nothing(dials, words):
        return None


@pytest.mark.parametrize("way", ["raises", "gives_nothing"])
def test_a_model_that_fails_is_a_finding(copy, monkeypatch, way):
    """With the dials at which it fails, so that a programmer can look."""
    monkeypatch.setattr("casebook.thinking.labs.trust.model", getattr(Broken, way))
    (finding,) = found_in(copy, TEXT)
    assert "the model fails at trust" in finding.what and str(finding).endswith(".")


def test_a_lab_without_a_model_is_a_finding(copy):
    (finding,) = found_in(copy, changed("\nid: trust\n", "\nid: nobody\n"), "nobody")
    assert "casebook/thinking/labs/nobody.py" in finding.what


EXERCISE = """
lesson: truce-2016
title: t
exercises:
  - {id: x, kind: set-lab, title: t, prompt: p, why: w, hints: [h], loc: [P3], skill: s, minutes: 1, lab: trust,
     controls: [capacity], start: {capacity: 0.5}, solution: {capacity: 0.1}, reading: trust, at_least: 0.5,
     too_low: l, too_high: h}
"""


@pytest.mark.parametrize(("old", "new", "where"), [
    ("", "", None), ("lab: trust", "lab: mistrust", "lab"),
    ("controls: [capacity]", "controls: [capacities]", "controls"),
    ("start: {capacity", "start: {speed: 1, capacity", "start"), ("reading: trust", "reading: faith", "reading"),
    ("solution: {capacity: 0.1}", "solution: {capacity: 0.9}", "solution"),
    ("start: {capacity: 0.5}", "start: {capacity: 0.2}", "start"),
])
def test_an_exercise_in_a_lab(copy, old, new, where):
    """Its lab, dials and reading are there; the solution solves it and the start does not."""
    path = copy / "data" / "exercises.yaml"
    path.write_text(EXERCISE.replace(old, new, 1), encoding="utf-8")
    (copy / "data" / "labs" / "trust.yaml").write_text(TEXT, encoding="utf-8")
    bank = Reader(copy, path)
    lab_problems(copy, ARTICLES, {**BANKS, "truce-2016": bank})
    assert {one.where[2] for one in bank.problems} == ({where} if where else set())
    assert all(one.file == "data/exercises.yaml" and one.line in (5, 6, 7) for one in bank.problems)


def test_notebooks_open_the_labs_that_there_are(copy):
    """A name that no lab has, and a lab that its lesson does not open."""
    page = copy / "notebooks" / "02-truce-2016.ipynb"
    page.parent.mkdir()
    page.write_text('{"cells": [\n  "truce.lab(\\"trust\\")"\n]}', encoding="utf-8")
    assert found_in(copy, TEXT) == []
    page.write_text('{"cells": [\n  "truce.lab(\\"mistrust\\")"\n]}', encoding="utf-8")
    strange, closed = found_in(copy, TEXT)
    assert (strange.file, strange.line) == ("notebooks/02-truce-2016.ipynb", 2) and "'mistrust'" in strange.what
    assert closed.file == "data/labs/trust.yaml" and "02-truce-2016.ipynb" in closed.what


@pytest.mark.parametrize("name", kit.lab_ids(ROOT))
def test_no_slip_is_a_crash(copy, name):
    """Lines taken out of any lab's file: whatever is then wrong is told in sentences."""
    lines = (ROOT / "data" / "labs" / f"{name}.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    for place in random.Random(name).sample(range(len(lines)), 5):
        for one in found_in(copy, "".join(lines[:place] + lines[place + 1:]), name):
            assert str(one).endswith(".") and "\n" not in str(one)


def test_the_same_settings_at_every_run():
    """A finding of one run is a finding of the next."""
    file = kit.load_lab(ROOT, "trust")
    drawn = [list(try_labs.settings(file)) for _ in range(2)]
    assert drawn[0] == drawn[1]
    assert len(drawn[0]) > try_labs.DRAWN
