"""The two commands: what set-up says when something is missing, and how the test runner counts."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


def test_make_alone_lists_every_target() -> None:
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.M)
    assert phony
    assert re.findall(r"^make (\S+)", listed, re.M) == phony.group(1).split()


@pytest.mark.parametrize("script", ["tools/setup", "tools/lab", ".ci/run"])
def test_a_script_is_well_formed_and_may_be_run(script: str) -> None:
    shell = (ROOT / script).read_text().splitlines()[0].removeprefix("#!").split()[-1]
    subprocess.run([Path(shell).name, "-n", script], cwd=ROOT, check=True)
    assert os.access(ROOT / script, os.X_OK)


def fake_kit(folder: Path, **pythons: str) -> subprocess.CompletedProcess[str]:
    """Run tools/setup in a copy that has no environment, where the only Pythons are shell scripts of these bodies."""
    kit, tools = folder / "kit", folder / "bin"
    (kit / "tools").mkdir(parents=True)
    (kit / "deploy").mkdir()
    tools.mkdir()
    shutil.copytree(ROOT / "deploy/labconfig", kit / "deploy/labconfig")
    for name in ("tools/setup", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, kit / name)
    for command in ("sh", "cat", "cksum", "dirname", "id"):
        (tools / command).symlink_to(shutil.which(command) or command)
    for name, body in pythons.items():
        script = tools / name.replace("_", ".")
        script.write_text(f"#!{shutil.which('sh')}\n{body}\n")
        script.chmod(0o755)
    return subprocess.run(
        [kit / "tools/setup"], env={"PATH": str(tools)}, capture_output=True, text=True, check=False
    )


NO_VENV = 'case "$2" in *venv*) exit 1 ;; *print*) echo python3.11 ;; esac'
OLD = 'case "$2" in *version_info*) exit 1 ;; esac'


@pytest.mark.parametrize(
    ("pythons", "words"),
    [
        ({}, "No Python 3.11 or newer was found"),
        ({"python3": OLD}, "No Python 3.11 or newer was found"),
        ({"python3": OLD, "python3_11": NO_VENV}, "install python3.11-venv"),
    ],
    ids=["no Python", "an old Python", "a Python without venv"],
)
def test_set_up_says_in_one_sentence_which_python_is_missing(
    tmp_path: Path, pythons: dict[str, str], words: str
) -> None:
    done = fake_kit(tmp_path, **pythons)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_set_up_twice_does_nothing_the_second_time(tmp_path: Path) -> None:
    """A stamp of the same content and place ends the work before any Python is looked for."""
    kit = tmp_path / "kit"
    assert fake_kit(tmp_path).returncode == 2
    (kit / ".venv/bin").mkdir(parents=True)
    (kit / ".venv/bin/python").write_text("#!/bin/sh\nexit 1\n")
    (kit / ".venv/bin/python").chmod(0o755)
    parts = [kit / "requirements.lock", kit / "pyproject.toml", *sorted((kit / "deploy/labconfig").iterdir())]
    content = f"{kit.resolve()}\n".encode() + b"".join(part.read_bytes() for part in parts)
    sums = subprocess.run(["cksum"], input=content, capture_output=True, check=True).stdout
    (kit / ".venv/.lab").write_bytes(sums)
    again = [kit / "tools/setup"]
    path = {"PATH": str(tmp_path / "bin")}
    done = subprocess.run(again, env=path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    (kit / "requirements.lock").write_text("changed==1.0\n")
    done = subprocess.run(again, env=path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Setting up" in done.stdout
    assert "No Python" in done.stderr


# -- the test runner --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def runner() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run_tests", ROOT / "tools/run_tests.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["run_tests"] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


def pytest_stage(runner: ModuleType, folder: Path, code: str) -> tuple[int, int, int, str]:
    """Really run pytest on one file of this text and judge it: passed, failed, skipped, note."""
    (folder / "test_it.py").write_text(code)
    report = folder / "report.xml"
    stage = runner.Stage([*runner.PYTEST, "-q", "-p", "no:cacheprovider", "--rootdir", str(folder), str(folder)])
    done = subprocess.run(
        [*stage.command, f"--junitxml={report}"], cwd=folder, capture_output=True, check=False,
        env=os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
    )
    count = runner.judge(stage, done.returncode, report)
    return count.passed, count.failed, count.skipped, count.note


FAILS_AND_BREAKS = """
import pytest
@pytest.fixture
def broken():
    yield
    raise RuntimeError
def test_twice_bad(broken):
    assert False
