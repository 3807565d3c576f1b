"""What is said about an article as a text: who, when, where, what each paragraph does, who wants what, what comes.

One folder an article (`data/articles/<id>/`), one file of these types (`article.yaml`).
Plain dataclasses: light to load for a learner; `casebook check` validates the same types strictly.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

STRICT = {"extra": "forbid"}

Certainty = Literal["confirmed", "high", "medium-high", "medium", "low"]
Verdict = Literal["came true", "partly", "did not come true", "cannot be judged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A statement about the article, with how sure we are and why."""

    __pydantic_config__ = STRICT
    value: str
    certainty: Certainty
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Author(Stated):
    """Who wrote it. `called` is how every text of the kit names the author (a surname, or "the author")."""

    __pydantic_config__ = STRICT
    called: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A web address, labelled as what it is: the original, a reprint, a signed sister text, or context."""

    __pydantic_config__ = STRICT
    title: str
    url: str
    what: Literal["original", "reprint", "sister text", "context"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph: our digest, what it does in the argument, and a hash by which a learner's copy is matched.

    `sha256` is over the letters and digits of the paragraph alone, after NFKC and lower case.
    """

    __pydantic_config__ = STRICT
    id: str
    digest: str
    does: str
    sha256: str
    sort: Literal["body", "heading", "caption", "bullet", "note"] = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """An aim that the author gives to an actor, with where and how surely."""

    __pydantic_config__ = STRICT
    text: str
    loc: list[str]
    hedge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Someone the article speaks of, and the aims its author gives them."""

    __pydantic_config__ = STRICT
    id: str
    name: str
    role: str
    aims: list[Aim] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A range of probabilities read from a hedge, in the words of ICD 203. Our reading, never the author's number."""

    __pydantic_config__ = STRICT
    term: str
    low: float
    high: float
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What happened: the verdict on a prediction, with its date and source."""

    __pydantic_config__ = STRICT
    verdict: Verdict
    date: str
    text: str
    source_title: str
    source_url: str
    confidence: Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """A prediction in our words. Only `sort: forecast` is scored; the others say in `not_scored` why they are not.

    `base_rate` is shown before the forecast: how often such a thing happened before, with its source, or what to ask.
    `settled_by` is one word for the fact that settles it; predictions that the same fact settles share the word.
    """

    __pydantic_config__ = STRICT
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


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A view other than the author's on the article's question, with its source."""

    __pydantic_config__ = STRICT
    id: str
    who: str
    text: str
    source_title: str
    source_url: str
    confidence: Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Everything said about one article as a text."""

    __pydantic_config__ = STRICT
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
