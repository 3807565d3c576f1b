"""The labs: each article's mechanism as a small formal model. A lab is a file of words (`data/labs/<id>.yaml`), one
module here with its `model`, and forms that draw and describe themselves (`casebook.thinking.forms`)."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from casebook.files.kit import load_lab
from casebook.thinking.labs.lab import Lab, Tables

__all__ = ["get", "needs"]


def needs(root: Path, name: str) -> set[str]:
    """The fact tables that a lab draws on or cites."""
    file = load_lab(root, name)
    return {*file.draws_on, *(known.table for known in file.facts if known.table)}


def get(root: Path, name: str, tables: Tables | None = None) -> Lab:
    """The lab of that id, from its words and its model.

    Parameters
    ----------
    root
        The kit's folder.
    name
        The lab's id, such as "trust".
    tables
        Rows of the fact tables that it `needs`, by table; without them it says that there is no data.

    Raises
    ------
    NotThere
        If there is no such lab.
    """
    return Lab(load_lab(root, name), import_module(f"casebook.thinking.labs.{name.replace('-', '_')}"), tables)
