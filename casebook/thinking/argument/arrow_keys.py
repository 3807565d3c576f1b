"""Where the arrow keys lead on a drawn map: up and down along its arrows, left and right as one reads."""

from __future__ import annotations

from collections.abc import Mapping

from casebook.files.argument import Argument
from casebook.thinking.argument.geometry import Layout
from casebook.thinking.argument.graph import needs, read, upward


def arrow_keys(argument: Argument, drawn: Layout) -> dict[str, dict[str, str]]:
    """For each box and joint the id that each arrow key leads to; keys that lead nowhere are left out.

    Up leads to what the part bears on, down to what it rests on (the leftmost of several); an attack without a joint
    of its own is passed over. Left and right lead through the boxes, or the joints, in the order in which one reads:
    along the row, then on to the next one.
    """
    middle = {b.id: (b.x + b.width / 2, b.y + b.height / 2) for b in drawn.boxes.values()}
    middle.update({j.id: (j.x, j.y) for j in drawn.joints.values()})
    graph = read(argument)
    up, down = upward(graph), needs(graph)
    found: dict[str, dict[str, str]] = {name: {} for name in middle}
    for group in ([b.id for b in drawn.boxes.values()], list(drawn.joints)):
        group.sort(key=lambda name: (middle[name][1], middle[name][0]))
        for left, right in zip(group, group[1:], strict=False):
            found[left]["right"], found[right]["left"] = right, left
    for name in middle:
        for key, arrows in (("up", up), ("down", down)):
            ends = [end for other in arrows.get(name, []) for end in _drawn(other, arrows, middle)]
            if ends:
                found[name][key] = min(ends, key=lambda end: middle[end][0])
    return found


def _drawn(name: str, arrows: Mapping[str, list[str]], middle: Mapping[str, object]) -> list[str]:
    """The part itself if it is drawn, or what lies beyond it."""
    if name in middle:
        return [name]
    return [other for other in arrows.get(name, []) if other in middle]
