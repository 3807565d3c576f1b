"""What the browser is sent of a map, once: the picture, the list, the facts about each part, where the keys lead."""

from __future__ import annotations

from typing import Any

from casebook.files.argument import Argument
from casebook.files.wording import capitalised
from casebook.thinking.argument.arrow_keys import arrow_keys
from casebook.thinking.argument.details import details, heading
from casebook.thinking.argument.graph import read
from casebook.thinking.argument.layout import layout
from casebook.thinking.argument.map_svg import alt, name_of, svg
from casebook.thinking.argument.outline import entries
from casebook.thinking.argument.words import aim, kind_word, sayings, scheme_word, voice_word


def drawing(argument: Argument, author: str) -> dict[str, Any]:
    """All that the browser needs to show and explore one layer of a map."""
    drawn, graph, say = layout(argument), read(argument), sayings().part("map")
    parts: dict[str, dict[str, Any]] = {}
    for node in argument.nodes:
        parts[node.id] = {"name": name_of(node), "kind": kind_word(node), "voice": node.voice,
                          "whose": voice_word(node), "text": node.text, "short": node.short or node.text}
    for inference in argument.inferences:
        scheme, premises = scheme_word(inference.scheme), ", ".join(inference.premises)
        because = say("because_together" if len(inference.premises) > 1 else "because", scheme=scheme)
        name = say("joint", premises=premises, target=inference.conclusion, scheme=scheme)
        parts[inference.id] = {"name": name, "kind": "step", "text": because}
    for name in drawn.joints:
        if name in graph.attacks:
            parts[name] = {"name": heading(argument, name), "kind": "attack", "text": heading(argument, name)}
    for name, shown in parts.items():
        shown["heading"] = heading(argument, name)
        shown["facts"] = [[label, lines] for label, lines in details(argument, name, author)]
    return {
        "svg": svg(argument, drawn, live=True), "width": drawn.width, "height": drawn.height, "alt": alt(argument),
        "thesis": argument.thesis, "parts": parts, "moves": arrow_keys(argument, drawn),
        "outline": [{"kind": e.kind, "id": e.id, "depth": e.depth, "by": e.by, "again": e.again,
                     "aim": capitalised(aim(graph, e.by))} for e in entries(argument)],
    }


def legend(argument: Argument) -> list[list[str]]:
    """How to read the map: the voices that occur on it, then the signs."""
    voices = {node.voice for node in argument.nodes}
    say = sayings().part("map")
    return [[name, words] for name, words in say["legend"].items() if name in voices] + [
        list(sign) for sign in say["signs"].items()]
