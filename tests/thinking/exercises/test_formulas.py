"""The scoring formulas on made-up exercises: a score is 0..1, right scores 1, removing a right part never raises it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.files import questions as q
from casebook.files.kit import load_lab
from casebook.files.root import find_root
from casebook.thinking import exercises, labs
from casebook.thinking.exercises import KINDS
from casebook.thinking.exercises.outcome import say

BASE: dict[str, Any] = {"id": "x", "title": "X", "prompt": "?", "why": "Because.", "hints": ["Look."], "loc": ["P1"],
                        "skill": "s", "minutes": 1.0}
names = st.integers(2, 6).map(lambda n: [f"o{i}" for i in range(n)])


@st.composite
def several(draw) -> q.ChooseSeveral:
    """A choose-several exercise with at least one right option."""
    ids = draw(names)
    right = draw(st.sets(st.sampled_from(ids), min_size=1))
    options = [q.Option(id=i, text=f"text {i}", feedback=f"feedback {i}", missed=f"missed {i}",
                        credit=float(i in right)) for i in ids]
    return q.ChooseSeveral(**BASE, options=options)


@st.composite
def sorting(draw) -> q.Sort:
    """A sorting exercise with random categories, credits and right answers."""
    boxes = draw(names)
    items = []
    for n in range(draw(st.integers(1, 5))):
        right = draw(st.sampled_from(boxes))
        answers = {right: 1.0}
        other = draw(st.sampled_from(boxes))
        if other != right:
            answers[other] = draw(st.sampled_from([0.0, 0.5, 0.8]))
        items.append(q.Sortable(id=f"i{n}", text=f"item {n}", answers=answers, why=f"why {n}",
                                wrong={b: f"no {n} {b}" for b in boxes if b != right}))
    return q.Sort(**BASE, kind="classify", categories=[q.Category(id=b, text=b) for b in boxes], items=items)


@st.composite
def tree(draw) -> q.Build:
    """A map: each card supports the root or an earlier card, sometimes with a second reading."""
    cards = []
    for n in range(draw(st.integers(1, 6))):
        above = ["root", *(f"c{i}" for i in range(n))]
        parents = {draw(st.sampled_from(above)): 1.0}
        second = draw(st.sampled_from(above))
        parents.setdefault(second, 0.8)
        cards.append(q.MapCard(id=f"c{n}", text=f"card {n}", parents=parents, why=f"why {n}"))
    return q.Build(**BASE, root=q.Category(id="root", text="thesis"), cards=cards)


@st.composite
def chain(draw) -> q.Order:
    """A chain of cards with distractors."""
    n, extra = draw(st.integers(2, 5)), draw(st.integers(0, 2))
    cards = [q.Card(id=f"c{i}", text=f"card {i}", feedback=f"needed {i}") for i in range(n)]
    cards += [q.Card(id=f"d{i}", text=f"stranger {i}", feedback=f"out {i}", distractor=True) for i in range(extra)]
    before = [q.Before(first=f"c{i}", then=f"c{i + 1}", feedback=f"pair {i}") for i in range(n - 1)]
    return q.Order(**BASE, cards=cards, before=before)


def random_value(draw: Any, exercise: Any) -> dict:
    """Any full answer, right or wrong."""
    value = {}
    for field in exercises.fields(exercise):
        ids = [name for name, _ in field.options]
        many = field.control == "many"
        value[field.id] = draw(st.lists(st.sampled_from(ids), unique=True)) if many else draw(st.sampled_from(ids))
    return value


@given(st.data(), st.one_of(several(), sorting(), tree(), chain()))
def test_score_is_a_share(data, exercise):
    """Whatever is answered, the score is None or from 0 to 1; all is right, nothing not yet, the rest partly right."""
    outcome = exercises.check(exercise, random_value(data.draw, exercise))
    if outcome.score is None:
        assert outcome.state in ("not attempted", "incomplete")
    else:
        assert 0 <= outcome.score <= 1
        assert outcome.state == {0: "not yet", 1: "right"}.get(outcome.score, "partly right")


@given(st.one_of(several(), sorting(), tree(), chain()))
def test_right_scores_one(exercise):
    """Every accepted answer scores 1."""
    for value in KINDS[exercise.kind].answers(exercise):
        assert exercises.check(exercise, value).score == 1


@given(st.data(), several())
def test_several_leaving_out_a_right_one_never_pays(data, exercise):
    """From any set of choices, removing a right option does not raise the score."""
    value = random_value(data.draw, exercise)
    right = {o.id for o in exercise.options if o.credit == 1}
    for name in set(value["choices"]) & right:
        less = {"choices": [c for c in value["choices"] if c != name]}
        assert (exercises.check(exercise, less).score or 0) <= (exercises.check(exercise, value).score or 0)


@given(st.data(), sorting())
def test_sorting_spoiling_a_right_item_never_pays(data, exercise):
    """From any sorting, moving a right item to another box does not raise the score."""
    value = random_value(data.draw, exercise)
    for item in exercise.items:
        if item.answers.get(value[item.id], 0) == 1:
            other = data.draw(st.sampled_from([c.id for c in exercise.categories]))
            assert exercises.check(exercise, {**value, item.id: other}).score <= exercises.check(exercise, value).score


@given(st.data(), tree())
def test_map_removing_a_right_arrow_never_pays(data, exercise):
    """From any map, cutting an arrow that is right does not raise the score."""
    value = random_value(data.draw, exercise)
    score = exercises.check(exercise, value).score
    for card in exercise.cards:
        if card.parents.get(value[card.id], 0) == 1:
            cut = exercises.check(exercise, {**value, card.id: "none"}).score
            others = [c for c in exercise.cards if c.id != card.id]
            if not _in_circle(value, card.id):
                assert cut <= score
            assert others or cut == 0


def _in_circle(value: dict, start: str) -> bool:
    seen, here = set(), value.get(start)
    while here in value and here not in seen:
        seen.add(here)
        here = value[here]
    return here == start or start in seen or here in seen


@given(st.data(), chain())
def test_chain_leaving_out_a_needed_card_never_pays(data, exercise):
    """From any order, leaving out a card that belongs does not raise the score."""
    value = random_value(data.draw, exercise)
    before = exercises.check(exercise, value).score
    if before is None:
        return
    for card in exercise.cards:
        if not card.distractor:
            assert exercises.check(exercise, {**value, card.id: "out"}).score <= before


def test_map_feedback_names_the_fault():
    """Reversed, skipped, circular and stray arrows are told apart."""
    cards = [q.MapCard(id="c", text="the claim", parents={"root": 1.0}, why="C gives the reason."),
             q.MapCard(id="g", text="the ground", parents={"c": 1.0}, why="G carries C."),
             q.MapCard(id="h", text="another claim", parents={"root": 1.0}, why="H stands apart.")]
    exercise = q.Build(**BASE, root=q.Category(id="root", text="thesis"), cards=cards)
    right = {"c": "root", "g": "c", "h": "root"}

    def said(**change: str) -> str:
        return exercises.check(exercise, {**right, **change}).text()

    assert "a level is skipped" in said(g="root")
    assert "circle" in said(c="g")
    assert "reversed" in said(c="g", g="root")
    assert "does not read" in said(g="h")
    assert "does not stand alone" in said(g="none")
    assert exercises.check(exercise, {**right, "g": "root"}).score == (1 + 0.5 + 1) / 3


def test_same_place_twice_is_incomplete():
    """Two cards in one place are a slip, not a misreading."""
    exercise = q.Order(**BASE, cards=[q.Card(id=c, text=c, feedback=c) for c in "abc"],
                       before=[q.Before(first="a", then="b", feedback="ab"),
                               q.Before(first="b", then="c", feedback="bc")])
    assert exercises.check(exercise, {"a": "1", "b": "1", "c": "2"}).state == "incomplete"
    assert exercises.check(exercise, {"a": "out", "b": "out", "c": "out"}).score == 0


def test_hidden_test_is_half_the_marks():
    """A wrong assumption, rightly tested, earns the half for the test."""
    options = [q.Assumption(id="a", text="A", denial="not A", feedback="fa", falls=True, test="ta", credit=1.0),
               q.Assumption(id="b", text="B", denial="not B", feedback="fb", falls=False, test="tb")]
    exercise = q.Hidden(**BASE, options=options)
    assert exercises.check(exercise, {"assumption": "a", "test": "falls"}).score == 1
    assert exercises.check(exercise, {"assumption": "b", "test": "stands"}).score == 0.5
    assert exercises.check(exercise, {"assumption": "b", "test": "falls"}).score == 0


def test_short_forms_of_the_twin():
    """An id, several ids, or a mapping."""
    one = q.Choose(**BASE, options=[q.Option(id="a", text="A", feedback="f", credit=1.0)])
    assert exercises.answer_from(one, "a") == {"choice": "a"}
    many = q.ChooseSeveral(**BASE, options=one.options)
    assert exercises.answer_from(many, "a", "b") == {"choices": ["a", "b"]}
    assert exercises.answer_from(many, ["a", "b"]) == {"choices": ["a", "b"]}
    assert exercises.answer_from(one, {"choice": "a"}) == {"choice": "a"}


def test_another_defensible_reading_says_so():
    """Partial credit by a variant is not called wrong."""
    one = q.Choose(**BASE, options=[q.Option(id="a", text="A", feedback="fa", credit=1.0),
                                    q.Option(id="b", text="B", feedback="fb", credit=0.8)])
    outcome = exercises.check(one, {"choice": "b"})
    assert outcome.message == say("defensible")
    assert outcome.score == 0.8
    assert [remark.mark for remark in outcome.remarks] == [say("mark.neither")]


LAB = q.SetLab(**BASE, lab="trust", controls=["capacity"], start={"trust": 0.6, "violations": 3, "capacity": 0.5},
               solution={"capacity": 0.1}, reading="trust", at_least=0.5, too_low="too low", too_high="too high")


@pytest.mark.parametrize(("capacity", "state", "score"), [(0.1, "right", 1), (0.2, "not yet", 0), (0.9, "not yet", 0)])
def test_a_lab_meets_its_condition_or_not(capacity, state, score):
    """Nothing between: a setting that fails is not yet right, however near it comes. The reading is told."""
    outcome = exercises.check(LAB, {"capacity": capacity})
    assert (outcome.state, outcome.score) == (state, score)
    (remark,) = outcome.remarks
    reading = labs.get(load_lab(find_root(), "trust")).evaluate({**LAB.start, "capacity": capacity}).reading("trust")
    assert reading.label in remark.about and reading.text in remark.about
    assert remark.text == (say("set-lab.met") if score else "too low")


def test_a_lab_above_its_condition_and_one_without_the_reading():
    """The sentence for too much; and where there is no number to hold to the condition, the one for too little."""
    above = replace(LAB, at_least=None, at_most=0.3, start={**LAB.start, "capacity": 0.1})
    assert exercises.check(above, {"capacity": 0.2}).remarks[0].text == "too high"
    never = replace(LAB, reading="count", at_least=None, at_most=2)
    outcome = exercises.check(never, {"capacity": 0})
    assert (outcome.state, outcome.remarks[0].text) == ("not yet", "too low")
    assert "never" in outcome.remarks[0].about
