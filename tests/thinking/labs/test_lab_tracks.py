"""The tracks lab: known answers of reference model D2, every measure against networkx, and links with their places."""

import subprocess
import sys
from itertools import product

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lab_tables import rows

from casebook.files.markup import is_web
from casebook.thinking.labs import get
from casebook.thinking.labs.tracks.links import (
    ARTICLE,
    BOTH_NET,
    CUT,
    NAMES,
    OUTSIDE,
    TRACKS,
    YEARS,
    from_rounds,
    from_zones,
    net,
)
from casebook.thinking.labs.tracks.model import MEASURES, build
from casebook.thinking.labs.tracks.network import betweenness, components, cut_nodes, graph, without

ROUNDS, ZONES = rows("rounds"), rows("zones")
LAB = get("tracks", {"rounds": ROUNDS, "zones": ZONES})


def article(**changed):
    """The network of the article's links after some toggles."""
    return build(ARTICLE, LAB.start() | changed)


def test_the_article_states_twenty_links_of_eleven_actors_and_nine_tracks():
    assert len(ARTICLE) == len({(link.actor, link.track) for link in ARTICLE}) == 20
    assert len({link.track for link in ARTICLE}) == 9
    assert len(article().actors) == 12  # and the Kurdish-led forces, without a link
    assert {link.actor for link in ARTICLE} | {OUTSIDE} == set(article().actors)
    assert all(link.actor in NAMES and link.track in TRACKS for link in ARTICLE)


def test_every_link_of_the_article_names_its_paragraph():
    for link in ARTICLE:
        for place in link.where.split(", "):
            assert place.startswith("P")
            assert 1 <= int(place[1:]) <= 46


def test_known_measures():
    found = article()
    assert found.parts == 2
    assert found.degree["russia"] == 8
    assert found.degree["russia"] / 9 == pytest.approx(0.8889, abs=5e-5)
    assert found.between["russia"] == pytest.approx(0.6789, abs=5e-5)
    assert (found.degree["opposition"], found.degree["us"]) == (2, 2)
    assert found.between["opposition"] == pytest.approx(0.1789, abs=5e-5)
    assert found.between["us"] == pytest.approx(0.0368, abs=5e-5)
    assert found.degree[OUTSIDE] == 0


@pytest.mark.parametrize(("changed", "parts"), [({"russia": 1}, 8), ({"geneva": 1}, 6), ({"us": 1}, 2)])
def test_known_parts_after_removal(changed, parts):
    assert article(**changed).parts == parts


def test_four_tracks_keep_two_parties_without_russia():
    assert sorted(article(russia=1).alive) == ["astana", "geneva", "riyadh", "southwest"]


def test_the_known_star():
    """A hub in five tracks with five others, one in each: degree 5, betweenness .8889, five parts without it."""
    star = graph(["hub", *(f"leaf {n}" for n in range(5)), *(f"track {n}" for n in range(5))],
                 [("hub", f"track {n}") for n in range(5)] + [(f"leaf {n}", f"track {n}") for n in range(5)])
    assert len(star["hub"]) == 5
    assert betweenness(star)["hub"] == pytest.approx(0.8889, abs=5e-5)
    assert len(components(without(star, ["hub"]))) == 5
    assert cut_nodes(star, ["hub", "leaf 0"]) == ["hub"]


graphs = st.integers(1, 6).flatmap(lambda left: st.integers(1, 6).flatmap(lambda right: st.tuples(
    st.just([f"a{n}" for n in range(left)]), st.just([f"t{n}" for n in range(right)]),
    st.sets(st.tuples(st.integers(0, left - 1), st.integers(0, right - 1))),
)))


def both(data):
    """The same network twice: ours, and networkx's."""
    actors, tracks, pairs = data
    links = [(actors[one], tracks[other]) for one, other in sorted(pairs)]
    theirs = nx.Graph()
    theirs.add_nodes_from([*actors, *tracks])
    theirs.add_edges_from(links)
    return graph([*actors, *tracks], links), theirs


@settings(deadline=None)
@given(graphs)
def test_measures_agree_with_networkx(data):
    ours, theirs = both(data)
    assert betweenness(ours) == pytest.approx(nx.betweenness_centrality(theirs))
    assert sorted(map(sorted, components(ours))) == sorted(map(sorted, nx.connected_components(theirs)))
    assert set(cut_nodes(ours, ours)) == set(nx.articulation_points(theirs))
    actors = data[0]
    expected = nx.bipartite.degree_centrality(theirs, actors)
    assert {node: len(ours[node]) / len(data[1]) for node in actors} == pytest.approx(
        {node: expected[node] for node in actors})


