"""Comparing maps: scores between 0 and 1, the right map scores 1, accepted readings score their credit."""

from __future__ import annotations

import pytest
from argument_maps import ROOT, arguments, articles, attack, bridge, node, step, whole
from hypothesis import given
from hypothesis import strategies as st

from casebook.files import kit
from casebook.files.argument import Variant
from casebook.thinking.argument.compare import (
    Link,
    above,
    ancestor_f1,
    best_ancestor_f1,
    best_edge_f1,
    edge_f1,
    links,
    patterns,
    readings,
    support,
)

CARDS = ["T", "C1", "C2", "G1", "G2"]
MAP = [support(["C1", "C2"], "T"), support(["G1"], "C1"), support(["G2"], "C2")]
some_links = st.lists(
    st.builds(support, st.lists(st.sampled_from(CARDS), min_size=1, max_size=3), st.sampled_from(CARDS)), max_size=8
)


def test_above_counts_every_level():
    assert above(MAP) == {("C1", "T"), ("C2", "T"), ("G1", "C1"), ("G1", "T"), ("G2", "C2"), ("G2", "T")}


def test_edge_f1_counts_whole_arrows():
    assert edge_f1(MAP, MAP) == 1
    assert edge_f1([support(["C1"], "T"), support(["C2"], "T")], MAP) == 0
    assert edge_f1(MAP[:2], MAP) == pytest.approx(2 * 2 / 5)
    assert edge_f1([], MAP) == 0


def test_ancestor_f1_is_kinder_to_skipped_steps():
    """G1 moved straight to the thesis: 5 of its 5 pairs are right, of 6 in the reference."""
    moved = [support(["C1", "C2", "G1"], "T"), support(["G2"], "C2")]
    assert ancestor_f1(moved, MAP) == pytest.approx(10 / 11)
    assert edge_f1(moved, MAP) < ancestor_f1(moved, MAP)
    convergent = [support(["C1"], "T"), support(["C2"], "T"), *MAP[1:]]
    assert ancestor_f1(convergent, MAP) == 1


def test_a_map_turned_round_scores_0():
    turned = [support(["T"], "C1"), support(["C1"], "G1")]
    assert ancestor_f1(turned, MAP) == 0


@given(mine=some_links, theirs=some_links)
def test_scores_lie_between_0_and_1_and_are_1_for_the_same_map(mine, theirs):
    for score in (edge_f1, ancestor_f1):
        assert 0 <= score(mine, theirs) <= 1
        assert score(mine, mine) == 1
        assert score(mine, theirs) == pytest.approx(score(theirs, mine))


def test_the_readings_of_the_bridge():
    """R3 linked or convergent, R2 to the thesis or to C1: four readings."""
    found = readings(bridge())
    assert len(found) == 4
    assert found[0].links == links(bridge())
    assert {credit for reading in found for credit in reading.credits.values()} == {1.0, 0.8, 0.5}
    split = [r for r in found if support(["H1"], "C1") in r.credits]
    assert len(split) == 2 and all(support(["G1", "H1"], "C1") not in r.credits for r in split)


def test_an_accepted_reading_scores_its_credit_and_more_than_as_an_error():
    argument = bridge()
    right = links(argument)
    moved = [link for link in right if link != support(["C2"], "T")] + [support(["C2"], "C1")]
    wrong = [link for link in right if link != support(["C2"], "T")] + [support(["C2"], "E1")]
    assert best_edge_f1(right, argument) == 1 == best_ancestor_f1(right, argument)
    size = len(right)
    assert best_edge_f1(moved, argument) == pytest.approx(2 * (size - 1 + 0.8) / (2 * size))
    assert best_edge_f1(wrong, argument) == pytest.approx((size - 1) / size)
    assert best_ancestor_f1(wrong, argument) < best_ancestor_f1(moved, argument) < 1


