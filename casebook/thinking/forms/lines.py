"""Lines over one dial, or over another quantity: with level lines, upright lines, a shaded span, moving markers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from casebook.files.wording import decimals, percent
from casebook.files.words import words
from casebook.thinking import svg
from casebook.thinking.forms import Form

KEY, LEFT, WIDTH = 20, 54, 384
SHAPES = ("disc", "square", "diamond", "triangle")
Format = Callable[[float], str]


@dataclass(frozen=True, kw_only=True)
class Lines(Form):
    """Lines over a horizontal axis.

    Attributes
    ----------
    x, x_name, y, y_name
        Ends and names of the axes, in data units.
    lines
        The lines by name: values for equally spaced places over `x`.
    dial, now
        The dial that the axis stands for, and where it stands: then the first `marked` lines carry a marker that
        follows it. Without a dial a line is named by its value at the right end.
    levels, uprights
        Level and upright lines by name.
    shade
        A span of the axis to shade, with what it means.
    say, say_x
        How a value on each axis is written.
    """

    x: tuple[float, float]
    x_name: str
    lines: Mapping[str, Sequence[float]]
    dial: str = ""
    now: float = 0.0
    y: tuple[float, float] = (0.0, 1.0)
    y_name: str = ""
    levels: Mapping[str, float] = field(default_factory=dict)
    uprights: Mapping[str, float] = field(default_factory=dict)
    shade: tuple[float, float, str] | None = None
    marked: int = 1
    say: Format = percent
    say_x: Format = decimals
    ticks: int = 4
    height: float = 190

    def at(self, values: Sequence[float]) -> float:
        """A line's value where the dial stands; at its right end where there is no dial."""
        if not self.dial:
            return values[-1]
        return values[round((self.now - self.x[0]) / (self.x[1] - self.x[0]) * (len(values) - 1))]

    @property
    def keys(self) -> list[str]:
        """What each line and level is, with its value at the marker."""
        here = {name: self.at(values) for name, values in self.lines.items()} | dict(self.levels)
        return [f"{name}: {self.say(value)}" for name, value in here.items()]

    @property
    def posts(self) -> list[tuple[str, float]]:
        """The upright lines inside the frame, with their words."""
        return [(f"{name}: {self.say_x(x)}", x) for name, x in self.uprights.items() if self.x[0] <= x <= self.x[1]]

    @property
    def span(self) -> tuple[float, float] | None:
        """The part of the shaded span that lies inside the frame."""
        if self.shade is None:
            return None
        low, high = max(self.shade[0], self.x[0]), min(self.shade[1], self.x[1])
        return (low, high) if high >= low else None

    def draw(self, top: float) -> tuple[list[str], float]:
        """The keys, the frame, the lines and the markers."""
        parts = []
        if self.y_name:
            parts.append(svg.text(4, top, self.y_name, size=svg.SMALL))
            top += 22
        keys = [*self.keys, *([self.shade[2]] if self.shade and self.span else [])]
        down = top + KEY * (len(keys) + len(self.posts)) - 8
        plot = svg.Plot(left=LEFT, top=down, width=WIDTH, height=self.height, x=self.x, y=self.y)
        lines = len(self.lines) + len(self.levels)
        parts += [svg.key(4, top + KEY * n, text, colour=svg.COLOURS[n], dash=svg.DASHES[n])
                  for n, text in enumerate(keys[:lines])]
        parts += self._shade(plot, top + KEY * lines)
        places = [self.x[0] + (self.x[1] - self.x[0]) * n / self.ticks for n in range(self.ticks + 1)]
        heights = (self.y[0], sum(self.y) / 2, self.y[1])
        parts.append(plot.axes([(x, self.say_x(x)) for x in places], [(y, self.say(y)) for y in heights], self.x_name))
        for n, value in enumerate(self.levels.values(), start=len(self.lines)):
            parts.append(svg.line(plot.at(self.x[0], value), plot.at(self.x[1], value), colour=svg.COLOURS[n], width=3,
                                  dash=svg.DASHES[n]))
        parts += self._uprights(plot)
        parts += self._lines(plot)
        return parts, down + self.height + 44

    def _shade(self, plot: svg.Plot, at: float) -> list[str]:
        if self.shade is None or self.span is None:
            return []
        left, right = (plot.px(x) for x in self.span)
        return [svg.rect(4, at - 12, 34, 13, fill=svg.COLOURS[2], opacity=0.25, stroke=svg.COLOURS[2]),
                svg.text(46, at, self.shade[2], size=svg.SMALL),
                svg.rect(left, plot.top, max(right - left, 2), plot.height, fill=svg.COLOURS[2], opacity=0.2)]

    def _uprights(self, plot: svg.Plot) -> list[str]:
        parts = []
        for n, (text, x) in enumerate(reversed(self.posts)):
            place, left, high = plot.px(x), x > sum(self.x) / 2, plot.top - 8 - KEY * n
            low = plot.top + plot.height
            parts.append(svg.line((place, high - 12), (place, low), colour=svg.INK, width=2, dash="3 3"))
            parts.append(svg.text(place + (-6 if left else 6), high, text, anchor="end" if left else "start",
                                  size=svg.SMALL, halo=True))
        return parts

    def _lines(self, plot: svg.Plot) -> list[str]:
        parts, marks = [], []
        for n, values in reversed(list(enumerate(self.lines.values()))):
            last = len(values) - 1
            places = [(self.x[0] + (self.x[1] - self.x[0]) * i / last, value) for i, value in enumerate(values)]
            points = plot.points(places)
            parts.append(svg.polyline(points, colour=svg.COLOURS[n], dash=svg.DASHES[n], width=3.5 - n / 2))
            shape = svg.mark(SHAPES[n], 0, 0, colour=svg.COLOURS[n], size=9 - n)
            if self.dial and n < self.marked:
                marks.append(svg.follow(self.dial, *self.x, points, plot.at(self.now, self.at(values)), shape))
        return [*parts, *marks]

    def describe(self) -> Iterator[str]:
        """The lines with five of their values, the levels, the upright lines and the span."""
        say = words().part("forms.lines")
        ends = {"low": self.say_x(self.x[0]), "high": self.say_x(self.x[1])}
        yield say("about" if self.y_name else "about_lines", y=self.y_name, x=self.x_name, **ends)
        if self.dial:
            yield say("marker", now=self.say_x(self.now))
        for n, (key, values) in enumerate(zip(self.keys, self.lines.values(), strict=False)):
            run = ", ".join(self.say(values[round(part * (len(values) - 1))]) for part in (0, 0.25, 0.5, 0.75, 1))
            yield say(f"line{n}", key=key, run=run)
        yield from (say("level", key=key) for key in self.keys[len(self.lines):])
        yield from (say("upright", key=key) for key, _ in self.posts)
        if self.shade and self.span:
            yield say("shade", low=self.say_x(self.span[0]), high=self.say_x(self.span[1]), key=self.shade[2])
