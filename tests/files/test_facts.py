"""The fact tables: read with types, refused with one sentence, and true to their package."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from casebook.cli import main
from casebook.files import facts
from casebook.files.factcheck import problems, stamp
from casebook.files.facts import BadTable

ROOT = Path(__file__).resolve().parents[2]
TABLES = ["events", "ceasefires", "rounds", "zones", "votes", "control", "governorates", "displacement", "deaths",
          "claims"]
FIELDS = [{"name": "id", "type": "string", "constraints": {"required": True, "pattern": "[a-z-]+"}},
          {"name": "people", "type": "integer", "constraints": {"minimum": 0, "maximum": 100}},
          {"name": "share", "type": "number"},
          {"name": "sure", "type": "boolean"},
          {"name": "source_title", "type": "string", "constraints": {"required": True, "maxLength": 20}},
          {"name": "source_url", "type": "string"},
          {"name": "confidence", "type": "string", "constraints": {"enum": ["high", "medium", "low"]}}]
HEAD = "id,people,share,sure,source_title,source_url,confidence"
GOOD = f"{HEAD}\none,7,0.5,true,A book,,high\ntwo,,,,\"A, b\",,low\n"
Kit = Callable[..., Path]


@pytest.fixture
def small(tmp_path: Path) -> Kit:
    """A kit of one table with the given text, stamped where it can be."""

    def make(text: str | bytes = GOOD, package: str | None = None, stamped: bool = True) -> Path:
        folder = tmp_path / "data" / "facts"
        folder.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / "articles").mkdir(exist_ok=True)
        entry = {"name": "towns", "path": "towns.csv", "schema": {"fields": FIELDS}}
        text = text.encode() if isinstance(text, str) else text
        (folder / "towns.csv").write_bytes(text)
        (folder / "datapackage.json").write_text(package or json.dumps({"name": "x", "resources": [entry]}))
        if stamped and package is None:
            stamp(tmp_path)
        return tmp_path

    return make


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the kit's tables, to break."""
    (tmp_path / "data" / "articles").mkdir(parents=True)
    shutil.copytree(ROOT / facts.FOLDER, tmp_path / facts.FOLDER)
    shutil.copy(ROOT / facts.GLOSSARY, tmp_path / facts.GLOSSARY)
    return tmp_path


def names(root: Path) -> list[str]:
    """The names of the tables, in the order of the package."""
    return [resource["name"] for resource in facts.resources(root)]


def one_sentence(text: str) -> None:
    """A message of one line that ends with one full stop and says how to mend it after a semicolon."""
    assert "\n" not in text and text.endswith(".") and not text.endswith(".."), text
    assert ";" in text, text


# --- reading -------------------------------------------------------------------------------------------------------


def test_cells_have_the_types_of_the_package_and_empty_ones_are_none(small):
    one, two = facts.table(small(), "towns")
    assert one == {"id": "one", "people": 7, "share": 0.5, "sure": True, "source_title": "A book", "source_url": "",
                   "confidence": "high"}
    assert (two["people"], two["share"], two["sure"], two["source_title"]) == (None, None, None, "A, b")
    assert isinstance(one["people"], int) and isinstance(one["share"], float) and isinstance(one["sure"], bool)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_byte_order_mark_and_windows_lines_are_read(small, end):
    text = b"\xef\xbb\xbf" + GOOD.replace("\n", end).encode()
    assert [row["id"] for row in facts.table(small(text), "towns")] == ["one", "two"]


@pytest.mark.parametrize(("text", "place", "words"), [
    ("", "", "the file is empty"),
    (GOOD.replace("people", "folk"), ", line 1", "lacks the column people"),
    (GOOD.replace("confidence", "confidence,extra", 1), ", line 1", "unknown column extra"),
    (GOOD.replace("id,people", "people,id"), ", line 1", "another order"),
    (GOOD.replace("A book", "A, book"), ", line 2", "8 cells"),
    (GOOD.replace("7", "7.5"), ", line 2", "people is '7.5', which is not a whole number"),
    (GOOD.replace("7", "1_000"), ", line 2", "not a whole number"),
    (GOOD.replace("0.5", "nan"), ", line 2", "share is 'nan', which is not a number"),
    (GOOD.replace("true", "yes"), ", line 2", "sure is 'yes', which is not true or false"),
    (GOOD.replace('A, b"', "A, b"), "", "the CSV is broken"),
    (GOOD.encode().replace(b"A book", b"A b\xf6\xf6k"), ", line 2", "not UTF-8"),
    (b"x" * (facts.LIMIT + 1), "", "larger than 5 MB"),
])
def test_a_broken_table_is_refused_in_one_sentence_that_names_the_place(small, text, place, words):
    root = small(text, stamped=False)
    with pytest.raises(BadTable) as caught:
        facts.table(root, "towns")
    message = str(caught.value)
    one_sentence(message)
    assert message.startswith(f"data/facts/towns.csv{place}")
    assert words in message
    assert len(message) < 400


