"""Who wants what: our coding of the issues, the actors' ideal points and the weights they give. Presets, no estimates.

The article names the issues and the aims of Washington and Moscow. It gives Damascus, the opposition and Iran no vote
(it leaves Iran out at P10); their rows are ours alone. Everything is in whole numbers, so that comparisons are exact:
positions and ideals in tenths, weights in hundredths, utilities and reservation values in thousandths.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from casebook.thinking.labs.contract import Table

TENTHS = 10
FULL = 1000
"""Utility of an actor's own ideal package, in thousandths."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A matter to be settled. A package puts it somewhere from 0 (`none`) to 10 (`full`)."""

    id: str
    name: str
    none: str
    full: str
    loc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party: its ideal on each issue (tenths), its weights (hundredths, sum 100), its value without a deal."""

    id: str
    name: str
    ideal: tuple[int, ...]
    weight: tuple[int, ...]
    reservation: int
    loc: str = ""

    def __post_init__(self) -> None:
        if sum(self.weight) != 100 or min(self.weight) < 0:
            raise ValueError(f"{self.id}: the weights must be whole hundredths that sum to 100, not {self.weight}")
        if not all(0 <= place <= TENTHS for place in self.ideal):
            raise ValueError(f"{self.id}: ideals are tenths from 0 to 10, not {self.ideal}")
        if len(self.ideal) != len(self.weight):
            raise ValueError(f"{self.id}: one ideal and one weight for each issue")
        if not 0 <= self.reservation <= FULL:
            raise ValueError(f"{self.id}: the value without a deal is in thousandths from 0 to 1000")

    def utility(self, package: Iterable[int]) -> int:
        """What a package (tenths, one for each issue) is worth to this actor: 1000 - sum of weight x distance."""
        return FULL - sum(
            weight * abs(place - ideal)
            for weight, place, ideal in zip(self.weight, package, self.ideal, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Coding:
    """Issues and actors of one bargaining problem. Hashable, so that what is computed from it can be kept."""

    issues: tuple[Issue, ...]
    actors: tuple[Actor, ...]
    post: int
    """The index of the issue that may be all or nothing."""

    def actor(self, name: str) -> Actor:
        """The actor of that id; KeyError if there is none."""
        for actor in self.actors:
            if actor.id == name:
                return actor
        raise KeyError(name)

    def index(self, name: str) -> int:
        """The place of that actor in `actors`."""
        return self.actors.index(self.actor(name))


ISSUES = (
    Issue(id="isis", name="Fight against ISIS", none="left to others", full="a full joint effort", loc="P3, P5"),
    Issue(id="post", name="Assad leaves his post", none="he stays", full="he goes", loc="P5, P7"),
    Issue(id="regions", name="Power to the regions", none="all in Damascus", full="all in the regions", loc="P6, P7"),
    Issue(id="standing", name="Russia's base and standing", none="lost", full="secured", loc="P3, P5"),
    Issue(id="aid", name="Access for aid", none="closed", full="open everywhere", loc="P5, P9"),
)

PRESET = Coding(
    ISSUES,
    (
        Actor(id="us", name="the United States", ideal=(10, 10, 5, 4, 10), weight=(30, 25, 10, 10, 25),
              reservation=550, loc="P5"),
        Actor(id="russia", name="Russia", ideal=(10, 3, 5, 10, 5), weight=(25, 15, 10, 40, 10),
              reservation=550, loc="P3, P5"),
        Actor(id="regime", name="the regime", ideal=(6, 0, 0, 8, 2), weight=(10, 50, 25, 10, 5), reservation=600),
        Actor(id="opposition", name="the opposition", ideal=(6, 10, 4, 2, 10), weight=(10, 45, 15, 10, 20),
              reservation=450),
        Actor(id="iran", name="Iran", ideal=(10, 0, 1, 6, 3), weight=(15, 50, 20, 5, 10), reservation=550),
    ),
    post=1,
)
"""The coding of reference model A1; Iran's row is our addition, off by default."""


def from_rows(rows: Iterable[Mapping[str, object]], base: Coding = PRESET) -> Coding:
    """A coding from table rows (actor, issue, ideal, weight, reservation as shares of one): for a class that recodes.

    Every actor needs a row for every issue; the reservation is read from the actor's first row.

    Raises
    ------
    ValueError
        If an actor or issue is unknown, an issue is missing, or a number is not on the scale of the coding.
    """
    found: dict[str, dict[str, Mapping[str, object]]] = {}
    places = [issue.id for issue in base.issues]
    for row in rows:
        actor, issue = str(row["actor"]), str(row["issue"])
        if issue not in places or actor not in [known.id for known in base.actors]:
            raise ValueError(f"no actor {actor!r} or no issue {issue!r} in this coding")
        found.setdefault(actor, {})[issue] = row
    actors = []
    for old in base.actors:
        if old.id not in found:
            actors.append(old)
            continue
        mine = found[old.id]
        if set(mine) != set(places):
            raise ValueError(f"{old.id}: a row for each of {', '.join(places)} is needed")
        first = next(iter(mine.values()))
        actors.append(
            Actor(
                id=old.id,
                name=old.name,
                loc=old.loc,
                ideal=tuple(_whole(mine[issue]["ideal"], TENTHS) for issue in places),
                weight=tuple(_whole(mine[issue]["weight"], 100) for issue in places),
                reservation=_whole(first["reservation"], FULL),
            )
        )
    return Coding(base.issues, tuple(actors), base.post)


def to_rows(coding: Coding = PRESET) -> list[dict[str, str]]:
    """The coding as table rows, one for each actor and issue: what a class edits and `from_rows` reads back."""
    return [
        {
            "actor": actor.id,
            "issue": issue.id,
            "ideal": f"{ideal / TENTHS:.1f}",
            "weight": f"{weight / 100:.2f}",
            "reservation": f"{actor.reservation / FULL:.3f}",
        }
        for actor in coding.actors
        for issue, ideal, weight in zip(coding.issues, actor.ideal, actor.weight, strict=True)
    ]


def _whole(value: object, scale: int) -> int:
    """A share of one as a whole number of the scale's steps."""
    number = float(str(value)) * scale
    if abs(number - round(number)) > 1e-6:
        raise ValueError(f"{value!r} is finer than the scale of 1/{scale}")
    return round(number)


def tables(coding: Coding = PRESET) -> tuple[Table, Table]:
    """What we put in, for readers: the issues with their two ends, and each actor's ideals and weights."""
    issues = Table(
        caption="The five issues",
        header=("Issue", "0 means", "10 means", "Where in the article"),
        rows=tuple((issue.name, issue.none, issue.full, issue.loc) for issue in coding.issues),
    )
    wishes = Table(
        caption="Our coding: ideal point (weight) of each actor on each issue. Presets, not estimates",
        header=("Actor", *(issue.name for issue in coding.issues), "Expects without a deal", "Where in the article"),
        rows=tuple(
            (
                actor.name.removeprefix("the "),
                *(f"{ideal} ({weight / 100:.2f})" for ideal, weight in zip(actor.ideal, actor.weight, strict=True)),
                f"{actor.reservation / FULL:.2f}",
                actor.loc or "not in the article: ours",
            )
            for actor in coding.actors
        ),
    )
    return issues, wishes
