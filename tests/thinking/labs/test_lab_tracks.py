"""The tracks lab: known answers of reference model D2, every measure against networkx, and links with their places."""

import html
import subprocess
import sys
from itertools import product

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.files.facts import split, table
from casebook.files.kit import load_lab
from casebook.files.markup import is_web
from casebook.files.root import find_root
from casebook.thinking.labs import get
from casebook.thinking.labs.network import betweenness, components, cut_nodes, graph, without
from casebook.thinking.labs.track_links import BOTH_NET, CUT, GUARANTOR, from_rounds, from_zones, net, stated, years
from casebook.thinking.labs.tracks import MEASURES, OUTSIDE, Network

ROOT = find_root()
ROUNDS, ZONES = table(ROOT, "rounds"), table(ROOT, "zones")
LAB = get(load_lab(ROOT, "tracks"), {"rounds": ROUNDS, "zones": ZONES})
START = LAB.file.start()
GIVEN = {**LAB.file.coding, "rounds": ROUNDS, "zones": ZONES}
ARTICLE = stated(GIVEN)
YEARS = years(GIVEN)
PRESET = {preset.id: preset.values for preset in LAB.file.presets}


def article(**changed):
    """The network of the article's links after some toggles."""
    return Network(ARTICLE, START | changed, GIVEN)


def test_the_article_states_links_of_fifteen_actors_and_nine_tracks():
    assert len(ARTICLE) == len({(link.actor, link.track) for link in ARTICLE}) == 25
    assert len({link.track for link in ARTICLE}) == 9
    assert len(article().actors) == 16  # and the Kurdish-led forces, without a link
    assert {link.actor for link in ARTICLE} | {OUTSIDE} == set(article().actors)
    assert all(link.actor in GIVEN["actors"] and link.track in GIVEN["tracks"] for link in ARTICLE)


def test_every_zone_of_the_article_has_russia_and_others():
    """P26: each of four zones has a set of other guarantors; P3 counts three parties for one of them."""
    for zone in ("southwest", "zone-2", "zone-3", "zone-4"):
        assert "russia" in {link.actor for link in ARTICLE if link.track == zone}
        assert article().parties(zone) >= 3


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
    assert (found.degree["opposition"], found.degree["us"], found.degree["regime"]) == (2, 2, 2)
    assert max(found.between, key=found.between.get) == "russia"
    assert found.between["opposition"] > found.between["us"]
    assert found.degree[OUTSIDE] == 0


@pytest.mark.parametrize(("changed", "parts"), [({"russia": 1}, 7), ({"geneva": 1}, 6), ({"us": 1}, 2)])
def test_known_parts_after_removal(changed, parts):
    assert article(**changed).parts == parts


def test_every_track_but_sochi_keeps_two_parties_without_russia():
    assert set(article().tracks) - set(article(russia=1).alive) == {"sochi"}
    with_records = Network(net(BOTH_NET, GIVEN), START | {"russia": 1}, GIVEN)
    assert set(with_records.tracks) - set(with_records.alive) == {"sochi"}


def test_with_names_alone_four_tracks_keep_two_parties_without_russia():
    assert sorted(article(russia=1, unnamed=1).alive) == ["astana", "geneva", "local", "riyadh"]


def test_without_russia_the_tracks_fall_apart_in_the_article_and_hang_together_on_record():
    def groups(found):
        return found.parts - (found.degree[OUTSIDE] == 0) - sum(found.parties(track) == 0 for track in found.tracks)

    assert groups(article(russia=1)) == 5
    assert groups(Network(net(BOTH_NET, GIVEN), START | {"russia": 1}, GIVEN)) == 1


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
    found = Network(net(number, GIVEN), START | {"net": number}, GIVEN)
    theirs = nx.Graph()
    theirs.add_nodes_from(found.actors)
    theirs.add_nodes_from(found.tracks)
    theirs.add_edges_from((link.actor, link.track) for link in found.links)
    between = nx.betweenness_centrality(theirs)
    assert found.between == pytest.approx(between)
    assert found.parts == nx.number_connected_components(theirs)
    assert set(found.cuts) == set(nx.articulation_points(theirs)) & set(found.actors)


def test_two_nodes_have_nobody_between():
    assert betweenness(graph(["a", "t"], [("a", "t")])) == {"a": 0.0, "t": 0.0}
    assert components({}) == []


# -- what the records add ---------------------------------------------------------------------------------------------


