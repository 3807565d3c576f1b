"""The points on which the articles are compared: `data/comparisons.yaml`.

A cell is one author's stance on one point, with paragraphs and the nodes of that author's map behind it. Cruxes, the
words that mean different things, and the links between maps are worked out from this data or stand in it.
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from casebook.files.build import Strict

Stance = Literal["yes", "partly", "no", "silent"]


class Cell(Strict):
    """One author's stance on one point. `implicit`: read between the lines; `hedged`: said with doubt."""

    stance: Stance
    words: str
    loc: list[str] = field(default_factory=list)
    nodes: list[str] = field(default_factory=list)
    implicit: bool = False
    hedged: bool = False


class Point(Strict):
    """A statement on which the authors may agree, differ, or be silent. `cells` maps article ids to stances."""

    id: str
    text: str
    short: str
    cells: dict[str, Cell]
    verdict: str
    lesson: str


class Sense(Strict):
    """What one article means by a word."""

    article: str
    means: str
    loc: list[str]


class Word(Strict):
    """A word that means different things in different articles (an equivocation, once they are set side by side)."""

    word: str
    senses: list[Sense]
    lesson: str


class CrossLink(Strict):
    """A claim of one article for or against a claim of another, our reading. Ends are "article:node"."""

    id: str
    source: str
    target: str
    relation: Literal["supports", "attacks"]
    why: str


class Lever(Strict):
    """One author's answer to the question of the kit: who could make Damascus deal, and with what?"""

    article: str
    who: str
    through: str
    what: str
    works: Literal["yes", "perhaps", "hardly", "no"]
    words: str
    loc: list[str]
    hidden: str = ""


class Crux(Strict):
    """A point where two authors part, with the points it is worked out from and what evidence would move either."""

    id: str
    sort: Literal["same premise, opposite conclusions", "hidden here, denied there", "contradiction", "silence"]
    title: str
    articles: list[str]
    points: list[str]
    text: str
    evidence: str


class Comparisons(Strict):
    """The whole file.

    `published` gives the ISO day up to which each author can have known events (our reading); `events` the ids of the
    events (of the fact table) that the four are set beside.
    """

    question: str
    published: dict[str, str]
    events: list[str]
    points: list[Point]
    words: list[Word]
    levers: list[Lever]
    cruxes: list[Crux]
    links: list[CrossLink]
