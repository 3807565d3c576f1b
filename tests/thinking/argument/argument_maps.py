"""Maps for tests: a small one with every kind of part, known by hand, and random ones without circles.

`Names` stand in for the words: each sentence then says its own name and what was filled in, so that a test asks which
sentence is said with which names and numbers, and not how it is worded.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from casebook.files.argument import (
    Argument,
    Attack,
    Choice,
    Confidence,
    CriticalQuestion,
    Inference,
    Item,
    Node,
    Pitfall,
    Step,
    Variant,
)
from casebook.files.words import NAME, Words, words

ROOT = Path(__file__).resolve().parents[3]
PARAGRAPHS = ["P1", "P2", "P3", "P4"]


class Names(Words):
    """The kit's words, of which each says its own name and what was filled in: `author(author=Weir, where=P1)`."""

    def __init__(self, tree: Mapping[str, Any] | None = None, called: str = "words.yaml") -> None:
        super().__init__(words().tree if tree is None else tree, called)

    def __call__(self, name: str, /, **numbers: Any) -> str:
        super().__call__(name, **numbers)
        used = ", ".join(f"{one}={numbers[one]}" for one, _ in NAME.findall(self[name]))
        return f"{name}({used})" if used else name

    def part(self, name: str) -> Names:
        return Names(self[name], self.called)


def node(name: str, kind: str = "premise", voice: str = "author", **more) -> Node:
    """A node whose text names it."""
    fields = {"text": f"The text of {name}.", "short": f"Short {name}", "loc": ["P1"], **more}
    return Node(id=name, kind=kind, voice=voice, **fields)


def step(name: str, premises: list[str], conclusion: str, **more) -> Inference:
    """An inference with the scheme sign."""
    return Inference(id=name, premises=premises, conclusion=conclusion, **{"scheme": "sign", "loc": ["P2"], **more})


def attack(name: str, source: str, target: str, **more) -> Attack:
    """An attack."""
    return Attack(id=name, source=source, target=target, **{"loc": ["P3"], **more})


def whole(nodes, inferences=(), attacks=(), walk=(), pitfalls=(), variants=(), thesis="T", **more) -> Argument:
    """An argument."""
    return Argument(id="test", thesis=thesis, summary="A made-up case.", nodes=list(nodes), inferences=list(inferences),
                    attacks=list(attacks), pitfalls=list(pitfalls), variants=list(variants), walk=list(walk), **more)


def choices() -> list[Choice]:
    """Two choices, the second right."""
    return [Choice(id="a", text="A goal", feedback="That is a goal, not a reason."),
            Choice(id="b", text="A reason", feedback="Yes: it carries the rest.", right=True)]


def bridge() -> Argument:
    """A town should build a bridge: every kind and voice, linked and convergent, an undercut, an answered attack."""
    nodes = [
        node("T", "thesis", text="The town should build the bridge.", short="Build the bridge",
             conf=Confidence(level="possible", hedge=["may well"], booster=["clearly"])),
        node("C1", "claim", text="The bridge would save time.", short="It saves time"),
        node("C2", "claim", text="The ferry fails in winter.", short="The ferry fails", unsupported=True),
        node("G1", text="Many people cross daily.", short="Many cross"),
        node("H1", "hidden", "analyst", text="Those who cross would use the bridge.", short="They would use it"),
        node("E1", "evidence", text="A count at the pier.", short="A count", items=[
            Item(text="Nine hundred crossings a day.", loc=["P2"], sort="figure")]),
        node("O1", "objection", "author-concession", text="It costs much.", short="It costs much"),
        node("B1", "rebuttal", text="The cost is paid back.", short="Paid back"),
        node("V1", "objection", "reported", speaker="the mayor", text="The ferry is fine.", short="Ferry is fine"),
        node("X1", "objection", "analyst", text="Winter is short.", short="Winter is short", strength="weak"),
    ]
    inferences = [
        step("R1", ["C1"], "T", scheme="positive-consequences"),
        step("R2", ["C2"], "T"),
        step("R3", ["G1", "H1"], "C1", scheme="cause-to-effect", questions=[
            CriticalQuestion(ask="Would they?", answered=[]), CriticalQuestion(ask="How many?", answered=["P2"])]),
        step("R4", ["E1"], "G1"),
    ]
    attacks = [attack("A1", "O1", "T"), attack("A2", "B1", "A1"), attack("A3", "V1", "C2"), attack("A4", "X1", "R2")]
    walk = [
        Step(id="s1", title="The goal", ask="What is at the top?", choices=choices(), show=["T"], say="The thesis."),
        Step(id="s2", title="Reasons", ask="Why?", choices=choices(), say="Two reasons.",
             show=["C1", "C2", "R1", "R2", "G1", "R3", "E1", "R4"]),
        Step(id="s3", title="Ours", ask="What is left out?", choices=choices(), say="What we add.",
             show=["H1", "O1", "B1", "V1", "X1", "A1", "A2", "A3", "A4"]),
    ]
    pitfalls = [Pitfall(id="p1", about="T", wrong="w", why="y", feedback="f")]
    variants = [Variant(edge="R3", reading="each alone", credit=0.5, why="y", mode="convergent"),
                Variant(edge="R2", reading="the ferry bears on time", credit=0.8, why="y", move={"C2": ["C1"]})]
    return whole(nodes, inferences, attacks, walk, pitfalls, variants)


def articles() -> list[str]:
    """The articles of the kit that have a map."""
    return sorted(path.parent.name for path in (ROOT / "data" / "articles").glob("*/argument.yaml"))


@st.composite
def arguments(draw, most: int = 24, attacks: bool = True, spoken: bool = False) -> Argument:
    """A random argument in which every arrow runs from a later node to an earlier one; some nodes are not tied in.

    With `spoken` the texts vary in length and hold long words and signs.
    """
    count = draw(st.integers(1, most))
    text = st.text("abc mW<&\"é…", min_size=1, max_size=90) if spoken else st.just("A short text")
    nodes = [node("T", "thesis")]
    voices = st.sampled_from(["author", "author-concession", "reported", "analyst"])
    for i in range(1, count):
        nodes.append(node(f"N{i}", "premise", draw(voices), short=draw(text), speaker="Somebody"))
    inferences: list[Inference] = []
    found: list[Attack] = []
    names = [n.id for n in nodes]
    for i in range(1, count):
        if draw(st.integers(0, 9)) == 9:
            continue
        target = names[draw(st.integers(0, i - 1))]
        if attacks and draw(st.integers(0, 4)) == 0:
            aims = [target, *(r.id for r in inferences), *(a.id for a in found)]
            found.append(attack(f"A{i}", names[i], draw(st.sampled_from(aims))))
        elif inferences and draw(st.booleans()) and names.index(inferences[-1].conclusion) < i:
            last = inferences.pop()
            inferences.append(step(last.id, [*last.premises, names[i]], last.conclusion))
        else:
            inferences.append(step(f"R{i}", [names[i]], target))
        if draw(st.integers(0, 5)) == 0:
            inferences.append(step(f"S{i}", [names[i]], names[draw(st.integers(0, i - 1))]))
    return whole(nodes, inferences, found)
