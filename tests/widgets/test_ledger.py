"""The ledger: no outcome and no score of a forecast that is still open; the numbers by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from casebook import lesson
from casebook.files import kit
from casebook.record import MemoryJournal
from casebook.thinking.hindsight import calibration, ledger, score_table
from casebook.thinking.scoring import score

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = [kit.load_article(ROOT, name) for name in kit.article_ids(ROOT)]
SCORED = [(a.id, p) for a in ARTICLES for p in a.predictions if p.sort == "forecast"]


def view_with(journal):
    """The ledger over a journal."""
    return lesson("confederation-2015", journal=journal).ledger()


def test_nothing_is_given_away():
    """Without a forecast: no outcome, no source, no score, in page, text or picture."""
    view = view_with(MemoryJournal())
    sent = repr(view.get_state()) + str(view)
    for _, prediction in SCORED:
        assert prediction.resolution.source_url not in sent
        assert prediction.resolution.text not in sent
    assert all(line.brier is None for line in view.lines)
    assert f"{len(SCORED)} forecasts are still without yours" in view.said


def test_one_forecast_opens_one_row():
    """The row of that forecast shows its outcome; the others stay closed; the score is by hand."""
    journal = MemoryJournal()
    owner, prediction = next((a, p) for a, p in SCORED if p.resolution.verdict == "came true")
    view = view_with(journal)
    journal.append(owner, prediction.id, "forecast", {"probability": 70})
    view._heard(view, {"do": "refresh"})
    assert prediction.resolution.verdict in str(view)
    assert sum(e.open for e in view.entries) == 1
    assert view.lines[0].brier == pytest.approx(0.09)
    assert view.lines[0].log == pytest.approx(0.5145731728)


def test_unclear_outcomes_are_not_scored():
    """"Partly" and "cannot be judged" are shown and counted nowhere."""
    entries = ledger(ARTICLES, lambda a, p: 0.5)
    clear = [e for e in entries if e.happened is not None]
    assert score_table(entries)[0].count == len(clear)
    assert score_table(entries)[4].brier == 0.25


def test_reference_lines():
    """Saying 50 percent each time is the coin flip; the base rate line is the uncertainty."""
    lines = {line.who.split(" ", 1)[0]: line for line in score_table(ledger(ARTICLES, lambda a, p: 0.5))}
    assert lines["You"].brier == lines["A"].brier
    base = lines["You"].scores.base_rate
    assert score_table(ledger(ARTICLES, lambda a, p: 0.5))[5].brier == pytest.approx(base * (1 - base))


def test_a_failed_certainty_is_named():
    """0 percent for what happened: the log score has no bound, and says so."""
    journal = MemoryJournal()
    owner, prediction = next((a, p) for a, p in SCORED if p.resolution.verdict == "came true")
    journal.append(owner, prediction.id, "forecast", {"probability": 0})
    view = view_with(journal)
    assert "without bound" in view.scores
    assert "inf" not in view.scores


def test_few_points_are_drawn_hollow():
    """A group below ten is a hollow mark with its number; a large one is full."""
    few = calibration([("You", score([0.5] * 3, [True, False, True]))])
    many = calibration([("You", score([0.5] * 20, [True, False] * 10))])
    assert few != many
    assert ">3</text>" in few
    assert ">20</text>" in many
    assert "<desc" in few


@pytest.mark.parametrize("value", [None, "x", {"probability": "70"}, {"probability": 700}, {"probability": True}, [1]])
def test_a_strange_forecast_in_the_journal_counts_as_none(value):
    """What is no probability from 0 to 100 opens nothing."""
    journal = MemoryJournal()
    owner, prediction = SCORED[0]
    journal.append(owner, prediction.id, "forecast", value)
    assert not any(e.open for e in view_with(journal).entries)
