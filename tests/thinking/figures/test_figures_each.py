"""What each still figure says, counted again here from the rows."""

from __future__ import annotations

import pytest

from casebook.files.dates import first_day, in_words, last_day
from casebook.files.facts import split
from casebook.files.wording import millions
from casebook.files.words import words
from casebook.thinking import figures
from casebook.thinking.figures import control, council, deaths, events, people_map, style
from casebook.thinking.figures.figure import count
from casebook.thinking.tiles import COLUMNS, ROWS, TILES


def said(name: str, /, **numbers) -> str:
    """A sentence of the figures, by its name."""
    return words()(f"figures.{name}", **numbers)


def shown(figure) -> list[str]:
    """The lines of text of a figure, from the top."""
    return [text.get_text() for text in figure.axes[0].texts]


# --- timeline ------------------------------------------------------------------------------------------------------


def test_a_lesson_sees_its_own_weeks_only(rows, drawn):
    picture, _ = drawn("timeline-2016")
    own = [row for row in rows("events") if "2016-09-09" <= str(row["date"]) <= "2016-09-25"]
    assert [line[1] for line in picture.table.rows] == [row["title"] for row in own]
    assert [line[3] for line in picture.table.rows] == [row["source_title"] for row in own]
    assert count(len(own), "event") in picture.alt


def test_the_bar_parts_what_the_author_could_know(rows, drawn):
    picture, figure = drawn("timeline-2015")
    known = [row for row in rows("events") if "2015-08-27" <= str(row["date"]) <= "2015-10-10"]
    days = count(len(range(first_day("2015-08-27").toordinal(), last_day("2015-12-18").toordinal() + 1)), "day")
    assert picture.title == said("timeline.title_known", events=count(len(picture.table.rows), "event"), days=days,
                                 known=len(known))
    assert said("timeline.alt_known", known=len(known), article="O'Hanlon's article") in picture.alt
    lines = shown(figure)
    bar = next(i for i, line in enumerate(lines) if line.startswith("O'Hanlon's article"))
    later = [str(row["title"]) for row in rows("events") if "2015-10-11" <= str(row["date"]) <= "2015-12-18"]
    assert lines.index(str(known[-1]["title"])) < bar < lines.index(later[0])


def test_an_event_that_still_went_on_shows_no_end_above_the_bar(drawn, rows):
    event = next(row for row in rows("events") if row["title"] == "Geneva VIII")
    assert str(event["date"]) < "2017-12-13" < str(event["end_date"])
    text = " ".join(shown(drawn("timeline-2017-december")[1]))
    assert said("timeline.from", date="28 November") in text
    assert "28 November to 14 December" not in text


def test_the_bar_can_be_last_or_first(rows):
    last = figures.timeline(rows("events"), "2016-09-09", "2016-09-12", published="2016-09-22")
    first = figures.timeline(rows("events"), "2016-09-23", "2016-09-25", published="2016-09-22")
    for picture, known in ((last, len(last.table.rows)), (first, 0)):
        assert said("timeline.alt_known", known=known, article=said("timeline.article")) in picture.alt


def test_a_lesson_can_give_the_title_of_its_point(rows):
    assert figures.timeline(rows("events"), "2016-09-17", "2016-09-19", title="Three days").title == "Three days"


def test_an_empty_span_is_named_in_the_error(rows):
    with pytest.raises(figures.NothingToDraw, match=said("timeline.what", start="2011-01-01", end="2011-01-02")):
        figures.timeline(rows("events"), "2011-01-01", "2011-01-02")


def test_the_kinds_of_the_alt_text_add_up(rows):
    own = rows("events")
    groups = [events.group_of(row) for row in own]
    picture = figures.timeline(own)
    for name in events.GROUPS:
        assert said(f"timeline.counts.{name}", n=groups.count(name)) in picture.alt


def test_every_track_has_a_group_and_a_lane(rows):
    grouped, laned = ({track for *_, tracks in looks.values() for track in tracks}
                      for looks in (events.GROUPS, events.LANES))
    used = {track for row in rows("events") for track in split(row["tracks"])}
    assert grouped == laned
    assert used <= grouped


