"""The agreement lab: who must sign, and what is left to agree on.

Words: data/labs/agreement.yaml; the coding: `wishes`; the packages: `zone`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from casebook.files.wording import capitalised, decimals, listed, percent, signed
from casebook.files.words import Words
from casebook.thinking import svg
from casebook.thinking.forms import Form
from casebook.thinking.forms.bars import Bar, Bars
from casebook.thinking.forms.lines import Lines
from casebook.thinking.labs.lab import Found, Rows, beside
from casebook.thinking.labs.wishes import PARTIES, Party
from casebook.thinking.labs.zone import Package, Signers, best, by_demand, by_worth, margin, most, nearest, share

ISSUES = (("isis", "isis_none", "isis_full", "P3, P5"), ("post", "post_none", "post_full", "P5, P7"),
          ("regions", "regions_none", "regions_full", "P6, P7"),
          ("standing", "standing_none", "standing_full", "P3, P5"), ("aid", "aid_none", "aid_full", "P5, P9"))
"""Each issue and what its two ends mean, as phrases, with the paragraphs."""
POWERS = ("us", "russia")
EXPECTS = {"regime": "regime_expects", "opposition": "opposition_expects"}
WORTH = {"us": "washington_post", "russia": "moscow_post"}
Curve = Callable[[Signers, Party, Sequence[float], bool], list[float]]
AXES: dict[str, tuple[str, str, Curve, tuple[float, float]]] = {
    "regime": ("regime_expects", "axis_regime", by_demand, (0.3, 1.0)),
    "russia": ("moscow_post", "axis_moscow", by_worth, (0.0, 0.8)),
    "us": ("washington_post", "axis_washington", by_worth, (0.0, 0.8)),
    "opposition": ("opposition_expects", "axis_opposition", by_demand, (0.3, 1.0)),
}
"""The dial to draw the share over: that of the first of these parties that signs."""


class Talks:
    """The parties as the dials set them, who of them must sign, and whether Assad's post can be shared."""

    def __init__(self, dials: Mapping[str, float]) -> None:
        self.dials = dials
        self.party = {party.id: _set(party, dials) for party in PARTIES}
        self.signers = tuple(party for name, party in self.party.items() if dials[name] >= 0.5)
        self.powers = tuple(self.party[name] for name in POWERS)
        self.divisible = dials["divisible"] >= 0.5
        self.share = share(self.signers, self.divisible)

    def others(self, name: str) -> Signers:
        """All who must sign but one."""
        return tuple(party for party in self.signers if party.id != name)

    def signs(self, name: str) -> bool:
        """Whether that party must sign."""
        return self.party[name] in self.signers

    def closes(self, name: str) -> float | None:
        """The highest demand of a signer that leaves a zone; None where it does not sign or the others find nothing."""
        return most(self.others(name), self.party[name], self.divisible) if self.signs(name) else None

    @property
    def apart(self) -> bool:
        """Whether the two powers must both sign and find nothing that suits both."""
        return all(self.signs(name) for name in POWERS) and not share(self.powers, self.divisible)

    def state(self) -> str:
        """The named state."""
        if not self.signers:
            return "no signers"
        if self.share:
            return "zone"
        if self.apart:
            return "powers apart"
        return "no zone" if any(self.closes(name) is not None for name in EXPECTS) else "never"

    def package(self) -> Package:
        """The best balanced package of those who sign, else the closest; where nobody signs, that of the powers."""
        who = self.signers or self.powers
        return best(who, self.divisible) or nearest(who, self.divisible)


def _set(party: Party, dials: Mapping[str, float]) -> Party:
    if party.id in WORTH:
        return party.caring(dials[WORTH[party.id]])
    return party.expecting(dials[EXPECTS[party.id]]) if party.id in EXPECTS else party


def model(dials: Mapping[str, float], words: Words) -> Found:
    """How many packages suit everyone who must sign, and what the best of them gives to each party."""
    at = Talks(dials)
    state, package, theirs = at.state(), at.package(), best(at.powers, at.divisible)
    regime = at.party["regime"]
    wide = margin(at.signers, at.divisible)
    outside = None if theirs is None else regime.utility(theirs)
    limits = {name: at.closes(name) for name in EXPECTS}
    flip, said = _flip(at, limits, words)
    shown = [party for name, party in at.party.items() if name != "iran" or at.signs(name)]
    return Found(
        state=state,
        readings={"share": at.share, "margin": wide, "package": None, "regime_outside": outside,
                  "closes_regime": limits["regime"], "closes_opposition": limits["opposition"]},
        texts=_texts(at, package, words),
        flip=flip,
        numbers={"who": listed([words(party.id) for party in at.signers]), "best": _called(at, words),
                 "expects": regime.expects} | said,
        forms=[_curve(at, limits, words), _bars(at, shown, package, words)],
        rows=[(capitalised(words(party.id)), words("signs" if party in at.signers else "no_vote"),
               decimals(party.utility(package)), decimals(party.expects),
               signed(party.utility(package) - party.expects)) for party in shown],
    )


def _texts(at: Talks, package: Package, words: Words) -> dict[str, str]:
    """The readings that are more than a number."""
    texts = {f"closes_{name}": words("not_asked") for name in EXPECTS if not at.signs(name)}
    if at.signers:
        places = zip(ISSUES, package, strict=True)
        told = "; ".join(words("place", issue=words(issue[0]), place=place) for issue, place in places)
        texts["package"] = told if at.share else words("closest", told=told)
    return texts


def _called(at: Talks, words: Words) -> str:
    if not at.signers:
        return words("best_powers")
    return words("best_all" if at.share else "best_closest")


