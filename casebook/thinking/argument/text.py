"""The argument and its walk as plain text: all that the pictures say, for any front end and for none."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap

from casebook.files.argument import Argument, Choice, Inference, Node, Step
from casebook.files.wording import capitalised
from casebook.thinking.argument import words
from casebook.thinking.argument.graph import Graph, read
from casebook.thinking.argument.outline import Entry, entries
from casebook.thinking.argument.words import places, sayings

WIDTH = 96
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def outline(argument: Argument, author: str) -> str:
    """The whole argument as an indented list; pass `graph.core(argument)` to leave the detail layer out.

    Each statement stands with its kind, whose voice it is, its paragraphs, and the words that show how surely it is
    said; each step with its scheme and its critical questions. What we add is marked as ours. `author` is how the
    author is called in running text.
    """
    graph = read(argument)
    lines = [*_wrapped(argument.summary, 0), ""] if argument.summary else []
    for entry in entries(argument):
        if entry.kind == "step":
            lines += _step_lines(graph, graph.inferences[entry.id], entry.depth)
        else:
            lines += _node_lines(graph, entry, author)
    if argument.tensions:
        lines += ["", sayings()("outline.tensions")]
        lines += [line for tension in argument.tensions for line in _wrapped(f"- {tension}", 1)]
    return "\n".join(lines)


def _node_lines(graph: Graph, entry: Entry, author: str) -> list[str]:
    node, say = graph.nodes[entry.id], sayings().part("outline")
    aimed = words.aim(graph, entry.by)
    mark = "- " if aimed else ""
    if entry.again:
        return _wrapped(mark + say("again_aim" if aimed else "again", id=node.id, aim=aimed), entry.depth)
    lines = _wrapped(mark + statement(node, author, aimed), entry.depth)
    for item in node.items:
        lines += _wrapped(f"* {item.text} ({item.sort}; {places(item.loc)})", entry.depth + 1)
    return lines


def statement(node: Node, author: str, aimed: str = "") -> str:
    """One statement as a sentence with kind, voice, paragraphs and confidence.

    `aimed` says what it is aimed at, for an objection ("speaks against C1").
    """
    say = sayings()
    more = [words.bearing(node), words.sureness(node.conf)]
    more += [say("no_reason")] if node.unsupported else []
    more += [say("we_find", strength=node.strength)] if node.strength else []
    tail = "; ".join(text for text in more if text)
    kind = ", ".join(text for text in (words.kind_word(node), aimed) if text)
    return say("statement_more" if tail else "statement", id=node.id, kind=kind, text=node.text, more=tail,
               says=capitalised(words.voice_start(node, author)))


def _step_lines(graph: Graph, inference: Inference, depth: int) -> list[str]:
    say = sayings().part("outline")
    more = [words.mode(inference, graph), say("scheme", scheme=words.scheme_word(inference.scheme)),
            places(inference.loc), say("step", id=inference.id)]
    lines = _wrapped("+ " + say("because", more="; ".join(text for text in more if text)), depth)
    for question in inference.questions:
        where = places(question.answered)
        known = say("answered", where=where) if where else say("open")
        lines += _wrapped("? " + say("question", ask=question.ask, answered=known), depth + 1)
    return lines


def _wrapped(text: str, depth: int) -> list[str]:
    first = "  " * depth
    return wrap(text, WIDTH, initial_indent=first, subsequent_indent=first + "    ") or [first]


def walk(argument: Argument, author: str, answers: Mapping[str, str]) -> str:
    """The whole walk as text: each step's question, what each answer teaches, and what the map gains.

    `answers` holds the learner's choice by step id; it is marked.
    """
    blocks = [step_text(argument, i, author, answers.get(step.id)) for i, step in enumerate(argument.walk)]
    return "\n\n".join(blocks)


def step_text(argument: Argument, index: int, author: str, chosen: str | None) -> str:
    """One step of the walk as text."""
    step, say = argument.walk[index], sayings().part("walk")
    choices = list(zip(LETTERS, step.choices, strict=False))
    lines = [say("step", n=index + 1, of=len(argument.walk), title=step.title)]
    lines += _wrapped(say("question", ask=step.ask), 0)
    for letter, choice in choices:
        lines += _wrapped(say("chosen" if choice.id == chosen else "choice", letter=letter, text=choice.text), 1)
    lines.append(say("teaches"))
    for letter, choice in choices:
        lines += _wrapped(say("lesson", letter=letter, verdict=verdict(choice), feedback=choice.feedback), 1)
    lines += _wrapped(step.say, 0)
    added = _added(argument, step, author)
    return "\n".join([*lines, say("new"), *added] if added else lines)


def verdict(choice: Choice) -> str:
    """The word for a choice: right, or not this."""
    return sayings()("walk.right" if choice.right else "walk.wrong")


def _added(argument: Argument, step: Step, author: str) -> list[str]:
    """What a step adds to the map: statements in the order of the step, then arrows."""
    graph = read(argument)
    said = [statement(graph.nodes[name], author) for name in step.show if name in graph.nodes]
    said += [sayings()("walk.arrow", arrow=words.arrow(graph, name)) for name in step.show if name not in graph.nodes]
    return [line for text in said for line in _wrapped(text, 1)]
