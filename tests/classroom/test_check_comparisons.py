"""Mistakes in comparisons.yaml: each gives one sentence with its line and how to mend it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from casebook.classroom.check import check
from casebook.classroom.check_comparisons import comparison_problems
from casebook.files import kit

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = {name: kit.load_article(ROOT, name) for name in kit.article_ids(ROOT)}
MAPS = {name: kit.load_argument(ROOT, name) for name in ARTICLES}


@pytest.fixture
def copy(tmp_path) -> Path:
    """A copy of the kit's data, to break."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


@pytest.fixture
def small(tmp_path) -> Path:
    """Only what the comparison itself is read from."""
    shutil.copytree(ROOT / "data" / "facts", tmp_path / "data" / "facts")
    shutil.copy(ROOT / "data" / "comparisons.yaml", tmp_path / "data")
    return tmp_path


def broken(small: Path, old: str, new: str) -> list[str]:
    """What the check says after one change; nothing of it is more than one sentence."""
    path = small / "data" / "comparisons.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = [str(problem) for problem in comparison_problems(small, ARTICLES, MAPS)]
    for line in found:
        assert "\n" not in line
        assert line.endswith(".")
        assert line.startswith("data/comparisons.yaml")
    return found


CELL = """    truce-2016:
      stance: silent
      words: "Iran is not mentioned."
      loc: []
      nodes: []
"""
CASES = {
    "unknown article": ("- article: truce-2016\n      means", "- article: truce-2061\n      means",
                        "no article 'truce-2061'"),
    "unknown node": ("nodes: [C5]", "nodes: [C55]", "confederation-2015 has no node 'C55'"),
    "unknown paragraph": ("loc: [P11]", "loc: [P99]", "no paragraph 'P99'"),
    "missing cell": (CELL, "", "'iran-counts' has no cell for 'truce-2016'"),
    "stance without a paragraph": ("      loc: [P40]\n", "", "a stance without a paragraph"),
    "unknown stance": ("stance: partly", "stance: maybe", "found 'maybe'"),
    "yes without quotes": ('stance: "yes"', "stance: true", "found True"),
    "point twice": ("- id: aims-compatible", "- id: us-failing", "'us-failing' stands twice"),
    "unknown event": ("- riyadh-ii", "- riyadh-iii", "no event 'riyadh-iii'"),
    "no day": ('truce-2016: "2016-09-22"', 'truce-2016: "soon"', "'soon' is no day"),
    "crux on no point": ("points: [money-lever]", "points: [money-leaver]", "no point 'money-leaver'"),
    "crux of nobody": ("articles: [leverage-2017, geneva-2017]", "articles: [leverage-2017, geneva-2071]",
                       "no article 'geneva-2071'"),
    "crux that the cells deny": ("points: [money-lever]", "points: [kurds-place]", "do not bear out the crux 'money'"),
    "link to no node": ('target: "confederation-2015:H4"', 'target: "confederation-2015:H44"', "no node 'H44'"),
    "link without an article": ('source: "truce-2016:C6"', 'source: "C6"', "not of the form article:node"),
    "link inside one article": ('source: "truce-2016:C6"', 'source: "confederation-2015:C1"',
                                "'L1' stays inside one article"),
    "circle": ('  source: "geneva-2017:V2"\n  target: "leverage-2017:S4"',
               '  source: "confederation-2015:T"\n  target: "truce-2016:C6"', "run in a circle"),
    "unknown field": ('question: "Who', 'colour: red\nquestion: "Who', "'colour' is not known"),
    "words without senses": ("  senses:\n    - article: truce-2016\n      means: \"The deal", "  sences:\n"
                             "    - article: truce-2016\n      means: \"The deal", "'sences' is not known"),
}


@pytest.mark.parametrize("name", CASES)
def test_one_mistake_one_sentence(small, name):
    """Each mistake is named."""
    old, new, word = CASES[name]
    found = broken(small, old, new)
    assert any(word in line for line in found), found


@pytest.mark.parametrize("name", ["unknown article", "unknown node", "unknown paragraph", "missing cell", "circle",
                                  "crux that the cells deny", "link inside one article"])
def test_a_mistake_has_its_line(small, name):
    """The line of what is wrong, in the file as it now stands."""
    old, new, word = CASES[name]
    line = next(line for line in broken(small, old, new) if word in line)
    number = int(line.split(", line ")[1].split(",")[0])
    text = (small / "data" / "comparisons.yaml").read_text(encoding="utf-8").splitlines()
    assert 0 < number <= len(text)


def test_the_check_of_the_kit_looks_at_it(copy):
    """`casebook check` says what this module finds."""
    path = copy / "data" / "comparisons.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("nodes: [C5]", "nodes: [C55]", 1), encoding="utf-8")
    found = [str(p) for p in check(copy)]
    assert len(found) == 1
    assert "has no node 'C55'" in found[0]


def test_the_kit_itself_has_no_finding(small):
    """The comparison as committed."""
    assert comparison_problems(small, ARTICLES, MAPS) == []


def test_a_crux_that_broke_with_its_cells(small):
    """A cell that changes sides takes its cruxes with it."""
    path = small / "data" / "comparisons.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("- id: western-pressure")
    here = text.index('stance: "no"', start)
    path.write_text(text[:here] + 'stance: "yes"' + text[here + len('stance: "no"'):], encoding="utf-8")
    assert [str(p) for p in comparison_problems(small, ARTICLES, MAPS) if "'pressure'" in str(p)]


def test_missing_with_its_lesson_and_allowed_without(copy):
    """A kit without the lesson needs no comparison."""
    (copy / "data" / "comparisons.yaml").unlink()
    assert any("comparisons.yaml: the file is missing" in str(p) for p in check(copy))
    shutil.rmtree(copy / "data" / "lessons" / "four-answers")
    assert not any("comparisons" in str(p) for p in check(copy))


def test_a_broken_article_does_not_blame_the_comparison(copy):
    """What cannot be looked up is not called unknown."""
    path = copy / "data" / "articles" / "geneva-2017" / "argument.yaml"
    path.write_text("nodes: [", encoding="utf-8")
    assert all(str(p).startswith("data/articles/geneva-2017") for p in check(copy))


def test_a_file_that_does_not_load_says_so(small):
    """The learner's quick way gives the same sentence."""
    path = small / "data" / "comparisons.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("short:", "shrot:", 1), encoding="utf-8")
    with pytest.raises(kit.BadData, match="comparisons.yaml, line .*"):
        kit.load_comparisons(small)
