"""The agreement lab: known answers of reference model A1, limits, and what must never happen.

There is no non-cooperative game here: Nash's bargaining rule is a rule for dividing, not an equilibrium, so nashpy has
nothing to check. The exact margin is checked against SciPy's linear programming instead.
"""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from casebook.thinking.labs import get
from casebook.thinking.labs.agreement.coding import FULL, PRESET, Actor, Coding, Issue, from_rows, tables, to_rows
from casebook.thinking.labs.agreement.lab import make
from casebook.thinking.labs.agreement.margin import closes_at, margin
from casebook.thinking.labs.agreement.zone import acceptable, best, curve, grid, nearest, share

NAMES = [actor.id for actor in PRESET.actors]
FOUR = ("us", "russia", "regime", "opposition")
EVERYTHING = grid(PRESET)
coalitions = st.sets(st.sampled_from(NAMES), min_size=1).map(sorted)
thousandths = st.integers(0, FULL)


def demands(*names, **changed):
    """The preset demands of some actors, with some of them changed."""
    return {name: changed.get(name, PRESET.actor(name).reservation) for name in names}


@pytest.mark.parametrize(
    ("names", "portion", "wide", "package"),
    [
        (("us", "russia"), 0.3064, 0.3306, (10, 10, 5, 10, 10)),
        (("us", "russia", "opposition"), 0.2781, 0.3275, (10, 10, 5, 10, 10)),
        (("us", "russia", "regime"), 0.0949, 0.1861, (10, 2, 0, 10, 10)),
        (("regime", "opposition"), 0.1836, 0.1632, (6, 3, 0, 3, 10)),
        (FOUR, 0.0709, 0.1447, (10, 4, 0, 8, 10)),
    ],
)
def test_known_coalitions(names, portion, wide, package):
    """The table of A1: share on the grid, exact margin, Nash package."""
    assert share(EVERYTHING, demands(*names)) == pytest.approx(portion, abs=5e-5)
    assert float(margin(PRESET, demands(*names))) / FULL == pytest.approx(wide, abs=5e-5)
    assert best(EVERYTHING, demands(*names)) == package


def test_the_outsiders_package_gives_the_regime_less_than_half_of_what_it_can_get():
    package = best(EVERYTHING, demands("us", "russia"))
    assert [PRESET.actor(name).utility(package) for name in ("us", "russia", "regime")] == [940, 845, 275]
    assert 275 < 600 / 2


@pytest.mark.parametrize(("names", "portion"), [(FOUR, 0.0129), (("us", "russia"), 0.2520)])
def test_known_shares_when_the_post_is_all_or_nothing(names, portion):
    assert share(grid(PRESET, divisible=False), demands(*names)) == pytest.approx(portion, abs=5e-5)


@pytest.mark.parametrize(
    ("demand", "portion"),
    [(500, 0.1327), (550, 0.1000), (600, 0.0709), (650, 0.0464), (700, 0.0272), (750, 0.0135), (800, 0.0051),
     (850, 0.0012), (900, 0.0001)],
)
def test_known_shares_as_the_regime_expects_more(demand, portion):
    """The reference compares in floating point; whole thousandths leave ties exact, so its last digit may differ."""
    assert share(EVERYTHING, demands(*FOUR, regime=demand)) == pytest.approx(portion, abs=6e-5)


def test_the_known_flip_points():
    assert closes_at(PRESET, demands(*FOUR), "regime") == 940
    assert float(margin(PRESET, demands(*FOUR, regime=800, opposition=550))) == pytest.approx(14.5, abs=0.05)
    assert float(margin(PRESET, demands(*FOUR, regime=800, opposition=600))) == pytest.approx(-11.4, abs=0.05)
    assert 550 < closes_at(PRESET, demands(*FOUR, regime=800), "opposition") < 600


@pytest.mark.parametrize("part", [0.6, 0.8, 0.9])
def test_two_issues_that_weigh_differently_are_traded(part):
    """Opposed ideals (1,1) and (0,0), weights (a,1-a) and (1-a,a): the Nash package is (1,0) and each gets a."""
    coding = opposed(round(100 * part))
    package = best(grid(coding), {"one": 0, "two": 0})
    assert package == (10, 0)
    assert [actor.utility(package) for actor in coding.actors] == [round(part * FULL)] * 2


