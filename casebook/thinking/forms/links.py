"""Two columns of ends and the links between them: who takes part in what. The links of whoever leads are thick."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from casebook.files.words import words
from casebook.thinking import svg
from casebook.thinking.forms import Form, sentence

ROW = 27
LEFT_WORDS, LEFT, RIGHT, RIGHT_WORDS = 162, 176, 316, 330


@dataclass(frozen=True, kw_only=True)
class End:
    """One end of links: its name, its figure in words, and whether it leads."""

    name: str
    says: str
    leads: bool = False


@dataclass(frozen=True, kw_only=True)
class Links(Form):
    """Two columns and what joins them.

    Attributes
    ----------
    left, right
        The ends by id, from top to bottom; only ends on the left can lead.
    left_name, right_name
        What stands in each column.
    links
        Pairs of ids: an end on the left and one on the right.
    """

    left: Mapping[str, End]
    right: Mapping[str, End]
    left_name: str
    right_name: str
    links: Sequence[tuple[str, str]]

    def draw(self, top: float) -> tuple[list[str], float]:
        """The heads of the columns, the thin links, the thick ones over them, and the ends with their words."""
        first = top + ROW
        bottom = first + ROW * max(len(self.left), len(self.right), 1)
        left, right = (_heights(ends, first, bottom) for ends in (self.left, self.right))
        parts = [svg.text(4, top, self.left_name, size=svg.SMALL, colour=svg.FAINT),
                 svg.text(RIGHT_WORDS, top, self.right_name, size=svg.SMALL, colour=svg.FAINT)]
        for one, other in sorted(self.links, key=lambda link: self.left[link[0]].leads):
            thick = self.left[one].leads
            parts.append(svg.line((LEFT, left[one]), (RIGHT, right[other]), width=3.5 if thick else 1.3,
                                  colour=svg.COLOURS[0] if thick else svg.LINE))
        for name, end in self.left.items():
            parts += [svg.mark("square" if end.leads else "disc", LEFT, left[name], size=7,
                               colour=svg.COLOURS[0 if end.leads else 4]),
                      svg.text(LEFT_WORDS, left[name] + 5, f"{end.name}: {end.says}", anchor="end", size=svg.SMALL,
                               bold=end.leads, fit=LEFT_WORDS - 4)]
        for name, end in self.right.items():
            parts += [svg.mark("diamond", RIGHT, right[name], size=6, colour=svg.COLOURS[1]),
                      svg.text(RIGHT_WORDS, right[name] + 5, f"{end.name} ({end.says})", size=svg.SMALL,
                               fit=svg.WIDTH - RIGHT_WORDS - 4)]
        return parts, bottom - 16

    def describe(self) -> Iterator[str]:
        """Both columns from top to bottom, each end on the left with those that it is linked to."""
        say = words().part("forms.links")
        told = []
        for one, end in self.left.items():
            others = [self.right[other].name for name, other in self.links if name == one]
            told.append(say("leader" if end.leads else "end" if others else "alone", name=end.name, says=end.says,
                            others=", ".join(others)))
        right = [f"{end.name} ({end.says})" for end in self.right.values()]
        yield say("about", left=self.left_name, right=self.right_name)
        yield sentence("; ".join(told))
        if right:
            yield say("right", right=self.right_name, ends="; ".join(right))


def _heights(ends: Mapping[str, End], top: float, bottom: float) -> dict[str, float]:
    """The heights of one column, spread evenly over the whole."""
    step = (bottom - top) / max(len(ends), 1)
    return {name: top + step * (place + 0.5) - 8 for place, name in enumerate(ends)}
