"""Outline, walk, details and picture: everything is said, with voice and place, and escaped."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from argument_maps import ROOT, arguments, articles, attack, bridge, node, step, whole
from hypothesis import given, settings

from casebook.files import kit
from casebook.thinking.argument.details import details, heading
from casebook.thinking.argument.graph import core, part
from casebook.thinking.argument.layout import layout
from casebook.thinking.argument.outline import entries
from casebook.thinking.argument.picture import alt, for_file, svg, title
from casebook.thinking.argument.text import outline, walk

SVG = "{http://www.w3.org/2000/svg}"


def test_the_outline_of_the_bridge():
    told = outline(bridge(), "Weir")
    assert told.splitlines()[:9] == [
        "A made-up case.",
        "",
        'T, thesis. Weir says: The town should build the bridge. (P1; put as possible; hedged by "may',
        '    well"; strengthened by "clearly")',
        "  + because (convergent: one of several separate reasons; scheme: positive consequences; P2;",
        "      step R1)",
        "    C1, claim. Weir says: The bridge would save time. (P1)",
        "      + because (linked: these work only together; scheme: cause to effect; P2; step R3)",
        "        ? Would they? (left open)",
    ]
    assert "H1, hidden premise. We add (not said by Weir): Those who cross" in told
    assert "- O1, objection, speaks against T. Weir grants: It costs much." in told
    assert "- B1, reply, answers O1. Weir says: The cost is paid back." in told
    assert "- V1, objection, speaks against C2. Weir reports the view of the mayor: The ferry is" in told
    assert "- X1, objection, speaks against the step to T. We add (not said by Weir): Winter is short." in told
    assert "(bears on P1; we find it weak)" in told
    assert "? How many? (the text speaks to it in P2)" in told
    assert "* Nine hundred crossings a day. (figure; P2)" in told
    assert "(P1; no reason is given)" in told


def test_the_outline_without_details_leaves_questions_and_items_out():
    told = outline(bridge(), detail=False)
    assert "Would they?" not in told and "Nine hundred" not in told and "The author says: Many people" in told


@given(argument=arguments(most=30))
def test_every_part_stands_in_the_outline(argument):
    found = entries(argument)
    full = [entry.id for entry in found if entry.kind == "node" and not entry.again]
    assert sorted(full) == sorted(n.id for n in argument.nodes)
    assert {e.id for e in found if e.kind == "step"} == {i.id for i in argument.inferences}
    assert {e.by for e in found} >= {a.id for a in argument.attacks}
    assert all(b.depth <= a.depth + 1 for a, b in zip(found, found[1:], strict=False))


def test_the_walk_says_question_answers_and_what_is_new():
    told = walk(bridge(), "Weir", {"s2": "a"})
    second = told[told.index("Step 2 of 3"):told.index("Step 3 of 3")]
    assert "Question: Why?" in second
    assert "a) A goal (your answer)" in second and "(your answer)" not in second.replace("A goal (your answer)", "")
    assert "a) Not this. That is a goal, not a reason." in second
    assert "b) Right. Yes: it carries the rest." in second
    assert "C1, claim. Weir says: The bridge would save time." in second
    assert "Arrow: G1 and H1 together support C1 (scheme: cause to effect)." in second
    assert "Arrow: X1 speaks against the step to T." in told and "Arrow: B1 answers O1." in told


@pytest.mark.parametrize("name", articles())
def test_everything_in_a_map_of_the_kit_is_told(name):
    argument = kit.load_argument(ROOT, name)
    told = " ".join(outline(argument, "Somebody").split())
    for n in argument.nodes:
        assert " ".join(n.text.split()) in told
        assert all(hedge in told for hedge in (n.conf.hedge if n.conf else []))
    for inference in argument.inferences:
        assert all(" ".join(q.ask.split()) in told for q in inference.questions)
    walked = " ".join(walk(argument).split())
    for taken in argument.walk:
        assert all(" ".join(c.feedback.split()) in walked for c in taken.choices)


def test_details_of_a_node_a_step_and_an_attack():
    argument = bridge()
    facts = dict(details(argument, "C1", "Weir"))
    assert facts["In our words"] == ["The bridge would save time."]
    assert facts["Whose it is"] == ["Weir says it in P1."]
    assert facts["What it is for"] == ["Supports T (P2)."]
    assert facts["What it rests on"] == ["G1 and H1 together: cause to effect (P2)."]
    assert dict(details(argument, "H1", "Weir"))["Whose it is"] == ["We add (not said by Weir). It bears on P1."]
    assert dict(details(argument, "V1"))["Whose it is"] == ["The author reports the view of the mayor in P1."]
    assert dict(details(argument, "T"))["What speaks against it"] == ["O1 (P3) (answered by B1)."]
    assert dict(details(argument, "T"))["What it rests on"][1] == "C2: sign (P2); X1 speaks against this step."
    assert dict(details(argument, "C2"))["Ground"] == ["The author gives no reason for it."]
    assert dict(details(argument, "X1"))["Our judgement"] == ["We find it weak."]
    step_facts = dict(details(argument, "R3"))
    assert step_facts["The step"] == ["G1 and H1 support C1.", "Linked: these work only together."]
    assert step_facts["Questions to ask"] == ["Would they? The text leaves it open.",
                                              "How many? The text speaks to it in P2."]
    assert details(argument, "A2") == [("What it does", ["B1 answers O1."]), ("Where", ["P3"])]
    assert heading(argument, "R3") == "The step to C1" and heading(argument, "H1") == "H1, hidden premise"
    with pytest.raises(KeyError):
        details(argument, "Q")


@pytest.mark.parametrize("shape", ["wide", "narrow"])
@given(argument=arguments(most=16, spoken=True))
@settings(max_examples=25, deadline=None)
def test_the_picture_is_xml_and_holds_every_part(shape, argument):
    drawn = layout(argument, shape)
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

    assert borders("C1") == [None] and "author" in words("C1")
    assert borders("O1") == [None, None] and "conceded" in words("O1")
    assert borders("V1") == ["1.5 4"] and "reported: the mayor" in words("V1")
    assert borders("H1") == ["8 5"] and "ours" in words("H1")


def test_the_picture_has_title_description_and_role():
    argument = bridge()
    tree = ET.fromstring(svg(argument))
    assert tree.get("role") == "img"
    assert tree.find(SVG + "title").text == "Argument map: Build the bridge" == title(argument)
    assert tree.find(SVG + "desc").text == alt(argument) == tree.get("aria-label")
    assert alt(argument) == (
        "Argument map with 10 statements, 4 steps of support and 4 attacks; 2 of the statements are ours. "
        "Thesis: The town should build the bridge. It rests directly on: It saves time; The ferry fails."
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


def test_new_parts_are_marked_with_a_word():
    marked = svg(bridge(), new={"C1"})
    assert marked.count(">new<") == 1 and 'class="cbm-node cbm-new" data-id="C1"' in marked
    assert ">new<" not in svg(bridge())


def test_a_file_holds_no_variables():
    plain = for_file(svg(bridge()))
    assert "var(" not in plain and "#0a69b4" in plain
    ET.fromstring(plain)


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

    modules = "wellformed strength compare layout text picture details".split()
    script = "import sys; " + "; ".join(f"import casebook.thinking.argument.{m}" for m in modules)
    heavy = {"numpy", "pandas", "matplotlib", "networkx", "ipywidgets", "pydantic"}
    script += f"; print(sorted({heavy} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", script], check=True, text=True, capture_output=True, cwd=ROOT)
    assert re.fullmatch(r"\[\]\n", ran.stdout)
