"""What `casebook check` finds: one sentence for a person who may not program."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: the file, what was found, how to mend it; the line and the field where they are known."""

    file: str
    what: str
    mend: str
    line: int | None = None
    field: str = ""

    def __str__(self) -> str:
        place = self.file + (f", line {self.line}" if self.line else "") + (f", {self.field}" if self.field else "")
        return f"{place}: {self.what}; {self.mend}."
