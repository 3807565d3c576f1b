"""The forecast ledger: every resolvable prediction, the probability read into its wording, the learner's own, and what
came of it; scores and a calibration picture.

The author's probability is a band (ICD 203 words), our reading of the hedge. Where one number is needed, the middle of
the band stands for it, and the scores at both ends are given beside it. The picture of the bands: `forecast_bands`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from casebook.files.article import Article, Prediction
from casebook.files.words import words
from casebook.thinking import svg
from casebook.thinking.scoring import Scores, brier, by_luck, log_score, one_other, score

FEW = 10
"""Below this many forecasts in a group, a frequency is drawn hollow: it says little."""

FIFTHS = (0.2, 0.4, 0.6, 0.8)
"""Borders of the five groups in which a learner's forecasts are compared with what happened."""


NARROW = 340.0
"""Width of the ledger's pictures in units: narrow, so that their words can be read on a telephone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One forecast of the ledger. `own` is the learner's locked probability; without it the outcome stays closed."""

    article: str
    author: str
    prediction: Prediction
    own: float | None

    @property
    def open(self) -> bool:
        """Whether the outcome may be shown."""
        return self.own is not None

    @property
    def happened(self) -> bool | None:
        """True or False where the outcome is clear; None for "partly" and "cannot be judged", which are not scored."""
        return {"came true": True, "did not come true": False}.get(self.prediction.resolution.verdict)

    @property
    def middle(self) -> float | None:
        """The middle of the author's band; None where no probability was read into the wording."""
        band = self.prediction.band
        return (band.low + band.high) / 2 if band else None

    @property
    def fact(self) -> str:
        """What settles it: a word that it shares with others, else its own id."""
        return self.prediction.settled_by or f"{self.article}/{self.prediction.id}"


def ledger(articles: Iterable[Article], locked: Callable[[str, str], float | None]) -> list[Entry]:
    """All scored forecasts of the articles, in order. `locked` gives the learner's locked probability (0..1), or None,
    for an article's id and a prediction's id.
    """
    return [Entry(a.id, a.author.called, p, locked(a.id, p.id))
            for a in articles for p in a.predictions if p.sort == "forecast"]


def left_out(articles: Iterable[Article]) -> list[tuple[str, Prediction]]:
    """The predictions that are not scored, each with what its author is called: advice, conditions, pictures."""
    return [(a.author.called, p) for a in articles for p in a.predictions if p.sort != "forecast"]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the score table. A score is None where there is nothing to score."""

    who: str
    count: int
    brier: float | None
    log: float | None
    scores: Scores | None = None


def known(entries: Sequence[Entry]) -> list[Entry]:
    """The opened forecasts with a clear outcome: the only ones that count."""
    return [e for e in entries if e.open and e.happened is not None]


def score_table(entries: Sequence[Entry]) -> list[Line]:
    """Scores over the opened forecasts with a clear outcome, so that no outcome is given away by a score.

    The learner, the authors (middle of the band, and its two ends), a coin flip, and always giving the base rate. Where
    several forecasts hang on one fact, the learner and the authors again, with each fact counted once.
    """
    clear = known(entries)
    base = sum(bool(e.happened) for e in clear) / len(clear) if clear else 0.0
    said: dict[str, Callable[[Entry], float | None]] = {
        "own": lambda e: e.own,
        "middle": lambda e: e.middle,
        "low": lambda e: e.prediction.band.low if e.prediction.band else None,
        "high": lambda e: e.prediction.band.high if e.prediction.band else None,
        "coin": lambda e: 0.5,
        "base": lambda e: base,
    }
    given = {name: [(p, e) for e in clear if (p := says(e)) is not None] for name, says in said.items()}
    who = words().part("forecast_ledger.who")
    lines = []
    for name, pairs in given.items():
        found = score([p for p, _ in pairs], [bool(e.happened) for _, e in pairs], FIFTHS)
        lines.append(Line(who(name), len(pairs), found.brier if found else None, found.log if found else None, found))
    if facts(clear) < len(clear):
        lines += [_once(who(f"{name}_once"), given[name]) for name in ("own", "middle")]
    return lines


def facts(entries: Sequence[Entry]) -> int:
    """How many separate facts settle these forecasts."""
    return len({e.fact for e in entries})


def _once(who: str, given: Sequence[tuple[float, Entry]]) -> Line:
    """Scores as a mean over facts, each fact's score being the mean over the forecasts that it settles."""
    held: dict[str, list[tuple[float, bool]]] = {}
    for p, entry in given:
        held.setdefault(entry.fact, []).append((p, bool(entry.happened)))
    if not held:
        return Line(who, 0, None, None)
    mean_brier, mean_log = (fmean(fmean(rule(p, happened) for p, happened in group) for group in held.values())
                            for rule in (brier, log_score))
    return Line(who, len(held), mean_brier, mean_log)


