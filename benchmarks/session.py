"""What the measurements share: how often to repeat, a served copy of the kit, a browser, a stopwatch in the page."""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = "confederation-2015"
LESSON = f"notebooks/01-{ARTICLE}.ipynb"
SHEET = f"exercises/01-{ARTICLE}.ipynb"
QUIET = 250
"""How long nothing may change, in ms, before a step counts as done."""
DRAWN = ("src", "points", "d")
"""Attributes whose change is a change of a picture."""
sys.path.insert(0, str(ROOT / "tests" / "browser"))
import lab  # noqa: E402


def say(text: str) -> None:
    """Tell the person who waits what is going on; the table alone goes to standard output."""
    print(text, file=sys.stderr, flush=True)


@dataclass(frozen=True)
class Step:
    """One input and the changes that it led to.

    Attributes
    ----------
    start, latest : time stamps of the first and of the last input event, in ms of the page's clock.
    marks : changes as (kind, moment at which the frame that holds it was painted).
    """

    start: float
    latest: float
    marks: tuple[tuple[str, float], ...]

    def until_last(self, needs: str = "picture") -> float:
        """From the input to the frame with the last change, in ms.

        Raises
        ------
        RuntimeError
            If nothing of the kind `needs` changed: then there is nothing to time.
        """
        if not any(kind == needs for kind, _ in self.marks):
            raise RuntimeError(f"the input led to no new {needs} (changes seen: {sorted({k for k, _ in self.marks})})")
        return max(moment for _, moment in self.marks) - self.start

    def until_first(self, kind: str) -> float:
        """From the input to the frame with the first change of a kind, in ms."""
        return min(moment for found, moment in self.marks if found == kind) - self.start


class Page:
    """A notebook, open and run, with the stopwatch of `clock.js` in its page."""

    def __init__(self, page: Any) -> None:
        self.page = page
        page.evaluate((Path(__file__).parent / "clock.js").read_text(encoding="utf-8"))

    def watch(self, root: str, picture: str | None = None, attributes: tuple[str, ...] = DRAWN) -> None:
        """Watch the element `root`; a change inside `picture`, or anywhere in it, is a change of the picture."""
        self.page.evaluate("(s) => document.querySelector(s).scrollIntoView({block: 'center'})", root)
        self.page.evaluate("([r, p, a]) => casebookClock.watch(r, p, a)", [root, picture, list(attributes)])

    def step(self, act: Any, kernel: bool = True, quiet: int = QUIET) -> Step:
        """Do one thing (`act()`), wait until all is still, and give back what changed and when."""
        self.page.evaluate("casebookClock.arm()")
        act()
        seen = self.page.evaluate("([q, m, k]) => casebookClock.settle(q, m, k)", [quiet, 6000, kernel])
        if seen["start"] is None:
            raise RuntimeError("no input event reached the page")
        return Step(seen["start"], seen["latest"], tuple((mark["kind"], mark["shown"]) for mark in seen["marks"]))

    def press(self, key: str, kernel: bool = True, quiet: int = QUIET) -> Step:
        """Press a key where the focus is."""
        return self.step(lambda: self.page.keyboard.press(key), kernel, quiet)

    def close(self) -> None:
        """Close the page."""
        self.page.close()


class Session:
    """One run of the benchmarks. Browser and server start when first asked for, and end with the session.

    Parameters
    ----------
    quick : repeat little, to see whether all works; the figures then mean little.
    """

    def __init__(self, quick: bool = False) -> None:
        self.quick = quick
        self._open = ExitStack()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *trouble: Any) -> None:
        self._open.close()

    def enter(self, context: Any) -> Any:
        """Enter something that ends with the session."""
        return self._open.enter_context(context)

    def times(self, full: int, quick: int) -> int:
        """How often to repeat something."""
        return quick if self.quick else full

    @cached_property
    def folder(self) -> Path:
        """A folder that is removed at the end."""
        return Path(self._open.enter_context(tempfile.TemporaryDirectory(prefix="casebook-bench-",
                                                                         ignore_cleanup_errors=True)))

    @cached_property
    def kit(self) -> Path:
        """A copy of the kit: nothing here writes to the kit itself."""
        return lab.copy_kit(self.folder)

    @cached_property
    def browser(self) -> Any:
        """A headless Chromium with an empty profile."""
        from playwright.sync_api import sync_playwright

        browser = lab.launch(self._open.enter_context(sync_playwright()))
        self._open.callback(browser.close)
        return browser

    @cached_property
    def server(self) -> str:
        """The address of a JupyterLab that serves the copy."""
        return self._open.enter_context(lab.jupyterlab(self.kit))

    def notebook(self, name: str, cells: list[str]) -> Page:
        """Write a notebook, open it in the browser, run all of it, and put the stopwatch in."""
        lab.write_notebook(self.kit / name, cells)
        page = self.browser.new_page(viewport={"width": 1280, "height": 900})
        lab.open_notebook(page, self.server, name)
        wrong = lab.run_all(page)
        if wrong:
            raise RuntimeError(f"{name}: {wrong[0]}")
        page.wait_for_timeout(1500)  # pictures of the first run that are still on their way
        return Page(page)
