"""The agreement lab: known answers, a second count of the packages by NumPy, limits, and what must never happen.

There is no non-cooperative game here: Nash's bargaining rule is a rule for dividing, not an equilibrium.
"""

import subprocess
import sys
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.files.kit import load_lab
from casebook.files.root import find_root
from casebook.thinking.labs import get
from casebook.thinking.labs.zone import (
    PACKAGES,
    POST,
    Party,
    acceptable,
    best,
    by_demand,
    by_worth,
    margin,
    most,
    nearest,
    share,
)

LAB = get(load_lab(find_root(), "agreement"))
PARTY = {name: Party.of(name, row) for name, row in LAB.file.coding["parties"].items()}
NAMES = list(PARTY)
FOUR = ("us", "russia", "regime", "opposition")
PRESET = {preset.id: dict(preset.values) for preset in LAB.file.presets}
coalitions = st.sets(st.sampled_from(NAMES), min_size=1).map(sorted)
hundredths = st.integers(0, 100).map(lambda number: number / 100)
EVERY = {step: np.array(list(product(range(0, 11, step), repeat=5))) for step in (1, 2)}


def who(*names, **changed):
    """Some parties of the coding, with the demands of some of them changed."""
    return tuple(PARTY[name].expecting(changed[name]) if name in changed else PARTY[name] for name in names)


def counted(signers, divisible=True, step=2):
    """The share by NumPy, on a grid of any step."""
    packages = EVERY[step]
    if not divisible:
        packages = packages[np.isin(packages[:, POST], (0, 10))]
    fits = np.ones(len(packages), dtype=bool)
    for party in signers:
        worth = 1 - np.abs(packages - np.array(party.ideal)) @ np.array(party.weight) / 10
        fits &= worth >= party.expects - 1e-9
    return fits.mean()


@st.composite
def signing(draw):
    """A coalition with any demands and any worth of the post to the two powers."""
    return tuple(
        PARTY[name].expecting(draw(hundredths)).caring(draw(st.integers(0, 80)) / 100) for name in draw(coalitions)
    )


# -- known answers ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "portion", "package"),
    [
        (("us", "russia"), 0.2297, (6, 10, 6, 10, 10)),
        (FOUR, 0.0435, (6, 4, 2, 8, 10)),
    ],
)
def test_known_coalitions(names, portion, package):
    assert share(who(*names)) == pytest.approx(portion, abs=5e-5)
    assert best(who(*names)) == package


def test_the_two_powers_have_assad_leave_and_the_regime_gets_less_than_half_of_what_it_expects():
    package = best(who("us", "russia"))
    assert package[POST] == 10
    assert PARTY["regime"].utility(package) == pytest.approx(0.29)
    assert PARTY["regime"].utility(package) < PARTY["regime"].expects / 2


@pytest.mark.parametrize(
    ("worth", "divisible", "portion"),
    [(0.45, False, 0), (0.45, True, 0.0666), (0.44, False, 0.0008), (0.5, False, 0), (0.5, True, 0.0505)],
)
def test_the_overlap_of_the_powers_is_lost_where_an_indivisible_post_outweighs_what_they_can_lose(
    worth, divisible, portion
):
    """Each refuses to lose more than 0.44; whichever way the post goes, one of them loses its worth."""
    powers = tuple(party.caring(worth) for party in who("us", "russia"))
    assert share(powers, divisible) == pytest.approx(portion, abs=5e-5)


def test_the_worth_of_the_post_scales_the_rest():
    moved = PARTY["russia"].caring(0.55)
    assert moved.weight[POST] == 0.55
    assert sum(moved.weight) == pytest.approx(1)
    assert moved.weight[0] / moved.weight[3] == pytest.approx(PARTY["russia"].weight[0] / PARTY["russia"].weight[3])


def test_the_known_flip_points():
    assert most(who("us", "russia", "opposition"), PARTY["regime"]) == pytest.approx(0.92)
    assert share(who(*FOUR, regime=0.92)) > 0
    assert share(who(*FOUR, regime=0.93)) == 0


@pytest.mark.parametrize("part", [0.6, 0.8, 0.9])
def test_two_issues_that_weigh_differently_are_traded(part):
    """Opposed ideals on two issues, weights (a,1-a) and (1-a,a): each gets its own issue, which is worth a to it."""
    parties = opposed(part)
    package = best(parties)
    assert package[:2] == (10, 0)
    assert [party.utility(package) for party in parties] == pytest.approx([part] * 2)


