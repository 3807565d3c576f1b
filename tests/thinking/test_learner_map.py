"""A map of one's own: rubbish is dropped, faults are named one by one, the file can be read by the kit itself."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.files import kit
from casebook.files.argument import Argument
from casebook.files.build import build
from casebook.files.yamltext import parse
from casebook.thinking.argument.wellformed import findings
from casebook.thinking.exercises import own_map as kind
from casebook.thinking.learner_map import MOST, ROLES, VOICES, argument_from, as_yaml, broken, faults, rows

ROOT = Path(__file__).resolve().parents[2]
EXERCISE = next(e for e in kit.load_questions(ROOT, "your-own").exercises if e.kind == "own")
MODEL = {"statements": [asdict(s) for s in EXERCISE.model]}


def test_model_is_a_map():
    """Joint reasons share one inference; an objection attacks; an answer attacks the objection."""
    argument = argument_from(rows(MODEL))
    assert ["S2", "S3"] in [i.premises for i in argument.inferences]
    assert {(a.source, a.target) for a in argument.attacks} == {("S6", "S1"), ("S7", "S6"), ("S8", "S3")}
    assert faults(rows(MODEL), EXERCISE.least) == []
    assert kind.picture(MODEL).startswith("<svg")


def test_the_file_can_be_read_by_the_kit():
    """What is saved is an argument.yaml in the kit's own schema, with the same map."""
    again = build(Argument, parse(as_yaml(MODEL)))
    assert again.thesis == "S1"
    assert [n.text for n in again.nodes] == [s.text for s in EXERCISE.model]
    assert [i.premises for i in again.inferences] == [i.premises for i in argument_from(rows(MODEL)).inferences]


def test_text_is_text():
    """Tags, markup and YAML marks in a statement stay letters."""
    evil = {"statements": [{"text": "<script>x</script> &a *b !!python/object:x", "role": "thesis", "voice": "author"},
                           {"text": "- [ }: #", "role": "reason", "voice": "author", "to": "1"}]}
    assert build(Argument, parse(as_yaml(evil))).nodes[0].text == "<script>x</script> &a *b !!python/object:x"
    assert "<script" not in kind.picture(evil)


def test_a_circle_is_named():
    """Two reasons that support each other never reach the thesis."""
    value = {"statements": [{"text": "T", "role": "thesis"}, {"text": "A", "role": "reason", "to": "3"},
                            {"text": "B", "role": "reason", "to": "2"}, {"text": "O", "role": "objection", "to": "1"}]}
    (sentence,) = faults(rows(value), 2)
    assert "2 and 3" in sentence
    assert kind.picture(value) == ""


@st.composite
def whole_maps(draw):
    """Rows that all have a role and an arrow to another row; the first is the thesis."""
    size = draw(st.integers(2, 8))
    found = [{"text": "T", "role": "thesis", "voice": draw(st.sampled_from(list(VOICES)))}]
    for n in range(2, size + 1):
        to = draw(st.sampled_from([other for other in range(1, size + 1) if other != n]))
        found.append({"text": f"S{n}", "role": draw(st.sampled_from(ROLES[1:])), "to": str(to),
                      "voice": draw(st.sampled_from(list(VOICES))), "together": draw(st.booleans())})
    return {"statements": found}


@given(whole_maps())
def test_a_map_without_faults_is_well_formed_by_the_rules_of_the_kits_own_maps(value):
    """And one with a circle is not. (A learner's map needs no paragraphs.)"""
    found = [f for f in findings(argument_from(rows(value))) if "loc" not in f.where]
    assert bool(broken(rows(value))) == bool(found), [str(f) for f in found]


junk = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5),
                    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
                        st.sampled_from(["text", "role", "voice", "to", "together", "place"]), inner, max_size=6),
                    max_leaves=20)


@given(st.one_of(junk, st.fixed_dictionaries({"statements": st.lists(junk, max_size=6)})))
def test_any_rubbish_is_borne(value):
    """Whatever is handed in, rows are clean and checks end in sentences."""
    found = rows(value)
    assert len(found) <= MOST
    for sentence in faults(found, 2):
        assert sentence.endswith(".")
    outcome = kind.check(EXERCISE, value if isinstance(value, dict) else {})
    assert outcome.state in ("not attempted", "not yet", "right")


@pytest.mark.parametrize("role", ["reason", "evidence", "assumption"])
def test_every_role_supports(role):
    """Reasons, evidence and assumptions all become inferences."""
    value = {"statements": [{"text": "T", "role": "thesis"}, {"text": "A", "role": role, "to": "1"}]}
    assert argument_from(rows(value)).inferences[0].conclusion == "S1"
