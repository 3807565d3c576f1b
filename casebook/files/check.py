"""One data file against its type, with the line of every finding.

One sentence a finding: what, where (file, line, field), and how to mend it. References between files:
`casebook.classroom.check`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from casebook.files.argument import Argument
from casebook.files.article import Article
from casebook.files.build import Misfit, build
from casebook.files.comparisons import Comparisons
from casebook.files.finding import Finding, Where
from casebook.files.labs import LabFile
from casebook.files.questions import QuestionBank
from casebook.files.yamltext import BadFile, Marked

TYPES: dict[str, type] = {
    "article.yaml": Article, "argument.yaml": Argument, "exercises.yaml": QuestionBank, "comparisons.yaml": Comparisons,
}


class Reader:
    """One data file with its lines, and what was found in it.

    `value` is the file as its type says, or as it stands where it has none; None where it does not fit.
    """

    def __init__(self, root: Path, path: Path) -> None:
        self.name = path.relative_to(root).as_posix()
        self.problems: list[Finding] = []
        self.value: Any = None
        try:
            self._marked = Marked(path)
        except BadFile as bad:
            self.problems.append(Finding(self.name, bad.what, bad.mend, bad.line))
            return
        for key, line in self._marked.repeated_keys():
            self.problems.append(Finding(self.name, f"the field '{key}' stands twice", "keep one of the two", line))
        cls = LabFile if path.parent.name == "labs" else TYPES.get(path.name)
        try:
            self.value = build(cls, self._marked.data) if cls else self._marked.data
        except Misfit as misfit:
            self.take(misfit.findings)

    def add(self, where: Where, what: str, mend: str) -> None:
        """Note a finding at a path inside the file."""
        self.problems.append(Finding(self.name, what, mend, self._marked.line(where), where))

    def take(self, found: Iterable[Finding], inside: Where = ()) -> None:
        """Note the findings of a check that knew only the objects, under the path at which those stand in the file."""
        for one in found:
            self.add((*inside, *one.where), one.what, one.mend)