def test_the_line_is_that_of_the_file_where_a_cell_spans_lines(small):
    text = GOOD.replace("A book", '"A\nbook"').replace("two,,", "two,many,")
    with pytest.raises(BadTable, match=r"towns\.csv, line 4: people is 'many'"):
        facts.table(small(text, stamped=False), "towns")


@pytest.mark.parametrize("package", [
    "{", "[]", '{"resources": 5}', '{"resources": [{"name": "towns"}]}', '{"resources": [[]]}',
    '{"resources": [{"name": "towns", "path": "../towns.csv", "schema": {"fields": []}}]}',
    '{"resources": [{"name": "towns", "path": "towns.csv", "schema": {"fields": [{"name": "id", "type": "geo"}]}}]}',
])
def test_a_broken_package_is_refused_in_one_sentence(small, package):
    root = small(package=package)
    for read in (lambda: names(root), lambda: facts.table(root, "towns"), lambda: stamp(root)):
        with pytest.raises(BadTable) as caught:
            read()
        one_sentence(str(caught.value))
        assert str(caught.value).startswith("data/facts/datapackage.json")


def test_what_is_missing_is_said(small, tmp_path):
    with pytest.raises(BadTable, match=r"data/facts/datapackage\.json: the file is missing"):
        names(tmp_path)
    root = small()
    with pytest.raises(BadTable, match="no table 'rivers'; choose one of towns"):
        facts.table(root, "rivers")
    (root / "data/facts/towns.csv").unlink()
    for read in (lambda: facts.table(root, "towns"), lambda: stamp(root)):
        with pytest.raises(BadTable, match=r"data/facts/towns\.csv: the file is missing"):
            read()


def test_a_frame_has_the_same_cells(small):
    found = facts.frame(small(), "towns")
    assert list(found.index) == ["one", "two"]
    assert found.loc["one", "people"] == 7
    assert list(found.columns) == HEAD.split(",")[1:]


def test_the_reader_loads_neither_pandas_nor_frictionless():
    code = ("import sys; from pathlib import Path; from casebook.files import facts;"
            f"facts.table(Path({str(ROOT)!r}), 'events');"
            "print({'pandas', 'frictionless', 'numpy'} & set(sys.modules))")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


# --- checking ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "words"), [
    (GOOD.replace("two,", "one,"), "line 3: the id 'one' is also on line 2"),
    (GOOD.replace("two,", ","), "line 3: id is empty"),
    (GOOD.replace("two,", "Two,"), "line 3: id is 'Two', which does not have the form"),
    (GOOD.replace(",7,", ",-1,"), "line 2: people is -1, below 0"),
    (GOOD.replace(",7,", ",101,"), "line 2: people is 101, above 100"),
    (GOOD.replace("A book", "A" * 21), "line 2: source_title has 21 characters, more than 20"),
    (GOOD.replace("low", "sure"), "line 3: confidence is 'sure', not one of high, medium, low"),
    (GOOD.replace(",7,", ",x,"), "line 2: people is 'x'"),
])
def test_a_row_that_breaks_a_constraint_is_found(small, text, words):
    found = problems(small(text))
    assert len(found) == 1
    one_sentence(str(found[0]))
    assert words in str(found[0])


def test_a_small_table_in_order_has_no_findings(small):
    assert problems(small()) == []


def test_a_kit_without_fact_tables_has_no_findings(tmp_path):
    assert problems(tmp_path) == []


