"""Plain objects into the types of the data. What does not fit is told with its place and how to mend it."""

from __future__ import annotations

import dataclasses
import difflib
import types
import typing
from collections.abc import Iterable
from functools import cache
from typing import Any

from casebook.files.finding import Finding, Where, at


@typing.dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(dataclasses.field,))
class Strict:
    """What every type of the data is made from: whatever inherits from it is a frozen dataclass with named fields."""

    def __init_subclass__(cls) -> None:
        dataclasses.dataclass(frozen=True, kw_only=True)(cls)


class Misfit(Exception):
    """The data does not fit the type; `findings` say where and why, without the file and the line."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(str(findings[0]))
        self.findings = findings


@cache
def _fields(cls: Any) -> dict[str, tuple[Any, bool]]:
    """The type of each field of a dataclass, and whether it must be there."""
    hints = typing.get_type_hints(cls)
    return {field.name: (hints[field.name], field.default is field.default_factory is dataclasses.MISSING)
            for field in dataclasses.fields(cls)}


@cache
def kinds(union: Any) -> dict[str, type]:
    """The members of a union of exercises by each value of their `kind`."""
    return {kind: one for one in typing.get_args(union) for kind in typing.get_args(_fields(one)["kind"][0])}


def build(cls: Any, data: Any) -> Any:
    """Make `cls` (a dataclass, list, dict, union or scalar type, or `object` for anything) from plain objects.

    Raises
    ------
    Misfit
        If a field is missing or unknown, or a value is of another type than the field; it tells all that it found.
    """
    made = _Made()
    value = made.value(cls, data, ())
    if made.found:
        raise Misfit(made.found)
    return value


class _Made:
    """One object in the making, and what does not fit in it."""

    def __init__(self) -> None:
        self.found: list[Finding] = []

    def _misfit(self, where: Where, data: Any, wanted: str, mend: str) -> None:
        shown = repr(data) if isinstance(data, (str, int, float, bool, types.NoneType)) else type(data).__name__
        self.found.append(at(where, f"found {shown}, expected {wanted}", mend))

    def value(self, cls: Any, data: Any, where: Where) -> Any:
        """What stands at a place of the data, as that type; None where it does not fit."""
        origin, members = typing.get_origin(cls), typing.get_args(cls)
        if origin is list:
            if isinstance(data, list):
                return [self.value(members[0], one, (*where, place)) for place, one in enumerate(data)]
            return self._misfit(where, data, "a list", "check the indentation and the dashes")
        if origin is dict:
            if isinstance(data, dict):
                return {str(key): self.value(members[1], one, (*where, str(key))) for key, one in data.items()}
            return self._misfit(where, data, "names with values", "check the indentation and the dashes")
        if cls is object:
            return data  # a lab's own coding: its model knows the shape
        if origin is typing.Literal:
            return data if data in members else self._misfit(where, data, *_one_of(data, members))
        if origin in (typing.Union, types.UnionType):
            return self._member(cls, members, data, where)
        return self._scalar(cls, data, where) if cls in SCALARS else self._object(cls, data, where)

    def _scalar(self, cls: type, data: Any, where: Where) -> Any:
        if cls is float and type(data) is int:
            return float(data)
        return data if type(data) is cls else self._misfit(where, data, *SCALARS[cls])

    def _object(self, cls: type, data: Any, where: Where) -> Any:
        if not isinstance(data, dict):
            return self._misfit(where, data, "a group of fields", "check the indentation and the dashes")
        before, values = len(self.found), {}
        for name, (hint, needed) in _fields(cls).items():
            if name in data:
                values[name] = self.value(hint, data[name], (*where, name))
            elif needed:
                self.found.append(at((*where, name), f"the field '{name}' is missing", f"add '{name}:'"))
        for name in data:
            if name not in _fields(cls):
                what = f"the field '{name}' is not known"
                self.found.append(at((*where, str(name)), what, "remove it, or check its spelling"))
        return cls(**values) if len(self.found) == before else None

    def _member(self, union: Any, members: tuple[Any, ...], data: Any, where: Where) -> Any:
        """A value that may be None, or an exercise of the type that its kind asks for."""
        if types.NoneType in members:
            return None if data is None else self.value(members[0], data, where)
        kind = data.get("kind") if isinstance(data, dict) else None
        if not isinstance(data, dict) or kind in [*kinds(union)]:
            return self._object(kinds(union).get(str(kind), members[0]), data, where)
        if kind is None:
            self.found.append(at((*where, "kind"), "the field 'kind' is missing", "add 'kind:'"))
        else:
            self._misfit((*where, "kind"), kind, *_one_of(kind, kinds(union)))
        return None


SCALARS = {
    str: ("text", "put it in quotes, or write the text"), int: ("a whole number", "write it in digits, without quotes"),
    float: ("a number", "write it in digits, without quotes"), bool: ("true or false", "write one of the two"),
}
"""What is expected of a value that has no parts, and how to mend another."""


def _one_of(data: Any, known: Iterable[Any]) -> tuple[str, str]:
    """What is expected where one of several words belongs, and the word that was probably meant."""
    words = [str(word) for word in known]
    near = difflib.get_close_matches(str(data), words, 1)
    return f"one of {', '.join(map(repr, words))}", f"write {near[0] if near else 'one of these'}"
