"""Bars on one scale: a value, a span, or parts; an upright stroke shows what a bar is to be compared with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from casebook.files.wording import decimals
from casebook.files.words import words
from casebook.thinking import svg
from casebook.thinking.forms import Form

LEFT, WIDTH, THICK = 4, 452, 14
INSET = 28
"""How far the scale's ends lie inside the words above, so that their ticks fit."""
SHADES = ((svg.PANEL, svg.INK), (svg.COLOURS[1], svg.COLOURS[1]), (svg.INK, svg.INK), (svg.PAPER, svg.INK))
"""Fill and edge of the parts of a bar, from left to right: each differs in lightness too."""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One row.

    Attributes
    ----------
    name, says
        Who or what it is, and its value in words; `note` stands after the name, faint.
    value, begins
        Where the bar ends and begins, in data units.
    parts
        The bar's parts by name, which sum to `value`; then the bar is drawn in several shades.
    stroke
        What the value is compared with, as an upright stroke.
    good
        True or False where the bar reaches its stroke or does not: then it is full or open; None where neither.
    """

    name: str
    says: str
    value: float
    begins: float = 0.0
    note: str = ""
    parts: Mapping[str, float] = field(default_factory=dict)
    stroke: float | None = None
    good: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Bars(Form):
    """Bars under one another.

    Attributes
    ----------
    top
        The right end of the scale; the left end is 0.
    stroke_name
        What the upright strokes mean.
    say
        How a value on the axis is written; None for no axis.
    dial, path
        The dial that moves a marker on the first bar, its ends, and the place of that marker at both ends and now.
    """

    bars: Sequence[Bar]
    top: float
    x_name: str = ""
    stroke_name: str = ""
    say: Callable[[float], str] | None = decimals
    dial: str = ""
    ends: tuple[float, float] = (0.0, 1.0)
    path: tuple[float, float, float] = (0.0, 0.0, 0.0)

    def _px(self, value: float) -> float:
        return LEFT + INSET + (WIDTH - 2 * INSET) * min(max(value / self.top, 0.0), 1.0)

    def draw(self, top: float) -> tuple[list[str], float]:
        """A line of words and a bar a row, then the axis and what the strokes mean."""
        first, parts = top + 8, []
        for bar in self.bars:
            drawn, top = self._row(bar, top)
            parts += drawn
        if self.dial:
            low, high, now = (self._px(place) for place in self.path)
            shape = svg.mark("triangle", 0, THICK + 6, colour=svg.INK, size=7)
            parts.append(svg.follow(self.dial, *self.ends, [(low, first), (high, first)], (now, first), shape))
        if self.say is not None:
            left, right = self._px(0), self._px(self.top)
            scale = svg.Plot(left=left, top=top - 12, width=right - left, height=4, x=(0, self.top), y=(0, 1))
            ticks = [(value, self.say(value)) for value in (0, self.top / 2, self.top)]
            parts.append(scale.axes(ticks, [], self.x_name))
            top += 40 if self.x_name else 20
        if self.stroke_name:
            parts.append(svg.text(LEFT, top + 4, words()("forms.bars.legend", stroke=self.stroke_name), size=svg.SMALL,
                                  colour=svg.FAINT, role="cb-legend"))
            top += 12
        return parts, top

    def _row(self, bar: Bar, top: float) -> tuple[list[str], float]:
        name = f"{bar.name} ({bar.note})" if bar.note else bar.name
        line = top + 8
        parts = [svg.text(LEFT, top, name, size=svg.SMALL, fit=WIDTH - 8 - svg.WIDE * svg.SMALL * len(bar.says)),
                 svg.text(LEFT + WIDTH, top, bar.says, anchor="end", size=svg.SMALL),
                 svg.rect(self._px(0), line, self._px(self.top) - self._px(0), THICK)]
        left, right = self._px(bar.begins), self._px(bar.value)
        if bar.parts:
            start = 0.0
            for (fill, edge), size in zip(SHADES, bar.parts.values(), strict=False):
                here, end = self._px(start), self._px(start + size)
                parts.append(svg.rect(here, line, end - here, THICK, fill=fill, stroke=edge))
                start += size
        elif right - left < 3 and bar.begins > 0:
            parts.append(svg.mark("diamond", right, line + THICK / 2, colour=svg.COLOURS[0]))
        else:
            colour = svg.COLOURS[0] if bar.good is None else svg.COLOURS[2] if bar.good else svg.COLOURS[1]
            parts.append(svg.rect(left, line, right - left, THICK, fill=svg.PAPER if bar.good is False else colour,
                                  stroke=colour, line_width=2, dash="4 3" if bar.good is False else ""))
        if bar.stroke is not None:
            place = self._px(bar.stroke)
            parts.append(svg.line((place, line - 4), (place, line + THICK + 4), colour=svg.INK, width=4))
        if not bar.parts:
            return parts, line + THICK + 20
        below = line + THICK + (27 if self.dial else 17)  # below the marker, which stands under the first bar
        parts.append(svg.text(LEFT, below, self._split(bar), size=svg.SMALL, fit=WIDTH))
        return parts, below + 23

    def _split(self, bar: Bar) -> str:
        """The parts of a bar with their sizes."""
        say = self.say or decimals
        return " + ".join(words()("forms.bars.part", part=part, size=say(size)) for part, size in bar.parts.items())

    def describe(self) -> Iterator[str]:
        """Each bar with its value, what it is compared with, and its parts."""
        say = words().part("forms.bars")
        told = []
        for bar in self.bars:
            text = say("bar_note" if bar.note else "bar", name=bar.name, note=bar.note, says=bar.says)
            if bar.parts:
                text += f" ({self._split(bar)})"
            told.append(text)
        yield say("about_stroke" if self.stroke_name else "about", stroke=self.stroke_name)
        yield f"{'; '.join(told)}."
