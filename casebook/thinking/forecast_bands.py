"""The picture of the opened forecasts: the author's band, the learner's number and what happened, row by row."""

from __future__ import annotations

from collections.abc import Sequence

from casebook.files.dates import spell
from casebook.files.wording import capitalised
from casebook.files.words import words
from casebook.thinking import svg
from casebook.thinking.forecast_ledger import NARROW, Entry
from casebook.thinking.text_width import wrap

LEFT, RIGHT = 14.0, NARROW - 14.0


def place(p: float) -> float:
    """Where a probability (0..1) lies across the picture."""
    return LEFT + (RIGHT - LEFT) * p


def bands(entries: Sequence[Entry]) -> str:
    """The opened forecasts as SVG, one row each; an empty text where none is open, so that nothing is given away.

    A row holds the forecast in our words, a line from 0 to 100 percent with the author's band (a bar), the learner's
    number (a disc) and the outcome (a triangle at 0 or at 100, none where the outcome is not clear), and all of it in
    words below.
    """
    say = words().part("forecast_bands")
    opened = [e for e in entries if e.open]
    if not opened:
        return ""
    title = say("title", who=", ".join(dict.fromkeys(capitalised(entry.author) for entry in opened)))
    y, parts = _legend()
    for entry in opened:
        y, drawn = _row(entry, y)
        parts += drawn
    return svg.document(y + 4, title, band_words(opened), *parts, width=NARROW)


def _legend() -> tuple[float, list[str]]:
    say = words().part("forecast_bands")
    parts = [svg.rect(LEFT, 8, 26, 14, fill=svg.COLOURS[1], opacity=0.35, stroke=svg.COLOURS[1]),
             svg.text(LEFT + 32, 20, say("author"), size=svg.SMALL, fit=132),
             svg.mark("disc", 196, 15, colour=svg.COLOURS[0], size=8), svg.text(208, 20, say("you"), size=svg.SMALL),
             svg.mark("triangle", 256, 15, colour=svg.COLOURS[2], size=8),
             svg.text(270, 20, say("outcome"), size=svg.SMALL, fit=58)]
    return 52.0, parts


def _row(entry: Entry, y: float) -> tuple[float, list[str]]:
    """One forecast from height y on: where the next begins, and its shapes."""
    parts = []
    text = words()("forecast_bands.row", who=capitalised(entry.author), text=entry.prediction.text)
    for part in wrap(text, svg.TEXT, RIGHT - LEFT, lines=5):
        parts.append(svg.text(LEFT, y, part))
        y += 20
    line, band = y + 6, entry.prediction.band
    parts.append(svg.line((LEFT, line), (RIGHT, line), colour=svg.LINE))
    for p, label, anchor in ((0, "0 %", "start"), (0.5, "50 %", "middle"), (1, "100 %", "end")):
        parts.append(svg.line((place(p), line - 5), (place(p), line + 5), colour=svg.LINE))
        parts.append(svg.text(place(p), line + 24, label, anchor=anchor, size=svg.SMALL, colour=svg.FAINT,
                              role="cb-tick"))
    if band:
        parts.append(svg.rect(place(band.low), line - 8, place(band.high) - place(band.low), 16, fill=svg.COLOURS[1],
                              opacity=0.35, stroke=svg.COLOURS[1]))
    if entry.happened is not None:
        parts.append(svg.mark("triangle", place(float(entry.happened)), line, colour=svg.COLOURS[2], size=10))
    assert entry.own is not None
    parts.append(svg.mark("disc", place(entry.own), line, colour=svg.COLOURS[0], size=8))
    y = line + 43
    for part in wrap(in_words(entry), svg.SMALL, RIGHT - LEFT, lines=4):
        parts.append(svg.text(LEFT, y, part, size=svg.SMALL, colour=svg.FAINT))
        y += 18
    return y + 22, parts


def in_words(entry: Entry) -> str:
    """The numbers of one opened forecast and its outcome."""
    say, band, r = words().part("forecast_bands"), entry.prediction.band, entry.prediction.resolution
    came = say("not_scored" if entry.happened is None else "scored", verdict=capitalised(r.verdict), date=spell(r.date))
    numbers = {"low": 100 * band.low, "high": 100 * band.high} if band else {}
    return say("with_band" if band else "no_band", who=capitalised(entry.author), own=100 * (entry.own or 0),
               came=came, **numbers)


def band_words(entries: Sequence[Entry]) -> str:
    """What the picture shows, in a sentence or more a forecast; that there is nothing to see where none is open."""
    say = words().part("forecast_bands")
    said = [say("said", text=e.prediction.text, numbers=in_words(e)) for e in entries if e.open]
    return " ".join(said) or say("none_open")
