"""The outside-option lab: known answers of reference model C1, limits, and offers in turn solved twice over."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from casebook.thinking.labs import get
from casebook.thinking.labs.outside.exit_option import Bargain, alternating_offers
from casebook.thinking.labs.outside.model import STATES

LAB = get("outside")
unit = st.floats(0, 1)
pressures = st.floats(0, 3)
bargains = st.builds(
    Bargain, d0=st.floats(0.2, 0.9), d_moscow=st.floats(0, 0.5), theta=unit, w0=unit, kappa=st.floats(0, 0.5),
    added=st.floats(0, 0.2),
)


def preset(**changed):
    """The bargain of the reference: d0 .6, d_M .2, w0 .5, theta .5."""
    return Bargain(**{"d0": 0.6, "d_moscow": 0.2, "theta": 0.5, "w0": 0.5} | changed)


@pytest.mark.parametrize(
    ("changed", "kept"),
    [({}, [0.7, 0.6, 0.5, 0.5, 0.5]), ({"kappa": 0.25}, [0.7, 0.6, 0.5, 0.45, 0.35]),
     ({"added": 0.1}, [0.7, 0.6, 0.6, 0.6, 0.6])],
)
def test_known_shares(changed, kept):
    assert [preset(**changed).kept(pressure) for pressure in (0, 0.4, 0.8, 1.0, 1.4)] == pytest.approx(kept)


def test_the_known_kink():
    assert preset().kink() == pytest.approx(0.8)
    assert preset(kappa=0.25).kink() is None
    assert preset(theta=0.0).kink() is None


@pytest.mark.parametrize(
    ("worth", "share"), [(0, 0.47368), (0.3, 0.47368), (0.45, 0.47368), (0.5, 0.5), (0.6, 0.6), (0.8, 0.8)]
)
def test_known_offers_in_turn(worth, share):
    """An exit counts only when it is worth more than the bargain: backward induction, as the reference ran it."""
    assert alternating_offers(0.9, worth, 4001) == pytest.approx(share, abs=5e-6)


def test_the_naive_figures_of_the_reference():
    assert [(1 + worth) / 2 for worth in (0.3, 0.45)] == [0.65, 0.725]
    assert [preset(d_moscow=0, w0=worth).threat_point(0) for worth in (0.3, 0.45)] == pytest.approx([0.65, 0.725])


@settings(deadline=None)
@given(st.floats(0, 0.95), unit)
def test_offers_in_turn_go_to_the_larger_of_the_two(patience, worth):
    """Rubinstein's closed form, with the outside-option principle of Binmore, Shaked and Sutton (1989)."""
    assert alternating_offers(patience, worth, 1001) == pytest.approx(max(patience / (1 + patience), worth), abs=1e-9)


@settings(deadline=None, max_examples=40)
@given(st.floats(0, 0.9), unit, st.integers(0, 8))
def test_offers_in_turn_agree_with_the_tree_searched_forwards(patience, worth, pairs):
    """The same game by plain recursion: what each side can get from round `now` on."""
    rounds = 2 * pairs + 1

    def second_gets(now):
        if now == rounds:
            return worth
        if now % 2 == 1:  # the first offers; the second compares with waiting and with leaving
            return max(patience * second_gets(now + 1), worth)
        return 1 - patience * (1 - second_gets(now + 1))  # the second offers what the first gets by waiting

    assert alternating_offers(patience, worth, rounds) == pytest.approx(second_gets(1))


@pytest.mark.parametrize("wrong", [(-0.1, 0.5, 3), (1.1, 0.5, 3), (0.9, 1.5, 3), (0.9, 0.5, 4)])
def test_offers_in_turn_have_limits(wrong):
    with pytest.raises(ValueError, match=r"patience|odd"):
        alternating_offers(*wrong)


@settings(deadline=None)
@given(bargains, pressures)
def test_shares_stay_between_nothing_and_everything(deal, pressure):
    kept = deal.kept(pressure)
    assert 0 <= kept <= 1
    assert kept >= min(deal.outside(pressure), 1) - 1e-12
    assert deal.conceded(pressure) == 1 - kept
    assert 0 <= deal.threat_point(pressure) <= 1


@settings(deadline=None)
@given(bargains, pressures, st.floats(0, 1))
def test_what_helps_the_regime_and_what_does_not(deal, pressure, more):
    kept = deal.kept(pressure)
    assert deal.kept(pressure + more) <= kept + 1e-12
    for name, sign in (("d0", 1), ("w0", 1), ("added", 1), ("d_moscow", -1), ("theta", -1), ("kappa", -1)):
        parts = {field: getattr(deal, field) for field in ("d0", "d_moscow", "theta", "w0", "kappa", "added")}
        other = Bargain(**parts | {name: parts[name] + more}).kept(pressure)
        assert sign * (other - kept) >= -1e-12, name


