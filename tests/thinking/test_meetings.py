"""The comparison: how authors meet on a point, what follows from the cells, the combined map, the through-line."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.files import kit
from casebook.files.comparisons import Cell, Comparisons, CrossLink, Crux, Lever, Point
from casebook.files.words import words
from casebook.thinking import combined_map, meetings
from casebook.thinking.argument.graph import circle, core, needs, reach, read, upward
from casebook.thinking.argument.wellformed import findings
from casebook.thinking.meetings import MEETINGS, SORTS, STANCES, SideBySide, Who
from casebook.thinking.throughline import SCALE, throughline

ROOT = Path(__file__).resolve().parents[2]
REAL = kit.load_comparisons(ROOT)
ARTICLES = {name: kit.load_article(ROOT, name) for name in REAL.published}
MAPS = {name: kit.load_argument(ROOT, name) for name in REAL.published}
SIDES = SideBySide(REAL, ARTICLES, MAPS)
PEOPLE = SIDES.people
NAMES = ["a", "b", "c"]


def cell(stance: str, implicit: bool = False) -> Cell:
    return Cell(stance=stance, words=f"{stance} words", loc=["P1"], implicit=implicit)


def point(name: str, **stances: str) -> Point:
    """A point with a stance for each article; "yes*" is implicit."""
    cells = {article: cell(stance.rstrip("*"), stance.endswith("*")) for article, stance in stances.items()}
    return Point(id=name, text=name, short=name, cells=cells, verdict="", lesson="")


def grid(*points: Point, links: tuple[CrossLink, ...] = ()) -> Comparisons:
    days = {"a": "2015-01-01", "b": "2016-01-01", "c": "2017-01-01"}
    return Comparisons(question="Who?", published=days, events=[], points=list(points), words=[], levers=[], cruxes=[],
                       links=list(links))


def crux(sort: str, articles: list[str], points: list[str]) -> Crux:
    return Crux(id="x", sort=sort, title="", articles=articles, points=points, text="", evidence="")


# -- meetings and the filter ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stances", "meets"),
    [
        (("yes", "no", "silent"), "contradict"), (("yes", "partly", "no"), "contradict"),
        (("yes", "yes", "yes"), "agree"), (("no", "no", "silent"), "agree"), (("partly", "partly", "silent"), "agree"),
        (("yes", "partly", "silent"), "differ"), (("partly", "no", "no"), "differ"),
        (("silent", "no", "silent"), "one voice"), (("silent", "silent", "silent"), "silence"),
    ],
)
def test_how_authors_meet(stances, meets):
    """Every mix of stances has one name."""
    assert meetings.meeting(point("p", **dict(zip(NAMES, stances, strict=True)))) == meets


def test_meeting_depends_on_who_is_asked():
    """The contradiction goes when one of its sides does."""
    p = point("p", a="yes", b="no", c="yes")
    assert meetings.meeting(p, ["a", "b"]) == "contradict"
    assert meetings.meeting(p, ["a", "c"]) == "agree"
    assert meetings.meeting(p, ["b"]) == "one voice"
    assert meetings.meeting(p, []) == "silence"


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(list(STANCES)), min_size=3, max_size=3))
def test_every_point_has_one_meeting(stances):
    """The name is one of the five; the order of the articles does not matter."""
    p = point("p", **dict(zip(NAMES, stances, strict=True)))
    turned = point("p", **dict(zip(NAMES, reversed(stances), strict=True)))
    assert meetings.meeting(p) in MEETINGS
    assert meetings.meeting(p) == meetings.meeting(turned)


def test_the_filter_takes_points_and_meetings():
    """Filters are joined by and; the order of the file stays; an unknown meeting is refused."""
    found = grid(point("p", a="yes", b="no", c="silent"), point("q", a="yes", b="yes", c="no"))
    assert [p.id for p in meetings.chosen(found)] == ["p", "q"]
    assert [p.id for p in meetings.chosen(found, ["a", "b"], "contradict")] == ["p"]
    assert [p.id for p in meetings.chosen(found, None, "contradict")] == ["p", "q"]
    assert meetings.chosen(found, ["a", "b"], "contradict", ["q"]) == []
    with pytest.raises(ValueError, match="no meeting 'clash'"):
        meetings.chosen(found, only="clash")


def test_silences_by_article():
    """Silence is counted where it is, and nowhere else."""
    found = grid(point("p", a="yes", b="silent", c="silent"), point("q", a="no", b="silent", c="partly"))
    assert {name: [p.id for p in gaps] for name, gaps in meetings.silences(found).items()} == {
        "a": [], "b": ["p", "q"], "c": ["p"]}


# -- cruxes -----------------------------------------------------------------------------------------------------------


def test_each_rule_finds_its_case_and_no_other():
    """Small grids with a known answer."""
    found = grid(point("p", a="yes", b="yes", c="silent"), point("q", a="yes*", b="no", c="partly"))
    pairs = {sort: [(f.articles, f.points) for f in meetings.found(found, sort)] for sort in SORTS}
    assert pairs == {
        "same premise, opposite conclusions": [(("a", "b"), ("p", "q"))],
        "contradiction": [(("a", "b"), ("q",))],
        "hidden here, denied there": [(("a", "b"), ("q",))],
        "silence": [(("a", "c"), ("p",)), (("b", "c"), ("p",))],
    }


def test_a_shared_no_is_a_shared_premise_and_a_shared_half_is_not():
    """Partly and partly is too weak to build on."""
    both_no = grid(point("p", a="no", b="no", c="silent"), point("q", a="yes", b="no", c="silent"))
    halves = grid(point("p", a="partly", b="partly", c="silent"), point("q", a="yes", b="no", c="silent"))
    sort = "same premise, opposite conclusions"
    assert [f.points for f in meetings.found(both_no, sort)] == [("p", "q")]
    assert meetings.found(halves, sort) == []


def test_a_denial_that_is_itself_implicit_denies_nothing_openly():
    """Hidden here, denied there, needs a no that is said."""
    assert meetings.found(grid(point("q", a="yes*", b="no*", c="silent")), "hidden here, denied there") == []
    assert meetings.found(grid(point("q", a="yes", b="no", c="silent")), "hidden here, denied there") == []


def test_an_unknown_sort_is_refused():
    """With the sorts that there are."""
    with pytest.raises(ValueError, match="there are: same premise"):
        meetings.found(REAL, "quarrel")


@pytest.mark.parametrize(
    ("one", "good"),
    [
        (crux("contradiction", ["a", "b"], ["q"]), True), (crux("contradiction", ["a", "c"], ["q"]), False),
        (crux("contradiction", ["a", "b"], ["p"]), False), (crux("contradiction", ["a", "b"], []), False),
        (crux("same premise, opposite conclusions", ["a", "b"], ["p", "q"]), True),
        (crux("same premise, opposite conclusions", ["a", "b"], ["q", "p"]), False),
        (crux("hidden here, denied there", ["a", "b", "c"], ["q"]), True),
        (crux("silence", ["b", "c"], ["p"]), True), (crux("silence", ["a", "b"], ["p"]), False),
    ],
)
def test_a_crux_must_follow_from_the_cells(one, good):
    """What the cells do not bear out is said in a clause."""
    found = grid(point("p", a="yes", b="yes", c="silent"), point("q", a="yes*", b="no", c="partly"))
    assert (meetings.unborne(one, found) == "") is good


@pytest.mark.parametrize("one", REAL.cruxes, ids=lambda c: c.id)
def test_every_crux_of_the_kit_follows_from_the_grid(one):
    """And no longer does when the cells of its last point all turn to partly."""
    assert meetings.unborne(one, REAL) == ""
    name = one.points[-1]
    points = [replace(p, cells={**p.cells, **{a: replace(p.cells[a], stance="partly") for a in one.articles}})
              if p.id == name else p for p in REAL.points]
    assert meetings.unborne(one, replace(REAL, points=points))


# -- the grid of the kit ----------------------------------------------------------------------------------------------


def test_the_kit_has_the_corrected_stances():
    """The eight stances that a second reading changed, and the new point."""
    stance = {(p.id, a): c.stance for p in REAL.points for a, c in p.cells.items()}
    assert stance["us-failing", "truce-2016"] == "partly"
    assert stance["damascus-forced", "truce-2016"] == "partly"
    assert stance["damascus-blame", "truce-2016"] == "partly"
    assert stance["russia-leaves-isis", "truce-2016"] == stance["russia-leaves-isis", "leverage-2017"] == "silent"
    assert stance["arm-rebels", "geneva-2017"] == stance["russia-leaves-isis", "geneva-2017"] == "partly"
    assert stance["kurds-place", "geneva-2017"] == "partly"
    assert [stance["assad-stays", p.id] for p in PEOPLE] == ["yes", "silent", "no", "partly"]


@pytest.mark.parametrize("p", REAL.points, ids=lambda p: p.id)
def test_an_author_is_never_given_our_words_as_his(p):
    """A cell that is not read between the lines rests on the author's own statements, reported ones apart."""
    for article, one in p.cells.items():
        voices = {n.id: n.voice for n in MAPS[article].nodes}
        if one.stance in ("yes", "no") and not one.implicit:
            assert one.loc
            assert any(voices[name] in ("author", "author-concession") for name in one.nodes), (p.id, article)
        if one.stance == "silent":
            assert not one.implicit
            assert not one.hedged


