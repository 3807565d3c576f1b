"""Forecast first, then the outcome: nothing is shown early, the first number stays."""

from __future__ import annotations

import pytest

from casebook import lesson
from casebook.record import MemoryJournal


@pytest.fixture
def view():
    """The forecasts of the first article."""
    return lesson("confederation-2015", journal=MemoryJournal()).afterwards()


def scored(view):
    """The forecasts that are scored."""
    return [p for p in view.article.predictions if p.sort == "forecast"]


def test_outcomes_are_not_sent_before_the_forecast(view):
    """The page does not even hold the outcome of an open forecast."""
    sent = repr(view.get_state())
    for prediction in scored(view):
        assert prediction.resolution.text not in sent
        assert prediction.resolution.text not in str(view)
    for prediction in view.article.predictions:
        if prediction.sort != "forecast":
            assert prediction.not_scored in str(view)


def test_lock_opens_one_and_stays(view):
    """Locking opens that outcome only; a second number is refused."""
    first, second = scored(view)[:2]
    assert view.lock(first.id, 40) == "Locked at 40%."
    assert first.resolution.text in str(view)
    assert second.resolution.text not in str(view)
    assert "locked" in view.lock(first.id, 90)
    assert view.locked(first.id) == 0.4
    again = lesson("confederation-2015", journal=view.journal).afterwards()
    assert again.locked(first.id) == 0.4


@pytest.mark.parametrize("percent", [-1, 101, "x", None, float("nan"), True])
def test_only_numbers_from_0_to_100(view, percent):
    """Anything else is one sentence, and nothing is locked."""
    name = scored(view)[0].id
    assert view.lock(name, percent) == "Give a number from 0 to 100."
    view._heard(view, {"prediction": name, "percent": percent})
    assert view.locked(name) is None


def test_unknown_prediction(view):
    """One sentence that lists the forecasts."""
    assert scored(view)[0].id in view.lock("nothing", 50)


def test_the_others_open_only_when_all_scored_ones_are_locked():
    """What came of advice and conditions often tells the outcome of a forecast, so it comes last; why it is not scored
    is said from the start."""
    view = lesson("truce-2016", journal=MemoryJournal()).afterwards()
    others = [p for p in view.article.predictions if p.sort != "forecast"]
    assert others
    for number, prediction in enumerate(scored(view), start=1):
        sent = repr(view.get_state()) + str(view)
        assert not any(p.resolution.text in sent or p.resolution.source_url in sent for p in others), number
        assert all(p.not_scored in str(view) for p in others)
        view.lock(prediction.id, 50)
    assert all(p.resolution.text in str(view) for p in others)


def test_the_base_rate_stands_before_the_forecast():
    """Shown while the outcome is still closed, in the page and in the text."""
    view = lesson("truce-2016", journal=MemoryJournal()).afterwards()
    for item, prediction in zip(view.items, view.article.predictions, strict=True):
        if prediction.sort == "forecast":
            assert item["before"] == prediction.base_rate
            assert prediction.base_rate in str(view)
