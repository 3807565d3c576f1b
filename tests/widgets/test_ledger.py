"""The ledger: no outcome and no score of a forecast that is still open; the numbers by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casebook import lesson
from casebook.files import kit
from casebook.record import MemoryJournal
from casebook.thinking.forecast_bands import bands, in_words, place
from casebook.thinking.forecast_ledger import calibration, calibration_words, facts, known, ledger, score_table
from casebook.thinking.scoring import brier, score

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
        assert not prediction.band or prediction.band.of not in sent
    assert view.bands == view.picture == view.firm == view.made_of == ""
    assert "%" not in view.rows, "the author's band would pull the learner's own number"
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
    lines = {line.who: line for line in score_table(ledger(ARTICLES, lambda a, p: 0.5))}
    assert lines["You"].brier == lines["Coin flip every time"].brier
    assert score_table(ledger(ARTICLES, lambda a, p: 0.5))[5].brier == pytest.approx(lines["You"].scores.uncertainty)


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


def test_the_author_is_drawn_as_a_band():
    """One row an opened forecast: the bar runs from low to high, the disc stands at the learner's number, the triangle
    at 100 or 0; a row without a clear outcome has no triangle."""
    entries = [e for e in ledger(ARTICLES, lambda a, p: 0.3) if e.prediction.band][:1]
    (entry,) = entries
    drawn = bands(entries)
    low, high = entry.prediction.band.low, entry.prediction.band.high
    bar = re.findall(r'<rect x="([0-9.]+)" y="[0-9.]+" width="([0-9.]+)"', drawn)[-1]
    assert [float(n) for n in bar] == pytest.approx([place(low), place(high) - place(low)], abs=0.01)
    assert f'cx="{place(0.3):g}"' in drawn
    assert in_words(entry) in drawn.replace("&#x27;", "'")
    assert "30%" in in_words(entry)
    legend, happened = drawn.count("<polygon"), sum(e.happened is not None for e in entries)
    assert legend == 1 + happened


def test_bands_of_closed_forecasts_are_not_drawn():
    """Only what is open is in the picture."""
    first, *rest = ledger(ARTICLES, lambda a, p: 0.6 if (a, p) == (SCORED[0][0], SCORED[0][1].id) else None)
    drawn = bands([first, *rest])
    assert first.prediction.text[:20] in drawn.replace("&#x27;", "'")
    for entry in rest:
        assert entry.prediction.text[:20] not in drawn
    assert bands(rest) == ""


def test_one_fact_counts_once():
    """Forecasts that one fact settles are averaged first, so that they weigh as one."""
    entries = ledger(ARTICLES, lambda a, p: 0.9 if "no" in p else 0.6)
    clear = known(entries)
    assert 1 < facts(clear) < len(clear)
    held = {}
    for entry in clear:
        held.setdefault(entry.fact, []).append(brier(entry.own, entry.happened))
    by_hand = sum(sum(group) / len(group) for group in held.values()) / len(held)
    once = next(line for line in score_table(entries) if line.who == "You, each fact once")
    assert once.count == len(held)
    assert once.brier == pytest.approx(by_hand)


def test_the_page_says_how_firm_a_score_is():
    """The range under one other outcome, and how many separate facts there are."""
    journal = MemoryJournal()
    for owner, prediction in SCORED:
        journal.append(owner, prediction.id, "forecast", {"probability": 80})
    view = view_with(journal)
    assert re.search(r"between 0\.\d{3} and 0\.\d{3}", view.firm)
    assert "separate facts" in view.firm
    assert view.firm in str(view)
    assert view.said == "Every forecast has yours."
    assert "leaves over" in view.made_of


def test_what_is_not_scored_is_listed_with_its_reason():
    """Advice, conditions and pictures of a future: each with why, none with what came of it."""
    view = view_with(MemoryJournal())
    others = [p for a in ARTICLES for p in a.predictions if p.sort != "forecast"]
    assert others
    for prediction in others:
        assert prediction.not_scored in str(view)
        assert prediction.resolution.text not in view.aside + str(view)


def test_chance_is_drawn_behind_each_mark():
    """One mark at 70 percent says nothing: its range runs over the whole height, and the words say so."""
    one = [("You", score([0.7], [True])), ("The authors", None)]
    assert "chance alone: 0% to 100%" in calibration_words(one)
    assert "No mark lies outside" in calibration_words(one)
    many = [("You", score([0.7] * 40, [False] * 40)), ("The authors", None)]
    assert "One mark lies outside" in calibration_words(many)
    assert 'fill-opacity="0.22"' in calibration(one)
    assert "nothing to draw yet" in calibration_words([("You", None)])
