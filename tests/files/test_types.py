"""The types of the data: one base makes them all strict, for the learner's quick way and for the check."""

from __future__ import annotations

import dataclasses
import typing

import pytest

from casebook.files.build import Misfit, Strict, build, kinds
from casebook.files.check import TYPES
from casebook.files.labs import LabFile
from casebook.files.questions import AnyExercise


def inside(kind: typing.Any) -> set[type]:
    """A type and every dataclass that stands in it."""
    if not (isinstance(kind, type) and dataclasses.is_dataclass(kind)):
        return {one for part in typing.get_args(kind) for one in inside(part)}
    return {kind}.union(*(inside(hint) for hint in typing.get_type_hints(kind).values()))


EVERY = sorted(set().union(*(inside(kind) for kind in (*TYPES.values(), LabFile))), key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_every_type_is_strict(kind):
    """A field that it does not know is refused, by the quick way and by pydantic."""
    from pydantic import TypeAdapter, ValidationError

    assert issubclass(kind, Strict)
    with pytest.raises(Misfit):
        build(kind, {"nonsense": 1})
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python({"nonsense": 1})
    said = {(error["loc"], error["type"]) for error in refused.value.errors()}
    assert (("nonsense",), "unexpected_keyword_argument") in said or (("nonsense",), "extra_forbidden") in said


def test_each_kind_of_exercise_has_one_type():
    """No kind is claimed by two types."""
    claims = [kind for shape in typing.get_args(AnyExercise)
              for kind in typing.get_args(typing.get_type_hints(shape)["kind"])]
    assert sorted(claims) == sorted(kinds(AnyExercise))