def test_a_changed_table_is_found_until_it_is_stamped(copy):
    assert problems(copy) == []
    path = copy / facts.FOLDER / "votes.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("condemnation", "Condemnation", 1), encoding="utf-8")
    found = problems(copy)
    assert [finding.file for finding in found] == ["data/facts/votes.csv"]
    assert "checksum" in found[0].what
    assert stamp(copy) == ["votes"]
    assert problems(copy) == []
    assert stamp(copy) == []


def test_stamping_an_unchanged_package_leaves_its_bytes(copy):
    before = (copy / facts.PACKAGE).read_bytes()
    assert stamp(copy) == []
    assert (copy / facts.PACKAGE).read_bytes() == before


def test_a_table_that_the_package_does_not_list_is_found(copy):
    (copy / facts.FOLDER / "rivers.csv").write_text("id\n", encoding="utf-8")
    assert [finding.what for finding in problems(copy)] == ["the table is not in datapackage.json"]


def test_a_table_without_confidence_is_found(small):
    fields = [field for field in FIELDS if field["name"] != "confidence"]
    entry = {"name": "towns", "path": "towns.csv", "schema": {"fields": fields}}
    root = small(package=json.dumps({"resources": [entry]}))
    assert ["confidence" in finding.what for finding in problems(root)] == [True]


@pytest.mark.parametrize(("old", "new", "words"), [
    (",Brier score,", ",,", "term is empty"),
    ("brier-score,", "spoiler,", "the id 'spoiler' is also on line"),
])
def test_a_broken_glossary_is_found(copy, old, new, words):
    path = copy / facts.GLOSSARY
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = problems(copy)
    assert len(found) == 1
    one_sentence(str(found[0]))
    assert words in str(found[0])


def test_the_command_checks_and_stamps(copy, capsys):
    """`casebook check` finds a changed table; with --stamp the new checksum is written first."""
    path = copy / facts.FOLDER / "zones.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Surrendered;", "surrendered;"), encoding="utf-8")
    assert main(["--root", str(copy), "check"]) == 1
    assert "data/facts/zones.csv: size or checksum differ" in capsys.readouterr().out
    assert main(["--root", str(copy), "check", "--stamp"]) == 0
    assert "stamped zones" in capsys.readouterr().out
    assert main(["--root", str(copy), "check"]) == 0


def test_stamping_what_is_not_there_ends_in_one_sentence(tmp_path, capsys):
    (tmp_path / "data" / "articles").mkdir(parents=True)
    assert main(["--root", str(tmp_path), "check", "--stamp"]) == 2
    one_sentence(capsys.readouterr().err.strip())


# --- the kit's own tables ------------------------------------------------------------------------------------------


def test_the_kit_s_tables_are_in_order():
    assert [str(finding) for finding in problems(ROOT)] == []
    assert set(TABLES) <= set(names(ROOT))


def test_frictionless_finds_the_package_valid():
    from frictionless import validate

    report = validate(str(ROOT / facts.PACKAGE))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])
    assert [task.name for task in report.tasks] == names(ROOT)
    for resource in facts.resources(ROOT):
        assert re.fullmatch("sha256:[0-9a-f]{64}", resource["hash"])
        assert resource["sources"] and resource["title"] and resource["description"]
        assert all(field["description"] for field in resource["schema"]["fields"])


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_a_source_and_dates_that_exist(name):
    rows = facts.table(ROOT, name)
    assert rows
    for row in rows:
        assert row["source_title"], row["id"]
        assert re.match(r"https?://[^\s]+$", str(row["source_url"])), row["id"]
        assert row["confidence"] in ("high", "medium", "low"), row["id"]
        for field, cell in row.items():
            if (field == "date" or field.endswith("_date")) and cell:
                date.fromisoformat((str(cell) + "-01-01")[:10])
                assert "2011" <= str(cell)[:4] <= "2026", (row["id"], field)


@pytest.mark.parametrize(("name", "start", "end"), [
    ("events", "date", "end_date"), ("ceasefires", "effective_date", "end_date"), ("rounds", "start_date", "end_date"),
    ("deaths", "period_start", "period_end"), ("zones", "agreed_date", "fate_date"),
])
def test_nothing_ends_before_it_begins(name, start, end):
    for row in facts.table(ROOT, name):
        if row[start] and row[end]:
            shared = min(len(str(row[start])), len(str(row[end])))
            assert str(row[start])[:shared] <= str(row[end])[:shared], row["id"]