def test_every_year_on_record_has_a_reading():
    options = next(dial.options for dial in LAB.dials if dial.id == "net")
    assert [option.value for option in options] == [0, BOTH_NET, *YEARS]
    assert all(net(year, GIVEN) for year in YEARS)


def test_rounds_that_were_not_held_or_began_later_are_left_out():
    cancelled = [row for row in ROUNDS if not row["held"]]
    assert cancelled
    assert from_rounds({**GIVEN, "rounds": cancelled}, "2000-01-01", "2030-01-01") == []
    tracks = {link.track for link in from_rounds(GIVEN, "2017-01-01", CUT)}
    assert tracks == {"geneva", "astana", "riyadh"}
    assert "sochi" in {link.track for link in from_rounds(GIVEN, "2018-01-01", "2018-12-31")}


def test_records_name_whom_the_article_leaves_unnamed():
    links = {(link.actor, link.track) for link in net(BOTH_NET, GIVEN)}
    assert ("jordan", "southwest") in links
    assert not any("zone-" in track or actor == "third-party" or GUARANTOR in actor for actor, track in links)
    three = {zone: {actor for actor, track in links if track == zone}
             for zone in ("idlib", "northern-homs", "eastern-ghouta")}
    assert set(map(frozenset, three.values())) == {frozenset({"russia", "turkey", "iran"})}


def test_a_link_that_both_know_is_one_link_with_its_paragraph():
    links = net(BOTH_NET, GIVEN)
    assert len({(link.actor, link.track) for link in links}) == len(links)
    assert next(link for link in links if (link.actor, link.track) == ("iran", "astana")).where == "P26"
    assert next(link for link in links if (link.actor, link.track) == ("regime", "astana")).rounds == 7


def test_all_zones_have_guarantors_that_we_know():
    assert len(from_zones(GIVEN)) == sum(len(split(row["guarantors"])) for row in ZONES) == 12


def test_nobody_on_record_is_lost():
    """Every actor and track of the rounds has a name here, so that no link is dropped in silence."""
    for row in ROUNDS:
        assert row["track"] in GIVEN["tracks"]
        for token in split(row["actors"]):
            assert GIVEN["recorded"].get(token, token) in GIVEN["actors"]


def test_no_track_has_the_id_of_an_actor():
    """Both are nodes of one network."""
    assert not GIVEN["tracks"].keys() & GIVEN["actors"].keys()


def test_the_observers_at_astana_are_counted():
    links = {link.actor for link in from_rounds(GIVEN, "2017-01-01", CUT) if link.track == "astana"}
    assert {"us", "jordan", "un"} <= links


# -- the lab ----------------------------------------------------------------------------------------------------------


def test_the_presets_say_what_they_claim():
    author, critic, neutral = (LAB.evaluate(PRESET[name]) for name in ("author", "critic", "neutral"))
    assert (author.reading("russia").value, neutral.reading("russia").value) == (8, 5)
    assert all("(P" in row[-1] for row in author.table.rows)
    assert LAB.words("rounds", n=7) in " ".join(row[-1] for row in critic.table.rows)
    assert {result.state for result in (author, critic, neutral)} == {"one leads"}


def test_the_predictions_say_what_the_model_gives():
    assert LAB.evaluate({"russia": 1}).reading("alive").value == 8
    assert LAB.evaluate({"russia": 1, "unnamed": 1}).reading("alive").value == 4
    assert LAB.evaluate({"russia": 1, "net": BOTH_NET}).reading("alive").value == 8
    start = LAB.evaluate({})
    assert start.reading("kurdish_led").value == 0
    assert (start.reading("russia").value, start.reading("regime").value) == (8, 2)


def test_seats_are_added():
    assert LAB.evaluate({"seat": 1}).reading("kurdish_led").value == 1
    assert LAB.evaluate({"seat": 1, "geneva": 1}).reading("kurdish_led").value == 0
    assert LAB.evaluate({"damascus": 1}).reading("regime").value == 4
    assert LAB.evaluate({"damascus": 1, "net": BOTH_NET}).reading("regime").value == 4
    assert f"({LAB.words('ours')})" in LAB.evaluate({"seat": 1}).table.rows[-1][-1]


def test_the_flip_sentence_gives_the_distance():
    assert LAB.found({}).numbers["ahead"] == 6
    assert LAB.found({}).flip == "ahead"
    assert LAB.found({"russia": 1}).flip == "shared"
    assert LAB.found({"measure": 1}).flip == "ahead by betweenness"


