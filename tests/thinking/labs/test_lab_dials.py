"""The dials lab: the arithmetic against hand-worked numbers and brute force, and the claims that its words make."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.files.kit import load_lab
from casebook.files.root import find_root
from casebook.thinking import labs, svg
from casebook.thinking.labs import dials as model

LAB = labs.get(load_lab(find_root(), "dials"))
START = LAB.file.start()
CODING = LAB.file.coding
SET = {preset.id: dict(preset.values) for preset in LAB.file.presets}
SVG = "{http://www.w3.org/2000/svg}"
unit = st.floats(0, 1)


def force(**values) -> model.Force:
    return model.force({**START, **values})


# -- the arithmetic ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("author", "moscow", "america", "price"),
    [
        ("ohanlon", 0.63, 0.0, 0.36),   # .9 x .7 x 1; .6 x (1 - .4)
        ("truce", 0.08, 0.0, 0.30),     # .2 x .4 x 1
        ("hof", 0.072, 0.70, 0.50),     # .4 x .6 x .3
        ("heller", 0.014, 0.0, 0.90),   # .2 x .1 x .7
    ],
)
def test_the_four_presets_by_hand(author, moscow, america, price):
    found = model.force(SET[author])
    assert (found.moscow, found.america, found.price) == pytest.approx((moscow, america, price))
    assert found.margin == pytest.approx(moscow + america - price)


@pytest.mark.parametrize(("author", "state"), [("ohanlon", "Moscow suffices"), ("truce", "no deal"),
                                               ("hof", "America decides"), ("heller", "no deal")])
def test_each_preset_ends_where_its_author_does(author, state):
    """A deal through Moscow; a deal that is not kept; a deal if America presses; none."""
    assert LAB.evaluate(SET[author]).state == state


def test_hof_without_pressure_is_his_first_paragraph():
    """What is missing in P1 is American weight: without it there is no deal."""
    assert LAB.evaluate({**SET["hof"], "presses": 0}).state == "no deal"


def test_limits():
    """Nothing pushes without grip, without will, or with a perfect substitute; pressure counts only when used."""
    for idle in ({"grip": 0}, {"will": 0}, {"iran": 1}):
        assert force(**{"grip": 1, "will": 1, "iran": 0, **idle}).moscow == 0
    assert force(effect=1, presses=0).america == 0
    assert force(effect=1, presses=1).america == 1
    assert force(demand=0.9, guarantee=0.8).price == pytest.approx(0.54)


def test_a_push_that_just_meets_the_price_makes_the_deal():
    """From zero up; rounding does not decide."""
    assert force(grip=0.6, will=0.5, iran=0, demand=0.3, presses=0).deals
    assert force(grip=0.1, will=1, iran=0, demand=0.5, effect=0.4, presses=1).deals


@settings(max_examples=150, deadline=None)
@given(unit, unit, unit, unit, st.sampled_from([0, 1]), unit, unit)
def test_more_push_never_hurts_and_a_dearer_deal_never_helps(grip, will, iran, effect, presses, demand, guarantee):
    """The margin rises with grip, will, effect and guarantee, and falls with Iran and the demand."""
    values = {"grip": grip, "will": will, "iran": iran, "effect": effect, "presses": presses, "demand": demand,
              "guarantee": guarantee}
    here = model.force(values).margin
    for dial, way in (("grip", 1), ("will", 1), ("effect", 1), ("guarantee", 1), ("iran", -1), ("demand", -1)):
        there = model.force({**values, dial: min(1, values[dial] + 0.1)}).margin
        assert way * (there - here) >= -1e-12


# -- the smallest change ----------------------------------------------------------------------------------------------


settings_of = st.fixed_dictionaries({
    dial: st.sampled_from(places) for dial, places in model.PLACES.items()
})


@settings(max_examples=80, deadline=None)
@given(settings_of)
def test_flips_are_the_nearest_ones(values):
    """Against brute force: at the flip the conclusion is another, and at every place nearer it is not."""
    now = model.force(values).deals
    found = {flip.dial: flip for flip in model.flips(values)}
    for dial in LAB.dials:
        row = model.PLACES[dial.id]
        start = row.index(values[dial.id])
        turned = {abs(n - start) for n, place in enumerate(row)
                  if model.force({**values, dial.id: place}).deals != now}
        assert (dial.id in found) == bool(turned)
        if turned:
            assert abs(row.index(found[dial.id].to) - start) == min(turned)
            assert found[dial.id].share == pytest.approx(min(turned) / (len(row) - 1))
    shares = [flip.share for flip in model.flips(values)]
    assert shares == sorted(shares)


def test_what_would_turn_each_author():
    """O'Hanlon hangs on Moscow and Iran, Hof on pressure, the text of 2016 on the grip, Heller on no single dial."""
    turning = {author: {flip.dial for flip in model.flips(SET[author])} for author in SET}
    assert turning == {"ohanlon": {"will", "grip", "iran"}, "truce": {"grip"},
                       "hof": {"effect", "demand", "presses"}, "heller": set()}


def test_only_one_pair_of_changes_brings_hellers_deal():
    """As the feedback of the second prediction says: pressing, with a very large effect."""
    pairs = {
        (one.id, two.id) for one, two in combinations(LAB.dials, 2)
        if any(model.force({**SET["heller"], one.id: a, two.id: b}).deals
               for a in model.PLACES[one.id] for b in model.PLACES[two.id])
    }
    assert pairs == {("effect", "presses")}


