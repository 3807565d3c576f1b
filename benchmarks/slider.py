"""From a key press on a lab's slider to the new picture, against what peers do, and against the bare round trip.

All contenders stand in one notebook, on one kernel, and take turns in blocks of four presses: what else the machine
does meets all of them alike. Every step is a real press of a key; the stopwatch is in the page (clock.js).

A lab is pressed in two ways. "Step" is an arrow key: the result was worked out ahead, while nothing else was to be
done. "Jump" is Page Up or Page Down, a tenth of the range, to a setting never seen before: there the kernel is asked,
and only a marker moves at once. Held arrow keys show how much of both a fast hand meets.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from benchmarks import peers
from benchmarks.session import ARTICLE, DRAWN, Page, Session, Step, lab, say
from benchmarks.stats import Sample
from benchmarks.table import Budget, Row

BLOCK = 4
SWEEP = 30
"""Steps to the right before it goes back to the left: no dial reaches its end."""
HELD = 25
AGAINST = {"interact": ("interact + plt.show()", Budget("faster", 4, 4)),
           "retina": ("the same, retina 8x6 tight_layout", Budget("faster", 8, 6)),
           "echo": ("slider to Label", Budget("within", 1.4, 1.6))}
OPEN = f"""
from casebook import lesson
from casebook.record import MemoryJournal
plan = lesson("{ARTICLE}", journal=MemoryJournal())
def opened(name):
    view = plan.lab(name)
    return view.commit(**{{p.id: p.options[0].id for p in view.lab.file.predictions}})