@settings(deadline=None)
@given(graphs, st.data())
def test_what_is_taken_out_is_gone(data, draw):
    ours, theirs = both(data)
    gone = draw.draw(st.sets(st.sampled_from(sorted(ours))))
    theirs.remove_nodes_from(gone)
    left = without(ours, gone)
    assert set(left) == set(theirs)
    assert {frozenset((a, b)) for a in left for b in left[a]} == {frozenset(edge) for edge in theirs.edges}


@pytest.mark.parametrize("number", [0, BOTH_NET, *YEARS])
def test_each_reading_agrees_with_networkx(number):
    found = build(net(number, ROUNDS, ZONES), LAB.start() | {"net": number})
    theirs = nx.Graph()
    theirs.add_nodes_from(found.actors)
    theirs.add_nodes_from(f"track {track}" for track in found.tracks)
    theirs.add_edges_from((link.actor, f"track {link.track}") for link in found.links)
    between = nx.betweenness_centrality(theirs)
    assert found.between == pytest.approx(between)
    assert found.parts == nx.number_connected_components(theirs)
    assert set(found.cuts) == set(nx.articulation_points(theirs)) & set(found.actors)


def test_two_nodes_have_nobody_between():
    assert betweenness(graph(["a", "t"], [("a", "t")])) == {"a": 0.0, "t": 0.0}
    assert components({}) == []


# -- what the records add ---------------------------------------------------------------------------------------------


def test_every_year_on_record_has_a_reading():
    held = {int(row["start_date"][:4]) for row in ROUNDS if row["held"] == "true"}
    assert held == set(YEARS)
    assert all(net(year, ROUNDS, ZONES) for year in YEARS)


def test_rounds_that_were_not_held_or_began_later_are_left_out():
    cancelled = [row for row in ROUNDS if row["held"] != "true"]
    assert cancelled
    assert from_rounds(cancelled, "2000-01-01", "2030-01-01") == []
    tracks = {link.track for link in from_rounds(ROUNDS, "2017-01-01", CUT)}
    assert tracks == {"geneva", "astana", "riyadh"}
    assert "sochi" in {link.track for link in from_rounds(ROUNDS, "2018-01-01", "2018-12-31")}


def test_typed_rows_and_text_rows_give_the_same_links():
    """The kit passes cells with types (held is a truth value), a test passes text."""
    typed = [row | {"held": row["held"] == "true", "actors": row["actors"] or None} for row in ROUNDS]
    for year in YEARS:
        assert net(year, typed, ZONES) == net(year, ROUNDS, ZONES)


def test_records_name_whom_the_article_leaves_unnamed():
    links = {(link.actor, link.track) for link in net(BOTH_NET, ROUNDS, ZONES)}
    assert ("jordan", "southwest") in links
    assert not any("zone-" in track or actor == "third-party" for actor, track in links)
    three = {zone: {actor for actor, track in links if track == zone}
             for zone in ("idlib", "northern-homs", "eastern-ghouta")}
    assert set(map(frozenset, three.values())) == {frozenset({"russia", "turkey", "iran"})}


def test_a_link_that_both_know_is_one_link_with_its_paragraph():
    links = net(BOTH_NET, ROUNDS, ZONES)
    assert len({(link.actor, link.track) for link in links}) == len(links)
    assert next(link for link in links if (link.actor, link.track) == ("iran", "astana")).where == "P26"
    assert next(link for link in links if (link.actor, link.track) == ("regime", "astana")).where == "7 rounds"


def test_all_zones_have_guarantors_that_we_know():
    assert len(from_zones(ZONES)) == sum(len(row["guarantors"].split(";")) for row in ZONES) == 12


def test_nobody_on_record_is_lost():
    """Every actor and track of the rounds has a name here, so that no link is dropped in silence."""
    for row in ROUNDS:
        assert row["track"] in TRACKS
        for token in filter(None, row["actors"].split(";")):
            assert {"government": "regime"}.get(token, token) in NAMES


# -- the lab ----------------------------------------------------------------------------------------------------------


def test_the_presets_say_what_they_claim():
    author, critic, neutral = (LAB.evaluate(one.values) for one in LAB.presets)
    assert author.reading("russia").text == "8 of 9"
    assert all("(P" in row[-1] or row[-1] == "none (P20)" for row in author.table.rows)
    assert "rounds)" in " ".join(row[-1] for row in critic.table.rows)
    assert neutral.reading("russia").text == "5 of 6"
    assert {result.state for result in (author, critic, neutral)} == {"one leads"}


