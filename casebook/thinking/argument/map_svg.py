"""The map as an SVG string: the one source of every picture of an argument, still or live.

Voice is said three times: by border, by colour and by a word. Colours come from the page's theme through CSS variables
with fall-backs. Every text is escaped here.
"""

from __future__ import annotations

from math import hypot

from casebook.files.argument import Argument, Node
from casebook.files.markup import esc
from casebook.files.wording import counted
from casebook.thinking import palette
from casebook.thinking.argument.geometry import (
    FONT,
    LINE,
    PAD,
    RADIUS,
    SMALL,
    TAG_LINE,
    Box,
    Joint,
    Layout,
    Point,
    Route,
)
from casebook.thinking.argument.graph import read
from casebook.thinking.argument.layout import layout
from casebook.thinking.argument.words import bearing, kind_word, sayings, voice_word

PAPER = "var(--cb-paper,#ffffff)"
INK = "var(--cb-ink,#1f1f1f)"
LINES = "var(--cb-line,#6b6b6b)"
AGAINST = palette.OBJECTION.css
COLOURS = {
    "author": palette.SUPPORT.css,
    "author-concession": palette.OBJECTION.css,
    "reported": palette.REPORTED.css,
    "analyst": palette.OURS.css,
}
DASHES = {"reported": "1.5 4", "analyst": "8 5"}
REACH = 17.0  # a joint can be hit this far from its centre: 24 pixels across even in a small picture
FAMILY = "Arial,Helvetica,'Liberation Sans',sans-serif"


def svg(argument: Argument, drawn: Layout | None = None, live: bool = False) -> str:
    """The map as SVG, laid out anew if `drawn` does not say how.

    With `live`, for a view, each part gets a focus ring and a badge that style sheet and script switch on, and no role
    or title of a still picture.
    """
    drawn = drawn or layout(argument)
    nodes = {node.id: node for node in argument.nodes}
    attacks = {attack.id for attack in argument.attacks}
    size = f'viewBox="0 0 {drawn.width:g} {drawn.height:g}" width="{drawn.width:g}" height="{drawn.height:g}"'
    role = "" if live else f' role="img" aria-label="{esc(alt(argument))}"'
    head = "" if live else f"<title>{esc(title(argument))}</title><desc>{esc(alt(argument))}</desc>"
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" class="cbm" {size}{role} font-family="{FAMILY}">{head}']
    parts += [_route(route) for route in drawn.routes]
    parts += [_joint(joint, joint.id in attacks, live) for joint in drawn.joints.values()]
    parts += [_box(box, nodes[box.id], live) for box in drawn.boxes.values()]
    return "".join([*parts, "</svg>"])


def title(argument: Argument) -> str:
    """The title of the picture: the thesis."""
    thesis = read(argument).nodes.get(argument.thesis)
    say = sayings().part("map")
    return say("picture", thesis=thesis.short or thesis.text) if thesis else say("picture_bare")


def alt(argument: Argument) -> str:
    """What the picture shows, in two or three sentences."""
    graph, say = read(argument), sayings().part("map")
    thesis = graph.nodes.get(argument.thesis)
    top = [p for i in graph.into.get(argument.thesis, []) for p in i.premises if p in graph.nodes]
    groups = {"statements": len(argument.nodes), "steps": len(argument.inferences), "attacks": len(argument.attacks)}
    numbers = {name: counted(group, say[name]) for name, group in groups.items()}
    parts = [say("size", ours=sum(node.voice == "analyst" for node in argument.nodes), **numbers)]
    if thesis:
        parts.append(say("thesis", text=thesis.text))
    if top:
        parts.append(say("rests", names="; ".join(graph.nodes[name].short or name for name in top)))
    return " ".join(parts)


def name_of(node: Node) -> str:
    """The name of a box for a screen reader: id, kind, voice, text, paragraphs."""
    where = bearing(node)
    return sayings().part("map")("box_where" if where else "box", id=node.id, kind=kind_word(node),
                                 voice=voice_word(node), text=node.text, where=where)


def _box(box: Box, node: Node, live: bool) -> str:
    colour = COLOURS[node.voice]
    weight = 3 if node.kind == "thesis" else 2
    dash = f' stroke-dasharray="{DASHES[node.voice]}"' if node.voice in DASHES else ""
    cap = ' stroke-linecap="round"' if node.voice == "reported" else ""
    out = [f'<g class="cbm-node" data-id="{esc(box.id)}">']
    if live:
        out += [f'<rect class="cbm-ring" {_rect(box, 5)} rx="8"/>', f'<rect class="cbm-halo" {_rect(box, 4)} rx="8"/>']
    look = f'style="fill:{PAPER};stroke:{colour}" stroke-width="{weight}"{dash}{cap}'
    out.append(f'<rect {_rect(box, 0)} rx="5" {look}/>')
    if node.voice == "author-concession":
        out.append(f'<rect {_rect(box, -4)} rx="3" style="fill:none;stroke:{colour}" stroke-width="1.5"/>')
    y = box.y + PAD + SMALL - 1
    for line in box.tag:
        out.append(_text(line, box.x + PAD, y, SMALL, f"fill:{colour};font-weight:bold"))
        y += TAG_LINE
    y += FONT - SMALL
    for line in box.lines:
        out.append(_text(line, box.x + PAD, y, FONT, f"fill:{INK}"))
        y += LINE
    return "".join([*out, _badge(box) if live else "", "</g>"])


