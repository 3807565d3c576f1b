"""Build the map: for each card, say which statement it supports.

Score: the mean over the cards. A card under an accepted parent earns that parent's credit; under a statement that
stands above the right parent, 0.5 (a level is skipped); in a circle or anywhere else, 0.
"""

from __future__ import annotations

from collections.abc import Iterator

from casebook.files.finding import Finding, at
from casebook.files.questions import Build, MapCard, Option
from casebook.thinking.exercises import outcome
from casebook.thinking.exercises.one_each import Part, wrong
from casebook.thinking.exercises.outcome import EXACT, Field, Outcome, Remark, Value, say

NONE = "none"
SKIPPED = 0.5
"""The credit of an arrow that leads to the right place over the head of another card."""


def _names(exercise: Build) -> dict[str, str]:
    return {exercise.root.id: exercise.root.text, **{card.id: card.text for card in exercise.cards}}


def parts(exercise: Build) -> list[Part]:
    """One list of statements for each card."""
    above = {name: say("build.supports", name=name) for name in _names(exercise)} | {NONE: say("build.supports_none")}
    found: list[Part] = []
    for card in exercise.cards:
        others = tuple((name, text) for name, text in above.items() if name != card.id)
        options = [Option(id=name, text=text, feedback=card.why, credit=card.parents.get(name, 0.0))
                   for name, text in others]
        found.append((Field(card.id, f"{card.id}. {card.text}", "select", others), options))
    return found


def fields(exercise: Build) -> list[Field]:
    """One control a card."""
    return [field for field, _ in parts(exercise)]


def _reference(exercise: Build) -> dict[str, str]:
    """Each card's parent with the most credit."""
    return {card.id: max(card.parents, key=lambda name: card.parents[name]) for card in exercise.cards}


def _above(start: str, parent: dict[str, str]) -> list[str]:
    """Everything above a card, nearest first; stops when a circle closes."""
    seen: list[str] = []
    here = parent.get(start, NONE)
    while here != NONE and here not in seen:
        seen.append(here)
        here = parent.get(here, NONE)
    return seen


def check(exercise: Build, value: Value) -> Outcome:
    """The outcome of a map."""
    given = {field.id: str(value[field.id]) for field in fields(exercise) if value.get(field.id) in dict(field.options)}
    missing = [card.text for card in exercise.cards if card.id not in given]
    return outcome.unanswered(missing, exercise.cards) or outcome.judged(
        [_judge(exercise, card, given) for card in exercise.cards], exercise.why)


def _judge(exercise: Build, card: MapCard, given: dict[str, str]) -> tuple[float, Remark]:
    chosen = given[card.id]
    credit = 0.0 if card.id in _above(card.id, given) else card.parents.get(chosen, 0.0)
    if credit >= EXACT:
        return credit, Remark(card.text, card.why, True)
    fault = _fault(exercise, card, given)
    text = say(f"build.{fault}", why=card.why, other=_names(exercise).get(chosen, ""))
    return SKIPPED if fault == "skipped" else credit, Remark(card.text, text, None if fault == "another" else False)


def _fault(exercise: Build, card: MapCard, given: dict[str, str]) -> str:
    """What is wrong with the arrow from a card: the name of the sentence that says it."""
    chosen, reference = given[card.id], _reference(exercise)
    if card.id in _above(card.id, given):
        return "circle"
    if card.parents.get(chosen, 0.0) > 0:
        return "another"
    if NONE in card.parents:
        return "stands_alone"
    if chosen == NONE:
        return "left_alone"
    if card.id in _above(chosen, reference):
        return "reversed"
    return "skipped" if chosen in _above(card.id, reference) else "no_step"


def answers(exercise: Build) -> list[Value]:
    """Every map with full credit (at most 64)."""
    return outcome.combinations({card.id: [name for name, credit in card.parents.items() if credit >= EXACT]
                         for card in exercise.cards})


def mistakes(exercise: Build) -> Iterator[tuple[Value, str]]:
    """Each card under each other statement, all else right."""
    return wrong(parts(exercise), answers(exercise)[0])


def problems(exercise: Build) -> list[Finding]:
    """What is wrong with the data."""
    found: list[Finding] = []
    names = {*_names(exercise), NONE}
    for position, card in enumerate(exercise.cards):
        where = ("cards", position)
        if not any(credit >= EXACT for credit in card.parents.values()):
            found.append(at((*where, "parents"), f"the card '{card.id}' has no right parent", "give one the credit 1"))
        for name in [name for name in card.parents if name not in names]:
            found.append(at((*where, "parents"), f"'{name}' is no card of this map", "name a card or the root"))
        if not card.why.strip():
            found.append(at((*where, "why"), f"the card '{card.id}' does not say why it belongs there", "write it"))
    for position, card in enumerate([] if found else exercise.cards):
        if card.id in _above(card.id, _reference(exercise)):
            found.append(at(("cards", position), f"'{card.id}' supports itself in a circle", "correct a parent"))
    return found
