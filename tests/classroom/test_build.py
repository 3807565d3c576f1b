"""Worksheets and solutions are products: same bank, same bytes; a changed product is found; solutions are executed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from casebook.classroom import build as b
from casebook.cli import main
from casebook.files import kit
from casebook.thinking import exercises

ROOT = Path(__file__).resolve().parents[2]
LESSONS = kit.lesson_ids(ROOT)
LESSON = "confederation-2015"


@pytest.mark.parametrize("lesson", LESSONS)
def test_worksheet_is_as_the_bank_gives_it(lesson):
    """The committed worksheet is what `build` would write."""
    bank = kit.load_questions(ROOT, lesson)
    stored = (ROOT / "exercises" / b.file_name(ROOT, lesson)).read_text(encoding="utf-8")
    assert stored == b.as_text(b.worksheet(bank))


def test_two_builds_are_identical():
    """Executed twice, a solution gives the same bytes: no times, ids, images or paths in it."""
    bank = kit.load_questions(ROOT, LESSON)
    first, second = (b.as_text(b.executed(b.solution(bank), ROOT)) for _ in range(2))
    assert first == second
    assert str(ROOT) not in first
    assert "image/png" not in first


@pytest.mark.parametrize("lesson", LESSONS)
def test_solutions_are_executed(lesson):
    """Each code cell has its number, no error and no warning; each answer is right. (nbval would pass an unexecuted
    notebook whatever it holds.)"""
    book = json.loads((ROOT / "solutions" / b.file_name(ROOT, lesson)).read_text(encoding="utf-8"))
    code = [c for c in book["cells"] if c["cell_type"] == "code"]
    assert [c["execution_count"] for c in code] == list(range(1, len(code) + 1))
    for cell in code:
        for output in cell["outputs"]:
            assert output["output_type"] == "stream"
            assert output["name"] == "stdout"
    answers = [c for c in code if c["id"].endswith("-answer")]
    bank = kit.load_questions(ROOT, lesson)
    assert len(answers) == len(b.on_sheet(bank))
    for cell in answers:
        assert "".join(cell["outputs"][0]["text"]).startswith(("Right.", "Not marked", "Your forecast", "Well formed"))


@pytest.mark.parametrize("lesson", LESSONS)
def test_worksheets_give_no_answer_away(lesson):
    """A worksheet carries no outputs, and no feedback of the bank."""
    text = (ROOT / "exercises" / b.file_name(ROOT, lesson)).read_text(encoding="utf-8")
    book = json.loads(text)
    assert not any(c.get("outputs") for c in book["cells"])
    for exercise in kit.load_questions(ROOT, lesson).exercises:
        assert exercise.why not in text


@pytest.mark.parametrize("lesson", LESSONS)
def test_answers_in_code_mean_the_same(lesson):
    """The code that the solution shows gives the very value that is right."""
    for exercise in b.on_sheet(kit.load_questions(ROOT, lesson)):
        value = exercises.KINDS[exercise.kind].answers(exercise)[0]
        arguments = eval(f"({b.as_code(exercise, value)},)")  # noqa: S307 - our own code, from our own data
        assert exercises.answer_from(exercise, *arguments) == value


@pytest.fixture
def copy(tmp_path):
    """A copy of data and products, to change."""
    for name in ("data", "exercises", "solutions"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def test_check_finds_a_changed_product(copy, capsys):
    """A worksheet edited by hand is named, with the command that mends it; exit 1. Building mends it."""
    name = b.file_name(ROOT, LESSON)
    path = copy / "exercises" / name
    path.write_text(path.read_text().replace("Worksheet:", "Work:"))
    assert main(["--root", str(copy), "build", "--check", LESSON]) == 1
    assert f"exercises/{name} differs" in capsys.readouterr().out
    assert main(["--root", str(copy), "build", LESSON]) == 0
    assert main(["--root", str(copy), "build", "--check", LESSON]) == 0


def test_check_finds_a_stranger(copy, capsys):
    """A notebook that no bank gives is named."""
    (copy / "exercises" / "99-old.ipynb").write_text("{}")
    assert main(["--root", str(copy), "build", "--check", LESSON]) == 1
    assert "99-old.ipynb comes from no question bank" in capsys.readouterr().out


def test_nothing_is_built_from_broken_data(copy):
    """With a finding in the data, build writes nothing."""
    path = copy / "data" / "articles" / LESSON / "exercises.yaml"
    path.write_text(path.read_text().replace("lesson: ", "lessen: ", 1))
    before = (copy / "exercises" / b.file_name(ROOT, LESSON)).read_bytes()
    assert main(["--root", str(copy), "build"]) == 1
    assert (copy / "exercises" / b.file_name(ROOT, LESSON)).read_bytes() == before


def test_build_never_touches_the_lessons(copy):
    """notebooks/ is written by hand."""
    (copy / "notebooks").mkdir()
    assert main(["--root", str(copy), "build", LESSON]) == 0
    assert list((copy / "notebooks").iterdir()) == []


def test_unknown_lesson(copy, capsys):
    """One sentence, exit 2."""
    assert main(["--root", str(copy), "build", "nothing"]) == 2
    assert LESSON in capsys.readouterr().err


def test_plain_text_stays_plain_in_markdown():
    """Marks of Markdown and HTML in a title are escaped."""
    assert b.plain("a*b_<c>$") == r"a\*b\_\<c\>\$"