@pytest.mark.parametrize("draw_it", [figures.timeline, figures.overview])
def test_an_unknown_track_is_named(rows, draw_it):
    own = rows("events")
    own[0]["tracks"] = "moon"
    with pytest.raises(ValueError, match="unknown track 'moon'"):
        draw_it(own)


def test_the_overview_draws_every_event_in_each_of_its_lanes(rows, drawn):
    picture, figure = drawn("overview")
    own = rows("events")
    drawn_marks = [line for line in figure.axes[0].lines if line.get_marker() not in ("None", None, "")]
    expected = sum(bool(set(split(row["tracks"])) & set(tracks)) for row in own for *_, tracks in events.LANES.values())
    assert len(drawn_marks) == expected >= len(own)
    for line in picture.table.rows:
        assert int(line[1]) == sum(int(cell) for cell in line[2:])
    peak = max(picture.table.header[2:], key=lambda year: sum(row["date"][:4] == year for row in own))
    assert count(len(own), "event") in picture.alt
    assert picture.title == said("overview.title", peak=peak)


def test_the_overview_names_the_articles(drawn):
    lines = shown(drawn("overview-articles")[1])
    assert {"O'Hanlon, October 2015", "Heller, December 2017"} <= set(lines)


# --- truces and zones ----------------------------------------------------------------------------------------------


def test_truces_are_told_with_how_each_ended(rows, drawn):
    picture, figure = drawn("truces")
    own = rows("ceasefires")
    table = {line[0]: line for line in picture.table.rows}
    assert set(table) == {row["name"] for row in own}
    for row in own:
        assert table[str(row["name"])][3] == row["ending"]
        assert table[str(row["name"])][4] == row["how_ended"]
    assert count(len(own), "truce") in picture.alt
    for ending in {row["ending"] for row in own}:
        assert f"{sum(row['ending'] == ending for row in own)} {ending}" in picture.alt
    known = sum(bool(row["end_date"]) for row in own)
    assert picture.title == said("truces.title.one", truces=count(known, "truce"))
    line = said("truces.line", span="12 to 19 September 2016", length="7 days", ending="declared over")
    assert line in shown(figure)


def test_one_truce_alone_can_be_drawn(rows):
    open_end = [row for row in rows("ceasefires") if not row["end_date"]][:1]
    assert figures.truces(open_end).title == said("truces.title.unknown", truces=count(1, "truce"))
    closed = [row for row in rows("ceasefires") if "Kerry" in str(row["name"])]
    assert figures.truces(closed).title == said("truces.title.none", truces=count(1, "truce"))


def test_zones_are_told_with_their_fates(rows, drawn):
    picture, _ = drawn("zone-fates")
    own = rows("zones")
    assert len(own) == 4
    for row in own:
        assert said("zone-fates.fate", name=row["short"], fate=row["fate_kind"], date=in_words(row["fate_date"])) in (
            picture.alt)
    assert {line[0]: line[4] for line in picture.table.rows} == {row["zone"]: row["fate"] for row in own}
    assert picture.title == said("zone-fates.title", months=15, gone=3, n=4)


def test_a_zone_that_was_not_retaken_is_not_called_so(rows):
    idlib = [row for row in rows("zones") if row["id"] == "idlib"]
    assert figures.zone_fates(idlib).title == said("zone-fates.title_none", zones=count(1, "zone"))


# --- votes ---------------------------------------------------------------------------------------------------------


