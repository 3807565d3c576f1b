"""The signalling lab: known answers of reference model C2; every equilibrium against nashpy."""

import math
import warnings
from itertools import pairwise

import nashpy
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.files.kit import load_lab
from casebook.files.root import find_root
from casebook.thinking.labs import get
from casebook.thinking.labs.signal_game import MOVES, REPLIES, matrices, mixed, pure_equilibria, restoring_after

LAB = get(load_lab(find_root(), "signal"))
priors = st.floats(0.05, 0.95)
unit = st.floats(0, 1)
noises = st.sampled_from([0.02, 0.1, 0.2])
losses = st.sampled_from([1.0, 2.0, 4.0])
steps = st.integers(0, 20).map(lambda step: step / 20)


def hostile(cost: float, worth: float, noise: float) -> float:
    """How likely a type is to answer with hostility: the rule of the module's head, worked out by itself."""
    gap = (worth - cost) / noise
    return 1 / (1 + math.exp(gap)) if gap < 700 else 0.0


@pytest.mark.parametrize(
    ("sharing", "restoring", "chance"), [(0.2, 0.8, 0.9526), (0.6, 0.8, 0.5658), (0.2, 0.4, 0.8501),
                                         (0.45, 0.8, 0.7162)]
)
def test_known_beliefs(sharing, restoring, chance):
    assert restoring_after(0.5, sharing, restoring, 0.5, 0.1, helped=False) == pytest.approx(chance, abs=5e-5)


def equilibria(prior, sharing, restoring, worth=0.5, loss=2.0):
    """All equilibria that nashpy finds by vertex enumeration, as pairs of tuples."""
    moscow, washington = matrices(prior, sharing, restoring, worth, loss)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the game is degenerate where a reply is never called for
        found = nashpy.Game(np.array(moscow), np.array(washington)).vertex_enumeration()
        return [(tuple(row.round(6) + 0.0), tuple(column.round(6) + 0.0)) for row, column in found]


def is_pure(found):
    """Whether both sides play one plan."""
    return all(sum(part > 1e-9 for part in side) == 1 for side in found)


def named(found):
    """A pure equilibrium by the names of its plans."""
    row, column = found
    return MOVES[row.index(max(row))], REPLIES[column.index(max(column))]


@pytest.mark.parametrize(
    ("prior", "sharing", "restoring", "pure", "count"),
    [
        (0.6, 0.2, 0.8, {("HX", "PC"), ("XX", "CC")}, 3),
        (0.8, 0.2, 0.4, {("HH", "PC"), ("XX", "PP"), ("XX", "CP")}, 5),
        (0.6, 0.6, 0.8, {("XX", "PC"), ("XX", "CC")}, 2),
        (0.6, 0.2, 0.4, {("XX", "CC")}, 3),
    ],
)
def test_known_equilibria(prior, sharing, restoring, pure, count):
    """The four cases of the reference: which pure equilibria there are, and how many in all."""
    assert set(pure_equilibria(*matrices(prior, sharing, restoring, 0.5, 2.0))) == pure
    found = equilibria(prior, sharing, restoring)
    assert len(found) == count
    assert {named(one) for one in found if is_pure(one)} == pure


def test_the_known_mixed_outcome():
    blend = mixed(0.6, 0.4, 0.5, 2.0)
    assert (blend.bluff, blend.trust, blend.sharing_after_help) == pytest.approx((0.75, 0.8, 2 / 3))
    assert ((0.75, 0.25, 0.0, 0.0), (0.0, 0.8, 0.0, 0.2)) in equilibria(0.6, 0.2, 0.4)


@settings(deadline=None, max_examples=60)
@given(steps, steps, steps, priors, losses)
def test_every_pure_equilibrium_is_nashpys_and_the_other_way_round(sharing, restoring, worth, prior, loss):
    ours = set(pure_equilibria(*matrices(prior, sharing, restoring, worth, loss)))
    assert ours
    moscow, washington = (np.array(matrix) for matrix in matrices(prior, sharing, restoring, worth, loss))
    game = nashpy.Game(moscow, washington)
    for row, move in enumerate(MOVES):
        for column, reply in enumerate(REPLIES):
            sigma = (np.eye(4)[row], np.eye(4)[column])
            best = game.is_best_response(*sigma)
            assert ((move, reply) in ours) == all(best)


@settings(deadline=None, max_examples=60)
@given(unit, st.floats(0.05, 0.9), st.floats(0.02, 1), priors, losses)
def test_the_mixed_outcome_is_an_equilibrium_by_nashpy(cheaper, restoring, more, doubt, loss):
    """Where the partnership is worth more than it costs the restoring type, and Washington would not trust everyone."""
    sharing, worth, prior = cheaper * restoring, restoring + more * (1 - restoring), doubt * loss / (1 + loss)
    blend = mixed(prior, restoring, worth, loss)
    assert blend is not None
    moscow, washington = (np.array(matrix) for matrix in matrices(prior, sharing, restoring, worth, loss))
    plan = np.array([blend.bluff, 1 - blend.bluff, 0, 0])
    reply = np.array([0, blend.trust, 0, 1 - blend.trust])
    assert plan @ moscow @ reply == pytest.approx((moscow @ reply).max(), abs=1e-9)
    assert plan @ washington @ reply == pytest.approx((plan @ washington).max(), abs=1e-9)
    assert prior / (prior + (1 - prior) * blend.bluff) == pytest.approx(blend.sharing_after_help)


