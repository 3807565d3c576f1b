"""Every structural fault is found, in its place and only there; a sound map has none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from argument_maps import PARAGRAPHS, ROOT, articles, attack, bridge, choices, node, step

from casebook.files import kit
from casebook.files.argument import Choice, Pitfall, Step, Variant
from casebook.thinking.argument.wellformed import findings


def change(group: str, index: int, **fields):
    """The bridge with one entry changed."""
    argument = bridge()
    items = list(getattr(argument, group))
    items[index] = replace(items[index], **fields)
    return replace(argument, **{group: items})


def add(group: str, *items):
    """The bridge with entries added, and shown in the walk's last step if they are parts of the map."""
    argument = bridge()
    more = {group: [*getattr(argument, group), *items]}
    if group in ("nodes", "inferences", "attacks"):
        last = argument.walk[-1]
        more["walk"] = [*argument.walk[:-1], replace(last, show=[*last.show, *(item.id for item in items)])]
    return replace(argument, **more)


def test_a_sound_map_has_no_findings():
    assert findings(bridge(), PARAGRAPHS) == []


@pytest.mark.parametrize("name", articles())
def test_the_maps_of_the_kit_have_no_findings(name):
    paragraphs = [p.id for p in kit.load_article(ROOT, name).paragraphs]
    assert [str(f) for f in findings(kit.load_argument(ROOT, name), paragraphs)] == []


