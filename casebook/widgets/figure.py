"""A still figure with its alt text, and the table behind it one press away."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import traitlets

from casebook.files.markup import table as table_markup
from casebook.widgets.base import View


class PictureView(View, script="picture.js"):
    """A picture of `casebook.thinking.figures`, shown with what it says in words."""

    title = traitlets.Unicode("").tag(sync=True)
    alt = traitlets.Unicode("").tag(sync=True)
    source = traitlets.Unicode("").tag(sync=True)
    table = traitlets.Unicode("").tag(sync=True)
    unsure = traitlets.Unicode("").tag(sync=True)

    def __init__(self, picture: Any, **kwargs: Any) -> None:
        self.picture = picture
        t = picture.table
        marked = ""
        if picture.unsure:
            names = "; ".join(str(row["id"]) for row in picture.unsure)
            marked = f"Drawn as unsure, because the source is weak or partly from memory: {names}."
        super().__init__(
            title=picture.title, alt=picture.alt, table=table_markup(t.caption, t.header, t.rows), unsure=marked,
            source="data:image/png;base64," + b64encode(picture.png).decode("ascii"), **kwargs,
        )

    def text(self) -> str:
        """Title, alt text and the table."""
        unsure = [self.unsure] if self.unsure else []
        return "\n".join([self.title, self.alt, *unsure, self.picture.table.text()])
