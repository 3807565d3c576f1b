"""Run every test stage, keep each result, and end in one line: `N passed, N failed`.

    .venv/bin/python tools/run_tests.py [STAGE ...]

A stage that fails does not stop the next one. Nothing here needs the network, and a learner's own journal and Jupyter
settings are never touched: every stage gets a folder of its own for them.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "build" / "test-results"
BIN = Path(sys.executable).parent
LIMIT = 40 * 60  # seconds a stage may take: far above any healthy run
PYTEST = [sys.executable, "-m", "pytest"]
NBVAL = [*PYTEST, "-p", "tests.start_again", "--nbval-current-env", "--nbval-cell-timeout=120"]


@dataclass(frozen=True)
class Stage:
    """One command and how to read it.

    Attributes
    ----------
    command
        What to run, from the root.
    pytest
        Whether it is a pytest run, whose tests are counted one by one; else the command counts as one test.
    inputs
        Patterns, relative to the root, of the files that it works on. Each must match something.
    once
        Pattern of files whose presence makes `inputs` due. While neither is there, the stage has nothing to do yet.
    """

    command: list[str]
    pytest: bool = True
    inputs: tuple[str, ...] = ()
    once: str = "data/articles/*/exercises.yaml"


STAGES = {
    "ruff": Stage([str(BIN / "ruff"), "check", "."], pytest=False),
    "mypy": Stage([sys.executable, "-m", "mypy"], pytest=False),
    "eslint": Stage([*PYTEST, "tests/test_javascript.py"], inputs=("tests/test_javascript.py",)),
    "check": Stage([str(BIN / "casebook"), "check"], pytest=False),
    "build": Stage([str(BIN / "casebook"), "build", "--check"], pytest=False),
    "unit": Stage(
        [*PYTEST, "tests", "--ignore=tests/browser", "--ignore=tests/test_javascript.py"],
        inputs=("tests/**/test_*.py",),
    ),
    "solutions": Stage([*NBVAL, "--nbval", "solutions"], inputs=("solutions/*.ipynb",)),
    "notebooks": Stage(
        [*NBVAL, "--nbval-lax", "notebooks", "exercises"], inputs=("notebooks/*.ipynb", "exercises/*.ipynb")
    ),
    "browser": Stage(
        [*PYTEST, "tests/browser"], inputs=("tests/browser/**/test_*.py",), once="notebooks/*.ipynb"
    ),
}


@dataclass
class Count:
    """How many tests passed, failed and were skipped, and what to say about the stage."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    note: str = ""


def read_junit(report: Path) -> Count:
    """Count the tests of one pytest run from its JUnit report; a fixture that broke after its test counts by itself."""
    count = Count()
    for case in ElementTree.parse(report).iter("testcase"):
        children = {child.tag for child in case}
        if children & {"failure", "error"}:
            count.failed += 1
        elif "skipped" in children:
            count.skipped += 1
        else:
            count.passed += 1
    return count


def judge(stage: Stage, code: int, report: Path) -> Count:
    """Turn an exit code, and a pytest report where there is one, into a count in which no failure can hide.

    Parameters
    ----------
    stage
        What was run.
    code
        Its exit code; negative where a signal ended it.
    report
        Where a pytest run was told to leave its report; it may be missing.
    """
    if not stage.pytest:
        return Count(passed=int(code == 0), failed=int(code != 0))
    try:
        count = read_junit(report)
    except (OSError, ElementTree.ParseError):
        return Count(failed=1, note=f"ended with code {code} and left no readable report")
    if code != 0 and not count.failed:
        return Count(count.passed, 1, count.skipped, f"ended with code {code} though no test failed")
    if count.passed + count.failed == 0:
        return Count(0, 1, count.skipped, "ran no test")
    return count


def missing(stage: Stage, root: Path) -> Count | None:
    """Say what a stage lacks: None where it can run, a failure where its input is due, an empty count where not yet."""
    lacking = [pattern for pattern in stage.inputs if not any(root.glob(pattern))]
    if not lacking:
        return None
    due = any(root.glob(stage.once))
    return Count(failed=int(due), note=f"nothing matches {' or '.join(lacking)}" + ("" if due else " yet"))


def environment(folder: Path) -> dict[str, str]:
    """Variables for a stage: its own journal and Jupyter folders in `folder`, and no way out to a package registry."""
    env = {key: value for key, value in os.environ.items() if key not in ("CASEBOOK_ROOT", "MPLBACKEND")}
    env["PATH"] = f"{BIN}{os.pathsep}{env.get('PATH', os.defpath)}"
    env["CASEBOOK_PROGRESS"] = str(folder / "journal.jsonl")
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        env[name] = str(folder / name.lower())
    env.update(UV_OFFLINE="1", PIP_NO_INDEX="1", npm_config_offline="true")
    return env


def execute(command: list[str], env: dict[str, str]) -> int:
    """Run a command from the root and return its exit code; whatever it started is ended with it."""
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        return process.wait(LIMIT)
    except subprocess.TimeoutExpired:
        print(f"Not done after {LIMIT // 60} minutes: ended.", flush=True)
        return 1
    finally:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()


def run(name: str, stage: Stage) -> Count:
    """Run one stage, its output shown as it comes, and count it."""
    print(f"\n== {name}: {' '.join(Path(part).name if '/' in part else part for part in stage.command)}", flush=True)
    lack = missing(stage, ROOT)
    if lack is not None:
        print(lack.note, flush=True)
        return lack
    report = RESULTS / f"{name}.xml"
    report.unlink(missing_ok=True)
    command = [*stage.command, f"--junitxml={report}"] if stage.pytest else stage.command
    with tempfile.TemporaryDirectory(prefix="casebook-test-", ignore_cleanup_errors=True) as folder:
        try:
            code = execute(command, environment(Path(folder)))
        except OSError as error:
            return Count(failed=1, note=f"could not start: {error.strerror}: {Path(command[0]).name}")
    return judge(stage, code, report)


def main() -> int:
    """Run the stages named on the command line, or all of them; 0 when nothing failed, else 1."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("stages", nargs="*", metavar="STAGE", help=f"any of: {', '.join(STAGES)} (default: all)")
    chosen = parser.parse_args().stages or list(STAGES)
    if unknown := [name for name in chosen if name not in STAGES]:
        parser.error(f"no stage is called {unknown[0]}; there are {', '.join(STAGES)}")

    RESULTS.mkdir(parents=True, exist_ok=True)
    rows, total = [], Count()
    for name in chosen:
        started = time.monotonic()
        count = run(name, STAGES[name])
        rows.append((name, count, time.monotonic() - started))
        total = Count(
            total.passed + count.passed, total.failed + count.failed, total.skipped + count.skipped
        )

    print("\nstage        passed  failed  skipped  seconds")
    for name, count, seconds in rows:
        print(f"{name:12} {count.passed:6}  {count.failed:6}  {count.skipped:7}  {seconds:7.0f}  {count.note}".rstrip())
    skipped = f", {total.skipped} skipped" if total.skipped else ""
    print(f"\n{total.passed} passed, {total.failed} failed{skipped}", flush=True)
    return int(total.failed > 0)


if __name__ == "__main__":
    sys.exit(main())
