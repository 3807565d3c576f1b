"""The fact tables against what datapackage.json says of them: types, constraints, ids, and checksums."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from casebook.files.facts import FOLDER, GLOSSARY, GLOSSARY_FIELDS, PACKAGE, BadTable, Cell, Fields, read, resources
from casebook.files.finding import Finding

EVERY_ROW = ("id", "source_title", "source_url", "confidence")


def problems(root: Path) -> list[Finding]:
    """All problems of the fact tables and the glossary: types, constraints, ids, sources, and stale checksums.

    A kit without a folder data/facts has no tables and no problems.
    """
    if not (root / FOLDER).is_dir():
        return []
    try:
        tables = resources(root)
    except BadTable as error:
        return [error.finding]
    found: list[Finding] = []
    listed = {resource["path"] for resource in tables}
    for path in sorted((root / FOLDER).glob("*.csv")):
        if path.name not in listed:
            found.append(Finding(f"{FOLDER}/{path.name}", "the table is not in datapackage.json", "describe it there"))
    for resource in tables:
        found += _table(root, resource)
    if (root / GLOSSARY).exists():
        found += _rows(root, GLOSSARY, GLOSSARY_FIELDS)
    return found


def _table(root: Path, resource: dict[str, Any]) -> list[Finding]:
    """What is wrong with a table: its fields, else its rows, else its checksum."""
    shown, fields = f"{FOLDER}/{resource['path']}", resource["schema"]["fields"]
    missing = [name for name in EVERY_ROW if name not in {field["name"] for field in fields}]
    if missing:
        return [Finding(PACKAGE, f"the table {resource['name']} has no field {name}", "add it") for name in missing]
    found = _rows(root, shown, fields)
    if not found and (resource.get("hash"), resource.get("bytes")) != _print(root / shown):
        mend = "look at the change, then run casebook check --stamp"
        return [Finding(shown, "size or checksum differ from datapackage.json", mend)]
    return found


def _rows(root: Path, shown: str, fields: Fields) -> list[Finding]:
    """The rows of a file against the constraints of their fields; every id stands once."""
    try:
        rows, found = read(root, shown, fields)
    except BadTable as error:
        return [error.finding]
    seen: dict[Cell, int] = {}
    for line, row in rows.items():
        for field in fields:
            if what := _broken(field, row[field["name"]]):
                found.append(Finding(shown, f"{field['name']} {what}", "correct it", line))
        if row["id"] in seen:
            found.append(Finding(shown, f"the id '{row['id']}' is also on line {seen[row['id']]}", "rename one", line))
        seen.setdefault(row["id"], line)
    return found


def _broken(field: dict[str, Any], cell: Cell) -> str:
    """What constraint of the field the cell breaks, in words, or nothing."""
    rule = field.get("constraints", {})
    if cell is None or cell == "":
        return "is empty" if rule.get("required") else ""
    if "enum" in rule and cell not in rule["enum"]:
        return f"is '{cell}', not one of {', '.join(map(str, rule['enum']))}"
    if "pattern" in rule and not re.fullmatch(rule["pattern"], str(cell)):
        return f"is '{cell}', which does not have the form that datapackage.json asks for"
    if "maxLength" in rule and len(str(cell)) > rule["maxLength"]:
        return f"has {len(str(cell))} characters, more than {rule['maxLength']}"
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if "minimum" in rule and cell < rule["minimum"]:
            return f"is {cell}, below {rule['minimum']}"
        if "maximum" in rule and cell > rule["maximum"]:
            return f"is {cell}, above {rule['maximum']}"
    return ""


def _print(path: Path) -> tuple[str, int]:
    data = path.read_bytes()
    return "sha256:" + hashlib.sha256(data).hexdigest(), len(data)


def stamp(root: Path) -> list[str]:
    """Write size and SHA-256 of every table into datapackage.json; return the names of those that had changed."""
    path = root / PACKAGE
    resources(root)
    package = json.loads(path.read_text(encoding="utf-8"))
    changed = []
    for resource in package["resources"]:
        try:
            fresh = _print(root / FOLDER / resource["path"])
        except OSError:
            mend = f"put it there, or take it out of {PACKAGE}"
            raise BadTable(Finding(f"{FOLDER}/{resource['path']}", "the file is missing", mend)) from None
        if (resource.get("hash"), resource.get("bytes")) != fresh:
            resource["hash"], resource["bytes"] = fresh
            changed.append(resource["name"])
    if changed:
        path.write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return changed
