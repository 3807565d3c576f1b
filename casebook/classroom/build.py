"""`casebook build`: worksheets and solutions from the question bank.

Both are products: the same question bank gives the same bytes. Ids of cells come from the exercise; solutions are
executed and their outputs stored, without times, images or paths; their journal lives in memory.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from pprint import pformat
from typing import Any

from casebook.files import kit
from casebook.files.questions import AnyExercise, QuestionBank
from casebook.files.words import words
from casebook.thinking import exercises

STARTS = 3
"""How often a kernel may be started for one notebook."""
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def file_name(root: Path, lesson: str) -> str:
    """The name of a lesson's worksheet and solution, such as 01-confederation-2015.ipynb."""
    bank = kit.load_questions(root, lesson)
    number = kit.load_article(root, lesson).order if lesson in kit.article_ids(root) else bank.order
    return f"{number:02d}-{lesson}.ipynb"


def on_sheet(bank: QuestionBank) -> list[AnyExercise]:
    """The exercises that stand on the worksheet, in order."""
    return [e for e in bank.exercises if e.place == "worksheet"]


def text_cell(name: str, *lines: str) -> dict[str, Any]:
    """A Markdown cell."""
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": "\n".join(lines)}


def code_cell(name: str, source: str, folded: bool = True) -> dict[str, Any]:
    """A code cell without outputs; its source folded away unless it is to be read."""
    metadata = {"jupyter": {"source_hidden": True}} if folded else {}
    return {"cell_type": "code", "execution_count": None, "id": name, "metadata": metadata, "outputs": [],
            "source": source}


def notebook(cells: list[dict[str, Any]]) -> dict[str, Any]:
    """A notebook of format 4.5."""
    return {"cells": cells, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}


def plain(text: str) -> str:
    """Text for a Markdown cell: what Markdown would read as a mark is escaped."""
    return "".join("\\" + c if c in r"\`*_{}[]<>#|$~" else c for c in text)


def worksheet(bank: QuestionBank) -> dict[str, Any]:
    """The worksheet of a lesson: a form for each exercise."""
    said, sheet = words().part("worksheet"), on_sheet(bank)
    minutes, marks = sum(e.minutes for e in sheet), sum(e.marks for e in sheet)
    cells = [
        text_cell("title", said("title", title=plain(bank.title)), "",
                  said("size", n=len(sheet), minutes=minutes, marks=marks), "", said("way")),
        code_cell("open", f'from casebook import lesson\nsheet = lesson("{bank.lesson}")'),
    ]
    for number, e in enumerate(sheet, start=1):
        stage = said[f"stages.{e.stage}"]
        head = said("exercise", n=number)
        cells.append(text_cell(f"{e.id}-head"[:64], *([head, "", stage] if stage else [head])))
        cells.append(code_cell(e.id[:64], f'sheet.exercise("{e.id}")'))
    cells.append(text_cell("end", said("done"), "", said("kept")))
    return notebook(cells)


def as_code(exercise: AnyExercise, value: dict[str, Any]) -> str:
    """The arguments of `.answer(...)` that give a value."""
    form = exercises.fields(exercise)
    if len(form) == 1 and form[0].control in ("one", "number"):
        return json.dumps(value[form[0].id])
    if len(form) == 1 and form[0].control == "many":
        return ", ".join(json.dumps(v) for v in value[form[0].id])
    return pformat(value, width=110, sort_dicts=False) if form[0].control == "statements" else "\n".join(
        ["{", *(f"    {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}," for k, v in value.items()), "}"])


def solution(bank: QuestionBank) -> dict[str, Any]:
    """The solution of a lesson, not yet executed: the teacher's key."""
    said = words().part("solution")
    cells = [
        text_cell("title", said("title", title=plain(bank.title)), "", said("about")),
        code_cell("open", f'from casebook import key\nanswers = key("{bank.lesson}")', folded=False),
    ]
    for number, e in enumerate(on_sheet(bank), start=1):
        right = exercises.KINDS[e.kind].answers(e)[0]
        cells.append(text_cell(f"{e.id}-head"[:64], said("exercise", n=number, title=plain(e.title))))
        cells.append(code_cell(f"{e.id}-question"[:64], f'print(answers.question("{e.id}"))'))
        cells.append(code_cell(f"{e.id}-answer"[:64],
                               f'print(answers.practice("{e.id}").answer({as_code(e, right)}).check().text())', False))
        cells.append(code_cell(f"{e.id}-misreading"[:64], f'print(answers.misreading("{e.id}"))'))
    return notebook(cells)


def executed(book: dict[str, Any], root: Path) -> dict[str, Any]:
    """The same notebook with its outputs. A cell that fails raises: then the kit is broken, and nothing is written."""
    import nbformat
    from nbclient import NotebookClient

    node = nbformat.from_dict(book)
    env = dict(os.environ, CASEBOOK_ROOT=str(root), CASEBOOK_PROGRESS=":memory:")
    client = NotebookClient(node, timeout=120, record_timing=False, coalesce_streams=True,
                            resources={"metadata": {"path": str(root)}},
                            extra_arguments=["--IPKernelApp.log_level=ERROR"])
    for left in reversed(range(STARTS)):
        try:
            client.execute(env=env)
            break
        except RuntimeError:  # the kernel did not start, or died: another program may have taken its port
            if not left:
                raise
    node.metadata = METADATA
    for cell in node.cells:
        cell.metadata.pop("execution", None)
    return node


def as_text(book: dict[str, Any]) -> str:
    """A notebook as it stands in its file."""
    import nbformat

    return nbformat.writes(nbformat.from_dict(book)) + "\n"


def products(root: Path, lesson: str) -> dict[Path, str]:
    """The files that a lesson's question bank gives: path and text."""
    bank, name = kit.load_questions(root, lesson), file_name(root, lesson)
    return {
        root / "exercises" / name: as_text(worksheet(bank)),
        root / "solutions" / name: as_text(executed(solution(bank), root)),
    }


def strangers(root: Path, lessons: list[str]) -> list[Path]:
    """Notebooks in exercises/ and solutions/ that no question bank gives."""
    names = {file_name(root, lesson) for lesson in lessons}
    return [p for folder in ("exercises", "solutions") for p in sorted((root / folder).glob("*.ipynb"))
            if p.name not in names]


def build(root: Path, lessons: list[str], only_check: bool = False) -> list[str]:
    """Write the products, or compare them with what stands on disk. Gives a line to print for each that differs."""
    lines = []
    for lesson in lessons:
        for path, text in products(root, lesson).items():
            shown = path.relative_to(root).as_posix()
            if path.is_file() and path.read_text(encoding="utf-8") == text:
                continue
            if only_check:
                lines.append(f"{shown} differs from what the question bank gives; run 'casebook build {lesson}'.")
            else:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
                lines.append(f"{shown} written.")
    return lines
