"""The parts lab: known answers of reference model D3, limits, and talks played out by chance."""

from itertools import pairwise, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.files.facts import table
from casebook.files.kit import load_lab
from casebook.files.root import find_root
from casebook.thinking.labs import get
from casebook.thinking.labs.parts import A_YEAR, MOST_DRAFTED, counted
from casebook.thinking.labs.rounds import (
    assembly,
    at_once,
    best_draft,
    content,
    in_parts,
    slowest,
    with_forums,
)

LAB = get(load_lab(find_root(), "parts"))
PRESET = {preset.id: preset.values for preset in LAB.file.presets}
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
    assert [LAB.evaluate(PRESET[name]).state for name in ("author", "critic", "neutral")] == [
        "signature decides", "parts pay", "signature decides"]


def test_the_predictions_say_what_the_model_gives():
    author = LAB.evaluate(PRESET["author"])
    assert author.reading("at_once").value == pytest.approx(123, abs=0.5)
    assert author.reading("in_parts").value == pytest.approx(6.3, abs=0.05)
    assert author.reading("gain").value == pytest.approx(20, abs=1)
    assert author.reading("share").value == pytest.approx(0.9, abs=0.02)
    assert author.reading("total").value == pytest.approx(56.3, abs=0.05)


def test_never_is_said_and_not_a_number():
    result = LAB.evaluate({"signs": 0})
    assert result.state == "never"
    assert result.reading("total").value is None
    assert result.reading("total").text == LAB.words("never")
    assert LAB.words("as a whole", rounds=LAB.words("never")) in result.svg


def test_certain_parts_or_a_single_one_gain_nothing():
    assert LAB.evaluate({"chance": 1}).state == "no gain"
    assert LAB.evaluate({"parts": 1, "signs": 1}).state == "no gain"
    assert LAB.found({"chance": 1}).flip == "nowhere"


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
    for number in ("0.08", "0.20", "0.12"):
        assert number in LAB.evaluate(PRESET["neutral"]).flip
    assert "0.16" in LAB.evaluate({}).flip


def test_more_parts_drafted_than_there_are_count_as_all():
    assert LAB.evaluate({"parts": 3, "drafted": 8}).readings == LAB.evaluate({"parts": 3, "drafted": 3}).readings


def test_forums_help_the_parts_and_not_the_signature():
    one, seven = (LAB.evaluate({"forums": number}) for number in (1, 7))
    assert seven.reading("in_parts").value < one.reading("in_parts").value
    waits = [found.reading("total").value - found.reading("in_parts").value for found in (one, seven)]
    assert waits[0] == pytest.approx(waits[1])


@pytest.mark.parametrize(
    ("rounds", "number"), [(1.96, "2"), (6.34, "6.3"), (123.4, "123"), (15625, "15,625"), (99.96, "100")],
)
def test_rounds_in_words(rounds, number):
    assert counted(rounds, LAB.words) == LAB.words("rounds", number=number)


def test_one_round_very_many_and_none_have_words_of_their_own():
    assert counted(1, LAB.words) == LAB.words("one round")
    assert LAB.words("million") in counted(2.56e10, LAB.words)
    assert counted(None, LAB.words) == LAB.words("never")


def test_the_last_row_is_cut_at_the_end_of_the_scale():
    last = LAB.found({"signs": 0}).forms[0].spans[-1]
    assert last.path[0] == last.high == 1000
    assert all(later <= earlier for earlier, later in pairwise(last.path))


def test_a_year_has_as_many_rounds_as_the_table_records_for_geneva_in_2017():
    held = [row for row in table(find_root(), "rounds") if row["track"] == "geneva" and row["held"]]
    assert sum(str(row["start_date"]).startswith("2017") for row in held) == A_YEAR


def test_the_drafts_are_drawn_over_the_whole_dial():
    assert next(dial.high for dial in LAB.dials if dial.id == "drafted") == MOST_DRAFTED


def test_our_own_number_is_shaken():
    assert [row[0] for row in LAB.robust({}).rows] == ["10 %", "20 %", "30 %", "50 %", "70 %"]
    assert LAB.robust({}).rows[2][1:3] == [counted(rounds, LAB.words) for rounds in (at_once(0.3, 4), slowest(0.3, 4))]