def test_all_of_moscows_will_does_not_get_a_signature_in_hellers_world():
    """P40: not even for a deal that is Damascus's own victory."""
    assert not model.force({**SET["heller"], "demand": 0.2, "will": 1.0}).deals


def test_the_places_are_those_on_which_the_dials_can_stand():
    for dial in LAB.dials:
        steps = [dial.low + n * dial.step for n in range(round((dial.high - dial.low) / dial.step) + 1)]
        stands = {"choice": [one.value for one in dial.options], "toggle": [0, 1], "range": steps}[dial.kind]
        assert list(model.PLACES[dial.id]) == pytest.approx(sorted(stands)), dial.id


# -- authors against each other ---------------------------------------------------------------------------------------


def test_each_authors_preset_is_the_coding():
    """What each number is grounded on stands in the coding."""
    assert {author: {dial: row[author][0] for dial, row in CODING.items()} for author in model.AUTHORS} == SET


def test_outright_contradictions_are_the_two_cruxes():
    """Moscow's will between O'Hanlon and Heller, the effect of pressure between Hof and Heller; no other pair."""
    found = {(a, b): model.contradictions(a, b, CODING) for a, b in combinations(model.AUTHORS, 2)}
    assert {pair: dials for pair, dials in found.items() if dials} == {
        ("ohanlon", "heller"): ["will"], ("hof", "heller"): ["effect"]}


def test_contradictions_need_two_who_say_it():
    """O'Hanlon's grip is only needed, not said: that is no contradiction."""
    assert model.stance(CODING["grip"]["ohanlon"][0]) == "yes"
    assert model.stance(CODING["grip"]["heller"][0]) == "no"
    assert "grip" not in model.contradictions("ohanlon", "heller", CODING)


@pytest.mark.parametrize(("value", "stance"), [(0, "no"), (1 / 3, "no"), (0.34, "partly"), (0.66, "partly"),
                                               (2 / 3, "yes"), (1, "yes")])
def test_thirds(value, stance):
    assert model.stance(value) == stance


def test_one_number_taken_over():
    """Hof with Heller's effect of pressure has no deal; O'Hanlon with anybody's grip has none."""
    assert "effect" in model.exchanged(SET["hof"], "heller", CODING)
    for other in ("truce", "hof", "heller"):
        assert "grip" in model.exchanged(SET["ohanlon"], other, CODING)
    assert model.exchanged(SET["heller"], "hof", CODING) == []


def test_silence_stands_at_nothing_and_is_never_taken_over():
    """A silent dial is 0, has no locator, and no other author's conclusion is turned by it."""
    assert CODING.keys() == model.PLACES.keys()
    for dial, row in CODING.items():
        assert tuple(row) == model.AUTHORS
        for author, (value, how, loc, _) in row.items():
            assert how in ("says", "implies", "silent")
            if how == "silent":
                assert value == 0
                assert loc == ""
                assert all(dial not in model.exchanged(values, author, CODING) for values in SET.values())
            else:
                assert loc


def test_the_predictions_say_what_the_model_gives():
    """The numbers in the feedback are the model's."""
    changed = {**SET["hof"], "effect": CODING["effect"]["heller"][0]}
    assert LAB.evaluate(changed).state == "no deal"
    assert LAB.evaluate(SET["hof"]).reading("margin").value == pytest.approx(0.27, abs=0.005)
    assert LAB.evaluate(changed).reading("margin").value == pytest.approx(-0.38, abs=0.005)
    assert LAB.evaluate(SET["hof"]).reading("moscow").value == pytest.approx(0.07, abs=0.005)
    assert model.flips(SET["hof"])[0] == model.Flip("effect", 0.4, pytest.approx(0.3))
    assert LAB.evaluate(SET["heller"]).reading("smallest").value is None


def test_robust_counts_every_neighbour():
    """81 settings a shift; all of Heller's end alike, not all of O'Hanlon's."""
    every = LAB.words("of", same=81, all=81)
    assert [row[1] for row in LAB.robust(SET["heller"]).rows] == [every, every]
    assert LAB.robust(SET["ohanlon"]).rows[1][1] == LAB.words("of", same=72, all=81)


def test_the_words_of_the_picture_place_every_author_who_speaks():
    alt = LAB.evaluate({}).alt
    for dial in model.BELIEFS:
        told = alt.split(f"{LAB.words(dial)}: ")[1].split(". ")[0]
        for author, (value, how, *_) in CODING[dial].items():
            if how != "silent":
                assert f"{LAB.words(author)} at {value:.2f}" in told


def test_marks_that_coincide_are_stacked_not_shifted():
    """Two authors at one number stand at one place along the track, one above the other."""
    root = ET.fromstring(LAB.evaluate(SET["truce"]).svg)
    colour = dict(zip(model.AUTHORS, svg.COLOURS, strict=False))
    square = next(one for one in root.iter(f"{SVG}rect")
                  if (one.get("fill"), one.get("stroke")) == (colour["truce"], svg.PAPER))
    triangle = next(e for e in root.iter(f"{SVG}polygon") if e.get("fill") == colour["heller"])
    middle = float(square.get("x")) + float(square.get("width")) / 2
    tip_x, tip_y = (float(n) for n in triangle.get("points").split()[0].split(","))
    assert tip_x == pytest.approx(middle)
    assert tip_y < float(square.get("y"))
