"""Shapes in which each part of an exercise takes one of several options: the score is the mean of the credits.

Choose one option; in a hedge the options are levels of confidence, from weakest to strongest, and a neighbour of the
right one earns a part. Name the scheme of a step and the critical question that it leaves open (Walton, Reed and
Macagno 2008). Choose the objection that bites and aim it at a premise, at the conclusion, or at the step (an undercut).
Sort items into categories.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casebook.files.finding import Finding, at
from casebook.files.questions import Aim, Choose, Option, Scheme, Sort
from casebook.thinking.exercises import outcome
from casebook.thinking.exercises.outcome import EXACT, Field, Outcome, Value, best, choice_problems, choices, say

Part = tuple[Field, Sequence[Option]]
"""A control of the form, and what each of its options earns and teaches."""

GROUPS = {"choose": {"choice": "options"}, "hedge": {"choice": "options"},
          "scheme": {"scheme": "schemes", "question": "questions"},
          "aim": {"objection": "objections", "target": "targets"}}
"""For each kind but sorting its parts, each with the name of its list of options."""


def parts(exercise: Choose | Scheme | Aim | Sort) -> list[Part]:
    """A group of radio buttons for each choice, or a list of categories for each item to sort."""
    found: list[Part] = []
    if isinstance(exercise, Sort):
        categories = choices(exercise.categories)
        for item in exercise.items:
            credits = [(name, item.answers.get(name, 0.0)) for name, _ in categories]
            found.append((Field(item.id, item.text, "select", categories), [
                Option(id=name, text=item.text, credit=credit,
                       feedback=item.why if credit >= EXACT else item.wrong.get(name, ""))
                for name, credit in credits]))
        return found
    claim = exercise.claim if isinstance(exercise, Choose) else ""
    for name, group in GROUPS[exercise.kind].items():
        options = getattr(exercise, group)
        found.append((Field(name, say(f"{exercise.kind}.{name}", claim=claim), "one", choices(options)), options))
    return found


def fields(exercise: Choose | Scheme | Aim | Sort) -> list[Field]:
    """One control a part."""
    return [field for field, _ in parts(exercise)]


def check(exercise: Choose | Scheme | Aim | Sort, value: Value) -> Outcome:
    """The outcome of all choices together: nothing is judged before every part has its option."""
    picked = [(field, outcome.pick(options, value.get(field.id))) for field, options in parts(exercise)]
    missing = [field.legend for field, option in picked if option is None]
    return outcome.unanswered(missing, picked) or outcome.judged(
        [outcome.remark_on(option) for _, option in picked if option], exercise.why)


def answers(exercise: Choose | Scheme | Aim | Sort) -> list[Value]:
    """Every answer that takes one fully right option in each part (at most 64 of them)."""
    return outcome.combinations({field.id: best(options) for field, options in parts(exercise)})


def mistakes(exercise: Choose | Scheme | Aim | Sort) -> Iterator[tuple[Value, str]]:
    """Every single wrong choice."""
    return wrong(parts(exercise), answers(exercise)[0])


def wrong(asked: Sequence[Part], right: Value) -> Iterator[tuple[Value, str]]:
    """Each option that is not fully right in its part, all else right, with the feedback that it must show."""
    for field, options in asked:
        for option in options:
            if option.credit < EXACT:
                yield {**right, field.id: option.id}, option.feedback


def problems(exercise: Choose | Scheme | Aim | Sort) -> list[Finding]:
    """What is wrong with the data."""
    if isinstance(exercise, Sort):
        return _sort_problems(exercise)
    found = [one for group in GROUPS[exercise.kind].values()
             for one in choice_problems(getattr(exercise, group), group)]
    return found + _hedge_problems(exercise) if isinstance(exercise, Choose) else found


def _hedge_problems(exercise: Choose) -> list[Finding]:
    """In a hedge, credit falls with the distance from the one right level."""
    found: list[Finding] = []
    hedge, right = exercise.kind == "hedge", best(exercise.options)
    if hedge != bool(exercise.claim.strip()):
        found.append(at(("claim",), "a hedge has a claim, and nothing else has one", "write it, or remove it"))
    if hedge and len(right) == 1:
        centre = [option.id for option in exercise.options].index(right[0])
        for side in (exercise.options[centre::-1], exercise.options[centre:]):
            earned = [option.credit for option in side]
            if earned != sorted(earned, reverse=True):
                found.append(at(("options",), "a level farther from the right one earns more",
                                "let credit fall with it"))
    return found


def _sort_problems(exercise: Sort) -> list[Finding]:
    """Every category of every item is right, defensible or explained."""
    found: list[Finding] = []
    known = {category.id for category in exercise.categories}
    if len({item.id for item in exercise.items}) < len(exercise.items):
        found.append(at(("items",), "two items have the same id", "give each its own"))
    for position, item in enumerate(exercise.items):
        where = ("items", position)
        if not any(credit >= EXACT for credit in item.answers.values()):
            found.append(at((*where, "answers"), f"'{item.id}' has no right answer", "give a category the credit 1"))
        for name in {*item.answers, *item.wrong} - known:
            found.append(at(where, f"'{item.id}' names the category '{name}', which is not there", "correct its name"))
        for name in sorted(known):
            if item.answers.get(name, 0.0) < EXACT and not item.wrong.get(name, "").strip():
                what = f"'{item.id}' has no feedback for the choice '{name}'"
                found.append(at((*where, "wrong"), what, f"add '{name}:' under wrong"))
    return found
