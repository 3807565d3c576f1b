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
from casebook.files.wording import decimals
from casebook.files.words import words
from casebook.thinking.forecast_bands import band_words, bands
from casebook.thinking.forecast_ledger import Entry, calibration, calibration_words, how_firm, score_table
from casebook.widgets.base import View
from casebook.widgets.forecasts import per_cent
from casebook.widgets.panel import table_of

PARTS = ("reliability", "resolution", "uncertainty", "within", "brier")
"""The parts of a Brier score, and the score: the parts add up to it."""


def _number(value: float | None) -> str:
    if value is None:
        return words()("ledger.nothing_yet")
    return words()("ledger.without_bound") if math.isinf(value) else decimals(value, 3)


def _row(entry: Entry) -> tuple[str, ...]:
    """A row of the table. Before the learner's own forecast neither outcome nor the author's band: both would pull."""
    p, r, say = entry.prediction, entry.prediction.resolution, words().part("ledger")
    loc = ", ".join(p.loc)
    if entry.own is None:
        return (entry.author, p.text, loc, say("closed"), say("not_given"), say("closed"), "")
    band = p.band
    read = say("band", low=100 * band.low, high=100 * band.high, term=band.term) if band else say("no_band")
    source = Safe(f"{link(r.source_url, r.source_title)} {esc(words()('view.confidence', confidence=r.confidence))}")
    return (entry.author, p.text, loc, read, per_cent(entry.own) + "%",
            say("outcome", verdict=r.verdict, date=spell(r.date)), source)


def _table(name: str, rows: Sequence[Sequence[str]]) -> str:
    return table_of(words().part(f"ledger.{name}"), rows).markup()


class LedgerView(View, script="ledger.js", words=("view", "ledger")):
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

    def __init__(self, read: Callable[[], list[Entry]], left_out: Sequence[tuple[str, Prediction]] = (),
                 **kwargs: Any) -> None:
        self._read, self._left_out = read, left_out
        super().__init__(**kwargs)
        self.refresh()

    def heard(self, message: dict[str, Any], buffers: Any) -> None:
        """Read the forecasts anew."""
        if message.get("do") == "refresh":
            self.refresh()

    def refresh(self) -> None:
        """Read the forecasts anew: some may have been given since."""
        self.entries = self._read()
        self.lines = score_table(self.entries)
        self._series = [(line.who, line.scores) for line in self.lines[:2]]
        with self.hold_sync():
            self.rows = _table("rows", [_row(e) for e in self.entries])
            self.bands = "".join(bands(list(own)) for _, own in groupby(self.entries, key=lambda e: e.article))
            self.scores = _table("scores", [(words()("ledger.who", who=x.who, count=x.count), _number(x.brier),
                                             _number(x.log)) for x in self.lines])
            self.firm = how_firm(self.entries)
            self.made_of = self._made_of()
            self.picture = calibration(self._series) if any(found for _, found in self._series) else ""
            self.aside = self._aside()
            self.said = self._left()

    def _left(self) -> str:
        """How many forecasts are still without the learner's, by author."""
        closed = Counter(e.author for e in self.entries if not e.open)
        if not closed:
            return words()("ledger.all_given")
        by_author = ", ".join(f"{who} {count}" for who, count in closed.items())
        return words()("ledger.some_left", count=closed.total(), by_author=by_author)

    def _made_of(self) -> str:
        """The parts of the Brier score, a row each: they add up to the last row."""
        found = [(x.who, x.scores) for x in self.lines[:2] if x.scores]
        heads = words().part("ledger.parts")
        rows = [(heads(name), *(_number(getattr(s, name)) for _, s in found)) for name in PARTS]
        return table(heads("caption"), [heads("part"), *(who for who, _ in found)], rows) if found else ""

    def _aside(self) -> str:
        rows = [(author, p.text, ", ".join(p.loc), p.sort, p.not_scored) for author, p in self._left_out]
        return _table("aside", rows) if rows else ""

    def text(self) -> str:
        """The ledger, the scores and the pictures in words."""
        say = words().part("ledger")
        lines = [say("rows.caption")]
        for e in self.entries:
            author, text, loc, band, own, outcome, _ = _row(e)
            lines.append(say("text_row", author=author, text=text, loc=loc, band=band, own=own, outcome=outcome))
        lines += [say("text_picture", bands=band_words(self.entries)), say("scores.caption")]
        lines += [say("text_score", who=x.who, count=x.count, brier=_number(x.brier), log=_number(x.log))
                  for x in self.lines]
        lines += [self.firm] if self.firm else []
        for x in self.lines[:2]:
            if x.scores:
                parts = [f"{say('parts.' + name)} {_number(getattr(x.scores, name))}" for name in PARTS]
                lines.append(say("text_parts", who=x.who, parts=", ".join(parts)))
        lines += [calibration_words(self._series), self.said]
        lines += [say("text_not_scored", sort=p.sort, author=author, text=p.text, why=p.not_scored)
                  for author, p in self._left_out]
        return "\n".join(lines)
