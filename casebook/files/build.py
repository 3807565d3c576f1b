"""Plain objects into dataclasses, the learner's quick way. The strict way is `casebook.files.check`."""

from __future__ import annotations

import dataclasses
import types
import typing
from functools import cache
from typing import Any


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Strict:
    """What every type of the data is made from: a field that a type does not know is a mistake, here and in the check.

    pydantic reads its setting from the class and whatever inherits from it; it need not be there.
    """

    __pydantic_config__ = {"extra": "forbid"}


class Misfit(Exception):
    """The data does not fit the type; the strict check says where and why."""


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


@cache
def _names(cls: type) -> frozenset[str]:
    return frozenset(field.name for field in dataclasses.fields(cls))


@cache
def kinds(union: Any) -> dict[str, type]:
    """The members of a union of exercises by each value of their `kind`."""
    return {kind: member for member in typing.get_args(union) for kind in typing.get_args(_hints(member)["kind"])}


def build(cls: Any, data: Any) -> Any:
    """Make `cls` (a dataclass, list, dict, union or scalar type) from plain objects.

    Raises
    ------
    Misfit
        If a field is missing or unknown, or a list or mapping stands where another thing belongs.
    """
    origin = typing.get_origin(cls)
    if isinstance(cls, type) and dataclasses.is_dataclass(cls):
        if not isinstance(data, dict) or not data.keys() <= _names(cls):
            raise Misfit(cls.__name__)
        hints = _hints(cls)
        try:
            return cls(**{name: build(hints[name], value) for name, value in data.items()})
        except TypeError:
            raise Misfit(cls.__name__) from None
    if origin is list:
        if not isinstance(data, list):
            raise Misfit("list")
        (item,) = typing.get_args(cls)
        return [build(item, value) for value in data]
    if origin is dict:
        if not isinstance(data, dict):
            raise Misfit("mapping")
        return {str(key): build(typing.get_args(cls)[1], value) for key, value in data.items()}
    if origin in (typing.Union, types.UnionType, typing.Literal):
        return _one_of(cls, data)
    if cls is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if isinstance(cls, type) and not isinstance(data, cls):
        raise Misfit(cls.__name__)
    return data


def _one_of(union: Any, data: Any) -> Any:
    """One of several words, or one of several types."""
    members = typing.get_args(union)
    if typing.get_origin(union) is typing.Literal:
        if data not in members:
            raise Misfit("word")
        return data
    if type(None) in members:
        return None if data is None else build(next(m for m in members if m is not type(None)), data)
    kind = data.get("kind") if isinstance(data, dict) else None
    if kind not in kinds(union):
        raise Misfit("kind")
    return build(kinds(union)[kind], data)
