"""The lab page, driven from Python: predict, commit, move, presets; every lab of the kit."""

from __future__ import annotations

import pytest

from casebook import lesson
from casebook.files import kit
from casebook.files.root import find_root
from casebook.files.words import words
from casebook.record import MemoryJournal

ALL = [(kit.load_lab(find_root(), name).lesson, name) for name in kit.lab_ids(find_root())]
every = pytest.mark.parametrize(("owner", "name"), ALL)


def committed(view):
    """The same lab with every prediction made."""
    return view.commit(**{p.id: p.options[0].id for p in view.lab.file.predictions})


@every
def test_closed_until_committed(owner, name):
    """The dials do nothing and the page knows no result before every prediction is made."""
    view = lesson(owner, journal=MemoryJournal()).lab(name)
    if not view.lab.file.predictions:
        pytest.skip("this lab asks for no prediction")
    assert not view.is_open
    assert view.result == {}
    view._heard(view, {"values": view.lab.file.start()})
    assert view.result == {}
    assert words()("lab.text_closed") in str(view)
    for prediction in view.lab.file.predictions:
        for option in prediction.options:
            assert option.feedback not in repr(view.get_state())
    committed(view)
    assert view.is_open
    assert view.result["svg"].startswith("<svg")


@every
def test_the_first_commitment_stays(owner, name):
    """A second choice changes nothing; a new page shows the first."""
    journal = MemoryJournal()
    view = committed(lesson(owner, journal=journal).lab(name))
    before = dict(view.committed)
    view.commit(**{p.id: p.options[-1].id for p in view.lab.file.predictions})
    assert view.committed == before
    assert lesson(owner, journal=journal).lab(name).committed == before


@every
def test_every_prediction_has_one_right_answer_and_feedback(owner, name):
    """Each option teaches; exactly one is right."""
    for prediction in lesson(owner, journal=MemoryJournal()).lab(name).lab.file.predictions:
        assert sum(o.right for o in prediction.options) == 1
        assert len({o.feedback for o in prediction.options}) == len(prediction.options)


@every
def test_presets_and_dials(owner, name):
    """Each preset moves the dials; each dial may stand at both ends; the state is always a named one."""
    view = committed(lesson(owner, journal=MemoryJournal()).lab(name))
    whose = {"author"} if owner == "four-answers" else {"author", "critic", "neutral"}  # four authors, no critic
    assert {p.who for p in view.lab.file.presets} >= whose
    for preset in view.lab.file.presets:
        view.preset(preset.id)
        assert {k: view.values[k] for k in preset.values} == preset.values
        assert preset.why in view.said
        assert view.outcome.state in view.lab.file.states
        assert view.outcome.sentence in str(view)
    for dial in view.lab.dials:
        for value in (dial.low, dial.high):
            view.set(**{dial.id: value})
            assert view.outcome.state in view.lab.file.states
            assert "nan" not in view.outcome.svg.lower()


@every
def test_strange_messages(owner, name):
    """What no page sends is ignored."""
    view = committed(lesson(owner, journal=MemoryJournal()).lab(name))
    before = dict(view.values)
    for message in (None, 3, [], {"values": {"nothing": 1}}, {"values": {view.lab.dials[0].id: "x"}},
                    {"preset": "nothing"}, {"commit": {"x": 1}}):
        view._heard(view, message)
    assert view.values == before


@every
def test_robust_has_a_table(owner, name):
    """Where a lab can say how much hangs on our numbers, it does."""
    view = committed(lesson(owner, journal=MemoryJournal()).lab(name))
    found = view.robust()
    assert (found is None) == (view.lab.robust is None)
    if found is not None:
        assert found.rows
        assert view.robust_table.count("<tr>") == len(found.rows) + 1


def test_unknown_lab():
    """One sentence with the labs that there are."""
    with pytest.raises(kit.NotThere, match="trust"):
        lesson("truce-2016", journal=MemoryJournal()).lab("nothing")
