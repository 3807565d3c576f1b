"""Made-up arguments of any size, to see how layout, map and weighing grow."""

from __future__ import annotations

from random import Random

from casebook.files.argument import Argument, Attack, Inference, Node

WORDS = "power sharing would need both sides to accept limits that neither has accepted so far in any talks".split()


def synthetic(size: int, seed: int = 0) -> Argument:
    """A made-up argument: steps of one to three premises, some of them shared, one node in ten an objection."""
    chance = Random(seed)
    nodes = [_node(0, "thesis", "author", chance)]
    inferences: list[Inference] = []
    attacks: list[Attack] = []
    open_ends = ["N0"]
    while len(nodes) < size:
        target = open_ends[chance.randrange(min(len(open_ends), 6))]
        if chance.random() < 0.1 and len(nodes) > 3:
            node = _node(len(nodes), "objection", "analyst", chance)
            aim = inferences[chance.randrange(len(inferences))].id if chance.random() < 0.3 else target
            attacks.append(Attack(id=f"A{len(attacks)}", source=node.id, target=aim, loc=["P1"]))
            nodes.append(node)
            continue
        group = []
        for _ in range(min(chance.randint(1, 3), size - len(nodes))):
            nodes.append(_node(len(nodes), "premise", "author", chance))
            group.append(nodes[-1].id)
        inferences.append(_step(len(inferences), group, target))
        open_ends += group
        if len(inferences) % 3 == 0:
            open_ends.remove(target)
        if chance.random() < 0.08 and len(nodes) > 8:
            low, high = nodes[-1].id, nodes[chance.randrange(1, len(nodes) // 3)].id
            inferences.append(_step(len(inferences), [low], high))
    return Argument(id="synthetic", thesis="N0", summary="", nodes=nodes, inferences=inferences, attacks=attacks,
                    pitfalls=[], variants=[], walk=[])


def _node(number: int, kind: str, voice: str, chance: Random) -> Node:
    start = chance.randrange(len(WORDS) - 6)
    text = " ".join(WORDS[start:start + chance.randint(4, 7)])
    return Node(id=f"N{number}", kind=kind, voice=voice, text=text + ".", short=text, loc=["P1"])


def _step(number: int, premises: list[str], conclusion: str) -> Inference:
    return Inference(id=f"R{number}", premises=premises, conclusion=conclusion, scheme="sign", loc=["P1"])
