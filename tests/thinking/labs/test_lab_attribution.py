"""The attribution lab: known answers of reference model B3, limits, and the rules of its framing."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.thinking.labs import get
from casebook.thinking.labs.attribution.bayes import moved, posterior, prior, shaken, strength
from casebook.thinking.labs.attribution.reports import ACCOUNTS, REPORTS

LAB = get("attribution")
PRIOR = (0.4, 0.1, 0.2, 0.3)
ROWS = [report.likelihoods for report in REPORTS]
shares = st.floats(0, 1)
likely = st.floats(0.01, 1)
rows = st.lists(st.tuples(likely, likely, likely, likely), min_size=1, max_size=4)
beliefs = st.tuples(*[st.floats(0.001, 1)] * 4)


@pytest.mark.parametrize(
    ("before", "weights", "after"),
    [(PRIOR, 1.0, (0.6789, 0.2037, 0.1132, 0.0042)), (PRIOR, (1, 0.5, 1), (0.6234, 0.1870, 0.1800, 0.0095)),
     ((0.05, 0.02, 0.13, 0.80), 1.0, (0.4032, 0.1935, 0.3495, 0.0538))],
)
def test_known_answers(before, weights, after):
    assert posterior(before, ROWS, weights) == pytest.approx(after, abs=5e-5)


def test_two_copies_at_half_weight_are_one_report():
    report = (0.8, 0.2)
    assert posterior((0.5, 0.5), [report]) == pytest.approx((0.8, 0.2))
    assert posterior((0.5, 0.5), [report, report], 0.5) == pytest.approx((0.8, 0.2))
    assert posterior((0.5, 0.5), [report, report])[0] == pytest.approx(16 / 17)


def test_the_reports_tell_accounts_apart_as_the_prediction_says():
    assert [strength(row) for row in ROWS] == pytest.approx([16, 6, 1.5])
    right = next(option for option in LAB.predictions[0].options if option.right)
    assert right.text == REPORTS[0].name


@settings(deadline=None)
@given(beliefs, st.floats(0.01, 1), st.integers(1, 3))
def test_what_all_expect_alike_moves_nothing(before, level, copies):
    after = posterior(before, [(level,) * 4] * copies)
    assert after == pytest.approx([one / sum(before) for one in before])


@settings(deadline=None)
@given(beliefs, rows)
def test_the_order_of_reports_does_not_matter(before, found):
    expected = posterior(before, found)
    for order in itertools.islice(itertools.permutations(found), 6):
        assert posterior(before, list(order)) == pytest.approx(expected)


@settings(deadline=None)
@given(beliefs, rows)
def test_one_by_one_is_the_same_as_all_at_once(before, found):
    step = before
    for row in found:
        step = posterior(step, [row])
    assert step == pytest.approx(posterior(before, found))
    assert sum(step) == pytest.approx(1)


@settings(deadline=None)
@given(beliefs, st.tuples(likely, likely, likely, likely), shares, shares)
def test_a_report_that_counts_more_moves_the_account_it_favours_further_up(before, row, less, more):
    less, more = sorted((less, more))
    best = row.index(max(row))
    assert posterior(before, [row], less)[best] <= posterior(before, [row], more)[best] + 1e-9


@settings(deadline=None)
@given(beliefs, rows)
def test_reports_without_weight_move_nothing(before, found):
    assert posterior(before, found, 0.0) == pytest.approx([one / sum(before) for one in before])


def test_nothing_believed_and_nothing_possible_are_refused():
    with pytest.raises(ValueError, match="possible beforehand"):
        posterior((0, 0), [(0.5, 0.5)])
    with pytest.raises(ValueError, match="above zero"):
        posterior((0.5, 0.5), [(0.5, 0.0)])
    with pytest.raises(ValueError, match="from 0 to 1"):
        prior(1.2, 0, 0)


def test_what_was_ruled_out_stays_ruled_out():
    after = posterior((0, 0.5, 0.5, 0), ROWS)
    assert (after[0], after[3]) == (0, 0)
    assert posterior((0, 0, 1, 0), ROWS) == (0, 0, 1, 0)


@settings(deadline=None)
@given(shares, shares, shares)
def test_three_questions_make_a_prior(air, purpose, syrian):
    before = prior(air, purpose, syrian)
    assert sum(before) == pytest.approx(1)
    assert before[3] == pytest.approx(1 - air)
    assert sum(before[:2]) == pytest.approx(air * purpose)
    assert 0 <= moved(before, posterior(before, ROWS)) <= 1


def test_the_known_prior_is_within_reach_of_the_dials():
    assert prior(0.7, 5 / 7, 0.8) == pytest.approx(PRIOR)
    neutral = LAB.preset("neutral").values
    assert prior(neutral["air"], neutral["purpose"], neutral["syrian"]) == pytest.approx(PRIOR, abs=0.005)


def test_other_readings_are_repeatable_and_stay_within_bounds():
    first = shaken(ROWS, 1.5, 20, 2016)
    assert first == shaken(ROWS, 1.5, 20, 2016)
    for reading in first:
        for row, mine in zip(reading, ROWS, strict=True):
            assert all(m / 1.5 - 1e-12 <= r <= min(m * 1.5, 0.99) + 1e-12 for r, m in zip(row, mine, strict=True))


# -- the lab ----------------------------------------------------------------------------------------------------------


def test_the_lab_gives_the_known_answer_at_its_neutral_preset():
    result = LAB.evaluate(LAB.preset("neutral").values)
    found = [result.reading(account.id).value for account in ACCOUNTS]
    assert found == pytest.approx((0.6234, 0.1870, 0.1800, 0.0095), abs=0.005)


def test_the_discount_needs_a_first_report():
    alone = [LAB.evaluate({"e1": 0, "shared": shared}).reading("syria").value for shared in (0, 1)]
    assert alone[0] == alone[1]
    both = [LAB.evaluate({"shared": shared}).reading("syria").value for shared in (0, 1)]
    assert both[0] < both[1]


def test_a_motive_counted_twice_is_named_as_an_error():
    once, twice = LAB.evaluate({}), LAB.evaluate({"motive": 1})
    assert twice.reading("syria").value > once.reading("syria").value
    assert "an error" in twice.sentence
    assert "an error" not in once.sentence


def test_the_flip_point_is_where_an_air_attack_weighs_as_much_as_all_else():
    result = LAB.evaluate({})
    edge = re.search(r"once it had ([\d.]+) %", result.flip)
    air = LAB.evaluate({"air": round(float(edge[1]) / 100, 2)}).reading("air").value
    assert air == pytest.approx(0.5, abs=0.06)
    assert "ruled out" in LAB.evaluate({"air": 0}).flip
    assert "second count" in LAB.evaluate({"motive": 1}).flip


def test_the_robust_table_moves_with_the_dials_and_holds_every_account():
    table = LAB.robust({})
    assert [row[0] for row in table.rows] == [account.name for account in ACCOUNTS]
    assert table == LAB.robust({})
    assert table != LAB.robust({"air": 0.2})


def test_no_score_and_no_guessing_game():
    """A real attack: no prediction asks who did it, no state or sentence names anybody, nothing is scored."""
    names = ("syria", "russia", "damascus", "moscow")
    for preset in LAB.presets:
        result = LAB.evaluate(preset.values)
        assert not any(name in (result.state + result.sentence).lower() for name in names)
    for prediction in LAB.predictions:
        assert not re.search(r"\bwho\b|culprit|guilty", prediction.prompt.lower())
    said = " ".join([LAB.title, LAB.question, LAB.intro, *LAB.notice]).lower()
    assert not re.search(r"culprit|score|game|guess", said)


def test_the_findings_come_last_and_say_both_what_was_and_what_was_not_found():
    ids = [fact.id for fact in LAB.facts]
    assert ids.index("then") < ids.index("board") < ids.index("commission")
    board = LAB.facts[ids.index("board")].text
    assert "could not identify" in board
    assert "no evidence" in board
    assert "Neither inquiry existed" in LAB.facts[ids.index("commission")].text
    assert not any("Board of Inquiry" in preset.why or "Commission" in preset.why for preset in LAB.presets)
