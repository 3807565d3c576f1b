"""The views on the four answers, driven from Python: filter, open, read as text; nothing of data becomes markup."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
import traitlets

from casebook import lesson
from casebook.files.kit import NotThere
from casebook.record import MemoryJournal
from casebook.thinking.argument.graph import core
from casebook.thinking.meetings import MEETINGS, meeting
from casebook.thinking.throughline import throughline
from casebook.widgets import comparison_pages
from casebook.widgets.comparison_grid import Grid
from casebook.widgets.comparison_map import CombinedMap
from casebook.widgets.figure import Drawing


@pytest.fixture(scope="module")
def four():
    """The lesson."""
    return lesson("four-answers", journal=MemoryJournal())


@pytest.fixture
def grid(four) -> Grid:
    """A fresh grid."""
    return four.grid()


# -- the grid ---------------------------------------------------------------------------------------------------------


def test_it_starts_with_everything(grid, four):
    """All points, all articles, nothing open; the text says every cell."""
    assert len(grid.shown) == len(four.sides.comparisons.points)
    assert grid.selected == ""
    said = str(grid)
    for point in four.sides.comparisons.points:
        assert point.text in said
        for cell in point.cells.values():
            assert cell.words in said


def test_filtering_by_article_and_meeting(grid):
    """Who is compared decides how a point is met."""
    grid.show(articles=["leverage-2017", "geneva-2017"], only="contradict")
    assert [p.id for p in grid.shown] == ["western-pressure", "money-lever"]
    assert "O'Hanlon" not in str(grid)
    grid.show(articles=["geneva-2017", "confederation-2015"])
    assert grid.articles == ["confederation-2015", "geneva-2017"]
    assert "moscow-can" in [p.id for p in grid.shown]
    grid.show(only="", point="iran-counts")
    assert [p.id for p in grid.shown] == ["iran-counts"]
    grid.show(articles=[])
    assert grid.show(only="silence", point="").shown == grid.sides.comparisons.points


def test_the_browser_is_sent_every_choice_of_articles(grid):
    """What it shows without asking is what the rule says."""
    names = [p.id for p in grid.sides.people]
    for size in range(len(names) + 1):
        for some in combinations(names, size):
            sent = grid.spec["meets"][" ".join(some)]
            assert sent == {p.id: meeting(p, some) for p in grid.sides.comparisons.points}
    assert set(grid.spec["meanings"]) == set(MEETINGS)


def test_an_open_cell_says_what_stands_behind_it(grid, four):
    """Words, paragraphs in our words, statements of the map with their voices."""
    grid.select("money-lever", "geneva-2017")
    said = str(grid).split("Open: ")[1]
    digests = {p.id: p.digest for p in four.sides.articles["geneva-2017"].paragraphs}
    for name in ("P12", "P18", "P35", "P43"):
        assert f"{name}: {digests[name]}" in said
    assert "V2, premise, reported: American officials" in said
    assert "O4, objection, conceded" in said
    cell = grid.spec["points"][8]["cells"]["geneva-2017"]
    assert cell["stance"] == "no"
    assert len(cell["nodes"]) == 3


def test_every_cell_can_be_opened(grid, four):
    """And every node that a cell names is found on its map."""
    for point in four.sides.comparisons.points:
        for name, cell in point.cells.items():
            grid.select(point.id, name)
            shown = next(p for p in grid.spec["points"] if p["id"] == point.id)["cells"][name]
            assert len(shown["nodes"]) == len(cell.nodes)
            assert [p for p, _ in shown["paragraphs"]] == cell.loc
            assert cell.words in str(grid).split("Open: ")[1]


@pytest.mark.parametrize(
    ("trait", "value"),
    [("articles", ["truce-2061"]), ("only", "clash"), ("point", "nothing"), ("selected", "iran-counts|nobody"),
     ("selected", "geneva-2017")],
)
def test_what_is_not_there_is_refused(grid, trait, value):
    """With the trait left as it was."""
    before = getattr(grid, trait)
    with pytest.raises(traitlets.TraitError):
        setattr(grid, trait, value)
    assert getattr(grid, trait) == before


def test_it_can_start_filtered(four):
    """From a notebook's one line."""
    assert [p.id for p in four.grid(only="contradict", articles=["leverage-2017", "geneva-2017"]).shown] == [
        "western-pressure", "money-lever"]


# -- the map over four ------------------------------------------------------------------------------------------------


def test_the_facts_of_a_part_are_those_of_its_own_map(four):
    """Called by its author's name, with the ids it has there, and the links beside it as ours."""
    view = four.map()
    said = view.details("Geneva G3")
    assert "Heller says it in P17, P18." in said
    assert "Supports G2" in said
    assert "(our reading): Geneva G3 speaks against Leverage H1." in said
    assert "The author says it in P11" in view.details("Truce C6")
    assert "We add (not said by O'Hanlon)" in view.details("Confederation H4")


