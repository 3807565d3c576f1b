"""The house holds together: locks and environment.yml agree, thinking is pure, settings exist."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.lock", "tests/requirements.lock", "tools/uv.lock"]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def ours() -> list[Path]:
    """The project's own files: what git tracks or would track; in a copy without git, all that is not made by a run."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )
    if listed.returncode == 0 and listed.stdout:
        paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        made = {".venv", ".git", "build", "node_modules", "__pycache__", "progress", "texts", "artefacts"}
        paths = [path for path in ROOT.rglob("*") if not made & set(path.relative_to(ROOT).parts)]
    return [path for path in paths if path.is_file()]


def pins(name: str) -> list[Requirement]:
    """The requirements of a lock or of a `.in` file, hashes left out."""
    joined = (ROOT / name).read_text().replace("\\\n", " ")
    lines = [line.split(" --hash")[0].strip() for line in joined.splitlines()]
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def versions(name: str) -> dict[str, str]:
    """Name to version, for what applies to the Python and system that runs this test."""
    return {
        canonicalize_name(one.name): str(one.specifier).removeprefix("==")
        for one in pins(name) if one.marker is None or one.marker.evaluate()
    }


def pip_part() -> list[str]:
    """What environment.yml asks of pip."""
    return yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"][-1]["pip"]


# -- tests ------------------------------------------------------------------------------------------------------------


def test_plain_pytest_can_collect() -> None:
    """Without packages, two modules of one name in two folders would be taken for one."""
    tests = [path for path in ours() if path.suffix == ".py" and path.is_relative_to(ROOT / "tests")]
    names = [path.name for path in tests if path.name != "conftest.py"]
    assert "test_house.py" in names
    assert [name for name in names if names.count(name) > 1] == []


def test_random_tests_draw_values_that_fit() -> None:
    """What is drawn and thrown away again is drawn for nothing, and may leave a test with nothing to test."""
    throws = []
    for path in ours():
        text = path.read_text() if path.suffix == ".py" and path.is_relative_to(ROOT / "tests") else ""
        if re.search(r"^(from|import) hypothesis\b", text, re.MULTILINE):
            throws += [(path.name, node.lineno) for node in ast.walk(ast.parse(text))
                       if (isinstance(node, ast.Name) and node.id == "assume")
                       or (isinstance(node, ast.Attribute) and node.attr in ("assume", "filter"))]
    assert throws == []


# -- locks, environment.yml, pyproject.toml ---------------------------------------------------------------------------


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_is_one_version_with_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert pins(lock)
    assert all(re.fullmatch(r"==[^*,]+", str(one.specifier)) for one in pins(lock))
    blocks = [block for block in text.replace("\\\n", " ").splitlines() if re.match(r"[a-z]", block)]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", [*LOCKS, "tests/package-lock.json"])
def test_no_lock_names_a_place_to_fetch_from(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert not re.search(r'--(extra-)?index-url|--find-links|"resolved"|registry\.', text)
    if lock.endswith(".lock"):
        assert "://" not in text


def test_the_node_lock_checks_every_package_and_holds_what_package_json_asks() -> None:
    packages = json.loads((ROOT / "tests/package-lock.json").read_text())["packages"]
    asked = json.loads((ROOT / "tests/package.json").read_text())["dependencies"]
    assert packages[""]["dependencies"] == asked
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert [name for name, one in packages.items() if name and not one["integrity"].startswith("sha512-")] == []


def test_the_two_locks_agree_where_they_name_the_same_package() -> None:
    run, test = versions("requirements.lock"), versions("tests/requirements.lock")
    both = run.keys() & test.keys()
    assert "pytest" in both
    assert {name: run[name] for name in both} == {name: test[name] for name in both}


def test_the_lock_holds_what_requirements_in_and_pyproject_ask() -> None:
    asked, locked = versions("requirements.in"), versions("requirements.lock")
    assert {name: locked[name] for name in asked} == asked
    ranges = [Requirement(line) for line in PYPROJECT["project"]["dependencies"]]
    build = [Requirement(line) for line in PYPROJECT["build-system"]["requires"]]
    assert {canonicalize_name(one.name) for one in ranges + build} == asked.keys()
    assert [str(one) for one in ranges + build if asked[canonicalize_name(one.name)] not in one.specifier] == []


def test_environment_yml_is_conda_forge_with_python_and_pip_and_our_pins() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())
    assert environment.keys() == {"name", "channels", "dependencies"}
    assert environment["channels"] == ["conda-forge"]
    python, pip, rest = environment["dependencies"]
    assert re.fullmatch(r"python=3\.\d+", python)
    assert pip == "pip"
    assert rest.keys() == {"pip"}
    asked = versions("requirements.in")
    asked.pop("hatchling")  # builds the package only; pip fetches it by itself where no lock is used
    assert pip_part() == [*(f"{name}=={version}" for name, version in sorted(asked.items())), "-e ."]


def test_no_folder_switches_environment_yml_off_on_binder() -> None:
    assert not (ROOT / "binder").exists()
    assert not (ROOT / ".binder").exists()


def test_what_is_installed_is_the_lock_and_fits_together() -> None:
    """The pins resolve: this very environment is a solution of both locks and so of environment.yml."""
    for lock in LOCKS[:2]:
        want = versions(lock)
        assert {name: metadata.version(name) for name in want} == want
    broken = []
    for name in versions("requirements.lock") | versions("tests/requirements.lock"):
        for line in metadata.requires(name) or []:
            need = Requirement(line)
            if need.marker and not need.marker.evaluate({"extra": ""}):
                continue
            if not need.specifier.contains(metadata.version(need.name), prereleases=True):
                broken.append(f"{name} needs {need}")
    assert broken == []