def _rect(box: Box, out: float) -> str:
    """The place of a box, made larger by `out` on each side."""
    return (f'x="{box.x - out:g}" y="{box.y - out:g}" width="{box.width + 2 * out:g}" '
            f'height="{box.height + 2 * out:g}"')


def _badge(box: Box) -> str:
    x, y = box.x + box.width - 36, box.y - 9
    word = _text(sayings()("map.new"), x + 5, y + 11.5, SMALL, f"fill:{PAPER};font-weight:bold")
    return f'<g class="cbm-badge"><rect x="{x:g}" y="{y:g}" width="32" height="15" rx="3"/>{word}</g>'


def _text(line: str, x: float, y: float, size: float, style: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" style="{style}">{esc(line)}</text>'


def _joint(joint: Joint, attack: bool, live: bool) -> str:
    """A circle with a plus where premises meet; a square with a cross where an attack is itself attacked."""
    x, y, r = joint.x, joint.y, RADIUS
    colour = AGAINST if attack else LINES
    out = [f'<g class="cbm-joint" data-id="{esc(joint.id)}">']
    if live:
        out.append(f'<circle class="cbm-ring" cx="{x:g}" cy="{y:g}" r="{r + 5:g}"/>')
        out.append(f'<circle class="cbm-halo" cx="{x:g}" cy="{y:g}" r="{r + 4:g}"/>')
        out.append(f'<circle cx="{x:g}" cy="{y:g}" r="{REACH:g}" style="fill:transparent"/>')
    style = f'style="fill:{PAPER};stroke:{colour}" stroke-width="1.8"'
    k = 4.5 if not attack else 3.6
    if attack:
        out.append(f'<rect x="{x - r + 1:g}" y="{y - r + 1:g}" width="{2 * r - 2:g}" height="{2 * r - 2:g}" {style}/>')
        mark = f"M{x - k:g} {y - k:g}L{x + k:g} {y + k:g}M{x - k:g} {y + k:g}L{x + k:g} {y - k:g}"
    else:
        out.append(f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" {style}/>')
        mark = f"M{x - k:g} {y:g}L{x + k:g} {y:g}M{x:g} {y - k:g}L{x:g} {y + k:g}"
    out.append(f'<path d="{mark}" style="fill:none;stroke:{colour}" stroke-width="1.8"/>')
    return "".join([*out, "</g>"])


def path(points: tuple[Point, ...]) -> str:
    """The points of a route as SVG path data: straight and curved in turn."""
    out = [f"M{points[0][0]:g} {points[0][1]:g}"]
    for i, ((x0, y0), (x1, y1)) in enumerate(zip(points, points[1:], strict=False)):
        if i % 2 and x0 != x1:
            bend = (y1 - y0) * 0.55
            out.append(f"C{x0:g} {round(y0 + bend, 1):g} {x1:g} {round(y1 - bend, 1):g} {x1:g} {y1:g}")
        else:
            out.append(f"L{x1:g} {y1:g}")
    return "".join(out)


def _route(route: Route) -> str:
    against = route.kind == "attack"
    colour = AGAINST if against else LINES
    dash = ' stroke-dasharray="7 4"' if against else ""
    data = f'data-id="{esc(route.id)}" data-tail="{esc(route.tail)}" data-head="{esc(route.head)}"'
    line = f'<path d="{path(route.points)}" style="fill:none;stroke:{colour}" stroke-width="1.6"{dash}/>'
    return f'<g class="cbm-route" {data}>{line}{_end(route, colour)}</g>'


def _end(route: Route, colour: str) -> str:
    """An arrowhead for a support, a crossbar for an attack, none for a premise on its way to a joint."""
    if route.kind == "premise":
        return ""
    (x0, y0), (x, y) = _last_two(route.points)
    length = hypot(x - x0, y - y0) or 1.0
    ux, uy = (x - x0) / length, (y - y0) / length
    if route.kind == "attack":
        bx, by, half = x - 3 * ux, y - 3 * uy, 7.0
        data = f"M{bx - half * uy:.1f} {by + half * ux:.1f}L{bx + half * uy:.1f} {by - half * ux:.1f}"
        return f'<path d="{data}" style="fill:none;stroke:{colour}" stroke-width="3.2"/>'
    bx, by, half = x - 8 * ux, y - 8 * uy, 4.5
    data = f"M{x:.1f} {y:.1f}L{bx - half * uy:.1f} {by + half * ux:.1f}L{bx + half * uy:.1f} {by - half * ux:.1f}Z"
    return f'<path d="{data}" style="fill:{colour};stroke:none"/>'


def _last_two(points: tuple[Point, ...]) -> tuple[Point, Point]:
    end = points[-1]
    before = next((p for p in reversed(points[:-1]) if hypot(p[0] - end[0], p[1] - end[1]) > 0.5), points[0])
    return before, end
