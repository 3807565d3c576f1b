"""What answers are kept under, and whether this kit still has it: exercises, forecasts, steps of walks, labs."""

from __future__ import annotations

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
    """The exercise of that id in a lesson's question bank, or None."""
    if lesson not in kit.lesson_ids(root):
        return None
    return next((one for one in kit.load_questions(root, lesson).exercises if one.id == name), None)


def is_known(root: Path, lesson: str, name: str) -> bool:
    """Whether the kit has what answers are kept under as `name` in a lesson.

    A lab may be opened from any lesson, so its predictions are known in all of them.
    """
    if exercise_of(root, lesson, name) is not None:
        return True
    for file in (root / "data" / "labs").glob("*.yaml"):
        # Few labs can be meant, and only those are read: a progress page need not wait for all of them.
        if name.startswith(lab_key(file.stem, "")):
            lab = kit.load_lab(root, file.stem)
            if name in {lab_key(lab.id, prediction.id) for prediction in lab.predictions}:
                return True
    if lesson not in kit.article_ids(root):
        return False
    if name.startswith(walk_key("")):
        return name in {walk_key(step.id) for step in kit.load_argument(root, lesson).walk}
    predictions = kit.load_article(root, lesson).predictions
    return name in {prediction.id for prediction in predictions if prediction.sort == "forecast"}
