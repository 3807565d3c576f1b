"""The agreement lab: who must sign, and what is left to agree on.

Words, and the coding of issues and parties: data/labs/agreement.yaml; the packages: `zone`.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from casebook.files.wording import capitalised, decimals, listed, percent, signed
from casebook.files.words import Words
from casebook.thinking import svg
from casebook.thinking.forms import Form
from casebook.thinking.forms.bars import Bar, Bars
from casebook.thinking.forms.lines import Lines
from casebook.thinking.labs.lab import Found, Given, Rows, beside
from casebook.thinking.labs.zone import Package, Party, Signers, best, by_demand, by_worth, margin, most, nearest, share

POWERS, OTHERS = ("us", "russia"), ("regime", "opposition")
AXES = {"regime": ("regime_expects", "axis_regime"), "russia": ("moscow_post", "axis_moscow"),
        "us": ("washington_post", "axis_washington"), "opposition": ("opposition_expects", "axis_opposition")}
"""Each party's dial, and its axis: the share is drawn over that of the first of these parties that signs."""
DEMANDS, WORTHS = (0.3, 1.0), (0.0, 0.8)
"""The ends of the dials for what a party expects, and for what the post is worth to a power."""
DRAWS, SEED = 200, 2015


class Talks:
    """The parties as the dials set them, who of them must sign, and whether Assad's post can be shared."""

    def __init__(self, dials: Mapping[str, float], given: Given) -> None:
        self.dials = dials
        self.party = {name: self._set(Party.of(name, row)) for name, row in given["parties"].items()}
        self.signers = tuple(party for name, party in self.party.items() if dials[name] >= 0.5)
        self.powers = tuple(self.party[name] for name in POWERS)
        self.divisible = dials["divisible"] >= 0.5
        self.share = share(self.signers, self.divisible)
        self.apart = all(self.signs(name) for name in POWERS) and not share(self.powers, self.divisible)
        self.limits = {name: self._closes(name) for name in OTHERS}

    def _set(self, party: Party) -> Party:
        value = self.dials[AXES[party.id][0]] if party.id in AXES else party.expects
        return party.caring(value) if party.id in POWERS else party.expecting(value)

    def others(self, name: str) -> Signers:
        """All who must sign but one."""
        return tuple(party for party in self.signers if party.id != name)

    def signs(self, name: str) -> bool:
        """Whether that party must sign."""
        return self.party[name] in self.signers

    def _closes(self, name: str) -> float | None:
        """The highest demand of a signer that leaves a zone; None where it does not sign or the others find nothing."""
        return most(self.others(name), self.party[name], self.divisible) if self.signs(name) else None

    @property
    def state(self) -> str:
        """The named state."""
        if not self.signers:
            return "no signers"
        if self.share:
            return "zone"
        if self.apart:
            return "powers apart"
        return "never" if set(self.limits.values()) == {None} else "no zone"

    @property
    def best(self) -> str:
        """The phrase for what the package is."""
        if not self.signers:
            return "best_powers"
        return "best_all" if self.share else "best_closest"

    def package(self) -> Package:
        """The best balanced package of those who sign, else the closest; where nobody signs, that of the powers."""
        who = self.signers or self.powers
        return best(who, self.divisible) or nearest(who, self.divisible)


def model(dials: Mapping[str, float], words: Words, given: Given) -> Found:
    """How many packages suit everyone who must sign, and what the best of them gives to each party."""
    at = Talks(dials, given)
    package, theirs = at.package(), best(at.powers, at.divisible)
    regime = at.party["regime"]
    flip, said = _flip(at, words)
    shown = [party for name, party in at.party.items() if name != "iran" or at.signs(name)]
    texts = {f"closes_{name}": words("not_asked") for name in OTHERS if not at.signs(name)}
    if at.signers:
        told = "; ".join(words("place", issue=issue, place=place)
                         for (issue, *_), place in zip(given["issues"].values(), package, strict=True))
        texts["package"] = told if at.share else words("closest", told=told)
    return Found(
        state=at.state,
        readings={"share": at.share, "margin": margin(at.signers, at.divisible), "package": None,
                  "regime_outside": None if theirs is None else regime.utility(theirs),
                  **{f"closes_{name}": limit for name, limit in at.limits.items()}},
        texts=texts,
        flip=flip,
        numbers={"who": listed([words(party.id) for party in at.signers]), "best": words(at.best),
                 "expects": regime.expects} | said,
        forms=[_curve(at, words), _bars(at, shown, package, words)],
        rows=[(capitalised(words(party.id)), words("signs" if party in at.signers else "no_vote"),
               decimals(party.utility(package)), decimals(party.expects),
               signed(party.utility(package) - party.expects)) for party in shown],
    )