def test_the_order_is_that_of_the_calendar():
    """And each author is called as the article's file says."""
    assert [p.id for p in PEOPLE] == sorted(REAL.published, key=lambda name: REAL.published[name])
    assert [p.label for p in PEOPLE] == ["O'Hanlon, 2015", "The author, 2016", "Hof, 2017", "Heller, 2017"]


def test_the_text_of_the_grid_says_every_cell():
    """Each point, each author, each locator."""
    said = "\n".join(meetings.grid_text(SIDES, PEOPLE, REAL.points))
    for p in REAL.points:
        assert p.text in said
        assert p.verdict in said
        for one in p.cells.values():
            assert one.words in said


def test_who_could_know_what():
    """What began on the very day counts as known; a month without a day counts from its end."""
    rows = [{"id": "x", "date": "2016-05-10", "title": "X"}, {"id": "y", "date": "2016-05", "title": "Y"},
            {"id": "z", "date": "2015-01-01", "title": "Z"}]
    days = dict(zip(list(ARTICLES)[:3], ["2016-05-09", "2016-05-10", "2016-05-31"], strict=True))
    sides = replace(SIDES, comparisons=replace(REAL, published=days, events=["x", "y"]))
    found = meetings.could_know(rows, sides)
    assert found == [("2016-05", "Y", (False, False, True)), ("2016-05-10", "X", (False, True, True))]


