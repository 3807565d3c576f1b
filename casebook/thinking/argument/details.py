"""What is known about one part of the map, as short labelled lines: for the panel beside the map and for the text."""

from __future__ import annotations

from casebook.files.argument import Argument, Inference, Node
from casebook.thinking.argument.graph import Graph, against, read
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

Facts = list[tuple[str, list[str]]]

STRENGTHS = {"strong": "strong", "medium": "of medium strength", "weak": "weak"}


def heading(argument: Argument, name: str) -> str:
    """The heading of a part: "C1, claim", "The step to C2"."""
    graph = read(argument)
    if name in graph.nodes:
        return f"{name}, {kind_word(graph.nodes[name])}"
    if name in graph.inferences:
        return f"The step to {graph.inferences[name].conclusion}"
    attack = graph.attacks[name]
    return f"{attack.source} {against(graph, name)}"


def details(argument: Argument, name: str, author: str = "the author") -> Facts:
    """Everything to say about a node, an inference or an attack, as label and lines.

    Parameters
    ----------
    argument : Argument
        The map.
    name : str
        The id of a node, an inference or an attack.
    author : str
        How the author is called in running text.

    Raises
    ------
    KeyError
        If no part of the map has this id.
    """
    graph = read(argument)
    if name in graph.nodes:
        return _node(graph, graph.nodes[name], author)
    if name in graph.inferences:
        return _inference(graph, graph.inferences[name])
    attack = graph.attacks[name]
    facts: Facts = [("What it does", [f"{attack.source} {against(graph, name)}."])]
    if attack.loc:
        facts.append(("Where", [places(attack.loc)]))
    return facts + _attacked(graph, name)


def _node(graph: Graph, node: Node, author: str) -> Facts:
    facts: Facts = [("In our words", [node.text]), ("Whose it is", [_whose(node, author)])]
    if node.conf:
        facts.append(("How sure", [capital(sureness(node.conf)) + "."]))
    if node.unsupported:
        facts.append(("Ground", [f"{capital(author)} gives no reason for it."]))
    if node.strength:
        facts.append(("Our judgement", [f"We find it {STRENGTHS[node.strength]}."]))
    if node.items:
        facts.append(("Filed here", [_item(item.text, item.sort, item.loc) for item in node.items]))
    supports = [_supports(node.id, inference) for inference in graph.uses.get(node.id, [])]
    supports += [capital(against(graph, attack.id)) + _at(attack.loc) + "." for attack in graph.aims.get(node.id, [])]
    if supports:
        facts.append(("What it is for", supports))
    if graph.into.get(node.id):
        facts.append(("What it rests on", [_rests(graph, inference) for inference in graph.into[node.id]]))
    facts += _attacked(graph, node.id)
    return [*facts, ("Note", [node.note])] if node.note else facts


def _whose(node: Node, author: str) -> str:
    if node.voice == "analyst":
        where = f" It {places(node.loc, near=True)}." if node.loc else ""
        return f"{capital(voice_sentence(node, author))}.{where}"
    it = "" if node.voice == "reported" else " it"
    return f"{capital(voice_sentence(node, author))}{it}{' in ' + places(node.loc) if node.loc else ''}."


def _item(text: str, sort: str, loc: list[str]) -> str:
    return f"{text} ({', '.join(part for part in (sort, places(loc)) if part)})"


def _at(loc: list[str]) -> str:
    return f" ({places(loc)})" if loc else ""


def _supports(name: str, inference: Inference) -> str:
    others = [premise for premise in inference.premises if premise != name]
    together = f" together with {_list(others)}" if others else ""
    return f"Supports {inference.conclusion}{together}{_at(inference.loc)}."


def _rests(graph: Graph, inference: Inference) -> str:
    joined = " together" if len(inference.premises) > 1 else ""
    undercut = graph.against.get(inference.id, [])
    weak = f"; {_list([a.source for a in undercut])} {_verb(undercut)} against this step" if undercut else ""
    return f"{_list(inference.premises)}{joined}: {scheme_word(inference.scheme)}{_at(inference.loc)}{weak}."


def _verb(attackers: list) -> str:
    return "speaks" if len(attackers) == 1 else "speak"


def _inference(graph: Graph, inference: Inference) -> Facts:
    kind = mode(inference, graph.argument.inferences)
    verb = "support" if len(inference.premises) > 1 else "supports"
    facts: Facts = [
        ("The step", [f"{_list(inference.premises)} {verb} {inference.conclusion}.", capital(MODES[kind]) + "."]),
        ("Scheme", [f"{capital(scheme_word(inference.scheme))}{_at(inference.loc)}."]),
    ]
    if inference.questions:
        facts.append(("Questions to ask", [_question(q.ask, q.answered) for q in inference.questions]))
    return facts + _attacked(graph, inference.id)


def _question(ask: str, answered: list[str]) -> str:
    return f"{ask} {'The text speaks to it in ' + places(answered) + '.' if answered else 'The text leaves it open.'}"


def _attacked(graph: Graph, name: str) -> Facts:
    lines = []
    for attack in graph.against.get(name, []):
        answers = [reply.source for reply in graph.against.get(attack.id, [])]
        reply = f" (answered by {_list(answers)})" if answers else ""
        lines.append(f"{attack.source}{_at(attack.loc)}{reply}.")
    return [("What speaks against it", lines)] if lines else []


def _list(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
