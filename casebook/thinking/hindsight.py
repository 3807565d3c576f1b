"""The forecast ledger: every resolvable prediction, the probability read into its wording, the learner's own, and what
came of it; scores and a calibration picture.

The author's probability is a band (ICD 203 words), our reading of the hedge. Where one number is needed, the middle of
the band stands for it, and the scores at both ends are given beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from casebook.files.article import Article, Prediction
from casebook.thinking import svg
from casebook.thinking.scoring import COIN_BRIER, COIN_LOG, Scores, score

FEW = 10
"""Below this many forecasts in a group, a frequency is drawn hollow: it says little."""


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


def ledger(articles: Iterable[Article], locked: Callable[[str, str], float | None]) -> list[Entry]:
    """All scored forecasts of the articles, in order.

    Parameters
    ----------
    articles
        The articles.
    locked
        Gives the learner's locked probability (0..1) for an article's id and a prediction's id, or None.
    """
    return [Entry(a.id, a.author.called, p, locked(a.id, p.id))
            for a in articles for p in a.predictions if p.sort == "forecast"]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the score table. A score is None where there is nothing to score."""

    who: str
    count: int
    brier: float | None
    log: float | None
    scores: Scores | None = None


def score_table(entries: Sequence[Entry]) -> list[Line]:
    """Scores over the opened forecasts with a clear outcome, so that no outcome is given away by a score.

    The learner, the authors (middle of the band, and its two ends), a coin flip, and always giving the base rate.
    """
    known = [e for e in entries if e.open and e.happened is not None]
    outcomes = [bool(e.happened) for e in known]
    banded = [e for e in known if e.prediction.band]
    bands = [(e.prediction.band.low, e.prediction.band.high) for e in banded if e.prediction.band]
    said = [bool(e.happened) for e in banded]
    own = score([e.own for e in known if e.own is not None], outcomes)
    middle = score([(low + high) / 2 for low, high in bands], said)
    lines = [_line("You", own), _line("The authors, middle of our bands", middle)]
    lines.append(_line("The authors, low end of our bands", score([low for low, _ in bands], said)))
    lines.append(_line("The authors, high end of our bands", score([high for _, high in bands], said)))
    lines.append(Line("A coin flip every time", len(known), COIN_BRIER if known else None, COIN_LOG if known else None))
    base = sum(outcomes) / len(outcomes) if outcomes else 0.0
    lines.append(_line("The base rate every time (known only afterwards)", score([base] * len(outcomes), outcomes)))
    return lines


def _line(who: str, found: Scores | None) -> Line:
    return Line(who, found.count, found.brier, found.log, found) if found else Line(who, 0, None, None)


def calibration(series: Sequence[tuple[str, Scores | None]]) -> str:
    """The calibration picture as SVG: stated probability across, share that happened upward, one mark a group.

    A group of fewer than `FEW` forecasts is hollow, with its number beside it: few points are drawn as few points.
    """
    plot = svg.Plot(left=58, top=20, width=372, height=300, x=(0, 1), y=(0, 1))
    ticks = [(n / 4, f"{25 * n} %") for n in range(5)]
    parts = [plot.axes(ticks, ticks, "stated probability"), svg.line(plot.at(0, 0), plot.at(1, 1), dash="6 5"),
             svg.text(*plot.at(0.55, 0.5), "perfect calibration", size=svg.SMALL)]
    looks = [("disc", "ring", svg.COLOURS[0]), ("square", "diamond", svg.COLOURS[1])]
    for (_, found), (full, hollow, colour) in zip(series, looks, strict=False):
        for group in found.groups if found else ():
            shape = full if group.count >= FEW else hollow
            x, y = plot.at(group.forecast, group.frequency)
            parts.append(svg.mark(shape, x, y, colour=colour, size=9))
            parts.append(svg.text(x + 12, y + (18 if group.frequency > 0.9 else -8), f"{group.count}", size=svg.SMALL))
    for row, ((name, _), (_, hollow, colour)) in enumerate(zip(series, looks, strict=False)):
        parts.append(svg.mark(hollow, 70, 394 + 26 * row, colour=colour, size=8))
        parts.append(svg.text(86, 399 + 26 * row, name, size=svg.SMALL))
    parts.append(svg.text(60, 451, "The number beside a mark: how many forecasts.", size=svg.SMALL))
    return svg.document(464, "Calibration: few points, drawn as few points", calibration_words(series), *parts)


def calibration_words(series: Sequence[tuple[str, Scores | None]]) -> str:
    """What the calibration picture shows, in a sentence a series."""
    said = []
    for name, found in series:
        if found is None:
            said.append(f"{name}: nothing to draw yet.")
            continue
        groups = ", ".join(f"of {g.count} said at {g.forecast:.0%}, {g.frequency:.0%} came true" for g in found.groups)
        said.append(f"{name}: {groups}.")
    return " ".join(said) + " With so few forecasts a group, no mark far from the line proves anything."