"""
# With every party at the table the agreement lab has most to compute.
SHOW = {"regions": "regions = opened('regions'); regions",
        "agreement": "agreement = opened('agreement').set(regime=1, opposition=1, iran=1); agreement"}


@dataclass
class Contender:
    """Something with a slider.

    Attributes
    ----------
    focus, root : what takes the keys, and what is watched.
    picture : a step counts only if something changed in here (anywhere in `root` where it is None).
    """

    focus: str
    root: str
    picture: str | None = None
    pressed: int = 0
    steps: list[Step] = field(default_factory=list)

    def ready(self, page: Page) -> None:
        """Watch it, focus it, and let it settle."""
        page.watch(self.root, self.picture, (*DRAWN, "transform"))
        page.page.locator(self.focus).first.focus()
        page.page.wait_for_timeout(200)

    def key(self) -> str:
        """The next key: arrows to the right, then back to the left."""
        self.pressed += 1
        return "ArrowRight" if ((self.pressed - 1) // SWEEP) % 2 == 0 else "ArrowLeft"

    def block(self, page: Page, keep: bool) -> None:
        """Some key presses, each timed."""
        self.ready(page)
        for _ in range(BLOCK):
            step = page.press(self.key())
            if keep:
                self.steps.append(step)

    def hold(self, page: Page) -> Step:
        """An arrow key that repeats 30 times a second."""
        self.ready(page)
        return page.step(lambda: repeat(page, [self.key() for _ in range(HELD)]), quiet=600)

    def sample(self, name: str) -> Sample:
        """From each input to the last change."""
        return Sample(name, tuple(step.until_last() for step in self.steps))


@dataclass
class Jumper(Contender):
    """A lab whose dial jumps, each time to a setting that it never stood on: before a block, another dial moves too.

    Attributes
    ----------
    other : the lab's name in the kernel, the other dial, its lowest value and its step.
    """

    other: tuple[str, str, float, float] = ("", "", 0, 0)
    blocks: int = 0

    def ready(self, page: Page) -> None:
        """Move the other dial, then as ever."""
        name, dial, low, step = self.other
        self.blocks += 1
        answer = lab.value_of(page.page, f"{name}.set({dial}={low + step * self.blocks}).outcome.state")
        if answer.startswith("error"):
            raise RuntimeError(answer)
        super().ready(page)

    def key(self) -> str:
        """Up for one block, down for the next."""
        return "PageUp" if self.blocks % 2 else "PageDown"


def repeat(page: Page, keys: list[str]) -> None:
    """Press keys as fast as a held key repeats."""
    for key in keys:
        began = time.perf_counter()
        page.page.keyboard.press(key)
        time.sleep(max(0.0, 1 / 30 - (time.perf_counter() - began)))


def contenders() -> dict[str, Contender]:
    """The two labs, stepped and jumping, and those they are held against."""
    found = {name: Contender(peers.handle(name), peers.output(name)) for name in AGAINST}
    others = {"regions": ("passing", ("jumper_regions", "recruits", 1.0, 0.1)),
              "agreement": ("regime_expects", ("jumper_agreement", "opposition_expects", 0.3, 0.01))}
    for name, (dial, other) in others.items():
        where = f".cb-lab[data-lab={name}]"
        found[name] = Contender(f".step-{name} input[data-dial={dial}]", f".step-{name} {where}", ".cb-stage")
        found[name + " jump"] = Jumper(f".jump-{name} input[data-dial={dial}]", f".jump-{name} {where}", ".cb-stage",
                                       other=other)
    return found


def cells() -> list[str]:
    """The notebook: every lab twice, once to step and once to jump."""
    labs = []
    for name, show in SHOW.items():
        made = show.split(";")[0]
        labs.append(f"{made}; _ = {name}.add_class('step-{name}'); {name}")
        labs.append(f"jumper_{made}; _ = jumper_{name}.add_class('jump-{name}'); jumper_{name}")
    return [peers.SETUP, peers.INTERACT, peers.RETINA, peers.ECHO, OPEN, *labs]


def rows_of(name: str, found: dict[str, Contender], held: dict[str, list[Step]]) -> list[Row]:
    """The rows of one lab."""
    stepped, jumped = found[name].sample("step"), found[name + " jump"].sample("jump")
    rows = [Row(f"{name} lab: arrow key to new picture", stepped, found[other].sample(words), budget)
            for other, (words, budget) in AGAINST.items()]
    echo, interact = found["echo"].sample("slider to Label"), found["interact"].sample("interact + plt.show()")
    rows += [Row(f"{name} lab: jump to new picture", jumped, echo, AGAINST["echo"][1]),
             Row(f"{name} lab: jump to new picture", jumped, interact)]
    marker = tuple(step.until_first("follow") for step in found[name + " jump"].steps)
    rows.append(Row(f"{name} lab: jump to the marker's move, without the kernel", Sample("marker", marker),
                    budget=Budget("under", 30)))
    for what, other in (("interact + plt.show()", "interact"), ("slider to Label", "echo")):
        rows.append(Row(f"{name} lab: arrow held, last press to last picture", lags("lab", held[name]),
                        lags(what, held[other])))
    rows.append(Row(f"{name} lab: arrow held, pictures shown for {HELD} presses", pictures("lab", held[name]),
                    pictures("interact + plt.show()", held["interact"])))
    return rows


def pictures(name: str, steps: list[Step]) -> Sample:
    """How many frames showed a new picture while a key was held."""
    seen = tuple(float(len({moment for kind, moment in step.marks if kind == "picture"})) for step in steps)
    return Sample(name, seen, "pictures")


def lags(name: str, steps: list[Step]) -> Sample:
    """From the last press of a held key to the last picture."""
    return Sample(name, tuple(max(moment for _, moment in step.marks) - step.latest for step in steps))


def measure(session: Session) -> list[Row]:
    """Slider to new picture, what moves without the kernel, and held keys."""
    page = session.notebook("bench-slider.ipynb", cells())
    found = contenders()
    rounds = session.times(30, 3)
    for number in range(rounds + 1):
        say(f"  slider: round {number} of {rounds}" + ("" if number else " (to warm up)"))
        for contender in found.values():
            contender.block(page, keep=number > 0)
    held: dict[str, list[Step]] = {name: [] for name in (*SHOW, "interact", "echo")}
    for _ in range(session.times(6, 1)):
        for name, steps in held.items():
            steps.append(found[name].hold(page))
    page.close()
    return [row for name in SHOW for row in rows_of(name, found, held)]
