"""What is known about one part of the map, as short labelled lines: for the panel beside the map and for the text."""

from __future__ import annotations

from collections.abc import Sequence

from casebook.files.argument import Argument, Inference, Node
from casebook.files.wording import capitalised, listed
from casebook.files.words import Words
from casebook.thinking.argument import words
from casebook.thinking.argument.graph import Graph, read
from casebook.thinking.argument.words import places, sayings

Facts = list[tuple[str, list[str]]]


def heading(argument: Argument, name: str) -> str:
    """The heading of a part: "C1, claim", "The step to C2"."""
    graph, say = read(argument), sayings().part("heading")
    if name in graph.nodes:
        return say("node", id=name, kind=words.kind_word(graph.nodes[name]))
    if name in graph.inferences:
        return say("step", target=graph.inferences[name].conclusion)
    return say("attack", id=graph.attacks[name].source, aim=words.aim(graph, name))


def details(argument: Argument, name: str, author: str) -> Facts:
    """Everything to say about a node, an inference or an attack, as label and lines.

    `author` is how the author is called in running text. A `KeyError` if no part of the map has this id.
    """
    graph, say = read(argument), sayings().part("details")
    if name in graph.nodes:
        found = _node(graph, graph.nodes[name], author, say)
    elif name in graph.inferences:
        found = _inference(graph, graph.inferences[name], say)
    else:
        attack = graph.attacks[name]
        does = say("sentence", words=f"{attack.source} {words.aim(graph, name)}")
        found = {"does": [does], "where": [places(attack.loc)] if attack.loc else []}
    found["against"] = [_attacked(graph, attack.id, attack.source, attack.loc, say)
                        for attack in graph.against.get(name, [])]
    found["note"] = [graph.nodes[name].note] if name in graph.nodes and graph.nodes[name].note else []
    return [(say(f"labels.{label}"), lines) for label, lines in found.items() if lines]


def _node(graph: Graph, node: Node, author: str, say: Words) -> dict[str, list[str]]:
    supports = [_supports(node.id, inference, say) for inference in graph.uses.get(node.id, [])]
    supports += [say("sentence", words=capitalised(words.aim(graph, attack.id)) + _at(attack.loc))
                 for attack in graph.aims.get(node.id, [])]
    return {
        "words": [node.text],
        "whose": [_whose(node, author)],
        "sure": [say("sentence", words=capitalised(words.sureness(node.conf)))] if node.conf else [],
        "ground": [say("ground", author=capitalised(author))] if node.unsupported else [],
        "judgement": [say(node.strength)] if node.strength else [],
        "items": [f"{item.text} ({', '.join([item.sort, *item.loc])})" for item in node.items],
        "purpose": supports,
        "rests": [_rests(graph, inference, say) for inference in graph.into.get(node.id, [])],
    }


def _whose(node: Node, author: str) -> str:
    say = sayings().part("whose")
    if not node.loc:
        return say("nowhere", says=capitalised(words.voice_start(node, author)))
    return capitalised(say(node.voice, author=author, speaker=node.speaker, where=places(node.loc)))


def _at(loc: list[str]) -> str:
    return f" ({places(loc)})" if loc else ""


def _supports(name: str, inference: Inference, say: Words) -> str:
    others = listed([premise for premise in inference.premises if premise != name])
    return say("supports_with" if others else "supports", target=inference.conclusion, others=others,
               where=_at(inference.loc))


def _rests(graph: Graph, inference: Inference, say: Words) -> str:
    undercut = [attack.source for attack in graph.against.get(inference.id, [])]
    said = say("undercut_many" if len(undercut) > 1 else "undercut_one", names=listed(undercut))
    together = "_together" if len(inference.premises) > 1 else ""
    return say(f"rests{together}{'_undercut' if undercut else ''}", premises=listed(inference.premises),
               scheme=words.scheme_word(inference.scheme), where=_at(inference.loc), undercut=said)


def _inference(graph: Graph, inference: Inference, say: Words) -> dict[str, list[str]]:
    several = "step_many" if len(inference.premises) > 1 else "step_one"
    kind = words.mode(inference, graph)
    scheme = capitalised(words.scheme_word(inference.scheme)) + _at(inference.loc)
    return {
        "step": [say(several, premises=listed(inference.premises), target=inference.conclusion),
                 say("sentence", words=capitalised(kind))],
        "scheme": [say("sentence", words=scheme)],
        "questions": [say("answered" if question.answered else "open", ask=question.ask,
                          where=places(question.answered)) for question in inference.questions],
    }


def _attacked(graph: Graph, name: str, source: str, loc: Sequence[str], say: Words) -> str:
    answers = listed([reply.source for reply in graph.against.get(name, [])])
    return say("attacked_answered" if answers else "attacked", id=source, where=_at(list(loc)), names=answers)
