"""What the kinds share that ask for two choices at once: two groups of radio buttons, the mean of two credits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casebook.files.questions import Option
from casebook.thinking.exercises.outcome import (
    Field,
    Outcome,
    Value,
    best,
    incomplete,
    judged,
    not_attempted,
    pick,
    remark_on,
)

Group = tuple[str, str, Sequence[Option]]


def fields(groups: Sequence[Group]) -> list[Field]:
    """A group of radio buttons for each choice."""
    return [Field(name, legend, "one", tuple((o.id, o.text) for o in options)) for name, legend, options in groups]


def check(groups: Sequence[Group], value: Value, why: str) -> Outcome:
    """The outcome of all choices together."""
    picked = [(legend, pick(options, value.get(name))) for name, legend, options in groups]
    missing = [legend for legend, option in picked if option is None]
    if len(missing) == len(groups):
        return not_attempted()
    if missing:
        return incomplete(missing)
    return judged([remark_on(option) for _, option in picked if option], why)


def answers(groups: Sequence[Group]) -> list[Value]:
    """Every pair of fully right options."""
    found: list[Value] = [{}]
    for name, _, options in groups:
        found = [{**value, name: chosen} for value in found for chosen in best(options)]
    return found


def mistakes(groups: Sequence[Group]) -> Iterator[tuple[Value, str]]:
    """Each wrong option in its group, all else right."""
    right = answers(groups)[0]
    for name, _, options in groups:
        for option in options:
            if option.credit < 1:
                yield {**right, name: option.id}, option.feedback
