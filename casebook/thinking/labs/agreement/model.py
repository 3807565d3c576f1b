"""From dial values to a result: the zone, its flip point, the package, and the words for each state."""

from __future__ import annotations

import random
from collections.abc import Mapping
from fractions import Fraction

from casebook.thinking.labs.agreement import picture
from casebook.thinking.labs.agreement.coding import FULL, TENTHS, Actor, Coding
from casebook.thinking.labs.agreement.margin import closes_at, margin
from casebook.thinking.labs.agreement.zone import best, curve, grid, nearest, share
from casebook.thinking.labs.contract import Reading, Result, Table
from casebook.thinking.labs.text import decimals, listed, percent, plain, sentences

OUTSIDERS = ("us", "russia")
DEMAND_DIALS = {"regime": "d_regime", "opposition": "d_opposition"}
STATES = {
    "zone": "Some packages suit everyone who must sign.",
    "thin zone": "A zone exists, but it is so thin that no package in steps of a tenth lies in it.",
    "edge": "The zone has shrunk to its edge: somebody is left with no gain at all.",
    "no zone": "No package suits everyone who must sign; if the regime or the opposition expected less, one would.",
    "never": "No package suits everyone who must sign, and neither demand dial alone can change that.",
    "no signers": "Nobody has to sign, so nothing can be refused.",
}

Signers = dict[str, int]


def read(coding: Coding, values: Mapping[str, float]) -> tuple[Signers, bool]:
    """The demands of those who must sign, in thousandths, and whether the post can be divided."""
    signers = {}
    for actor in coding.actors:
        if values[actor.id] >= 0.5:
            signers[actor.id] = demand(actor, values)
    return signers, values["divisible"] >= 0.5


def demand(actor: Actor, values: Mapping[str, float]) -> int:
    """What an actor expects without a deal, in thousandths: from its dial, or from the coding where it has none."""
    dial = DEMAND_DIALS.get(actor.id)
    return actor.reservation if dial is None else round(values[dial] * FULL)


def state_of(coding: Coding, signers: Signers, divisible: bool) -> str:
    """The named state of a zone; see `STATES`."""
    wide = margin(coding, signers, divisible)
    if wide is None:
        return "no signers"
    if wide > 0:
        return "zone" if share(grid(coding, divisible), signers) > 0 else "thin zone"
    if wide == 0:
        return "edge"
    opened = [closes_at(coding, signers, name, divisible) for name in DEMAND_DIALS]
    return "no zone" if any(limit is not None for limit in opened) else "never"


def evaluate(coding: Coding, values: Mapping[str, float]) -> Result:
    """The zone of agreement at one (settled) setting of the dials."""
    signers, divisible = read(coding, values)
    packages = grid(coding, divisible)
    state = state_of(coding, signers, divisible)
    portion = share(packages, signers)
    package = best(packages, signers) or (nearest(packages, signers) if signers else None)
    alone = {name: coding.actor(name).reservation for name in OUTSIDERS}
    theirs = best(packages, alone)
    assert theirs is not None  # the preset coding leaves the outsiders a zone; tested
    limits = {name: closes_at(coding, signers, name, divisible) for name in DEMAND_DIALS}
    parties = [
        picture.Party(name=_short(actor), signs=actor.id in signers, expects=demand(actor, values) / FULL,
                      gets=actor.utility(package or theirs) / FULL)
        for actor in coding.actors
        if actor.id != "iran" or "iran" in signers
    ]
    readings = _readings(coding, values, signers, divisible, portion, package, theirs, limits)
    flip = _flip(signers, values, limits, margin(coding, signers, divisible))
    scene = _scene(coding, values, signers, divisible, portion, limits, parties, _heading(state, signers))
    alt = _alt(scene, parties)
    drawn, follow = picture.draw(scene, alt)
    table = Table(
        caption=scene.package_heading,
        header=("Party", "Must it sign?", "What it gets", "What it expects without a deal", "Difference"),
        rows=tuple(
            (party.name, "signs" if party.signs else "has no vote", decimals(party.gets), decimals(party.expects),
             f"{party.gets - party.expects:+.2f}")
            for party in parties
        ),
    )
    return Result(
        state=state, sentence=_sentence(coding, state, signers, portion), readings=readings, flip=flip, svg=drawn,
        alt=alt, table=table, follow=(follow,),
    )


