"""From the click on Check to the feedback on screen, against the bare round trip of a slider and a label.

The click is a real one; the answer is set before it, in turns, so that the feedback changes each time. What is timed
holds the check, the entry in the journal on disk (written and flushed) and the drawing of the feedback.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks import peers
from benchmarks.session import ARTICLE, Page, Session, Step, say
from benchmarks.slider import BLOCK, Contender
from benchmarks.stats import Sample
from benchmarks.table import Budget, Row

SHEET = {"thesis": "one of four", "voice": "sort all", "build-plan": "build the map"}
"""Exercises from the lightest form to the heaviest."""
OPEN = f"""
from casebook import lesson
sheet = lesson("{ARTICLE}")
"""
ANSWER = """([form, turn]) => {
    const names = new Set([...form.querySelectorAll('input[type=radio]')].map((i) => i.name));
    for (const name of names) form.querySelectorAll(`input[name="${name}"]`)[turn].checked = true;
    for (const list of form.querySelectorAll('select')) list.selectedIndex = 1 + turn; }"""


@dataclass
class Form:
    """An exercise that is checked again and again with two answers in turns."""

    name: str
    done: int = 0
    steps: list[Step] = field(default_factory=list)

    @property
    def root(self) -> str:
        """The form on the page."""
        return f".cb-exercise[data-exercise={self.name}]"

    def check(self, page: Page, clicks: int, keep: bool) -> None:
        """A block of clicks on Check."""
        page.watch(self.root)
        form = page.page.query_selector(self.root)
        button = page.page.locator(f"{self.root} button.cb-main")
        for _ in range(clicks):
            page.page.evaluate(ANSWER, [form, self.done % 2])
            self.done += 1
            button.scroll_into_view_if_needed()
            box = button.bounding_box()
            x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
            page.page.mouse.move(x, y)
            step = page.step(lambda x=x, y=y: page.page.mouse.click(x, y))
            if keep:
                self.steps.append(step)


def measure(session: Session) -> list[Row]:
    """Check to feedback, for three kinds of form."""
    page = session.notebook("bench-check.ipynb", [peers.SETUP, peers.ECHO, OPEN,
                                                  *(f"sheet.exercise({name!r})" for name in SHEET)])
    forms = [Form(name) for name in SHEET]
    echo = Contender(peers.handle("echo"), peers.output("echo"))
    rounds = session.times(30, 3)
    for number in range(rounds + 1):
        say(f"  check: round {number} of {rounds}" + ("" if number else " (to warm up)"))
        for form in forms:
            form.check(page, BLOCK, keep=number > 0)
        echo.block(page, keep=number > 0)
    page.close()
    floor = echo.sample("slider to Label")
    rows = [Row(f"check an exercise ({form.name}: {SHEET[form.name]}): click to feedback",
                Sample("check", tuple(step.until_last() for step in form.steps)), floor, Budget("within", None, 1.6))
            for form in forms]
    every = tuple(step.until_last() for form in forms for step in form.steps)
    return [*rows, Row("check an exercise, all three", Sample("check", every), floor, Budget("within", None, 1.6))]
