"""The forecast ledger as a page: every scored forecast, yours beside the author's, the outcome once yours is locked."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

import traitlets

from casebook.files.article import Prediction
from casebook.files.dates import spell
from casebook.files.markup import Safe, esc, link, table
from casebook.thinking.forecast_bands import band_words, bands
from casebook.thinking.forecast_ledger import Entry, calibration, calibration_words, how_firm, score_table
from casebook.widgets.base import View

CLOSED = "closed until you forecast"
HEAD = ["author", "forecast", "paragraph", "the author's probability, our reading", "yours", "outcome", "source"]
MADE_OF = (("calibration error (less is better)", "reliability"), ("less resolution (more is better)", "resolution"),
           ("plus uncertainty (the same for all)", "uncertainty"), ("plus what grouping leaves over", "within"),
           ("Brier score", "brier"))


def _number(value: float | None) -> str:
    if value is None:
        return "nothing to score yet"
    return "without bound (a certainty failed)" if math.isinf(value) else f"{value:.3f}"


def _row(entry: Entry) -> tuple[str, ...]:
    """A row of the table. Before the learner's own forecast neither outcome nor the author's band: both would pull."""
    p, r = entry.prediction, entry.prediction.resolution
    if not entry.open:
        return (entry.author, p.text, ", ".join(p.loc), CLOSED, "not given yet", CLOSED, "")
    band = f"{p.band.low:.0%} to {p.band.high:.0%} ({p.band.term})" if p.band else "none read"
    source = Safe(f"{link(r.source_url, r.source_title)} ({esc(r.confidence)} confidence)")
    return (entry.author, p.text, ", ".join(p.loc), band, f"{entry.own or 0:.0%}", f"{r.verdict} ({spell(r.date)})",
            source)


class LedgerView(View, script="ledger.js"):
    """The ledger, the scores and the calibration picture. `read` gives the entries anew.

    Parameters
    ----------
    read : a function that gives the ledger's entries, such as `casebook.thinking.forecast_ledger.ledger`.
    left_out : the predictions that are not scored, each with what its author is called.
    """

    rows = traitlets.Unicode("").tag(sync=True)
    bands = traitlets.Unicode("").tag(sync=True)
    scores = traitlets.Unicode("").tag(sync=True)
    firm = traitlets.Unicode("").tag(sync=True)
    made_of = traitlets.Unicode("").tag(sync=True)
    picture = traitlets.Unicode("").tag(sync=True)
    aside = traitlets.Unicode("").tag(sync=True)
    said = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self, read: Callable[[], list[Entry]], left_out: Sequence[tuple[str, Prediction]] = (), **kwargs: Any,
    ) -> None:
        self._read, self._left_out = read, left_out
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
        self._series = [(line.who, line.scores) for line in self.lines[:2]]
        with self.hold_sync():
            self.rows = table("The forecast ledger", HEAD, [_row(e) for e in self.entries])
            self.bands = "".join(bands(list(own)) for _, own in groupby(self.entries, key=lambda e: e.article))
            self.scores = table("Scores: 0 is best", ["who (how many)", "Brier", "log, in bits"],
                                [(f"{x.who} ({x.count})", _number(x.brier), _number(x.log)) for x in self.lines])
            self.firm = how_firm(self.entries)
            self.made_of = self._made_of()
            self.picture = calibration(self._series) if any(found for _, found in self._series) else ""
            self.aside = self._aside()
            self.said = self._left()

    def _left(self) -> str:
        """How many forecasts are still without the learner's, by author."""
        closed = Counter(e.author for e in self.entries if not e.open)
        if not closed:
            return "Every forecast has yours."
        by_author = ", ".join(f"{who} {count}" for who, count in closed.items())
        return f"{closed.total()} forecasts are still without yours ({by_author})."

    def _made_of(self) -> str:
        """The parts of the Brier score, a row each: they add up to the last row."""
        found = [(x.who, x.scores) for x in self.lines[:2] if x.scores]
        rows = [(words, *(_number(getattr(s, name)) for _, s in found)) for words, name in MADE_OF]
        return table("What the Brier score is made of", ["part", *(who for who, _ in found)], rows) if found else ""

    def _aside(self) -> str:
        rows = [(author, p.text, ", ".join(p.loc), p.sort, p.not_scored) for author, p in self._left_out]
        return table("Predictions that are not scored, and why", ["author", "in our words", "paragraph", "sort", "why"],
                     rows) if rows else ""

    def text(self) -> str:
        """The ledger, the scores and the pictures in words."""
        lines = ["The forecast ledger"]
        for e in self.entries:
            author, text, loc, band, own, outcome, _ = _row(e)
            lines.append(f"{author}: {text} ({loc}) Author: {band}. You: {own}. Outcome: {outcome}.")
        lines += ["In a picture: " + band_words(self.entries), "Scores: 0 is best"]
        lines += [f"{x.who}: {x.count} forecasts, Brier {_number(x.brier)}, log {_number(x.log)}" for x in self.lines]
        lines += [self.firm] if self.firm else []
        lines += [f"{x.who}: " + ", ".join(f"{words} {_number(getattr(x.scores, name))}" for words, name in MADE_OF)
                  for x in self.lines[:2] if x.scores]
        lines += [calibration_words(self._series), self.said]
        lines += [f"Not scored ({p.sort}): {author}: {p.text} {p.not_scored}" for author, p in self._left_out]
        return "\n".join(lines)
