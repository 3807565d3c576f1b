"""Map and weighing in the browser: what a key press costs on 40 nodes, and whether 200 nodes keep up with the frames.

While the keys are pressed the kernel sleeps: what shows then shows without it. Two figures are taken on 200 nodes: the
processor time that the page's main thread takes for one input, with all that follows from it (script, style, layout,
painting; the mean over ten inputs), which has to fit into a frame, 16 ms at 60 a second; and the time between two
frames while the gesture goes on, against the same page at rest.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random

from benchmarks.session import Page, Session, say
from benchmarks.slider import repeat
from benchmarks.stats import Sample
from benchmarks.synthetic import synthetic
from benchmarks.table import Budget, Row
from casebook.thinking.argument.arrow_keys import arrow_keys
from casebook.thinking.argument.layout import layout

FRAME = 16.0
TEN = 10
"""Inputs of one gesture."""
SHOWN = ("class", "style", "tabindex", "aria-expanded", "width", "height", "viewBox")
CURRENT = ".cb-map svg [tabindex='0']"
"""The part of the map that has, or would get, the focus."""
KEYS = {"up": "ArrowUp", "down": "ArrowDown", "left": "ArrowLeft", "right": "ArrowRight"}
OPEN = """
from benchmarks.synthetic import synthetic
from casebook.widgets.argument import Map, Weigh
argument = synthetic({size})
{view}(argument)
"""


def walk(size: int, length: int) -> list[str]:
    """Arrow keys for a walk over the map, from the thesis on, of which every one leads to another part."""
    argument = synthetic(size)
    ways = arrow_keys(argument, layout(argument))
    chance, here, keys = Random(size), argument.thesis, []
    while len(keys) < length:
        way = chance.choice(sorted(ways[here]))
        keys.append(KEYS[way])
        here = ways[here][way]
    return keys


def asleep(page: Page) -> None:
    """Let the kernel sleep for a long time: it answers nothing until it is interrupted."""
    page.page.evaluate("""() => { window.jupyterapp.shell.currentWidget.sessionContext.session.kernel
        .requestExecute({code: 'import time; time.sleep(600)'}); }""")


def press_all(page: Page, keys: list[str]) -> tuple[float, ...]:
    """Key press to the last change shown, for each key."""
    return tuple(page.press(key, kernel=False, quiet=80).until_last() for key in keys)


def small(session: Session) -> list[Row]:
    """Forty nodes: walking over the map, opening details, weighing."""
    times = session.times(60, 8)
    name = "bench-map-40.ipynb"
    page = session.notebook(name, [OPEN.format(size=40, view="Map"), OPEN.format(size=40, view="Weigh")])
    asleep(page)
    budget = Budget("under", 30)
    say("  maps: 40 nodes, the kernel asleep")
    page.watch(".cb-map", attributes=SHOWN)
    page.page.locator(CURRENT).focus()
    stepped = press_all(page, walk(40, times))
    opened = press_all(page, ["Enter"] * times)
    page.watch(".cb-weigh", attributes=SHOWN)
    page.page.locator(".cb-weigh input[type=range]").first.focus()
    weighed = press_all(page, [("ArrowLeft", "ArrowRight")[(n // 8) % 2] for n in range(times)])
    page.close()
    found = {"arrow key to the next part": stepped, "Enter to details open or closed": opened,
             "weighing, a leaf's slider": weighed}
    return [Row(f"map of 40 nodes, kernel asleep: {what}", Sample("key to shown", values), budget=budget)
            for what, values in found.items()]


def drag(page: Page, steps: int) -> None:
    """Draw the map with the mouse, forth and back, in so many moves."""
    box = page.page.locator(".cb-map .cb-canvas").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.page.mouse.move(x, y)
    page.page.mouse.down()
    for number in range(steps):
        way = 1 if number < steps / 2 else -1
        x, y = x - 8 * way, y - 5 * way
        page.page.mouse.move(x, y)
        time.sleep(0.012)
    page.page.mouse.up()


class Gestures:
    """Gestures on one page: the processor time that the page takes for an input, and the time between frames."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.cdp = page.page.context.new_cdp_session(page.page)
        self.cdp.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent(self) -> float:
        """Processor time of the page's main thread so far, in ms."""
        metrics = {one["name"]: one["value"] for one in self.cdp.send("Performance.getMetrics")["metrics"]}
        return metrics["TaskDuration"] * 1000

    def work(self, gesture: Callable[[], None], inputs: int) -> float:
        """Processor time for one input, as the mean over a gesture."""
        before = self.spent()
        gesture()
        self.page.page.wait_for_timeout(50)
        return (self.spent() - before) / inputs

    def frames(self, gesture: Callable[[], None]) -> list[float]:
        """The times between frames while a gesture goes on."""
        self.page.page.evaluate("casebookClock.film()")
        gesture()
        return self.page.page.evaluate("casebookClock.cut()")


def large(session: Session) -> list[Row]:
    """Two hundred nodes: walking, drawing it with the mouse, changing its size, weighing."""
    turns = session.times(12, 3)
    page = session.notebook("bench-map-200.ipynb",
                            [OPEN.format(size=200, view="Map"), OPEN.format(size=200, view="Weigh")])
    asleep(page)
    say("  maps: 200 nodes, the kernel asleep")
    arrows = walk(200, TEN * (2 * turns + 1))
    leaf = ".cb-weigh input[type=range]"
    gestures: dict[str, tuple[str, Callable[[], None]]] = {
        "arrow keys held": (CURRENT, lambda: repeat(page, [arrows.pop(0) for _ in range(TEN)])),
        "drawn with the mouse": (CURRENT, lambda: drag(page, TEN)),
        "made larger and smaller": (CURRENT, lambda: repeat(page, ["+", "-"] * (TEN // 2))),
        "weighing, slider held": (leaf, lambda: repeat(page, ["ArrowLeft", "ArrowRight"] * (TEN // 2))),
    }
    tools = Gestures(page)
    rest = Sample("page at rest", tuple(tools.frames(lambda: page.page.wait_for_timeout(2000))), digits=1)
    rows = []
    for what, (focus, gesture) in gestures.items():
        page.page.locator(focus).first.focus()
        page.page.wait_for_timeout(300)
        gesture()  # to warm up
        work, between = [], []
        for _ in range(turns):
            work.append(tools.work(gesture, TEN))
            between += tools.frames(gesture)
        worked, framed = Sample("input", tuple(work), digits=1), Sample("frame", tuple(between), digits=1)
        name = f"map of 200 nodes: {what}"
        rows += [Row(f"{name}, processor time for an input", worked, budget=Budget("under", FRAME, FRAME)),
                 Row(f"{name}, time between frames", framed, rest)]
    page.close()
    return rows


def measure(session: Session) -> list[Row]:
    """The map and the weighing."""
    return [*small(session), *large(session)]
