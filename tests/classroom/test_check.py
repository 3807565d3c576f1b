"""`casebook check`: each mistake a teacher can make gives one sentence with file, what and how to mend; exit 1."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from casebook.classroom.check import check
from casebook.cli import main
from casebook.files import kit

ROOT = Path(__file__).resolve().parents[2]
LESSON = "confederation-2015"


@pytest.fixture
def copy(tmp_path) -> Path:
    """A copy of the kit's data, to break."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


def folder(copy: Path) -> Path:
    """The first article's files in the copy."""
    return copy / "data" / "articles" / LESSON


def edit(path: Path, old: str, new: str) -> None:
    """Replace the first place where `old` stands; it must stand there."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def sentences(copy: Path) -> list[str]:
    """What check says, one line a finding, each whole."""
    found = [str(problem) for problem in check(copy)]
    for line in found:
        assert "\n" not in line
        assert "Traceback" not in line
        assert line.endswith(".")
    return found


def test_the_kit_itself_is_well_formed():
    """The data as committed has no finding."""
    assert [str(p) for p in check(ROOT)] == []


def test_cli_says_so(capsys):
    """Exit 0 and one line when all is well."""
    assert main(["--root", str(ROOT), "check"]) == 0
    assert "well formed" in capsys.readouterr().out


CASES = {
    "wrong YAML syntax": ("article.yaml", "order: 1", "order: [1", "not valid YAML"),
    "unknown field": ("article.yaml", "order: 1", "order: 1\ncolour: red", "'colour' is not known"),
    "missing field": ("article.yaml", "order: 1\n", "", "'order' is missing"),
    "number where text belongs": ("article.yaml", f"id: {LESSON}", "id: 7", "expected text"),
    "two theses": ("argument.yaml", "kind: claim", "kind: thesis", "thes"),
    "locator to no paragraph": ("argument.yaml", "P4", "P99", "P99"),
    "unknown word": ("argument.yaml", "kind: claim", "kind: clam", "write claim"),
    "field twice": ("article.yaml", "order: 1", "order: 1\norder: 1", "stands twice"),
}


@pytest.mark.parametrize("name", CASES)
def test_one_mistake_one_sentence(copy, name, capsys):
    """Each mistake is named, with its file and line where one is known."""
    file, old, new, word = CASES[name]
    edit(folder(copy) / file, old, new)
    found = sentences(copy)
    assert any(word in line and file in line for line in found), found
    assert main(["--root", str(copy), "check"]) == 1
    assert "Traceback" not in capsys.readouterr().err


WORDS = {"syntax": ("exercise:\n", "exercise\n"), "twice": ("  check: Check\n", "  check: Check\n  check: Look\n"),
         "format": ("{score:%}", "{score:percent}"), "brace": ("{score:%}", "{Score:%}")}


@pytest.mark.parametrize("name", WORDS)
def test_a_slip_in_the_words_of_the_kit(copy, name):
    """One sentence, and nothing else, because every other message needs the words."""
    edit(copy / "data" / "words.yaml", *WORDS[name])
    (line,) = sentences(copy)
    assert line.startswith("data/words.yaml, line ")


def bank_of(copy: Path) -> Path:
    """The question bank in the copy."""
    return folder(copy) / "exercises.yaml"


def test_duplicate_exercise_id(copy):
    """Two exercises with one id."""
    import yaml

    data = yaml.safe_load(bank_of(copy).read_text())
    data["exercises"][1]["id"] = data["exercises"][0]["id"]
    bank_of(copy).write_text(yaml.safe_dump(data, sort_keys=False))
    assert any("stands twice" in line for line in sentences(copy))


TYPOS = {
    "kind that is none": ("kind: choose\n", "kind: chose\n", "write choose"),
    "kind that is missing": ("  kind: choose\n", "", "add 'kind:'"),
    "field that is none": ("  hints:", "  hint:", None),
    "text where a number belongs": ("credit: 1.0\n", "credit: one\n", "expected a number"),
    "list where text belongs": ("  skill: ", "  skill: []\n  skills: ", None),
    "no exercise at all": ("- id: thesis\n", "- nothing\n- id: thesis\n", "exercises 1"),
}


@pytest.mark.parametrize("name", TYPOS)
def test_one_typo_in_a_question_bank_is_not_told_for_every_type_of_exercise(copy, name):
    """One sentence for one slip; two where a field is missing and another unknown."""
    old, new, word = TYPOS[name]
    edit(bank_of(copy), old, new)
    found = [line for line in sentences(copy) if "exercises.yaml" in line and LESSON in line]
    assert len(found) == (1 if word else 2), found
    assert all(", line " in line for line in found) and (word or "") in found[0]


def test_wrong_option_without_feedback(copy):
    """An option whose feedback is empty."""
    import yaml

    data = yaml.safe_load(bank_of(copy).read_text())
    first = next(e for e in data["exercises"] if e["kind"] == "choose")
    first["options"][0]["feedback"] = ""
    bank_of(copy).write_text(yaml.safe_dump(data, sort_keys=False))
    assert any("has no feedback" in line and "line " in line for line in sentences(copy))


def test_exercise_with_no_right_answer(copy):
    """An exercise in which no option has full credit."""
    import yaml

    data = yaml.safe_load(bank_of(copy).read_text())
    first = next(e for e in data["exercises"] if e["kind"] == "choose")
    for option in first["options"]:
        option["credit"] = 0
    bank_of(copy).write_text(yaml.safe_dump(data, sort_keys=False))
    assert any("no option is right" in line for line in sentences(copy))


def test_unknown_pitfall(copy):
    """A pitfall that argument.yaml does not have."""
    edit(bank_of(copy), "pitfall: pf-", "pitfall: px-")
    assert any("there is no pitfall 'px-" in line for line in sentences(copy))


def argument_with(copy: Path, change) -> list[str]:
    """What check says after a change to the argument's data."""
    import yaml

    path = folder(copy) / "argument.yaml"
    data = yaml.safe_load(path.read_text())
    change(data)
    path.write_text(yaml.safe_dump(data, sort_keys=False))
    return sentences(copy)


