"""Pictures as SVG text: axes, lines, bars and labels from small functions, the same string for the same numbers.

Colours are the views' CSS variables with fall-backs, so that a picture follows JupyterLab's light and dark themes.
Colour never stands alone: lines also differ by dash, points by shape, and everything is labelled where it stands.
A picture is 460 units wide and its text at least 14 units high, so that it can be read at a width of 330 pixels.
All text is escaped by `casebook.files.markup.esc`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from casebook.files.markup import esc
from casebook.thinking.palette import SERIES

WIDTH = 460
TEXT = 15.5
SMALL = 14
WIDE = 0.56
"""Width of a letter in a wide font, as a share of its size: for a guess at how long words are."""

INK = "var(--cb-ink, currentColor)"
PAPER = "var(--cb-paper, var(--jp-layout-color1, #fff))"
PANEL = "var(--cb-panel, rgba(128, 128, 128, 0.12))"
FAINT = "var(--cb-faint, currentColor)"
LINE = "var(--cb-line, #777)"
HAIR = "var(--cb-hair, rgba(128, 128, 128, 0.4))"
COLOURS = tuple(tone.css for tone in SERIES)
"""The palette in the order in which the lines of a picture take it."""
DASHES = ("", "8 5", "2 4", "10 4 2 4", "5 3", "1 6")

Point = tuple[float, float]


def num(value: float) -> str:
    """A coordinate: at most two decimals, no trailing zeros, no minus zero. A `ValueError` if it is not finite: a
    picture never holds NaN.
    """
    if not math.isfinite(value):
        raise ValueError(f"{value!r} is no place in a picture")
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def tag(name: str, attributes: dict[str, object], *children: str) -> str:
    """An element. Attribute values are escaped, `_` in their names becomes `-`; children are markup already."""
    parts = [name]
    for key, value in attributes.items():
        if value is None or value == "":
            continue
        text = num(value) if isinstance(value, (int, float)) else str(value)
        parts.append(f'{key.replace("_", "-")}="{esc(text)}"')
    start = " ".join(parts)
    return f"<{start}>{''.join(children)}</{name}>" if children else f"<{start}/>"


def document(height: float, title: str, desc: str, *parts: str, width: float = WIDTH) -> str:
    """A whole picture with its title and description inside; as wide as its place, at most 36rem."""
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg", "class": "cb-picture", "role": "img", "width": "100%",
        "viewBox": f"0 0 {num(width)} {num(height)}", "style": "max-width: 36rem", "font_size": TEXT, "fill": INK,
        "font_family": "var(--jp-content-font-family, system-ui, sans-serif)",
    }
    return tag("svg", attributes, f"<title>{esc(title)}</title>", f"<desc>{esc(desc)}</desc>", *parts)


def text(
    x: float, y: float, words: str, *, anchor: str = "start", size: float = TEXT, bold: bool = False,
    colour: str = INK, role: str = "cb-label", halo: bool = False, fit: float | None = None,
) -> str:
    """Words at a place. `halo` draws the paper's colour around them, for words that cross a line.

    `fit` is the width that there is: words that a wide font would make longer are squeezed into it. A `ValueError` if
    the size is under 14 units: it could not be read on a narrow screen.
    """
    if size < SMALL:
        raise ValueError("text under 14 units cannot be read at 330 pixels")
    attributes = {
        "class": role, "x": x, "y": y, "text_anchor": None if anchor == "start" else anchor,
        "font_size": None if size == TEXT else size, "font_weight": "bold" if bold else None,
        "fill": None if colour == INK else colour,
    }
    if fit is not None and WIDE * size * len(words) > fit:
        attributes |= {"textLength": fit, "lengthAdjust": "spacingAndGlyphs"}
    if halo:
        attributes |= {"paint_order": "stroke", "stroke": PAPER, "stroke_width": 4, "stroke_linejoin": "round"}
    return tag("text", attributes, esc(words))


def line(a: Point, b: Point, *, colour: str = LINE, width: float = 1.5, dash: str = "") -> str:
    """A straight line."""
    return tag("line", {"x1": a[0], "y1": a[1], "x2": b[0], "y2": b[1], "stroke": colour, "stroke_width": width,
                        "stroke_dasharray": dash})


def rect(
    x: float, y: float, width: float, height: float, *, fill: str = PANEL, stroke: str = "", radius: float = 0,
    opacity: float | None = None, line_width: float = 1.5, dash: str = "",
) -> str:
    """A rectangle; a negative width or height is drawn as none."""
    return tag("rect", {"x": x, "y": y, "width": max(width, 0), "height": max(height, 0), "rx": radius or None,
                        "fill": fill, "fill_opacity": opacity, "stroke": stroke,
                        "stroke_width": line_width if stroke else None, "stroke_dasharray": dash})


def polyline(points: Sequence[Point], *, colour: str, width: float = 3, dash: str = "") -> str:
    """A line through points; points on a straight run are left out, so that flat curves stay short."""
    places = " ".join(f"{num(x)},{num(y)}" for x, y in thinned(points))
    return tag("polyline", {"points": places, "fill": "none", "stroke": colour, "stroke_width": width,
                            "stroke_dasharray": dash, "stroke_linejoin": "round", "stroke_linecap": "round"})


def polygon(points: Sequence[Point], *, fill: str, opacity: float | None = None, stroke: str = "") -> str:
    """A filled shape through points."""
    return tag("polygon", {"points": " ".join(f"{num(x)},{num(y)}" for x, y in points), "fill": fill,
                           "fill_opacity": opacity, "stroke": stroke})


def mark(shape: str, x: float, y: float, *, colour: str, size: float = 7) -> str:
    """A point as a shape: `disc`, `ring`, `square`, `diamond`, `triangle` or `bar` (an upright stroke)."""
    if shape in ("disc", "ring"):
        fill, stroke = (colour, PAPER) if shape == "disc" else (PAPER, colour)
        return tag("circle", {"cx": x, "cy": y, "r": size, "fill": fill, "stroke": stroke, "stroke_width": 2})
    if shape == "square":
        return rect(x - size, y - size, 2 * size, 2 * size, fill=colour, stroke=PAPER)
    if shape == "bar":
        return line((x, y - size), (x, y + size), colour=colour, width=4)
    corners = {
        "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
        "triangle": ((0, -1.2), (1.15, 0.9), (-1.15, 0.9)),
    }[shape]
    return polygon([(x + size * dx, y + size * dy) for dx, dy in corners], fill=colour, stroke=PAPER)


def follow(dial: str, low: float, high: float, points: Sequence[Point], at: Point, *shapes: str) -> str:
    """A marker that the browser moves while the dial moves (`casebook/widgets/lab.js`).

    `shapes` are drawn around (0, 0); `at` is where the marker stands now.
    """
    places = " ".join(f"{num(x)},{num(y)}" for x, y in points)
    return tag("g", {"class": "cb-follow", "transform": f"translate({num(at[0])} {num(at[1])})", "data_dial": dial,
                     "data_low": repr(low), "data_high": repr(high), "data_points": places}, *shapes)


def key(x: float, y: float, words: str, *, colour: str, dash: str = "", width: float = 3) -> str:
    """A line's name with a sample of the line before it: for curves that leave no room for words beside them."""
    return line((x, y - 5), (x + 34, y - 5), colour=colour, width=width, dash=dash) + text(x + 42, y, words, size=SMALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A plotting area: where it lies in the picture (units) and what its axes mean (data)."""

    left: float
    top: float
    width: float
    height: float
    x: Point
    y: Point

    def px(self, value: float) -> float:
        """The place of a data value on the horizontal axis."""
        return self.left + self.width * (value - self.x[0]) / (self.x[1] - self.x[0])

    def py(self, value: float) -> float:
        """The place of a data value on the vertical axis."""
        return self.top + self.height * (1 - (value - self.y[0]) / (self.y[1] - self.y[0]))

    def at(self, x: float, y: float) -> Point:
        """A data point as a place."""
        return self.px(x), self.py(y)

    def points(self, pairs: Sequence[Point]) -> list[Point]:
        """Data points as places."""
        return [self.at(x, y) for x, y in pairs]

    def axes(self, x_ticks: Sequence[tuple[float, str]], y_ticks: Sequence[tuple[float, str]], x_name: str = "") -> str:
        """A floor line, few ticks with labels, faint lines across, and the name of the horizontal axis below."""
        bottom, right = self.top + self.height, self.left + self.width
        parts = []
        for value, label in y_ticks:
            height = self.py(value)
            parts.append(line((self.left, height), (right, height), colour=HAIR, width=1))
            parts.append(text(self.left - 6, height + 5, label, anchor="end", size=SMALL, colour=FAINT, role="cb-tick"))
        for value, label in x_ticks:
            place = self.px(value)
            parts.append(line((place, bottom), (place, bottom + 5), colour=LINE))
            parts.append(text(place, bottom + 20, label, anchor="middle", size=SMALL, colour=FAINT, role="cb-tick"))
        parts.append(line((self.left, bottom), (right, bottom), colour=LINE))
        if x_name:
            middle = self.left + self.width / 2
            parts.append(text(middle, bottom + 39, x_name, anchor="middle", size=SMALL, role="cb-axis"))
        return "".join(parts)


def thinned(points: Sequence[Point]) -> list[Point]:
    """The points without those that lie on the straight line between their neighbours."""
    kept = list(points[:1])
    for here, after in zip(points[1:], points[2:], strict=False):
        (x0, y0), (x1, y1), (x2, y2) = kept[-1], here, after
        if abs((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)) > 1e-6:
            kept.append(here)
    return kept + list(points[1:][-1:])


def nice_top(value: float) -> float:
    """The smallest of 1, 2, 2.5, 4, 5, 8 times a power of ten that is at least `value` (1 for nothing)."""
    if value <= 0:
        return 1.0
    size = 10.0 ** math.floor(math.log10(value))
    for factor in (1, 2, 2.5, 4, 5, 8, 10):
        if factor * size >= value * (1 - 1e-9):
            return factor * size
    return 10 * size
