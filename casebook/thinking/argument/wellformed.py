"""Is an argument well formed? One finding a fault: where in the file, what was found, and how to mend it.

The parsers of argument formats check none of this (a misspelt reference, a circle of support and an objection to
nothing all pass Argdown's), so it is checked here, over the plain objects, after the types have been checked. What a
finding says stands in `data/words.yaml` under `argument.faults`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from casebook.files.argument import Argument, Step
from casebook.files.finding import Finding, Where, at
from casebook.thinking.argument.graph import Graph, circle, needs, reach, read, upward
from casebook.thinking.argument.words import sayings

MAP_ID = re.compile(r"[A-Z]+[0-9]*[a-z]?")
PARTS = ("nodes", "inferences", "attacks")


def _fault(fault: str, *where: str | int, **names: str | float) -> Finding:
    """A finding in the words of that name, with the ids and numbers that these words name."""
    said = sayings().part(f"faults.{fault}")
    return at(where, said("found", **names), said("mend", **names))


def findings(argument: Argument, paragraph_ids: Collection[str] | None = None) -> list[Finding]:
    """All structural faults of an argument; without the ids of the article's paragraphs, locators stay unchecked.

    Whether every part leads somewhere is asked only of a map whose references hold, so that one slip gives one finding.
    """
    graph = read(argument)
    found = [*_ids(argument), *_thesis(argument), *_references(argument, graph)]
    if not found:
        found += _circles(argument, graph)
        found += [_fault("hidden_unused", "nodes", i, id=node.id) for i, node in enumerate(argument.nodes)
                  if node.kind == "hidden" and node.id not in graph.uses]
        found += [] if found else _bearing(argument, graph)
    return [
        *found,
        *_locators(argument, paragraph_ids),
        *_voices(argument),
        *_detail(argument),
        *_pitfalls(argument, graph),
        *_walk(argument, graph),
    ]


def _parts(argument: Argument) -> Iterator[tuple[str, int, Any]]:
    """Every node, inference and attack with its group and its place there."""
    for group in PARTS:
        for i, item in enumerate(getattr(argument, group)):
            yield group, i, item


def _ids(argument: Argument) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for group in (*PARTS, "pitfalls", "walk"):
        names = seen if group in PARTS else {}
        for i, item in enumerate(getattr(argument, group)):
            if item.id in names:
                yield _fault("id_twice", group, i, "id", id=item.id, group=names[item.id])
            names.setdefault(item.id, group)


def _thesis(argument: Argument) -> Iterator[Finding]:
    theses = [node.id for node in argument.nodes if node.kind == "thesis"]
    if not theses:
        yield _fault("no_thesis", "thesis")
    elif argument.thesis not in theses:
        yield _fault("thesis_misnamed", "thesis", id=argument.thesis, node=theses[0])
    for i, node in enumerate(argument.nodes):
        if node.kind == "thesis" and node.id != argument.thesis and len(theses) > 1:
            yield _fault("two_theses", "nodes", i, "kind", id=argument.thesis, node=node.id)


def _references(argument: Argument, graph: Graph) -> Iterator[Finding]:
    for i, inference in enumerate(argument.inferences):
        where = ("inferences", i, "premises")
        if not inference.premises:
            yield _fault("no_premise", *where, id=inference.id)
        for j, premise in enumerate(inference.premises):
            if premise not in graph.nodes:
                yield _fault("no_node", *where, j, id=premise)
            elif premise in inference.premises[:j]:
                yield _fault("premise_twice", *where, j, id=premise)
        if inference.conclusion not in graph.nodes:
            yield _fault("no_node", "inferences", i, "conclusion", id=inference.conclusion)
        elif inference.conclusion in inference.premises:
            yield _fault("own_reason", *where, id=inference.conclusion)
    for i, attack in enumerate(argument.attacks):
        if attack.source not in graph.nodes:
            yield _fault("no_node", "attacks", i, "source", id=attack.source)
        if attack.target not in graph.parts:
            yield _fault("no_target", "attacks", i, "target", id=attack.id, target=attack.target)
        elif attack.target in (attack.source, attack.id):
            yield _fault("own_target", "attacks", i, "target", id=attack.id)


def _locators(argument: Argument, paragraph_ids: Collection[str] | None) -> Iterator[Finding]:
    if paragraph_ids is None:
        return
    lists: list[tuple[Where, list[str]]] = []
    for group, i, item in _parts(argument):
        lists.append(((group, i, "loc"), item.loc))
        for inner, field in (("items", "loc"), ("questions", "answered")):
            for j, one in enumerate(getattr(item, inner, [])):
                lists.append(((group, i, inner, j, field), getattr(one, field)))
    for where, loc in lists:
        for i, name in enumerate(loc):
            if name not in paragraph_ids:
                yield _fault("no_paragraph", *where, i, id=name)


def _voices(argument: Argument) -> Iterator[Finding]:
    for i, node in enumerate(argument.nodes):
        if not node.loc:
            yield _fault("no_locator", "nodes", i, "loc", id=node.id)
        if node.kind == "hidden" and node.voice != "analyst":
            yield _fault("hidden_voice", "nodes", i, "voice", id=node.id, voice=node.voice)
        if node.voice == "reported" and not node.speaker:
            yield _fault("no_speaker", "nodes", i, "speaker", id=node.id)


def _circles(argument: Argument, graph: Graph) -> Iterator[Finding]:
    support = {name: [i.id for i in graph.into.get(name, [])] for name in graph.nodes}
    support.update({name: list(i.premises) for name, i in graph.inferences.items()})
    for arrows, fault in ((support, "support_circle"), (needs(graph), "arrow_circle")):
        found = circle(arrows)
        if found:
            first = next(name for name in found if name not in graph.nodes)
            group = "inferences" if first in graph.inferences else "attacks"
            position = [item.id for item in getattr(argument, group)].index(first)
            names = [name for name in found if name in graph.nodes]
            yield _fault(fault, group, position, circle=sayings()["faults.circle"].join(names))
            return


def _bearing(argument: Argument, graph: Graph) -> Iterator[Finding]:
    """Nodes that lead nowhere."""
    support, both = upward(graph, support_only=True), upward(graph)
    against = {n.id for n in argument.nodes if n.kind in ("objection", "rebuttal")}
    for i, node in enumerate(argument.nodes):
        if node.id == argument.thesis:
            continue
        if node.id in against:
            if argument.thesis not in reach(node.id, both):
                yield _fault("bears_on_nothing", "nodes", i, kind=node.kind, id=node.id)
            continue
        up = reach(node.id, support)
        speaks = any(name in graph.aims and argument.thesis in reach(name, both) for name in (up | {node.id}))
        if argument.thesis not in up and not up & against and not speaks:
            yield _fault("never_reaches", "nodes", i, kind=node.kind, id=node.id)


def _detail(argument: Argument) -> Iterator[Finding]:
    """A core arrow must not hang on the detail layer, which a reader may leave closed."""
    layer = {item.id: item.layer for _, _, item in _parts(argument)}
    for group, i, item in _parts(argument):
        for name in ("conclusion", "source", "target"):
            end = getattr(item, name, "")
            if layer[item.id] == "core" and layer.get(end) == "detail":
                yield _fault("core_on_detail", group, i, "layer", id=item.id, end=end)


def _pitfalls(argument: Argument, graph: Graph) -> Iterator[Finding]:
    known = graph.parts
    for i, pitfall in enumerate(argument.pitfalls):
        if pitfall.about not in known and MAP_ID.fullmatch(pitfall.about):
            yield _fault("pitfall_about_nothing", "pitfalls", i, "about", id=pitfall.id, about=pitfall.about)
    for i, variant in enumerate(argument.variants):
        if variant.edge not in graph.inferences and variant.edge not in graph.attacks:
            yield _fault("variant_of_nothing", "variants", i, "edge", id=variant.edge)
        if not 0 < variant.credit <= 1:
            yield _fault("credit", "variants", i, "credit", credit=variant.credit)
        names = [*variant.move, *(n for v in variant.move.values() for n in v), *variant.drop]
        for name in [*names, *(n for group in variant.split for n in group)]:
            if name not in known:
                yield _fault("variant_names_nothing", "variants", i, id=name)


def _walk(argument: Argument, graph: Graph) -> Iterator[Finding]:
    known = graph.parts
    shown: dict[str, int] = {}
    for i, step in enumerate(argument.walk):
        yield from _choices(i, step)
        for j, name in enumerate(step.show):
            if name not in known:
                yield _fault("shows_nothing", "walk", i, "show", j, step=step.id, id=name)
            elif name in shown:
                yield _fault("shown_twice", "walk", i, "show", j, id=name, step=shown[name] + 1)
            shown.setdefault(name, i)
    if argument.walk:
        for group, i, item in _parts(argument):
            if item.layer == "core" and item.id not in shown:
                yield _fault("never_shown", group, i, id=item.id)
        yield from _too_early(argument, graph, shown)


def _choices(i: int, step: Step) -> Iterator[Finding]:
    if not any(choice.right for choice in step.choices):
        yield _fault("no_right_choice", "walk", i, "choices", step=step.id)
    for j, choice in enumerate(step.choices):
        if not choice.feedback.strip():
            yield _fault("no_feedback", "walk", i, "choices", j, "feedback", choice=choice.id, step=step.id)
        if choice.id in [other.id for other in step.choices[:j]]:
            yield _fault("choice_twice", "walk", i, "choices", j, "id", choice=choice.id)


def _too_early(argument: Argument, graph: Graph, shown: dict[str, int]) -> Iterator[Finding]:
    """Arrows shown before what they tie together. A hidden premise may join its step later: it is added at the end."""
    hidden = {node.id for node in argument.nodes if node.kind == "hidden"}
    ends = {n: [*(p for p in i.premises if p not in hidden), i.conclusion] for n, i in graph.inferences.items()}
    ends.update({name: [a.source, a.target] for name, a in graph.attacks.items()})
    for name, others in ends.items():
        late = [other for other in others if shown.get(other, -1) > shown.get(name, len(argument.walk))]
        if late:
            i = shown[name]
            yield _fault("too_early", "walk", i, "show", argument.walk[i].show.index(name), id=name, end=late[0],
                         step=shown[late[0]] + 1)