# -- the combined map -------------------------------------------------------------------------------------------------


WHOLE = combined_map.combined(SIDES)


def test_the_combined_map_is_sound():
    """References hold, no circle, every part leads to the question. Two rules of a single article do not apply:
    the question has no paragraph, and below it every article keeps its thesis."""
    assert [f for f in findings(WHOLE) if not re.search("'Question' has no locator|two theses", f.what)] == []
    assert circle(needs(read(WHOLE))) == []
    graph = read(WHOLE)
    ways = upward(graph)
    for node in WHOLE.nodes:
        assert node.id == combined_map.ROOT or combined_map.ROOT in reach(node.id, ways), node.id


def test_words_and_voices_stay_those_of_the_article():
    """Nothing but id and layer changes; the question and every link are ours."""
    where = combined_map.origins(SIDES)
    for node in WHOLE.nodes:
        if node.id == combined_map.ROOT:
            assert node.voice == "analyst"
            continue
        own = next(n for n in MAPS[where[node.id].article].nodes if n.id == where[node.id].id)
        assert replace(node, id=own.id, layer=own.layer) == own
    for inference in WHOLE.inferences:
        ours = inference.scheme in (words()("comparison.map.link"), words()("comparison.map.answer"))
        assert ours == (inference.id not in where)


def test_every_link_is_on_the_map_in_its_core():
    """Supports are steps, attacks are attacks, with the ends that the file names."""
    inner = core(WHOLE)
    steps = {i.id: (i.premises[0], i.conclusion) for i in inner.inferences}
    attacks = {a.id: (a.source, a.target) for a in inner.attacks}
    short = {p.id: p for p in PEOPLE}
    for link in REAL.links:
        pair = tuple(combined_map.named(short[e.article], e.id) for e in combined_map.ends(link))
        assert (steps if link.relation == "supports" else attacks)[link.id] == pair


def test_every_main_claim_stands_somewhere_and_the_core_is_smaller():
    """The core holds what is linked with its way to the thesis; the detail layer adds the other claims."""
    assert len(core(WHOLE).nodes) < len(WHOLE.nodes)
    names = {n.id for n in WHOLE.nodes}
    for person in PEOPLE:
        for node in MAPS[person.id].nodes:
            if node.kind in ("thesis", "claim") and node.layer == "core":
                assert combined_map.named(person, node.id) in names


def test_the_way_up_is_a_shortest_one():
    """From each node to the thesis: consecutive parts are joined by an arrow, and no way is shorter."""
    graph = read(MAPS["geneva-2017"])
    arrows = upward(graph)
    for name in graph.nodes:
        way = combined_map.way_up(graph, name)
        assert way[0] == name
        if len(way) == 1:
            continue
        assert way[-1] == graph.argument.thesis
        assert all(b in arrows[a] for a, b in zip(way, way[1:], strict=False))
        here, steps = {name}, 0
        while graph.argument.thesis not in here:
            here, steps = {other for one in here for other in arrows.get(one, ())}, steps + 1
        assert len(way) == steps + 1


