"""The bargaining-range lab: known answers of reference model D1, limits, and a seeded urn for common ground."""

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.files.kit import load_lab
from casebook.files.root import find_root
from casebook.thinking.labs import get
from casebook.thinking.labs.bargain import BESIEGED, EATERS, HIGH, HURT, LOW, STATES, enough_alone, state_of
from casebook.thinking.labs.bargaining_range import Range, common_ground

LAB = get(load_lab(find_root(), "bargain"))
PRESET = {preset.id: preset.values for preset in LAB.file.presets}
cents = st.integers(0, 40).map(lambda number: number / 100)
views = st.integers(30, 95).map(lambda number: number / 100)
ranges = st.builds(Range, p_regime=views, p_opposition=views, cost_regime=cents, cost_opposition=cents, premium=cents)


def room(p_regime, p_opposition, cost_regime, cost_opposition, premium=0.0):
    """A range from the reference's five numbers."""
    return Range(p_regime=p_regime, p_opposition=p_opposition, cost_regime=cost_regime,
                 cost_opposition=cost_opposition, premium=premium)


CASES = [(0.8, 0.8, 0.05, 0.05), (0.8, 0.6, 0.05, 0.05), (0.8, 0.6, 0.1, 0.1), (0.8, 0.8, 0, 0), (0.8, 0.8, 0.05, 0.3)]


@pytest.mark.parametrize(
    ("case", "width", "with_premium"),
    list(zip(CASES, (0.1, -0.1, 0, 0, 0.35), (-0.2, -0.4, -0.3, -0.3, 0.05), strict=True)),
)
def test_known_widths(case, width, with_premium):
    assert room(*case).width == pytest.approx(width)
    assert room(*case, 0.3).width == pytest.approx(with_premium)


def test_known_ends():
    assert (room(*CASES[0]).low, room(*CASES[0]).high) == (0.75, 0.85)
    assert (room(*CASES[4]).low, room(*CASES[4]).high) == (0.75, 1.1)


def test_a_range_above_everything_is_not_empty_on_paper_but_cannot_be_used():
    """The reference's last case: with a premium of 0.3 the range of 0.05 lies from 1.05 to 1.10."""
    above = room(*CASES[4], 0.3)
    assert above.width == pytest.approx(0.05)
    assert above.low == pytest.approx(1.05)
    assert above.usable == 0
    assert state_of(above) == "more than everything"


def test_besieged_negotiators_sign_what_others_would_not():
    """The same premium, but the regime's view a little lower: near surrender, and within what there is."""
    abroad, besieged = room(0.7, 0.7, 0.05, 0.05, 0.3), room(0.7, 0.7, 0.05, 0.3, 0.3)
    assert state_of(abroad) == "no range"
    assert (besieged.low, besieged.high) == pytest.approx((0.95, 1.0))
    assert state_of(besieged) == "range"


@pytest.mark.parametrize(("parties", "chance"), [(2, 0.75), (3, 0.5), (5, 0.1875), (10, 0.01074)])
def test_known_common_ground(parties, chance):
    assert common_ground(parties, 0.5) == pytest.approx(chance, abs=5e-6)


@pytest.mark.parametrize(("parties", "band"), [(2, 0.3), (3, 0.5), (5, 0.7), (4, 0.9)])
def test_common_ground_agrees_with_drawing_wishes_at_random(parties, band):
    """Each party draws its own point; all agree when the points lie within one band. Seeded, 20,000 draws."""
    chance = Random(2017)
    draws = 20_000
    hits = 0
    for _ in range(draws):
        wishes = [chance.random() for _ in range(parties)]
        hits += max(wishes) - min(wishes) <= band
    assert hits / draws == pytest.approx(common_ground(parties, band), abs=0.012)


@pytest.mark.parametrize(
    ("parties", "band", "chance"), [(1, 0.2, 1.0), (1, 0.0, 1.0), (2, 0.0, 0.0), (2, 1.0, 1.0), (9, 1.4, 1.0)]
)
def test_common_ground_at_its_ends(parties, band, chance):
    assert common_ground(parties, band) == pytest.approx(chance)


def test_nobody_has_no_ground():
    with pytest.raises(ValueError, match="at least one party"):
        common_ground(0, 0.5)


@given(st.integers(1, 12), st.floats(0, 1), st.floats(0, 0.5))
def test_one_more_party_never_helps_and_more_tolerance_never_hurts(parties, band, more):
    here = common_ground(parties, band)
    assert 0 <= here <= 1 + 1e-12
    assert common_ground(parties + 1, band) <= here + 1e-9
    assert common_ground(parties, band + more) >= here - 1e-9


@settings(deadline=None)
@given(ranges, cents)
def test_what_widens_the_range_and_what_eats_it(one, more):
    for name, sign in (("cost_regime", 1), ("cost_opposition", 1), ("p_opposition", 1), ("p_regime", -1),
                       ("premium", -1)):
        other = replace(one, **{name: getattr(one, name) + more})
        assert sign * (other.width - one.width) == pytest.approx(more, abs=1e-9), name


@settings(deadline=None)
@given(ranges)
def test_the_cushion_less_the_eaters_is_the_width(one):
    assert one.cushion - one.quarrel - one.premium == pytest.approx(one.width, abs=1e-9)
    assert one.width == pytest.approx(one.high - one.low, abs=1e-9)
    assert 0 <= one.usable <= max(one.width, 0) + 1e-9


