"""The fact tables that labs draw on, read as a caller would pass them."""

import csv
from pathlib import Path

FACTS = Path(__file__).resolve().parents[3] / "data" / "facts"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one fact table, all cells as text."""
    with (FACTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tables() -> dict[str, list[dict[str, str]]]:
    """The tables that any lab needs."""
    return {name: rows(name) for name in ("governorates", "peacekeeping_precedents", "rounds", "zones")}
