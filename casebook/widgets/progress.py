"""The learner's progress over the whole kit: counts, what to do next, and the answers to download and bring back."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import Any

import traitlets

from casebook.files import kit
from casebook.files.words import words
from casebook.record import export, fresh, restore, switch
from casebook.record.known import known_in
from casebook.thinking.progress import WorksheetProgress, answers_kept, next_step, worksheet_progress
from casebook.widgets.base import View
from casebook.widgets.panel import table_of


class ProgressView(View, script="progress.js", words=("view", "progress_view")):
    """Progress, and the journal behind it. From code: `.fresh()`, `.switch("name")`, `.restore(bytes)`."""

    rows = traitlets.Unicode("").tag(sync=True)
    next_step = traitlets.Unicode("").tag(sync=True)
    notices = traitlets.List().tag(sync=True)
    said = traitlets.Unicode("").tag(sync=True)
    download = traitlets.Unicode("").tag(sync=True)

    def __init__(self, root: Path, journal: Any, **kwargs: Any) -> None:
        self.root, self.journal = root, journal
        self._say = words().part("progress")
        super().__init__(**kwargs)
        self.refresh()

    def refresh(self) -> None:
        """Read the journal anew."""
        say = self._say
        self._found: list[WorksheetProgress] = [
            worksheet_progress(kit.load_questions(self.root, name), self.journal) for name in kit.lesson_ids(self.root)]
        cells = [(one.title, *(str(n) for n in (one.right, one.partly, one.rest, one.total))) for one in self._found]
        kept = answers_kept(self.journal, known_in(self.root))
        with self.hold_sync():
            self.rows = table_of(say, cells).markup()
            self.next_step = next_step(self._found)
            self.notices = self.journal.notices() + ([say("kept_one" if kept == 1 else "kept", n=kept)] if kept else [])

    def fresh(self) -> str:
        """Start afresh; the earlier answers are kept."""
        return self._after(fresh(self.journal))

    def switch(self, name: str) -> str:
        """Change the learner; each learner's answers are kept."""
        return self._after(switch(self.journal, name))

    def restore(self, data: bytes) -> str:
        """Bring downloaded answers back."""
        return self._after(restore(self.journal, data))

    def _after(self, said: str) -> str:
        self.refresh()
        self.said = said
        return said

    def heard(self, message: dict[str, Any], buffers: Any) -> None:
        """Do what a button says."""
        match message:
            case {"do": "refresh"}:
                self.refresh()
            case {"do": "fresh"}:
                self.fresh()
            case {"do": "switch", "name": str(name)}:
                self.switch(name)
            case {"do": "restore"} if buffers:
                self.restore(bytes(buffers[0]))
            case {"do": "download"}:
                self.download = ""
                self.download = b64encode(export(self.journal)).decode("ascii")

    def text(self) -> str:
        """Counts, next step, and anything to know about the journal."""
        say = self._say
        lines = [say("line", title=one.title, right=one.right, partly=one.partly, rest=one.rest, total=one.total)
                 for one in self._found]
        after = [say("next", step=self.next_step), *self.notices, self.said]
        return "\n".join([say("caption"), *lines, *after]).rstrip()