def test_votes_are_counted(rows, drawn):
    picture, figure = drawn("council-votes")
    own = rows("votes")
    russia = [row for row in own if "Russia" in split(row["vetoed_by"])]
    both = [row for row in russia if "China" in split(row["vetoed_by"])]
    assert picture.title == said("council-votes.title", drafts=count(len(russia), "draft"), china=len(both))
    adopted, kind = sum(row["outcome"] == "adopted" for row in own), said("council-votes.kinds.adopted")
    assert f"{adopted} {kind}" in picture.alt and f"{kind}: {adopted}" in shown(figure)
    own.sort(key=lambda row: (row["date"], row["id"]))
    assert [line[3:6] for line in picture.table.rows] == [
        (str(row["yes"]), str(row["no"]), str(row["abstain"])) for row in own]
    drawn_marks = [line for line in figure.axes[0].lines if line.get_marker() not in ("None", None, "")]
    assert len(drawn_marks) == len(own) + len(council.KINDS)


def test_a_veto_that_the_figure_does_not_know_is_named(rows):
    own = rows("votes")
    own[0].update(outcome="vetoed", vetoed_by="France")
    with pytest.raises(ValueError, match="a veto by 'France'"):
        figures.council_votes(own)


# --- control of territory ------------------------------------------------------------------------------------------


def test_territory_compares_only_within_one_estimator(rows, drawn):
    picture, figure = drawn("territory")
    own = [row for row in rows("control") if row["measure"] == "share_of_territory"]
    own = [row for row in own if row["group"] in control.PARTIES]
    assert len(picture.table.rows) == len(own)
    assert sorted(line[2] for line in picture.table.rows) == sorted(f"{row['value']:g}" for row in own)
    best = sorted((row for row in own if row["group"] == "government" and row["estimator"] == "Jusoor Center"),
                  key=lambda row: str(row["date"]))
    assert [f"{best[0]['value']:.1f}" in picture.alt, f"{best[-1]['value']:.1f}" in picture.alt] == [True, True]
    assert said("territory.parties.government") in picture.title
    joined = [line for line in figure.axes[0].lines if len(line.get_xdata()) > 2 and line.get_color() == style.BLUE]
    series = {row["group"] for row in own if row["estimator"] == "Jusoor Center"}
    assert len(joined) == len(series)


def test_one_estimate_makes_no_trend(rows):
    one = [row for row in rows("control") if row["estimator"] == "IHS Conflict Monitor"
           and row["measure"] == "share_of_territory"][:1]
    picture = figures.territory(one)
    assert picture.title == said("territory.title_one", who=said(f"territory.parties.{one[0]['group']}"),
                                 first=one[0]["value"], date=in_words(one[0]["date"]))


def test_an_estimator_without_a_shape_is_named(rows):
    own = rows("control")
    next(row for row in own if row["measure"] == "share_of_territory" and row["group"] == "sdf")["estimator"] = "X"
    with pytest.raises(ValueError, match="by 'X', which has no shape"):
        figures.territory(own)


# --- people --------------------------------------------------------------------------------------------------------


def test_displacement_draws_two_stocks_and_counts_nobody_twice(rows, drawn):
    picture, figure = drawn("displacement")
    chosen = {(row["measure"], str(row["date"])[:4]): row["people"] for row in rows("displacement")
              if (row["measure"], row["host"]) in (("refugees", "all hosts"), ("idps", "inside Syria"))}
    cells = {}
    for year, refugees, idps in picture.table.rows:
        if refugees:
            cells["refugees", year] = int(refugees.replace(",", ""))
        if idps:
            cells["idps", year] = int(idps.replace(",", ""))
    assert cells == chosen
    peak = max(value for (measure, _), value in chosen.items() if measure == "idps")
    year = next(year for (measure, year), value in chosen.items() if measure == "idps" and value == peak)
    assert said("displacement.peak", name=said("displacement.series.idps"), people=millions(peak), year=year) in (
        picture.alt)
    note = words().fill(words()["figures.displacement.notes"][0], {"date": in_words("2025-12-31")})
    assert note in " ".join(shown(figure))
    curves = [line for line in figure.axes[0].lines if len(line.get_xdata()) == len(picture.table.rows)]
    assert [round(y) for y in curves[0].get_ydata()] != [round(y) for y in curves[1].get_ydata()]


