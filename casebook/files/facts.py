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
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casebook.files.finding import Finding

if TYPE_CHECKING:
    import pandas

Cell = str | int | float | bool | None
Row = dict[str, Cell]

FOLDER = "data/facts"
PACKAGE = "data/facts/datapackage.json"
GLOSSARY = "data/glossary.csv"
GLOSSARY_FIELDS = ("id", "term", "definition", "lessons", "source_title", "source_url")
LIMIT = 5_000_000
SAFE = re.compile(r"[a-z0-9_]+\.csv")


class BadTable(Exception):
    """A fact table cannot be read. The message is one sentence: what, where, and how to mend it."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


def describe(root: Path, name: str) -> dict[str, Any]:
    """What the package says of a table: its title, description, sources, and schema with a text for each field.

    Raises
    ------
    BadTable
        If there is no such table, with the names that there are.
    """
    tables = resources(root)
    for resource in tables:
        if resource["name"] == name:
            return resource
    known = ", ".join(resource["name"] for resource in tables)
    raise BadTable(Finding(PACKAGE, f"there is no table '{name}'", f"choose one of {known}"))


def table(root: Path, name: str) -> list[Row]:
    """The rows of a fact table, each a dict with typed cells.

    Parameters
    ----------
    root : Path
        The kit's folder.
    name : str
        The table's name in the package, such as ``"events"``.

    Returns
    -------
    list of dict
        One dict a row, in the order of the file. Integers, numbers and booleans are typed; text, dates
        too, stays text (``"2016-09"`` where only the month is known). An empty text is ``""``, any other empty cell
        is None.

    Raises
    ------
    BadTable
        With one sentence, if the table, the package or a cell cannot be read.
    """
    resource = describe(root, name)
    found: list[Finding] = []
    rows = [row for _, row in read(root, resource, found)]
    if found:
        raise BadTable(found[0])
    return rows


def frame(root: Path, name: str) -> pandas.DataFrame:
    """The same table as a pandas data frame, indexed by id. Loads pandas when called, not before."""
    import pandas as pd

    rows = table(root, name)
    return pd.DataFrame(rows, columns=[f["name"] for f in describe(root, name)["schema"]["fields"]]).set_index("id")


def glossary(root: Path) -> list[dict[str, str]]:
    """The terms of data/glossary.csv: id, term, definition, lessons (ids joined by ';'), source_title, source_url.

    A source_title of ``ours`` marks a definition of the kit's own.
    """
    found: list[Finding] = []
    text = _text(root / GLOSSARY, GLOSSARY, found)
    lines = [] if found else list(_cells(text, GLOSSARY, GLOSSARY_FIELDS, found))
    rows = [dict(zip(GLOSSARY_FIELDS, cells, strict=True)) for _, cells in lines]
    for row in rows:
        if not row["term"] or not row["definition"]:
            found.append(Finding(GLOSSARY, f"'{row['id'] or 'a row'}' lacks its term or definition", "fill both in"))
    if found:
        raise BadTable(found[0])
    return rows


def split(cell: Cell) -> list[str]:
    """The parts of a cell that holds several values joined by ';'."""
    return [part.strip() for part in str(cell or "").split(";") if part.strip()]


# --- the package ---------------------------------------------------------------------------------------------------


def resources(root: Path) -> list[dict[str, Any]]:
    """The entries of the package, one a table, in its order; BadTable where the descriptor is broken."""
    found: list[Finding] = []
    text = _text(root / PACKAGE, PACKAGE, found)
    if found:
        raise BadTable(found[0])
    try:
        package = json.loads(text)
        listed: list[dict[str, Any]] = package["resources"]
        for resource in listed:
            _shape(resource)
    except json.JSONDecodeError as error:
        raise BadTable(Finding(PACKAGE, f"this is not JSON ({error.msg})", "mend that line", error.lineno)) from None
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        what = f"the descriptor lacks something or has it in a wrong form ({error})"
        raise BadTable(Finding(PACKAGE, what, "compare it with another table's entry")) from None
    return listed


def _shape(resource: dict[str, Any]) -> None:
    if not SAFE.fullmatch(resource["path"]):
        raise ValueError(f"path '{resource['path']}' is not a file name such as events.csv")
    for field in resource["schema"]["fields"]:
        if field["type"] not in READ:
            raise ValueError(f"field {field['name']} of {resource['name']} has the type '{field['type']}'")


def _text(path: Path, shown: str, found: list[Finding]) -> str:
    """The text of a file, or an entry in `found`."""
    try:
        if path.stat().st_size > LIMIT:
            found.append(Finding(shown, "the file is larger than 5 MB", "keep fact tables small"))
            return ""
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        found.append(Finding(shown, "this is not UTF-8 text", "save the file with the encoding UTF-8", line))
    except OSError:
        found.append(Finding(shown, "the file is missing or cannot be opened", "put it there, or mend its rights"))
    return ""


# --- rows ----------------------------------------------------------------------------------------------------------


def _cells(text: str, shown: str, header: Sequence[str], found: list[Finding]) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each row of a CSV text whose first line must be `header`."""
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        first = next(reader, None)
        if first is None:
            found.append(Finding(shown, "the file is empty", f"its first line must be {','.join(header)}"))
            return
        if first != list(header):
            missing = [name for name in header if name not in first]
            extra = [name for name in first if name not in header]
            what = f"lacks the column {missing[0]}" if missing else f"has the unknown column {extra[0]}" if extra else (
                "has its columns in another order")
            found.append(Finding(shown, f"the first line {what}", f"make it {','.join(header)}", 1))
            return
        end = reader.line_num
        for cells in reader:
            line, end = end + 1, reader.line_num
            if len(cells) != len(header):
                what = f"the row has {len(cells)} cells, the first line has {len(header)}"
                found.append(Finding(shown, what, "put text that has a comma in it between double quotes", line))
                continue
            yield line, cells
    except csv.Error as error:
        found.append(Finding(shown, f"the CSV is broken ({error})", "close every double quote", reader.line_num))


