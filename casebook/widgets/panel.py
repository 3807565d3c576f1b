"""A page of reading matter: markup that `casebook.files.markup` made and escaped, behind the key guard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import traitlets

from casebook.files.words import Words
from casebook.thinking.table import Table
from casebook.widgets.base import View


class Panel(View, script="panel.js"):
    """Headings, text and tables to read, as markup and as plain text."""

    markup = traitlets.Unicode("").tag(sync=True)

    def __init__(self, markup: str, plain: str, **kwargs: Any) -> None:
        self._plain = plain
        super().__init__(markup=markup, **kwargs)

    def text(self) -> str:
        """The same as plain text."""
        return self._plain


def table_of(said: Words, rows: Sequence[Sequence[str]], *more: str, **caption: Any) -> Table:
    """The table of a block of words: `caption` with what is filled in, `heads` in their order, and more heads."""
    return Table(said("caption", **caption), [*said["heads"].values(), *more], rows)


def listing(table: Table, lines: Sequence[str] = ()) -> Panel:
    """A page that is one table. `lines` are its rows as plain text, where their cells would not read well one after
    another."""
    told = lines or [" | ".join(row) for row in (table.header, *table.rows)]
    return Panel(table.markup(), "\n".join([table.caption, *told]))
