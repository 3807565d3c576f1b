"""Weighing: the formulas' known answers, and what must hold for every map."""

from __future__ import annotations

from dataclasses import replace

import pytest
from argument_maps import Names, arguments, attack, bridge, node, step, whole
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.thinking.argument.graph import Circular
from casebook.thinking.argument.strength import (
    LEAF,
    SEMANTICS,
    df_quad,
    influences,
    leaves,
    most_influential,
    most_said,
    quadratic_energy,
    strengths,
    workings,
)

UNIT = st.floats(0, 1)
SEVERAL = st.lists(UNIT, max_size=5)
BOTH = pytest.mark.parametrize("combine", SEMANTICS.values(), ids=list(SEMANTICS))
NAMED = pytest.mark.parametrize("semantics", SEMANTICS)


def test_df_quad_by_hand():
    assert df_quad(0.5, [], []) == 0.5
    assert df_quad(0.5, [1.0], []) == 0
    assert df_quad(0.5, [], [1.0]) == 1
    assert df_quad(0.5, [0.8], [0.3]) == pytest.approx(0.5 - 0.5 * 0.5)
    assert df_quad(0.4, [0.5], [0.6, 0.5]) == pytest.approx(0.4 + 0.6 * 0.3)
    assert df_quad(0.5, [0.4], [0.4]) == pytest.approx(0.5)


def test_quadratic_energy_by_hand():
    assert quadratic_energy(0.5, [], []) == 0.5
    assert quadratic_energy(0.5, [], [1.0]) == pytest.approx(0.75)
    assert quadratic_energy(0.5, [1.0], []) == pytest.approx(0.25)
    assert quadratic_energy(0.0, [], [0.7]) == pytest.approx(0.49 / 1.49)
    assert quadratic_energy(0.6, [0.5], [0.9, 0.6]) == pytest.approx(0.6 + 0.4 * 0.5)


@BOTH
@given(base=UNIT, a=SEVERAL, s=SEVERAL)
def test_a_strength_lies_between_0_and_1(combine, base, a, s):
    assert -1e-12 <= combine(base, a, s) <= 1 + 1e-12


@BOTH
@given(base=UNIT, more=UNIT, a=SEVERAL, s=SEVERAL)
def test_monotone_in_base_supporters_and_attackers(combine, base, more, a, s):
    now = combine(base, a, s)
    assert combine(max(base, more), a, s) >= now - 1e-12
    assert combine(base, a, [*s, more]) >= now - 1e-12
    assert combine(base, [*a, more], s) <= now + 1e-12


@BOTH
@given(base=UNIT, a=SEVERAL, s=SEVERAL)
def test_attack_and_support_are_mirror_images(combine, base, a, s):
    assert combine(1 - base, s, a) == pytest.approx(1 - combine(base, a, s), abs=1e-9)


def test_a_step_is_as_strong_as_its_weakest_premise():
    linked = whole([node("T", "thesis"), node("G1"), node("G2")], [step("R1", ["G1", "G2"], "T")])
    found = strengths(linked, {"G1": 0.9, "G2": 0.3})
    assert found["R1"] == 0.3
    assert found["T"] == pytest.approx(0.3)
    assert strengths(linked, {"G1": 0.9, "G2": 0.3}, "quadratic-energy")["T"] == pytest.approx(0.09 / 1.09)


def test_separate_reasons_add_up():
    several = whole([node("T", "thesis"), node("G1"), node("G2")], [step("R1", ["G1"], "T"), step("R2", ["G2"], "T")])
    assert strengths(several, {"G1": 0.5, "G2": 0.5})["T"] == pytest.approx(0.75)


def test_an_undercut_weakens_the_step_and_a_reply_the_attack():
    nodes = [node("T", "thesis"), node("G1"), node("X1", "objection", "analyst"), node("B1", "rebuttal")]
    undercut = whole(nodes[:3], [step("R1", ["G1"], "T")], [attack("U1", "X1", "R1")])
    assert strengths(undercut, {"G1": 0.8, "X1": 0.5})["R1"] == pytest.approx(0.4)
    answered = whole(nodes, [step("R1", ["G1"], "T")], [attack("A1", "X1", "T"), attack("A2", "B1", "A1")])
    found = strengths(answered, {"G1": 0.8, "X1": 0.5, "B1": 0.6})
    assert found["A1"] == pytest.approx(0.2)
    assert found["T"] == pytest.approx(0.8 - 0.2)


