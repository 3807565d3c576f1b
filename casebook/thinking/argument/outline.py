"""The argument as an indented list: the thesis, under it each step with its premises, under these theirs.

One order for the plain text and the list beside the map. A node that supports several things
stands in full where it comes first and is only named after that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from casebook.files.argument import Argument
from casebook.thinking.argument.graph import Graph, read


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outline: a node, or a "step" for an inference, whose premises follow one level deeper.

    `depth` is 0 for the thesis. `by` is the inference or attack through which a node stands here, empty for the thesis
    and for what is not tied in. `again` says that the node stood in full further up.
    """

    kind: Literal["node", "step"]
    id: str
    depth: int
    by: str = ""
    again: bool = False


def entries(argument: Argument) -> list[Entry]:
    """The outline from the thesis down; then, at depth 0, whatever does not lead to it.

    Supports come before attacks, each in the order of the file; what undercuts a step stands under the step, what
    undercuts an attack under the node that attacks. A part that shows only the middle of a map (a step of the walk)
    is listed under what is there.
    """
    graph = read(argument)
    out: list[Entry] = []
    seen: set[str] = set()
    starts = [argument.thesis] if argument.thesis in graph.nodes else []
    tied = {p for i in argument.inferences for p in i.premises} | {a.source for a in argument.attacks}
    starts += [n.id for n in argument.nodes if n.id not in tied and n.id not in starts]
    for start in [*starts, *graph.nodes]:
        if start not in seen:
            _node(graph, Entry("node", start, 0), out, seen)
    return out


def _node(graph: Graph, first: Entry, out: list[Entry], seen: set[str]) -> None:
    """Add a node and all below it, depth-first without recursion (maps may be deep)."""
    stack = [first]
    while stack:
        entry = stack.pop()
        if entry.kind == "node" and entry.id in seen:
            out.append(Entry("node", entry.id, entry.depth, entry.by, again=True))
            stack.extend(reversed(_replies(graph, entry)))
            continue
        out.append(entry)
        if entry.kind == "node":
            seen.add(entry.id)
        stack.extend(reversed(_below(graph, entry)))


def _below(graph: Graph, entry: Entry) -> list[Entry]:
    deeper = entry.depth + 1
    if entry.kind == "step":
        premises = graph.inferences[entry.id].premises
        under = [Entry("node", name, deeper, entry.id) for name in premises if name in graph.nodes]
        return under + _attacks(graph, entry.id, deeper)
    steps = [Entry("step", i.id, deeper) for i in graph.into.get(entry.id, [])]
    under = steps + _attacks(graph, entry.id, deeper)
    return under + _replies(graph, entry)


def _replies(graph: Graph, entry: Entry) -> list[Entry]:
    """What is aimed at the attack through which an entry stands here."""
    return _attacks(graph, entry.by, entry.depth + 1) if entry.by in graph.attacks else []


def _attacks(graph: Graph, target: str, depth: int) -> list[Entry]:
    return [Entry("node", a.source, depth, a.id) for a in graph.against.get(target, []) if a.source in graph.nodes]