def test_two_issues_of_equal_weight_leave_only_a_fixed_sum():
    parties = opposed(0.5)
    assert {round(sum(party.utility(package) for party in parties), 9) for package in PACKAGES} == {1.0}
    assert [party.utility(best(parties)) for party in parties] == pytest.approx([0.5, 0.5])


def opposed(first):
    """Two parties with opposite wishes on two issues; the first issue weighs `first` for the first. Others count 0."""
    return (Party(id="one", ideal=(10, 10, 0, 0, 0), weight=(first, 1 - first, 0, 0, 0), expects=0),
            Party(id="two", ideal=(0, 0, 0, 0, 0), weight=(1 - first, first, 0, 0, 0), expects=0))


# -- a second count, and a finer grid ---------------------------------------------------------------------------------


@settings(deadline=None, max_examples=60)
@given(signing(), st.booleans())
def test_the_share_is_what_numpy_counts(signers, divisible):
    assert share(signers, divisible) == pytest.approx(counted(signers, divisible), abs=1e-9)


@pytest.mark.parametrize("divisible", [True, False])
@pytest.mark.parametrize("worth", [0.0, 0.1, 0.3, 0.5, 0.7])
@pytest.mark.parametrize("names", [("us", "russia"), FOUR, NAMES])
def test_a_grid_in_single_tenths_hardly_changes_the_share(names, worth, divisible):
    signers = tuple(party.caring(worth) if party.id == "russia" else party for party in who(*names))
    fine = counted(signers, divisible, step=1)
    assert share(signers, divisible) == pytest.approx(fine, abs=0.02)
    assert bool(share(signers, divisible)) == bool(fine)


@settings(deadline=None, max_examples=30)
@given(signing(), st.booleans())
def test_the_nash_package_has_the_largest_product(signers, divisible):
    found, offered = best(signers, divisible), acceptable(signers, divisible)
    if found is None:
        assert not offered
        package = nearest(signers, divisible)
        worst = min(party.utility(package) - party.expects for party in signers)
        assert worst == pytest.approx(margin(signers, divisible))
        assert worst < 0
        return
    gains = [[party.utility(PACKAGES[n]) - party.expects for party in signers] for n in offered]
    mine = np.prod([party.utility(found) - party.expects for party in signers])
    assert mine == pytest.approx(max(np.prod(np.maximum(gains, 0), axis=1)), abs=2e-9)


# -- what must always hold --------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(signing(), st.booleans())
def test_one_more_signer_never_adds_packages(signers, divisible):
    assert share(signers, divisible) <= share(signers[:-1], divisible)


@settings(deadline=None)
@given(signing(), st.booleans(), hundredths)
def test_asking_for_more_never_adds_packages_nor_widens_the_zone(signers, divisible, more):
    *others, last = signers
    asked = (*others, last.expecting(max(last.expects, more)))
    assert share(asked, divisible) <= share(signers, divisible)
    assert margin(asked, divisible) <= margin(signers, divisible) + 1e-9


@settings(deadline=None)
@given(signing())
def test_a_post_that_cannot_be_shared_never_widens_the_zone(signers):
    assert margin(signers, False) <= margin(signers) + 1e-9


@settings(deadline=None)
@given(signing(), st.booleans())
def test_the_zone_is_open_just_where_the_margin_is_not_below_zero(signers, divisible):
    assert (share(signers, divisible) > 0) == (margin(signers, divisible) >= -1e-9)


@settings(deadline=None)
@given(signing(), st.booleans())
def test_the_flip_point_is_the_highest_demand_that_leaves_a_zone(signers, divisible):
    *others, last = signers
    limit = most(tuple(others), last, divisible)
    if limit is None:
        assert share(tuple(others), divisible) == 0
        return
    assert share((*others, last.expecting(limit)), divisible) > 0
    assert share((*others, last.expecting(limit + 1e-6)), divisible) == 0


@settings(deadline=None, max_examples=30)
@given(signing(), st.booleans(), st.lists(hundredths, min_size=1, max_size=4))
def test_the_curves_are_the_share_at_every_place(signers, divisible, places):
    *others, last = signers
    demands = by_demand(tuple(others), last, places, divisible)
    assert demands == pytest.approx([share((*others, last.expecting(place)), divisible) for place in places])
    places = [0.8 * place for place in places]
    worths = by_worth(tuple(others), last, places, divisible)
    assert worths == pytest.approx([share((*others, last.caring(place)), divisible) for place in places])


