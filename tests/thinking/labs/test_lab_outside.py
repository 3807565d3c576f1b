"""The outside-option lab: known answers of reference model C1, limits, and the words that the model must bear out."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.files.kit import load_lab
from casebook.files.root import find_root
from casebook.thinking.labs import get
from casebook.thinking.labs.exit_option import Bargain

LAB = get(load_lab(find_root(), "outside"))
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


@settings(deadline=None)
@given(bargains, pressures)
def test_shares_stay_between_nothing_and_everything(deal, pressure):
    kept = deal.kept(pressure)
    assert 0 <= kept <= 1
    assert kept >= min(deal.outside(pressure), 1) - 1e-12
    assert deal.conceded(pressure) == 1 - kept


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
@given(bargains, st.floats(0, 0.99), st.floats(0, 0.99))
def test_the_two_choices_cross_only_at_the_kink(deal, one, other):
    """At any two pressures at which Iran's offer is worth something."""
    deal = replace(deal, w0=max(deal.w0, 0.01))
    worthless = (deal.w0 + deal.added) / deal.kappa if deal.kappa else 3
    places = [share * min(worthless, 3) for share in (one, other)]
    leads = [deal.inside(place) - deal.outside(place) for place in places]
    kink = deal.kink()
    if kink is None:
        assert min(leads) >= -1e-9 or max(leads) <= 1e-9
        return
    assert deal.inside(kink) == pytest.approx(deal.outside(kink), abs=1e-6)
    for place, lead in zip(places, leads, strict=True):
        assert lead >= -1e-9 if (place < kink) == (deal.theta > 2 * deal.kappa) else lead <= 1e-9


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


def preset_values(who):
    """The dials of a preset."""
    return dict(next(one.values for one in LAB.file.presets if one.who == who))


@settings(deadline=None)
@given(st.floats(0, 1), st.floats(0.3, 0.8), st.floats(0, 0.5), st.sampled_from([0.0, 0.1, 0.2]))
def test_without_pressure_the_regime_gives_nothing(hit, offer, reach, added):
    """P7: nobody has seen it share anything; whatever the other dials say, pressure is what buys."""
    found = LAB.evaluate({"pressure": 0, "hit": hit, "offer": offer, "reach": reach, "added": added})
    assert found.reading("given").value == 0


def test_the_presets_say_what_they_claim():
    author, critic, neutral = (LAB.evaluate(one.values) for one in LAB.file.presets)
    assert author.state == "pressure works"
    assert critic.state == "pressure stops"
    assert critic.reading("given").value == pytest.approx(0.05)
    assert neutral.state == "pressure works"
    assert LAB.evaluate(preset_values("neutral") | {"pressure": 1.2}).state == "pressure stops"


def test_hofs_conclusion_needs_the_reach_to_irans_offer_in_the_authors_preset():
    author = preset_values("author")
    without = author | {"reach": 0.0}
    assert LAB.evaluate(author | {"pressure": 1.5}).reading("given").value == pytest.approx(0.6)
    assert LAB.evaluate(without).state == "pressure stops"
    assert LAB.evaluate(without | {"pressure": 1.5}).reading("given").value == pytest.approx(0.3)


def test_the_predictions_say_what_the_model_gives():
    low, high = (LAB.evaluate({"pressure": 0.25, "offer": offer}) for offer in (0.5, 0.7))
    assert low.reading("kept").value == high.reading("kept").value == pytest.approx(0.9)
    given = [LAB.evaluate({"pressure": step / 20}).reading("given").value for step in range(31)]
    rises = [after - before for before, after in zip(given, given[1:], strict=False)]
    assert rises[:15] == pytest.approx([0.02] * 15)
    assert rises[15:] == pytest.approx([0.0] * 15)


def test_the_flip_sentence_gives_the_distance():
    for pressure, gap in ((0.4, 0.35), (1.0, 0.25)):
        found = LAB.found({"pressure": pressure})
        assert found.flip == "at"
        assert (found.numbers["edge"], found.numbers["gap"]) == pytest.approx((0.75, gap))
    assert LAB.found({"hit": 0}).flip == "none"


def test_the_picture_marks_the_turning_point_where_the_dial_reaches_it():
    here, beyond = LAB.found({}), LAB.found({"hit": 0.35})
    assert here.readings["turn"] == pytest.approx(0.75)
    assert beyond.readings["turn"] == pytest.approx(0.6 / 0.35)
    assert [len(found.forms[0].posts) for found in (here, beyond)] == [1, 0]


def test_our_own_number_moves_the_turning_point_but_not_its_kind():
    table = LAB.robust({})
    assert [row[0] for row in table.rows] == ["0.70", "0.80", "0.90", "1.00"]
    assert [row[2] for row in table.rows] == ["0.38", "0.50", "0.63", "0.75"]
    assert table.rows[-1][1] == "0.00"