def test_displacement_can_stop_at_the_year_of_a_lesson(drawn):
    years = [line[0] for line in drawn("displacement-2011-2017")[0].table.rows]
    assert years == [str(year) for year in range(2011, 2018)]
    with pytest.raises(figures.NothingToDraw):
        figures.displacement([{"measure": "refugees", "host": "all hosts", "date": "2012-12-31", "people": 1,
                               "confidence": "high", "id": "x"}], 2013, 2014)


def test_each_count_of_deaths_stands_with_what_it_counts(rows, drawn):
    picture, figure = drawn("deaths")
    own = rows("deaths")
    lines = " ".join(shown(figure)).split()
    text = " ".join(lines)
    for row in own:
        assert " ".join(f"{row['what_counts']}.".split()) in text, row["id"]
    assert {line[5] for line in picture.table.rows} == {row["what_counts"] for row in own}
    assert picture.title == said("death-counts.title")
    high = max(own, key=lambda row: row["deaths"])
    assert f"{high['deaths']:,} ({high['estimator']}" in picture.alt
    total = sum(row["deaths"] for row in own)
    assert f"{total:,}" not in str(picture) + text


def test_a_count_published_later_is_not_shown_to_an_earlier_reader(rows, drawn):
    picture = drawn("deaths-2015")[0]
    early = [row for row in rows("deaths") if row["published"] <= "2015-10-10"]
    assert {line[2].split()[-1] for line in picture.table.rows} == {f"{row['deaths']:,}" for row in early}
    assert 0 < len(early) < len(rows("deaths"))
    assert "470,000" not in str(picture)
    with pytest.raises(figures.NothingToDraw, match=said("death-counts.what_by", date="1 January 2011")):
        figures.death_counts(rows("deaths"), "2011-01-01")


def test_every_kind_of_count_has_a_look(rows):
    assert {deaths.sort_of(row) for row in rows("deaths")} == set(deaths.SORTS)
    minimum = [row for row in rows("deaths") if row["at_least"]]
    assert minimum
    assert all(said("death-counts.at_least", deaths=f"{row['deaths']:,}") in str(figures.death_counts([row]))
               for row in minimum)


# --- tiles ---------------------------------------------------------------------------------------------------------


def test_fourteen_tiles_each_with_a_place_of_its_own(rows):
    assert set(TILES) == {row["id"] for row in rows("governorates")}
    assert len(set(TILES.values())) == 14
    assert all(0 <= column < COLUMNS and 0 <= line < ROWS for column, line in TILES.values())


def test_people_by_governorate_add_up(rows, drawn):
    for year, field in ((2004, "population_2004"), (2011, "population_2011")):
        picture, _ = drawn(f"tiles-{year}")
        own = {str(row["governorate"]): int(row[field]) for row in rows("governorates")}
        assert {line[0]: int(line[1].replace(",", "")) for line in picture.table.rows} == own
        assert sum(float(line[2]) for line in picture.table.rows) == pytest.approx(100, abs=0.6)
        assert millions(sum(own.values())) in picture.alt
        top = sorted(own.values())[-3:]
        assert f"{sum(top) / sum(own.values()) * 100:.0f}" in picture.alt


def test_the_area_of_a_square_stands_for_the_people(drawn, rows):
    _, figure = drawn("tiles-2011")
    squares = sorted(patch.get_width() * patch.get_height() for patch in figure.axes[0].patches
                     if patch.get_facecolor()[3] and patch.get_width() < people_map.SIDE)
    people = sorted(int(row["population_2011"]) for row in rows("governorates"))
    assert len(squares) == 14
    assert [area / squares[-1] for area in squares] == pytest.approx([n / people[-1] for n in people])


def test_another_year_and_an_unknown_tile_are_refused(rows):
    with pytest.raises(ValueError, match=said("governorates.no_year", year="2015")):
        figures.governorate_tiles(rows("governorates"), 2015)
    own = rows("governorates")
    own[0]["id"] = "sy-xx"
    with pytest.raises(ValueError, match="'sy-xx' has no tile"):
        figures.governorate_tiles(own)
