"""The forecast ledger as a page: every scored forecast, yours beside the author's, the outcome once yours is locked."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import traitlets

from casebook.files.markup import Safe, esc, link, table
from casebook.thinking.figures.dates import spell
from casebook.thinking.hindsight import Entry, calibration, calibration_words, score_table
from casebook.widgets.base import View


def _number(value: float | None) -> str:
    if value is None:
        return "nothing to score yet"
    return "without bound (a certainty failed)" if math.isinf(value) else f"{value:.3f}"


def _row(entry: Entry) -> tuple[str, ...]:
    p = entry.prediction
    band = f"{p.band.low:.0%} to {p.band.high:.0%} ({p.band.term})" if p.band else "none read"
    own = f"{entry.own:.0%}" if entry.own is not None else "not given yet"
    r = p.resolution
    if not entry.open:
        return (entry.author, p.text, ", ".join(p.loc), band, own, "closed until you forecast", "")
    when = f"{r.verdict} ({spell(r.date)})"
    return (entry.author, p.text, ", ".join(p.loc), band, own, when,
            Safe(f"{link(r.source_url, r.source_title)} ({esc(r.confidence)} confidence)"))


class LedgerView(View, script="ledger.js"):
    """The ledger, the scores and the calibration picture. `read` gives the entries anew.

    Parameters
    ----------
    read : a function that gives the ledger's entries, such as `casebook.thinking.hindsight.ledger` with its arguments.
    """

    rows = traitlets.Unicode("").tag(sync=True)
    scores = traitlets.Unicode("").tag(sync=True)
    made_of = traitlets.Unicode("").tag(sync=True)
    picture = traitlets.Unicode("").tag(sync=True)
    said = traitlets.Unicode("").tag(sync=True)

    def __init__(self, read: Callable[[], list[Entry]], **kwargs: Any) -> None:
        self._read = read
        super().__init__(**kwargs)
        self.refresh()
        self.on_msg(self._heard)

    def _heard(self, _: Any, message: Any, __: Any = None) -> None:
        if isinstance(message, dict) and message.get("do") == "refresh":
            self.refresh()

    def refresh(self) -> None:
        """Read the forecasts anew: some may have been given since."""
        self.entries = self._read()
        self.lines = score_table(self.entries)
        series = [(line.who, line.scores) for line in self.lines[:2]]
        left = sum(not e.open for e in self.entries)
        head = ["author", "forecast", "paragraph", "the author's probability, our reading", "yours", "outcome",
                "source"]
        with self.hold_sync():
            self.rows = table("The forecast ledger", head, [_row(e) for e in self.entries])
            self.scores = table("Scores: 0 is best", ["who", "forecasts", "Brier score", "log score, in bits"],
                                [(x.who, str(x.count), _number(x.brier), _number(x.log)) for x in self.lines])
            self.made_of = self._made_of()
            self.picture = calibration(series)
            self.said = f"{left} forecasts are still without yours." if left else "Every forecast has yours."
        self._series = series

    def _made_of(self) -> str:
        rows = [(x.who, _number(x.scores.reliability), _number(x.scores.resolution), _number(x.scores.uncertainty))
                for x in self.lines[:2] if x.scores]
        return table("What the Brier score is made of: calibration error - resolution + uncertainty",
                     ["who", "calibration error (less is better)", "resolution (more is better)", "uncertainty"], rows)

    def text(self) -> str:
        """The ledger, the scores and the picture in words."""
        lines = ["The forecast ledger"]
        for e in self.entries:
            author, text, loc, band, own, outcome, _ = _row(e)
            lines.append(f"{author}: {text} ({loc}) Author: {band}. You: {own}. Outcome: {outcome}.")
        lines.append("Scores: 0 is best")
        lines += [f"{x.who}: {x.count} forecasts, Brier {_number(x.brier)}, log {_number(x.log)}" for x in self.lines]
        lines += [f"{x.who}: calibration error {_number(x.scores.reliability)}, resolution "
                  f"{_number(x.scores.resolution)}, uncertainty {_number(x.scores.uncertainty)}"
                  for x in self.lines[:2] if x.scores]
        return "\n".join([*lines, calibration_words(self._series), self.said])
