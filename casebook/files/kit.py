"""The kit on disk: which lessons there are, and their files, read once.

A lesson is an article (`data/articles/<id>/` with article, argument and exercises) or a lesson about no single
article (`data/lessons/<id>/` with exercises).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from casebook.files import yamltext
from casebook.files.argument import Argument
from casebook.files.article import Article
from casebook.files.build import Misfit, build
from casebook.files.comparisons import Comparisons
from casebook.files.labs import LabFile
from casebook.files.questions import AnyExercise, QuestionBank
from casebook.files.words import words

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Thing = TypeVar("Thing")


class BadData(Exception):
    """A data file does not fit. The message is one sentence: what, where, and how to mend it."""


class NotThere(Exception):
    """Something was asked for by a name that does not exist. The message lists the names that do.

    `kind` is what was asked for: "lesson", "exercise" or another that `data/words.yaml` has under notebook.not_there.
    """

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        super().__init__(words()(f"notebook.not_there.{kind}", name=name, known=", ".join(known)))


def named(kind: str, name: str, known: Mapping[str, Thing]) -> Thing:
    """What has that name; NotThere, with the names that there are, where nothing has it."""
    if name not in known:
        raise NotThere(kind, name, known)
    return known[name]


def article_ids(root: Path) -> list[str]:
    """The ids of the articles, in the order that their files state."""
    return _ids(root / "data" / "articles", "article.yaml")


def lesson_ids(root: Path) -> list[str]:
    """The ids of all lessons that have a question bank: the articles first, then the others by their order."""
    return [*article_ids(root), *_ids(root / "data" / "lessons", "exercises.yaml")]


def _ids(folder: Path, name: str) -> list[str]:
    """The folders in a folder, in the order that the line `order:` of a file in each says; without one they come last.

    The line is looked for in the text: the files need not fit their types, nor be read as a whole.
    """
    placed = []
    for inner in folder.glob("*/"):
        path = inner / name
        text = path.read_bytes().decode(errors="replace") if path.is_file() else ""
        found = re.search(r"^order:\s*(\d+)\s*$", text, re.MULTILINE)
        if ID.fullmatch(inner.name):
            placed.append((int(found[1]) if found else 9999, inner.name))
    return [name for _, name in sorted(placed)]


def folder_of(root: Path, lesson: str) -> Path:
    """The folder of a lesson's files."""
    for kind in ("articles", "lessons"):
        folder = root / "data" / kind / lesson
        if ID.fullmatch(lesson) and folder.is_dir():
            return folder
    raise NotThere("lesson", lesson, lesson_ids(root))


def _load(cls: type, root: Path, path: Path) -> Any:
    try:
        return build(cls, yamltext.load(path))
    except (yamltext.BadFile, Misfit):
        from casebook.files.check import Reader

        raise BadData(str(Reader(root, path).problems[0])) from None


@lru_cache(maxsize=32)
def load_article(root: Path, lesson: str) -> Article:
    """The article.yaml of an article."""
    return _load(Article, root, folder_of(root, lesson) / "article.yaml")


@lru_cache(maxsize=32)
def load_argument(root: Path, lesson: str) -> Argument:
    """The argument.yaml of an article."""
    return _load(Argument, root, folder_of(root, lesson) / "argument.yaml")


@lru_cache(maxsize=32)
def load_questions(root: Path, lesson: str) -> QuestionBank:
    """The exercises.yaml of a lesson."""
    return _load(QuestionBank, root, folder_of(root, lesson) / "exercises.yaml")


def load_exercise(root: Path, lesson: str, name: str) -> AnyExercise:
    """One exercise of a lesson."""
    return named("exercise", name, {exercise.id: exercise for exercise in load_questions(root, lesson).exercises})


@lru_cache(maxsize=8)
def load_comparisons(root: Path) -> Comparisons:
    """The points on which the articles are compared: data/comparisons.yaml."""
    return _load(Comparisons, root, root / "data" / "comparisons.yaml")


def lab_ids(root: Path) -> list[str]:
    """The ids of all labs: in the order of the lessons, and of the labs within one."""
    lessons = {lesson: place for place, lesson in enumerate(lesson_ids(root))}
    labs = [load_lab(root, path.stem) for path in sorted((root / "data" / "labs").glob("*.yaml"))]
    return [lab.id for lab in sorted(labs, key=lambda lab: (lessons.get(lab.lesson, 99), lab.order))]


@lru_cache(maxsize=32)
def load_lab(root: Path, name: str) -> LabFile:
    """The words of a lab: data/labs/<id>.yaml."""
    path = root / "data" / "labs" / f"{name}.yaml"
    if not ID.fullmatch(name) or not path.is_file():
        raise NotThere("lab", name, sorted(other.stem for other in path.parent.glob("*.yaml")))
    return _load(LabFile, root, path)
