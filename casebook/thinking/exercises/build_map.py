"""Build the map: for each card, say which statement it supports.

Score: the mean over the cards. A card under an accepted parent earns that parent's credit; under a statement that
stands above the right parent, 0.5 (a level is skipped); in a circle or anywhere else, 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from casebook.files.questions import Build, MapCard
from casebook.thinking.exercises.outcome import EXACT, Field, Outcome, Remark, Value, incomplete, judged, not_attempted

NONE = "none"


def _names(exercise: Build) -> dict[str, str]:
    return {exercise.root.id: exercise.root.text, **{card.id: card.text for card in exercise.cards}}


def fields(exercise: Build) -> list[Field]:
    """One list of statements for each card."""
    names = _names(exercise)
    return [
        Field(card.id, f"{card.id}. {card.text}", "select",
              (*((i, f"supports {i}") for i in names if i != card.id), (NONE, "supports none of these")))
        for card in exercise.cards
    ]


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
    if len(missing) == len(exercise.cards):
        return not_attempted()
    if missing:
        return incomplete(missing)
    return judged([_judge(exercise, card, given) for card in exercise.cards], exercise.why)


def _judge(exercise: Build, card: MapCard, given: dict[str, str]) -> tuple[float, Remark]:
    names = _names(exercise)
    chosen = given[card.id]
    credit = card.parents.get(chosen, 0.0)
    reference = {c.id: _main_parent(c) for c in exercise.cards}
    if card.id in _above(card.id, given):
        return 0.0, Remark(card.text, f"You have a circle here: following your arrows up from it leads back to it. "
                                      f"A ground cannot rest on itself. {card.why}", False)
    if credit >= EXACT:
        return credit, Remark(card.text, card.why, True)
    if credit > 0:
        return credit, Remark(card.text, f"This can be read so. {card.why}", None)
    if NONE in card.parents:
        return 0.0, Remark(card.text, f"It supports nothing on this map. {card.why}", False)
    if chosen == NONE:
        return 0.0, Remark(card.text, f"It does not stand alone: it gives a reason for something here. {card.why}",
                           False)
    if card.id in _above(chosen, reference):
        return 0.0, Remark(card.text, f"The arrow is reversed: '{names[chosen]}' gives a reason for this card, "
                                      f"not the other way. {card.why}", False)
    if chosen in _above(card.id, reference):
        return 0.5, Remark(card.text, f"It does lead to '{names[chosen]}', but a level is skipped. {card.why}", False)
    return 0.0, Remark(card.text, f"Say 'therefore' between it and '{names[chosen]}': the step does not read. "
                                  f"{card.why}", False)


def answers(exercise: Build) -> list[Value]:
    """Every map with full credit (at most 64)."""
    full = [[p for p, credit in card.parents.items() if credit >= EXACT] for card in exercise.cards]
    names = [card.id for card in exercise.cards]
    return [dict(zip(names, row, strict=True)) for row, _ in zip(product(*full), range(64), strict=False)]


def mistakes(exercise: Build) -> Iterator[tuple[Value, str]]:
    """Each card under each other statement, all else right."""
    right = answers(exercise)[0]
    for card, field in zip(exercise.cards, fields(exercise), strict=True):
        for name, _ in field.options:
            if card.parents.get(name, 0.0) < EXACT:
                yield {**right, card.id: name}, card.why


def problems(exercise: Build) -> list[tuple[tuple, str, str]]:
    """What is wrong with the data."""
    found: list[tuple[tuple, str, str]] = []
    names = _names(exercise)
    for position, card in enumerate(exercise.cards):
        where = ("cards", position)
        if not any(credit >= EXACT for credit in card.parents.values()):
            found.append(((*where, "parents"), f"the card '{card.id}' has no right parent", "give one the credit 1"))
        for name in card.parents:
            if name not in names and name != NONE:
                found.append(((*where, "parents"), f"'{name}' is no card of this map", "name a card or the root"))
        if not card.why.strip():
            found.append(((*where, "why"), f"the card '{card.id}' does not say why it belongs there", "write it"))
    if not found:
        reference = {c.id: _main_parent(c) for c in exercise.cards}
        for position, card in enumerate(exercise.cards):
            if card.id in _above(card.id, reference):
                found.append((("cards", position), f"'{card.id}' supports itself in a circle", "correct a parent"))
    return found