def test_two_issues_of_equal_weight_leave_only_a_fixed_sum():
    coding = opposed(50)
    every = grid(coding)
    assert set((every.utility[0] + every.utility[1]).tolist()) == {FULL}
    package = best(every, {"one": 0, "two": 0})
    assert [actor.utility(package) for actor in coding.actors] == [500, 500]


def opposed(first):
    """Two actors with opposite wishes on two issues, the first issue weighing `first` hundredths for the first."""
    issues = tuple(Issue(id=name, name=name, none="", full="", loc="") for name in ("left", "right"))
    return Coding(issues, (
        Actor(id="one", name="one", ideal=(10, 10), weight=(first, 100 - first), reservation=0),
        Actor(id="two", name="two", ideal=(0, 0), weight=(100 - first, first), reservation=0),
    ), 0)


# -- what must always hold --------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(coalitions, st.sampled_from(NAMES), st.data())
def test_one_more_signer_never_adds_packages(names, extra, data):
    asked = {name: data.draw(thousandths) for name in [*names, extra]}
    fewer = {name: least for name, least in asked.items() if name != extra}
    assert share(EVERYTHING, asked) <= share(EVERYTHING, fewer)


@settings(deadline=None)
@given(coalitions, st.data())
def test_asking_for_more_never_adds_packages_nor_widens_the_zone(names, data):
    asked = {name: data.draw(thousandths) for name in names}
    name = data.draw(st.sampled_from(names))
    more = {**asked, name: data.draw(st.integers(asked[name], FULL))}
    assert share(EVERYTHING, more) <= share(EVERYTHING, asked)
    assert margin(PRESET, more) <= margin(PRESET, asked)


@settings(deadline=None)
@given(coalitions, st.data())
def test_a_post_that_cannot_be_shared_never_widens_the_zone(names, data):
    asked = {name: data.draw(thousandths) for name in names}
    assert margin(PRESET, asked, divisible=False) <= margin(PRESET, asked)


@settings(deadline=None)
@given(coalitions, st.data(), st.booleans())
def test_where_a_package_is_found_the_margin_is_not_below_zero(names, data, divisible):
    asked = {name: data.draw(thousandths) for name in names}
    packages = grid(PRESET, divisible)
    found = best(packages, asked)
    if found is not None:
        assert margin(PRESET, asked, divisible) >= 0
        assert all(PRESET.actor(name).utility(found) >= least for name, least in asked.items())


@settings(deadline=None)
@given(coalitions, st.data(), st.booleans())
def test_the_flip_point_is_where_the_margin_changes_sign(names, data, divisible):
    asked = {name: data.draw(thousandths) for name in names}
    name = data.draw(st.sampled_from(names))
    limit = closes_at(PRESET, asked, name, divisible)
    others = {other: least for other, least in asked.items() if other != name}
    if limit is None:
        assert margin(PRESET, others, divisible) < 0
        return
    below, above = int(limit), int(limit) + 1
    assert margin(PRESET, {**asked, name: below}, divisible) >= 0
    assert margin(PRESET, {**asked, name: above}, divisible) < 0


def test_nobody_and_strangers():
    assert margin(PRESET, {}) is None
    assert closes_at(PRESET, demands("us"), "regime") is None
    assert best(EVERYTHING, {}) is None
    assert share(EVERYTHING, {}) == 1
    with pytest.raises(KeyError):
        share(EVERYTHING, {"nobody": 1})


