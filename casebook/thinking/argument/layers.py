"""Which row each part of a map stands in: the first stage of a layered drawing.

After Sugiyama, Tagawa and Toda 1981 (Methods for visual understanding of hierarchical system structures). Rows are
numbered from the thesis (0) downwards; a box stands below all that it bears on (longest path). Boxes stand in even
rows; the joints, where linked premises meet, in odd ones. An arrow that crosses a row passes it at a *via*, a point
with a place of its own, so that it never runs over a box.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from casebook.files.argument import Argument
from casebook.thinking.argument.graph import order, read
from casebook.thinking.argument.outline import entries
from casebook.thinking.argument.rows import Chain, Layers, Vertex, uncross


def arrows(argument: Argument) -> tuple[list[Chain], set[str]]:
    """The arrows to draw, without vias, and the joints among their ends.

    Premises run to the joint of their inference and the joint to the conclusion. An attack runs straight to what it is
    aimed at; it has a joint only if something attacks it in turn.
    """
    graph = read(argument)
    joints = set(graph.inferences) | {name for name in graph.attacks if name in graph.against}
    found = []
    for inference in argument.inferences:
        found += [Chain(inference.id, "premise", (name, inference.id)) for name in inference.premises]
        found.append(Chain(inference.id, "support", (inference.id, inference.conclusion)))
    for attack in argument.attacks:
        if attack.id in joints:
            found.append(Chain(attack.id, "premise", (attack.source, attack.id)))
            found.append(Chain(attack.id, "attack", (attack.id, attack.target)))
        else:
            found.append(Chain(attack.id, "attack", (attack.source, attack.target)))
    there = set(graph.nodes) | joints
    return [chain for chain in found if set(chain.stops) <= there], joints


def layered(argument: Argument, most: int) -> Layers:
    """Assign rows and order them.

    At most `most` boxes stand in a row; those without ground of their own move down first where a row is full.
    `Circular` is raised if the arrows run in a circle.
    """
    chains, joints = arrows(argument)
    row = _rows(argument, chains, joints, most)
    layers = Layers([[] for _ in range(max(row.values(), default=0) + 1)], joints)
    for chain in chains:
        tail, head = chain.stops
        vias = [f"{chain.id}~{tail}~{r}" for r in range(row[tail] - 1, row[head], -1)]
        layers.vias.update(vias)
        row.update(zip(vias, range(row[tail] - 1, row[head], -1), strict=True))
        layers.chains.append(Chain(chain.id, chain.kind, (tail, *vias, head)))
    for name in _first_order(argument, layers, row):
        layers.rows[row[name]].append(name)
    uncross(layers)
    return layers


def _rows(argument: Argument, chains: list[Chain], joints: set[str], most: int) -> dict[Vertex, int]:
    heads: dict[Vertex, list[Vertex]] = {n.id: [] for n in argument.nodes}
    heads.update({name: [] for name in sorted(joints)})
    tails: dict[Vertex, list[Vertex]] = {}
    for chain in chains:
        heads[chain.stops[0]].append(chain.stops[1])
        tails.setdefault(chain.stops[1], []).append(chain.stops[0])
    upward = order(heads)
    loose = {n.id for n in argument.nodes if not heads[n.id] and n.id != argument.thesis}
    far = 2 * len(argument.nodes) + 2
    low: dict[Vertex, int] = {}
    for name in upward:
        low[name] = far if name in loose else _below(name, heads, low, joints)
    filled: dict[int, int] = {}
    row: dict[Vertex, int] = {}
    for group in _groups(argument, heads, tails, low, joints):
        for joint in {j: None for name in group for j in heads[name] if j in joints}:
            _place_joint(joint, heads, row, joints)
        first = far if group[0] in loose else max(_below(name, heads, row, joints) for name in group)
        while filled.get(first, 0) + min(len(group), most) > most:
            first += 2
        for name in group:
            while filled.get(first, 0) >= most:
                first += 2
            row[name] = first
            filled[first] = filled.get(first, 0) + 1
    for joint in sorted(joints):
        _place_joint(joint, heads, row, joints)
    kept = {old: 2 * new for new, old in enumerate(sorted({r - r % 2 for r in row.values()}))}
    return {name: kept[r - r % 2] + r % 2 for name, r in row.items()}


def _below(name: Vertex, heads: Mapping[Vertex, list[Vertex]], row: Mapping[Vertex, int], joints: set[str]) -> int:
    """The first row of the right kind below all heads."""
    first = max((row[head] for head in heads[name]), default=-1) + 1
    odd = name in joints
    return first if first % 2 == odd else first + 1


def _place_joint(name: Vertex, heads: Mapping[Vertex, list[Vertex]], row: dict[Vertex, int], joints: set[str]) -> None:
    todo = [name]
    while todo:
        joint = todo[-1]
        missing = [head for head in heads[joint] if head in joints and head not in row]
        if missing:
            todo += missing
            continue
        row[todo.pop()] = _below(joint, heads, row, joints)


def _groups(
    argument: Argument,
    heads: Mapping[Vertex, list[Vertex]],
    tails: Mapping[Vertex, list[Vertex]],
    low: Mapping[Vertex, int],
    joints: set[str],
) -> Iterable[list[Vertex]]:
    """Boxes in the order in which they are given a row; leaves of one step stay together and come last."""
    groups: dict[tuple, list[Vertex]] = {}
    for position, node in enumerate(argument.nodes):
        leaf = node.id not in tails
        key = (low[node.id], leaf, position)
        first = heads[node.id][0] if heads[node.id] else ""
        if leaf and first in joints:
            key = next((k for k, g in groups.items() if k[:2] == key[:2] and first in heads[g[0]][:1]), key)
        groups.setdefault(key, []).append(node.id)
    return [groups[key] for key in sorted(groups)]


def _first_order(argument: Argument, layers: Layers, row: Mapping[Vertex, int]) -> list[Vertex]:
    """Every vertex in the order of the outline, its vias just after it: near the best order already."""
    place: dict[Vertex, int] = {}
    for entry in entries(argument):
        place.setdefault(entry.id, len(place))
    after = len(place)
    for chain in layers.chains:
        for stop in chain.stops[1:-1]:
            place[stop] = place.get(chain.stops[0], after)
        if chain.kind != "premise" and chain.stops[0] in layers.joints and chain.id not in place:
            place[chain.id] = after
    return sorted(row, key=lambda name: (place.get(name, after), row[name]))
