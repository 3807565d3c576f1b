"""A private JupyterLab on loopback and a Chromium to drive it with, for tests and benchmarks.

Nothing of the user's own Jupyter is read or written. The app itself is asked what it is doing (`jupyterapp`), not
the text on the screen; waits are for results, never for a time.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHOTS = Path(__file__).resolve().parent / "artefacts"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
SETTINGS = {
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}


def free_port() -> int:
    """A port that is free now on loopback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def copy_kit(folder: Path) -> Path:
    """A copy of what is opened (notebooks, worksheets, solutions, data): a test never writes to the kit itself."""
    kit = folder / "kit"
    for name in ("notebooks", "exercises", "solutions", "data"):
        shutil.copytree(ROOT / name, kit / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    return kit


@contextlib.contextmanager
def jupyterlab(root: Path, theme: str = "light", env: dict[str, str] | None = None) -> Iterator[str]:
    """Serve `root`; yield the base address.

    Parameters
    ----------
    root : the folder that JupyterLab shows.
    theme : "light" or "dark".
    env : further environment variables for the server and its kernels, such as CASEBOOK_ROOT.
    """
    home = Path(tempfile.mkdtemp(prefix="casebook-lab-"))
    settings = dict(SETTINGS)
    if theme == "dark":
        settings["@jupyterlab/apputils-extension:themes"] = {"theme": "JupyterLab Dark"}
    for plugin, values in settings.items():
        package, name = plugin.split(":")
        file = home / "settings" / package / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values))
    own = {"JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "runtime",
           "IPYTHONDIR": "ipython", "JUPYTERLAB_SETTINGS_DIR": "settings", "JUPYTERLAB_WORKSPACES_DIR": "workspaces"}
    whole = {**os.environ, "CASEBOOK_ROOT": str(root), "CASEBOOK_PROGRESS": str(home / "journal.jsonl"), **(env or {})}
    whole.update({key: str(home / folder) for key, folder in own.items()})
    port = free_port()
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}",
               f"--ServerApp.root_dir={root}", "--IdentityProvider.token=", "--ServerApp.password=",
               "--ServerApp.port_retries=0", "--LabApp.expose_app_in_browser=True", "--LabApp.news_url=None",
               "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
               "--LabApp.extension_manager=readonly"]
    with open(home / "server.log", "w") as log:
        server = subprocess.Popen(command, env=whole, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
    base = f"http://127.0.0.1:{port}"
    try:
        _wait_until_up(base, server, home / "server.log")
        yield base
    finally:
        server.terminate()
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            server.kill()
        shutil.rmtree(home, ignore_errors=True)


def _wait_until_up(base: str, server: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + 90
    while True:
        try:
            urllib.request.urlopen(base + "/api/status", timeout=2).read()
            return
        except OSError:
            if server.poll() is not None or time.monotonic() > end:
                raise RuntimeError(log.read_text()[-3000:]) from None
            time.sleep(0.05)


def launch(playwright):
    """Chromium with an empty profile: Debian's where it is there, else Playwright's own."""
    debian = shutil.which("chromium")
    return playwright.chromium.launch(executable_path=debian, headless=True, args=FLAGS)


def open_notebook(page, base: str, path: str) -> None:
    """Open a notebook in the simple interface and wait until its kernel answers."""
    page.goto(f"{base}/doc/tree/{path}?reset", wait_until="domcontentloaded")
    page.wait_for_function("() => window.jupyterapp && window.jupyterapp.shell.currentWidget", timeout=90_000)
    page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=90_000)
    page.evaluate("""async () => {
        const panel = window.jupyterapp.shell.currentWidget;
        await panel.context.ready; await panel.sessionContext.ready;
        await panel.sessionContext.session.kernel.info; }""")


def run_all(page) -> list[str]:
    """Run every cell; the errors, each as "cell number: name: message"."""
    return page.evaluate("""async () => {
        const panel = window.jupyterapp.shell.currentWidget;
        await window.jupyterapp.commands.execute('notebook:run-all-cells');
        await panel.sessionContext.session.kernel.requestKernelInfo();
        const bad = [];
        panel.content.widgets.forEach((cell, index) => (cell.model.toJSON().outputs || []).forEach((output) => {
            if (output.output_type === 'error') bad.push(`${index}: ${output.ename}: ${output.evalue}`); }));
        return bad; }""")


def restart(page) -> None:
    """Restart the kernel without the dialog and wait until it answers."""
    page.evaluate("""async () => {
        const context = window.jupyterapp.shell.currentWidget.sessionContext;
        await context.restartKernel(); await context.session.kernel.info; }""")


def value_of(page, expression: str) -> str:
    """The repr of a Python expression in the notebook's kernel, without making a cell."""
    return page.evaluate("""async (expression) => {
        const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
        const reply = await kernel.requestExecute({code: '', silent: true, user_expressions: {v: expression}}).done;
        const v = reply.content.user_expressions.v;
        return v.status === 'ok' ? v.data['text/plain'] : 'error: ' + v.evalue; }""", expression)


def watch(page) -> tuple[list[str], list[str]]:
    """Collect console errors and requests that leave the machine from now on: (errors, strangers)."""
    errors: list[str] = []
    strangers: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: strangers.append(request.url)
            if "127.0.0.1" not in request.url and not request.url.startswith(("data:", "blob:")) else None)
    return errors, strangers


def write_notebook(path: Path, cells: list[str]) -> None:
    """Write a small notebook; a cell that starts with "# " in its first line and no code is still code."""
    import nbformat

    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    for index, cell in enumerate(book.cells):
        cell["id"] = f"cell-{index:03d}"
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(book, str(path))


def shoot(page, name: str, selector: str | None = None) -> Path:
    """Keep a screenshot as an artefact: of the page, or of one element, for which the window grows as tall as it is."""
    SHOTS.mkdir(exist_ok=True)
    path = SHOTS / f"{name}.png"
    if not selector:
        page.screenshot(path=path)
        return path
    element, size = page.locator(selector).first, page.viewport_size
    height = int(element.evaluate("(e) => e.getBoundingClientRect().height")) + 240
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], height)})
    element.screenshot(path=path)
    page.set_viewport_size(size)
    return path
