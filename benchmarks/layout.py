"""How long the layout of a map takes in Python, from 20 to 1,000 nodes. Prints a table; asserts no time.

    python benchmarks/layout.py
"""

from __future__ import annotations

import statistics
import time
from random import Random

from casebook.files.argument import Argument, Attack, Inference, Node
from casebook.thinking.argument.layers import layered
from casebook.thinking.argument.layout import layout
from casebook.thinking.argument.picture import svg
from casebook.thinking.argument.rows import crossings

SIZES = (20, 40, 100, 200, 400, 1000)
RUNS = 5
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


def main() -> None:
    """Print the table."""
    print("| nodes | arrows | layout, median ms | least | most | picture ms | crossings | size in units |")
    print("|---|---|---|---|---|---|---|---|")
    for size in SIZES:
        argument = synthetic(size)
        times = []
        for _ in range(RUNS):
            start = time.perf_counter()
            drawn = layout(argument)
            times.append((time.perf_counter() - start) * 1000)
        start = time.perf_counter()
        svg(argument, drawn)
        picture = (time.perf_counter() - start) * 1000
        rows = layered(argument, max(6, round(0.9 * size**0.5)))
        arrows = len(argument.inferences) + len(argument.attacks)
        spread = f"{statistics.median(times):.0f} | {min(times):.0f} | {max(times):.0f}"
        measures = f"{crossings(rows)} | {drawn.width:.0f} x {drawn.height:.0f}"
        print(f"| {size} | {arrows} | {spread} | {picture:.0f} | {measures} |")


if __name__ == "__main__":
    main()