@settings(deadline=None)
@given(ranges)
def test_the_state_is_what_a_search_over_all_shares_finds(one):
    """Every hundredth of a share, asked of both sides; the dials stand on hundredths too."""
    fits = [share for share in range(101) if one.low - 1e-9 <= share / 100 <= one.high + 1e-9]
    assert {"range": len(fits) > 1, "one point": len(fits) == 1, "no range": not fits,
            "more than everything": not fits}[state_of(one)]


@settings(deadline=None)
@given(ranges)
def test_fearons_case_with_agreement_and_costs_there_is_always_a_range(one):
    """No quarrel, no premium, some cost: the range is never empty (Fearon 1995)."""
    agreed = replace(one, p_opposition=one.p_regime, premium=0.0, cost_regime=max(one.cost_regime, 0.01))
    assert agreed.width > 0
    assert state_of(agreed) == "range"


@settings(deadline=None)
@given(ranges)
def test_an_assumption_that_is_enough_alone_empties_the_range_without_the_other(one):
    names = enough_alone(one)
    if EATERS[0] in names:
        assert replace(one, premium=0.0).width < 0
    if EATERS[1] in names and one.quarrel >= 0:
        assert replace(one, p_opposition=one.p_regime).width < 0


# -- the lab ----------------------------------------------------------------------------------------------------------


def test_the_presets_say_what_they_claim():
    author, critic, neutral = (LAB.evaluate(PRESET[name]) for name in ("author", "critic", "neutral"))
    assert author.state == "no range"
    assert critic.state == "range"
    assert critic.reading("hurting").value == 1
    assert neutral.state == "range"
    assert (neutral.reading("low").value, neutral.reading("high").value) == (0.75, 0.85)


def test_in_the_authors_preset_each_of_two_assumptions_is_enough():
    author = LAB.evaluate(PRESET["author"])
    assert author.reading("alone").value == 2
    states = [row[-1] for row in author.table.rows]
    agreed, without_premium, neither = states[1:4]
    assert agreed == without_premium == LAB.words("no range")
    assert neither == LAB.words("range")


def test_the_predictions_say_what_the_model_gives():
    agreed = PRESET["neutral"]
    both = LAB.evaluate(agreed)
    assert (both.reading("low").value, both.reading("high").value) == (0.75, 0.85)
    free = LAB.evaluate(agreed | {"cost_opposition": 0, "cost_regime": 0})
    assert free.state == "one point"
    assert free.reading("low").value == free.reading("high").value == 0.8
    assert LAB.evaluate(agreed | {"cost_opposition": 0, "cost_regime": 0, "premium": 0.05}).state == "no range"
    assert LAB.evaluate(agreed | {"regime_expects": 0.95, "opposition_expects": 0.95}).state == "range"


def test_two_assumptions_together_may_do_what_neither_does_alone():
    both = LAB.evaluate({"regime_expects": 0.8, "opposition_expects": 0.7, "cost_opposition": 0.1, "premium": 0.1,
                         "cost_regime": 0.05})
    assert both.state == "no range"
    assert both.reading("alone").value == 0
    assert LAB.words("together") in both.sentence


def test_ripeness_wants_both_sides_hurting():
    assert LAB.evaluate({"cost_regime": 0.3, "cost_opposition": 0.3}).reading("hurting").value == 2
    assert LAB.evaluate({"cost_opposition": 0.3}).reading("hurting").text == LAB.words("opposition")


def test_the_flip_sentence_gives_the_distance():
    above = {"cost_opposition": 0.3, "premium": 0.3}
    for values, flip, distance in ((PRESET["author"], "opens", "0.35"), (PRESET["neutral"], "closes", "0.10"),
                                   ({"premium": 0.1}, "here", ""), (above, "too much", "0.05")):
        assert LAB.found(values).flip == flip
        assert distance in LAB.evaluate(values).flip


def test_pessimists_save_more():
    result = LAB.evaluate({"regime_expects": 0.5, "opposition_expects": 0.7})
    assert LAB.words("costs_and_pessimism", costs=0.1, pessimism=0.2) in result.alt
    assert result.reading("width").value == pytest.approx(0.3)


def test_the_constants_are_those_of_the_file():
    dials = {dial.id: dial for dial in LAB.dials}
    assert (dials["regime_expects"].low, dials["regime_expects"].high) == (LOW, HIGH)
    assert BESIEGED in [option.value for option in dials["cost_regime"].options]
    assert f"{HURT:.2f}" in LAB.file.readings["hurting"].label
    assert tuple(LAB.file.states) == STATES == tuple(LAB.file.robust.header[1:])


def test_common_ground_shrinks_with_every_party_of_the_dial():
    chances = [LAB.evaluate({"parties": number}).reading("common").value for number in (2, 3, 4, 5, 7, 10)]
    assert all(later < earlier for earlier, later in pairwise(chances))


def test_the_chances_of_common_ground_stand_in_the_background_for_every_number_of_parties():
    dials = {dial.id: dial for dial in LAB.dials}
    table, = LAB.background()
    assert [row[0] for row in table.rows] == [f"{option.value:g}" for option in dials["parties"].options]
    for row in table.rows:
        for cell, band in zip(row[1:], dials["band"].options, strict=True):
            here = LAB.evaluate({"parties": float(row[0]), "band": band.value}).reading("common").text
            assert here.startswith(cell)


def test_settings_nearby_are_counted():
    table = LAB.robust(PRESET["author"])
    assert len(table.rows) == 2
    assert table.rows[0][3] == "100 %"
