"""One map over several: the kit's question at the top, each article's answer below, and what ties them together.

Within an article nothing is changed: its nodes keep their words, voices and arrows, under its name ("Geneva G3"). The
question and the links between articles are ours and say so. A node that a link needs brings the way from it to its
thesis with it; the other main claims stand in the detail layer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from casebook.files.argument import Argument, Attack, Inference, Node
from casebook.files.comparisons import CrossLink
from casebook.files.words import words
from casebook.thinking.argument.graph import Graph, read, upward
from casebook.thinking.argument.outline import entries
from casebook.thinking.argument.text import statement
from casebook.thinking.meetings import SideBySide, Who

ROOT = "Question"


@dataclass(frozen=True, slots=True)
class Part:
    """Where a part of the combined map comes from: the article and the id it has there."""

    article: str
    id: str


def ends(link: CrossLink) -> tuple[Part, Part]:
    """The two ends of a link, each "article:node"; a `ValueError` if an end has no colon."""
    for end in (link.source, link.target):
        if ":" not in end:
            raise ValueError(f"'{end}' is not of the form article:node")
    return Part(*link.source.split(":", 1)), Part(*link.target.split(":", 1))


def named(person: Who, name: str) -> str:
    """The id of an article's part on the combined map."""
    return f"{person.short} {name}"


def origins(sides: SideBySide) -> dict[str, Part]:
    """From each id on the combined map to the article and its id there (for every part of every article)."""
    return {
        named(person, part.id): Part(person.id, part.id)
        for person in sides.people if (argument := sides.arguments[person.id])
        for group in (argument.nodes, argument.inferences, argument.attacks)
        for part in group
    }


def way_up(graph: Graph, start: str) -> list[str]:
    """The shortest way from a node to the thesis along the arrows, both ends included; only the node if there is none.

    Ids of nodes, inferences and attacks in turn.
    """
    arrows, before, todo = upward(graph), {start: ""}, [start]
    thesis = graph.argument.thesis
    while todo and thesis not in before:
        here = todo.pop(0)
        for other in arrows.get(here, ()):
            if other not in before:
                before[other] = here
                todo.append(other)
    if thesis not in before:
        return [start]
    way = [thesis]
    while before[way[-1]]:
        way.append(before[way[-1]])
    return way[::-1]


def combined(sides: SideBySide) -> Argument:
    """The combined map of all the articles; a `KeyError` if a link names an article or a node that is not there."""
    question, links = sides.comparisons.question, sides.comparisons.links
    short = {person.id: person for person in sides.people}
    nodes = [Node(id=ROOT, kind="thesis", voice="analyst", text=question, short=question, loc=[],
                  note=words()("comparison.map.question"))]
    inferences: list[Inference] = []
    attacks: list[Attack] = []
    for person in sides.people:
        linked = [e.id for link in links for e in ends(link) if e.article == person.id]
        part = _one(person, sides.arguments[person.id], linked)
        thesis = named(person, sides.arguments[person.id].thesis)
        answer = Inference(id=f"{person.short} answers", premises=[thesis], conclusion=ROOT,
                           scheme=words()("comparison.map.answer"), loc=[])
        nodes += part.nodes
        inferences += [answer, *part.inferences]
        attacks += part.attacks
    for link in links:
        source, target = (named(short[end.article], end.id) for end in ends(link))
        if link.relation == "supports":
            inferences.append(Inference(id=link.id, premises=[source], conclusion=target,
                                        scheme=words()("comparison.map.link"), loc=[]))
        else:
            attacks.append(Attack(id=link.id, source=source, target=target, loc=[]))
    return Argument(id="four-answers", thesis=ROOT, summary="", nodes=nodes, inferences=inferences, attacks=attacks,
                    pitfalls=[], variants=[], walk=[])


def _one(person: Who, argument: Argument, linked: Sequence[str]) -> Argument:
    """The part of one article that stands on the combined map, under its name."""
    graph = read(argument)
    for end in linked:
        if end not in graph.nodes:
            raise KeyError(f"{person.id}:{end}")
    core = {name for end in [argument.thesis, *linked] for name in way_up(graph, end)}
    claims = {n.id for n in argument.nodes if n.kind == "claim" and n.layer == "core"}
    kept = {name for name in core if name in graph.nodes} | claims
    own = {name: named(person, name) for name in (*graph.nodes, *graph.inferences, *graph.attacks)}
    nodes = [replace(node, id=own[node.id], layer="core" if node.id in core else "detail")
             for node in argument.nodes if node.id in kept]
    inferences = []
    for inference in argument.inferences:
        premises = [p for p in inference.premises if p in kept]
        if inference.conclusion in kept and premises:
            inner = inference.conclusion in core and any(p in core for p in premises)
            inferences.append(replace(inference, id=own[inference.id], premises=[own[p] for p in premises],
                                      conclusion=own[inference.conclusion], layer="core" if inner else "detail"))
    attacks = [replace(a, id=own[a.id], source=own[a.source], target=own[a.target], layer="core")
               for a in argument.attacks if a.id in core]
    return replace(argument, nodes=nodes, inferences=inferences, attacks=attacks)


def text(sides: SideBySide, argument: Argument) -> str:
    """The combined map as an indented list, then every link with its reason."""
    said, graph = words().part("comparison.map"), read(argument)
    called = {f"{person.short} ": person.called for person in sides.people}
    why = {link.id: link.why for link in sides.comparisons.links}
    lines = []
    for entry in entries(argument):
        indent = "  " * entry.depth
        if entry.kind == "step":
            scheme = graph.inferences[entry.id].scheme
            note = f" {why[entry.id]}" if entry.id in why else ""
            ours = scheme in (said("link"), said("answer"))
            lines.append(f"{indent}+ {scheme}.{note}" if ours else f"{indent}+ {said('because')}")
            continue
        node = graph.nodes[entry.id]
        aim = said("against", target=graph.attacks[entry.by].target) if entry.by in graph.attacks else ""
        if entry.again:
            lines.append(f"{indent}- {said('again_against' if aim else 'again', name=node.id, aim=aim)}")
        else:
            author = next((name for start, name in called.items() if node.id.startswith(start)), said("nobody"))
            lines.append(f"{indent}- {statement(node, author, aim)}")
        if entry.by in why:
            lines.append(f"{indent}  {said('reading', why=why[entry.by])}")
    return "\n".join(lines)
