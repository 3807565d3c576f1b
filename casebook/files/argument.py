"""An argument as a graph: nodes, inferences (an edge with a list of premises), attacks, and how to walk through it.

The shape follows the Argument Interchange Format: an inference is an object of its own, so that it can be attacked
(undercut). Linked premises share one inference; convergent reasons are several inferences to one conclusion.
One file an article: `argument.yaml`.
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from casebook.files.build import Strict

Kind = Literal["thesis", "claim", "premise", "evidence", "hidden", "objection", "rebuttal"]
Voice = Literal["author", "author-concession", "reported", "analyst"]
Level = Literal["categorical", "confident", "probable", "possible", "speculative"]
Layer = Literal["core", "detail"]


class Confidence(Strict):
    """How surely the author says it, with the words that show it (at most four words each)."""

    level: Level
    hedge: list[str] = field(default_factory=list)
    booster: list[str] = field(default_factory=list)


class Item(Strict):
    """A piece of evidence or detail filed under a node."""

    text: str
    loc: list[str]
    sort: str


class Node(Strict):
    """One statement in our words. `voice` says whose it is; hidden premises and our objections are the analyst's."""

    id: str
    kind: Kind
    voice: Voice
    text: str
    short: str
    loc: list[str]
    type: Literal["descriptive", "causal", "predictive", "evaluative", "prescriptive"] = "descriptive"
    conf: Confidence | None = None
    speaker: str = ""
    items: list[Item] = field(default_factory=list)
    unsupported: bool = False
    strength: Literal["", "strong", "medium", "weak"] = ""
    layer: Layer = "core"
    note: str = ""


class CriticalQuestion(Strict):
    """A standard question to a scheme, made particular to this text, and where the text answers it (if it does)."""

    ask: str
    answered: list[str] = field(default_factory=list)


class Inference(Strict):
    """Premises that together support one conclusion. More than one premise means linked."""

    id: str
    premises: list[str]
    conclusion: str
    scheme: str
    loc: list[str]
    questions: list[CriticalQuestion] = field(default_factory=list)
    layer: Layer = "core"


class Attack(Strict):
    """A node against a node (attack) or against an inference or attack (undercut)."""

    id: str
    source: str
    target: str
    loc: list[str]
    layer: Layer = "core"


class Pitfall(Strict):
    """A typical misreading, why readers make it, and the feedback that mends it."""

    id: str
    about: str
    wrong: str
    why: str
    feedback: str


class Variant(Strict):
    """Another defensible reading of an edge, with the credit it earns (0..1).

    `move` maps a premise to other conclusions; `split` turns one inference into several; `mode` reads a linked
    inference as convergent or the reverse; `drop` lists premises that may be left out.
    """

    edge: str
    reading: str
    credit: float
    why: str
    move: dict[str, list[str]] = field(default_factory=dict)
    split: list[list[str]] = field(default_factory=list)
    mode: Literal["", "linked", "convergent"] = ""
    drop: list[str] = field(default_factory=list)


class Choice(Strict):
    """An option of a walk question."""

    id: str
    text: str
    feedback: str
    right: bool = False


class Step(Strict):
    """One step of the walk: a question, then the parts of the map that appear and what to say about them."""

    id: str
    title: str
    ask: str
    choices: list[Choice]
    show: list[str]
    say: str


class Argument(Strict):
    """The whole argument of one article."""

    id: str
    thesis: str
    summary: str
    nodes: list[Node]
    inferences: list[Inference]
    attacks: list[Attack]
    pitfalls: list[Pitfall]
    variants: list[Variant]
    walk: list[Step]
    tensions: list[str] = field(default_factory=list)