def test_nobody():
    assert margin(()) is None
    assert best(()) is None
    assert share(()) == share((), False) == 1
    assert len(PACKAGES) == 6**5
    assert len(acceptable((), False)) == 2 * 6**4


@pytest.mark.parametrize(
    ("change", "says"),
    [({"weight": (0.3, 0.3, 0.3, 0.3, 0.3)}, "sum to one"), ({"ideal": (0, 0, 0, 0, 12)}, "from 0 to 10"),
     ({"ideal": (0, 0)}, "one ideal and one weight")],
)
def test_a_coding_that_is_off_the_scale_is_refused(change, says):
    good = {"id": "x", "ideal": (0, 0, 0, 0, 0), "weight": (1.0, 0, 0, 0, 0), "expects": 0.5}
    with pytest.raises(ValueError, match=says):
        Party(**{**good, **change})


def test_isis_is_contained_in_moscows_row_and_beaten_in_washingtons():
    assert 0 < PARTY["russia"].ideal[0] < PARTY["us"].ideal[0] == 10
    assert PARTY["russia"].ideal[POST] == 0


# -- the lab ----------------------------------------------------------------------------------------------------------


def test_the_predictions_say_what_the_model_gives():
    author, neutral = (LAB.evaluate(PRESET[name]) for name in ("author", "neutral"))
    assert author.reading("share").text == "23 %"
    assert neutral.reading("share").text == "4.3 %"
    assert author.reading("regime_outside").value == pytest.approx(0.29)
    assert LAB.evaluate({**PRESET["neutral"], "divisible": 0}).reading("share").text == "0.9 %"
    assert LAB.evaluate({**PRESET["neutral"], "regime_expects": 0.93}).state == "no zone"
    assert LAB.evaluate(PRESET["critic"]).reading("share").value == 0
    assert LAB.evaluate({**PRESET["critic"], "divisible": 1}).reading("share").text == "6.7 %"


def test_the_claim_follows_with_moscow_as_in_p5_and_not_as_in_p3():
    assert LAB.evaluate(PRESET["author"]).state == "zone"
    assert LAB.evaluate(PRESET["critic"]).state == "powers apart"
    assert LAB.evaluate({**PRESET["critic"], "divisible": 1}).state == "zone"
    assert LAB.evaluate({**PRESET["critic"], "moscow_post": 0.1}).state == "zone"
    assert LAB.evaluate({**PRESET["critic"], "regime": 1}).state == "powers apart"


@pytest.mark.parametrize(("moscow", "washington", "place"), [(0.5, 0.1, 0), (0.1, 0.5, 10)])
def test_who_cares_more_for_the_post_gets_its_way(moscow, washington, place):
    assert best((PARTY["us"].caring(washington), PARTY["russia"].caring(moscow)))[POST] == place


def test_iran_leaves_the_list_of_parties_when_it_does_not_sign():
    assert len(LAB.evaluate({}).table.rows) == 4
    assert len(LAB.evaluate({"iran": 1}).table.rows) == 5


@pytest.mark.parametrize(
    ("values", "flip", "numbers"),
    [
        (PRESET["author"], "moscow", {}),
        (PRESET["critic"], "apart_shared", {"other": pytest.approx(0.0666, abs=5e-5)}),
        ({**PRESET["critic"], "divisible": 1, "moscow_post": 0.8, "washington_post": 0.8}, "apart", {}),
        (PRESET["neutral"], "demands", {}),
        ({"russia": 0}, "room", {}),
        ({"us": 0, "russia": 0}, "nobody", {}),
    ],
)
def test_the_sentence_about_the_flip_point_fits(values, flip, numbers):
    found = LAB.found(values)
    assert found.flip == flip
    assert {name: found.numbers[name] for name in numbers} == numbers


def test_other_weights_are_tried_and_the_table_is_repeatable():
    table = LAB.robust(PRESET["neutral"])
    assert table == LAB.robust(PRESET["neutral"])
    two, four = (float(row[1].removesuffix(" %")) for row in table.rows)
    assert two > four
    assert [row[3] for row in LAB.robust(PRESET["critic"]).rows] != ["0 of 200", "0 of 200"]


def test_it_needs_no_numpy():
    code = ("import sys; from casebook.files.kit import load_lab; from casebook.files.root import find_root;"
            "from casebook.thinking import labs;"
            "lab = labs.get(load_lab(find_root(), 'agreement')); lab.evaluate({}); lab.robust({});"
            "print([name for name in ('numpy', 'pandas') if name in sys.modules])")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=find_root())
    assert done.stdout.strip() == "[]"