def _flip(at: Talks, words: Words) -> tuple[str, dict[str, Any]]:
    """Which sentence says how far the setting is from where the zone opens or closes, and what it names."""
    if not at.signers:
        return "nobody", {}
    if at.apart:
        other = share(at.powers, True)
        return "apart_shared" if other else "apart", {"moscow": _moscow(at, words), "other": other}
    asked = [name for name in OTHERS if at.signs(name)]
    if asked:
        told = " ".join(_limit(name, at.limits[name], at.party[name].expects, words) for name in asked)
        return "demands", {"told": told}
    room = margin(at.signers, at.divisible) or 0.0
    said = {"room": words("more" if room >= 0 else "less", gap=abs(room))}
    return ("moscow", said | {"moscow": _moscow(at, words)}) if at.signs("russia") else ("room", said)


def _limit(name: str, limit: float | None, here: float, words: Words) -> str:
    """How far one party's demand is from the value at which the zone opens or closes."""
    if limit is None:
        return words("cannot", party=words(name))
    told = words("closes" if here <= limit else "opens", party=words(name), **beside(here, limit, words))
    return f"{told} {words('too_low')}" if limit < DEMANDS[0] else told


def _moscow(at: Talks, words: Words) -> str:
    """At which worth of the post to Moscow, who signs, the zone is lost, or found again."""
    here = at.dials["moscow_post"]
    worths = [step / 100 for step in range(81)]
    open_at = by_worth(at.others("russia"), at.party["russia"], worths, at.divisible)
    if at.share:
        lost = [worth for worth, portion in zip(worths, open_at, strict=True) if worth > here and not portion]
        return words("lost", edge=round(lost[0] - 0.01, 9), here=here) if lost else words("kept")
    found = [worth for worth, portion in zip(worths, open_at, strict=True) if worth < here and portion]
    return words("found", edge=found[-1], here=here) if found else words("shut")


def _curve(at: Talks, words: Words) -> Form:
    """The share over the dial that counts most here, under both rules for the post."""
    name = next((name for name in AXES if at.signs(name)), "regime")
    dial, axis = AXES[name]
    curve, (low, high) = (by_worth, WORTHS) if name in POWERS else (by_demand, DEMANDS)
    places = [round(low + step / 100, 9) for step in range(round(100 * (high - low)) + 1)]
    lines = {words("shared" if rule else "whole"): curve(at.others(name), at.party[name], places, rule)
             if at.signs(name) else [share(at.signers, rule)] * len(places)
             for rule in (at.divisible, not at.divisible)}
    alone, limit = share(at.powers, at.divisible), at.limits.get(name)
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
    return Bars(heading=words(at.best), bars=bars, top=1, stroke_name=words("stroke"), say=None)


def robust(dials: Mapping[str, float], words: Words, given: Given) -> Rows:
    """How the share moves when every weight is moved by up to 0.15 and scaled back to a sum of one.

    The random numbers start from `SEED`, so the table is repeatable.
    """
    at, chance = Talks(dials, given), random.Random(SEED)
    codings = [tuple(_moved(at.party[name], chance) for name in (*POWERS, *OTHERS)) for _ in range(DRAWS)]
    rows = []
    for group in (POWERS, (*POWERS, *OTHERS)):
        shares = sorted(share(coding[:len(group)], at.divisible) for coding in codings)
        low, middle, high = (shares[round(part * (DRAWS - 1))] for part in (0.1, 0.5, 0.9))
        rows.append((capitalised(listed([words(name) for name in group])), percent(middle),
                     words("spread", low=low, high=high), words("of", empty=shares.count(0), draws=DRAWS)))
    return rows


def _moved(party: Party, chance: random.Random) -> Party:
    """The party with its weights moved at random and scaled back to a sum of one."""
    raw = [max(weight + chance.uniform(-0.15, 0.15), 0.0) for weight in party.weight]
    return replace(party, weight=tuple(weight / sum(raw) for weight in raw))


def background(words: Words, given: Given) -> Sequence[Rows]:
    """What we put in: the issues with their two ends, and each party's ideals and weights."""
    wishes = [(capitalised(words(name)),
               *(f"{ideal} ({decimals(weight)})" for ideal, weight in zip(row["ideal"], row["weight"], strict=True)),
               decimals(row["expects"]), ", ".join(row.get("loc", ())) or words("ours"))
              for name, row in given["parties"].items()]
    return [list(given["issues"].values()), wishes]
