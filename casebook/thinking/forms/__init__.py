"""The forms that a lab's picture is made of. Each draws itself and says itself, so that picture and words agree.

A form has two methods: `draw(top)` gives its SVG parts from `top` down and the height at which it ends; `describe()`
gives all that it shows, in sentences. Their own words stand in `data/words.yaml` under `forms`; everything else they
are told by the lab. A marker that the browser may move by itself is an element made by `svg.follow`.
"""

from __future__ import annotations

from typing import Protocol

from casebook.thinking import svg


class Form(Protocol):
    """A part of a picture that draws itself and says itself."""

    def draw(self, top: float) -> tuple[list[str], float]:
        """The SVG parts from `top` down, and where they end."""

    def describe(self) -> str:
        """All that the form shows, in sentences."""


def picture(heading: str, title: str, *forms: Form) -> tuple[str, str]:
    """A whole picture: its SVG, and the sentences that describe it (they also stand inside it)."""
    parts, down = [svg.text(4, 20, heading, bold=True, role="cb-heading", fit=svg.WIDTH - 8)], 44.0
    for form in forms:
        drawn, end = form.draw(down)
        parts += drawn
        down = end + 30
    alt = " ".join([f"{heading.rstrip('.')}.", *(form.describe() for form in forms)])
    return svg.document(down - 24, title, alt, *parts), alt


def head(words: str, top: float) -> tuple[list[str], float]:
    """A form's own heading, where it has one, and where the form goes on below it."""
    fit = svg.WIDTH - 8
    return ([svg.text(4, top, words, bold=True, role="cb-heading", fit=fit)], top + 24) if words else ([], top)


def sentence(words: str) -> str:
    """Words as a sentence of a description: with one full stop; nothing for none."""
    return f"{words.rstrip('.:')}." if words else ""
