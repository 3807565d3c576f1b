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
    """A field that it does not know is refused, and so is another value than an object."""
    assert issubclass(kind, Strict)
    with pytest.raises(Misfit) as refused:
        build(kind, {"nonsense": 1})
    assert ("nonsense",) in {one.where for one in refused.value.findings}
    with pytest.raises(Misfit):
        build(kind, "nonsense")


@pytest.mark.parametrize(("kind", "data"), [
    (str, 1), (str, None), (str, True), (int, "1"), (int, 1.5), (int, True), (float, "1"), (float, True), (bool, 1),
    (list[str], "a"), (list[str], ["a", 1]), (dict[str, float], [1]), (dict[str, float], {"a": "1"}),
    (typing.Literal["a", "b"], "c"), (typing.Literal["a", "b"], ["a"]), (AnyExercise, {"kind": ["choose"]}),
])
def test_nothing_is_taken_for_what_it_is_not(kind, data):
    """Text is no number, 1 is not true, and whatever does not fit is one sentence."""
    with pytest.raises(Misfit) as refused:
        build(kind, data)
    assert len(refused.value.findings) == 1


def test_a_whole_number_will_do_for_a_decimal_one():
    assert repr(build(list[float], [1, 0.5])) == "[1.0, 0.5]"


def test_each_kind_of_exercise_has_one_type():
    """No kind is claimed by two types."""
    claims = [kind for shape in typing.get_args(AnyExercise)
              for kind in typing.get_args(typing.get_type_hints(shape)["kind"])]
    assert sorted(claims) == sorted(kinds(AnyExercise))
