"""The parts of a drawn map and their measures.

Units are those of the picture (pixels at scale 1); the origin is at the top left.
"""

from __future__ import annotations

from dataclasses import dataclass

from casebook.files.argument import Node
from casebook.thinking.argument.rows import Arrow
from casebook.thinking.argument.words import kind_word, sayings, voice_word
from casebook.thinking.text_width import wrap

Point = tuple[float, float]

BOX = 172.0
FONT, SMALL = 13.0, 11.0
LINE, TAG_LINE = 17.0, 15.0
PAD = 10.0
RADIUS = 9.0
MARGIN = 12.0


@dataclass(frozen=True, slots=True)
class Box:
    """The rectangle of a node with its text already broken into lines. `tag` says id, kind and voice."""

    id: str
    x: float
    y: float
    width: float
    height: float
    tag: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joint:
    """The small circle at which the premises of a step meet, by its centre (or the square of an attacked attack)."""

    id: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Route:
    """An arrow from tail to head. From point to point it runs straight, then curved, then straight again, in turn."""

    id: str
    kind: Arrow
    tail: str
    head: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole drawing."""

    width: float
    height: float
    boxes: dict[str, Box]
    joints: dict[str, Joint]
    routes: list[Route]


def measured(node: Node, width: float) -> tuple[tuple[str, ...], tuple[str, ...], float]:
    """The tag and the text of a node broken into lines for a box of this width, and the height of the box."""
    kind = sayings()("hidden_short") if node.kind == "hidden" else kind_word(node)
    tag = wrap(f"{node.id} · {kind} · {voice_word(node)}", SMALL, width - 2 * PAD, 2, bold=True)
    lines = wrap(node.short or node.text, FONT, width - 2 * PAD, 6)
    return tuple(tag), tuple(lines), 2 * PAD + len(tag) * TAG_LINE + len(lines) * LINE - 2
