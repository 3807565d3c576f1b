"""What is said about an article as a text: who, when, where, what each paragraph does, who wants what, what comes.

One folder an article (`data/articles/<id>/`), one file of these types (`article.yaml`).
Plain dataclasses: light to load for a learner; `casebook check` validates the same types strictly.
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from casebook.files.build import Strict

Certainty = Literal["confirmed", "high", "medium-high", "medium", "low"]
Verdict = Literal["came true", "partly", "did not come true", "cannot be judged"]


class Stated(Strict):
    """A statement about the article, with how sure we are and why."""

    value: str
    certainty: Certainty
    ground: str


class Author(Stated):
    """Who wrote it. `called` is how every text of the kit names the author (a surname, or "the author")."""

    called: str
    role: str


class Link(Strict):
    """A web address, labelled as what it is: the original, a reprint, a signed sister text, or context."""

    title: str
    url: str
    what: Literal["original", "reprint", "sister text", "context"]


class Paragraph(Strict):
    """One paragraph: our digest, what it does in the argument, and a hash by which a learner's copy is matched.

    `sha256` is over the letters and digits of the paragraph alone, after NFKC and lower case.
    """

    id: str
    digest: str
    does: str
    sha256: str
    sort: Literal["body", "heading", "caption", "bullet", "note"] = "body"


class Aim(Strict):
    """An aim that the author gives to an actor, with where and how surely."""

    text: str
    loc: list[str]
    hedge: str = ""


class Actor(Strict):
    """Someone the article speaks of, and the aims its author gives them."""

    id: str
    name: str
    role: str
    aims: list[Aim] = field(default_factory=list)


class Band(Strict):
    """A range of probabilities read from a hedge, in the words of ICD 203. Our reading, never the author's number."""

    term: str
    low: float
    high: float
    of: str


class Sourced(Strict):
    """What is told from a source outside the article."""

    text: str
    source_title: str
    source_url: str
    confidence: Literal["high", "medium", "low"]


class Resolution(Sourced):
    """What happened: the verdict on a prediction, with its date and source."""

    verdict: Verdict
    date: str


class Prediction(Strict):
    """A prediction in our words. Only `sort: forecast` is scored; the others say in `not_scored` why they are not.

    `base_rate` is shown before the forecast: how often such a thing happened before, with its source, or what to ask.
    `settled_by` is one word for the fact that settles it; predictions that the same fact settles share the word.
    """

    id: str
    text: str
    loc: list[str]
    sort: Literal["forecast", "conditional", "prescription", "scenario"]
    question: str
    horizon: str
    hedge: list[str]
    resolution: Resolution
    band: Band | None = None
    not_scored: str = ""
    base_rate: str = ""
    settled_by: str = ""
    views: list[str] = field(default_factory=list)


class View(Sourced):
    """A view other than the author's on the article's question, with its source."""

    id: str
    who: str


class Article(Strict):
    """Everything said about one article as a text."""

    id: str
    order: int
    title: str
    short: str
    question: str
    author: Author
    outlet: Stated
    date: Stated
    genre: str
    audience: str
    moment: str
    summary: str
    content_note: str
    links: list[Link]
    paragraphs: list[Paragraph]
    actors: list[Actor]
    predictions: list[Prediction]
    views: list[View]
    events: list[str] = field(default_factory=list)