def robust(coding: Coding, values: Mapping[str, float], draws: int = 200, seed: int = 2015) -> Table:
    """How the share moves when every weight is moved by up to 0.15 and scaled back to a sum of one.

    A coarser grid (steps of two tenths) is used. The random numbers start from `seed`, so the table is repeatable.
    """
    divisible = values["divisible"] >= 0.5
    groups = {
        "the US and Russia": OUTSIDERS,
        "the US, Russia, the regime and the opposition": (*OUTSIDERS, "regime", "opposition"),
    }
    found: dict[str, list[float]] = {name: [] for name in groups}
    chance = random.Random(seed)
    for _ in range(draws):
        moved = Coding(coding.issues, tuple(_moved(actor, chance) for actor in coding.actors), coding.post)
        packages = grid.__wrapped__(moved, divisible, 2)
        for name, members in groups.items():
            demands = {member: demand(moved.actor(member), values) for member in members}
            found[name].append(share(packages, demands))
    rows = []
    for name, shares in found.items():
        shares.sort()
        low, middle, high = (shares[round(part * (draws - 1))] for part in (0.1, 0.5, 0.9))
        empty = sum(1 for one in shares if one == 0)
        rows.append((name, percent(middle), f"{percent(low)} to {percent(high)}", f"{empty} of {draws}"))
    return Table(
        caption=f"Acceptable packages in {draws} other codings (each weight moved by up to 0.15; steps of two tenths)",
        header=("Who must sign", "Middle coding", "Eight in ten codings lie in", "No package at all"),
        rows=tuple(rows),
    )


def _moved(actor: Actor, chance: random.Random) -> Actor:
    """The actor with its weights moved at random and rounded back to whole hundredths that sum to 100."""
    raw = [max(weight / 100 + chance.uniform(-0.15, 0.15), 0.0) for weight in actor.weight]
    scaled = [100 * weight / sum(raw) for weight in raw]
    whole = [int(weight) for weight in scaled]
    order = sorted(range(len(raw)), key=lambda index: whole[index] - scaled[index])
    for index in order[: 100 - sum(whole)]:
        whole[index] += 1
    return Actor(id=actor.id, name=actor.name, ideal=actor.ideal, weight=tuple(whole), reservation=actor.reservation)


def _short(actor: Actor) -> str:
    return actor.name.removeprefix("the ").capitalize() if actor.id != "us" else "United States"


def _names(coding: Coding, signers: Signers) -> str:
    return listed([actor.name for actor in coding.actors if actor.id in signers])


def _described(coding: Coding, package: tuple[int, ...]) -> str:
    return "; ".join(
        f"{issue.name} {place} of {TENTHS}" for issue, place in zip(coding.issues, package, strict=True)
    )


def _sentence(coding: Coding, state: str, signers: Signers, portion: float) -> str:
    who = _names(coding, signers)
    return {
        "zone": f"There is something to agree on: {percent(portion)} of all packages suit all who must sign ({who}).",
        "thin zone": f"There is just something to agree on for {who}, but no package in steps of a tenth lies in it.",
        "edge": f"For {who} the zone has shrunk to its edge: the best they can find leaves somebody with no gain.",
        "no zone": f"There is nothing to agree on: every package is refused by somebody who must sign ({who}).",
        "never": f"There is nothing to agree on for {who}, and neither demand dial alone can change that.",
        "no signers": "Nobody has to sign, so every package passes. Switch on at least one party.",
    }[state]


def _flip(
    signers: Signers, values: Mapping[str, float], limits: Mapping[str, Fraction | None], wide: Fraction | None
) -> str:
    asked = [name for name in DEMAND_DIALS if name in signers]
    if wide is None:
        return "With nobody to sign there is no flip point."
    if not asked:
        return (
            "Neither the regime nor the opposition has to sign, so their two dials do not change the zone."
            f" Every signer could expect {decimals(float(wide) / FULL)} more without a deal before the zone closes."
        )
    return sentences(_limit_sentence(name, limits[name], values[DEMAND_DIALS[name]]) for name in asked)


def _limit_sentence(name: str, limit: Fraction | None, here: float) -> str:
    """How far one party's demand is from the value at which the zone opens or closes."""
    if limit is None:
        return f"The demand of the {name} cannot open a zone: the others already find no package."
    edge = float(limit) / FULL
    verb, side = ("closes when the {} expects more than {}", "below") if here <= edge else (
        "opens when the {} expects {} or less", "above")
    reach = " The dial does not go that low." if edge < 0.3 else ""
    return (
        f"The zone {verb.format(name, decimals(edge))} without a deal; it now expects {decimals(here)},"
        f" {decimals(abs(edge - here))} {side} that.{reach}"
    )


