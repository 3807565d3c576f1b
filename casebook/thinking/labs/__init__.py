"""The labs: each article's mechanism as a small formal model. Loaded one by one, when asked for.

A lab that draws on fact tables (`NEEDS`) gets them from its caller as rows; without them it says "no data".
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

from casebook.thinking.labs.contract import Lab, Tables

BY_LESSON: dict[str, tuple[str, ...]] = {
    "confederation-2015": ("agreement", "regions", "peacekeepers", "guarantor"),
    "truce-2016": ("window", "inspection", "sevendays", "reciprocity", "attribution", "trust"),
    "leverage-2017": ("outside", "signal"),
    "geneva-2017": ("bargain", "tracks", "parts"),
    "four-answers": ("dials",),
}
"""Which labs belong to which lesson, in the order of the lesson."""

NEEDS: dict[str, tuple[str, ...]] = {
    "peacekeepers": ("governorates", "peacekeeping_precedents"),
    "tracks": ("rounds", "zones"),
}
"""The fact tables a lab draws on, by the names of their files in `data/facts`."""


def get(name: str, tables: Tables | None = None) -> Lab:
    """Make the lab of that id.

    Parameters
    ----------
    name
        The lab's id, such as "agreement".
    tables
        Rows of the fact tables that `NEEDS` lists for it, by table name. Others are ignored.

    Raises
    ------
    KeyError
        If there is no such lab.
    """
    if name not in LABS:
        raise KeyError(f"no lab {name!r}; there are {', '.join(LABS)}")
    given = {table: rows for table, rows in (tables or {}).items() if table in NEEDS.get(name, ())}
    return import_module(f"casebook.thinking.labs.{name}.lab").make(**given)


LABS: dict[str, Callable[[], Lab]] = {
    name: partial(get, name) for names in BY_LESSON.values() for name in names
}
"""Every lab's maker by id, in the order of the lessons."""


def for_lesson(lesson: str) -> tuple[str, ...]:
    """The ids of a lesson's labs; none where the lesson has no lab."""
    return BY_LESSON.get(lesson, ())