def test_the_bridge_by_hand():
    """Leaves at 0.7: E1 carries G1 (0.7); R3 = min(0.7, 0.7); C1 0.7; C2 is a leaf (0.7) against V1 0.7: 0.21.

    R2 = 0.21 weakened by X1 to 0.063. A1 = 0.7 * 0.3 = 0.21. vs = 1 - 0.3 * 0.937 = 0.7189, va = 0.21; T = 0.5089.
    """
    found = strengths(bridge())
    assert found["C1"] == pytest.approx(0.7)
    assert found["C2"] == pytest.approx(0.21)
    assert found["R2"] == pytest.approx(0.063)
    assert found["T"] == pytest.approx(0.5089)


def test_leaves_are_what_no_step_ends_at():
    assert leaves(bridge()) == ["C2", "H1", "E1", "O1", "B1", "V1", "X1"]
    assert LEAF == 0.7


def test_influence_names_what_the_thesis_needs():
    argument = bridge()
    changes = influences(argument)
    assert changes["E1"] < 0 and changes["H1"] < 0
    assert changes["O1"] > 0
    assert most_influential(argument) == ["H1", "E1"]
    assert "C1" not in changes


def test_nothing_is_most_influential_where_nothing_matters():
    assert most_influential(whole([node("T", "thesis"), node("C1"), node("G1")], [step("R1", ["C1"], "T")]),
                            {"C1": 0.0}) == []


def test_workings_show_the_numbers(monkeypatch):
    monkeypatch.setattr("casebook.thinking.argument.words.words", Names)
    argument = bridge()
    found = strengths(argument)
    assert workings(argument, found, "T") == [
        "support(id=R1, why=C1 0.70, strength=0.70)",
        "support(id=R2, why=weakened(why=C2 0.21, parts=X1 0.70), strength=0.06)",
        "attack(id=A1, why=weakened(why=O1 0.70, parts=B1 0.70), strength=0.21)",
    ]
    assert workings(argument, found, "C1") == ["support(id=R3, why=weakest(parts=G1 0.70, H1 0.70), strength=0.70)"]


def test_the_most_influential_leaf_is_told_with_the_thesis_before_and_after(monkeypatch):
    monkeypatch.setattr("casebook.thinking.argument.words.words", Names)
    argument = bridge()
    one, both = (f"{strengths(argument, {leaf: 0.0})['T']:.2f}" for leaf in ("E1", "H1"))
    assert most_said(argument) == f"most_tie(now=0.51, ends=H1 {both}, E1 {one})"
    alone = whole([node("T", "thesis"), node("G1")], [step("R1", ["G1"], "T")])
    assert most_said(alone) == "most_one(name=G1, now=0.70, after=0.00)"
    assert most_said(alone, {"G1": 0.0}) == "most_none"


def test_a_circle_and_a_wrong_belief_are_refused():
    circle = whole([node("T", "thesis"), node("G1")], [step("R1", ["G1"], "T"), step("R2", ["T"], "G1")])
    with pytest.raises(Circular, match="circle: T to"):
        strengths(circle)
    with pytest.raises(ValueError, match=r"C2.*1\.5"):
        strengths(bridge(), {"C2": 1.5})
    with pytest.raises(KeyError):
        strengths(bridge(), semantics="astrology")


@NAMED
@settings(deadline=None)
@given(argument=arguments(), beliefs=st.dictionaries(st.sampled_from([f"N{i}" for i in range(24)]), UNIT))
def test_every_strength_lies_between_0_and_1(semantics, argument, beliefs):
    found = strengths(argument, beliefs, semantics)
    assert found.keys() == {i.id for group in (argument.nodes, argument.inferences, argument.attacks) for i in group}
    assert all(-1e-9 <= value <= 1 + 1e-9 for value in found.values())


@NAMED
@settings(deadline=None)
@given(argument=arguments(), chance=st.randoms(use_true_random=False))
def test_the_order_of_the_file_does_not_matter(semantics, argument, chance):
    shuffled = {name: list(getattr(argument, name)) for name in ("nodes", "inferences", "attacks")}
    for items in shuffled.values():
        chance.shuffle(items)
    mixed = strengths(replace(argument, **shuffled), semantics=semantics)
    assert mixed == pytest.approx(strengths(argument, semantics=semantics))


@NAMED
@settings(deadline=None)
@given(argument=arguments(attacks=False), low=UNIT, high=UNIT)
def test_without_attacks_more_belief_never_lowers_the_thesis(semantics, argument, low, high):
    low, high = sorted((low, high))
    for leaf in leaves(argument):
        before = strengths(argument, {leaf: low}, semantics)["T"]
        assert strengths(argument, {leaf: high}, semantics)["T"] >= before - 1e-9
