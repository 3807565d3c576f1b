"""What a lab's file holds: `data/labs/<id>.yaml`, all the words of a lab. The model is `casebook.thinking.labs.<id>`.

Every dial value is a number: a toggle is 0 or 1, a choice the number of its option. Starting values are presets, never
estimates. No author wrote a model: a dial encodes our reading of paragraphs (`loc`) or is ours alone (`ours`).
"""

from __future__ import annotations

import math
from dataclasses import field
from typing import Literal

from casebook.files.build import Strict


class Choice(Strict):
    """One option of a choice dial: the number that stands for it and the words on the control."""

    value: float
    label: str


class Dial(Strict):
    """A parameter that the learner may move.

    Attributes
    ----------
    id, label, help
        `id` is a plain word: question banks and journals use it. `label` is short (on the control); `help` says in a
        sentence or two what moving it means.
    kind
        `range` (a slider), `toggle` (0 or 1) or `choice` (one of `options`).
    low, high, step, start
        The range in the dial's own unit; `start` is where it stands before anyone touches it.
    loc
        The paragraphs that the dial encodes, such as "P5"; in a lab about several articles "Hof P5".
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
    loc: list[str] = field(default_factory=list)
    ours: bool = False
    kind: Literal["range", "choice", "toggle"] = "range"
    options: list[Choice] = field(default_factory=list)

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


class Preset(Strict):
    """A full setting of the dials under which a reading of the article holds, or a critic's, or neither's."""

    id: str
    label: str
    who: Literal["author", "critic", "neutral"]
    values: dict[str, float]
    why: str


class Guess(Strict):
    """An answer to a prediction, with the words that the learner reads after committing to it."""

    id: str
    text: str
    feedback: str
    right: bool = False


class Prediction(Strict):
    """A question to commit to before the dials open."""

    id: str
    prompt: str
    options: list[Guess]


class Named(Strict):
    """A state that the model can be in: what it means, the heading of the picture, the sentence below it.

    `at` are dial values, besides the starting ones, at which the model is in this state: the proof that it can be.
    """

    means: str
    heading: str
    sentence: str
    at: dict[str, float] = field(default_factory=dict)


class Figure(Strict):
    """A reading: its label, the format of its number, and the words where there is no number."""

    label: str
    form: str = ""
    none: str = ""


class Heads(Strict):
    """The caption and column heads of a table."""

    caption: str
    header: list[str]


class Work(Strict):
    """A work behind the model. `status` says what of it was seen, so that nobody cites it further than we can."""

    citation: str
    status: str
    url: str = ""


class Known(Strict):
    """Something known from a source outside the article, kept apart from the presets: the row of a fact table."""

    table: str
    row: str


class LabFile(Strict):
    """All the words of a lab.

    Attributes
    ----------
    lesson, part, order
        Where the lab stands: in a lesson's core or among its extras, and in which order.
    states
        Each state that the model can name.
    readings
        The figures that the model gives, by id, in the order in which they are shown.
    flip
        Sentences on how far the setting is from the point where the outcome changes; the model names one.
    phrases
        All other words of the model: names of lines, headings of panels, parts of sentences, cells of tables.
    robust, background
        Heads of the table "how much hangs on our numbers", and of the tables of what is ours in the model.
    coding
        Our reading of paragraphs as data, by name, in the shape that the model's head tells.
    draws_on
        The fact tables whose rows the model is given.
    """

    id: str
    lesson: str
    part: Literal["core", "extra"]
    order: int
    title: str
    question: str
    intro: str
    dials: list[Dial]
    presets: list[Preset]
    predictions: list[Prediction]
    states: dict[str, Named]
    readings: dict[str, Figure]
    flip: dict[str, str]
    table: Heads
    notice: list[str]
    leaves_out: str
    critique: str
    literature: list[Work]
    phrases: dict[str, str] = field(default_factory=dict)
    robust: Heads | None = None
    background: list[Heads] = field(default_factory=list)
    coding: dict[str, object] = field(default_factory=dict)
    facts: list[Known] = field(default_factory=list)
    draws_on: list[str] = field(default_factory=list)

    def start(self) -> dict[str, float]:
        """Where every dial stands at first."""
        return {dial.id: dial.start for dial in self.dials}
