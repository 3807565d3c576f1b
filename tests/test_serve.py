"""`make lab` starts the same JupyterLab, without the part of jsonschema that it would build in vain."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN = """
import runpy, sys
sys.argv = ["serve.py", "--version"]
try:
    runpy.run_path("tools/serve.py", run_name="__main__")
except SystemExit as end:
    assert not end.code, end.code
import jsonschema
assert "lark" not in sys.modules, "the grammar was built after all"
check = jsonschema.Draft202012Validator.FORMAT_CHECKER
assert check.conforms("https://example.org/a", "uri") and not check.conforms("no uri", "uri")
assert "iri" not in check.checkers
"""


def test_it_is_jupyterlab_and_builds_no_grammar():
    """The version that is printed is JupyterLab's; addresses are still checked."""
    ran = subprocess.run([sys.executable, "-c", RUN], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip() == version("jupyterlab")


def test_make_lab_starts_it():
    """The launcher uses it."""
    assert "exec .venv/bin/python tools/serve.py" in (ROOT / "tools" / "lab").read_text()
