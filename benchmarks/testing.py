"""How long the whole test command takes: only when it is asked for, with --tests."""

from __future__ import annotations

import subprocess
import sys
import time

from benchmarks.session import ROOT, Session, say
from benchmarks.stats import Sample
from benchmarks.table import Budget, Row


def measure(session: Session) -> list[Row]:
    """Run every test once, browser tests included. Whether they pass is not asked here, only said."""
    say("  the whole test command")
    began = time.monotonic()
    done = subprocess.run([sys.executable, "tools/run_tests.py"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    minutes = (time.monotonic() - began) / 60
    say("  " + done.stdout.strip().splitlines()[-1])
    return [Row("the whole test command", Sample("all tests", (minutes,), "min", 1), budget=Budget("under", 15))]
