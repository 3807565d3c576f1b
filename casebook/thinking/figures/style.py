"""One style for all still figures, and a small canvas that measures its text so that no two labels collide.

A figure is a white card 360 points wide, drawn at 200 dots an inch (1,000 pixels): shown 360 pixels wide, on a
phone, a letter is as many pixels high as its size here. Colours are those of the palette; shapes and words double
every colour. What is unsure is hollow or hatched, nothing else is.
Matplotlib's figure API draws; it is loaded when the first picture is made, and pyplot never.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from casebook.thinking import palette
from casebook.thinking.text_width import wrap

WIDTH = 360.0
MARGIN = 12.0
DPI = 200

BLUE, ORANGE, GREEN, PURPLE, GREY, OCHRE = (tone.light for tone in palette.SERIES)
INK, FAINT, HAIR, PAPER = "#1a1a1a", "#555555", "#cccccc", "#ffffff"

TITLE, TEXT, SMALL = 13.0, 10.5, 9.5
LEAD = 1.28


@cache
def _ruler() -> Any:
    from matplotlib.backends.backend_agg import RendererAgg

    return RendererAgg(8, 8, 72)


@cache
def text_width(text: str, size: float = TEXT, bold: bool = False) -> float:
    """The width of one line of text in points."""
    from matplotlib.font_manager import FontProperties

    font = FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")
    width, _, _ = _ruler().get_text_width_height_descent(text, font, ismath=False)
    return float(width)


class Card:
    """A card that grows downwards: each thing is placed in points, x from the left, y from the top. The title, the
    point of the figure, stands at the top, and `y` begins below it.
    """

    def __init__(self, title: str) -> None:
        self._drawn: list[Callable[[Any], None]] = []
        self.y = MARGIN
        self.y = self.text(MARGIN, self.y, title, size=TITLE, bold=True, width=WIDTH - 2 * MARGIN) + 8

    def text(
        self, x: float, y: float, text: str, size: float = TEXT, colour: str = INK, bold: bool = False,
        align: str = "left", width: float = 0.0,
    ) -> float:
        """Write text with its top at y, wrapped where a width is given; the return value is the y below it."""
        lines = wrap(text, size, width, bold=bold, measured=text_width) if width else [text]
        look = {"fontsize": size, "color": colour, "fontweight": "bold" if bold else "normal", "ha": align}

        def draw(axes: Any) -> None:
            for i, line in enumerate(lines):
                axes.text(x, y + i * size * LEAD + size * 0.95, line, va="baseline", family="DejaVu Sans",
                          parse_math=False, **look)

        self._drawn.append(draw)
        return y + len(lines) * size * LEAD

    def line(self, xs: Sequence[float], ys: Sequence[float], colour: str = INK, width: float = 1.0, dash: str = "-",
             layer: float = 2.0) -> None:
        """A line through points."""
        self._drawn.append(lambda axes: axes.plot(xs, ys, color=colour, lw=width, ls=dash, zorder=layer,
                                                  solid_capstyle="round"))

    def box(self, x: float, y: float, width: float, height: float, colour: str, unsure: bool = False,
            layer: float = 1.0) -> None:
        """A filled rectangle; hatched and not filled where it is unsure."""
        self._rectangle(x, y, width, height, zorder=layer, **(
            {"facecolor": PAPER, "edgecolor": colour, "hatch": "////", "lw": 1.2} if unsure else
            {"facecolor": colour, "edgecolor": "none"}))

    def frame(self, x: float, y: float, width: float, height: float, colour: str = HAIR, line: float = 1.0) -> None:
        """The outline of a rectangle."""
        self._rectangle(x, y, width, height, facecolor="none", edgecolor=colour, lw=line, zorder=1.5)

    def _rectangle(self, x: float, y: float, width: float, height: float, **look: Any) -> None:
        from matplotlib.patches import Rectangle

        self._drawn.append(lambda axes: axes.add_patch(Rectangle((x, y), width, height, **look)))

    def mark(self, x: float, y: float, shape: str, colour: str, unsure: bool = False, size: float = 8.0) -> None:
        """A marker of matplotlib's shapes; hollow where it is unsure."""
        face = PAPER if unsure else colour
        self._drawn.append(lambda axes: axes.plot([x], [y], marker=shape, ms=size, mfc=face, mec=colour, mew=1.5,
                                                  ls="none", zorder=4))

    def key(self, shape: str, colour: str, text: str, unsure: bool = False) -> None:
        """A line that says what a marker stands for."""
        self.mark(MARGIN + 6, self.y + 6.5, shape, colour, unsure)
        self.y = self.text(MARGIN + 18, self.y, text, size=SMALL, width=WIDTH - 2 * MARGIN - 18) + 1

    def line_of_words(self, text: str, size: float = SMALL, bold: bool = False, gap: float = 0.0) -> None:
        """Words across the whole card, with a gap below them."""
        self.y = self.text(MARGIN, self.y, text, size=size, bold=bold, width=WIDTH - 2 * MARGIN) + gap

    def foot(self, notes: Sequence[str]) -> None:
        """Small print below everything, each note on lines of its own."""
        self.y += 6
        for note in notes:
            self.y = self.text(MARGIN, self.y, note, size=SMALL, colour=FAINT, width=WIDTH - 2 * MARGIN) + 2

    def figure(self) -> Any:
        """The matplotlib figure of all that was placed."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        height = self.y + MARGIN
        figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=DPI, facecolor=PAPER)
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        axes.set_axis_off()
        for draw in self._drawn:
            draw(axes)
        right, low = WIDTH - 0.5, height - 0.5
        axes.plot([0.5, right, right, 0.5, 0.5], [0.5, 0.5, low, low, 0.5], color=HAIR, lw=1)
        return figure


def png(figure: Any) -> bytes:
    """A figure as PNG bytes, the same for the same figure: no date, no program's name inside."""
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=DPI, facecolor=PAPER, metadata={"Software": None})
    return out.getvalue()
