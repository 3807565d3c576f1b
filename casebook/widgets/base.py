"""The one base of all views: script, style and words, keys that stay in the widget, and a plain-text twin.

A view is an anywidget. Its own script (`<name>.js` beside this file) defines one function,
`view({model, root, say})`, that fills `root` and may return a function that cleans up. `shared.js` stands before it and
exports the widget, so that every view sits behind the same key guard. No word that a learner reads stands in a script:
`say("lab.presets")` takes it from the words that are sent along.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets

from casebook.files.words import words as all_words
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

    Subclasses name their script, and the blocks of `data/words.yaml` that it takes words from:
    ``class Quiz(View, script="quiz.js", words=("view", "argument.weigh"))``. Several scripts are joined in their order.
    A style sheet of their own follows the common one. They implement `text`, the plain twin: ``print(view)`` says all
    that the picture says, in any front end and in none. In a list a view is one line.
    """

    scripts: ClassVar[tuple[str, ...]] = ()
    """What the page runs, joined in this order; each lies beside this module."""
    blocks: ClassVar[tuple[str, ...]] = ()
    """The blocks of words that the page is sent, by their names in data/words.yaml."""
    words = traitlets.Dict().tag(sync=True)

    def __init_subclass__(
        cls, script: str | tuple[str, ...] = (), look: str = "", words: tuple[str, ...] = (), **kwargs: Any,
    ) -> None:
        if script:
            cls.scripts = ("shared.js", *([script] if isinstance(script, str) else script))
            cls.blocks = words
            cls._esm = "\n".join(map(asset, cls.scripts))
            cls._css = style(look) if look else style()
        super().__init_subclass__(**kwargs)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.on_msg(self._heard)

    def _heard(self, _: Any, message: Any, buffers: Any = None) -> None:
        if isinstance(message, dict):
            self.heard(message, buffers)

    def heard(self, message: dict[str, Any], buffers: Any) -> None:
        """Do what the page asks for. What no page sends may come too, and is ignored."""

    @traitlets.default("words")
    def _words_of_the_page(self) -> dict[str, Any]:
        sent: dict[str, Any] = {}
        for block in self.blocks:
            *above, name = block.split(".")
            inside = sent
            for step in above:
                inside = inside.setdefault(step, {})
            inside[name] = all_words()[block]
        return sent

    def text(self) -> str:
        """All that the picture says, as plain text."""
        raise NotImplementedError

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return all_words()("notebook.shown", kind=type(self).__name__, about=self.about())

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
