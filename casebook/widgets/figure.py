"""A figure with its alt text, and the table behind it one press away."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import traitlets

from casebook.files.words import words
from casebook.thinking.throughline import Drawn
from casebook.widgets.base import View


class Figure(View, script="figure.js", words=("figure_view",)):
    """What every figure shows: a still picture (`source`, an address) or a drawing (`drawing`, SVG), the same in words
    (`alt`), and the table behind it, as markup. `unsure` says what in it is unsure."""

    title = traitlets.Unicode("").tag(sync=True)
    alt = traitlets.Unicode("").tag(sync=True)
    source = traitlets.Unicode("").tag(sync=True)
    drawing = traitlets.Unicode("").tag(sync=True)
    table = traitlets.Unicode("").tag(sync=True)
    unsure = traitlets.Unicode("").tag(sync=True)


class PictureView(Figure):
    """A picture of `casebook.thinking.figures`, shown with what it says in words."""

    def __init__(self, picture: Any, **kwargs: Any) -> None:
        self.picture = picture
        rows = "; ".join(str(row["id"]) for row in picture.unsure)
        super().__init__(
            title=picture.title, alt=picture.alt, table=picture.table.markup(),
            unsure=words()("figure_view.unsure", rows=rows) if rows else "",
            source="data:image/png;base64," + b64encode(picture.png).decode("ascii"), **kwargs,
        )

    def text(self) -> str:
        """Title, alt text and the table."""
        unsure = [self.unsure] if self.unsure else []
        return "\n".join([self.title, self.alt, *unsure, self.picture.table.text()])


class Drawing(Figure):
    """A figure drawn as SVG."""

    def __init__(self, drawn: Drawn, **kwargs: Any) -> None:
        self.drawn = drawn
        super().__init__(drawing=drawn.svg, alt=drawn.alt, table=drawn.table.markup(), **kwargs)

    def text(self) -> str:
        """Title, words and table."""
        return self.drawn.text()
