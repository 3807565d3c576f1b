"""The argument and its walk as plain text: all that the pictures say, for any front end and for none."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap

from casebook.files.argument import Argument, Choice, Inference, Node, Step
from casebook.thinking.argument.graph import Graph, against, read
from casebook.thinking.argument.outline import Entry, entries
from casebook.thinking.argument.words import (
    MODES,
    capital,
    kind_word,
    mode,
    places,
    scheme_word,
    sureness,
    voice_sentence,
)

WIDTH = 96
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def outline(argument: Argument, author: str = "the author", detail: bool = True) -> str:
    """The whole argument as an indented list.

    Each statement stands with its kind, whose voice it is, its paragraphs, and the words that show how surely it is
    said; each step with its scheme and its critical questions. What we add is marked as ours.

    Parameters
    ----------
    argument : Argument
        The map; pass `graph.core(argument)` to leave the detail layer out.
    author : str
        How the author is called in running text.
    detail : bool
        Whether to give the critical questions and the evidence filed under each node.
    """
    lines = [*_wrapped(argument.summary, 0), ""] if argument.summary else []
    lines += tree(argument, author, detail)
    if argument.tensions:
        lines += ["", "Where the text pulls in two directions:"]
        lines += [line for tension in argument.tensions for line in _wrapped(f"- {tension}", 1)]
    return "\n".join(lines)


def tree(argument: Argument, author: str = "the author", detail: bool = True) -> list[str]:
    """The lines of the outline, without summary and tensions."""
    graph = read(argument)
    lines: list[str] = []
    for entry in entries(argument):
        if entry.kind == "step":
            lines += _step_lines(graph, graph.inferences[entry.id], entry.depth, detail)
        else:
            lines += _node_lines(graph, entry, author, detail)
    return lines


def _node_lines(graph: Graph, entry: Entry, author: str, detail: bool) -> list[str]:
    node = graph.nodes[entry.id]
    aim = against(graph, entry.by)
    mark = "- " if aim else ""
    if entry.again:
        return _wrapped(f"{mark}{node.id} again{', ' + aim if aim else ''} (see above).", entry.depth)
    lines = _wrapped(mark + statement(node, author, aim), entry.depth)
    if detail:
        for item in node.items:
            lines += _wrapped(f"* {item.text} ({item.sort}; {places(item.loc)})", entry.depth + 1)
    return lines


def statement(node: Node, author: str = "the author", aim: str = "") -> str:
    """One statement as a sentence with kind, voice, paragraphs and confidence.

    `aim` says what it is aimed at, for an objection ("speaks against C1").
    """
    kind = kind_word(node) + (f", {aim}" if aim else "")
    extra = [places(node.loc, near=node.voice == "analyst"), sureness(node.conf)]
    extra += ["no reason is given"] if node.unsupported else []
    extra += [f"we find it {node.strength}"] if node.strength else []
    tail = "; ".join(text for text in extra if text)
    return f"{node.id}, {kind}. {capital(voice_sentence(node, author))}: {node.text}" + (f" ({tail})" if tail else "")


def _step_lines(graph: Graph, inference: Inference, depth: int, detail: bool) -> list[str]:
    kind = mode(inference, graph.argument.inferences)
    where = f"; {places(inference.loc)}" if inference.loc else ""
    scheme = scheme_word(inference.scheme)
    lines = _wrapped(f"+ because ({MODES[kind]}; scheme: {scheme}{where}; step {inference.id})", depth)
    if detail:
        for question in inference.questions:
            known = f"the text speaks to it in {places(question.answered)}" if question.answered else "left open"
            lines += _wrapped(f"? {question.ask} ({known})", depth + 1)
    return lines


def _wrapped(text: str, depth: int) -> list[str]:
    first = "  " * depth
    return wrap(text, WIDTH, initial_indent=first, subsequent_indent=first + "    ") or [first]


def walk(argument: Argument, author: str = "the author", answers: Mapping[str, str] | None = None) -> str:
    """The whole walk as text: each step's question, what each answer teaches, and what the map gains.

    Parameters
    ----------
    argument : Argument
        The map with its walk.
    author : str
        How the author is called in running text.
    answers : mapping, optional
        The learner's choice by step id; it is marked.
    """
    answers = answers or {}
    blocks = [step_text(argument, i, author, answers.get(step.id)) for i, step in enumerate(argument.walk)]
    return "\n\n".join(blocks)


def step_text(argument: Argument, index: int, author: str = "the author", chosen: str | None = None) -> str:
    """One step of the walk as text."""
    step = argument.walk[index]
    lines = [f"Step {index + 1} of {len(argument.walk)}: {step.title}", *_wrapped(f"Question: {step.ask}", 0)]
    for letter, choice in zip(LETTERS, step.choices, strict=False):
        lines += _wrapped(f"{letter}) {choice.text}{' (your answer)' if choice.id == chosen else ''}", 1)
    lines.append("What each answer teaches:")
    for letter, choice in zip(LETTERS, step.choices, strict=False):
        lines += _wrapped(f"{letter}) {verdict(choice)}. {choice.feedback}", 1)
    lines += _wrapped(step.say, 0)
    added = added_lines(argument, step, author)
    return "\n".join([*lines, "New on the map:", *added] if added else lines)


def verdict(choice: Choice) -> str:
    """The word for a choice: right, or not this."""
    return "Right" if choice.right else "Not this"


def added_lines(argument: Argument, step: Step, author: str = "the author") -> list[str]:
    """What a step adds to the map: statements in the order of the step, then arrows."""
    nodes = read(argument).nodes
    said = [statement(nodes[name], author) for name in step.show if name in nodes]
    said += [f"Arrow: {arrow(argument, name)}" for name in step.show if name not in nodes]
    return [line for text in said for line in _wrapped(text, 1)]


def arrow(argument: Argument, name: str) -> str:
    """An inference or an attack as a sentence: "G1 and H1 together support C1 (scheme: sign)."

    Raises
    ------
    KeyError
        If no inference or attack has this id.
    """
    graph = read(argument)
    if name in graph.attacks:
        return f"{graph.attacks[name].source} {against(graph, name)}."
    inference = graph.inferences[name]
    several = len(inference.premises) > 1
    joined = " and ".join(inference.premises) + (" together support" if several else " supports")
    return f"{joined} {inference.conclusion} (scheme: {scheme_word(inference.scheme)})."
