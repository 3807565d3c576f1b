"""From *Run all* of a lesson to its last output on screen, against the same lesson of an earlier commit, in one run.

Both kits are served from copies, each by a JupyterLab of its own, and take turns. The clock starts with the command and
stops at the last change in any output, once nothing has changed for `STILL` ms and the kernel is idle. "Slowed six
times" is the browser's own brake on the page's processor time, as for an old telephone.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from benchmarks.session import ROOT, Session, lab, say
from benchmarks.stats import Sample
from benchmarks.table import Budget, Row

NOTEBOOK = "notebooks/04-geneva-2017.ipynb"
BEFORE = "9369532"
"""The last commit in which labs were Python packages."""
STILL = 1500
RUN = """async (still) => {
    const panel = window.jupyterapp.shell.currentWidget;
    let last = 0;
    const observer = new MutationObserver((changes) => {
        const inOutput = (c) => c.target.closest && c.target.closest('.jp-OutputArea');
        if (changes.some(inOutput)) last = performance.now();
    });
    observer.observe(panel.content.node, {childList: true, subtree: true, attributes: true, characterData: true});
    const began = performance.now();
    await window.jupyterapp.commands.execute('notebook:run-all-cells');
    await panel.sessionContext.session.kernel.requestKernelInfo();
    while (performance.now() - Math.max(last, began) < still) await new Promise((done) => setTimeout(done, 50));
    observer.disconnect();
    const cells = panel.content.widgets.map((cell) => cell.model.toJSON());
    const wrong = cells.flatMap((c) => c.outputs || []).filter((o) => o.output_type === 'error');
    return {ms: last - began, errors: wrong.map((o) => o.evalue), views: document.querySelectorAll('.cb').length};
}"""


def checkout(folder: Path, commit: str) -> Path:
    """The files of an earlier commit, without its history."""
    folder.mkdir(parents=True)
    packed = subprocess.run(["git", "archive", commit], cwd=ROOT, capture_output=True, check=True).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], input=packed, check=True)
    return folder


def once(session: Session, base: str, slow: int) -> float:
    """Seconds from the command to the last output."""
    context = session.browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    try:
        lab.open_notebook(page, base, NOTEBOOK)
        if slow > 1:
            devtools: Any = context.new_cdp_session(page)
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": slow})
        page.set_default_timeout(300_000)
        found = page.evaluate(RUN, STILL)
        if found["errors"] or not found["views"]:
            raise RuntimeError(f"{NOTEBOOK} did not run: {found['errors'][:1] or 'no view'}")
        return found["ms"] / 1000
    finally:
        context.close()


def measure(session: Session) -> list[Row]:
    """Lesson 4 of this kit and of the earlier one, in turns, at full speed and slowed six times."""
    kits = {"this kit": ROOT, "before": checkout(session.folder / "before", BEFORE)}
    servers = {}
    for name, code in kits.items():
        root = session.kit if name == "this kit" else code
        env = {"PYTHONPATH": str(code), "CASEBOOK_ROOT": str(root), "CASEBOOK_PROGRESS": ":memory:"}
        servers[name] = session.enter(lab.jupyterlab(root, env=env))
    rows = []
    for slow, words in ((1, "at full speed"), (6, "slowed six times")):
        found: dict[str, list[float]] = {name: [] for name in kits}
        times = session.times(7 if slow == 1 else 3, 1)
        for number in range(times + 1):
            say(f"  lesson, {words}: {number} of {times}" + ("" if number else " (to warm up)"))
            for name, base in servers.items():
                taken = once(session, base, slow)
                if number:
                    found[name].append(taken)
        ours, theirs = (Sample(name, tuple(found[key]), "s", 1) for name, key in
                        (("the kit", "this kit"), (f"the same lesson at commit {BEFORE}", "before")))
        rows.append(Row(f"Run all of lesson 4 to its last output, {words}", ours, theirs, Budget("within", 1.0)))
    return rows
