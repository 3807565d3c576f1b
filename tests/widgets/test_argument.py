"""Walk, map and weighing without a browser: traits, texts, and the browser's arithmetic against Python's."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import traitlets
from hypothesis import given, settings
from hypothesis import strategies as st

TESTS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS / "thinking" / "argument"))

from argument_maps import ROOT, Names, arguments, attack, bridge, node, whole  # noqa: E402

from casebook.files import kit  # noqa: E402
from casebook.thinking.argument import strength, text  # noqa: E402
from casebook.thinking.argument.arrow_keys import arrow_keys  # noqa: E402
from casebook.thinking.argument.graph import core  # noqa: E402
from casebook.thinking.argument.layout import layout  # noqa: E402
from casebook.widgets.argument import Map, Walk, Weigh  # noqa: E402
from casebook.widgets.base import asset  # noqa: E402

ARTICLE = "confederation-2015"


@pytest.fixture
def named(monkeypatch):
    """Sentences that say their own name and what was filled in."""
    monkeypatch.setattr("casebook.thinking.argument.words.words", Names)


@pytest.fixture(scope="module")
def argument():
    """The map of the first article."""
    return kit.load_argument(ROOT, ARTICLE)


# -- map --------------------------------------------------------------------------------------------------------------


def test_the_map_says_its_outline(argument):
    view = Map(argument, "O'Hanlon")
    assert str(view) == view.text() == text.outline(view.shown, "O'Hanlon")


def test_the_detail_layer_opens_and_closes(argument):
    view = Map(argument)
    details = [n.id for n in argument.nodes if n.layer == "detail"]
    assert details and not view.detail
    assert view.text() == text.outline(core(argument), view.author)
    assert set(details).isdisjoint(view.spec["core"]["parts"]) and set(details) <= view.spec["whole"]["parts"].keys()
    view.detail = True
    assert view.text() == text.outline(argument, view.author)


def test_a_map_without_details_has_one_layer():
    view = Map(bridge(), detail=True)
    assert view.spec["whole"] is None and view.detail is False


def test_the_map_is_driven_from_python(named):
    view = Map(bridge(), "Weir")
    view.selected = "C1"
    assert view.details("C1").splitlines()[:3] == [
        "node(id=C1, kind=kinds.claim)", "labels.words: The bridge would save time.",
        "labels.whose: Author(author=Weir, where=P1)"]
    with pytest.raises(traitlets.TraitError, match=r"no_part\(name=Q, names=T, "):
        view.selected = "Q"
    with pytest.raises(traitlets.TraitError):
        view.form = "globe"


def test_every_part_of_the_picture_has_a_name_and_facts(argument):
    drawing = Map(argument).spec["whole"]
    for name, part in drawing["parts"].items():
        assert f'data-id="{name}"' in drawing["svg"]
        assert part["name"] and part["heading"] and part["facts"] and part["text"]
    assert {e["id"] for e in drawing["outline"]} <= drawing["parts"].keys()


def test_the_arrow_keys_follow_the_arrows():
    argument = bridge()
    drawn = layout(argument)
    keys = arrow_keys(argument, drawn)
    assert keys["C1"]["up"] == "R1" and keys["R1"]["up"] == "T"
    assert keys["R3"]["up"] == "C1" and keys["C1"]["down"] == "R3"
    assert keys["X1"]["up"] == "R2" and keys["V1"]["up"] == "C2" and keys["C2"]["down"] == "V1"
    assert keys["O1"]["up"] == "A1" and keys["A1"]["up"] == "T" and keys["B1"]["up"] == "A1"
    assert "up" not in keys["T"]
    assert drawn.joints[keys["T"]["down"]].x == min(drawn.joints[name].x for name in ("R1", "R2", "A1"))


@given(argument=arguments(most=20))
@settings(deadline=None, max_examples=40)
def test_every_part_is_reached_by_arrow_keys_and_left_undoes_right(argument):
    drawn = layout(argument)
    keys = arrow_keys(argument, drawn)
    assert all(keys[to]["left"] == name for name, ways in keys.items() for way, to in ways.items() if way == "right")
    seen, todo = {"T"}, ["T"]
    while todo:
        for to in keys[todo.pop()].values():
            if to not in seen:
                seen.add(to)
                todo.append(to)
    assert seen == keys.keys()


# -- walk -------------------------------------------------------------------------------------------------------------


def test_the_walk_tells_itself_whole(argument):
    view = Walk(argument, "O'Hanlon")
    assert view.text() == text.walk(argument, "O'Hanlon", {})


def test_the_map_grows_with_answers(named):
    view = Walk(bridge())
    assert view.shown.nodes == []
    assert view.answer("s1", "a") == "walk.verdict(verdict=walk.wrong, feedback=That is a goal, not a reason.)"
    assert [n.id for n in view.shown.nodes] == ["T"]
    assert view.next().startswith("step(n=2, of=3, title=Reasons)")
    assert [n.id for n in view.shown.nodes] == ["T"]
    view.answer("s2", "b")
    assert {n.id for n in view.shown.nodes} == {"T", "C1", "C2", "G1", "E1"}
    assert view.go(3).startswith("step(n=3, of=3") and view.back().startswith("step(n=2, of=3")
    assert "chosen(letter=b, text=A reason)" in view.text()


def test_the_walk_stays_inside_its_steps():
    view = Walk(bridge())
    view.at = 99
    assert view.at == 2
    view.at = -1
    assert view.at == 0


def test_answers_are_kept_once_and_the_notice_is_shown():
    kept = []

    def keep(step: str, choice: str) -> str:
        kept.append((step, choice))
        return "Saved in memory only."

    view = Walk(bridge(), on_answer=keep)
    view.answer("s1", "b")
    assert view.notice == "Saved in memory only."
    with pytest.raises(ValueError, match="s1"):
        view.answer("s1", "a")
    with pytest.raises(KeyError):
        view.answer("s2", "z")
    assert kept == [("s1", "b")] and view.answers == {"s1": "b"}


def test_a_message_from_the_browser_is_an_answer_and_nonsense_is_none():
    kept = []
    view = Walk(bridge(), on_answer=lambda step, choice: kept.append((step, choice)))
    for message in ({"do": "answer", "step": "s1", "choice": "a"}, {"do": "answer", "step": "s1", "choice": "b"},
                    {"do": "answer", "step": "s9", "choice": "a"}, {"do": "answer", "step": "s2", "choice": 7},
                    {"do": "dance"}, "answer", None):
        view._heard(view, message)
    assert kept == [("s1", "a")] and view.answers == {"s1": "a"}


def test_earlier_answers_are_restored_and_strange_ones_left_out():
    view = Walk(bridge(), answers={"s1": "b", "s2": "gone", "s9": "a"})
    assert view.answers == {"s1": "b"}
    assert view.at == 1
    assert Walk(bridge(), answers={"s1": "b", "s2": "b", "s3": "a"}).at == 2


def test_the_walk_draws_what_its_steps_show(argument):
    shown = {name for step in argument.walk for name in step.show}
    spec = Walk(argument).spec
    assert spec["drawing"]["parts"].keys() <= shown
    assert {n.id for n in argument.nodes if n.id in shown} <= spec["drawing"]["parts"].keys()
    arrows = [line for step in spec["steps"] for line in step["arrows"]]
    assert len(arrows) == len([n for n in shown if n in {x.id for x in [*argument.inferences, *argument.attacks]}])


# -- weighing ---------------------------------------------------------------------------------------------------------


def test_beliefs_are_set_checked_and_weighed():
    view = Weigh(bridge())
    assert view.value == dict.fromkeys(strength.leaves(bridge()), 0.7)
    assert view.strengths()["T"] == pytest.approx(0.5089)
    view.set(E1=0.0, C2=1)
    assert view.value["E1"] == 0 and view.value["H1"] == 0.7
    assert view.strengths() == strength.strengths(bridge(), {"E1": 0, "C2": 1})
    for wrong in ({"T": 0.5}, {"E1": 1.5}, {"E1": "much"}, {"E1": float("nan")}):
        with pytest.raises(traitlets.TraitError):
            view.value = wrong


def test_the_weighing_says_beliefs_strengths_and_that_it_is_a_what_if(named):
    said = Weigh(bridge()).text().splitlines()
    assert said[0] == "what_if" and said[-1] == "common"
    assert "  belief(belief=0.70, id=X1, kind=kinds.objection, voice=voices.analyst, text=Winter is short.)" in said
    assert "  thesis(id=T, strength=0.51)" in said and "  other(id=C1, strength=0.70)" in said
    assert "    support(id=R1, why=C1 0.70, strength=0.70)" in said and not any("id=R3" in line for line in said)
    assert [line for line in said if line.startswith("formula(")] == [
        f"formula(name=names.{name}, formula=formulas.{name})" for name in strength.SEMANTICS]
    assert sum(line.startswith("  most_tie(now=0.51, ends=H1 ") for line in said) == 1


def test_leaves_stand_in_groups_that_have_a_name(argument):
    spec = Weigh(argument, detail=True).spec
    assert {leaf["group"] for leaf in spec["leaves"]} <= spec["groups"].keys()
    ours = {leaf["id"] for leaf in spec["leaves"] if leaf["group"] in ("hidden", "objections")}
    assert ours == {n.id for n in argument.nodes if n.voice == "analyst" and n.id in Weigh(argument, detail=True).value}


def test_core_or_all_of_the_map_is_weighed(argument):
    detail = [n.id for n in argument.nodes if n.layer == "detail"]
    assert not set(detail) & Weigh(argument).value.keys()
    assert set(detail) & Weigh(argument, detail=True).value.keys()


# -- the browser's arithmetic -----------------------------------------------------------------------------------------

CALLS = """
for (const c of cases) {
  const found = evaluate(c.plan, c.beliefs, c.semantics, c.start);
  results.push({ found, changes: influences(c.plan, c.thesis, c.beliefs, c.semantics, c.start),
    most: mostSaid(c.plan, c.thesis, c.beliefs, c.semantics, c.start, c.leaves, say),
    work: workings(c.plan, c.sources, found, c.thesis, say) });
}
"""


def in_javascript(cases: list[dict]) -> list[dict]:
    """The results of the view's own functions, run by node."""
    sent = {"words": Weigh(bridge()).words, "cases": cases}
    program = "\n".join([*map(asset, Weigh.scripts), f"const {{ words, cases }} = {json.dumps(sent)};",
                         "const say = speaker(words);", "const results = [];", CALLS,
                         "console.log(JSON.stringify(results));"])
    command = ["node", "--input-type=module", "-"]
    ran = subprocess.run(command, input=program, capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


@st.composite
def weighed(draw):
    """An argument, beliefs in some of its leaves, and a semantics."""
    argument = draw(arguments(most=18))
    beliefs = {leaf: draw(st.floats(0, 1)) for leaf in strength.leaves(argument) if draw(st.booleans())}
    return argument, beliefs, draw(st.sampled_from(list(strength.SEMANTICS)))


def case(argument, beliefs, semantics) -> dict:
    """What the browser is sent for one weighing."""
    spec = Weigh(argument, detail=True).spec
    return {"plan": spec["plan"], "thesis": spec["thesis"], "start": spec["start"], "sources": spec["sources"],
            "leaves": [leaf["id"] for leaf in spec["leaves"]], "beliefs": beliefs, "semantics": semantics}


@given(batch=st.lists(weighed(), min_size=25, max_size=25))
@settings(max_examples=4, deadline=None)
def test_browser_and_python_weigh_alike(batch):
    found = in_javascript([case(*one) for one in batch])
    for (argument, beliefs, semantics), theirs in zip(batch, found, strict=True):
        mine = strength.strengths(argument, beliefs, semantics)
        assert theirs["found"] == pytest.approx(mine, abs=1e-12)
        assert theirs["changes"] == pytest.approx(strength.influences(argument, beliefs, semantics), abs=1e-12)


def test_browser_and_python_say_the_same_words():
    argument = bridge()
    cases = [(argument, beliefs, semantics) for semantics in strength.SEMANTICS
             for beliefs in ({}, {"E1": 0.35, "X1": 0.0}, {"C2": 0.0, "E1": 0.0}, {"O1": 1.0, "B1": 0.0, "H1": 0.9})]
    lonely = whole([node("T", "thesis"), node("X1", "objection", "analyst")], [], [attack("A1", "X1", "T")])
    cases.append((lonely, {"T": 0.0}, "df-quad"))
    found = in_javascript([case(*one) for one in cases])
    for (what, beliefs, semantics), theirs in zip(cases, found, strict=True):
        assert theirs["most"] == strength.most_said(what, beliefs, semantics)
        strengths = strength.strengths(what, beliefs, semantics)
        assert theirs["work"] == strength.workings(what, strengths, "T")


# -- the family -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", [Map, Walk, Weigh])
def test_one_family(view):
    shown = view(bridge())
    assert shown._esm.startswith(asset("shared.js")) and asset("argument.css") in shown._css
    assert shown._esm.count("function view(") == 1
    bundle = shown._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert data["text/plain"] == shown.text()


@pytest.mark.parametrize("script", [f"argument{part}.js" for part in ("", "_parts", "_map", "_walk", "_weigh")])
def test_no_script_writes_markup_or_asks_the_network(script):
    code = asset(script)
    words = ("innerHTML", "insertAdjacentHTML", "outerHTML", "fetch(", "XMLHttpRequest", "import(", "http:", "https:")
    assert [word for word in words if word in code] == []


def test_nasty_text_stays_text():
    nasty = whole([node("T", "thesis", text="<img src=x onerror=alert(1)>", short="<b>bold</b> & co")])
    drawing = Map(nasty).spec["core"]
    assert "<img" not in drawing["svg"] and "<b>" not in drawing["svg"]
    assert drawing["parts"]["T"]["text"] == "<img src=x onerror=alert(1)>"
