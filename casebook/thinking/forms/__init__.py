"""The forms that a lab's picture is made of. Each draws itself and says itself, so that picture and words agree.

A form's own words stand in `data/words.yaml` under `forms`; everything else it is told by the lab. A marker that the
browser may move by itself is an element made by `svg.follow`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass

from casebook.thinking import svg


@dataclass(frozen=True, kw_only=True)
class Form(ABC):
    """A part of a picture that draws itself and says itself, under a heading of its own where it has one."""

    heading: str = ""

    @abstractmethod
    def draw(self, top: float) -> tuple[list[str], float]:
        """The SVG parts from `top` down, and where they end."""

    @abstractmethod
    def describe(self) -> Iterator[str]:
        """All that the form shows, in sentences."""


def picture(heading: str, title: str, *forms: Form) -> tuple[str, str]:
    """A whole picture: its SVG, and the sentences that describe it (they also stand inside it)."""
    parts, down = [svg.text(4, 20, heading, bold=True, role="cb-heading", fit=svg.WIDTH - 8)], 44.0
    for form in forms:
        if form.heading:
            parts.append(svg.text(4, down, form.heading, bold=True, role="cb-heading", fit=svg.WIDTH - 8))
            down += 24
        drawn, end = form.draw(down)
        parts += drawn
        down = end + 30
    said = [text for form in forms for text in (sentence(form.heading), *form.describe())]
    alt = " ".join(text for text in (sentence(heading), *said) if text)
    return svg.document(down - 24, title, alt, *parts), alt


def sentence(words: str) -> str:
    """Words as a sentence of a description: with one full stop; nothing for none."""
    return f"{words.rstrip('.:')}." if words else ""
