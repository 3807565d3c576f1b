"""The one palette, named by what a colour means. Views, SVG pictures and still figures take their colours from here.

Each colour can be told from the others with every kind of sight, on light and on dark paper, and is dark (or light)
enough to be read as text. Colour never stands alone: borders, dashes, shapes and words say the same.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tone:
    """A colour by its meaning: on light paper and on dark paper, as `#rrggbb`."""

    meaning: str
    light: str
    dark: str

    @property
    def variable(self) -> str:
        """The name of its custom property in a style sheet."""
        return f"--cb-{self.meaning.replace('_', '-')}"

    @property
    def css(self) -> str:
        """The colour in a picture that follows the page's theme; the light one where there is no theme."""
        return f"var({self.variable}, {self.light})"


SUPPORT = Tone("support", "#0a55b4", "#76b3f8")
"""What speaks for something, and what an author says."""
OBJECTION = Tone("objection", "#b4520a", "#f2994e")
"""What speaks against something, and what an author grants."""
RIGHT = Tone("right", "#07795b", "#45dca8")
"""An answer that is right; a line that is reached."""
OURS = Tone("ours", "#963a8c", "#dd9fce")
"""What is ours, and no author's."""
REPORTED = Tone("reported", "#383838", "#e2e6e6")
"""What an author reports of others."""
NOT_YET = Tone("not_yet", "#5f4700", "#f4e45c")
"""An answer that is not right yet; what holds in part."""

SERIES = (SUPPORT, OBJECTION, RIGHT, OURS, REPORTED, NOT_YET)
"""All of them in the order in which the lines of a picture take them."""


def style() -> str:
    """The palette as custom properties of every view, for both themes."""
    def rule(paper: str, colours: list[str]) -> str:
        lines = [f"  {tone.variable}: {colour};" for tone, colour in zip(SERIES, colours, strict=True)]
        return "\n".join([f"{paper} {{", *lines, "}"])

    return "\n".join([rule(".cb", [tone.light for tone in SERIES]),
                      rule('[data-jp-theme-light="false"] .cb', [tone.dark for tone in SERIES])])
