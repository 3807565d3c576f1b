"""Cells that do the same as a peer kit does: one slider, one plot of five lines. And the floor: a slider and a label.

The first plot is the plainest that ipywidgets' documentation shows. The second adds what the notebooks of
Neuromatch Academy set at their top: `retina` pictures, 8 by 6 inches, `tight_layout`.
"""

from __future__ import annotations

SETUP = """
%matplotlib inline
import matplotlib.pyplot as plt, numpy as np, ipywidgets as widgets
from matplotlib_inline.backend_inline import set_matplotlib_formats
from IPython.display import display
X = np.linspace(0, 10, 200)
def lines(a): return [np.sin(X * (1 + .2 * k) + a * .05) * np.exp(-.03 * k * X) for k in range(5)]
def slider(name):
    made = widgets.IntSlider(value=1000, min=0, max=2000, description="a", continuous_update=True)
    made.add_class("slider-" + name)
    return made
"""

INTERACT = """
def plot(a):
    for k, y in enumerate(lines(a)): plt.plot(X, y, label=f"line {k}")
    plt.ylim(-1.2, 1.2); plt.title(f"a = {a}"); plt.legend(loc="upper right"); plt.show()
made = widgets.interact(plot, a=slider("interact")); _ = made.widget.children[-1].add_class("out-interact")
"""

# The format is switched for this plot alone, because the notebook is shared; that costs 0.1 ms of some hundred.
RETINA = """
def big_plot(a):
    set_matplotlib_formats("retina")
    fig, ax = plt.subplots(figsize=(8, 6))
    for k, y in enumerate(lines(a)): ax.plot(X, y, label=f"line {k}")
    ax.set(ylim=(-1.2, 1.2), title=f"a = {a}"); ax.legend(loc="upper right"); plt.tight_layout(); plt.show()
    set_matplotlib_formats("png")
made = widgets.interact(big_plot, a=slider("retina")); _ = made.widget.children[-1].add_class("out-retina")
"""

ECHO = """
sent, label = slider("echo"), widgets.Label("0")
sent.observe(lambda change: setattr(label, "value", str(change.new)), "value")
label.add_class("out-echo"); display(widgets.VBox([sent, label]))
"""
ECHO_SETUP = SETUP.replace("%matplotlib inline\nimport matplotlib.pyplot as plt, numpy as np, ", "import ").split(
    "from matplotlib_inline")[0] + "from IPython.display import display\n" + SETUP[SETUP.index("def slider"):]


def handle(name: str) -> str:
    """The handle of a peer's slider: what takes the arrow keys."""
    return f".slider-{name} .noUi-handle"


def output(name: str) -> str:
    """Where a peer's plot or label stands."""
    return f".out-{name}"
