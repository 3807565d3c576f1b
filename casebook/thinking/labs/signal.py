"""The signalling lab: does Moscow's answer tell the types apart? Words: data/labs/signal.yaml; game: `signal_game`."""

from __future__ import annotations

from collections.abc import Mapping

from casebook.files.wording import decimals, percent, probability
from casebook.files.words import Words
from casebook.thinking.forms.lines import Lines
from casebook.thinking.labs.lab import Found, Rows, curve
from casebook.thinking.labs.signal_game import matrices, mixed, pure_equilibria, restoring_after

CLOSE = 1e-9
MOVE = {"H": "helps", "X": "hostile"}
REPLY = {"P": "partner", "C": "contain"}


def state_of(prior: float, sharing: float, restoring: float, worth: float, loss: float) -> str:
    """The named state. `sharing` and `restoring` are what helping costs the two types."""
    if sharing > restoring + CLOSE:
        return "reversed"
    if min(abs(worth - sharing), abs(worth - restoring)) <= CLOSE:
        return "edge"
    if worth < sharing:
        return "both hostile"
    if worth < restoring:
        return "answer tells"
    stake = prior - (1 - prior) * loss
    if abs(stake) <= CLOSE:
        return "edge"
    return "both help" if stake > 0 else "bluffs"


def flip_of(sharing: float, restoring: float, worth: float) -> str:
    """Where the worth of the partnership lies, seen from the two costs between which the answer tells."""
    if sharing > restoring + CLOSE:
        return "reversed"
    if restoring - sharing <= CLOSE:
        return "same"
    if worth < sharing:
        return "below"
    return "above" if worth >= restoring else "between"


def model(dials: Mapping[str, float], words: Words) -> Found:
    """What Moscow's answer tells."""
    prior, sharing, restoring, worth = dials["prior"], dials["sharing"], dials["restoring"], dials["worth"]

    def after(at: float, helped: bool) -> float:
        return restoring_after(prior, sharing, restoring, at, dials["noise"], helped)

    state = state_of(prior, sharing, restoring, worth, dials["loss"])
    blend = mixed(prior, restoring, worth, dials["loss"]) if state == "bluffs" else None
    pairs = pure_equilibria(*matrices(prior, sharing, restoring, worth, dials["loss"]))
    plans = [(*(words(MOVE[one]) for one in plan), *(words(REPLY[one]) for one in reply)) for plan, reply in pairs]
    if blend:
        plans.append((words("helps"), words("often", bluff=blend.bluff), words("trusted", trust=blend.trust),
                      words("contain")))
    return Found(
        state=state,
        readings={"hostile": after(worth, False), "helped": after(worth, True),
                  "moved": after(worth, False) - (1 - prior), "bluff": blend.bluff if blend else None,
                  "trust": blend.trust if blend else None, "earned": blend.sharing_after_help if blend else None},
        flip=flip_of(sharing, restoring, worth),
        numbers={"sharing": sharing, "restoring": restoring, "worth": worth, "short": sharing - worth,
                 "over": worth - restoring, "inside": min(worth - sharing, restoring - worth)},
        forms=[Lines(dial="worth", now=worth, x=(0, 1), x_name=words("axis"), y_name=words("height"), say=probability,
                     lines={words("line_hostile"): curve(lambda at: after(at, False)),
                            words("line_help"): curve(lambda at: after(at, True))},
                     levels={words("before"): 1 - prior},
                     uprights={words("cost_sharing"): sharing, words("cost_restoring"): restoring})],
        rows=plans,
    )


def robust(dials: Mapping[str, float], words: Words) -> Rows:
    """How far the beliefs hang on the noise and on the belief at the start, which are ours."""
    return [(percent(1 - prior), decimals(noise),
             *(probability(restoring_after(prior, dials["sharing"], dials["restoring"], dials["worth"], noise, helped))
               for helped in (False, True)))
            for prior in (0.3, 0.5, 0.7) for noise in (0.02, 0.1, 0.2)]
