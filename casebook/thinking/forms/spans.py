"""Spans on one scale, straight or logarithmic: what each side accepts, and where they overlap."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casebook.files.words import words
from casebook.thinking import svg
from casebook.thinking.forms import Form, sentence

LEFT, WIDTH, ROW = 14, 432, 44
SHAPES = ("diamond", "square", "disc", "triangle")


@dataclass(frozen=True, kw_only=True)
class Span:
    """One row: from `low` to `high`, with its words.

    `dial` moves the marker at the span's end that `moves` names, along `path`: the places of that end for equally
    spaced values of the dial over `ends`. Without a dial the marker stands still.
    """

    says: str
    low: float
    high: float
    moves: str = "high"
    dial: str = ""
    ends: tuple[float, float] = (0.0, 1.0)
    path: Sequence[float] = ()

    @property
    def end(self) -> float:
        """Where the marker stands."""
        return self.high if self.moves == "high" else self.low


@dataclass(frozen=True, kw_only=True)
class Spans(Form):
    """Spans under one another on a common scale.

    Attributes
    ----------
    x, x_name
        The ends of the scale and its name.
    ticks
        Places on the scale with their words.
    band
        What all have in common, as a band behind the rows; None where there is nothing. `band_name` says what it is.
    log
        Whether the scale is logarithmic; `x` is then above zero.
    beyond
        A place from which the scale is shaded, with the words for what lies there.
    """

    spans: Sequence[Span]
    x: tuple[float, float]
    x_name: str
    ticks: Sequence[tuple[float, str]]
    band: tuple[float, float] | None = None
    band_name: str = ""
    no_band: str = ""
    log: bool = False
    beyond: tuple[float, str] | None = None

    def _px(self, value: float) -> float:
        low, high = self.x
        inside = min(max(value, low), high)
        if self.log:
            return LEFT + WIDTH * math.log(inside / low) / math.log(high / low)
        return LEFT + WIDTH * (inside - low) / (high - low)

    def draw(self, top: float) -> tuple[list[str], float]:
        """The band, then a line of words and a thick line a row, then the axis."""
        parts = []
        above, below = top - 14, top + ROW * len(self.spans) - 14
        if self.beyond:
            left = self._px(self.beyond[0])
            parts += [svg.rect(left, above, LEFT + WIDTH - left, below - above),
                      svg.text(left + 6, top, self.beyond[1], size=svg.SMALL, colour=svg.FAINT)]
        if self.band:
            left, right = self._px(self.band[0]), self._px(self.band[1])
            parts.append(svg.rect(left, above, max(right - left, 2), below - above, fill=svg.COLOURS[2], opacity=0.3,
                                  stroke=svg.COLOURS[2]))
        for n, span in enumerate(self.spans):
            parts += self._row(n, span, top + ROW * n)
        parts.append(svg.line((LEFT, below), (LEFT + WIDTH, below)))
        for value, text in self.ticks:
            place, last = self._px(value), value == self.x[1]
            parts += [svg.line((place, below), (place, below + 5)),
                      svg.text(place + 8 * last, below + 20, text, anchor="end" if last else "middle", size=svg.SMALL,
                               colour=svg.FAINT, role="cb-tick")]
        middle = LEFT + WIDTH / 2
        parts.append(svg.text(middle, below + 39, self.x_name, anchor="middle", size=svg.SMALL, role="cb-axis"))
        return parts, below + 46

    def _row(self, n: int, span: Span, top: float) -> list[str]:
        line = top + 14
        parts = [svg.text(LEFT, top, span.says, size=svg.SMALL, halo=True, fit=WIDTH),
                 svg.line((self._px(span.low), line), (self._px(span.high), line), colour=svg.COLOURS[n], width=7,
                          dash=svg.DASHES[n])]
        shape = svg.mark(SHAPES[n], 0, 0, colour=svg.COLOURS[n], size=8)
        here = (self._px(span.end), line)
        path = [(self._px(place), line) for place in span.path] or [here]
        parts.append(svg.follow(span.dial, *span.ends, path, here, shape))
        return parts

    def describe(self) -> Iterator[str]:
        """Each span in words, and the band."""
        say = words().part("forms.spans")
        yield say("about_log" if self.log else "about", x=self.x_name)
        yield from (sentence(span.says) for span in self.spans)
        if self.beyond:
            yield say("beyond", place=self.beyond[0], beyond=self.beyond[1])
        yield sentence(self.band_name if self.band else self.no_band)
