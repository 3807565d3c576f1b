"""How long `import casebook` and opening an article take in a fresh process, against `import ipywidgets` alone.

Each time is taken inside a new Python process, from before the first import; the processes take turns. The files are
in the system's cache and the byte code is compiled, as on every day but the first.
"""

from __future__ import annotations

import os
import subprocess
import sys

from benchmarks.session import ARTICLE, ROOT, Session, say
from benchmarks.stats import Sample
from benchmarks.table import Budget, Row

TIMED = "import time; began = time.perf_counter()\n{code}\nprint((time.perf_counter() - began) * 1000)"
BASE = "import ipywidgets"
OPEN = f"from casebook import lesson\nplan = lesson({ARTICLE!r})\nplan.article"
WHOLE = f"{OPEN}\nplan.argument; plan.bank"
SHOWN = f"from casebook import lesson\nplan = lesson({ARTICLE!r})\nplan.exercise('warm-up-1')._repr_mimebundle_()"
PEER = "import ipywidgets\nipywidgets.IntSlider()._repr_mimebundle_()"
HEAVY = "print(sum(name in sys.modules for name in ('numpy', 'pandas', 'matplotlib', 'networkx')))"


def once(code: str, session: Session) -> str:
    """What a fresh Python prints for a piece of code."""
    env = dict(os.environ, CASEBOOK_ROOT=str(ROOT), CASEBOOK_PROGRESS=str(session.folder / "imports.jsonl"))
    done = subprocess.run([sys.executable, "-c", code], env=env, cwd=session.folder, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    return done.stdout.strip()


def measure(session: Session) -> list[Row]:
    """Import and open, read all, show a first exercise."""
    codes = {"import ipywidgets": BASE, "open": OPEN, "whole": WHOLE, "shown": SHOWN,
             "ipywidgets, one slider shown": PEER}
    found: dict[str, list[float]] = {name: [] for name in codes}
    times = session.times(21, 3)
    say(f"  imports: {times} fresh processes each")
    for number in range(times + 1):
        for name, code in codes.items():
            taken = float(once(TIMED.format(code=code), session))
            if number:
                found[name].append(taken)
    heavy = once(f"{SHOWN}\nimport sys\n{HEAVY}", session)
    if heavy != "0":
        say(f"  note: showing an exercise imported {heavy} of numpy, pandas, matplotlib, networkx")
    samples = {name: Sample(name, tuple(values)) for name, values in found.items()}
    base, peer = samples["import ipywidgets"], samples["ipywidgets, one slider shown"]
    return [
        Row("import casebook, open an article", samples["open"], base, Budget("within", 1.3)),
        Row("the same, and read its argument and exercises", samples["whole"], base, Budget("within", 1.3)),
        Row("import casebook, open an article, show the first exercise", samples["shown"], peer),
    ]
