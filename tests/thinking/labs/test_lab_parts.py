"""The parts lab: known answers of reference model D3, limits, and talks played out by chance."""

from itertools import pairwise, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.thinking.labs import get
from casebook.thinking.labs.parts.picture import MOST, counted, short
from casebook.thinking.labs.parts.rounds import (
    assembly,
    at_once,
    best_draft,
    content,
    in_parts,
    slowest,
    with_forums,
)

LAB = get("parts")
chances = st.floats(0.05, 1)
counts = st.integers(1, 8)


@pytest.mark.parametrize(
    ("chance", "parts", "whole", "separate"),
    [(0.3, 4, 123.457, 6.3409), (0.5, 4, 16, 3.5048), (0.5, 3, 8, 3.1429), (1, 5, 1, 1), (0.25, 1, 4, 4)],
)
def test_known_rounds(chance, parts, whole, separate):
    assert at_once(chance, parts) == pytest.approx(whole, abs=5e-4)
    assert slowest(chance, parts) == pytest.approx(separate, abs=5e-5)


@pytest.mark.parametrize(("signs", "total"), [(1, 7.34), (0.5, 8.34), (0.1, 16.34), (0.02, 56.34)])
def test_known_totals(signs, total):
    assert slowest(0.3, 4) + assembly(signs) == pytest.approx(total, abs=5e-3)
    assert LAB.evaluate({"signs": signs}).reading("total").value == pytest.approx(total, abs=5e-3)


def test_known_forums():
    assert [with_forums(0.3, number) for number in (1, 2, 4, 7)] == pytest.approx([0.3, 0.51, 0.7599, 0.9176], abs=5e-5)
    assert [best_draft(number) for number in (1, 2, 4, 7)] == pytest.approx([0.5, 2 / 3, 0.8, 0.875])


def test_talks_played_out_by_chance():
    """Four parts, chance 0.3, 20,000 talks from a fixed seed: the waits agree with the formulas."""
    chance = Random(2254)
    waits = []
    for _ in range(20_000):
        left, rounds = 4, 0
        while left:
            rounds += 1
            left -= sum(chance.random() < 0.3 for _ in range(left))
        waits.append(rounds)
    assert sum(waits) / len(waits) == pytest.approx(slowest(0.3, 4), abs=0.06)


@settings(deadline=None)
@given(chances, counts)
def test_the_slowest_part_agrees_with_the_sum_of_survival_chances(chance, parts):
    """E[max] = sum over t >= 0 of 1 - (1 - (1 - p)^t)^k, summed until the rest is nothing."""
    total, rounds = 0.0, 0
    while (still := 1 - (1 - (1 - chance) ** rounds) ** parts) > 1e-13:
        total += still
        rounds += 1
    assert slowest(chance, parts) == pytest.approx(total, rel=1e-9)


@settings(deadline=None)
@given(chances, counts)
def test_the_slowest_part_agrees_with_the_recursion_over_what_is_left(chance, parts):
    """E_k = 1 + sum over i still open of C(k, i) p^(k-i) (1-p)^i E_i, solved from the bottom; no sum of signs."""
    expected = [0.0]
    for left in range(1, parts + 1):
        total = 1.0
        for outcome in product((True, False), repeat=left):
            open_still = outcome.count(False)
            if open_still < left:
                total += chance ** (left - open_still) * (1 - chance) ** open_still * expected[open_still]
        expected.append(total / (1 - (1 - chance) ** left))
    assert slowest(chance, parts) == pytest.approx(expected[parts], rel=1e-9)


@given(chances, counts)
def test_in_parts_is_never_slower_than_all_at_once(chance, parts):
    assert 1 <= slowest(chance, parts) <= at_once(chance, parts) * (1 + 1e-9)
    assert slowest(chance, 1) == pytest.approx(at_once(chance, 1))


@given(chances, st.integers(1, 7), st.floats(0, 0.5))
def test_more_parts_take_longer_and_better_chances_less(chance, parts, more):
    better = min(chance + more, 1.0)
    for rounds in (at_once, slowest):
        assert rounds(chance, parts + 1) >= rounds(chance, parts) - 1e-9
        assert rounds(better, parts) <= rounds(chance, parts) + 1e-9


@given(chances, counts, st.integers(0, 8), st.sampled_from([1, 2, 4, 7]))
def test_drafting_alone_and_more_forums_are_quicker_and_the_first_leaves_less_shared(chance, parts, drafted, forums):
    assert in_parts(chance, parts, drafted + 1, forums) <= in_parts(chance, parts, drafted, forums) + 1e-9
    assert in_parts(chance, parts, drafted, forums) <= in_parts(chance, parts, drafted) + 1e-9
    assert 0 <= content(parts, drafted + 1) <= content(parts, drafted) <= 1
    assert in_parts(chance, parts, parts) == 1.0
    assert content(parts, parts) == 0.0
    assert in_parts(chance, parts, 0) == slowest(with_forums(chance, 1), parts)


