"""The learner's progress over the whole kit: counts, what to do next, and the record to download and bring back."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import Any

import traitlets

from casebook.files import kit
from casebook.files.markup import table
from casebook.record import export, fresh, restore, switch
from casebook.thinking.headway import headway, next_step
from casebook.widgets.base import View


class ProgressView(View, script="progress.js"):
    """Progress, and the learner's record. From code: `.fresh()`, `.switch("name")`, `.restore(bytes)`."""

    rows = traitlets.Unicode("").tag(sync=True)
    next_step = traitlets.Unicode("").tag(sync=True)
    notices = traitlets.List().tag(sync=True)
    said = traitlets.Unicode("").tag(sync=True)
    download = traitlets.Unicode("").tag(sync=True)

    def __init__(self, root: Path, journal: Any, **kwargs: Any) -> None:
        self.root, self.journal = root, journal
        super().__init__(**kwargs)
        self.refresh()
        self.on_msg(self._heard)

    def refresh(self) -> None:
        """Read the record anew."""
        self._found = [headway(kit.load_questions(self.root, name), self.journal)
                       for name in kit.lesson_ids(self.root)]
        cells = [(h.title, str(h.right), str(h.partly), str(h.total - h.right - h.partly), str(h.total))
                 for h in self._found]
        with self.hold_sync():
            self.rows = table("Your worksheets", ["worksheet", "right", "partly right", "not yet", "of"], cells)
            self.next_step = next_step(self._found)
            self.notices = list(self.journal.notices())

    def fresh(self) -> str:
        """Start afresh; the old record is kept."""
        return self._after(fresh(self.journal))

    def switch(self, name: str) -> str:
        """Change the learner; each learner's record is kept."""
        return self._after(switch(self.journal, name))

    def restore(self, data: bytes) -> str:
        """Bring a downloaded record back."""
        return self._after(restore(self.journal, data))

    def _after(self, said: Any) -> str:
        self.refresh()
        self.said = str(said or "Done.")
        return self.said

    def _heard(self, _: Any, message: Any, buffers: Any = None) -> None:
        if not isinstance(message, dict):
            return
        deed = message.get("do")
        if deed == "refresh":
            self.refresh()
        elif deed == "fresh":
            self.fresh()
        elif deed == "switch" and isinstance(message.get("name"), str):
            self.switch(message["name"])
        elif deed == "restore" and buffers:
            self.restore(bytes(buffers[0]))
        elif deed == "download":
            self.download = ""
            self.download = b64encode(export(self.journal)).decode("ascii")

    def text(self) -> str:
        """Counts, next step, and anything to know about the record."""
        lines = [f"{h.title}: {h.right} right, {h.partly} partly right, {h.total - h.right - h.partly} not yet, "
                 f"of {h.total}" for h in self._found]
        return "\n".join(["Your worksheets", *lines, "Next: " + self.next_step, *self.notices, self.said]).rstrip()
