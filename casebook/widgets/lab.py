"""A lab as a page: predict and commit, then move the dials, then notice. The model itself is in `thinking.labs`."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import Any

import traitlets

from casebook.files.labs import Dial
from casebook.files.words import words
from casebook.record.known import lab_key
from casebook.thinking.labs.lab import Lab, Result
from casebook.thinking.table import Table
from casebook.widgets.base import View

MOST_NEAR = 8
"""How many results are worked out ahead at a time."""


def _dial(dial: Dial) -> dict[str, Any]:
    where = words()("lab.encodes", where=", ".join(dial.loc)) if dial.loc else ""
    ours = words()("lab.ours") if dial.ours else ""
    return {**asdict(dial), "where": "; ".join(w for w in (where, ours) if w),
            "options": [[o.value, o.label] for o in dial.options]}


def _spec(lab: Lab) -> dict[str, Any]:
    file = lab.file
    return {
        "id": file.id, "title": file.title, "question": file.question, "intro": file.intro,
        "dials": [_dial(d) for d in file.dials],
        "presets": list(map(asdict, file.presets)),
        "predictions": [{"id": p.id, "prompt": p.prompt, "options": [[o.id, o.text] for o in p.options]}
                        for p in file.predictions],
        "notice": file.notice, "leaves_out": file.leaves_out, "critique": file.critique,
        "literature": list(map(asdict, file.literature)),
        "facts": lab.facts(),
        "background": [t.markup() for t in lab.background()], "robust": lab.robust is not None,
    }


def _shown(r: Result) -> dict[str, Any]:
    return {"state": r.state, "sentence": r.sentence, "flip": r.flip, "svg": r.svg,
            "readings": [[x.label, x.text] for x in r.readings], "table": r.table.markup()}


class LabView(View, script="lab.js", words=("view", "lab")):
    """One lab of a lesson.

    From code: ``view.commit(share="b")`` answers the predictions, ``view.set(regime_d=0.8)`` moves dials,
    ``view.preset("author")`` takes a preset, ``print(view)`` says what the picture says.
    """

    spec = traitlets.Dict().tag(sync=True)
    committed = traitlets.Dict().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)
    said = traitlets.Unicode("").tag(sync=True)
    robust_table = traitlets.Unicode("").tag(sync=True)
    notice = traitlets.Unicode("").tag(sync=True)

    def __init__(self, lesson: str, lab: Lab, journal: Any, **kwargs: Any) -> None:
        self.lesson, self.lab, self.journal = lesson, lab, journal
        self.outcome: Result | None = None
        super().__init__(spec=_spec(lab), values=lab.file.start(), **kwargs)
        self._show_committed()

    def _show_committed(self) -> None:
        """Show what each prediction teaches that the journal holds a commitment to; once all are there, the result."""
        kept = {}
        for prediction in self.lab.file.predictions:
            first = self.journal.state(self.lesson, lab_key(self.lab.id, prediction.id)).commit
            for option in prediction.options:
                if first is not None and option.id == first.value:
                    kept[prediction.id] = asdict(option)
        self.committed = kept
        if self.is_open:
            self._evaluate()

    @property
    def is_open(self) -> bool:
        """Whether every prediction has been committed to, so that the dials are open."""
        return all(p.id in self.committed for p in self.lab.file.predictions)

    def commit(self, **chosen: str) -> LabView:
        """Commit to predictions, as prediction id and option id. The first commitment stays."""
        for prediction in self.lab.file.predictions:
            choice = chosen.get(prediction.id)
            if prediction.id not in self.committed and choice in [o.id for o in prediction.options]:
                key = lab_key(self.lab.id, prediction.id)
                self.notice = self.journal.append(self.lesson, key, "commit", choice)
        self._show_committed()
        return self

    def set(self, **values: float) -> LabView:
        """Move dials; the others stay."""
        self._move({**self.values, **values})
        return self

    def preset(self, name: str) -> LabView:
        """Take a preset: "author", "critic" or "neutral", or its id."""
        chosen = next((p for p in self.lab.file.presets if name in (p.id, p.who)), None)
        if chosen is None:
            known = ", ".join(p.id for p in self.lab.file.presets)
            self.said = words()("lab.no_preset", name=name, known=known)
            return self
        with self.hold_sync():
            self.said = words()("lab.preset", label=chosen.label, why=chosen.why)
            self._move({**self.values, **chosen.values})
        return self

    def _move(self, values: dict[str, float]) -> None:
        known = {d.id: d for d in self.lab.dials}
        moved = {k: known[k].settle(v) for k, v in values.items()
                 if k in known and isinstance(v, (int, float)) and math.isfinite(v)}
        with self.hold_sync():
            self.values = {**self.values, **moved}
            self._evaluate()

    def _evaluate(self) -> None:
        self.outcome = self.lab.evaluate(self.values)
        self.result = _shown(self.outcome)

    def _near(self, wishes: Any) -> list[list[Any]]:
        """Settings that differ from the present one in a single dial, each with its result: what may be shown next."""
        known = {d.id: d for d in self.lab.dials}
        found = []
        for wish in wishes[:MOST_NEAR] if isinstance(wishes, list) else []:
            match wish:
                case [str(name), int() | float() as value] if name in known and math.isfinite(value):
                    setting = {**self.values, name: known[name].settle(value)}
                    found.append([setting, _shown(self.lab.evaluate(setting))])
        return found

    def robust(self) -> Table | None:
        """How the result moves when the numbers that are ours move, at the present dials."""
        if self.lab.robust is None:
            return None
        found = self.lab.robust(self.values)
        self.robust_table = found.markup()
        return found

    def heard(self, message: dict[str, Any], buffers: Any) -> None:
        """Move the dials, work results out ahead, commit, take a preset, or try the numbers that are ours."""
        if isinstance(message.get("values"), dict) and self.is_open:
            self._move(message["values"])
            self.send({"done": True})
        elif "near" in message and self.is_open:
            self.send({"near": self._near(message["near"])})
        elif isinstance(message.get("commit"), dict):
            self.commit(**{k: v for k, v in message["commit"].items() if isinstance(v, str)})
        elif isinstance(message.get("preset"), str) and self.is_open:
            self.preset(message["preset"])
        elif message.get("robust") and self.is_open:
            self.robust()

    def text(self) -> str:
        """The lab as plain text: the question, the predictions, and, once they are made, what the picture says."""
        file, say = self.lab.file, words().part("lab")
        lines = [file.title, file.question, file.intro]
        for p in file.predictions:
            lines.append(say("text_predict", id=p.id, prompt=p.prompt))
            lines.extend(f"  [{o.id}] {o.text}" for o in p.options)
            if done := self.committed.get(p.id):
                lines.append("  " + say("text_committed", text=done["text"], feedback=done["feedback"]))
        if not self.is_open:
            return "\n".join([*lines, say("text_closed")])
        lines.extend(f"{d.label}: {self.values[d.id]:g} {d.unit}".rstrip() for d in self.lab.dials)
        assert self.outcome is not None
        lines += [self.outcome.text(), say("text_notice"), *(f"- {line}" for line in file.notice)]
        lines += [table.text() for table in self.lab.background()]
        lines += [say("text_leaves_out", what=file.leaves_out), say("text_critique", what=file.critique)]
        return "\n".join(lines)