def variant_links(**how) -> set[frozenset[Link]]:
    """The other readings of R1 (G1, G2 and G3 linked to T) under one variant."""
    nodes = [node("T", "thesis"), node("C1", "claim"), *(node(f"G{i}") for i in (1, 2, 3))]
    argument = whole(nodes, [step("R1", ["G1", "G2", "G3"], "T"), step("R2", ["C1"], "T")],
                     variants=[Variant(edge="R1", reading="r", credit=0.5, why="y", **how)])
    rest = support(["C1"], "T")
    return {frozenset(r.credits) - {rest} for r in readings(argument)[1:]}


def test_each_form_of_variant():
    def only(*found):
        return frozenset(found)

    assert variant_links(drop=["G3"]) == {only(support(["G1", "G2"], "T"))}
    assert variant_links(split=[["G1", "G2"], ["G3"]]) == {only(support(["G1", "G2"], "T"), support(["G3"], "T"))}
    assert variant_links(split=[["G1"], ["G2"]]) == {only(*(support([g], "T") for g in ("G1", "G2", "G3")))}
    assert variant_links(mode="convergent") == {only(*(support([g], "T") for g in ("G1", "G2", "G3")))}
    assert variant_links(move={"G3": ["C1", "G1"]}) == {
        only(support(["G1", "G2"], "T"), support(["G3"], "C1")),
        only(support(["G1", "G2"], "T"), support(["G3"], "G1")),
    }
    assert variant_links(move={"C1": ["G1"]}) == {only(support(["G1", "G2", "G3"], "T"), support(["C1"], "G1"))}
    assert variant_links(mode="linked") == {only(support(["G1", "G2", "G3", "C1"], "T"))}


def test_an_attack_may_have_other_targets():
    argument = whole([node("T", "thesis"), node("C1"), node("X1", "objection", "analyst")], [step("R1", ["C1"], "T")],
                     [attack("A1", "X1", "T")], variants=[Variant(edge="A1", reading="r", credit=0.9, why="y",
                                                                  move={"X1": ["C1", "R1"]})])
    targets = {link.target for r in readings(argument) for link in r.links if link.kind == "attack"}
    assert targets == {"T", "C1", "R1"}


def test_very_many_variants_are_read_one_at_a_time():
    nodes = [node("T", "thesis"), *(node(f"G{i}") for i in range(14))]
    inferences = [step(f"R{i}", [f"G{i}"], "T") for i in range(14)]
    variants = [Variant(edge=f"R{i}", reading="r", credit=0.5, why="y", move={f"G{i}": [f"G{(i + 1) % 14}"]})
                for i in range(14)]
    assert len(readings(whole(nodes, inferences, variants=variants))) == 15


@given(argument=arguments(most=10), data=st.data())
def test_a_part_of_the_right_map_never_beats_the_whole(argument, data):
    right = links(argument)
    part = data.draw(st.lists(st.sampled_from(right), unique=True)) if right else []
    assert best_edge_f1(part, argument) <= best_edge_f1(right, argument) == 1
    assert best_ancestor_f1(right, argument) == 1


@pytest.mark.parametrize("name", articles())
def test_the_maps_of_the_kit_match_themselves(name):
    argument = kit.load_argument(ROOT, name)
    assert best_edge_f1(links(argument), argument) == 1
    for reading in readings(argument):
        assert 0 < edge_f1(reading.links, reading) <= 1


def test_patterns_name_faults_of_form():
    assert patterns(MAP, CARDS, "T") == []
    circle = [support(["C1"], "T"), support(["C2"], "C1"), support(["C1"], "C2"), support(["G1", "G2"], "T")]
    (found,) = patterns(circle, CARDS, "T")
    assert found.kind == "circle" and set(found.cards) == {"C1", "C2"} and "circle" in found.say
    kinds = [(p.kind, p.cards) for p in patterns([*MAP[:2], support(["Q"], "T")], CARDS, "T")]
    assert kinds == [("nothing", ("Q",)), ("orphan", ("G2",))]


def test_patterns_name_reversed_arrows():
    turned = [support(["C1", "C2"], "T"), support(["C1"], "G1"), support(["G2"], "C2"), support(["G1"], "T")]
    (found,) = patterns(turned, CARDS, "T", reference=MAP)
    assert (found.kind, found.cards) == ("reversed", ("C1", "G1"))
    assert "wrong way" in found.say
    assert patterns(turned, CARDS, "T") == []
