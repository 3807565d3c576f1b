"""What a lab is: a small formal model with its words, dials, presets and questions. No widgets, no disk, no clock.

A lab is made by a function without side effects and is plain data, except for three functions that it carries:
`evaluate` (dial values to a `Result`), `text` (a result as plain text) and, where it has one, `robust` (how far a
result hangs on numbers that we chose). Every dial value is a number: a toggle is 0 or 1, a choice the number of its
option. So one exercise ("set the lab so that ...") fits every lab.

Honesty rule: no author wrote a model. A dial encodes our reading of a paragraph (`loc`) or is ours alone (`ours`).
Starting values are presets, never estimates; what a lab can teach is direction, threshold, and which assumption
carries a conclusion. What is known from sources stands apart, in `Fact`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

Values = Mapping[str, float]
Row = Mapping[str, object]
Tables = Mapping[str, tuple[Row, ...] | list[Row]]
MAX_RANGES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option of a choice dial: the number that stands for it and the words on the control."""

    value: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dial:
    """A parameter that the learner may move.

    Attributes
    ----------
    id, label, help
        `label` is short (on the control); `help` says in a sentence or two what moving it means.
    kind
        `range` (a slider), `toggle` (0 or 1) or `choice` (one of `options`).
    low, high, step, start
        The range in the dial's own unit; `start` is where it stands before anyone touches it.
    loc
        The paragraphs that the dial encodes, such as "P5, P7"; empty where the article says nothing about it.
    ours
        True where the dial, or the scale on it, is our addition.
    """

    id: str
    label: str
    help: str
    start: float
    low: float = 0.0
    high: float = 1.0
    step: float = 1.0
    unit: str = ""
    loc: str = ""
    ours: bool = False
    kind: Literal["range", "choice", "toggle"] = "range"
    options: tuple[Option, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The locators one by one."""
        return tuple(part.strip() for part in self.loc.split(",") if part.strip())

    def settle(self, value: float) -> float:
        """The nearest value that this dial can stand on.

        Raises
        ------
        ValueError
            If `value` is not a finite number.
        """
        number = float(value)
        if not math.isfinite(number):
            raise ValueError(f"{self.id}: {value!r} is not a number that a dial can stand on.")
        if self.kind == "toggle":
            return 1.0 if number >= 0.5 else 0.0
        if self.kind == "choice":
            return min((option.value for option in self.options), key=lambda candidate: abs(candidate - number))
        steps = round((min(max(number, self.low), self.high) - self.low) / self.step)
        return round(min(self.low + steps * self.step, self.high), 9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A full setting of the dials under which a reading of the article holds, or a critic's, or neither's."""

    id: str
    label: str
    who: Literal["author", "critic", "neutral"]
    values: Mapping[str, float]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """An answer to a prediction, with the words that the learner reads after committing to it."""

    id: str
    text: str
    feedback: str
    right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """A question to commit to before the dials open."""

    id: str
    prompt: str
    options: tuple[Guess, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A figure that the model gives. `value` is None where there is none: then `text` names the state ("never")."""

    id: str
    label: str
    value: float | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as plain text: what stands behind the picture."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """A marker that the browser may move along a curve it already has, without asking the kernel.

    In the picture it is an element of class `cb-follow`, drawn around its own origin and placed by
    `transform="translate(x y)"`. `points` are its places in viewBox units for dial values equally spaced from `low`
    to `high`; between them the browser goes in a straight line.
    """

    dial: str
    low: float
    high: float
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the model says at one setting of the dials.

    Attributes
    ----------
    state
        One of the lab's `states`: never a missing number.
    sentence
        The outcome in one or two sentences.
    flip
        How far the setting is from the point where the outcome changes.
    svg, alt
        The picture, and the sentences that describe it (they also stand in the picture as its description).
    """

    state: str
    sentence: str
    readings: tuple[Reading, ...]
    flip: str
    svg: str
    alt: str
    table: Table
    follow: tuple[Follow, ...] = ()

    def reading(self, name: str) -> Reading:
        """The reading of that id; KeyError if there is none."""
        for reading in self.readings:
            if reading.id == name:
                return reading
        raise KeyError(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A work behind the model. `status` says what of it was seen, so that nobody cites it further than we can."""

    citation: str
    status: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something known from a source outside the article, kept apart from the presets."""

    id: str
    text: str
    source_title: str
    source_url: str
    confidence: Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lab:
    """A mechanism of an article as a small model, with everything a page needs to teach it.

    Attributes
    ----------
    states
        Each state that `evaluate` can return, with what it means.
    notice, leaves_out, critique
        Things to notice; one sentence on what the model leaves out; what critics say of it.
    evaluate
        Dial values to a `Result`. Missing dials stand at their start; unknown ids raise KeyError.
    text
        A result as plain text that says all that the picture says.
    robust
        Dial values to a table of how the result moves when our own numbers move; None where nothing is to be moved.
    background
        Tables of what is ours in the model (a coding, an assignment), for a "what we put in" fold on the page.
    """

    id: str
    title: str
    question: str
    intro: str
    dials: tuple[Dial, ...]
    presets: tuple[Preset, ...]
    predictions: tuple[Prediction, ...]
    states: Mapping[str, str]
    notice: tuple[str, ...]
    leaves_out: str
    critique: str
    literature: tuple[Source, ...]
    evaluate: Callable[[Values], Result]
    text: Callable[[Result], str]
    facts: tuple[Fact, ...] = ()
    robust: Callable[[Values], Table] | None = None
    background: tuple[Table, ...] = ()

    def start(self) -> dict[str, float]:
        """Where every dial stands at first."""
        return {dial.id: dial.start for dial in self.dials}

    def dial(self, name: str) -> Dial:
        """The dial of that id; KeyError if there is none."""
        for dial in self.dials:
            if dial.id == name:
                return dial
        raise KeyError(name)

    def preset(self, name: str) -> Preset:
        """The preset of that id; KeyError if there is none."""
        for preset in self.presets:
            if preset.id == name:
                return preset
        raise KeyError(name)


def settle(dials: tuple[Dial, ...], values: Values) -> dict[str, float]:
    """Every dial with a value that it can stand on: what is missing stands at its start, what is outside is moved in.

    Raises
    ------
    KeyError
        If a value is given for a dial that the lab does not have.
    ValueError
        If a value is not a finite number.
    """
    names = {dial.id for dial in dials}
    for name in values:
        if name not in names:
            raise KeyError(f"no dial {name!r}; there are {', '.join(sorted(names))}")
    return {dial.id: dial.settle(values.get(dial.id, dial.start)) for dial in dials}