def test_events_stand_in_the_order_of_time_and_name_articles_of_the_kit():
    rows = facts.table(ROOT, "events")
    assert [row["date"] for row in rows] == sorted(str(row["date"]) for row in rows)
    folders = {path.name for path in (ROOT / "data" / "articles").iterdir() if path.is_dir()}
    known = {"confederation-2015", "truce-2016", "leverage-2017", "geneva-2017"}
    assert folders <= known
    assert {name for row in rows for name in facts.split(row["articles"])} == known


def test_the_lessons_weeks_have_their_events():
    days = {str(row["date"]): row for row in facts.table(ROOT, "events")}
    for day in ("2015-09-16", "2015-09-30", "2015-10-09", "2015-10-20", "2016-09-09", "2016-09-12", "2016-09-17",
                "2016-09-19", "2017-02-23", "2017-04-04", "2017-11-28", "2017-12-11"):
        assert day in days, day
    september = {day for day in days if "2016-09-09" <= day <= "2016-09-23"}
    assert len(september) >= 12


def test_votes_add_up_to_the_council_and_their_outcome_follows_from_them():
    for row in facts.table(ROOT, "votes"):
        assert row["yes"] + row["no"] + row["abstain"] == 15, row["id"]
        vetoes = facts.split(row["vetoed_by"])
        expected = "vetoed" if vetoes else "adopted" if row["yes"] >= 9 else "too few votes"
        assert row["outcome"] == expected, row["id"]
        assert len(vetoes) + len(facts.split(row["other_no"])) <= row["no"], row["id"]


def test_governorates_add_up_to_the_census():
    rows = facts.table(ROOT, "governorates")
    assert len(rows) == 14
    assert sum(row["population_2004"] for row in rows) == 17_920_844
    for row in rows:
        assert abs(row["population_2004"] / 17_920_844 * 100 - row["share_2004_percent"]) < 0.06, row["id"]


def test_every_claim_that_revises_another_names_it():
    rows = facts.table(ROOT, "claims")
    ids = {row["id"]: row for row in rows}
    revised = [row for row in rows if row["revises"]]
    assert revised
    for row in revised:
        assert ids[str(row["revises"])]["date"] <= row["date"]
        assert ids[str(row["revises"])]["side"] == row["side"]
    assert all(row["kind"] == "found" for row in rows if row["side"] == "inquiry")


def test_every_count_of_deaths_says_what_it_counts():
    rows = facts.table(ROOT, "deaths")
    assert all(row["what_counts"] and row["population"] for row in rows)
    assert len({row["what_counts"] for row in rows}) > 5


def test_displaced_people_are_one_stock_a_year_and_hosts_do_not_exceed_the_total():
    rows = facts.table(ROOT, "displacement")
    keys = [(row["date"], row["measure"], row["host"]) for row in rows]
    assert len(set(keys)) == len(keys)
    totals = {row["date"]: row["people"] for row in rows if (row["measure"], row["host"]) == ("refugees", "all hosts")}
    assert totals
    for day, total in totals.items():
        parts = [r["people"] for r in rows if r["date"] == day and r["measure"] == "refugees"
                 and r["host"] != "all hosts"]
        assert sum(parts) <= total, day


def test_the_glossary_explains_the_words_of_the_lessons():
    rows = facts.glossary(ROOT)
    terms = " ".join(row["term"] for row in rows)
    assert len(rows) >= 40
    for word in ("ISIS", "SDF", "HTS", "Alawite", "Druze", "2254", "Communique", "De-escalation zone", "Cessation",
                 "Deconfliction", "Confederation", "Veto player", "possible agreement", "Outside option", "Premise",
                 "Hedge", "Undercut", "Brier"):
        assert word.lower() in terms.lower(), word
    for row in rows:
        assert row["lessons"] and row["definition"].endswith("."), row["id"]
        assert row["source_title"] == "ours" or row["source_url"].startswith("http"), row["id"]


def test_split_gives_the_parts_of_a_cell():
    assert facts.split("a; b;;c") == ["a", "b", "c"]
    assert facts.split(None) == facts.split("") == []