weights = st.lists(st.integers(0, 40), min_size=5, max_size=5).filter(sum).map(
    lambda parts: [100 * part // sum(parts) for part in parts]
).map(lambda parts: (100 - sum(parts[1:]), *parts[1:]))
codings = st.lists(st.tuples(weights, st.lists(st.integers(0, 10), min_size=5, max_size=5), thousandths), min_size=1,
                   max_size=5).map(
    lambda actors: Coding(PRESET.issues, tuple(
        Actor(id=f"a{index}", name="", ideal=tuple(ideal), weight=weight, reservation=least)
        for index, (weight, ideal, least) in enumerate(actors)
    ), 1)
)


@settings(deadline=None, max_examples=60)
@given(codings, st.booleans())
def test_the_margin_agrees_with_scipy(coding, divisible):
    """max t with t <= u_i(x) - d_i over the whole box, absolute values split into two variables each."""
    asked = {actor.id: actor.reservation for actor in coding.actors}
    issues = len(coding.issues)
    answers = []
    for post in (None,) if divisible else (0, 10):
        # variables: x (issues), s (actors x issues, at least the distances), t
        width = issues + len(coding.actors) * issues + 1
        rows, limits = [], []
        for number, actor in enumerate(coding.actors):
            gain = np.zeros(width)
            gain[-1] = 1
            for issue in range(issues):
                place = issues + number * issues + issue
                gain[place] = actor.weight[issue]
                for sign in (1, -1):
                    distance = np.zeros(width)
                    distance[issue], distance[place] = sign, -1
                    rows.append(distance)
                    limits.append(sign * actor.ideal[issue])
            rows.append(gain)
            limits.append(FULL - asked[actor.id])
        bounds = [(post, post) if issue == coding.post and post is not None else (0, 10) for issue in range(issues)]
        bounds += [(0, None)] * (len(coding.actors) * issues) + [(None, None)]
        goal = np.zeros(width)
        goal[-1] = -1
        found = linprog(goal, A_ub=np.array(rows), b_ub=np.array(limits), bounds=bounds, method="highs")
        assert found.status == 0
        answers.append(-found.fun)
    assert float(margin(coding, asked, divisible)) == pytest.approx(max(answers), abs=1e-6)


def test_no_package_made_of_ideal_points_beats_the_margin():
    asked = demands(*FOUR)
    points = [sorted({PRESET.actor(name).ideal[issue] for name in FOUR}) for issue in range(5)]
    gains = [
        min(PRESET.actor(name).utility(package) - least for name, least in asked.items())
        for package in product(*points)
    ]
    assert max(gains) <= margin(PRESET, asked)
    assert isinstance(margin(PRESET, asked), Fraction)


@given(coalitions, st.sampled_from(NAMES), st.data())
@settings(deadline=None, max_examples=30)
def test_the_curve_is_the_share_at_every_demand(names, name, data):
    asked = {other: data.draw(thousandths) for other in names}
    shares = curve(EVERYTHING, asked, name)
    assert len(shares) == FULL + 1
    assert list(shares) == sorted(shares, reverse=True)
    demand = data.draw(thousandths)
    if name in asked:
        assert shares[demand] == share(EVERYTHING, {**asked, name: demand})
    else:
        assert set(shares) == {share(EVERYTHING, asked)}


@settings(deadline=None)
@given(st.lists(st.integers(0, 10), min_size=5, max_size=5))
def test_the_grid_holds_what_the_actors_say(package):
    index = int("".join("0123456789a"[place] for place in package), 11)
    assert EVERYTHING.package(index) == tuple(package)
    assert EVERYTHING.utility[:, index].tolist() == [actor.utility(package) for actor in PRESET.actors]


def test_the_grid_is_kept():
    assert grid(PRESET) is EVERYTHING
    assert EVERYTHING.size == 11**5
    assert grid(PRESET, divisible=False).size == 2 * 11**4


@given(coalitions, st.data())
@settings(deadline=None, max_examples=20)
def test_the_nash_package_has_the_largest_product(names, data):
    asked = {name: data.draw(st.integers(0, 700)) for name in names}
    found = best(EVERYTHING, asked)
    if found is None:
        assert not acceptable(EVERYTHING, asked).any()
        package = nearest(EVERYTHING, asked)
        assert min(PRESET.actor(name).utility(package) - least for name, least in asked.items()) < 0
        return
    fits = np.flatnonzero(acceptable(EVERYTHING, asked))
    gains = np.array([EVERYTHING.utility[PRESET.index(name)][fits].astype(float) - asked[name] for name in names])
    mine = np.prod([float(PRESET.actor(name).utility(found) - asked[name]) for name in names])
    assert mine == pytest.approx(gains.prod(axis=0).max())


# -- the coding as a table --------------------------------------------------------------------------------------------


def test_a_class_can_recode():
    rows = to_rows()
    assert len(rows) == len(PRESET.actors) * len(PRESET.issues)
    assert from_rows(rows) == PRESET
    for row in rows:
        if row["actor"] == "regime":
            row["reservation"] = "0.9"
            if row["issue"] in ("post", "aid"):
                row["weight"] = {"post": "0.30", "aid": "0.25"}[row["issue"]]
    recoded = from_rows(rows)
    assert recoded.actor("regime").weight == (10, 30, 25, 10, 25)
    lab = make(recoded)
    everyone = dict(get("agreement").preset("neutral").values)
    assert lab.evaluate(everyone).reading("share").value != get("agreement").evaluate(everyone).reading("share").value


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"weight": "0.305"}, "finer than the scale"),
        ({"weight": "0.99"}, "sum to 100"),
        ({"ideal": "1.2"}, "tenths from 0 to 10"),
        ({"actor": "mars"}, "no actor 'mars'"),
        ({"issue": "weather"}, "no issue 'weather'"),
    ],
)
def test_a_coding_that_is_off_the_scale_is_refused(change, says):
    rows = to_rows()
    rows[0].update(change)
    with pytest.raises(ValueError, match=says):
        from_rows(rows)


