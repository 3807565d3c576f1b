"""The peacekeepers lab: known answers of reference model A2, the tiles, and the table of precedents."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.files.facts import table
from casebook.files.kit import load_lab
from casebook.files.markup import is_web
from casebook.files.root import find_root
from casebook.thinking import tiles
from casebook.thinking.labs import get
from casebook.thinking.labs.peacekeepers import CENTRE, SECTORS, by_sector, people
from casebook.thinking.labs.peacekeeping import break_even, everywhere, force, precedents

ROOT = find_root()
GOVERNORATES, PRECEDENTS = table(ROOT, "governorates"), table(ROOT, "peacekeeping_precedents")
LAB = get(load_lab(ROOT, "peacekeepers"), {"governorates": GOVERNORATES, "peacekeeping_precedents": PRECEDENTS})
PLACES = LAB.file.coding["places"]
GIVEN = {**LAB.file.coding, "governorates": GOVERNORATES}
amounts = st.floats(0, 1e7)
rates = st.floats(0, 30)


@pytest.mark.parametrize(
    ("many", "rate", "troops"), [(18e6, 20, 360_000), (18e6, 10, 180_000), (10.8e6, 20, 216_000)]
)
def test_known_arithmetic(many, rate, troops):
    assert everywhere(many, rate) == troops
    assert force(0, many, 0, rate, 0, 0).total == troops


def test_limits():
    assert force(7e6, 11e6, 0, 0, 5, 1000).total == 5000
    assert force(7e6, 11e6, 0, 0, 0, 0).total == 0
    with pytest.raises(ValueError, match="below zero"):
        force(-1, 0, 1, 1, 0, 0)


@settings(deadline=None)
@given(amounts, amounts, rates, rates, st.floats(0, 20), st.floats(0, 3000))
def test_twice_the_people_take_twice_the_peacekeepers(outer, centre, r_out, r_in, per_km, km):
    once = force(outer, centre, r_out, r_in, per_km, km)
    twice = force(2 * outer, 2 * centre, r_out, r_in, per_km, km)
    assert (twice.outer, twice.centre) == pytest.approx((2 * once.outer, 2 * once.centre))
    assert twice.lines == once.lines


@settings(deadline=None)
@given(st.floats(1, 1e7), amounts, rates, st.floats(0, 20), st.floats(0, 3000))
def test_at_the_flip_point_nothing_is_saved(outer, centre, r_in, per_km, km):
    even = break_even(outer, r_in, per_km * km)
    if even is None:
        assert force(outer, centre, 0, r_in, per_km, km).total > everywhere(outer + centre, r_in)
        return
    total = force(outer, centre, even, r_in, per_km, km).total
    assert total == pytest.approx(everywhere(outer + centre, r_in), abs=1e-3)


def test_nobody_outside_means_nothing_to_save():
    assert break_even(0, 20, 100) is None


@settings(deadline=None)
@given(rates, rates, rates)
def test_more_to_guard_never_takes_fewer(r_out, r_in, more):
    here = force(7e6, 11e6, r_out, r_in, 2, 1000).total
    assert force(7e6, 11e6, r_out + more, r_in, 2, 1000).total >= here
    assert force(7e6, 11e6, r_out, r_in + more, 2, 1000).total >= here


# -- the tiles --------------------------------------------------------------------------------------------------------


def test_every_governorate_has_one_tile_and_one_sector():
    assert len(PLACES) == 14
    assert {name: place["name"] for name, place in PLACES.items()} == {
        row["id"]: row["governorate"] for row in GOVERNORATES}
    assert set(PLACES) == set(tiles.TILES)
    assert {place["sector"] for place in PLACES.values()} == set(SECTORS)
    assert len(SECTORS) == len(set(SECTORS.values())) == len({LAB.words(sector)[0] for sector in SECTORS}) == 5


def test_the_centre_is_mixed_and_holds_most_people():
    residents = people(2004, GIVEN)
    groups = by_sector(residents, GIVEN)
    assert sum(groups.values()) == sum(int(row["population_2004"]) for row in GOVERNORATES)
    assert groups[CENTRE] / sum(groups.values()) == pytest.approx(0.6, abs=0.005)
    assert all("mixed" in place for place in PLACES.values() if place["sector"] == CENTRE)


def test_our_reading_is_shown():
    assert len(LAB.background()[0].rows) == 14


def test_a_missing_governorate_is_named():
    with pytest.raises(KeyError, match="sy-hi"):
        people(2004, {**GIVEN, "governorates": [row for row in GOVERNORATES if row["governorate"] != "Homs"]})
    assert people(2004, {**GIVEN, "governorates": []}) == {}


# -- the table of precedents ------------------------------------------------------------------------------------------


def test_rates_are_troops_by_people():
    """From the fewest troops among the most people to the most troops among the fewest."""
    checked = 0
    for row in PRECEDENTS:
        if row["troops_low"] and row["people_low"]:
            low = 1000 * int(row["troops_low"]) / int(row["people_high"])
            high = 1000 * int(row["troops_high"]) / int(row["people_low"])
            assert (float(row["per_1000_low"]), float(row["per_1000_high"])) == pytest.approx((low, high), abs=0.05)
            assert row["people_source_title"]
            assert is_web(row["people_source_url"])
            checked += 1
        if row["line_km"] and row["troops_low"]:
            per_km = int(row["troops_low"]) / float(row["line_km"])
            assert float(row["troops_per_km"]) == pytest.approx(per_km, abs=0.05)
            checked += 1
    assert checked == 3


def test_every_precedent_is_sourced():
    assert len({row["id"] for row in PRECEDENTS}) == len(PRECEDENTS)
    for row in PRECEDENTS:
        assert row["source_title"]
        assert is_web(row["source_url"])
        assert row["confidence"] in {"high", "medium", "low"}
        assert row["note"]


def test_cases_and_rules_become_comparisons():
    known = precedents(PRECEDENTS)
    assert [one["id"] for one in known] == ["quinlivan-20", "ifor-bosnia", "kfor-kosovo"]
    assert all(0 < one["per_1000_low"] <= one["per_1000_high"] for one in known)
    bosnia = known[1]
    assert bosnia["per_1000_low"] <= 60_000 / 4e6 * 1000 <= bosnia["per_1000_high"]


# -- the lab ----------------------------------------------------------------------------------------------------------


def test_the_predictions_say_what_the_model_gives():
    residents = people(2004, GIVEN)
    everyone = sum(residents.values())
    assert LAB.evaluate({}).reading("centre_people").value / everyone == pytest.approx(0.6, abs=0.005)
    bosnia = precedents(PRECEDENTS)[1]
    needed = [everywhere(everyone, bosnia[rate]) for rate in ("per_1000_low", "per_1000_high")]
    assert needed == pytest.approx([246e3, 319e3], abs=1e3)
    capital = sum(residents[name] for name in ("sy-hl", "sy-di", "sy-rd"))
    assert capital / everyone == pytest.approx(0.44, abs=0.005)


def test_rotation_counts_three_for_each_one_on_the_ground():
    still, turning = LAB.evaluate({}), LAB.evaluate({"rotation": 1})
    assert still.reading("total").value == turning.reading("total").value
    assert turning.reading("rotation").value == 3 * turning.reading("total").value
    assert still.sentence != turning.sentence


def test_the_later_year_has_more_people():
    assert LAB.evaluate({"year": 2011}).reading("total").value > LAB.evaluate({}).reading("total").value


def test_the_flip_sentence_names_the_distance():
    found = LAB.found({})
    assert found.flip == "number"
    assert (found.numbers["edge"], found.numbers["gap"]) == pytest.approx((19.7, 17.7), abs=0.05)


def test_the_table_tells_what_the_central_zone_alone_takes_at_the_rates_of_other_places():
    rows = LAB.evaluate({}).table.rows
    assert len(rows) == len(SECTORS) + 1 + len(precedents(PRECEDENTS))
    assert rows[-2][-1] == "148,000 to 192,000"


def test_without_its_tables_the_lab_says_so():
    result = get(load_lab(ROOT, "peacekeepers")).evaluate({})
    assert result.state == "no data"
    assert all(reading.value is None for reading in result.readings)
    assert all(place["name"] in result.alt for place in PLACES.values())
    alone = get(load_lab(ROOT, "peacekeepers"), {"governorates": GOVERNORATES}).evaluate({})
    assert alone.state == "saves"
    assert not any(one["short"] in alone.alt for one in precedents(PRECEDENTS))
