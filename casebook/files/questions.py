"""The question bank: one dataclass a shape of exercise. What is right, and what each wrong option teaches, is data.

One file a lesson: `exercises.yaml`. A shape may serve several kinds (`kind`); the rules that mark an answer live in
`casebook.thinking.exercises`.
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from casebook.files.build import Strict

Place = Literal["worksheet", "lesson"]
Stage = Literal["worked", "gap", "half", "bare"]


class Worded(Strict):
    """Words of an exercise that have an id."""

    id: str
    text: str


class Category(Worded):
    """A box to sort into: a voice, a role, a piece of evidence, linked or convergent, a stance."""


class Option(Worded):
    """One option. `credit` 1 is right, 0 wrong, between them "another defensible reading".

    `feedback` teaches: why the option is right, or what misreading it stands for. `missed` is said in a
    choose-several exercise when a right option was left out.
    """

    feedback: str
    credit: float = 0.0
    pitfall: str = ""
    missed: str = ""


class Sortable(Worded):
    """An item to sort. `answers` maps accepted category ids to credit; `wrong` gives feedback to each that earns less
    than 1."""

    answers: dict[str, float]
    why: str
    wrong: dict[str, str]
    pitfall: str = ""


class Exercise(Strict):
    """What every exercise has, whatever its kind."""

    id: str
    title: str
    prompt: str
    why: str
    hints: list[str]
    loc: list[str]
    skill: str
    minutes: float
    marks: float = 1.0
    stage: Stage = "bare"
    place: Place = "worksheet"
    material: list[str] = field(default_factory=list)


class Choose(Exercise):
    """Choose one option.

    In a hedge the options are levels of confidence, from weakest to strongest, in what the author says in `claim`.
    """

    options: list[Option]
    claim: str = ""
    kind: Literal["choose", "hedge"] = "choose"


class ChooseSeveral(Exercise):
    """Choose every option that fits."""

    options: list[Option]
    kind: Literal["choose-several"] = "choose-several"


class Sort(Exercise):
    """Sort each item into a category.

    classify: whose voice, which role, which sort of measure. match: evidence (the categories) to claims (the items);
    one category is "none". linked: do these premises work only together, or each alone? (the cover test). contrast: the
    stance of each author on a point.
    """

    categories: list[Category]
    items: list[Sortable]
    kind: Literal["classify", "match", "linked", "contrast"]


class Before(Strict):
    """In a chain, `first` stands below `then`; `feedback` is said when they are the wrong way round."""

    first: str
    then: str
    feedback: str


class Card(Worded):
    """A card of a chain. A distractor belongs nowhere in it; `feedback` says why (or why the card belongs)."""

    feedback: str
    distractor: bool = False


class Order(Exercise):
    """Put the cards from ground to conclusion; leave the distractors out. Any order that keeps `before` is right."""

    cards: list[Card]
    before: list[Before]
    kind: Literal["order"] = "order"


class Assumption(Option):
    """An option of a hidden-assumption exercise with its denial; `falls`: whether the step falls if it is denied."""

    denial: str
    falls: bool
    test: str


class Hidden(Exercise):
    """Choose the hidden assumption, then test it: deny it and see whether the step still stands."""

    options: list[Assumption]
    kind: Literal["hidden"] = "hidden"


class Scheme(Exercise):
    """Name the scheme of a step and choose the critical question that it leaves open."""

    schemes: list[Option]
    questions: list[Option]
    kind: Literal["scheme"] = "scheme"


class Aim(Exercise):
    """Choose the objection that bites, then aim it: at a premise, at the conclusion or at the step."""

    objections: list[Option]
    targets: list[Option]
    kind: Literal["aim"] = "aim"


class MapCard(Worded):
    """A card of a map. `parents` maps each accepted parent (a card id, or the root's) to its credit."""

    parents: dict[str, float]
    why: str


class Build(Exercise):
    """Build the map: for each card, say which statement it supports (or `none`)."""

    root: Category
    cards: list[MapCard]
    kind: Literal["build"] = "build"


class Forecast(Exercise):
    """Give a probability for a prediction of the article. No number is right; it is locked and scored later."""

    article: str
    prediction: str
    kind: Literal["forecast"] = "forecast"


class SetLab(Exercise):
    """Set a lab's dials so that a reading meets a condition. `solution` is one setting that does."""

    lab: str
    controls: list[str]
    start: dict[str, float]
    reading: str
    solution: dict[str, float]
    too_low: str
    too_high: str
    at_least: float | None = None
    at_most: float | None = None
    kind: Literal["set-lab"] = "set-lab"


class Steelman(Exercise):
    """Write the argument at its strongest in your own words; tick the checklist; compare with a model. Not marked."""

    checklist: list[str]
    model: str
    kind: Literal["steelman"] = "steelman"


class Statement(Strict):
    """One statement of a map that a learner draws. `to` is the number of the statement it speaks for, or against.

    `together` marks reasons that support it only jointly (linked). `words` are at most a few words for the box.
    """

    text: str
    role: Literal["thesis", "reason", "evidence", "assumption", "objection", "answer"]
    voice: Literal["author", "granted", "reported", "ours"]
    to: str = ""
    together: bool = False
    place: str = ""


class OwnMap(Exercise):
    """Draw the map of an argument of one's own choosing. Checked for form; the content is the learner's."""

    least: int
    model: list[Statement]
    kind: Literal["own"] = "own"


AnyExercise = (
    Choose | ChooseSeveral | Sort | Order | Hidden | Scheme | Aim | Build | Forecast | SetLab | Steelman | OwnMap
)


class QuestionBank(Strict):
    """All exercises of one lesson, in the order of the worksheet. `order` places a lesson that has no article."""

    lesson: str
    title: str
    exercises: list[AnyExercise]
    order: int = 0
