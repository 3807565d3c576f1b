"""The reciprocity lab: known answers of reference model B2 (second part), simulations, and limits."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.thinking.labs import get
from casebook.thinking.labs.reciprocity.noise import (
    NEVER_AGAIN,
    STRICT,
    WIN_STAY,
    against,
    clean_days,
    generous,
    long_run,
    patience_needed,
    quiet,
    safe_generosity,
    shaken,
    worth,
)

LAB = get("reciprocity")
THIRD = generous(1 / 3)
chances = st.floats(0, 1)
noises = st.floats(0.005, 0.5)
rules = st.tuples(chances, chances, chances, chances)


@pytest.mark.parametrize(
    ("noise", "strict", "third", "stay"),
    [(0.01, 0.5, 0.9712, 0.9706), (0.05, 0.5, 0.8750, 0.8645), (0.10, 0.5, 0.7857, 0.7560)],
)
def test_known_long_runs(noise, strict, third, stay):
    assert quiet(STRICT, noise) == pytest.approx(strict, abs=5e-5)
    assert quiet(THIRD, noise) == pytest.approx(third, abs=5e-5)
    assert quiet(WIN_STAY, noise) == pytest.approx(stay, abs=5e-5)


def test_known_payoffs():
    assert [worth(STRICT, noise) for noise in (0.01, 0.05, 0.1)] == pytest.approx([2.25] * 3)
    assert [worth(THIRD, noise) for noise in (0.01, 0.05, 0.1)] == pytest.approx([2.9703, 2.8594, 2.7398], abs=5e-5)


@pytest.mark.parametrize(
    ("noise", "detect", "needed"), [(0, 1, 0.5), (0.1, 0.9, 0.5882), (0.2, 0.9, 0.6667), (0.3, 0.6, None)]
)
def test_known_patience(noise, detect, needed):
    found = patience_needed(noise, detect)
    assert found is None if needed is None else found == pytest.approx(needed, abs=5e-5)


def test_known_clean_days():
    """The reference: 9.237 days for plays of 60 days (a simulation of 600 gave 9.15)."""
    assert clean_days(0.05, 60) == pytest.approx(9.237, abs=5e-4)
    assert clean_days(0.05) == pytest.approx(9.256, abs=5e-4)
    assert clean_days(0) is None
    assert clean_days(0, 60) == 60


@pytest.mark.parametrize("rule", [STRICT, THIRD, WIN_STAY, NEVER_AGAIN])
def test_a_simulation_ends_in_the_same_long_run(rule):
    chance = random.Random(7)
    mine, other, kept, days = 1, 1, 0, 60_000
    for _ in range(days):
        after = 2 * (1 - mine) + (1 - other)
        seen = 2 * (1 - other) + (1 - mine)
        p, q = shaken(rule, 0.05)[after], shaken(rule, 0.05)[seen]
        mine, other = int(chance.random() < p), int(chance.random() < q)
        kept += mine
    assert kept / days == pytest.approx(quiet(rule, 0.05), abs=0.015)


@settings(deadline=None)
@given(rules, rules, noises)
def test_the_long_run_stays_as_it_is(mine, other, noise):
    """One more day changes nothing: the shares are a fixed point of the chain, and sum to one."""
    shares = long_run(mine, other, noise)
    assert sum(shares) == pytest.approx(1)
    assert min(shares) >= -1e-9
    p, q = shaken(mine, noise), shaken(other, noise)
    after = [0.0] * 4
    for state, share in enumerate(shares):
        a, b = p[state], q[(0, 2, 1, 3)[state]]
        for index, part in enumerate((a * b, a * (1 - b), (1 - a) * b, (1 - a) * (1 - b))):
            after[index] += share * part
    assert after == pytest.approx(list(shares), abs=1e-9)


@settings(deadline=None)
@given(rules, rules, noises)
def test_both_sides_see_the_same_days(mine, other, noise):
    ours, theirs = long_run(mine, other, noise), long_run(other, mine, noise)
    assert [ours[index] for index in (0, 2, 1, 3)] == pytest.approx(list(theirs), abs=1e-9)


@settings(deadline=None)
@given(noises)
def test_strict_answers_lose_half_whatever_the_noise(noise):
    assert quiet(STRICT, noise) == pytest.approx(0.5)


@settings(deadline=None)
@given(chances, chances, st.floats(0.005, 0.45))
def test_forgiving_more_mends_more(little, much, noise):
    little, much = sorted((little, much))
    assert quiet(generous(little), noise) <= quiet(generous(much), noise) + 1e-9


def test_limits_of_forgiveness():
    assert generous(0) == STRICT
    assert quiet(generous(1), 0.1) == pytest.approx(0.9)


def test_without_noise_the_long_run_hangs_on_the_start():
    assert long_run(STRICT, STRICT, 0) is None
    assert quiet(STRICT, 0) == 1
    assert worth(NEVER_AGAIN, 0) == 3
    with pytest.raises(ValueError, match="noise"):
        long_run(STRICT, STRICT, 0.6)


@settings(deadline=None)
@given(st.floats(0, 0.4), st.floats(0, 0.4), st.floats(0.5, 1), st.floats(0.5, 1))
def test_more_mistakes_or_poorer_eyes_ask_for_more_patience(calm, loud, blind, sharp):
    calm, loud = sorted((calm, loud))
    blind, sharp = sorted((blind, sharp))

    def least(noise, detect):
        found = patience_needed(noise, detect)
        return 1.0 if found is None else found

    assert least(calm, sharp) <= least(loud, sharp) + 1e-9
    assert least(calm, sharp) <= least(calm, blind) + 1e-9
    assert least(calm, sharp) >= 0.5 - 1e-9


@settings(deadline=None)
@given(st.floats(0, 0.3), st.floats(0.5, 1))
def test_at_the_patience_needed_violating_is_worth_as_much_as_keeping_quiet(noise, detect):
    """From the two values of the repeated game: after an alarm both shoot for ever."""
    delta = patience_needed(noise, detect)
    if delta is None:
        return

    def value(today, alarm):
        """v = today + delta ((1 - alarm) v_keep + alarm P / (1 - delta)), with v_keep solved for itself."""
        keep = (3 + delta * noise * 1 / (1 - delta)) / (1 - delta * (1 - noise))
        return today + delta * ((1 - alarm) * keep + alarm * 1 / (1 - delta))

    assert value(5, detect) == pytest.approx(value(3, noise), rel=1e-9)


@pytest.mark.parametrize("payoffs", [(3, 3, 1), (5, 1, 1), (1, 3, 5)])
def test_the_payoffs_must_fall(payoffs):
    with pytest.raises(ValueError, match="fall"):
        patience_needed(0.1, 0.9, *payoffs)


def test_the_eyes_must_be_better_than_the_noise():
    assert patience_needed(0.5, 0.5) is None


def test_a_third_is_as_much_as_can_be_forgiven_safely():
    assert safe_generosity() == pytest.approx(1 / 3)


@settings(deadline=None)
@given(chances, st.lists(st.integers(0, 1), min_size=1, max_size=8))
def test_nobody_gains_from_violating_below_the_safe_generosity(g, conduct):
    gain = against(g, conduct) - 3
    if g <= safe_generosity():
        assert gain <= 1e-9
    if g > safe_generosity() + 1e-6:
        assert against(g, [1, 0]) > 3


# -- the lab ----------------------------------------------------------------------------------------------------------


def test_the_presets_say_what_they_claim():
    assert [LAB.evaluate(preset.values).state for preset in LAB.presets] == ["stuck", "open to abuse", "mends"]


def test_the_predictions_say_what_the_model_gives():
    assert [LAB.evaluate({"noise": noise}).reading("quiet").text for noise in (0.01, 0.1)] == ["50 %", "50 %"]
    assert LAB.evaluate({"noise": 0}).state == "unbroken"


def test_the_flip_sentence_gives_the_distance():
    assert "no flip point above zero" in LAB.evaluate({}).flip
    assert "holds from a weight of 0.56 on; it is 0.70, 0.14 above" in LAB.evaluate({}).flip
    assert "above 0.33; the dial stands at 0.50, 0.17 above" in LAB.evaluate({"rule": 1, "g": 0.5}).flip
    assert "from 11 % mistakes on" in LAB.evaluate({"rule": 2}).flip
    assert "fails at any weight" in LAB.evaluate({"noise": 0.3, "detect": 0.6}).flip


def test_readings_without_a_number_say_so():
    assert "for ever" in LAB.evaluate({"noise": 0}).reading("clean").text
    assert LAB.evaluate({"noise": 0.3, "detect": 0.6}).reading("needed").value is None


def test_every_rule_can_be_followed():
    for rule in range(4):
        result = LAB.evaluate({"rule": rule})
        assert result.reading("quiet").value == pytest.approx(quiet((STRICT, generous(0.33), WIN_STAY,
                                                                     NEVER_AGAIN)[rule], 0.05))
