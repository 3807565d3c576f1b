"""Measure against the budgets and print one Markdown table.

    python -m benchmarks [NAME ...] [--quick] [--tests] [--json FILE]

The table goes to standard output, progress to standard error. It ends 0 when all could be measured, whether budgets
are met or not: a time is a finding, not a test. It ends 1 when something could not be measured.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys
import time
import traceback
from dataclasses import asdict
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks.session import Session, say
from benchmarks.table import Row, render, summary

NAMES = ("slider", "check", "maps", "layout", "imports", "memory", "startup", "journal", "labs", "lesson")


def machine() -> str:
    """What it ran on, in one line, without the machine's name."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("jupyterlab", "ipywidgets", "anywidget", "matplotlib"))
    try:
        system = platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        system = platform.system()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{system}, {os.cpu_count()} cores, {python}, {packages}"


def load() -> str:
    """How many processes wanted to run, on average over the last 1, 5 and 15 minutes."""
    return " ".join(f"{value:.1f}" for value in os.getloadavg()) if hasattr(os, "getloadavg") else "not known"


def run(names: list[str], quick: bool) -> tuple[list[Row], list[str]]:
    """Measure; the rows, and the names of what could not be measured."""
    rows: list[Row] = []
    broken: list[str] = []
    with Session(quick) as session:
        for name in names:
            say(f"{name} ...")
            began = time.monotonic()
            try:
                rows += importlib.import_module(f"benchmarks.{name}").measure(session)
            except Exception:  # one measurement that breaks must not cost the others
                traceback.print_exc()
                broken.append(name)
            say(f"  {time.monotonic() - began:.0f} s")
    return rows, broken


def main() -> int:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"any of: {', '.join(NAMES)} (default: all)")
    parser.add_argument("--quick", action="store_true", help="repeat little: to see that all works, not how fast it is")
    parser.add_argument("--tests", action="store_true", help="also time the whole test command")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every single value to a file")
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in NAMES]
    if unknown:
        parser.error(f"nothing is called {unknown[0]}; there are {', '.join(NAMES)}")
    before = load()
    rows, broken = run([*(asked.names or NAMES), *(["testing"] if asked.tests else [])], asked.quick)
    if asked.json:
        asked.json.parent.mkdir(parents=True, exist_ok=True)
        asked.json.write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")
    print(f"{date.today():%d %B %Y}. {machine()}. Load before {before}, after {load()}."
          + (" Quick run: the figures mean little." if asked.quick else ""), end="\n\n")
    print(render(rows), end="\n\n")
    print(summary(rows))
    for name in broken:
        print(f"Could not be measured: {name} (the reason stands above).")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
