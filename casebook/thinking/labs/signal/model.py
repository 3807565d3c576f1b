"""From dial values to a result: does Moscow's answer tell the types apart, and how far does it move a belief?"""

from __future__ import annotations

from collections.abc import Mapping

from casebook.thinking.labs.contract import Reading, Result, Table
from casebook.thinking.labs.signal import picture
from casebook.thinking.labs.signal.game import Mixed, matrices, mixed, pure_equilibria, restoring_after
from casebook.thinking.labs.text import decimals, percent, plain, probability

CLOSE = 1e-9
STATES = {
    "answer tells": "Only a Moscow that wants power shared would help: its answer tells the types apart.",
    "both hostile": "Neither type would help: a hostile answer tells nothing.",
    "both help": "Either type would help, and Washington would trust it: help tells nothing.",
    "bluffs": "The restoring type helps sometimes, and Washington trusts help only sometimes.",
    "edge": "One side is just undecided.",
    "reversed": "Helping costs the restoring type less: help would be a sign of the wrong kind.",
}
MOVE = {"H": "helps", "X": "hostile"}
REPLY = {"P": "partner", "C": "contain"}


def state_of(prior: float, sharing: float, restoring: float, worth: float, loss: float) -> str:
    """The named state; see `STATES`. `sharing` and `restoring` are what helping costs the two types."""
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


def evaluate(values: Mapping[str, float]) -> Result:
    """What Moscow's answer tells at one (settled) setting of the dials."""
    prior, sharing, restoring = values["prior"], values["sharing"], values["restoring"]
    worth, noise, loss = values["worth"], values["noise"], values["loss"]
    state = state_of(prior, sharing, restoring, worth, loss)

    def after(at: float, helped: bool) -> float:
        return restoring_after(prior, sharing, restoring, at, noise, helped)

    scene = picture.Scene(
        heading=_heading(state),
        title=_sentence(state, after(worth, False), after(worth, True)),
        after_hostile=[after(step / 100, False) for step in range(101)],
        after_help=[after(step / 100, True) for step in range(101)],
        before=1 - prior,
        worth=worth,
        cost_sharing=sharing,
        cost_restoring=restoring,
    )
    blend = mixed(prior, restoring, worth, loss) if state == "bluffs" else None
    alt = _alt(scene)
    drawn, follow = picture.draw(scene, alt)
    return Result(state=state, sentence=scene.title, readings=_readings(scene, blend), alt=alt, svg=drawn,
                  flip=_flip(state, sharing, restoring, worth),
                  table=_table(prior, sharing, restoring, worth, loss, blend), follow=(follow,))


def _heading(state: str) -> str:
    return {
        "answer tells": "The answer tells the types apart",
        "both hostile": "Hostility proves nothing: both would refuse",
        "both help": "Help proves nothing: both would help",
        "bluffs": "Help may be a bluff",
        "edge": "One side is just undecided",
        "reversed": "Help comes cheaper to the restoring type",
    }[state]


def _sentence(state: str, hostile: float, helped: float) -> str:
    says = f"After a hostile answer the chance that Moscow wants full restoration is {probability(hostile)}," \
           f" after help {probability(helped)}."
    return {
        "answer tells": "Only a Moscow that wants power shared would help.",
        "both hostile": "Helping costs even a Moscow that wants power shared more than the partnership is worth.",
        "both help": "The partnership is worth more than helping costs either type, so both help.",
        "bluffs": "The partnership also tempts a Moscow that wants full restoration, so that help is trusted only"
                  " sometimes.",
        "edge": "One of the sides is just undecided at this setting.",
        "reversed": "Helping costs the restoring type less than the other.",
    }[state] + " " + says


def _flip(state: str, sharing: float, restoring: float, worth: float) -> str:
    if state == "reversed":
        return "There is no setting of the partnership at which help would be a good sign: its costs lie the wrong way."
    if restoring - sharing <= CLOSE:
        return "There is no worth of the partnership that tells the types apart: helping costs both the same."
    words = f"The answer tells the types apart while the partnership is worth between {decimals(sharing)} and" \
            f" {decimals(restoring)}; the dial stands at {decimals(worth)}, "
    if worth < sharing:
        return words + f"{decimals(sharing - worth)} below that."
    if worth >= restoring:
        return words + f"{decimals(worth - restoring)} above that."
    return words + f"{decimals(min(worth - sharing, restoring - worth))} from the nearer end."


def _readings(scene: picture.Scene, blend: Mixed | None) -> tuple[Reading, ...]:
    hostile, helped = scene.at(scene.after_hostile), scene.at(scene.after_help)
    moved = hostile - scene.before

    def only(name: str, label: str, value: float | None) -> Reading:
        return Reading(id=name, label=label, value=value, text="not at this setting" if value is None else
                       percent(value))

    return (
        Reading(id="hostile", label="Chance of full restoration after a hostile answer", value=hostile,
                text=probability(hostile)),
        Reading(id="helped", label="Chance of full restoration after help", value=helped, text=probability(helped)),
        Reading(id="moved", label="How far one hostile answer moves the belief", value=moved,
                text=f"{round(100 * moved):+d} points"),
        only("bluff", "How often the restoring type helps all the same", blend.bluff if blend else None),
        only("trust", "How often Washington then trusts help", blend.trust if blend else None),
        only("earned", "Chance that one who helped wants power shared", blend.sharing_after_help if blend else None),
    )


def _table(prior: float, sharing: float, restoring: float, worth: float, loss: float, blend: Mixed | None) -> Table:
    rows = [
        (MOVE[plan[0]], MOVE[plan[1]], REPLY[reply[0]], REPLY[reply[1]])
        for plan, reply in pure_equilibria(*matrices(prior, sharing, restoring, worth, loss))
    ]
    if blend is not None:
        rows.append((MOVE["H"], f"helps {percent(blend.bluff)} of the time",
                     f"partner {percent(blend.trust)} of the time", REPLY["C"]))
    return Table(
        caption="Pairs of plans from which neither side gains by changing alone (equilibria; without noise)",
        header=("Moscow, if it wants power shared", "Moscow, if it wants full restoration", "Washington after help",
                "Washington after hostility"),
        rows=tuple(rows),
    )


def _alt(scene: picture.Scene) -> str:
    solid, dashed, dotted = picture.keys(scene)
    first, second = picture.costs(scene)
    ends = [probability(curve[at]) for curve in (scene.after_hostile, scene.after_help) for at in (0, -1)]
    return (
        f"{scene.heading}. Chance that Moscow wants full restoration, for each worth of the partnership from 0 to 1."
        f" A solid line, {solid} at the marker; it runs from {ends[0]} to {ends[1]}. A dashed line,"
        f" {dashed}; it runs from {ends[2]} to {ends[3]}. A dotted level line, {dotted}. Upright lines mark what"
        f" helping costs: {first}; {second}. The marker stands at a worth of {decimals(scene.worth)}."
    )


def robust(values: Mapping[str, float]) -> Table:
    """How far the belief after each answer hangs on the noise and on the belief at the start, which are ours."""
    rows = []
    for prior in (0.3, 0.5, 0.7):
        for noise in (0.02, 0.1, 0.2):
            both = [restoring_after(prior, values["sharing"], values["restoring"], values["worth"], noise, helped)
                    for helped in (False, True)]
            rows.append((percent(1 - prior), decimals(noise), *(probability(chance) for chance in both)))
    return Table(caption="The chance that Moscow wants full restoration, for other beliefs at the start, other noise",
                 header=("Before", "Noise", "After a hostile answer", "After help"), rows=tuple(rows))


text = plain