"""


@pytest.mark.parametrize(
    ("code", "counts"),
    [
        ("def test_a(): pass\ndef test_b(): pass\n", (2, 0, 0)),
        ("def test_a(): pass\ndef test_b(): assert 0\n", (1, 1, 0)),
        (FAILS_AND_BREAKS, (0, 2, 0)),
        ("import pytest\ndef test_a(): pass\n@pytest.mark.skip\ndef test_b(): pass\n", (1, 0, 1)),
        ("def test_a(:", (0, 1, 0)),
    ],
    ids=["passes", "one fails", "fails, and its fixture breaks", "one skipped", "cannot be read"],
)
def test_the_runner_counts_what_pytest_did(
    runner: ModuleType, tmp_path: Path, code: str, counts: tuple[int, int, int]
) -> None:
    assert pytest_stage(runner, tmp_path, code)[:3] == counts


@pytest.mark.parametrize(
    ("code", "note"),
    [
        ("x = 1\n", "no test"),
        ("import os\ndef test_a(): os._exit(0)\n", "no readable report"),
        ("import pytest\ndef test_a(): pass\n@pytest.fixture(scope='session', autouse=True)\ndef s():\n"
         "    yield\n    pytest.exit('enough', 7)\n", "ended with code"),
        ("import pytest\n@pytest.mark.skip\ndef test_b(): pass\n", "ran no test"),
    ],
    ids=["no test", "killed", "stopped at the end", "all skipped"],
)
def test_a_run_that_tested_nothing_or_broke_off_is_a_failure(
    runner: ModuleType, tmp_path: Path, code: str, note: str
) -> None:
    _, failed, _, said = pytest_stage(runner, tmp_path, code)
    assert failed >= 1
    assert note in said


def test_a_stage_without_its_files_fails_once_they_are_due(runner: ModuleType, tmp_path: Path) -> None:
    stage = runner.Stage(["true"], inputs=("solutions/*.ipynb",))
    early = runner.missing(stage, tmp_path)
    assert (early.passed, early.failed) == (0, 0)
    bank = tmp_path / "data/articles/x/exercises.yaml"
    bank.parent.mkdir(parents=True)
    bank.touch()
    assert runner.missing(stage, tmp_path).failed == 1
    (tmp_path / "solutions").mkdir()
    (tmp_path / "solutions/01-x.ipynb").touch()
    assert runner.missing(stage, tmp_path) is None


def test_every_stage_has_its_own_journal_and_no_registry(
    runner: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASEBOOK_ROOT", "elsewhere")
    env = runner.environment(tmp_path)
    assert Path(env["CASEBOOK_PROGRESS"]).parent == tmp_path
    assert Path(env["JUPYTER_CONFIG_DIR"]).parent == tmp_path
    assert "CASEBOOK_ROOT" not in env
    assert env["UV_OFFLINE"] == env["PIP_NO_INDEX"] == "1"
    assert shutil.which("casebook", path=env["PATH"]) == str(Path(sys.executable).parent / "casebook")


@pytest.mark.parametrize(("body", "counts"), [("exit 0", (1, 0)), ("exit 3", (0, 1)), (None, (0, 1))])
def test_a_plain_command_counts_as_one_test(
    runner: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str | None, counts: tuple[int, int]
) -> None:
    monkeypatch.setattr(runner, "RESULTS", tmp_path)
    command = ["sh", "-c", body] if body else ["no-such-command-here"]
    count = runner.run("plain", runner.Stage(command, pytest=False))
    assert (count.passed, count.failed) == counts


def test_a_stage_that_hangs_is_ended_and_fails(
    runner: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "RESULTS", tmp_path)
    monkeypatch.setattr(runner, "LIMIT", 1)
    count = runner.run("hangs", runner.Stage(["sh", "-c", "sleep 60 & wait"], pytest=False))
    assert count.failed == 1


def test_the_summary_is_the_last_line_and_a_failure_is_the_exit_code(
    runner: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stages = {name: runner.Stage(["sh", "-c", body], pytest=False) for name, body in
              [("good", "true"), ("bad", "false"), ("late", "true")]}
    monkeypatch.setattr(runner, "STAGES", stages)
    monkeypatch.setattr(runner, "RESULTS", tmp_path)
    monkeypatch.setattr(sys, "argv", ["run_tests.py"])
    assert runner.main() == 1
    assert capsys.readouterr().out.splitlines()[-1] == "2 passed, 1 failed"
    monkeypatch.setattr(sys, "argv", ["run_tests.py", "good", "late"])
    assert runner.main() == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2 passed, 0 failed"
