"""Afterwards: first a probability for each resolvable prediction, locked; then what happened, with date and source."""

from __future__ import annotations

from typing import Any

import traitlets

from casebook.files.article import Article, Prediction
from casebook.files.dates import spell
from casebook.files.wording import capitalised
from casebook.files.words import words
from casebook.widgets.base import View


def per_cent(share: float) -> str:
    """A learner's own probability in per cent, as it was given."""
    return f"{100 * share:g}"


def open_card(prediction: Prediction) -> dict[str, str]:
    """What happened, and the author's implied probability as a band, which is our reading: only sent to the page once a
    forecast is locked."""
    say, r, b = words().part("forecasts"), prediction.resolution, prediction.band
    read = say("band", term=b.term, low=100 * b.low, high=100 * b.high, what=b.of) if b else say("no_band")
    return {"verdict": r.verdict, "date": spell(r.date), "text": r.text, "source_title": r.source_title,
            "source_url": r.source_url, "confidence": r.confidence, "band": read}


def locked(journal: Any, article: str, prediction: str) -> float | None:
    """The first probability (0..1) that a learner gave for a prediction, or None."""
    first = journal.state(article, prediction).forecast
    given: Any = first.value.get("probability") if first is not None and isinstance(first.value, dict) else None
    usable = isinstance(given, (int, float)) and not isinstance(given, bool) and 0 <= given <= 100
    return float(given) / 100 if usable else None


class Forecasts(View, script="forecasts.js", words=("forecasts",)):
    """The predictions of one article, to forecast and then to open. The first forecast in the journal counts."""

    items = traitlets.List().tag(sync=True)
    notice = traitlets.Unicode("").tag(sync=True)

    def __init__(self, article: Article, journal: Any, **kwargs: Any) -> None:
        self.article, self.journal = article, journal
        super().__init__(**kwargs)
        self._show()

    def locked(self, prediction: str) -> float | None:
        """The locked probability (0..1) of a prediction, or None."""
        return locked(self.journal, self.article.id, prediction)

    def lock(self, prediction: str, percent: Any) -> str:
        """Lock a forecast for one prediction. Says what was done; a second forecast changes nothing."""
        known = {p.id: p for p in self.article.predictions if p.sort == "forecast"}
        if prediction not in known:
            return words()("forecasts.unknown", name=prediction, known=", ".join(known))
        if isinstance(percent, bool) or not isinstance(percent, (int, float)) or not 0 <= percent <= 100:
            return words()("forecasts.give_a_number")
        before = self.locked(prediction)
        if before is not None:
            return words()("forecasts.first_stays", percent=per_cent(before))
        self.notice = self.journal.append(self.article.id, prediction, "forecast", {"probability": percent})
        self._show()
        return words()("forecasts.locked_at", percent=f"{percent:g}")

    def heard(self, message: dict[str, Any], buffers: Any) -> None:
        """Lock a forecast."""
        if isinstance(message.get("prediction"), str):
            self.lock(message["prediction"], message.get("percent"))

    def _show(self) -> None:
        given = {p.id: self.locked(p.id) for p in self.article.predictions if p.sort == "forecast"}
        done = all(number is not None for number in given.values())
        self.items = [self._item(p, given.get(p.id), done) for p in self.article.predictions]

    def _item(self, p: Prediction, p_locked: float | None, done: bool) -> dict[str, Any]:
        """What the page is sent of a prediction. `done`: the learner has forecast all that is scored; only then do
        the outcomes of the others open, because they often tell those of the scored ones too."""
        scored = p.sort == "forecast"
        aside = "" if scored else words()(f"forecasts.aside.{p.sort}", why=p.not_scored)
        if not scored and not done:
            aside += " " + words()("forecasts.later")
        horizon = spell(p.horizon)
        dated = any(c.isdigit() for c in horizon)
        item = {"id": p.id, "text": p.text, "loc": ", ".join(p.loc), "question": p.question,
                "when": words()("forecasts.by", date=horizon) if dated else words()("forecasts.no_date"),
                "hedge": ", ".join(f'"{w}"' for w in p.hedge), "scored": scored, "locked": p_locked,
                "percent": "" if p_locked is None else per_cent(p_locked), "aside": aside,
                "before": p.base_rate if scored else ""}
        if p_locked is not None or (not scored and done):
            item["card"] = open_card(p)
        return item

    def text(self) -> str:
        """Every prediction, and the outcome of those that were forecast or are not scored."""
        lines = []
        for item in self.items:
            lines.append(f"{item['text']} ({item['loc']})")
            lines += ["  " + line for line in _told(item)]
        return "\n".join(lines)


def _told(item: dict[str, Any]) -> list[str]:
    """What is said of a prediction, line by line."""
    say, card = words().part("forecasts"), item.get("card")
    lines = [say("text_question", question=item["question"], when=capitalised(item["when"]))]
    lines += [item["aside"]] if item["aside"] else []
    lines += [say("text_before", what=item["before"])] if item["before"] else []
    lines += [say("locked", percent=item["percent"])] if item["percent"] else []
    if card:
        lines.append(say("text_outcome", verdict=capitalised(card["verdict"]), date=card["date"], text=card["text"]))
        lines.append(say("text_source", confidence=card["confidence"], title=card["source_title"],
                         url=card["source_url"]))
        lines.append(card["band"])
    elif item["scored"]:
        lines.append(say("text_closed", id=item["id"]))
    return lines
