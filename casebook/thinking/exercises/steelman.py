"""Write the argument at its strongest. Not marked: a checklist and a model answer to compare with."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.files.finding import Finding, at
from casebook.files.questions import Steelman
from casebook.thinking.exercises.outcome import Field, Outcome, Remark, Value, not_attempted, say

FEWEST_WORDS = 15


def fields(exercise: Steelman) -> list[Field]:
    """A text box and the checklist."""
    ticks = tuple((str(n), text) for n, text in enumerate(exercise.checklist, start=1))
    return [Field("text", say("steelman.text"), "text"),
            Field("ticks", say("steelman.ticks"), "many", ticks)]


def check(exercise: Steelman, value: Value) -> Outcome:
    """The outcome: what is on the list and not ticked, and the model answer. No score."""
    text = value.get("text")
    words = len(text.split()) if isinstance(text, str) else 0
    ticked: list[str] = value["ticks"] if isinstance(value.get("ticks"), list) else []
    if not words and not ticked:
        return not_attempted()
    if words < FEWEST_WORDS:
        return Outcome("incomplete", None, say("steelman.too_short", n=FEWEST_WORDS))
    open_points = [t for n, t in enumerate(exercise.checklist, start=1) if str(n) not in ticked]
    remarks = [Remark(say("steelman.open"), point, None) for point in open_points]
    remarks.append(Remark(say("steelman.model"), exercise.model, None))
    return Outcome("right", None, say("steelman.done", why=exercise.why), tuple(remarks))


def answers(exercise: Steelman) -> list[Value]:
    """The model answer with every point ticked."""
    return [{"text": exercise.model, "ticks": [str(n + 1) for n in range(len(exercise.checklist))]}]


def mistakes(exercise: Steelman) -> Iterator[tuple[Value, str]]:
    """Each point of the checklist left open shows that point."""
    (full,) = answers(exercise)
    for n, point in enumerate(exercise.checklist, start=1):
        yield {**full, "ticks": [t for t in full["ticks"] if t != str(n)]}, point


def problems(exercise: Steelman) -> list[Finding]:
    """What is wrong with the data."""
    found: list[Finding] = []
    if not exercise.checklist:
        found.append(at(("checklist",), "the checklist is empty", "write what a strong version contains"))
    if len(exercise.model.split()) < FEWEST_WORDS:
        found.append(at(("model",), "the model answer is too short to compare with", "write two to five sentences"))
    return found