def _readings(
    coding: Coding, values: Mapping[str, float], signers: Signers, divisible: bool, portion: float,
    package: tuple[int, ...] | None, theirs: tuple[int, ...], limits: Mapping[str, Fraction | None],
) -> tuple[Reading, ...]:
    wide = margin(coding, signers, divisible)
    regime = coding.actor("regime")
    gets, wants = regime.utility(theirs) / FULL, demand(regime, values) / FULL
    missing = "less than" if gets < wants else "at least"
    readings = [
        Reading(id="share", label="Packages that everyone who must sign accepts", value=portion, text=percent(portion)),
        Reading(
            id="margin", label="Margin: the largest gain that all signers can have at once",
            value=None if wide is None else float(wide) / FULL,
            text="nobody signs" if wide is None else f"{float(wide) / FULL:+.3f}",
        ),
        Reading(
            id="package", label="Best balanced package" if portion else "Package that comes closest", value=None,
            text="nobody signs" if package is None else _described(coding, package),
        ),
        Reading(
            id="regime_outside", label="What the regime gets from the package that suits the US and Russia best",
            value=gets, text=f"{decimals(gets)}, {missing} the {decimals(wants)} that it expects without a deal",
        ),
    ]
    for name in DEMAND_DIALS:
        limit = limits[name]
        readings.append(
            Reading(
                id=f"closes_{name}", label=f"Highest demand of the {name} that leaves a zone",
                value=None if limit is None else float(limit) / FULL,
                text=decimals(float(limit) / FULL) if limit is not None
                else "never: the others find no package" if name in signers else f"the {name} does not sign",
            )
        )
    return tuple(readings)


def _scene(
    coding: Coding, values: Mapping[str, float], signers: Signers, divisible: bool, portion: float,
    limits: Mapping[str, Fraction | None], parties: list[picture.Party], package_heading: str,
) -> picture.Scene:
    steps = range(round(picture.LOW * FULL), round(picture.HIGH * FULL) + 1, 10)
    shares = {rule: curve(grid(coding, rule), signers, "regime") for rule in (True, False)}
    names = {True: "Assad's post can be shared", False: "Assad's post is all or nothing"}
    alone = {name: coding.actor(name).reservation for name in OUTSIDERS}
    limit = limits["regime"]
    return picture.Scene(
        heading=f"{percent(portion)} of all packages suit all who must sign",
        title=f"Packages that suit {_names(coding, signers)}: {percent(portion)}",
        curve=[shares[divisible][step] for step in steps],
        curve_name=names[divisible],
        other=[shares[not divisible][step] for step in steps],
        other_name=names[not divisible],
        reference=None if set(signers) == set(OUTSIDERS) else share(grid(coding, divisible), alone),
        now=values["d_regime"],
        closes=None if limit is None else float(limit) / FULL,
        package_heading=package_heading,
        parties=parties,
    )


def _heading(state: str, signers: Signers) -> str:
    if not signers:
        return "What the two powers' best package gives"
    return "What the best balanced package gives" if state == "zone" else "What the closest package gives"


def _alt(scene: picture.Scene, parties: list[picture.Party]) -> str:
    here = round((scene.now - picture.LOW) * 100)
    shown = ", ".join(
        f"{percent(value)} at {decimals(picture.LOW + index * 0.01)}"
        for index, value in enumerate(scene.curve)
        if index % 20 == 0
    )
    falls = "is flat" if scene.curve[0] == scene.curve[-1] else "falls"
    parts = [
        f"{scene.heading}.",
        f"The upper panel shows this share as the regime expects more without a deal. The line ({scene.curve_name})"
        f" {falls}: {shown}.",
        f"A marker stands at {decimals(scene.now)} on {scene.curve_name}: {percent(scene.curve[here])}.",
        f"A dashed line runs from {percent(scene.other[0])} to {percent(scene.other[-1])};"
        f" there it gives {scene.other_name}: {percent(scene.other[here])}.",
    ]
    if scene.reference is not None:
        parts.append(f"A dotted level line marks the United States and Russia alone: {percent(scene.reference)}.")
    if scene.closes is not None:
        parts.append(f"The zone closes at {decimals(scene.closes)}.")
    rows = "; ".join(f"{party.name} ({'signs' if party.signs else 'has no vote'}) {party.says}" for party in parties)
    parts.append(
        f"The lower panel: {scene.package_heading}, each party with a bar (what it gets) against an upright"
        f" stroke (what it expects without a deal): {rows}."
    )
    return sentences(parts)


text = plain