def test_an_actor_with_a_missing_issue_is_refused():
    with pytest.raises(ValueError, match="us: a row for each"):
        from_rows(to_rows()[1:])


def test_what_we_put_in_is_shown():
    issues, wishes = tables()
    assert len(issues.rows) == 5
    assert [row[-1] for row in wishes.rows] == ["P5", "P3, P5"] + ["not in the article: ours"] * 3
    assert "not estimates" in wishes.caption


# -- the lab ----------------------------------------------------------------------------------------------------------


LAB = get("agreement")


def test_the_predictions_say_what_the_model_gives():
    author = LAB.evaluate(LAB.preset("author").values)
    neutral = LAB.evaluate(LAB.preset("neutral").values)
    assert author.reading("share").text == "31 %"
    assert neutral.reading("share").text == "7.1 %"
    assert author.reading("regime_outside").value == 0.275
    indivisible = LAB.evaluate({**LAB.preset("neutral").values, "divisible": 0})
    assert indivisible.reading("share").text == "1.3 %"
    assert LAB.evaluate({**LAB.preset("neutral").values, "d_regime": 0.95}).state == "no zone"


def test_the_claim_follows_for_two_powers_and_not_when_everyone_hopes_to_win():
    assert LAB.evaluate(LAB.preset("author").values).state == "zone"
    assert LAB.evaluate(LAB.preset("critic").values).state == "no zone"
    assert LAB.evaluate(LAB.preset("neutral").values).state == "zone"


def test_iran_leaves_the_list_of_parties_when_it_does_not_sign():
    assert [row[0] for row in LAB.evaluate({}).table.rows] == ["United States", "Russia", "Regime", "Opposition"]
    assert LAB.evaluate({"iran": 1}).table.rows[-1][:2] == ("Iran", "signs")


def test_the_flip_sentence_gives_the_distance():
    flip = LAB.evaluate(LAB.preset("neutral").values).flip
    assert "closes when the regime expects more than 0.94" in flip
    assert "it now expects 0.60, 0.34 below that" in flip
    assert "opens when the regime expects 0.94 or less" in LAB.evaluate(
        {**LAB.preset("neutral").values, "d_regime": 0.99}
    ).flip
    assert "0.33 more without a deal before the zone closes" in LAB.evaluate(LAB.preset("author").values).flip


def test_other_weights_are_tried_and_the_table_is_repeatable():
    table = LAB.robust(LAB.preset("neutral").values)
    assert table == LAB.robust(LAB.preset("neutral").values)
    assert [row[0] for row in table.rows] == ["the US and Russia", "the US, Russia, the regime and the opposition"]
    two, four = ([float(row[1].removesuffix(" %"))] for row in table.rows)
    assert two > four


def test_words_of_a_coding_are_escaped():
    actors = tuple(
        Actor(id=actor.id, name="<b>&" if actor.id == "russia" else actor.name, ideal=actor.ideal,
              weight=actor.weight, reservation=actor.reservation)
        for actor in PRESET.actors
    )
    result = make(Coding(PRESET.issues, actors, PRESET.post)).evaluate({})
    assert "<b>" not in result.svg
    assert "<b>" in result.sentence
