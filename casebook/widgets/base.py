"""The one base of all views: shared script and style, keys that stay in the widget, and a plain-text twin.

A view is an anywidget. Its own script (`<name>.js` beside this file) defines one function,
`view({model, root})`, that fills `root` and may return a function that cleans up. `shared.js` stands before it and
exports the widget, so that every view sits behind the same key guard and speaks through the same status line.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import anywidget

from casebook.files.words import words
from casebook.thinking import palette

HERE = Path(__file__).parent
MOST_ABOUT = 60
"""The most characters of a text that stand for it in one line."""


@cache
def asset(name: str) -> str:
    """The text of a script or style sheet that lies beside this module."""
    return (HERE / name).read_text(encoding="utf-8")


def style(*more: str) -> str:
    """The look of a view: the palette, the one style sheet of all views, and its own ones."""
    return "\n".join([palette.style(), *(asset(name) for name in ("view.css", *more))])


class View(anywidget.AnyWidget):
    """A widget of the kit.

    Subclasses name their script: ``class Quiz(View, script="quiz.js")``. They implement `text`, the plain twin:
    ``print(view)`` says all that the picture says, in any front end and in none. In a list a view is one line.
    """

    def __init_subclass__(cls, script: str = "", **kwargs: Any) -> None:
        if script:
            cls._esm = asset("shared.js") + "\n" + asset(script)
            cls._css = style()
        super().__init_subclass__(**kwargs)

    def text(self) -> str:
        """All that the picture says, as plain text."""
        raise NotImplementedError

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return words()("notebook.shown", kind=type(self).__name__, about=self.about())

    def about(self) -> str:
        """What it shows, in a few words: how its text begins."""
        first = self.text().split("\n", 1)[0]
        return first if len(first) <= MOST_ABOUT else f"{first[:MOST_ABOUT].rsplit(' ', 1)[0]} ..."

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        if data is not None:
            data["text/plain"] = self.text()
        return bundle
