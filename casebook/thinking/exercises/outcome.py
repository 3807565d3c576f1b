"""What a check says: a state, a score, and remarks that teach. And what a form looks like, whatever shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from casebook.files.questions import Option

State = Literal["not attempted", "incomplete", "partly right", "right"]
Value = dict[str, Any]
EXACT = 1 - 1e-9


@dataclass(frozen=True, slots=True)
class Field:
    """One control of an exercise's form.

    Attributes
    ----------
    control : "one" (radio buttons), "many" (check boxes), "select" (a list to choose from), "number", "text",
        or "statements" (the rows of a map of one's own).
    options : pairs of id and text.
    short : labels for a narrow control, where the option's own text stands above the form.
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


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a check. `score` runs from 0 to 1 and is None where an exercise is not marked."""

    state: State
    score: float | None
    message: str
    remarks: tuple[Remark, ...] = ()

    def text(self) -> str:
        """All of it as plain text, in the order in which a reader needs it."""
        marks = {True: "Right", False: "Not this", None: "Note"}
        lines = [self.message]
        for remark in self.remarks:
            about = f"{remark.about}: " if remark.about else ""
            lines.append(f"  {marks[remark.good]}. {about}{remark.text}")
        return "\n".join(lines)


def not_attempted() -> Outcome:
    """Nothing was answered: this is not a wrong answer."""
    return Outcome("not attempted", None, "Not attempted yet. Choose an answer, then check it.")


def incomplete(missing: Sequence[str]) -> Outcome:
    """Parts are missing: say which, judge nothing."""
    shown = "; ".join(missing[:4]) + ("; ..." if len(missing) > 4 else "")
    return Outcome("incomplete", None, f"Incomplete: {len(missing)} still to answer ({shown}).")


def judged(parts: Iterable[tuple[float, Remark]], why: str, weights: Sequence[float] | None = None) -> Outcome:
    """An outcome from the credit (0..1) of each part: the score is their mean, or weighted mean.

    Parameters
    ----------
    parts
        Pairs of credit and remark.
    why
        Why the right answer is right; said when everything is.
    weights
        The weight of each part; all alike where none are given.
    """
    pairs = list(parts)
    heavy = list(weights) if weights is not None else [1.0] * len(pairs)
    score = sum(w * credit for w, (credit, _) in zip(heavy, pairs, strict=True)) / sum(heavy)
    return concluded(score, [remark for _, remark in pairs], why)


def concluded(score: float, remarks: Sequence[Remark], why: str) -> Outcome:
    """An outcome from a score and its remarks."""
    score = min(1.0, max(0.0, score))
    if score >= EXACT:
        return Outcome("right", 1.0, f"Right. {why}", tuple(remarks))
    if any(remark.good is None for remark in remarks) and not any(remark.good is False for remark in remarks):
        return Outcome("partly right", score, "Another defensible reading. See why a different one fits better.",
                       tuple(remarks))
    if score <= 0:
        return Outcome("partly right", 0.0, "Not yet. Read why, then try again.", tuple(remarks))
    return Outcome("partly right", score, f"Partly right ({score:.0%}). Read why, then try again.", tuple(remarks))


def remark_on(option: Option, about: str = "") -> tuple[float, Remark]:
    """Credit and remark for one chosen option: right, defensible (neither), or not this."""
    good = True if option.credit >= EXACT else (None if option.credit > 0 else False)
    return option.credit, Remark(about or option.text, option.feedback, good)


def pick(options: Iterable[Option], chosen: object) -> Option | None:
    """The option with that id, or None: a value that names nothing counts as no answer."""
    return next((option for option in options if option.id == chosen), None)


def best(options: Sequence[Option]) -> list[str]:
    """The ids of the options with full credit."""
    return [option.id for option in options if option.credit >= EXACT]


def choice_problems(options: Sequence[Option], where: str) -> list[tuple[tuple, str, str]]:
    """What is wrong with a list of options that asks for one."""
    found: list[tuple[tuple, str, str]] = []
    if not best(options):
        found.append(((where,), "no option is right", "give one option 'credit: 1'"))
    seen: set[str] = set()
    for position, option in enumerate(options):
        if option.id in seen:
            found.append(((where, position, "id"), f"the option '{option.id}' stands twice", "give it another id"))
        seen.add(option.id)
        if not option.feedback.strip():
            found.append(((where, position, "feedback"), f"the option '{option.id}' has no feedback",
                          "say what the choice shows and what in the text decides it"))
        if not 0 <= option.credit <= 1:
            found.append(((where, position, "credit"), f"the credit {option.credit} is not from 0 to 1", "correct it"))
    return found