def test_links_and_answers_are_called_ours(four):
    """On the map, in the list and in words."""
    view = four.map()
    assert "Our reading: Hof needs pressure to work" in view.details("L4")
    assert "our reading of Hof, 2017" in view.details("Leverage answers")
    for layer in ("core", "whole"):
        parts = view.spec[layer]["parts"]
        assert parts["L7"]["text"] == "because (a link between two articles, our reading)"
        assert parts["Geneva answers"]["text"] == "answered by Heller, 2017"
        assert parts["Question"]["voice"] == "analyst"
    assert "ours" in view.spec["legend"][-1][1]


def test_it_is_explored_like_the_others(four):
    """Core first, detail on demand, selection checked."""
    view = four.map()
    assert isinstance(view, CombinedMap)
    assert view.shown == core(view.argument)
    view.detail = True
    assert view.shown == view.argument
    view.selected = "Leverage H1"
    with pytest.raises(traitlets.TraitError):
        view.selected = "H1"
    assert "Moscow may want" in str(view)


# -- pages and figures ------------------------------------------------------------------------------------------------


def test_cruxes_are_marked_as_our_reading(four):
    """Cells with paragraphs above, our words below, evidence behind a press."""
    page = four.cruxes("pressure", "grip")
    assert page.markup.count("Our reading") >= 2
    assert page.markup.count("<details") == 2
    assert "Hof and Heller" in str(page)
    assert "O'Hanlon and Hof" not in str(page)
    assert "our reading between the lines" in str(page)
    everything = str(four.cruxes())
    assert all(crux.evidence in everything for crux in four.sides.comparisons.cruxes)


@pytest.mark.parametrize(("call", "word"), [(lambda f: f.cruxes("quarrel"), "there are: pressure"),
                                            (lambda f: f.words("peace"), "there are: Geneva"),
                                            (lambda f: f.figure("nothing"), "there are: timeline"),
                                            (lambda f: f.lab("tracks2"), "no lab 'tracks2'")])
def test_names_that_do_not_exist(four, call, word):
    """One sentence with the names that do."""
    with pytest.raises(NotThere, match=word):
        call(four)


def test_words_silences_and_what_follows(four):
    """Each page says its rows."""
    assert "The deal on a truce" in str(four.words("Geneva"))
    assert "pressure" not in str(four.words("Geneva"))
    assert "The author, 2016 | 7 |" in str(four.silences())
    assert "same premise, opposite conclusions | Hof, 2017 and Heller, 2017" in str(four.worked_out())


def test_who_could_know_what(four):
    """O'Hanlon knew the strikes and not the resolution; nobody knew how the eighth round would end."""
    lines = {line.split(" | ")[1]: line.split(" | ")[2:] for line in str(four.knowledge()).splitlines()[1:]}
    assert lines["Russian air strikes begin"] == ["yes"] * 4
    assert lines["Resolution 2254"] == ["not yet"] + ["yes"] * 3
    assert lines["US ends its covert aid to rebels"] == ["not yet"] * 3 + ["yes"]
    assert lines["Geneva VIII ends without negotiation"] == ["not yet"] * 4


def test_the_four_stand_on_the_timeline(four):
    """The overview is drawn with four marks: more picture than without them."""
    with_marks, without = four.timeline().picture.png, four.figure("overview").picture.png
    assert with_marks != without


def test_the_through_line(four):
    """Picture, words and table."""
    view = four.throughline()
    assert isinstance(view, Drawing)
    assert view.drawing.startswith("<svg")
    assert "neither Geneva nor Moscow" in view.alt
    assert view.table.count("<tr>") == 5
    assert "Would it work? no." in str(view)


def test_the_grid_as_a_frame(four):
    """A row a point, a column an author, stances as text."""
    frame = four.stances()
    assert frame.shape == (14, 4)
    assert set(frame.values.ravel()) == {"yes", "partly", "no", "silent"}
    assert frame.loc["A place for the Kurds", "Heller, 2017"] == "partly"


def test_the_words_met_in_most_lessons(four):
    """Shared terms are listed, those of one lesson are not."""
    said = str(four.glossary())
    assert "Equivocation:" in said
    assert "Tartus:" not in said


def test_data_never_becomes_markup(four):
    """Text is text: in pages, pictures and tables."""
    bad = "<img src=x onerror=alert(1)>"
    real = four.sides.comparisons
    points = [replace(p, text=bad, short=bad, cells={k: replace(c, words=bad) for k, c in p.cells.items()})
              for p in real.points]
    cruxes = [replace(c, title=bad, text=bad, evidence=bad) for c in real.cruxes]
    levers = [replace(v, what=bad, who=bad) for v in real.levers]
    words = [replace(w, word=bad, lesson=bad, senses=[replace(s, means=bad) for s in w.senses]) for w in real.words]
    changed = replace(real, points=points, cruxes=cruxes, levers=levers, words=words)
    sides = replace(four.sides, comparisons=changed)
    drawn = throughline(changed.levers, sides.people)
    pages = [comparison_pages.cruxes(sides, cruxes), comparison_pages.words(sides, words),
             comparison_pages.silence(sides), comparison_pages.worked_out(sides)]
    for markup in [*(page.markup for page in pages), drawn.svg, Drawing(drawn).table]:
        assert "<img" not in markup
        assert "&lt;img" in markup
