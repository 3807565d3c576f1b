"""A page of reading matter: markup that `casebook.files.markup` made and escaped, behind the key guard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import traitlets

from casebook.files.markup import table
from casebook.files.words import Words
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


def heads(said: Words) -> list[str]:
    """The heads of a table's columns: the words under `heads`, in their order."""
    return list(said["heads"].values())


def listing(caption: str, header: Sequence[str], rows: Sequence[Sequence[str]], lines: Sequence[str] = ()) -> Panel:
    """A page that is one table.

    Parameters
    ----------
    caption, header, rows
        The table.
    lines
        Its rows as plain text, where their cells alone would not read well; else cells with a stroke between them.
    """
    told = lines or [" | ".join(row) for row in (header, *rows)]
    return Panel(table(caption, header, rows), "\n".join([caption, *told]))
