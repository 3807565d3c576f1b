"""The labs: each article's mechanism as a small formal model. A lab is a file of words (`data/labs/<id>.yaml`), one
module here with its `model`, and forms that draw and describe themselves (`casebook.thinking.forms`)."""

from __future__ import annotations

from importlib import import_module

from casebook.files.labs import LabFile
from casebook.thinking.labs.lab import Lab, Tables

__all__ = ["get", "needs"]


def needs(file: LabFile) -> set[str]:
    """The fact tables that a lab draws on or cites."""
    return {*file.draws_on, *(known.table for known in file.facts)}


def get(file: LabFile, tables: Tables | None = None) -> Lab:
    """The lab with these words, and the model of its name.

    Parameters
    ----------
    file
        Its words, as `casebook.files.kit.load_lab` reads them.
    tables
        Rows of the fact tables that it `needs`, by table; without them it says that there is no data.
    """
    return Lab(file, import_module(f"casebook.thinking.labs.{file.id.replace('-', '_')}"), tables)