FAULTS = {
    "id twice": (add("nodes", node("G1")), ("nodes", 10, "id"), "'G1' stands twice"),
    "id of a node and a step": (add("attacks", attack("R1", "O1", "C2")), ("attacks", 4, "id"), "'R1' stands twice"),
    "two theses": (change("nodes", 1, kind="thesis"), ("nodes", 1, "kind"), "two theses"),
    "no thesis": (change("nodes", 0, kind="claim"), ("thesis",), "no node is of kind thesis"),
    "thesis misnamed": (replace(bridge(), thesis="C1"), ("thesis",), "the node of kind thesis is 'T'"),
    "premise missing": (change("inferences", 0, premises=["C9"]), ("inferences", 0, "premises", 0), "no node 'C9'"),
    "no premise": (change("inferences", 0, premises=[]), ("inferences", 0, "premises"), "no premise"),
    "premise twice": (change("inferences", 2, premises=["G1", "H1", "G1"]), ("inferences", 2, "premises", 2), "twice"),
    "conclusion missing": (change("inferences", 0, conclusion="Q"), ("inferences", 0, "conclusion"), "no node 'Q'"),
    "reason for itself": (change("inferences", 0, premises=["T"]), ("inferences", 0, "premises"), "reason for itself"),
    "attack from nothing": (change("attacks", 0, source="O9"), ("attacks", 0, "source"), "no node 'O9'"),
    "undercut of nothing": (change("attacks", 3, target="R9"), ("attacks", 3, "target"), "speaks against nothing"),
    "attack on itself": (change("attacks", 0, target="O1"), ("attacks", 0, "target"), "itself"),
    "support circle": (add("inferences", step("R5", ["C1"], "E1")), ("inferences", 2), "support runs in a circle"),
    "circle over attacks": (add("attacks", attack("A5", "T", "O1")), ("attacks", 0), "arrows run in a circle"),
    "never reaches": (add("nodes", node("C9", "claim")), ("nodes", 10), "'C9' never reaches the thesis"),
    "objection to nothing": (add("nodes", node("X9", "objection", "analyst")), ("nodes", 10), "bears on nothing"),
    "hidden not used": (change("inferences", 2, premises=["G1"]), ("nodes", 4), "'H1' is used by no inference"),
    "hidden not ours": (change("nodes", 4, voice="author"), ("nodes", 4, "voice"), "has the voice 'author'"),
    "no speaker": (change("nodes", 8, speaker=""), ("nodes", 8, "speaker"), "no speaker"),
    "no locator": (change("nodes", 3, loc=[]), ("nodes", 3, "loc"), "no locator"),
    "no paragraph": (change("nodes", 3, loc=["P1", "P9"]), ("nodes", 3, "loc", 1), "no paragraph 'P9'"),
    "no paragraph of a step": (change("inferences", 1, loc=["P7"]), ("inferences", 1, "loc", 0), "no paragraph 'P7'"),
    "core on detail": (change("nodes", 8, layer="detail"), ("attacks", 2, "layer"), "'V1' is a detail"),
    "pitfall about nothing": (add("pitfalls", Pitfall(id="q", about="C9", wrong="w", why="y", feedback="f")),
                              ("pitfalls", 1, "about"), "about 'C9'"),
    "variant of nothing": (add("variants", Variant(edge="R9", reading="r", credit=1.0, why="y")),
                           ("variants", 2, "edge"), "about 'R9'"),
    "credit": (change("variants", 0, credit=1.5), ("variants", 0, "credit"), "1.5"),
    "variant names nothing": (change("variants", 1, move={"C2": ["Q"]}), ("variants", 1), "names 'Q'"),
    "shown twice": (change("walk", 1, show=[*bridge().walk[1].show, "T"]), ("walk", 1, "show", 8), "second time"),
    "shows nothing": (change("walk", 0, show=["T", "Q"]), ("walk", 0, "show", 1), "'Q', which is not in the map"),
    "never shown": (change("walk", 2, show=bridge().walk[2].show[:-1]), ("attacks", 3), "never shows 'A4'"),
    "too early": (change("walk", 0, show=["T", "A1"]), ("walk", 0, "show", 1), "shown before its end 'O1'"),
    "no right choice": (change("walk", 0, choices=choices()[:1]), ("walk", 0, "choices"), "no right choice"),
    "no feedback": (change("walk", 0, choices=[*choices(), Choice(id="c", text="x", feedback=" ")]),
                    ("walk", 0, "choices", 2, "feedback"), "no feedback"),
    "choice twice": (change("walk", 0, choices=[*choices(), choices()[0]]), ("walk", 0, "choices", 2, "id"), "twice"),
    "step twice": (add("walk", Step(id="s1", title="t", ask="a", choices=choices(), show=[], say="s")),
                   ("walk", 3, "id"), "twice"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_found_in_its_place(name):
    argument, where, words = FAULTS[name]
    found = findings(argument, PARAGRAPHS)
    assert [f for f in found if f.where == where and words in f.found], [str(f) for f in found]
    for finding in found:
        assert finding.mend and not finding.found.endswith(".") and not finding.mend.endswith(".")


@pytest.mark.parametrize("name", ["premise missing", "undercut of nothing", "no paragraph", "support circle",
                                  "hidden not used", "never reaches", "objection to nothing"])
def test_one_slip_gives_one_finding(name):
    argument, where, _ = FAULTS[name]
    assert [f.where for f in findings(argument, PARAGRAPHS)] == [where]


def test_a_hidden_premise_may_join_its_step_later():
    """R3 is shown in step 2, its hidden premise H1 in step 3: that is how the walk adds what is ours last."""
    shown = [step.show for step in bridge().walk]
    assert "R3" in shown[1] and "H1" in shown[2]
    assert findings(bridge(), PARAGRAPHS) == []


def test_locators_are_left_alone_without_paragraphs():
    assert findings(change("nodes", 3, loc=["P99"]), None) == []


def test_a_topic_that_is_no_id_may_have_a_pitfall():
    assert findings(add("pitfalls", Pitfall(id="q", about="tone", wrong="w", why="y", feedback="f")), PARAGRAPHS) == []


def test_a_finding_reads_as_a_sentence():
    argument, _, _ = FAULTS["no paragraph"]
    (finding,) = findings(argument, PARAGRAPHS)
    assert str(finding) == "nodes 4 loc 2: there is no paragraph 'P9'; name a paragraph that article.yaml lists."
