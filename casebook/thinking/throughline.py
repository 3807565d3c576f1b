"""The figure of the through-line: who could make Damascus deal, and with what? It places the four answers.

Above, a scale from no to yes with each author on it; below, one chain an author: who acts, through whom, on Damascus,
and with what. How sure the answer is stands in words and in the last arrow: whole, dashed, or stopped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.files.comparisons import Lever
from casebook.files.wording import capitalised
from casebook.files.words import Words, words
from casebook.thinking import svg
from casebook.thinking.meetings import Who
from casebook.thinking.table import Table
from casebook.thinking.text_width import wrap

SCALE = ("no", "hardly", "perhaps", "yes")
SHAPES = ("disc", "square", "diamond", "triangle", "ring", "bar")
LEAD = 19.0
PAD = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A drawn figure: picture, title, the same in words, and the table behind it."""

    svg: str
    title: str
    alt: str
    table: Table

    def text(self) -> str:
        """Title, alt text and table as plain text."""
        return "\n".join([self.title, self.alt, self.table.text()])


def throughline(levers: Sequence[Lever], people: Sequence[Who]) -> Drawn:
    """The figure of the four levers: one answer an article, in the order of `people`; those without a lever are left
    out.

    A `ValueError` if there is nothing to draw.
    """
    answer = {lever.article: lever for lever in levers}
    pairs = [(person, answer[person.id]) for person in people if person.id in answer]
    if not pairs:
        raise ValueError("there is no answer to place")
    said = words().part("comparison.throughline")
    title = _title(pairs, said)
    alt = " ".join(said("alt", who=p.label, acts=v.who, through=v.through, what=v.what, works=said(f"works.{v.works}"))
                   for p, v in pairs)
    parts = [svg.text(4, 20, said("question"), bold=True, role="cb-heading")]
    height = _scale(parts, pairs, 36)
    for number, (person, lever) in enumerate(pairs):
        height = _chain(parts, person, lever, number, height + 34)
    rows = tuple((p.label, v.who, v.through, v.what, said(f"works.{v.works}"), v.words, v.hidden, ", ".join(v.loc))
                 for p, v in pairs)
    return Drawn(svg=svg.document(height + 8, title, alt, *parts), title=title, alt=alt,
                 table=Table(said("caption"), list(said["heads"].values()), rows))


def _title(pairs: Sequence[tuple[Who, Lever]], said: Words) -> str:
    """What the scale shows: how many answers, from where to where, and whether anybody says a plain yes."""
    met = [word for word in SCALE if any(lever.works == word for _, lever in pairs)]
    span = met[0] if len(met) == 1 else said("span", first=met[0], last=met[-1])
    spread = said("spread_yes" if "yes" in met else "spread", span=span)
    own = f"title_{len(pairs)}"
    return said(own if own in said.tree else "title", n=len(pairs), spread=spread)


def _scale(parts: list[str], pairs: Sequence[tuple[Who, Lever]], top: float) -> float:
    """The scale with the authors above it, stacked where they share a place; the height of its lower end."""
    most = max(sum(lever.works == word for _, lever in pairs) for word in SCALE)
    axis = top + 24 * most + 6
    step = svg.WIDTH / len(SCALE)
    parts.append(svg.line((8, axis), (svg.WIDTH - 8, axis), colour=svg.LINE, width=2))
    for place, word in enumerate(SCALE):
        middle = step * (place + 0.5)
        parts.append(svg.line((middle, axis - 4), (middle, axis + 4), colour=svg.LINE, width=2))
        parts.append(svg.text(middle, axis + 22, word, anchor="middle"))
        here = [(n, person) for n, (person, lever) in enumerate(pairs) if lever.works == word]
        for level, (number, person) in enumerate(reversed(here)):
            y = axis - 14 - 24 * level
            parts.append(svg.mark(SHAPES[number % len(SHAPES)], step * place + 12, y - 5,
                                  colour=svg.COLOURS[number % len(svg.COLOURS)], size=6))
            parts.append(svg.text(step * place + 24, y, capitalised(person.called), size=svg.SMALL, fit=step - 26))
    return axis + 30


def _box(parts: list[str], x: float, top: float, width: float, height: float, lines: Sequence[str]) -> None:
    parts.append(svg.rect(x, top, width, height, fill=svg.PANEL, stroke=svg.LINE, radius=4))
    start = top + (height - LEAD * len(lines)) / 2 + 14
    parts.extend(svg.text(x + PAD, start + LEAD * n, line, size=svg.SMALL, fit=width - 2 * PAD)
                 for n, line in enumerate(lines))


def _chain(parts: list[str], person: Who, lever: Lever, number: int, top: float) -> float:
    """One author's chain; returns the height of its lower end."""
    said = words().part("comparison.throughline")
    works = said("works_label", works=said(f"works.{lever.works}"))
    colour, shape = svg.COLOURS[number % len(svg.COLOURS)], SHAPES[number % len(SHAPES)]
    parts += [svg.line((4, top - 24), (svg.WIDTH - 4, top - 24), colour=svg.HAIR, width=1),
              svg.mark(shape, 12, top - 5, colour=colour, size=7),
              svg.text(28, top, person.label, bold=True),
              svg.text(svg.WIDTH - 4, top, works, anchor="end", size=svg.SMALL)]
    widths, gap = (132.0, 152.0, 96.0), 36.0
    texts = [wrap(text, svg.SMALL, width - 2 * PAD)
             for text, width in zip((lever.who, lever.through, said("damascus")), widths, strict=True)]
    height = LEAD * max(len(lines) for lines in texts) + 14
    y, x = top + 12, 4.0
    for place, (lines, width) in enumerate(zip(texts, widths, strict=True)):
        _box(parts, x, y, width, height, lines)
        x += width
        if place < 2:
            _arrow(parts, x + 3, x + gap - 3, y + height / 2, colour, lever.works if place else "yes")
            x += gap
    with_what = wrap(said("what", what=lever.what), svg.SMALL, svg.WIDTH - 16)
    parts.extend(svg.text(4, y + height + 20 + LEAD * n, line, size=svg.SMALL, fit=svg.WIDTH - 8)
                 for n, line in enumerate(with_what))
    return y + height + 20 + LEAD * (len(with_what) - 1) + 8


def _arrow(parts: list[str], left: float, right: float, y: float, colour: str, works: str) -> None:
    """An arrow: whole for yes and perhaps, dashed for hardly, stopped by a bar for no; a question mark says perhaps."""
    dash = {"hardly": "4 4"}.get(works, "")
    end = right - 10 if works == "no" else right
    parts.append(svg.line((left, y), (end, y), colour=colour, width=3, dash=dash))
    if works == "no":
        parts.append(svg.line((end, y - 11), (end, y + 11), colour=colour, width=5))
        return
    parts.append(svg.polygon([(right, y), (right - 9, y - 6), (right - 9, y + 6)], fill=colour))
    if works in ("perhaps", "hardly"):
        parts.append(svg.text((left + right) / 2 - 2, y - 9, "?", anchor="middle", bold=True, role="cb-tick"))