@pytest.mark.parametrize(("chance", "parts"), [(0, 3), (-0.1, 3), (1.1, 3), (0.5, 0)])
def test_what_has_no_answer_is_refused(chance, parts):
    for rounds in (at_once, slowest):
        with pytest.raises(ValueError, match=r"chance above 0|at least one part"):
            rounds(chance, parts)


def test_a_signature_that_never_comes_is_none():
    assert assembly(0) is None
    assert assembly(1) == 1


# -- the lab ----------------------------------------------------------------------------------------------------------


def test_the_presets_say_what_they_claim():
    assert [LAB.evaluate(one.values).state for one in LAB.presets] == ["signature decides", "parts pay",
                                                                       "signature decides"]


def test_the_predictions_say_what_the_model_gives():
    author = LAB.evaluate(LAB.preset("author").values)
    assert author.reading("at_once").text == "123 rounds"
    assert author.reading("in_parts").text == "6.3 rounds"
    assert author.reading("gain").value == pytest.approx(20, abs=1)
    assert author.reading("share").value == pytest.approx(0.9, abs=0.02)
    assert author.reading("total").text.startswith("56.3 rounds")


def test_never_is_said_and_not_a_number():
    result = LAB.evaluate({"signs": 0})
    assert result.state == "never"
    assert result.reading("total").value is None
    assert result.reading("total").text == "never"
    assert "in parts, and signed as a whole: never" in result.svg


def test_certain_parts_or_a_single_one_gain_nothing():
    assert LAB.evaluate({"chance": 1}).state == "no gain"
    assert LAB.evaluate({"parts": 1, "signs": 1}).state == "no gain"
    assert "no chance of the last signature" in LAB.evaluate({"chance": 1}).flip


@pytest.mark.parametrize("chance", [0.1, 0.3, 0.5])
def test_the_flip_point_is_where_the_two_ways_take_as_long(chance):
    whole, separate = at_once(chance, 4), slowest(chance, 4)
    edge = 1 / (whole - separate)
    assert separate + assembly(edge) == pytest.approx(whole)
    below, above = (LAB.evaluate({"chance": chance, "signs": signs}).state for signs in (edge / 2, min(2 * edge, 1)))
    if edge / 2 >= 0.01:  # the dial's step
        assert below == "no gain"
    assert above != "no gain"


def test_the_flip_sentence_gives_the_distance():
    assert "falls to 0.08; the dial stands at 0.20, 0.12 above that" in LAB.evaluate(LAB.preset("neutral").values).flip
    assert "Below 0.16 the signature takes more time" in LAB.evaluate({}).flip


def test_more_parts_drafted_than_there_are_count_as_all():
    assert LAB.evaluate({"parts": 3, "drafted": 8}).readings == LAB.evaluate({"parts": 3, "drafted": 3}).readings


def test_forums_help_the_parts_and_not_the_signature():
    one, seven = (LAB.evaluate({"forums": number}) for number in (1, 7))
    assert seven.reading("in_parts").value < one.reading("in_parts").value
    waits = [found.reading("total").value - found.reading("in_parts").value for found in (one, seven)]
    assert waits[0] == pytest.approx(waits[1])


@pytest.mark.parametrize(
    ("rounds", "words", "brief"),
    [(1, "1 round", "1"), (1.96, "2 rounds", "2"), (6.34, "6.3 rounds", "6.3"), (123.4, "123 rounds", "123"),
     (15625, "15,625 rounds", "16k"), (2.56e10, "over a million rounds", ">1m"), (99.96, "100 rounds", "100")],
)
def test_rounds_in_words(rounds, words, brief):
    assert counted(rounds) == words
    assert short(rounds) == brief
    assert counted(None) == "never"


def test_the_last_row_is_cut_at_the_end_of_the_scale():
    places = [x for x, _ in LAB.evaluate({"signs": 0}).follow[0].points]
    assert max(places) == places[0]
    assert all(later <= earlier for earlier, later in pairwise(places))
    assert MOST == 1000


def test_our_own_number_is_shaken():
    assert [row[0] for row in LAB.robust({}).rows] == ["10 %", "20 %", "30 %", "50 %", "70 %"]
    assert LAB.robust({}).rows[2][1:3] == ("123 rounds", "6.3 rounds")
