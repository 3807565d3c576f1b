"""A page of reading matter: markup that `casebook.files.markup` made and escaped, behind the key guard."""

from __future__ import annotations

from typing import Any

import traitlets

from casebook.widgets.base import View


class Panel(View, script="panel.js"):
    """Headings, text and tables to read.

    Parameters
    ----------
    markup : HTML made by `casebook.files.markup`: nothing of a data file enters it unescaped.
    plain : the same as plain text.
    """

    markup = traitlets.Unicode("").tag(sync=True)

    def __init__(self, markup: str, plain: str, **kwargs: Any) -> None:
        self._plain = plain
        super().__init__(markup=markup, **kwargs)

    def text(self) -> str:
        """The same as plain text."""
        return self._plain
