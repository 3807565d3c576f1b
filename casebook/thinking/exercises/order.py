"""Put cards from ground to conclusion and leave the distractors out.

Score: the share of the pairs in `before` that are in order, times the share of distractors left out. A card left out
breaks every pair it belongs to, so leaving everything out scores 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from casebook.files.finding import Finding, at
from casebook.files.questions import Order
from casebook.thinking.exercises.outcome import Field, Outcome, Remark, Value, concluded, say, unanswered

OUT = "out"


def fields(exercise: Order) -> list[Field]:
    """One list of places for each card."""
    places = tuple((str(n), str(n)) for n in range(1, len(exercise.cards) + 1))
    options = (*places, (OUT, say("order.out")))
    return [Field(card.id, card.text, "select", options) for card in exercise.cards]


def check(exercise: Order, value: Value) -> Outcome:
    """The outcome of an order. Two cards in one place are incomplete, not wrong."""
    allowed = {OUT, *(str(n) for n in range(1, len(exercise.cards) + 1))}
    given = {card.id: str(value.get(card.id)) for card in exercise.cards}
    missing = [card.text for card in exercise.cards if given[card.id] not in allowed]
    early = unanswered(missing, exercise.cards)
    if early:
        return early
    places = [place for place in given.values() if place != OUT]
    if len(set(places)) < len(places):
        return Outcome("incomplete", None, say("order.same_place"))
    return _judge(exercise, {card: None if place == OUT else int(place) for card, place in given.items()})


def _judge(exercise: Order, place: dict[str, int | None]) -> Outcome:
    remarks, kept = [], 0
    for pair in exercise.before:
        first, then = place[pair.first], place[pair.then]
        if first is not None and then is not None and first < then:
            kept += 1
        elif first is not None and then is not None:
            remarks.append(Remark(say("order.order"), pair.feedback, False))
    inside = 0
    for card in exercise.cards:
        if card.distractor and place[card.id] is not None:
            inside += 1
            remarks.append(Remark(card.text, card.feedback, False))
        elif not card.distractor and place[card.id] is None:
            remarks.append(Remark(card.text, card.feedback, False))
    distractors = sum(card.distractor for card in exercise.cards)
    clean = 1 - inside / distractors if distractors else 1.0
    return concluded(clean * kept / len(exercise.before), remarks, exercise.why)


def answers(exercise: Order) -> list[Value]:
    """One right order, the same at every call (any other that keeps the pairs is right too).

    `graphlib.CycleError` is raised if the pairs run in a circle.
    """
    cards = [card.id for card in exercise.cards if not card.distractor]
    graph: dict[str, set[str]] = {card: set() for card in cards}
    for pair in exercise.before:
        graph[pair.then].add(pair.first)
    sorter = TopologicalSorter(graph)
    sorter.prepare()
    ranked: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready(), key=cards.index)
        sorter.done(*ready)
        ranked.extend(ready)
    value = {name: str(position) for position, name in enumerate(ranked, start=1)}
    return [{card.id: value.get(card.id, OUT) for card in exercise.cards}]


def mistakes(exercise: Order) -> Iterator[tuple[Value, str]]:
    """Each pair swapped, each distractor put in last, each needed card left out."""
    (right,) = answers(exercise)
    for pair in exercise.before:
        yield {**right, pair.first: right[pair.then], pair.then: right[pair.first]}, pair.feedback
    for card in exercise.cards:
        yield {**right, card.id: str(len(exercise.cards)) if card.distractor else OUT}, card.feedback


def problems(exercise: Order) -> list[Finding]:
    """What is wrong with the data."""
    found: list[Finding] = []
    real = {card.id for card in exercise.cards if not card.distractor}
    if not exercise.before:
        found.append(at(("before",), "no pair says what comes before what", "add at least one pair"))
    for position, pair in enumerate(exercise.before):
        for name in (pair.first, pair.then):
            if name not in real:
                found.append(at(("before", position), f"'{name}' is no card of the chain", "name a card's id"))
        if not pair.feedback.strip():
            found.append(at(("before", position, "feedback"), "a pair has no feedback", "say why that order"))
    for position, card in enumerate(exercise.cards):
        if not card.feedback.strip():
            found.append(at(("cards", position, "feedback"), f"the card '{card.id}' has no feedback", "write it"))
    if not found:
        try:
            answers(exercise)
        except CycleError:
            found.append(at(("before",), "the pairs run in a circle", "remove one of them"))
    return found
