"""A track from 0 to 1 a row: where each of several authors stands on it, and a ring where the dial stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from casebook.files.wording import decimals
from casebook.files.words import words
from casebook.thinking import svg
from casebook.thinking.forms import Form

LEFT, WIDTH, ROW = 20, 420, 92
MARK, ABOVE, STACK = 7, 17, 17
SHAPES = ("disc", "square", "diamond", "triangle")


@dataclass(frozen=True, kw_only=True)
class Track:
    """One row.

    Attributes
    ----------
    dial, name, now
        The dial that moves the ring, its name, and where it stands.
    note
        What stands at the right end of the row's words, faint.
    marks
        Where authors stand, by name; who says nothing is left out.
    """

    dial: str
    name: str
    now: float
    marks: Mapping[str, float]
    note: str

    @property
    def says(self) -> str:
        """The name with the value of now."""
        return f"{self.name}: {decimals(self.now)}"


@dataclass(frozen=True, kw_only=True)
class Tracks(Form):
    """Tracks under one another; `authors` have a shape and a colour each, in their order, named below the tracks."""

    tracks: Sequence[Track]
    authors: Sequence[str]

    def draw(self, top: float) -> tuple[list[str], float]:
        """A line of words and a track a row, then what the signs mean, two beside each other."""
        parts = [part for n, track in enumerate(self.tracks) for part in self._track(track, top + ROW * n)]
        top += ROW * len(self.tracks) + 4
        keys = [*self.authors, words()("forms.tracks.now")]
        for n, name in enumerate(keys):
            x, y = LEFT + WIDTH / 2 * (n % 2), top + 24 * (n // 2)
            sign = self._sign(name, x + 6, y - 5) if n < len(self.authors) else _ring(x + 6, y - 5)
            parts += [sign, svg.text(x + 22, y, name, size=svg.SMALL, role="cb-legend")]
        return parts, top + 24 * ((len(keys) + 1) // 2) - 24

    def _sign(self, author: str, x: float, y: float) -> str:
        n = self.authors.index(author)
        return svg.mark(SHAPES[n], x, y, colour=svg.COLOURS[n], size=MARK)

    def _track(self, track: Track, top: float) -> list[str]:
        """One row; authors who stand at one place are stacked above it."""
        line = top + 49
        ends = [(_px(0), line), (_px(1), line)]
        parts = [svg.text(4, top, track.says, bold=True),
                 svg.text(456, top, track.note, anchor="end", size=svg.SMALL, colour=svg.FAINT),
                 svg.line(*ends, width=2)]
        parts += [svg.text(place, line + 24, tick, anchor="middle", size=svg.SMALL, colour=svg.FAINT, role="cb-tick")
                  for (place, _), tick in zip(ends, "01", strict=True)]
        taken: list[float] = []
        for author, value in track.marks.items():
            place = _px(value)
            level = sum(abs(place - other) < 2 * MARK + 2 for other in taken)
            taken.append(place)
            parts.append(self._sign(author, place, line - ABOVE - STACK * level))
        parts.append(svg.follow(track.dial, 0.0, 1.0, ends, (_px(track.now), line), _ring(0, 0)))
        return parts

    def describe(self) -> Iterator[str]:
        """Each row with where the dial stands, its note, and where the authors do."""
        say = words().part("forms.tracks")
        yield say("about")
        for track in self.tracks:
            marks = ", ".join(say("mark", author=author, value=value) for author, value in track.marks.items())
            yield say("row", says=track.says, note=track.note, marks=marks)


def _px(value: float) -> float:
    return LEFT + WIDTH * min(max(value, 0.0), 1.0)


def _ring(x: float, y: float) -> str:
    return svg.mark("ring", x, y, colour=svg.INK, size=9)
