"""Measures of a small network of actors and tracks. Plain Python: the tests hold it to networkx.

A network has nodes (actors and tracks) and links between an actor and a track. Degree centrality of an actor is the
share of tracks in which it takes part. Betweenness (Freeman 1977) of a node is the share of all pairs of other nodes
whose shortest paths run through it, each pair shared out among its shortest paths; worked out with Brandes' algorithm
(2001). networkx would do the same, but takes most of a second and 28 MiB to load, for twenty nodes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

Graph = Mapping[str, set[str]]


def graph(nodes: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """The neighbours of each node."""
    neighbours: dict[str, set[str]] = {node: set() for node in nodes}
    for one, other in links:
        neighbours[one].add(other)
        neighbours[other].add(one)
    return neighbours


def without(net: Graph, gone: Iterable[str]) -> dict[str, set[str]]:
    """The network without some nodes and their links."""
    left = set(net) - set(gone)
    return {node: net[node] & left for node in net if node in left}


def components(net: Graph) -> list[set[str]]:
    """The parts that hang together, in the order of their first node. A node without links is a part of its own."""
    found: list[set[str]] = []
    seen: set[str] = set()
    for node in net:
        if node in seen:
            continue
        part, queue = {node}, deque([node])
        while queue:
            for neighbour in net[queue.popleft()] - part:
                part.add(neighbour)
                queue.append(neighbour)
        seen |= part
        found.append(part)
    return found


def betweenness(net: Graph) -> dict[str, float]:
    """Betweenness of each node, 0..1: of all pairs of other nodes, the share whose shortest paths run through it."""
    score = dict.fromkeys(net, 0.0)
    for source in net:
        order, before, ways = _shortest(net, source)
        credit = dict.fromkeys(order, 0.0)
        for node in reversed(order):
            for earlier in before[node]:
                credit[earlier] += ways[earlier] / ways[node] * (1 + credit[node])
            if node != source:
                score[node] += credit[node]
    pairs = (len(net) - 1) * (len(net) - 2)
    return {node: total / pairs for node, total in score.items()} if pairs > 0 else score


def _shortest(net: Graph, source: str) -> tuple[list[str], dict[str, list[str]], dict[str, int]]:
    """Nodes in the order of their distance, the neighbours before each, and the number of shortest paths to each."""
    far, ways = {source: 0}, {source: 1}
    before: dict[str, list[str]] = {source: []}
    order, queue = [], deque([source])
    while queue:
        node = queue.popleft()
        order.append(node)
        for neighbour in sorted(net[node]):
            if neighbour not in far:
                far[neighbour], ways[neighbour], before[neighbour] = far[node] + 1, 0, []
                queue.append(neighbour)
            if far[neighbour] == far[node] + 1:
                ways[neighbour] += ways[node]
                before[neighbour].append(node)
    return order, before, ways


def cut_nodes(net: Graph, among: Iterable[str]) -> list[str]:
    """Of some nodes, those whose removal would leave more parts than there are (articulation points), in that order.

    A node that stands alone is none: taking it away leaves one part fewer. Neither is one with a single link.
    """
    now = len(components(net))
    return [node for node in among if len(net[node]) > 1 and len(components(without(net, [node]))) > now]