def test_links_to_nothing_are_refused():
    """With the end that is missing; an end must name its article."""
    bad = replace(REAL, links=[CrossLink(id="L1", source="truce-2016:C99", target="geneva-2017:G9",
                                         relation="supports", why="")])
    with pytest.raises(KeyError, match="truce-2016:C99"):
        combined_map.combined(replace(SIDES, comparisons=bad))
    with pytest.raises(ValueError, match="article:node"):
        combined_map.ends(CrossLink(id="L1", source="C1", target="geneva-2017:G9", relation="attacks", why=""))


def test_a_circle_of_links_is_found():
    """Two links that answer each other."""
    round_ = [CrossLink(id="M1", source="geneva-2017:G9", target="truce-2016:C6", relation="attacks", why=""),
              *REAL.links]
    assert circle(needs(read(combined_map.combined(replace(SIDES, comparisons=replace(REAL, links=round_))))))


def test_the_text_of_the_map_says_every_statement_and_every_link():
    """In the author's name, or in ours."""
    said = combined_map.text(SIDES, WHOLE)
    for node in WHOLE.nodes:
        assert node.text in said
    for link in REAL.links:
        assert link.why in said
    assert "Heller says: " in said
    assert "The author says: " in said
    assert circle(needs(read(WHOLE))) == []


# -- the through-line -------------------------------------------------------------------------------------------------


DRAWN = throughline(REAL.levers, PEOPLE)
SVG = "{http://www.w3.org/2000/svg}"


def test_the_figure_places_every_author_and_its_words_say_so():
    """Each name, each answer, each chain; the table has a row an author."""
    root = ET.fromstring(DRAWN.svg)
    assert root.find(f"{SVG}title").text == DRAWN.title
    assert root.find(f"{SVG}desc").text == DRAWN.alt
    shown = [e.text for e in root.iter(f"{SVG}text")]
    for person, lever in zip(PEOPLE, [next(v for v in REAL.levers if v.article == p.id) for p in PEOPLE], strict=True):
        assert person.label in shown
        assert f"would it work? {lever.works}" in shown
        assert lever.what in DRAWN.alt
    assert DRAWN.title == "Four answers: from no to perhaps, and no plain yes"
    assert len(DRAWN.table.rows) == len(PEOPLE)
    assert all(len(row) == len(DRAWN.table.header) for row in DRAWN.table.rows)
    assert DRAWN.alt.endswith(".")


def test_the_scale_is_in_order():
    """An author further to the right holds it likelier; those with the same answer share a place."""
    root = ET.fromstring(DRAWN.svg)
    at = {}
    for e in root.iter(f"{SVG}text"):
        at.setdefault(e.text, float(e.get("x")))
    lever = {v.article: SCALE.index(v.works) for v in REAL.levers}
    for one, two in combinations(PEOPLE, 2):
        a, b = (at[p.called[:1].upper() + p.called[1:]] for p in (one, two))
        assert (a < b) == (lever[one.id] < lever[two.id])
        assert (a == b) == (lever[one.id] == lever[two.id])


def test_the_figure_stays_in_its_frame_and_is_legible():
    """No text under 14 units or outside."""
    root = ET.fromstring(DRAWN.svg)
    width, height = (float(n) for n in root.get("viewBox").split()[2:])
    for e in root.iter(f"{SVG}text"):
        size = float(e.get("font-size", 15.5))
        assert size >= 14
        long = float(e.get("textLength", 0)) or len(e.text) * size * 0.56
        left = float(e.get("x")) - {"start": 0, "middle": long / 2, "end": long}[e.get("text-anchor", "start")]
        assert -1 <= left
        assert left + long <= width + 8, e.text
        assert 0 < float(e.get("y")) < height


def test_nothing_to_place_is_refused_and_words_are_escaped():
    """No empty picture; no markup from data."""
    with pytest.raises(ValueError, match="no answer"):
        throughline([], PEOPLE)
    one = Lever(article="a", who="<b>", through="x & y", what="z", works="yes", words="", loc=["P1"])
    drawn = throughline([one], [Who("a", "A", "someone", "2020")])
    assert drawn.title == "One answer: yes"
    assert "<b>" not in drawn.svg
    assert "&lt;b&gt;" in drawn.svg