def _flip(at: Talks, limits: Mapping[str, float | None], words: Words) -> tuple[str, dict[str, Any]]:
    """Which sentence says how far the setting is from where the zone opens or closes, and what it names."""
    if not at.signers:
        return "nobody", {}
    if at.apart:
        other = share(at.powers, True)
        return "apart_shared" if other else "apart", {"moscow": _moscow(at, words), "other": other}
    asked = [name for name in EXPECTS if at.signs(name)]
    if asked:
        told = " ".join(_limit(name, limits[name], at.party[name].expects, words) for name in asked)
        return "demands", {"told": told}
    room = margin(at.signers, at.divisible) or 0.0
    said = {"room": words("more" if room >= 0 else "less", gap=abs(room))}
    return ("moscow", said | {"moscow": _moscow(at, words)}) if at.signs("russia") else ("room", said)


def _limit(name: str, limit: float | None, here: float, words: Words) -> str:
    """How far one party's demand is from the value at which the zone opens or closes."""
    if limit is None:
        return words("cannot", party=words(name))
    told = words("closes" if here <= limit else "opens", party=words(name), **beside(here, limit, words))
    return f"{told} {words('too_low')}" if limit < AXES[name][3][0] else told


def _moscow(at: Talks, words: Words) -> str:
    """At which worth of the post to Moscow, who signs, the zone is lost, or found again."""
    here = at.dials["moscow_post"]
    worths = [step / 100 for step in range(81)]
    shares = by_worth(at.others("russia"), at.party["russia"], worths, at.divisible)
    open_at = [worth for worth, portion in zip(worths, shares, strict=True) if portion]
    shut_at = [worth for worth, portion in zip(worths, shares, strict=True) if not portion]
    if at.share:
        edge = min((worth for worth in shut_at if worth > here), default=None)
        return words("kept") if edge is None else words("lost", edge=round(edge - 0.01, 9), here=here)
    edge = max((worth for worth in open_at if worth < here), default=None)
    return words("shut") if edge is None else words("found", edge=edge, here=here)


def _curve(at: Talks, limits: Mapping[str, float | None], words: Words) -> Form:
    """The share over the dial that counts most here, under both rules for the post."""
    name = next((name for name in AXES if at.signs(name)), "regime")
    dial, axis, curve, (low, high) = AXES[name]
    places = [round(low + step / 100, 9) for step in range(round(100 * (high - low)) + 1)]
    rules = {True: words("shared"), False: words("whole")}
    lines = {rules[rule]: curve(at.others(name), at.party[name], places, rule) if at.signs(name)
             else [share(at.signers, rule)] * len(places) for rule in (at.divisible, not at.divisible)}
    alone = share(at.powers, at.divisible)
    limit = limits.get(name)
    highest = max(*(max(line) for line in lines.values()), alone, 0.01)
    return Lines(dial=dial, now=at.dials[dial], x=(low, high), x_name=words(axis), y=(0, svg.nice_top(highest)),
                 lines=lines, levels={} if at.signers == at.powers else {words("alone"): alone},
                 uprights={} if limit is None else {words("closing"): limit}, ticks=4 if low == 0 else 7, height=150)


def _bars(at: Talks, shown: Sequence[Party], package: Package, words: Words) -> Form:
    """What the package gives each party, beside what it expects without a deal."""
    bars = []
    for party in shown:
        gets, expects = round(party.utility(package), 9), party.expects
        places = 3 if gets != expects and decimals(gets) == decimals(expects) else 2
        sign = "=" if gets == expects else "<" if gets < expects else ">"
        bars.append(Bar(name=capitalised(words(party.id)), note=words("signs" if party in at.signers else "no_vote"),
                        says=f"{decimals(gets, places)} {sign} {decimals(expects, places)}", value=gets,
                        stroke=expects, good=gets >= expects))
    return Bars(heading=_called(at, words), bars=bars, top=1, stroke_name=words("stroke"), say=None)


def robust(dials: Mapping[str, float], words: Words, draws: int = 200, seed: int = 2015) -> Rows:
    """How the share moves when every weight is moved by up to 0.15 and scaled back to a sum of one.

    The random numbers start from `seed`, so the table is repeatable.
    """
    at = Talks(dials)
    chance = random.Random(seed)
    groups = (POWERS, (*POWERS, *EXPECTS))
    found = []
    for _ in range(draws):
        coding = tuple(_moved(at.party[name], chance) for name in groups[-1])
        found.append([share(coding[:len(group)], at.divisible) for group in groups])
    rows = []
    for group, unsorted in zip(groups, zip(*found, strict=True), strict=True):
        shares = sorted(unsorted)
        low, middle, high = (shares[round(part * (draws - 1))] for part in (0.1, 0.5, 0.9))
        rows.append((capitalised(listed([words(name) for name in group])), percent(middle),
                     words("spread", low=low, high=high), words("of", empty=shares.count(0), draws=draws)))
    return rows


def _moved(party: Party, chance: random.Random) -> Party:
    """The party with its weights moved at random and scaled back to a sum of one."""
    raw = [max(weight + chance.uniform(-0.15, 0.15), 0.0) for weight in party.weight]
    return Party(id=party.id, ideal=party.ideal, weight=tuple(weight / sum(raw) for weight in raw),
                 expects=party.expects)


def background(words: Words) -> Sequence[Rows]:
    """What we put in: the issues with their two ends, and each party's ideals and weights."""
    issues = [(words(name), words(none), words(full), loc) for name, none, full, loc in ISSUES]
    wishes = [(capitalised(words(party.id)),
               *(f"{ideal} ({decimals(weight)})" for ideal, weight in zip(party.ideal, party.weight, strict=True)),
               decimals(party.expects), party.loc or words("ours")) for party in PARTIES]
    return [issues, wishes]
