"""What a check says: a state, a score, and remarks that teach. And what a form looks like, whatever shows it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Any, Literal, TypeVar

from casebook.files.finding import Finding, at
from casebook.files.questions import Category, Option
from casebook.files.words import words

State = Literal["not attempted", "incomplete", "not yet", "partly right", "right"]
Value = dict[str, Any]
EXACT = 1 - 1e-9
MOST_ANSWERS = 64
Kind = TypeVar("Kind", bound=Option)


def say(name: str, /, **values: Any) -> str:
    """The words of that name for exercises, from `data/words.yaml`."""
    return words()(f"exercise.{name}", **values)


@dataclass(frozen=True, slots=True)
class Field:
    """One control of an exercise's form.

    `control` is "one" (radio buttons), "many" (check boxes), "select" (a list to choose from), "number", "text", or
    "statements" (the rows of a map of one's own); `options` are pairs of id and text.
    """

    id: str
    legend: str
    control: Literal["one", "many", "select", "number", "text", "statements"]
    options: tuple[tuple[str, str], ...] = ()
    low: float = 0.0
    high: float = 1.0
    step: float = 0.01
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence or two of feedback about one part of an answer. `good`: True, False, or None for neither."""

    about: str
    text: str
    good: bool | None

    @property
    def mark(self) -> str:
        """The word before it: right, not this, or a note."""
        return say("mark." + {True: "good", False: "bad", None: "neither"}[self.good])


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a check. `score` runs from 0 to 1 and is None where an exercise is not marked."""

    state: State
    score: float | None
    message: str
    remarks: tuple[Remark, ...] = ()

    def text(self) -> str:
        """All of it as plain text, in the order in which a reader needs it."""
        lines = [self.message]
        for remark in self.remarks:
            about = f"{remark.about}: " if remark.about else ""
            lines.append(f"  {remark.mark}. {about}{remark.text}")
        return "\n".join(lines)


def not_attempted() -> Outcome:
    """Nothing was answered: this is not a wrong answer."""
    return Outcome("not attempted", None, say("not_attempted"))


def unanswered(missing: Sequence[str], parts: Collection[Any]) -> Outcome | None:
    """The outcome where parts are missing: say which, judge nothing. None where every part has its answer."""
    if not missing:
        return None
    if len(missing) == len(parts):
        return not_attempted()
    shown = "; ".join(missing[:4]) + ("; ..." if len(missing) > 4 else "")
    return Outcome("incomplete", None, say("incomplete", n=len(missing), names=shown))


def judged(parts: Iterable[tuple[float, Remark]], why: str) -> Outcome:
    """An outcome from the credit (0..1) of each part with its remark: the score is the mean of the credits.

    `why` says why the right answer is right; it is said when everything is.
    """
    pairs = list(parts)
    return concluded(sum(credit for credit, _ in pairs) / len(pairs), [remark for _, remark in pairs], why)


def concluded(score: float, remarks: Sequence[Remark], why: str) -> Outcome:
    """An outcome from a score and its remarks. What is worth nothing is not yet right, in no part."""
    score = min(1.0, max(0.0, score))
    if score >= EXACT:
        return Outcome("right", 1.0, say("right", why=why), tuple(remarks))
    if score == 0:
        return Outcome("not yet", 0.0, say("not_yet"), tuple(remarks))
    marks = {remark.good for remark in remarks}
    message = say("defensible") if None in marks and False not in marks else say("partly", score=score)
    return Outcome("partly right", score, message, tuple(remarks))


def remark_on(option: Option) -> tuple[float, Remark]:
    """Credit and remark for one chosen option: right, defensible (neither), or not this."""
    good = True if option.credit >= EXACT else (None if option.credit > 0 else False)
    return option.credit, Remark(option.text, option.feedback, good)


def choices(options: Iterable[Option | Category]) -> tuple[tuple[str, str], ...]:
    """The options as a form shows them."""
    return tuple((option.id, option.text) for option in options)


def pick(options: Iterable[Kind], chosen: object) -> Kind | None:
    """The option with that id, or None: a value that names nothing counts as no answer."""
    return next((option for option in options if option.id == chosen), None)


def best(options: Sequence[Option]) -> list[str]:
    """The ids of the options with full credit."""
    return [option.id for option in options if option.credit >= EXACT]


def combinations(right: Mapping[str, Sequence[str]]) -> list[Value]:
    """Every answer that takes one right option in each field (at most 64)."""
    rows = islice(product(*right.values()), MOST_ANSWERS)
    return [dict(zip(right, row, strict=True)) for row in rows]


def choice_problems(options: Sequence[Option], where: str) -> list[Finding]:
    """What is wrong with a list of options that asks for one."""
    found: list[Finding] = []
    if not best(options):
        found.append(at((where,), "no option is right", "give one option 'credit: 1'"))
    seen: set[str] = set()
    for position, option in enumerate(options):
        if option.id in seen:
            found.append(at((where, position, "id"), f"the option '{option.id}' stands twice", "give it another id"))
        seen.add(option.id)
        if not option.feedback.strip():
            found.append(at((where, position, "feedback"), f"the option '{option.id}' has no feedback",
                            "say what the choice shows and what in the text decides it"))
        if not 0 <= option.credit <= 1:
            what = f"the credit {option.credit} is not from 0 to 1"
            found.append(at((where, position, "credit"), what, "correct it"))
    return found