def test_a_lead_is_lost_only_when_so_many_links_are_wrong():
    """Taking away any five of Russia's links leaves it ahead; the sixth makes the lead shared."""
    theirs = [link for link in ARTICLE if link.actor == "russia"]
    values = START
    for cut in range(1, 7):
        left = Network([link for link in ARTICLE if link not in theirs[:cut]], values, GIVEN)
        assert (left.leaders == ["russia"]) == (cut < 6)


def test_the_ranking_holds_from_one_reading_to_the_next_or_not():
    table = LAB.robust({})
    first = {row[0]: row[1] for row in table.rows}
    assert len(table.rows) == 2 + len(YEARS)
    assert first[LAB.words("links of the article")] == GIVEN["actors"]["russia"]
    assert GIVEN["inside"]["un"][1:] in first[LAB.words("links of a year", year=2017)]


@pytest.mark.parametrize("number", [0, BOTH_NET, 2017])
def test_the_words_of_the_picture_name_every_link(number):
    found, alt = LAB.found({"net": number}), LAB.evaluate({"net": number}).alt
    links = found.forms[0].links
    assert links
    for actor, end in found.forms[0].left.items():
        mine = [found.forms[0].right[track].name for one, track in links if one == actor]
        told = alt.split(f"{end.name}: {end.says}")[1].split(";")[0]
        assert all(name in told for name in mine), actor


@pytest.mark.parametrize("measure", range(len(MEASURES)))
def test_the_picture_stands_in_the_order_of_the_rank(measure):
    result = LAB.evaluate({"measure": measure, "net": BOTH_NET})
    drawn = html.unescape(result.svg)
    heights = [drawn.index(f">{row[0]}: ") for row in result.table.rows]
    assert heights == sorted(heights)


def test_headings_fit_at_every_setting_of_the_larger_switches():
    """A heading of 15.5 units in bold, half of that a letter, within the picture's 460 units."""
    switches = ("russia", "us", "geneva", "opposition")
    for number, measure, *on in product([0, BOTH_NET, *YEARS], range(len(MEASURES)), *[(0, 1)] * len(switches)):
        result = LAB.evaluate({"net": number, "measure": measure} | dict(zip(switches, on, strict=True)))
        heading = result.alt.split(". ")[0]
        assert f">{heading}</text>" in result.svg
        assert len(heading) * 15.5 / 2 < 450, heading
        assert result.state in LAB.file.states


def test_every_round_and_zone_on_record_for_2017_is_cited():
    """The records that the lab adds to the article stand below it with their sources: none is missing."""
    rounds = {row["id"] for row in ROUNDS if row["held"] and "2017-01-01" <= row["start_date"] <= CUT}
    cited = [(fact.table, fact.row) for fact in LAB.file.facts]
    assert len(cited) == len(set(cited))
    assert set(cited) == {("rounds", row) for row in rounds} | {("zones", row["id"]) for row in ZONES}
    assert all(is_web(fact["url"]) and fact["title"] and fact["text"] for fact in LAB.facts())


def test_the_background_lists_every_link_of_the_article():
    links, = LAB.background()
    assert [row[-1] for row in links.rows] == [link.where for link in ARTICLE]


def test_without_its_tables_the_lab_shows_the_article_and_says_what_is_missing():
    alone = get(load_lab(ROOT, "tracks"))
    assert alone.evaluate({}).reading("russia").value == 8
    for number in (BOTH_NET, 2016):
        assert alone.evaluate({"net": number}).state == "no data"
    assert len(alone.robust({}).rows) == 1
    assert get(load_lab(ROOT, "tracks"), {"rounds": ROUNDS}).evaluate({"net": BOTH_NET}).state == "no data"
    assert get(load_lab(ROOT, "tracks"), {"rounds": ROUNDS}).evaluate({"net": 2016}).state == "one leads"


def test_nothing_heavy_is_loaded():
    code = (
        "import sys; from casebook.files.kit import load_lab; from casebook.files.root import find_root\n"
        "from casebook.thinking import labs\n"
        "for name in ('bargain', 'tracks', 'parts', 'dials'): labs.get(load_lab(find_root(), name)).evaluate({})\n"
        "print([m for m in ('numpy', 'networkx', 'pandas', 'matplotlib') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
