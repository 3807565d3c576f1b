"""Afterwards: first a probability for each resolvable prediction, locked; then what happened, with date and source."""

from __future__ import annotations

import math
from typing import Any

import traitlets

from casebook.files.article import Article, Prediction
from casebook.files.dates import spell
from casebook.widgets.base import View

ASIDE = {
    "conditional": "Not scored: it holds only under a condition.",
    "prescription": "Not scored: it is advice, not a forecast.",
    "scenario": "Not scored: it is a picture of a possible future.",
}
LATER = "What came of it opens when all your forecasts for this article are locked."


def band_words(prediction: Prediction) -> str:
    """The author's implied probability as a band, shown as our reading; or that there is none."""
    band = prediction.band
    if band is None:
        return "We read no probability into the wording."
    return f"Our reading of the wording: {band.term}, {band.low:.0%} to {band.high:.0%}, that {band.of}."


def open_card(prediction: Prediction) -> dict[str, str]:
    """What happened: only sent to the page once a forecast is locked."""
    r = prediction.resolution
    return {"verdict": r.verdict, "date": spell(r.date), "text": r.text, "source_title": r.source_title,
            "source_url": r.source_url, "confidence": r.confidence, "band": band_words(prediction)}


def locked(journal: Any, article: str, prediction: str) -> float | None:
    """The first probability (0..1) that a learner gave for a prediction, or None."""
    first = journal.state(article, prediction).forecast
    given: Any = first.value.get("probability") if first is not None and isinstance(first.value, dict) else None
    usable = isinstance(given, (int, float)) and not isinstance(given, bool) and 0 <= given <= 100
    return float(given) / 100 if usable else None


class Forecasts(View, script="forecasts.js"):
    """The predictions of one article, to forecast and then to open.

    Parameters
    ----------
    article : the article.
    journal : where forecasts are kept. The first one given counts.
    """

    items = traitlets.List().tag(sync=True)
    notice = traitlets.Unicode("").tag(sync=True)

    def __init__(self, article: Article, journal: Any, **kwargs: Any) -> None:
        self.article, self.journal = article, journal
        super().__init__(**kwargs)
        self._show()
        self.on_msg(self._heard)

    def locked(self, prediction: str) -> float | None:
        """The locked probability (0..1) of a prediction, or None."""
        return locked(self.journal, self.article.id, prediction)

    def lock(self, prediction: str, percent: Any) -> str:
        """Lock a forecast for one prediction. Says what was done; a second forecast changes nothing."""
        known = {p.id: p for p in self.article.predictions if p.sort == "forecast"}
        if prediction not in known:
            return f"There is no forecast '{prediction}'; there are: {', '.join(known)}."
        if isinstance(percent, bool) or not isinstance(percent, (int, float)) or not math.isfinite(percent):
            return "Give a number from 0 to 100."
        if not 0 <= percent <= 100:
            return "Give a number from 0 to 100."
        before = self.locked(prediction)
        if before is not None:
            return f"Your first forecast, {before:.0%}, is locked."
        self.notice = self.journal.append(self.article.id, prediction, "forecast", {"probability": percent})
        self._show()
        return f"Locked at {percent:g}%."

    def _heard(self, _: Any, message: Any, __: Any = None) -> None:
        if isinstance(message, dict) and isinstance(message.get("prediction"), str):
            self.lock(message["prediction"], message.get("percent"))

    def _show(self) -> None:
        given = {p.id: self.locked(p.id) for p in self.article.predictions if p.sort == "forecast"}
        done = all(number is not None for number in given.values())
        self.items = [self._item(p, given.get(p.id), done) for p in self.article.predictions]

    def _item(self, p: Prediction, p_locked: float | None, done: bool) -> dict[str, Any]:
        """What the page is sent of a prediction. `done`: the learner has forecast all that is scored; only then do
        the outcomes of the others open, because they often tell those of the scored ones too."""
        scored = p.sort == "forecast"
        aside = "" if scored else f"{ASIDE[p.sort]} {p.not_scored}"
        if not scored and not done:
            aside += f" {LATER}"
        item = {"id": p.id, "text": p.text, "loc": ", ".join(p.loc), "question": p.question,
                "horizon": spell(p.horizon), "hedge": ", ".join(f'"{w}"' for w in p.hedge), "scored": scored,
                "locked": p_locked, "aside": aside, "before": p.base_rate if scored else ""}
        if p_locked is not None or (not scored and done):
            item["card"] = open_card(p)
        return item

    def text(self) -> str:
        """Every prediction, and the outcome of those that were forecast or are not scored."""
        lines = []
        for item in self.items:
            lines.append(f"{item['text']} ({item['loc']})")
            when = f"By {item['horizon']}" if any(c.isdigit() for c in item["horizon"]) else "No date"
            lines.append(f"  Question: {item['question']} {when}.")
            if item["aside"]:
                lines.append(f"  {item['aside']}")
            if item["before"]:
                lines.append(f"  Before you forecast: {item['before']}")
            if item["locked"] is not None:
                lines.append(f"  Your forecast: {item['locked']:.0%}.")
            if "card" in item:
                card = item["card"]
                lines.append(f"  {card['verdict'].capitalize()} ({card['date']}). {card['text']}")
                source = f"{card['source_title']}, {card['source_url']}"
                lines.append(f"  Source ({card['confidence']} confidence): {source}")
                lines.append(f"  {card['band']}")
            elif item["scored"]:
                lines.append(f"  The outcome opens when you lock a forecast: .lock({item['id']!r}, 40)")
        return "\n".join(lines)
