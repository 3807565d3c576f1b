"""The words for the parts of an argument, the same in the map, the walk, the outline and the details."""

from __future__ import annotations

from casebook.files.argument import Confidence, Inference, Node

KINDS = {
    "thesis": "thesis",
    "claim": "claim",
    "premise": "premise",
    "evidence": "evidence",
    "hidden": "hidden premise",
    "objection": "objection",
    "rebuttal": "reply",
}
SHORT_KINDS = {**KINDS, "hidden": "hidden"}
VOICES = {"author": "author", "author-concession": "conceded", "reported": "reported", "analyst": "ours"}
BORDERS = {"author": "solid", "author-concession": "double", "reported": "dotted", "analyst": "dashed"}
LEVELS = {
    "categorical": "stated flatly",
    "confident": "stated with confidence",
    "probable": "put as probable",
    "possible": "put as possible",
    "speculative": "put as a speculation",
}
LEGEND = [
    ("author", "solid border: the author says it"),
    ("author-concession", "double border: the author grants it, though it counts against the thesis"),
    ("reported", "dotted border: the author reports that others say it"),
    ("analyst", "dashed border and the word ours: we add it, the author does not say it"),
]
SIGNS = [
    ("support", "circle with a plus: these premises together support the box above"),
    ("attack", "dashed line with a crossbar: speaks against the box, or against the step, that it points at"),
]


def kind_word(node: Node) -> str:
    """What a node is: thesis, claim, premise, evidence, hidden premise, objection, reply."""
    return KINDS[node.kind]


def voice_word(node: Node) -> str:
    """Whose it is, in a word or two: author, conceded, reported (with the speaker), ours."""
    word = VOICES[node.voice]
    return f"{word}: {node.speaker}" if node.speaker and node.voice == "reported" else word


def voice_sentence(node: Node, author: str = "the author") -> str:
    """Whose it is, as the start of a sentence: "O'Hanlon says", "we add (not said by O'Hanlon)"."""
    if node.voice == "author":
        return f"{author} says"
    if node.voice == "author-concession":
        return f"{author} grants"
    if node.voice == "reported":
        return f"{author} reports the view of {node.speaker or 'others'}"
    return f"we add (not said by {author})"


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def places(loc: list[str], near: bool = False) -> str:
    """Locators as text: "P4, P5". `near` is for what the author does not say: where it bears on the text."""
    if not loc:
        return ""
    return ("bears on " if near else "") + ", ".join(loc)


def sureness(conf: Confidence | None) -> str:
    """How surely it is said, with the words that show it; empty where nothing is known."""
    if conf is None:
        return ""
    parts = [LEVELS[conf.level]]
    if conf.hedge:
        parts.append("hedged by " + ", ".join(f'"{word}"' for word in conf.hedge))
    if conf.booster:
        parts.append("strengthened by " + ", ".join(f'"{word}"' for word in conf.booster))
    return "; ".join(parts)


def mode(inference: Inference, inferences: list[Inference]) -> str:
    """Linked (several premises that work only together), convergent (one of several reasons), or single."""
    if len(inference.premises) > 1:
        return "linked"
    rivals = sum(other.conclusion == inference.conclusion for other in inferences)
    return "convergent" if rivals > 1 else "single"


MODES = {
    "linked": "linked: these work only together",
    "convergent": "convergent: one of several separate reasons",
    "single": "single: the only reason given",
}


def scheme_word(name: str) -> str:
    """The name of an argument scheme as words: "practical reasoning"."""
    return name.replace("-", " ")
