"""Every structural fault is found, in its place and only there; a sound map has none."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from argument_maps import PARAGRAPHS, ROOT, articles, attack, bridge, choices, node, step

from casebook.files import kit
from casebook.files.argument import Choice, Pitfall, Step, Variant
from casebook.files.words import words
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
    "id twice": (add("nodes", node("G1")), ("nodes", 10, "id"), "id_twice", "G1"),
    "id of a node and a step": (add("attacks", attack("R1", "O1", "C2")), ("attacks", 4, "id"), "id_twice", "R1"),
    "two theses": (change("nodes", 1, kind="thesis"), ("nodes", 1, "kind"), "two_theses", "C1"),
    "no thesis": (change("nodes", 0, kind="claim"), ("thesis",), "no_thesis", None),
    "thesis misnamed": (replace(bridge(), thesis="C1"), ("thesis",), "thesis_misnamed", "T"),
    "premise missing": (change("inferences", 0, premises=["C9"]), ("inferences", 0, "premises", 0), "no_node", "C9"),
    "no premise": (change("inferences", 0, premises=[]), ("inferences", 0, "premises"), "no_premise", "R1"),
    "premise twice": (change("inferences", 2, premises=["G1", "H1", "G1"]), ("inferences", 2, "premises", 2),
                      "premise_twice", "G1"),
    "conclusion missing": (change("inferences", 0, conclusion="Q"), ("inferences", 0, "conclusion"), "no_node", "Q"),
    "reason for itself": (change("inferences", 0, premises=["T"]), ("inferences", 0, "premises"), "own_reason", "T"),
    "attack from nothing": (change("attacks", 0, source="O9"), ("attacks", 0, "source"), "no_node", "O9"),
    "undercut of nothing": (change("attacks", 3, target="R9"), ("attacks", 3, "target"), "no_target", "R9"),
    "attack on itself": (change("attacks", 0, target="O1"), ("attacks", 0, "target"), "own_target", "A1"),
    "support circle": (add("inferences", step("R5", ["C1"], "E1")), ("inferences", 2), "support_circle", None),
    "circle over attacks": (add("attacks", attack("A5", "T", "O1")), ("attacks", 0), "arrow_circle", None),
    "never reaches": (add("nodes", node("C9", "claim")), ("nodes", 10), "never_reaches", "C9"),
    "objection to nothing": (add("nodes", node("X9", "objection", "analyst")), ("nodes", 10), "bears_on_nothing", "X9"),
    "hidden not used": (change("inferences", 2, premises=["G1"]), ("nodes", 4), "hidden_unused", "H1"),
    "hidden not ours": (change("nodes", 4, voice="author"), ("nodes", 4, "voice"), "hidden_voice", "author"),
    "no speaker": (change("nodes", 8, speaker=""), ("nodes", 8, "speaker"), "no_speaker", "V1"),
    "no locator": (change("nodes", 3, loc=[]), ("nodes", 3, "loc"), "no_locator", "G1"),
    "no paragraph": (change("nodes", 3, loc=["P1", "P9"]), ("nodes", 3, "loc", 1), "no_paragraph", "P9"),
    "no paragraph of a step": (change("inferences", 1, loc=["P7"]), ("inferences", 1, "loc", 0), "no_paragraph", "P7"),
    "core on detail": (change("nodes", 8, layer="detail"), ("attacks", 2, "layer"), "core_on_detail", "V1"),
    "pitfall about nothing": (add("pitfalls", Pitfall(id="q", about="C9", wrong="w", why="y", feedback="f")),
                              ("pitfalls", 1, "about"), "pitfall_about_nothing", "C9"),
    "variant of nothing": (add("variants", Variant(edge="R9", reading="r", credit=1.0, why="y")),
                           ("variants", 2, "edge"), "variant_of_nothing", "R9"),
    "credit": (change("variants", 0, credit=1.5), ("variants", 0, "credit"), "credit", 1.5),
    "variant names nothing": (change("variants", 1, move={"C2": ["Q"]}), ("variants", 1), "variant_names_nothing", "Q"),
    "shown twice": (change("walk", 1, show=[*bridge().walk[1].show, "T"]), ("walk", 1, "show", 8), "shown_twice", "T"),
    "shows nothing": (change("walk", 0, show=["T", "Q"]), ("walk", 0, "show", 1), "shows_nothing", "Q"),
    "never shown": (change("walk", 2, show=bridge().walk[2].show[:-1]), ("attacks", 3), "never_shown", "A4"),
    "too early": (change("walk", 0, show=["T", "A1"]), ("walk", 0, "show", 1), "too_early", "O1"),
    "no right choice": (change("walk", 0, choices=choices()[:1]), ("walk", 0, "choices"), "no_right_choice", "s1"),
    "no feedback": (change("walk", 0, choices=[*choices(), Choice(id="c", text="x", feedback=" ")]),
                    ("walk", 0, "choices", 2, "feedback"), "no_feedback", "c"),
    "choice twice": (change("walk", 0, choices=[*choices(), choices()[0]]), ("walk", 0, "choices", 2, "id"),
                     "choice_twice", "a"),
    "step twice": (add("walk", Step(id="s1", title="t", ask="a", choices=choices(), show=[], say="s")),
                   ("walk", 3, "id"), "id_twice", "s1"),
}


def says(finding, fault):
    """Whether a finding is in the words of that fault, whatever ids are filled in."""
    sentence = words()[f"argument.faults.{fault}.found"]
    return re.fullmatch(".*".join(re.escape(part) for part in re.split(r"\{.*?\}", sentence)), finding.what)


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_found_in_its_place(name):
    argument, where, fault, named = FAULTS[name]
    found = findings(argument, PARAGRAPHS)
    assert [f for f in found if f.where == where and says(f, fault) and (named is None or str(named) in f.what)]
    for finding in found:
        assert finding.mend and not finding.what.endswith(".") and not finding.mend.endswith(".")


def test_every_fault_that_has_words_is_looked_for():
    assert {fault for _, _, fault, _ in FAULTS.values()} == words()["argument.faults"].keys() - {"circle"}


@pytest.mark.parametrize("name", ["premise missing", "undercut of nothing", "no paragraph", "support circle",
                                  "hidden not used", "never reaches", "objection to nothing"])
def test_one_slip_gives_one_finding(name):
    argument, where, _, _ = FAULTS[name]
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
    argument, *_ = FAULTS["no paragraph"]
    (finding,) = findings(argument, PARAGRAPHS)
    assert str(finding) == f"nodes 4, loc 2: {finding.what}; {finding.mend}." and "P9" in finding.what