@settings(deadline=None)
@given(bargains, pressures)
def test_the_two_choices_cross_only_at_the_kink(deal, pressure):
    kink = deal.kink()
    lead = deal.inside(pressure) - deal.outside(pressure)
    if kink is None:
        assume(deal.outside(pressure) > 1e-9)
        later = deal.inside(pressure + 0.5) - deal.outside(pressure + 0.5)
        assume(deal.outside(pressure + 0.5) > 1e-9 and min(abs(lead), abs(later)) > 1e-9)
        assert (lead > 0) == (later > 0)
        return
    assert deal.inside(kink) == pytest.approx(deal.outside(kink), abs=1e-6)
    assume(abs(pressure - kink) > 1e-6 and deal.outside(pressure) > 1e-9 and abs(lead) > 1e-9)
    assert (lead > 0) == ((pressure < kink) == (deal.theta > 2 * deal.kappa))


@settings(deadline=None)
@given(st.floats(0.05, 1), st.floats(0.4, 0.65))  # below that a reached offer is worth nothing at the kink
def test_past_the_kink_only_iran_counts(theta, w0):
    deal = preset(theta=theta, w0=w0)
    kink = deal.kink()
    assert deal.kept(kink + 0.5) == deal.kept(kink + 2) == w0
    before = (deal.kept(0) - deal.kept(kink / 2)) / (kink / 2)
    assert before == pytest.approx(theta / 2, rel=1e-6)
    reached = preset(theta=theta, w0=w0, kappa=theta / 4)
    far = reached.kink()
    assert (reached.kept(far) - reached.kept(far + 0.1)) / 0.1 == pytest.approx(theta / 4, rel=1e-6)


@given(st.floats(0, 0.69), st.floats(0, 0.69))
def test_a_way_out_that_is_worse_than_the_bargain_is_worth_nothing(one, other):
    assert preset(w0=one).kept(0) == preset(w0=other).kept(0) == pytest.approx(0.7)


# -- the lab ----------------------------------------------------------------------------------------------------------


def test_the_presets_say_what_they_claim():
    author, critic, neutral = (LAB.evaluate(one.values) for one in LAB.presets)
    assert author.state == "pressure works"
    assert critic.state == "pressure stops"
    assert critic.reading("given").value < LAB.evaluate({"pressure": 0}).reading("given").value
    assert neutral.state == "pressure works"
    assert LAB.evaluate(dict(LAB.presets[2].values) | {"pressure": 1.2}).state == "pressure stops"


def test_hofs_conclusion_needs_the_reach_to_irans_offer_in_the_authors_preset():
    author = dict(LAB.preset("author").values)
    without = author | {"kappa": 0.0}
    assert LAB.evaluate(author | {"pressure": 1.5}).reading("given").value > 0.6
    assert LAB.evaluate(without).state == "pressure stops"
    assert LAB.evaluate(without | {"pressure": 1.5}).reading("given").value == pytest.approx(0.5)


def test_the_predictions_say_what_the_model_gives():
    low, high = (LAB.evaluate({"pressure": 0, "w0": worth}) for worth in (0.3, 0.45))
    assert low.reading("given").value == high.reading("given").value == pytest.approx(0.3)
    assert low.reading("kept").text == "0.70"
    naive = low.reading("naive").value - high.reading("naive").value
    assert naive == pytest.approx(0.075)
    given = [LAB.evaluate({"pressure": step / 10}).reading("given").value for step in range(16)]
    rises = [after - before for before, after in zip(given, given[1:], strict=False)]
    assert rises[:8] == pytest.approx([0.025] * 8)
    assert rises[8:] == pytest.approx([0.0] * 7)


def test_the_flip_sentence_gives_the_distance():
    assert "pressure of 0.80; the dial stands at 0.40, 0.40 below it" in LAB.evaluate({}).flip
    assert "0.20 above it" in LAB.evaluate({"pressure": 1.0}).flip
    assert "no kink" in LAB.evaluate({"theta": 0}).flip
    assert "Iran counts before the kink" in LAB.evaluate({"theta": 0.2, "kappa": 0.5, "w0": 0.75}).flip


def test_the_picture_marks_the_kink():
    assert "kink: 0.80" in LAB.evaluate({}).svg
    beyond = LAB.evaluate({"theta": 0.25})
    assert beyond.reading("kink").value == pytest.approx(1.6)
    assert "kink:" not in beyond.svg
    assert "beyond the end of the dial" in beyond.flip


def test_our_own_number_moves_the_kink_but_not_its_kind():
    table = LAB.robust({})
    assert [row[1] for row in table.rows] == ["0.40", "0.60", "0.80", "1.00", "1.20"]
    assert all(row[-1] in STATES for row in table.rows)
    assert [row[1] for row in LAB.background[0].rows] == ["0.474"] * 3 + ["0.500", "0.600", "0.800"]


def test_facts_come_after_the_article():
    assert all("After the article" in fact.text for fact in LAB.facts)
    assert all(math.isfinite(reading.value) for reading in LAB.evaluate({}).readings)