@settings(deadline=None)
@given(st.floats(0, 0.99), unit, unit, unit, losses)
def test_nobody_helps_and_nobody_partners_stays_an_equilibrium_where_washington_contains(part, sharing, restoring,
                                                                                        worth, loss):
    """Where the prior alone would not earn a partnership, silence and containment always hold each other up."""
    prior = part * loss / (1 + loss)
    assert prior < (1 - prior) * loss
    assert ("XX", "CC") in pure_equilibria(*matrices(prior, sharing, restoring, worth, loss))


@settings(deadline=None)
@given(priors, unit, unit, unit, noises)
def test_beliefs_keep_bayes_rule(prior, sharing, restoring, worth, noise):
    """The belief before is the average of the beliefs after, each weighed by how likely its answer is."""
    both = [restoring_after(prior, sharing, restoring, worth, noise, helped) for helped in (False, True)]
    refuse = prior * hostile(sharing, worth, noise) + (1 - prior) * hostile(restoring, worth, noise)
    assert refuse * both[0] + (1 - refuse) * both[1] == pytest.approx(1 - prior, abs=1e-9)
    if 1e-6 < refuse < 1 - 1e-6:
        direct = (1 - prior) * hostile(restoring, worth, noise) / refuse
        assert both[0] == pytest.approx(direct, abs=1e-9)


@settings(deadline=None)
@given(priors, unit, unit, unit, noises)
def test_hostility_is_bad_news_where_helping_costs_the_restoring_type_more(prior, one, other, worth, noise):
    sharing, restoring = sorted((one, other))
    after = restoring_after(prior, sharing, restoring, worth, noise, helped=False)
    assert after >= 1 - prior - 1e-9
    assert restoring_after(prior, sharing, restoring, worth, noise, helped=True) <= 1 - prior + 1e-9
    assert restoring_after(prior, restoring, sharing, worth, noise, helped=False) <= 1 - prior + 1e-9


@settings(deadline=None)
@given(priors, unit, unit, noises)
def test_a_dearer_test_of_the_sharing_type_proves_less(prior, worth, restoring, noise):
    beliefs = [restoring_after(prior, restoring * step / 10, restoring, worth, noise, helped=False)
               for step in range(11)]
    assert all(later <= earlier + 1e-9 for earlier, later in pairwise(beliefs))
    assert beliefs[-1] == pytest.approx(1 - prior)


def test_beliefs_at_the_ends():
    assert restoring_after(0.0, 0.2, 0.8, 0.5, 0.1, helped=True) == 1.0
    assert restoring_after(1.0 - 1e-15, 0.2, 0.8, 0.5, 0.1, helped=False) < 1e-12
    far = restoring_after(0.5, 0.0, 1e-3, 1.0, 0.002, helped=False)
    assert math.isfinite(far)
    assert far > 0.5


# -- the lab ----------------------------------------------------------------------------------------------------------


def preset(who):
    """What the model finds at a preset."""
    return LAB.evaluate(next(one.values for one in LAB.file.presets if one.who == who))


def test_the_presets_say_what_they_claim():
    assert [preset(who).state for who in ("author", "critic", "neutral")] == ["answer tells", "both hostile", "bluffs"]


def test_the_predictions_say_what_the_model_gives():
    risky = preset("critic")
    assert risky.reading("hostile").value == pytest.approx(0.57, abs=0.005)
    assert risky.reading("moved").value == pytest.approx(0.07, abs=0.005)
    assert preset("author").reading("hostile").value == pytest.approx(0.95, abs=0.005)

    def told(worth):
        """How far the two answers lie apart."""
        found = LAB.evaluate({"worth": worth})
        return found.reading("hostile").value - found.reading("helped").value

    assert told(0.5) > max(told(0.0), told(1.0))


def test_mixed_readings_appear_only_where_there_is_a_bluff():
    clear, bluff = LAB.evaluate({}), preset("neutral")
    assert [clear.reading(name).value for name in ("bluff", "trust", "earned")] == [None] * 3
    assert [bluff.reading(name).value for name in ("bluff", "trust", "earned")] == pytest.approx([0.5, 0.8, 2 / 3])
    assert len(bluff.table.rows) == 2


def test_the_table_names_the_equilibria():
    say = LAB.words
    assert LAB.evaluate({}).table.rows == [(say("helps"), say("hostile"), say("partner"), say("contain")),
                                           (say("hostile"), say("hostile"), say("contain"), say("contain"))]


@pytest.mark.parametrize(("values", "flip", "name", "gap"), [
    ({}, "between", "inside", 0.3),
    ({"sharing": 0.6}, "below", "short", 0.1),
    ({"restoring": 0.4}, "above", "over", 0.1),
])
def test_the_flip_sentence_gives_the_distance(values, flip, name, gap):
    found = LAB.found(values)
    assert found.flip == flip
    assert found.numbers[name] == pytest.approx(gap)


def test_where_no_partnership_tells_the_types_apart_the_flip_sentence_says_so():
    assert LAB.found({"sharing": 0.4, "restoring": 0.4}).flip == "same"
    assert LAB.found({"sharing": 0.9, "restoring": 0.4}).flip == "reversed"


def test_noise_blurs_the_test():
    beliefs = [LAB.evaluate({"noise": noise}).reading("hostile").value for noise in (0.02, 0.1, 0.2)]
    assert beliefs == sorted(beliefs, reverse=True)
    assert len(LAB.robust({}).rows) == 9
