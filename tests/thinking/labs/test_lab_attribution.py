"""The attribution lab: known likelihood ratios of reference model B3, limits, and the rules of its framing."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.files.facts import table
from casebook.files.kit import load_lab
from casebook.files.root import find_root
from casebook.thinking.labs import get
from casebook.thinking.labs.attribution import ACCOUNTS, BETTER, FITS, PAIRS, likelihoods
from casebook.thinking.labs.likelihoods import alike, ratio

LAB = get(load_lab(find_root(), "attribution"))
REFERENCE = [(0.8, 0.8, 0.8, 0.05), (0.6, 0.6, 0.2, 0.1), (0.5, 0.6, 0.5, 0.4)]
"""The reports of the reference: traces from the air, several waves, an account that changes."""
likely = st.floats(0.01, 1)
rows = st.lists(st.tuples(likely, likely, likely, likely), min_size=1, max_size=4)
pairs = st.sampled_from(PAIRS)
fits = st.sampled_from(range(len(FITS)))
dials = st.fixed_dictionaries({"traces": fits, "waves": fits, "story": fits, "shared": st.sampled_from([0, 1])})


def test_known_ratios():
    assert [ratio([row], 0, 3) for row in REFERENCE] == pytest.approx([16, 6, 1.25])
    assert ratio(REFERENCE, 0, 3) == pytest.approx(120)
    assert ratio(REFERENCE[:1], 0, 1) == 1
    assert alike(REFERENCE[:1], 4) == [[0, 1, 2], [3]]
    assert alike(REFERENCE[:2], 4) == [[0, 1], [2], [3]]
    assert alike([], 4) == [[0, 1, 2, 3]]


def test_two_copies_at_half_weight_are_one_report():
    report = (0.8, 0.2)
    assert ratio([report], 0, 1) == pytest.approx(4)
    assert ratio([report, report], 0, 1) == pytest.approx(16)
    assert ratio([report, report], 0, 1, (0.5, 0.5)) == pytest.approx(4)


@settings(deadline=None)
@given(rows, pairs)
def test_the_order_of_reports_does_not_matter_and_none_counts_for_nothing(found, pair):
    expected = ratio(found, *pair)
    for order in itertools.islice(itertools.permutations(found), 6):
        assert ratio(list(order), *pair) == pytest.approx(expected)
    assert ratio([*found, (0.3,) * 4], *pair) == pytest.approx(expected)
    assert ratio(found, *pair, [0.0] * len(found)) == 1
    assert ratio(found, *reversed(pair)) == pytest.approx(1 / expected)


def test_nothing_is_ruled_out_by_a_report():
    with pytest.raises(ValueError, match="above zero"):
        ratio([(0.5, 0.0)], 0, 1)


@settings(deadline=None)
@given(st.lists(fits, min_size=1, max_size=3))
def test_groups_are_the_accounts_between_which_every_report_is_silent(options):
    reports = [likelihoods(option) for option in options]
    groups = alike(reports, len(ACCOUNTS))
    assert sorted(account for group in groups for account in group) == list(range(len(ACCOUNTS)))
    together = {pair for group in groups for pair in itertools.combinations(group, 2)}
    assert together == {pair for pair in PAIRS if all(ratio([row], *pair) == 1 for row in reports)}


# -- the lab ----------------------------------------------------------------------------------------------------------


def test_what_each_report_tells_apart_at_the_presets():
    author, critic, neutral = (LAB.found(preset.values).readings for preset in LAB.file.presets)
    assert [author[name] for name in ("traces", "waves", "story", "sources")] == [2, 1, 1, 1]
    assert [critic[name] for name in ("traces", "waves", "story", "sources")] == [2, 2, 1, 1]
    assert [neutral[name] for name in ("traces", "waves", "story", "sources")] == [2, 2, 1, 2]


def test_the_predictions_say_what_the_model_gives():
    """As the reports read at the start, whose aircraft they were stays open; twice from one source counts once."""
    bars = LAB.found({}).forms[0].bars
    assert [bar.value for bar, pair in zip(bars, PAIRS, strict=True) if pair == (0, 1)] == [0]
    assert all(bar.value > 0 for bar, pair in zip(bars, PAIRS, strict=True) if pair != (0, 1))
    assert BETTER == 4
    found = LAB.found({"traces": 1, "waves": 1, "shared": 1})
    assert (found.flip, found.numbers["squared"]) == ("shared", 16)


@settings(deadline=None)
@given(dials)
def test_a_shared_source_never_adds_and_never_hides_a_difference(values):
    alone, shared = (LAB.found({**values, "shared": on}) for on in (0, 1))
    for one, other in zip(alone.forms[0].bars, shared.forms[0].bars, strict=True):
        assert other.value <= one.value
        assert (other.value > 0) == (one.value > 0)
    assert alone.numbers["groups"] == shared.numbers["groups"]


def test_what_the_reports_cannot_tell_does_not_hang_on_our_number():
    table = LAB.robust({"traces": 1, "waves": 1})
    assert {row[2] for row in table.rows} == {"2"}
    times = [row[1] for row in table.rows]
    assert len(set(times)) == 3
    assert times != [row[1] for row in LAB.robust({"traces": 1, "waves": 1, "shared": 1}).rows]


@settings(deadline=None, max_examples=40)
@given(dials)
def test_no_result_no_percentage_and_no_order_of_accounts(values):
    """A real attack: nothing says how likely an account is, and the accounts stand in one order at every setting."""
    result = LAB.evaluate(values)
    assert not re.search(r"%|per cent|likely", result.text())
    assert not any(word in result.sentence.lower() for word in ("syria", "russia", "damascus", "moscow"))
    names = [LAB.words(account) for account in ACCOUNTS]
    assert [row[:2] for row in result.table.rows] == list(itertools.combinations(names, 2))


def test_nobody_is_asked_to_guess_who_did_it():
    assert not any(dial.kind == "range" for dial in LAB.dials)
    for prediction in LAB.file.predictions:
        assert not re.search(r"\bwho\b|culprit|guilty|how likely", prediction.prompt.lower())
    said = " ".join([LAB.file.title, LAB.file.question, *LAB.file.notice]).lower()
    assert not re.search(r"culprit|score|game|guess|belie", said)


def test_no_finding_stands_in_the_lab_that_nobody_had_when_the_author_wrote():
    rows = [row for fact in LAB.file.facts for row in table(find_root(), fact.table) if row["id"] == fact.row]
    assert len(rows) == len(LAB.file.facts)
    assert {row["date"][:7] for row in rows} == {"2016-09"}
    assert not any(row.get("side") == "inquiry" or row.get("kind") == "found" for row in rows)
