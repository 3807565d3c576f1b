"""`casebook check` reads the labs: each slip in a lab's file gives one sentence with the file and the line."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from casebook.classroom import try_labs
from casebook.classroom.check import check
from casebook.classroom.check_labs import lab_problems
from casebook.files import kit
from casebook.files.check import Reader
from casebook.files.finding import Finding

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


VIOLATIONS = "    start: 1\n    high: 6"
TRUST_DIAL = "    low: 0.05\n    high: 0.95\n    step: 0.01"
WORKS = "literature:\n"
NOTHING = "Nothing has happened yet; trust is {trust:%}"
WHY_SAME = "No. The same violation says more about a partner that could have stopped it than about one that could not."
ABOUT_P10 = "Bombing, blocked aid, and the attack on the convoy (P7, P10)"
SLIPS = {
    "id": ("id: trust\nlesson", "id: trusts\nlesson", "id: trusts\n"),
    "lesson": ("lesson: truce-2016", "lesson: truce-2061", "lesson: truce-2061"),
    "missing field": ("order: 1\n", "", "# The words"),
    "unknown field": ("order: 1\n", "order: 1\ncolour: red\n", "colour: red"),
    "text where a number belongs": (VIOLATIONS, "    start: one\n    high: 6", "start: one"),
    "text where a list belongs": ("    loc: [P11]\n", "    loc: P11\n", "    loc: P11\n"),
    "field twice": ("part: core\n", "part: core\npart: extra\n", "part: extra"),
    "syntax": ("part: core\n", "part: [core\n", "order: 1"),
    "dial that is no plain word": ("  - id: violations\n    label", "  - id: n\n    label", "- id: n\n"),
    "dial twice": ("  - id: violations\n    label", "  - id: capacity\n    label", "- id: capacity\n    label: Viol"),
    "dial starts outside": (VIOLATIONS, "    start: 7\n    high: 6", "start: 7"),
    "dial starts between steps": ("    start: 0.5\n", "    start: 0.505\n", "start: 0.505"),
    "dial runs backwards": (TRUST_DIAL, "    low: 0.95\n    high: 0.05\n    step: 0.01", "low: 0.95"),
    "dial without a step": (TRUST_DIAL, "    low: 0.05\n    high: 0.95\n    step: 0", "step: 0\n"),
    "range with options": (VIOLATIONS, VIOLATIONS + "\n    options: [{value: 1, label: x}]", "options: [{"),
    "choice without options": (VIOLATIONS, VIOLATIONS + "\n    kind: choice", "- id: violations"),
    "toggle between": (VIOLATIONS, "    start: 0.5\n    kind: toggle", "start: 0.5\n    kind"),
    "dial that encodes nothing": ("    loc: [P11]\n", "", "- id: capacity"),
    "wrong paragraph": ("loc: [P7, P10]", "loc: [P7, P99]", "loc: [P7, P99]"),
    "wrong paragraph in a text": (ABOUT_P10, "Bombing and blocked aid (P7, P77)", "P77"),
    "preset outside": ("capacity: 0.1, violations: 3", "capacity: 0.1, violations: 9", "violations: 9"),
    "preset between steps": ("capacity: 0.1, ", "capacity: 0.123, ", "capacity: 0.123"),
    "preset without a dial": ("{trust: 0.6, capacity: 0.8, violations: 3}", "{trust: 0.6, violations: 3}",
                              "{trust: 0.6, violations: 3}"),
    "preset with a dial too many": ("capacity: 0.8, ", "capacity: 0.8, speed: 1, ", "speed: 1"),
    "preset twice": ("  - id: critic\n", "  - id: author\n", "- id: author\n    label: A Moscow"),
    "no critic": ("who: critic", "who: neutral", "- id: author\n"),
    "nobody of that name": ("who: critic", "who: critics", "who: critics"),
    "two right guesses": ("      - id: same\n", "      - id: same\n        right: true\n", "- id: weak"),
    "no right guess": ("        right: true\n", "", "- id: weak"),
    "guess without feedback": (f">-\n          {WHY_SAME}", "''", "feedback: ''"),
    "guess twice": ("      - id: same\n", "      - id: weak\n", "- id: weak\n        text: 'Both"),
    "work without a status": ("status: our own", "status: ''", "status: ''"),
    "address that is none": ("https://www.cambridge", "ftp://www.cambridge", "url: >-"),
    "fact row that is not there": (WORKS, "facts:\n  - {table: events, row: nothing}\n" + WORKS, "row: nothing"),
    "fact table that is not there": (WORKS, "facts:\n  - {table: nothing, row: x}\n" + WORKS, "table: nothing"),
    "fact without a title": (WORKS, "facts:\n  - {text: So., source_url: 'https://x.org', confidence: low}\n" + WORKS,
                             "text: So."),
    "fact without an address": (WORKS, "facts:\n  - {text: So., source_title: T, confidence: low}\n" + WORKS,
                                "text: So."),
    "fact of both sorts": (WORKS, "facts:\n  - {table: events, row: x, text: So.}\n" + WORKS, "text: So."),
    "draws on nothing": (WORKS, "draws_on: [nothing]\n" + WORKS, "draws_on"),
    "unknown format of a reading": ('form: "%"}\n  worth', 'form: "%%"}\n  worth', "%%"),
    "unknown format in a sentence": (NOTHING, "Nothing has happened; trust is {trust:pct}", "{trust:pct}"),
    "unknown placeholder in a state": (NOTHING, "Nothing has happened; trust is {faith:%}", "{faith"),
    "unknown placeholder in a phrase": ('often: "{n:n}', 'often: "{m:n}', "{m:n}"),
    "unknown placeholder in a flip": ("{gap} {side} that", "{gap} {sides} that", "{sides}"),
    "unknown placeholder in a caption": ("stop {capacity:%} of", "stop {power:%} of", "{power"),
    "placeholder in capitals": ("stop {capacity:%} of", "stop {Capacity:%} of", "{Capacity"),
    "placeholder where none is filled in": ("title: Who loses trust", "title: Who loses {trust}", "title: Who"),
    "number that is not always there": ('both: "{number} After', 'both: "{count:n} After', "{count:n} After"),
    "unused phrase": ("  axis: Capacity", "  spare: words\n  axis: Capacity", "spare: words"),
    "unused state": ("  trusted:\n", "  spare: {means: x, heading: x, sentence: x}\n  trusted:\n", "{means: x"),
    "unused flip": ("flip:\n", "flip:\n  spare: words\n", "spare: words"),
    "phrase that the model asks for": ("  line_worth: worth", "  line_value: worth", "none: no violation"),
    "state that the model names": ("  trusted:\n", "  believed:\n", "  no violation yet:"),
    "flip that the model names": ("  both: ", "  two: ", "  from the start:"),
    "reading that the model gives": ("  best: {label: Capacity at which the deal would be worth most}\n", "",
                                     "trust: {label"),
    "reading that it does not give": ("readings:\n", "readings:\n  more: {label: More}\n", "more: {label"),
    "reading without words for none": (", none: never}", "}", "count: {label"),
    "state not reached there": ("at: {violations: 3}", "at: {violations: 2, capacity: 0}", "at: {violations: 2"),
    "head too many": ("header: [Violations, ", "header: [Violations, Spare, ", "header: [Violations, Spare"),
    "tables that the model does not give": (WORKS, "robust: {caption: c, header: [h]}\n" + WORKS, "robust"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_one_slip_one_sentence(copy, name):
    """Exactly one finding, and it names the line."""
    old, new, mark = SLIPS[name]
    text = changed(old, new)
    assert text.count(mark) == 1, mark
    (finding,) = found_in(copy, text)
    assert (finding.file, finding.line) == ("data/labs/trust.yaml", text[: text.index(mark)].count("\n") + 1), finding
    assert str(finding).endswith(".") and "\n" not in str(finding)


def test_a_misspelt_field_is_unknown_and_missed(copy):
    found = found_in(copy, changed("title: Who", "titel: Who"))
    assert sorted(one.where for one in found) == [("titel",), ("title",)]


@pytest.mark.parametrize(("name", "count"), [("Hof P5", 0), ("the author of 2016 P11", 0), ("Hof P99", 1), ("P5", 1)])
def test_a_lab_about_several_articles_names_the_author(copy, name, count):
    """Each locator is author and paragraph."""
    text = changed("lesson: truce-2016", "lesson: four-answers")
    for place in ("[P3, P11]", "[P11]", "[P7, P10]"):
        text = text.replace(f"loc: {place}", 'loc: ["Heller P5"]')
    assert len(found_in(copy, text.replace("Heller P5", name, 1))) == count


def test_two_labs_in_one_place_and_too_many_in_a_part(copy):
    """The second lab with the same order; the third in one part."""
    found_in(copy, TEXT)
    wheres = [one.where for one in found_in(copy, changed("id: trust\nlesson", "id: trusty\nlesson"), "trusty")]
    assert ("order",) in wheres and ("part",) not in wheres
    text = changed("id: trust\nlesson", "id: trustier\nlesson").replace("order: 1\n", "order: 2\n", 1)
    assert ("part",) in [one.where for one in found_in(copy, text, "trustier")]


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
    (finding,) = found_in(copy, changed("id: trust\nlesson", "id: nobody\nlesson"), "nobody")
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