def read(root: Path, resource: dict[str, Any], found: list[Finding]) -> Iterator[tuple[int, Row]]:
    """Line number and typed cells of each row of a table; what does not fit is added to `found`."""
    shown = f"{FOLDER}/{resource['path']}"
    fields = resource["schema"]["fields"]
    text = _text(root / FOLDER / resource["path"], shown, found)
    if found:
        return
    for line, cells in _cells(text, shown, [field["name"] for field in fields], found):
        row: Row = {}
        for field, cell in zip(fields, cells, strict=True):
            try:
                row[field["name"]] = READ[field["type"]](cell)
            except ValueError:
                what = f"{field['name']} is '{cell}', which is not {WORD[field['type']]}"
                found.append(Finding(shown, what, f"write {EXAMPLE[field['type']]}, or leave it empty", line))
                row[field["name"]] = None
        yield line, row


def _integer(cell: str) -> int | None:
    if not cell:
        return None
    if not re.fullmatch(r"-?[0-9]+", cell):
        raise ValueError(cell)
    return int(cell)


def _number(cell: str) -> float | None:
    if not cell:
        return None
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell):
        raise ValueError(cell)
    return float(cell)


def _boolean(cell: str) -> bool | None:
    if cell not in ("", "true", "false"):
        raise ValueError(cell)
    return {"": None, "true": True, "false": False}[cell]


READ: dict[str, Callable[[str], Cell]] = {
    "string": str, "integer": _integer, "number": _number, "boolean": _boolean,
}
WORD = {"string": "text", "integer": "a whole number", "number": "a number", "boolean": "true or false"}
EXAMPLE = {"string": "text", "integer": "digits only, such as 4873236", "number": "a number such as 16.5",
           "boolean": "true or false"}
