"""Outline, walk, details and picture: everything is said, with voice and place, and escaped."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from argument_maps import ROOT, Names, arguments, articles, attack, bridge, node, step, whole
from hypothesis import given, settings

from casebook.files import kit
from casebook.thinking.argument.details import details, heading
from casebook.thinking.argument.graph import core, part
from casebook.thinking.argument.layout import layout
from casebook.thinking.argument.map_svg import alt, svg, title
from casebook.thinking.argument.outline import entries
from casebook.thinking.argument.text import outline, walk
from casebook.thinking.argument.words import kind_word, voice_word

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def named(monkeypatch):
    """Sentences that say their own name and what was filled in."""
    monkeypatch.setattr("casebook.thinking.argument.words.words", Names)


def test_the_outline_of_the_bridge(named, monkeypatch):
    monkeypatch.setattr("casebook.thinking.argument.text.WIDTH", 400)
    lines = outline(bridge(), "Weir").splitlines()
    assert lines[:6] == [
        "A made-up case.",
        "",
        "statement_more(id=T, kind=kinds.thesis, says=Says.author(author=Weir), text=The town should build the bridge.,"
        ' more=P1; levels.possible; hedged(words="may well"); strengthened(words="clearly"))',
        "  + because(more=modes.convergent; scheme(scheme=positive consequences); P2; step(id=R1))",
        "    statement_more(id=C1, kind=kinds.claim, says=Says.author(author=Weir), text=The bridge would save time., "
        "more=P1)",
        "      + because(more=modes.linked; scheme(scheme=cause to effect); P2; step(id=R3))",
    ]
    for told in ("statement_more(id=H1, kind=kinds.hidden, says=Says.analyst(author=Weir), text=Those who",
                 "- statement_more(id=O1, kind=kinds.objection, aims.node(target=T), says=Says.author-conc",
                 "- statement_more(id=B1, kind=kinds.rebuttal, aims.attack(target=O1), says=Says.author(author=Weir)",
                 "kind=kinds.objection, aims.node(target=C2), says=Says.reported(author=Weir, speaker=the mayor)",
                 "- statement_more(id=X1, kind=kinds.objection, aims.step(target=T), says=Says.analyst(author=Weir)",
                 "more=bears(where=P1); we_find(strength=weak))", "? question(ask=Would they?, answered=open)",
                 "? question(ask=How many?, answered=answered(where=P2))", "more=P1; no_reason)",
                 "* Nine hundred crossings a day. (figure; P2)"):
        assert any(told in line for line in lines), told


def test_every_line_of_the_outline_is_short_and_indented():
    lines = outline(bridge(), "Weir").splitlines()
    assert max(len(line) for line in lines) <= 96
    assert all((len(line) - len(line.lstrip())) % 2 == 0 for line in lines)


@given(argument=arguments(most=30))
def test_every_part_stands_in_the_outline(argument):
    found = entries(argument)
    full = [entry.id for entry in found if entry.kind == "node" and not entry.again]
    assert sorted(full) == sorted(n.id for n in argument.nodes)
    assert {e.id for e in found if e.kind == "step"} == {i.id for i in argument.inferences}
    assert {e.by for e in found} >= {a.id for a in argument.attacks}
    assert all(b.depth <= a.depth + 1 for a, b in zip(found, found[1:], strict=False))


def test_the_walk_says_question_answers_and_what_is_new(named, monkeypatch):
    monkeypatch.setattr("casebook.thinking.argument.text.WIDTH", 400)
    whole_walk = walk(bridge(), "Weir", {"s2": "a"})
    second = whole_walk.split("\n\n")[1].splitlines()
    assert second[:8] == [
        "step(n=2, of=3, title=Reasons)", "question(ask=Why?)", "  chosen(letter=a, text=A goal)",
        "  choice(letter=b, text=A reason)", "teaches",
        "  lesson(letter=a, verdict=walk.wrong, feedback=That is a goal, not a reason.)",
        "  lesson(letter=b, verdict=walk.right, feedback=Yes: it carries the rest.)", "Two reasons."]
    assert second[8] == "new" and second[9].startswith("  statement_more(id=C1,")
    assert whole_walk.count("chosen(") == 1
    for line in ("support_many(premises=G1 and H1, target=C1, scheme=cause to effect)",
                 "support_one(premises=C2, target=T, scheme=sign)", "attack(id=X1, aim=aims.step(target=T))",
                 "attack(id=B1, aim=aims.attack(target=O1))"):
        assert f"  walk.arrow(arrow={line})" in whole_walk


@pytest.mark.parametrize("name", articles())
def test_everything_in_a_map_of_the_kit_is_told(name):
    argument = kit.load_argument(ROOT, name)
    said = " ".join(outline(argument, "Somebody").split())
    for n in argument.nodes:
        assert " ".join(n.text.split()) in said
        assert all(hedge in said for hedge in (n.conf.hedge if n.conf else []))
    for inference in argument.inferences:
        assert all(" ".join(q.ask.split()) in said for q in inference.questions)
    walked = " ".join(walk(argument, "Somebody", {}).split())
    for taken in argument.walk:
        assert all(" ".join(c.feedback.split()) in walked for c in taken.choices)


def test_details_of_a_node_a_step_and_an_attack(named):
    argument = bridge()

    def facts(name: str) -> dict[str, list[str]]:
        return dict(details(argument, name, "Weir"))

    assert details(argument, "C1", "Weir") == [
        ("labels.words", ["The bridge would save time."]), ("labels.whose", ["Author(author=Weir, where=P1)"]),
        ("labels.purpose", ["supports(target=T, where= (P2))"]),
        ("labels.rests", ["rests_together(premises=G1 and H1, scheme=cause to effect, where= (P2))"])]
    assert facts("H1")["labels.whose"] == ["Analyst(author=Weir, where=P1)"]
    assert facts("H1")["labels.purpose"] == ["supports_with(target=C1, others=G1, where= (P2))"]
    assert facts("V1")["labels.whose"] == ["Reported(author=Weir, speaker=the mayor, where=P1)"]
    assert facts("V1")["labels.purpose"] == ["sentence(words=Aims.node(target=C2) (P3))"]
    assert facts("T")["labels.against"] == ["attacked_answered(id=O1, where= (P3), names=B1)"]
    assert facts("T")["labels.sure"][0].startswith("sentence(words=Levels.possible; hedged(")
    assert facts("T")["labels.rests"][1] == (
        "rests_undercut(premises=C2, scheme=sign, where= (P2), undercut=undercut_one(names=X1))")
    assert facts("C2")["labels.ground"] == ["ground(author=Weir)"]
    assert facts("E1")["labels.items"] == ["Nine hundred crossings a day. (figure, P2)"]
    assert facts("X1")["labels.judgement"] == ["weak"]
    assert facts("R3") == {
        "labels.step": ["step_many(premises=G1 and H1, target=C1)", "sentence(words=Modes.linked)"],
        "labels.scheme": ["sentence(words=Cause to effect (P2))"],
        "labels.questions": ["open(ask=Would they?)", "answered(ask=How many?, where=P2)"]}
    assert facts("A2") == {"labels.does": ["sentence(words=B1 aims.attack(target=O1))"], "labels.where": ["P3"]}
    assert heading(argument, "R3") == "step(target=C1)" and heading(argument, "H1") == "node(id=H1, kind=kinds.hidden)"
    with pytest.raises(KeyError):
        facts("Q")


def test_a_note_of_a_node_stands_in_its_details(named):
    argument = bridge()
    noted = replace(argument, nodes=[replace(argument.nodes[0], note="A note."), *argument.nodes[1:]])
    assert details(noted, "T", "Weir")[-1] == ("labels.note", ["A note."])


@given(argument=arguments(most=16, spoken=True))
@settings(max_examples=25, deadline=None)
def test_the_picture_is_xml_and_holds_every_part(argument):
    drawn = layout(argument)
    tree = ET.fromstring(svg(argument, drawn))
    groups = [g.get("data-id") for g in tree.iter(SVG + "g") if g.get("class", "").startswith("cbm-node")]
    assert set(groups) == {n.id for n in argument.nodes}
    texts = [t.text for t in tree.iter(SVG + "text")]
    assert all(line in texts for box in drawn.boxes.values() for line in box.lines if line)


def test_the_picture_says_voice_by_border_and_word():
    tree = ET.fromstring(svg(bridge()))
    by_id = {g.get("data-id"): g for g in tree.iter(SVG + "g") if g.get("class", "").startswith("cbm-node")}

    def borders(name: str) -> list[str | None]:
        return [r.get("stroke-dasharray") for r in by_id[name].iter(SVG + "rect")]

    def words(name: str) -> str:
        return " ".join(t.text or "" for t in by_id[name].iter(SVG + "text"))

    looks = [borders(name) for name in ("C1", "O1", "V1", "H1")]
    assert looks == [[None], [None, None], ["1.5 4"], ["8 5"]]
    for node_ in bridge().nodes:
        assert voice_word(node_) in words(node_.id) and kind_word(node_).split()[0] in words(node_.id)


def test_the_picture_has_title_description_and_role(named):
    argument = bridge()
    tree = ET.fromstring(svg(argument))
    assert tree.get("role") == "img"
    assert tree.find(SVG + "title").text == "picture(thesis=Build the bridge)" == title(argument)
    assert tree.find(SVG + "desc").text == alt(argument) == tree.get("aria-label")
    assert alt(argument) == (
        "size(statements=10 statements, steps=4 steps, attacks=4 attacks, ours=2) "
        "thesis(text=The town should build the bridge.) rests(names=It saves time; The ferry fails)"
    )


def test_linked_premises_join_in_one_joint():
    routes = layout(bridge()).routes
    ends = {r.points[-1] for r in routes if r.id == "R3" and r.kind == "premise"}
    assert len(ends) == 1


def test_text_is_escaped():
    nasty = whole([node("T", "thesis", text="<script>alert(1)</script>", short='<img src="x"> & "q"', speaker="<b>",
                        voice="reported")])
    markup = svg(nasty)
    assert "<script" not in markup and "<img" not in markup and "<b>" not in markup
    ET.fromstring(markup)


def test_only_a_live_picture_has_rings_badges_and_room_to_hit():
    still, live = svg(bridge()), svg(bridge(), live=True)
    assert live.count('class="cbm-ring"') == 15 and live.count('class="cbm-badge"') == 10
    assert "cbm-ring" not in still and "cbm-badge" not in still
    ET.fromstring(live)


def test_a_part_and_the_core_are_whole_maps():
    argument = bridge()
    small = part(argument, {"T", "C1", "R1"})
    assert [n.id for n in small.nodes] == ["T", "C1"] and [i.id for i in small.inferences] == ["R1"]
    assert core(argument) == argument
    for name in articles():
        whole_map = kit.load_argument(ROOT, name)
        inner = core(whole_map)
        ids = {x.id for group in (inner.nodes, inner.inferences, inner.attacks) for x in group}
        assert all(n.layer == "core" for n in inner.nodes)
        assert all(set(i.premises) | {i.conclusion} <= ids for i in inner.inferences)
        assert all({a.source, a.target} <= ids for a in inner.attacks)


def test_the_core_leaves_out_every_detail():
    def detail(thing):
        return replace(thing, layer="detail")

    argument = bridge()
    inferences = [*argument.inferences, detail(step("R9", ["E1"], "C1"))]
    nodes = [detail(n) if n.id in ("H1", "X1") else n for n in argument.nodes]
    attacks = [*argument.attacks, detail(attack("A9", "O1", "C1")), attack("A8", "B1", "R9"), attack("A7", "B1", "A8")]
    inner = core(replace(argument, nodes=nodes, inferences=inferences, attacks=attacks))
    assert {n.id for n in inner.nodes} == {n.id for n in argument.nodes} - {"H1", "X1"}
    assert [i.id for i in inner.inferences] == ["R1", "R2", "R3", "R4"]
    assert next(i for i in inner.inferences if i.id == "R3").premises == ["G1"]
    assert [a.id for a in inner.attacks] == ["A1", "A2", "A3"]


def test_no_heavy_library_is_imported():
    import subprocess
    import sys

    modules = "wellformed strength layout text map_svg details".split()
    script = "import sys; " + "; ".join(f"import casebook.thinking.argument.{m}" for m in modules)
    heavy = {"numpy", "pandas", "matplotlib", "networkx", "ipywidgets"}
    script += f"; print(sorted({heavy} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", script], check=True, text=True, capture_output=True, cwd=ROOT)
    assert re.fullmatch(r"\[\]\n", ran.stdout)
