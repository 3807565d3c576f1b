"""From `make lab` to the first question on screen, against JupyterLab opening an empty notebook.

Both start a server, open its page in a browser with an empty profile, and wait for a kernel. `make lab` is started as
a person starts it (its set-up is done: "warm"); then lesson 1 is opened and all of it run, and the clock stops when
the first question stands there, while the rest of the lesson still runs. Nothing is saved: the page is closed first.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

from benchmarks.session import LESSON, ROOT, Session, lab, say
from benchmarks.stats import Sample
from benchmarks.table import Budget, Row

TOKEN = "measured-on-loopback"
FIRST = ".cb-exercise"
READY = """async () => {
    const panel = window.jupyterapp.shell.currentWidget;
    await panel.context.ready; await panel.sessionContext.ready; await panel.sessionContext.session.kernel.info; }"""


def surroundings(home: Path, root: Path) -> dict[str, str]:
    """Variables for a server of its own: no settings of the user's, no record of theirs, nothing saved by itself."""
    for plugin, values in {**lab.SETTINGS, "@jupyterlab/docmanager-extension:plugin": {"autosave": False}}.items():
        package, name = plugin.split(":")
        file = home / "settings" / package / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values))
    (home / "config").mkdir(exist_ok=True)
    (home / "config" / "jupyter_lab_config.json").write_text(json.dumps({"LabApp": {"expose_app_in_browser": True}}))
    own = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "runtime",
           "IPYTHONDIR": "ipython", "JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
           "CASEBOOK_PROGRESS": "journal.jsonl"}
    return {**os.environ, **{name: str(home / place) for name, place in own.items()}, "JUPYTER_TOKEN": TOKEN,
            "CASEBOOK_ROOT": str(root)}


def wait_until_up(base: str, server: subprocess.Popen) -> None:
    """Ask until the server answers."""
    end = time.monotonic() + 120
    while True:
        try:
            urllib.request.urlopen(f"{base}/api/status?token={TOKEN}", timeout=2).read()
            return
        except OSError:
            if server.poll() is not None or time.monotonic() > end:
                raise RuntimeError("the server did not start") from None
            time.sleep(0.05)


def opened(page: Any, base: str, notebook: str) -> None:
    """Open a notebook's page and wait for its kernel."""
    page.goto(f"{base}/lab/tree/{notebook}?token={TOKEN}&reset", wait_until="domcontentloaded")
    there = "() => window.jupyterapp && window.jupyterapp.shell.currentWidget?.sessionContext"
    page.wait_for_function(there, timeout=90_000)
    page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=90_000)
    page.evaluate(READY)


def once(session: Session, home: Path, command: list[str], env: dict[str, str], notebook: str, question: bool) -> float:
    """Seconds from the start of the command until the notebook is ready, or its first question stands there."""
    port = lab.free_port()
    env = {**env, "PORT": str(port), "BROWSER": "no"}
    command = [part.replace("PORT", str(port)) for part in command]
    context = session.browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    with open(home / "server.log", "a") as log:
        began = time.perf_counter()
        server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log, start_new_session=True)
        try:
            base = f"http://127.0.0.1:{port}"
            wait_until_up(base, server)
            opened(page, base, notebook)
            if question:
                page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
                page.wait_for_selector(FIRST, timeout=90_000)
            return time.perf_counter() - began
        finally:
            context.close()
            os.killpg(server.pid, signal.SIGTERM)
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(server.pid, signal.SIGKILL)


def measure(session: Session) -> list[Row]:
    """`make lab` to the first question, and plain JupyterLab to an empty notebook, in turns."""
    home = session.folder / "startup"
    empty = home / "empty"
    lab.write_notebook(empty / "empty.ipynb", [""])
    env = surroundings(home, ROOT)
    plain = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=PORT",
             f"--ServerApp.root_dir={empty}", "--LabApp.extension_manager=readonly"]
    cases = {"make lab": (["make", "lab"], LESSON, True), "plain": (plain, "empty.ipynb", False)}
    found: dict[str, list[float]] = {name: [] for name in cases}
    times = session.times(7, 1)
    for number in range(times + 1):
        say(f"  startup: {number} of {times}" + ("" if number else " (to warm up)"))
        for name, (command, notebook, question) in cases.items():
            taken = once(session, home, command, env, notebook, question)
            if number:
                found[name].append(taken)
    ours = Sample("make lab", tuple(found["make lab"]), "s", 1)
    return [Row("make lab to the first question on screen", ours,
                Sample("JupyterLab to an empty notebook", tuple(found["plain"]), "s", 1), Budget("within", 1.2))]