def test_the_predictions_say_what_the_model_gives():
    assert LAB.evaluate({"russia": 1}).reading("alive").text == "4 of 9"
    start = LAB.evaluate({})
    assert start.reading("kurdish_led").value == 0
    assert (start.reading("russia").value, start.reading("regime").value) == (8, 1)


def test_seats_are_added():
    assert LAB.evaluate({"seat": 1}).reading("kurdish_led").value == 1
    assert LAB.evaluate({"seat": 1, "geneva": 1}).reading("kurdish_led").value == 0
    assert LAB.evaluate({"damascus": 1}).reading("regime").value == 4
    assert LAB.evaluate({"damascus": 1, "net": BOTH_NET}).reading("regime").value == 4
    assert "(ours)" in LAB.evaluate({"seat": 1}).table.rows[-1][-1]


def test_the_flip_sentence_gives_the_distance():
    flip = LAB.evaluate({}).flip
    assert flip.startswith("Russia is 6 links ahead of the next in rank, the United States and the opposition.")
    assert "The lead is shared" in LAB.evaluate({"russia": 1}).flip
    assert "0.50 in betweenness" in LAB.evaluate({"measure": 1}).flip


def test_a_lead_is_lost_only_when_so_many_links_are_wrong():
    """Taking away any five of Russia's links leaves it ahead; the sixth makes the lead shared."""
    theirs = [link for link in ARTICLE if link.actor == "russia"]
    values = LAB.start()
    for cut in range(1, 7):
        left = build([link for link in ARTICLE if link not in theirs[:cut]], values)
        assert (left.leaders == ["russia"]) == (cut < 6)


def test_the_ranking_holds_from_one_reading_to_the_next_or_not():
    table = LAB.robust({})
    first = {row[0]: row[1] for row in table.rows}
    assert len(table.rows) == 2 + len(YEARS)
    assert first["the links that the article states"] == "Russia"
    assert first["the links on record for 2017"] == "The United Nations"
    assert "records of 2017 alone" in " ".join(LAB.notice)


@pytest.mark.parametrize("measure", MEASURES)
def test_the_picture_stands_in_the_order_of_the_rank(measure):
    result = LAB.evaluate({"measure": measure, "net": BOTH_NET})
    heights = [result.svg.index(f">{row[0]}: ") for row in result.table.rows]
    assert heights == sorted(heights)


def test_headings_fit_at_every_setting_of_the_larger_switches():
    """A heading of 15.5 units in bold, half of that a letter, within the picture's 460 units."""
    switches = ("russia", "us", "geneva", "opposition")
    for number, measure, *on in product([0, BOTH_NET, *YEARS], MEASURES, *[(0, 1)] * len(switches)):
        result = LAB.evaluate({"net": number, "measure": measure} | dict(zip(switches, on, strict=True)))
        heading = result.alt.split(". ")[0]
        assert f">{heading}</text>" in result.svg
        assert len(heading) * 15.5 / 2 < 450, heading
        assert result.state in LAB.states


def test_facts_have_their_sources():
    assert len(LAB.facts) == sum("2017-01-01" <= row["start_date"] <= CUT for row in ROUNDS) + len(ZONES)
    assert all(is_web(fact.source_url) and fact.source_title for fact in LAB.facts)
    assert "Astana 1, from 23 January 2017" in LAB.facts[0].text
    assert len(LAB.background[0].rows) == 20


def test_without_its_tables_the_lab_shows_the_article_and_says_what_is_missing():
    alone = get("tracks")
    assert alone.evaluate({}).reading("russia").value == 8
    for number in (BOTH_NET, 2016):
        assert alone.evaluate({"net": number}).state == "no data"
    assert alone.facts == ()
    assert len(alone.robust({}).rows) == 1
    assert get("tracks", {"rounds": ROUNDS}).evaluate({"net": BOTH_NET}).state == "no data"
    assert get("tracks", {"rounds": ROUNDS}).evaluate({"net": 2016}).state == "one leads"


def test_nothing_heavy_is_loaded():
    code = (
        "import sys; from casebook.thinking import labs\n"
        "for name in ('outside', 'signal', 'bargain', 'tracks', 'parts'): labs.get(name).evaluate({})\n"
        "print([m for m in ('numpy', 'networkx', 'pandas', 'matplotlib') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
