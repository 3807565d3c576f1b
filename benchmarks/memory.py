"""How much memory a learner's kernel takes, against a kernel that only imported what the peers import.

Each figure is the resident memory (RSS) of a fresh kernel after it ran the cells of a notebook of the kit to its end
and after the learner's part was done too: every exercise answered, every lab committed to and moved, every forecast
locked. Kernels are started one after the other; RSS counts shared pages in full.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import psutil

from benchmarks.session import LESSON, ROOT, SHEET, Session, say
from benchmarks.stats import Sample
from benchmarks.table import Budget, Row

WIDGETS = ["import ipywidgets"]
SCIENCE = ["%matplotlib inline\nimport pandas, ipywidgets\nimport matplotlib.pyplot as plt"]
PLOT = [*SCIENCE, "plt.plot([1, 2]); plt.show()"]
WORK = '''
from ipywidgets.widgets.widget import _instances
from casebook.thinking.exercises import KINDS
done = dict.fromkeys(("ExerciseView", "LabView", "Forecasts", "Walk"), 0)
for view in list(_instances.values()):
    name = type(view).__name__
    if name == "ExerciseView":
        view.answer(KINDS[view.practice.exercise.kind].answers(view.practice.exercise)[0]).check()
    elif name == "LabView":
        view.commit(**{p.id: p.options[0].id for p in view.lab.file.predictions})
        for dial in view.lab.dials:
            view.set(**{dial.id: dial.low}); view.set(**{dial.id: dial.high})
    elif name == "Forecasts":
        for prediction in view.article.predictions:
            view.lock(prediction.id, 40)
    elif name == "Walk":
        for step in view.argument.walk:
            if step.id not in view.answers and step.choices:
                view.answer(step.id, step.choices[0].id)
    if name in done:
        done[name] += 1
'''


def cells(path: str) -> list[str]:
    """The code cells of a notebook."""
    book = json.loads((ROOT / path).read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]


def kernel(code: list[str], folder: Path, wants: tuple[str, ...] = ()) -> float:
    """The resident memory, in MiB, of a fresh kernel that ran these cells.

    Parameters
    ----------
    code
        The cells.
    folder
        For the journal and for IPython's own files.
    wants
        Kinds of views of which `WORK` must have found at least one.

    Raises
    ------
    RuntimeError
        If a cell fails, or a kind of view was not there.
    """
    from jupyter_client.manager import start_new_kernel

    own = folder / f"memory-{time.monotonic_ns()}.jsonl"
    env = dict(os.environ, CASEBOOK_ROOT=str(ROOT), CASEBOOK_PROGRESS=str(own), IPYTHONDIR=str(folder / "ipython"))
    manager, client = start_new_kernel(kernel_name="python3", env=env)
    try:
        for cell in code:
            reply = client.execute_interactive(cell, output_hook=lambda message: None, timeout=120)["content"]
            if reply["status"] != "ok":
                raise RuntimeError(f"{cell.strip().splitlines()[0]}: {reply['ename']}: {reply['evalue']}")
        for name in wants:
            reply = client.execute_interactive("", user_expressions={"n": f"done[{name!r}]"})["content"]
            if reply["user_expressions"]["n"]["data"]["text/plain"] == "0":
                raise RuntimeError(f"no {name} was found in the kernel")
        time.sleep(0.5)
        return psutil.Process(manager.provisioner.pid).memory_info().rss / 2**20
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def measure(session: Session) -> list[Row]:
    """The worksheet and lesson 01, run to their ends."""
    states = {
        "ipywidgets imported": (WIDGETS, ()),
        "pandas, pyplot, ipywidgets imported": (SCIENCE, ()),
        "the same and one plot": (PLOT, ()),
        "worksheet 01": ([*cells(SHEET), WORK], ("ExerciseView",)),
        "lesson 01": ([*cells(LESSON), WORK], ("ExerciseView", "LabView", "Forecasts", "Walk")),
    }
    found: dict[str, list[float]] = {name: [] for name in states}
    times = session.times(5, 1)
    for number in range(times):
        say(f"  memory: {number + 1} of {times}")
        for name, (code, wants) in states.items():
            found[name].append(kernel(code, session.folder, wants))
    samples = {name: Sample(name, tuple(values), "MiB") for name, values in found.items()}
    widgets, science, plot, sheet, lesson = samples.values()
    return [
        Row("memory of a kernel: worksheet 01 run to its end", sheet, widgets, Budget("within", 1.3)),
        Row("memory of a kernel: lesson 01 run to its end", lesson, science, Budget("within", 1.2)),
        Row("memory of a kernel: lesson 01, against a kernel that also drew one plot", lesson, plot),
    ]
