"""The fact tables: CSV files in data/facts under one Frictionless Data Package (datapackage.json).

A light reader: csv and json only, no pandas. Dates stay ISO text, because some are only a month or a year long.
After an edit of a table: ``casebook check --stamp`` writes its new size and SHA-256 into the package.
The rules of the descriptor: https://specs.frictionlessdata.io (Data Package and Table Schema, version 1).
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from casebook.files.finding import Finding
from casebook.files.yamltext import BadFile, read_text

if TYPE_CHECKING:
    import pandas

Cell = str | int | float | bool | None
Row = dict[str, Cell]
Fields = Sequence[dict[str, Any]]

FOLDER = "data/facts"
PACKAGE = "data/facts/datapackage.json"
GLOSSARY = "data/glossary.csv"
GLOSSARY_FIELDS = [
    {"name": name, "type": "string", "constraints": {"required": name not in ("lessons", "source_url")}}
    for name in ("id", "term", "definition", "lessons", "source_title", "source_url")
]
LIMIT = 5_000_000
SAFE = re.compile(r"[a-z0-9_]+\.csv")


class Kind(NamedTuple):
    """How a cell of a type is written and read, and the type in words with an example."""

    form: str
    read: Callable[[str], Cell]
    called: str
    example: str


KINDS = {
    "string": Kind(r"(?s:.*)", str, "text", "text"),
    "integer": Kind(r"-?[0-9]+", int, "a whole number", "digits only, such as 4873236"),
    "number": Kind(r"-?[0-9]+(\.[0-9]+)?", float, "a number", "a number such as 16.5"),
    "boolean": Kind("true|false", lambda cell: cell == "true", "true or false", "true or false"),
}
"""The types that a field may have."""


class BadTable(Exception):
    """A fact table cannot be read. The message is one sentence: what, where, and how to mend it."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


def table(root: Path, name: str) -> list[Row]:
    """The rows of a fact table, each a dict with typed cells, in the order of the file.

    Integers, numbers and booleans are typed; text, dates too, stays text (``"2016-09"`` where only the month is known).
    An empty text is ``""``, any other empty cell is None.

    Raises
    ------
    BadTable
        With one sentence, if the table, the package or a cell cannot be read.
    """
    return _whole(root, *_described(root, name))


def frame(root: Path, name: str) -> pandas.DataFrame:
    """The same table as a pandas data frame, indexed by id. Loads pandas when called, not before."""
    import pandas as pd

    shown, fields = _described(root, name)
    return pd.DataFrame(_whole(root, shown, fields), columns=[field["name"] for field in fields]).set_index("id")


def glossary(root: Path) -> list[dict[str, Any]]:
    """The terms of data/glossary.csv: id, term, definition, lessons (ids joined by ';'), source_title, source_url.

    A source_title of ``ours`` marks a definition of the kit's own.
    """
    return _whole(root, GLOSSARY, GLOSSARY_FIELDS)


def split(cell: Cell) -> list[str]:
    """The parts of a cell that holds several values joined by ';'."""
    return [part.strip() for part in str(cell or "").split(";") if part.strip()]


def resources(root: Path) -> list[dict[str, Any]]:
    """The entries of the package, one a table, in its order; BadTable where the descriptor is broken."""
    text = _text(root, PACKAGE)
    try:
        listed: list[dict[str, Any]] = json.loads(text)["resources"]
        for resource in listed:
            if not SAFE.fullmatch(resource["path"]):
                raise ValueError(f"path '{resource['path']}' is not a file name such as events.csv")
            for field in resource["schema"]["fields"]:
                if field["type"] not in KINDS:
                    raise ValueError(f"field {field['name']} of {resource['name']} has the type '{field['type']}'")
    except json.JSONDecodeError as error:
        raise BadTable(Finding(PACKAGE, f"this is not JSON ({error.msg})", "mend that line", error.lineno)) from None
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        what = f"the descriptor lacks something or has it in a wrong form ({error})"
        raise BadTable(Finding(PACKAGE, what, "compare it with another table's entry")) from None
    return listed


def _described(root: Path, name: str) -> tuple[str, Fields]:
    """The file of a table and its fields; BadTable, with the names that there are, if there is none of that name."""
    tables = {resource["name"]: resource for resource in resources(root)}
    if name not in tables:
        raise BadTable(Finding(PACKAGE, f"there is no table '{name}'", f"choose one of {', '.join(tables)}"))
    return f"{FOLDER}/{tables[name]['path']}", tables[name]["schema"]["fields"]


def _whole(root: Path, shown: str, fields: Fields) -> list[Row]:
    rows, found = read(root, shown, fields)
    if found:
        raise BadTable(found[0])
    return list(rows.values())


def _text(root: Path, shown: str) -> str:
    try:
        return read_text(root / shown, LIMIT)
    except BadFile as bad:
        raise BadTable(Finding(shown, bad.what, bad.mend, bad.line)) from None


def read(root: Path, shown: str, fields: Fields) -> tuple[dict[int, Row], list[Finding]]:
    """The rows of a CSV file by their lines, with typed cells, and what does not fit; its first line names the fields.

    Raises
    ------
    BadTable
        If the file cannot be read as a table at all.
    """
    header = [field["name"] for field in fields]
    rows: dict[int, Row] = {}
    found: list[Finding] = []
    reader = csv.reader(io.StringIO(_text(root, shown)), strict=True)
    try:
        first = next(reader)
        if first != header:
            missing = [name for name in header if name not in first]
            extra = [name for name in first if name not in header]
            what = f"lacks the column {missing[0]}" if missing else f"has the unknown column {extra[0]}" if extra else (
                "has its columns in another order")
            raise BadTable(Finding(shown, f"the first line {what}", f"make it {','.join(header)}", 1))
        end = reader.line_num
        for cells in reader:
            line, end = end + 1, reader.line_num
            if len(cells) == len(header):
                rows[line] = {field["name"]: _cell(shown, line, field, cell, found)
                              for field, cell in zip(fields, cells, strict=True)}
            else:
                what = f"the row has {len(cells)} cells, the first line has {len(header)}"
                found.append(Finding(shown, what, "put text that has a comma in it between double quotes", line))
    except csv.Error as error:
        what = f"the CSV is broken ({error})"
        raise BadTable(Finding(shown, what, "close every double quote", reader.line_num)) from None
    return rows, found


def _cell(shown: str, line: int, field: dict[str, Any], cell: str, found: list[Finding]) -> Cell:
    kind = KINDS[field["type"]]
    if re.fullmatch(kind.form, cell):
        return kind.read(cell)
    if cell:
        what = f"{field['name']} is '{cell}', which is not {kind.called}"
        found.append(Finding(shown, what, f"write {kind.example}, or leave it empty", line))
    return None