def test_binder_would_take_environment_yml_with_the_whole_repository(tmp_path: Path) -> None:
    copy = tmp_path / "kit"
    copy.mkdir()
    for name in ("environment.yml", "pyproject.toml", "requirements.in", "requirements.lock", "Makefile"):
        shutil.copy(ROOT / name, copy)
    command = ["-m", "repo2docker", "--no-build", "--debug", "--user-id", "1000", "--user-name", "joy", "."]
    done = subprocess.run([sys.executable, *command], cwd=copy, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    update, whole = said.find('env update -p ${NB_PYTHON_PREFIX} --file "environment.yml"'), said.find("COPY --chown")
    assert -1 < whole < update, said
    assert said.find("src/ ${REPO_DIR}/") < update, "environment.yml's `-e .` needs the repository before the update"
    assert "pip install --no-cache-dir -r" not in said


def test_the_version_is_said_once() -> None:
    import casebook

    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    assert PYPROJECT["project"]["version"] == str(citation["version"]) == casebook.__version__
    assert metadata.version("roads-to-geneva") == casebook.__version__


def test_the_citation_has_what_its_format_requires() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text())
    assert str(citation["cff-version"]) == "1.2.0"
    assert all(citation[key] for key in ("message", "title", "abstract"))
    assert citation["authors"] == PYPROJECT["project"]["authors"]
    assert sorted(citation["license"]) == sorted(PYPROJECT["project"]["license"].split(" AND "))


# -- what the files may say -------------------------------------------------------------------------------------------


def test_no_file_names_a_place_on_one_machine_or_a_registry() -> None:
    places = "|".join([
        r"/(?:home|Users)/[a-z]", "/" + "root/", "/" + "work/", r"[A-Z]:\\Users",
        "pypi" + r"\.org", "python" + r"hosted\.org", "registry" + r"\.npmjs",
    ])
    found = []
    for path in ours():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {hit.group()}" for hit in re.finditer(places, text)]
    assert found == []


def test_every_text_file_ends_its_lines_one_way() -> None:
    crlf = [str(path.relative_to(ROOT)) for path in ours() if path.suffix != ".png" and b"\r\n" in path.read_bytes()]
    assert crlf == []


# -- pure thinking ----------------------------------------------------------------------------------------------------


def impure(tree: ast.Module) -> list[str]:
    """What in a module draws on widgets, the clock, the disk or unseeded chance."""
    banned = {"ipywidgets", "anywidget", "traitlets", "IPython", "time", "pathlib", "os", "shutil", "tempfile"}
    found = []
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                found += [one.name for one in names if one.name.split(".")[0] in banned]
            case ast.ImportFrom(module=str(module), level=0, names=names):
                found += [module] if module.split(".")[0] in banned else []
                found += [f"random.{one.name}" for one in names if module == "random" and one.name != "Random"]
            case ast.Call(func=ast.Name(id="open")):
                found.append("open")
            case ast.Attribute(value=ast.Name(id="date" | "datetime"), attr="today" | "now" | "utcnow"):
                found.append(node.attr)
            case ast.Attribute(value=ast.Name(id="random"), attr=attribute) if attribute != "Random":
                found.append(f"random.{attribute}")
    return found


def test_thinking_has_no_widgets_no_clock_no_disk_and_no_unseeded_chance() -> None:
    files = sorted((ROOT / "casebook" / "thinking").rglob("*.py"))
    assert files
    found = {path.relative_to(ROOT).as_posix(): impure(ast.parse(path.read_text("utf-8"))) for path in files}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "line",
    ["import os.path", "from time import sleep", "from random import choice", "open('x')", "date.today()",
     "random.random()", "from traitlets import Unicode"],
)
def test_the_purity_check_sees(line: str) -> None:
    assert impure(ast.parse(line))


# -- JupyterLab's settings --------------------------------------------------------------------------------------------


def test_our_jupyterlab_defaults_exist_in_this_jupyterlab_and_are_installed() -> None:
    ours_file = ROOT / "deploy/labconfig/roads-to-geneva.json"
    installed = Path(sys.prefix, "etc/jupyter/labconfig/default_setting_overrides.d", ours_file.name)
    assert installed.read_bytes() == ours_file.read_bytes()
    for plugin, values in json.loads(ours_file.read_text()).items():
        package, name = plugin.split(":")
        schema = json.loads(Path(sys.prefix, "share/jupyter/lab/schemas", package, f"{name}.json").read_text())
        for key, value in values.items():
            property_ = schema["properties"][key]
            assert property_["default"] != value, f"{plugin} {key} is JupyterLab's own default: leave it out"
            choices = [one["const"] for one in property_.get("oneOf", [])]
            assert not choices or value in choices


def rows_of_the_table() -> list[tuple[str, str]]:
    """The rows of CONTRIBUTING's table: what somebody wants to do, and what to open."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    part = text.split("## Where a change goes")[1].split("\n## ")[0]
    cells = [line.strip("|").split("|") for line in part.splitlines() if line.startswith("| ")]
    return [(wish.strip(), answer) for wish, answer in cells[1:]]


@pytest.mark.parametrize(("wish", "answer"), rows_of_the_table(), ids=[wish for wish, _ in rows_of_the_table()])
def test_a_change_takes_at_most_three_files_that_are_there(wish: str, answer: str) -> None:
    """`<id>` stands for any name that is there."""
    named = [name for name in re.findall(r"`([^`\s]+/[^`\s]*)`", answer) if not name.startswith("lesson(")]
    assert len(set(named)) <= 3, wish
    for name in named:
        assert list(ROOT.glob(name.replace("<id>", "*").rstrip("/"))), name
