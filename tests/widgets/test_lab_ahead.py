"""Results worked out ahead: what Python sends before it is asked for, so that the next step needs no wait."""

from __future__ import annotations

import pytest

from casebook import lesson
from casebook.files import kit
from casebook.files.root import find_root
from casebook.record import MemoryJournal
from casebook.widgets.lab import MOST_NEAR

ALL = [(kit.load_lab(find_root(), name).lesson, name) for name in kit.lab_ids(find_root())]


def opened(owner, name):
    """A lab with every prediction made, and the list of what it sends."""
    view = lesson(owner, journal=MemoryJournal()).lab(name)
    view.commit(**{p.id: p.options[0].id for p in view.lab.file.predictions})
    sent = []
    view.send = lambda content, buffers=None: sent.append(content)
    return view, sent


@pytest.mark.parametrize(("owner", "name"), ALL)
def test_what_comes_ahead_is_what_a_move_would_give(owner, name):
    """For every dial: the result sent ahead is, to the letter, the one after moving there; nothing moves by asking."""
    view, sent = opened(owner, name)
    before, shown = dict(view.values), view.result
    for dial in view.lab.dials:
        view._heard(view, {"near": [[dial.id, dial.high]]})
        assert view.values == before and view.result == shown
        [[setting, result]] = sent.pop()["near"]
        view.set(**{dial.id: dial.high})
        assert setting == view.values
        assert result == view.result
        view.set(**before)


def test_a_closed_lab_gives_nothing_ahead():
    """Before the commitment no picture leaves Python, asked or not."""
    view = lesson("truce-2016", journal=MemoryJournal()).lab("trust")
    sent = []
    view.send = lambda content, buffers=None: sent.append(content)
    view._heard(view, {"near": [["capacity", 0.6]]})
    assert sent == [] and view.result == {}


STRANGE = [None, 7, "capacity", {"capacity": 1}, [["capacity"]], [["capacity", "x"]], [["nothing", 1]],
           [["capacity", float("nan")]], [["capacity", float("inf")]], [[1, "capacity"]], [None]]


@pytest.mark.parametrize("wishes", STRANGE)
def test_strange_wishes(wishes):
    """What no page asks gives an empty answer."""
    view, sent = opened("truce-2016", "trust")
    view._heard(view, {"near": wishes})
    assert sent == [{"near": []}]


def test_no_more_than_a_few_at_a_time():
    """A long list is cut, so that the kernel is not kept busy."""
    view, sent = opened("truce-2016", "trust")
    view._heard(view, {"near": [["capacity", n / 100] for n in range(100)]})
    assert len(sent[0]["near"]) == MOST_NEAR
