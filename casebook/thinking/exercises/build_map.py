"""Build the map: for each card, say which statement it supports.

Score: the mean over the cards. A card under an accepted parent earns that parent's credit; under a statement that
stands above the right parent, 0.5 (a level is skipped); in a circle or anywhere else, 0.
"""

from __future__ import annotations

from collections.abc import Iterator

from casebook.files.finding import Finding, at
from casebook.files.questions import Build, MapCard
from casebook.thinking.exercises.outcome import (
    EXACT,
    Field,
    Outcome,
    Remark,
    Value,
    combinations,
    judged,
    say,
    unanswered,
)

NONE = "none"
SKIPPED = 0.5
"""The credit of an arrow that leads to the right place over the head of another card."""


def _names(exercise: Build) -> dict[str, str]:
    return {exercise.root.id: exercise.root.text, **{card.id: card.text for card in exercise.cards}}


def fields(exercise: Build) -> list[Field]:
    """One list of statements for each card."""
    rest = (NONE, say("build.supports_none"))
    above = {name: say("build.supports", name=name) for name in _names(exercise)}
    return [Field(card.id, f"{card.id}. {card.text}", "select",
                  (*((name, text) for name, text in above.items() if name != card.id), rest))
            for card in exercise.cards]


def _main_parent(card: MapCard) -> str:
    return max(card.parents, key=lambda name: card.parents[name])


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
    given: dict[str, str] = {}
    for card, field in zip(exercise.cards, fields(exercise), strict=True):
        if value.get(card.id) in dict(field.options):
            given[card.id] = str(value[card.id])
    missing = [card.text for card in exercise.cards if card.id not in given]
    return unanswered(missing, exercise.cards) or judged(
        [_judge(exercise, card, given) for card in exercise.cards], exercise.why)


def _judge(exercise: Build, card: MapCard, given: dict[str, str]) -> tuple[float, Remark]:
    chosen = given[card.id]
    credit = 0.0 if card.id in _above(card.id, given) else card.parents.get(chosen, 0.0)
    if credit >= EXACT:
        return credit, Remark(card.text, card.why, True)
    fault = _fault(exercise, card, given)
    text = say(f"build.{fault}", why=card.why, other=_names(exercise).get(chosen, ""))
    if fault == "skipped":
        credit = SKIPPED
    return credit, Remark(card.text, text, None if fault == "another" else False)


def _fault(exercise: Build, card: MapCard, given: dict[str, str]) -> str:
    """What is wrong with the arrow from a card: the name of the sentence that says it."""
    chosen = given[card.id]
    reference = {other.id: _main_parent(other) for other in exercise.cards}
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
    return combinations({card.id: [name for name, credit in card.parents.items() if credit >= EXACT]
                         for card in exercise.cards})


def mistakes(exercise: Build) -> Iterator[tuple[Value, str]]:
    """Each card under each other statement, all else right."""
    right = answers(exercise)[0]
    for card, field in zip(exercise.cards, fields(exercise), strict=True):
        for name, _ in field.options:
            if card.parents.get(name, 0.0) < EXACT:
                yield {**right, card.id: name}, card.why


def problems(exercise: Build) -> list[Finding]:
    """What is wrong with the data."""
    found: list[Finding] = []
    names = _names(exercise)
    for position, card in enumerate(exercise.cards):
        where = ("cards", position)
        if not any(credit >= EXACT for credit in card.parents.values()):
            found.append(at((*where, "parents"), f"the card '{card.id}' has no right parent", "give one the credit 1"))
        for name in card.parents:
            if name not in names and name != NONE:
                found.append(at((*where, "parents"), f"'{name}' is no card of this map", "name a card or the root"))
        if not card.why.strip():
            found.append(at((*where, "why"), f"the card '{card.id}' does not say why it belongs there", "write it"))
    if not found:
        reference = {c.id: _main_parent(c) for c in exercise.cards}
        for position, card in enumerate(exercise.cards):
            if card.id in _above(card.id, reference):
                found.append(at(("cards", position), f"'{card.id}' supports itself in a circle", "correct a parent"))
    return found
