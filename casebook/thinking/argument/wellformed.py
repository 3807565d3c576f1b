"""Is an argument well formed? One finding a fault: where in the file, what was found, and how to mend it.

The parsers of argument formats check none of this (a misspelt reference, a circle of support and an objection to
nothing all pass Argdown's), so it is checked here, over the plain objects, after the types have been checked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from casebook.files.argument import Argument, Step
from casebook.thinking.argument.graph import Graph, needs, order, reach, read, upward

Where = tuple[str | int, ...]
MAP_ID = re.compile(r"[A-Z]+[0-9]*[a-z]?")


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault.

    Attributes
    ----------
    where : path of keys and positions into argument.yaml, such as ``("nodes", 3, "loc", 0)``.
    found : what was found, as a clause.
    mend : what to do about it, as a clause.
    """

    where: Where
    found: str
    mend: str

    def __str__(self) -> str:
        place = " ".join(str(step + 1) if isinstance(step, int) else step for step in self.where)
        return f"{place}: {self.found}; {self.mend}."


def findings(argument: Argument, paragraph_ids: Collection[str] | None = None) -> list[Finding]:
    """All structural faults of an argument.

    Whether every part leads somewhere is asked only of a map whose references hold, so that one slip gives one finding.

    Parameters
    ----------
    argument : Argument
        As read from argument.yaml.
    paragraph_ids : collection of str, optional
        The ids of the article's paragraphs; None leaves locators unchecked.
    """
    graph = read(argument)
    found = [*_ids(argument), *_thesis(argument), *_references(argument, graph)]
    if not found:
        found += [*_circles(argument, graph), *_unused(argument, graph)]
        found += [] if found else _bearing(argument, graph)
    return [
        *found,
        *_locators(argument, paragraph_ids),
        *_voices(argument),
        *_detail(argument, graph),
        *_pitfalls(argument, graph),
        *_walk(argument, graph),
    ]


def _ids(argument: Argument) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for group in ("nodes", "inferences", "attacks", "pitfalls", "walk"):
        names = seen if group in ("nodes", "inferences", "attacks") else {}
        for i, item in enumerate(getattr(argument, group)):
            if item.id in names:
                mend = "give one of them another id: nodes, inferences and attacks share one set of ids"
                yield Finding((group, i, "id"), f"the id '{item.id}' stands twice (also in {names[item.id]})", mend)
            names.setdefault(item.id, group)


def _thesis(argument: Argument) -> Iterator[Finding]:
    theses = [node.id for node in argument.nodes if node.kind == "thesis"]
    if not theses:
        yield Finding(("thesis",), "no node is of kind thesis", "make the node of the main claim a thesis")
    elif argument.thesis not in theses:
        what = f"the thesis is given as '{argument.thesis}', but the node of kind thesis is '{theses[0]}'"
        yield Finding(("thesis",), what, "name that node, or correct its kind")
    for i, node in enumerate(argument.nodes):
        if node.kind == "thesis" and node.id != argument.thesis and len(theses) > 1:
            what = f"there are two theses, '{argument.thesis}' and '{node.id}'"
            yield Finding(("nodes", i, "kind"), what, "keep one thesis and make the other a claim")


def _references(argument: Argument, graph: Graph) -> Iterator[Finding]:
    nodes = "write the id of a node that is in this file"
    for i, inference in enumerate(argument.inferences):
        where: Where = ("inferences", i)
        if not inference.premises:
            yield Finding((*where, "premises"), f"the inference '{inference.id}' has no premise", "name its premises")
        for j, premise in enumerate(inference.premises):
            if premise not in graph.nodes:
                yield Finding((*where, "premises", j), f"there is no node '{premise}'", nodes)
            elif premise in inference.premises[:j]:
                yield Finding((*where, "premises", j), f"the premise '{premise}' stands twice", "keep one of the two")
        if inference.conclusion not in graph.nodes:
            yield Finding((*where, "conclusion"), f"there is no node '{inference.conclusion}'", nodes)
        elif inference.conclusion in inference.premises:
            what = f"'{inference.conclusion}' is given as a reason for itself"
            yield Finding((*where, "premises"), what, "remove it from the premises")
    targets = {**graph.nodes, **graph.inferences, **graph.attacks}
    for i, attack in enumerate(argument.attacks):
        if attack.source not in graph.nodes:
            yield Finding(("attacks", i, "source"), f"there is no node '{attack.source}'", nodes)
        if attack.target not in targets:
            what = f"the attack '{attack.id}' speaks against nothing: '{attack.target}' is no node, inference or attack"
            yield Finding(("attacks", i, "target"), what, "write the id of what it speaks against")
        elif attack.target in (attack.source, attack.id):
            what = f"the attack '{attack.id}' is aimed at itself or at its own source"
            yield Finding(("attacks", i, "target"), what, "aim it at what it speaks against")