def test_support_cycle(copy):
    """A claim that supports itself through another."""
    def change(data):
        data["inferences"].append({"id": "R99", "premises": ["T"], "conclusion": "C1", "scheme": "x", "loc": ["P4"],
                                   "layer": "detail"})
    assert any("circle" in line or "cycle" in line for line in argument_with(copy, change))


def test_node_that_never_reaches_the_thesis(copy):
    """A premise from which no arrow leads on."""
    def change(data):
        data["nodes"].append({"id": "G99", "kind": "premise", "voice": "author", "text": "A loose statement.",
                              "short": "loose", "loc": ["P5"], "layer": "detail"})
    assert any("G99" in line for line in argument_with(copy, change))


def test_dangling_reference(copy):
    """An inference from a node that is not there."""
    def change(data):
        data["inferences"][0]["premises"].append("Q7")
    assert any("Q7" in line for line in argument_with(copy, change))


@pytest.mark.parametrize(("raw", "word"), [(b"", "empty"), (b"a: \xff", "UTF-8"), (b"a: &b [1]\nc: *b", "anchor"),
                                           (b"a: !!python/name:os.system x", "tag")])
def test_files_no_one_can_read(copy, raw, word):
    """Empty, in another encoding, with an alias, with a tag that would make an object."""
    (folder(copy) / "argument.yaml").write_bytes(raw)
    assert any(word in line for line in sentences(copy))


def test_fifty_megabytes(copy):
    """A file of 50 MB is refused by its size."""
    with open(folder(copy) / "argument.yaml", "wb") as file:
        file.truncate(50_000_000)
    assert any("50 MB" in line for line in sentences(copy))


def test_missing_file(copy):
    """An article without its question bank."""
    bank_of(copy).unlink()
    assert any("missing" in line for line in sentences(copy))


def test_a_learner_gets_the_same_sentence(copy):
    """Opening a broken article gives the sentence of the check, not a traceback of the parser."""
    from casebook import lesson

    edit(folder(copy) / "article.yaml", "order: 1", "order: one")
    with pytest.raises(kit.BadData, match=r"article\.yaml, line \d+, order: found 'one'"):
        _ = lesson(LESSON, root=copy).article


def test_no_kit_is_exit_2(tmp_path, capsys):
    """A folder without a kit: one sentence, exit 2."""
    assert main(["--root", str(tmp_path), "check"]) == 2
    assert "data/articles" in capsys.readouterr().err
