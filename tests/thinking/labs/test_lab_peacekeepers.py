"""The peacekeepers lab: known answers of reference model A2, the tiles, and the table of precedents."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lab_tables import rows

from casebook.files.markup import is_web
from casebook.thinking import tiles
from casebook.thinking.labs import get
from casebook.thinking.labs.peacekeepers.arithmetic import break_even, everywhere, force, precedents
from casebook.thinking.labs.peacekeepers.sectors import CENTRE, SECTORS, TILES, by_sector, people, table

GOVERNORATES, PRECEDENTS = rows("governorates"), rows("peacekeeping_precedents")
LAB = get("peacekeepers", {"governorates": GOVERNORATES, "peacekeeping_precedents": PRECEDENTS})
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
    assert len(TILES) == 14
    assert {tile.id: tile.name for tile in TILES} == {row["id"]: row["governorate"] for row in GOVERNORATES}
    assert {tile.id for tile in TILES} == set(tiles.TILES)
    assert len({(tile.column, tile.row) for tile in TILES}) == 14
    assert {tile.sector for tile in TILES} == {sector.id for sector in SECTORS}
    assert len(SECTORS) == 5
    assert len({sector.letter for sector in SECTORS}) == 5
    assert len({sector.colour for sector in SECTORS}) == 5


def test_the_centre_is_mixed_and_holds_most_people():
    residents = people(GOVERNORATES, 2004)
    groups = by_sector(residents)
    assert sum(groups.values()) == sum(int(row["population_2004"]) for row in GOVERNORATES)
    assert groups[CENTRE] / sum(groups.values()) == pytest.approx(0.6, abs=0.005)
    assert all(tile.mixed for tile in TILES if tile.sector == CENTRE)


def test_our_reading_is_shown_and_called_ours():
    shown = table()
    assert "Our reading of P6" in shown.caption
    assert len(shown.rows) == 14


@pytest.mark.parametrize("name", ["pop_2011", "population_2011", "pop_2011_resident"])
def test_the_column_of_residents_may_have_either_name(name):
    given_rows = [{"governorate": tile.name, name: "100"} for tile in TILES]
    assert sum(people(given_rows, 2011).values()) == 1400


def test_a_missing_governorate_or_number_is_named():
    with pytest.raises(ValueError, match="lacks Homs"):
        people([row for row in GOVERNORATES if row["governorate"] != "Homs"], 2004)
    with pytest.raises(ValueError, match="Aleppo: no residents of 2004"):
        people([{"governorate": "Aleppo"}], 2004)
    assert people([], 2004) == {}


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
    assert [one.id for one in known] == ["quinlivan-20", "ifor-bosnia", "kfor-kosovo"]
    assert all(0 < one.low <= one.high for one in known)
    bosnia = known[1]
    assert bosnia.low <= 60_000 / 4e6 * 1000 <= bosnia.high


# -- the lab ----------------------------------------------------------------------------------------------------------


def test_the_predictions_say_what_the_model_gives():
    result = LAB.evaluate({})
    assert result.reading("centre_people").text.endswith("60 % of all")
    bosnia = next(row for row in result.svg.split("<text") if "246,000 to 319,000" in row)
    assert bosnia
    aleppo_and_damascus = sum(people(GOVERNORATES, 2004)[name] for name in ("Aleppo", "Damascus", "Rif Dimashq"))
    assert aleppo_and_damascus / 17_920_844 == pytest.approx(0.44, abs=0.005)


def test_rotation_counts_three_for_each_one_on_the_ground():
    still, turning = LAB.evaluate({}), LAB.evaluate({"rotation": 1})
    assert still.reading("total").value == turning.reading("total").value
    assert turning.reading("rotation").value == 3 * turning.reading("total").value
    assert "with rotation" in turning.sentence
    assert "with rotation" not in still.sentence


def test_the_later_year_has_more_people():
    assert LAB.evaluate({"year": 2011}).reading("total").value > LAB.evaluate({}).reading("total").value


def test_the_flip_sentence_gives_the_distance():
    assert "more than 19.7 per 1000 people; the dial stands at 2.0, 17.7 below that" in LAB.evaluate({}).flip


def test_without_its_tables_the_lab_says_so():
    result = get("peacekeepers").evaluate({})
    assert result.state == "no data"
    assert result.reading("total").value is None
    assert all(tile.name in result.alt for tile in TILES)
    alone = get("peacekeepers", {"governorates": GOVERNORATES}).evaluate({})
    assert alone.state == "saves"
    assert "Bosnia" not in alone.alt