def _locators(argument: Argument, paragraph_ids: Collection[str] | None) -> Iterator[Finding]:
    if paragraph_ids is None:
        return
    known = set(paragraph_ids)
    lists: list[tuple[Where, list[str]]] = []
    for group in ("nodes", "inferences", "attacks"):
        for i, item in enumerate(getattr(argument, group)):
            lists.append(((group, i, "loc"), item.loc))
            for j, evidence in enumerate(getattr(item, "items", [])):
                lists.append(((group, i, "items", j, "loc"), evidence.loc))
            for j, question in enumerate(getattr(item, "questions", [])):
                lists.append(((group, i, "questions", j, "answered"), question.answered))
    for where, loc in lists:
        for i, name in enumerate(loc):
            if name not in known:
                what = f"there is no paragraph '{name}'"
                yield Finding((*where, i), what, "name a paragraph that article.yaml lists")


def _voices(argument: Argument) -> Iterator[Finding]:
    for i, node in enumerate(argument.nodes):
        if not node.loc:
            what = f"'{node.id}' has no locator"
            yield Finding(("nodes", i, "loc"), what, "name the paragraph that says it, or that it bears on")
        if node.kind == "hidden" and node.voice != "analyst":
            what = f"the hidden premise '{node.id}' has the voice '{node.voice}'"
            yield Finding(("nodes", i, "voice"), what, "write analyst: what the text does not say is our reading")
        if node.voice == "reported" and not node.speaker:
            what = f"'{node.id}' is reported, but no speaker is named"
            yield Finding(("nodes", i, "speaker"), what, "name whose view the author reports")


def _circles(argument: Argument, graph: Graph) -> Iterator[Finding]:
    support = {name: [i.id for i in graph.into.get(name, [])] for name in graph.nodes}
    support.update({name: list(i.premises) for name, i in graph.inferences.items()})
    for arrows, what in ((support, "the support runs in a circle"), (needs(graph), "the arrows run in a circle")):
        circle = order(arrows)[1]
        if circle:
            steps = [name for name in circle if name in graph.inferences or name in graph.attacks]
            group = "inferences" if steps[0] in graph.inferences else "attacks"
            position = [item.id for item in getattr(argument, group)].index(steps[0])
            round_trip = " rests on ".join(name for name in circle if name in graph.nodes)
            yield Finding((group, position), f"{what}: {round_trip}", "remove or turn round one of these arrows")
            return


def _unused(argument: Argument, graph: Graph) -> Iterator[Finding]:
    for i, node in enumerate(argument.nodes):
        if node.kind == "hidden" and node.id not in graph.uses:
            what = f"the hidden premise '{node.id}' is used by no inference"
            yield Finding(("nodes", i), what, "add it to the premises of the step that needs it, or remove it")


def _bearing(argument: Argument, graph: Graph) -> Iterator[Finding]:
    """Nodes that lead nowhere."""
    support, both = upward(graph, support_only=True), upward(graph)
    against = {n.id for n in argument.nodes if n.kind in ("objection", "rebuttal")}
    for i, node in enumerate(argument.nodes):
        if node.id == argument.thesis:
            continue
        if node.kind in ("objection", "rebuttal"):
            if argument.thesis not in reach(node.id, both):
                what = f"the {node.kind} '{node.id}' bears on nothing that leads to the thesis"
                yield Finding(("nodes", i), what, "add an attack from it to the node or the step it speaks against")
            continue
        up = reach(node.id, support)
        speaks = any(name in graph.aims and argument.thesis in reach(name, both) for name in (up | {node.id}))
        if argument.thesis not in up and not up & against and not speaks:
            what = f"the {node.kind} '{node.id}' never reaches the thesis"
            yield Finding(("nodes", i), what, "add an inference from it to what it supports, or remove it")


def _detail(argument: Argument, graph: Graph) -> Iterator[Finding]:
    """A core arrow must not hang on the detail layer, which a reader may leave closed."""
    detail = {n.id for n in argument.nodes if n.layer == "detail"}
    detail |= {i.id for i in argument.inferences if i.layer == "detail"}
    detail |= {a.id for a in argument.attacks if a.layer == "detail"}
    ends = [("inferences", i, e.id, e.layer, [e.conclusion]) for i, e in enumerate(argument.inferences)]
    ends += [("attacks", i, e.id, e.layer, [e.source, e.target]) for i, e in enumerate(argument.attacks)]
    for group, i, name, layer, names in ends:
        for other in names:
            if layer == "core" and other in detail:
                what = f"'{name}' is in the core, but its end '{other}' is a detail"
                yield Finding((group, i, "layer"), what, "make both core or both detail")


