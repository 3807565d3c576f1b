"""What answers are kept under, and whether this kit still has it: exercises, forecasts, steps of walks, labs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from casebook.files import kit
from casebook.files.questions import AnyExercise


def walk_key(step: str) -> str:
    """What the answer to a step of a walk is kept under."""
    return f"walk-{step}"


def lab_key(lab: str, prediction: str) -> str:
    """What the answer to a lab's prediction is kept under."""
    return f"lab-{lab}-{prediction}"


def exercise_of(root: Path, lesson: str, name: str) -> AnyExercise | None:
    """The exercise of that id in the question bank of a lesson that there is, or None."""
    return next((one for one in kit.load_questions(root, lesson).exercises if one.id == name), None)


def known_in(root: Path) -> Callable[[str, str], bool]:
    """A function that says whether the kit has what answers are kept under, by lesson and name.

    A lab may be opened from any lesson, so its predictions are known in all of them.
    """
    lessons, articles, labs = kit.lesson_ids(root), kit.article_ids(root), kit.lab_ids(root)

    # Only the files that can be meant are read: a progress page need not wait for all of them.
    def in_lab(name: str) -> bool:
        meant = [lab for lab in labs if name.startswith(lab_key(lab, ""))]
        return any(name == lab_key(lab, one.id) for lab in meant for one in kit.load_lab(root, lab).predictions)

    def in_article(lesson: str, name: str) -> bool:
        if name.startswith(walk_key("")):
            return name in {walk_key(step.id) for step in kit.load_argument(root, lesson).walk}
        return name in {one.id for one in kit.load_article(root, lesson).predictions if one.sort == "forecast"}

    def is_known(lesson: str, name: str) -> bool:
        return (lesson in lessons and exercise_of(root, lesson, name) is not None
                or in_lab(name)
                or lesson in articles and in_article(lesson, name))

    return is_known