def how_firm(entries: Sequence[Entry]) -> str:
    """In a sentence or two: how far the learner's score would move if one single outcome had been the other way."""
    clear = known(entries)
    range_ = one_other([e.own for e in clear if e.own is not None], [bool(e.happened) for e in clear])
    if range_ is None:
        return ""
    say = words().part("forecast_ledger")
    said = say("firm", low=range_[0], high=range_[1])
    return said if facts(clear) == len(clear) else f"{said} {say('facts', n=len(clear), facts=facts(clear))}"


def calibration(series: Sequence[tuple[str, Scores | None]]) -> str:
    """The calibration picture as SVG: stated probability across, share that happened upward, one mark a group.

    A group of fewer than `FEW` forecasts is hollow, with its number beside it: few points are drawn as few points. The
    upright bar behind a mark is the range in which it would lie nine times in ten for a well calibrated forecaster.
    """
    say = words().part("forecast_ledger")
    plot = svg.Plot(left=50, top=20, width=264, height=240, x=(0, 1), y=(0, 1))
    ticks = [(n / 2, f"{50 * n} %") for n in range(3)]
    parts = [plot.axes(ticks, ticks, say("stated")), svg.line(plot.at(0, 0), plot.at(1, 1), dash="6 5")]
    looks = [("disc", "ring", svg.COLOURS[0], 12, "start"), ("square", "diamond", svg.COLOURS[1], -12, "end")]
    drawn = [(group, look) for (_, found), look in zip(series, looks, strict=False)
             for group in (found.groups if found else ())]
    for group, (_, _, colour, _, _) in drawn:
        low, high = by_luck(group.forecast, group.count)
        x = plot.px(group.forecast)
        parts.append(svg.rect(x - 4, plot.py(high) - 2, 8, plot.py(low) - plot.py(high) + 4, fill=colour, opacity=0.22))
    for group, (full, hollow, colour, aside, anchor) in drawn:
        x, y = plot.at(group.forecast, group.frequency)
        parts.append(svg.mark(full if group.count >= FEW else hollow, x, y, colour=colour, size=9))
        parts.append(svg.text(x + aside, y + (18 if group.frequency > 0.9 else -8), f"{group.count}", anchor=anchor,
                              size=svg.SMALL, halo=True))
    parts.append(svg.text(*plot.at(0.98, 0.45), say("perfect"), anchor="end", size=svg.SMALL, halo=True))
    y = 328.0
    for (name, _), (_, hollow, colour, _, _) in zip(series, looks, strict=False):
        parts += [svg.mark(hollow, 24, y - 5, colour=colour, size=8), svg.text(40, y, name, size=svg.SMALL)]
        y += 26
    parts += [svg.rect(20, y - 18, 8, 20, fill=svg.LINE, opacity=0.4),
              svg.text(40, y, say("chance"), size=svg.SMALL),
              svg.text(20, y + 26, say("beside"), size=svg.SMALL)]
    return svg.document(y + 40, say("title"), calibration_words(series), *parts, width=NARROW)


def calibration_words(series: Sequence[tuple[str, Scores | None]]) -> str:
    """What the calibration picture shows, in a sentence a series."""
    say = words().part("forecast_ledger")
    said, outside = [], 0
    for name, found in series:
        if found is None:
            said.append(say("nothing", who=name))
            continue
        groups = []
        for g in found.groups:
            low, high = by_luck(g.forecast, g.count)
            outside += not low <= g.frequency <= high
            groups.append(say("group", n=g.count, said=100 * g.forecast, true=100 * g.frequency, low=100 * low,
                              high=100 * high))
        said.append(say("series", who=name, groups=", ".join(groups)))
    if any(found for _, found in series):
        said.append(say(f"outside_{outside}" if outside < 2 else "outside", n=outside))
    return " ".join(said)