def _pitfalls(argument: Argument, graph: Graph) -> Iterator[Finding]:
    known = graph.nodes.keys() | graph.inferences.keys() | graph.attacks.keys()
    for i, pitfall in enumerate(argument.pitfalls):
        if pitfall.about not in known and MAP_ID.fullmatch(pitfall.about):
            what = f"the pitfall '{pitfall.id}' is about '{pitfall.about}', which is not in the map"
            mend = "write the id of a part of the map, or a topic in small letters"
            yield Finding(("pitfalls", i, "about"), what, mend)
    for i, variant in enumerate(argument.variants):
        if variant.edge not in graph.inferences and variant.edge not in graph.attacks:
            what = f"the variant is about '{variant.edge}', which is no inference or attack"
            yield Finding(("variants", i, "edge"), what, "write the id of an inference or an attack")
        if not 0 < variant.credit <= 1:
            what = f"the credit is {variant.credit}"
            yield Finding(("variants", i, "credit"), what, "write a number above 0, at most 1")
        names = [*variant.move, *(n for v in variant.move.values() for n in v), *variant.drop]
        for name in [*names, *(n for group in variant.split for n in group)]:
            if name not in known:
                yield Finding(("variants", i), f"the variant names '{name}', which is not in the map", "correct the id")


def _walk(argument: Argument, graph: Graph) -> Iterator[Finding]:
    known = graph.nodes.keys() | graph.inferences.keys() | graph.attacks.keys()
    shown: dict[str, int] = {}
    for i, step in enumerate(argument.walk):
        yield from _choices(i, step)
        for j, name in enumerate(step.show):
            if name not in known:
                what = f"the step '{step.id}' shows '{name}', which is not in the map"
                yield Finding(("walk", i, "show", j), what, "write the id of a node, an inference or an attack")
            elif name in shown:
                what = f"the walk shows '{name}' a second time"
                yield Finding(("walk", i, "show", j), what, f"show it only in step {shown[name] + 1}")
            shown.setdefault(name, i)
    if argument.walk:
        yield from _never_shown(argument, shown)
        yield from _too_early(argument, graph, shown)


def _choices(i: int, step: Step) -> Iterator[Finding]:
    if not any(choice.right for choice in step.choices):
        yield Finding(("walk", i, "choices"), f"the step '{step.id}' has no right choice", "mark one with right: true")
    for j, choice in enumerate(step.choices):
        if not choice.feedback.strip():
            what = f"the choice '{choice.id}' of the step '{step.id}' has no feedback"
            mend = "say why it is right, or what misreading it is"
            yield Finding(("walk", i, "choices", j, "feedback"), what, mend)
        if choice.id in [other.id for other in step.choices[:j]]:
            what = f"the choice id '{choice.id}' stands twice"
            yield Finding(("walk", i, "choices", j, "id"), what, "give one of them another id")


def _never_shown(argument: Argument, shown: dict[str, int]) -> Iterator[Finding]:
    for group in ("nodes", "inferences", "attacks"):
        for i, item in enumerate(getattr(argument, group)):
            if item.layer == "core" and item.id not in shown:
                what = f"the walk never shows '{item.id}'"
                yield Finding((group, i), what, "add it to `show` of one step, or make it a detail")


def _too_early(argument: Argument, graph: Graph, shown: dict[str, int]) -> Iterator[Finding]:
    """Arrows shown before what they tie together. A hidden premise may join its step later: it is added at the end."""
    hidden = {node.id for node in argument.nodes if node.kind == "hidden"}
    ends = {n: [*(p for p in i.premises if p not in hidden), i.conclusion] for n, i in graph.inferences.items()}
    ends.update({name: [a.source, a.target] for name, a in graph.attacks.items()})
    for name, others in ends.items():
        late = [other for other in others if shown.get(other, -1) > shown.get(name, len(argument.walk))]
        if late:
            where: Where = ("walk", shown[name], "show", argument.walk[shown[name]].show.index(name))
            what = f"the arrow '{name}' is shown before its end '{late[0]}'"
            yield Finding(where, what, f"show it in step {shown[late[0]] + 1} or later")
