"""Who is linked to which track: what the article states, paragraph by paragraph, and what the fact tables record.

The article's links are our reading of single sentences, each with its paragraph. Whom the article leaves unnamed is
counted and left unnamed here too: a third party in the southwest (P3), and for each of the other zones of P26 a set of
guarantors of its own. Links from the tables of rounds and zones stand apart: they are facts from other sources, not
Heller's claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from casebook.files.facts import split
from casebook.thinking.labs.lab import Row

ACTORS = (
    "russia", "us", "un", "regime", "opposition", "civil-society", "allies", "iran", "turkey", "third-party", "rebels",
    "saudi-arabia", "guarantors-2", "guarantors-3", "guarantors-4", "kurdish-led", "armed-groups", "jordan", "iraq",
    "lebanon", "other-states",
)
TRACKS = (
    "geneva", "astana", "southwest", "zone-2", "zone-3", "zone-4", "local", "sochi", "riyadh", "issg", "committee",
    "idlib", "northern-homs", "eastern-ghouta",
)
UNNAMED_ACTORS = ("third-party", "guarantors-2", "guarantors-3", "guarantors-4")
UNNAMED_TRACKS = ("zone-2", "zone-3", "zone-4")
OUTSIDE = "kurdish-led"
"""The forces that hold much of the country and, as Heller writes in P20, fit into no seat at Geneva."""
RUSSIAN_LED = ("astana", "sochi")
"""The tracks that the article gives to Russia and in which it speaks of no part of the regime (P26)."""
GUARANTOR, OURS = "guarantor", "ours"
"""What stands in place of a paragraph where a link is on record for a zone, or is our what-if."""


@dataclass(frozen=True, slots=True)
class Link:
    """An actor takes part in a track.

    `where` is the paragraph, a round on record, or one of `GUARANTOR` and `OURS`; `rounds` how many rounds on record;
    `parties` for how many the actor counts at least: a set of unnamed guarantors is more than one.
    """

    actor: str
    track: str
    where: str
    rounds: int = 0
    parties: int = 1


ARTICLE = (
    Link("un", "geneva", "P1, P19"), Link("us", "geneva", "P1, P4"), Link("regime", "geneva", "P15, P17"),
    Link("opposition", "geneva", "P15, P16"), Link("civil-society", "geneva", "P19"), Link("allies", "geneva", "P14"),
    Link("russia", "geneva", "P26"),
    Link("russia", "astana", "P26"), Link("iran", "astana", "P26"), Link("turkey", "astana", "P26"),
    Link("us", "southwest", "P3"), Link("third-party", "southwest", "P3"), Link("russia", "southwest", "P26, P28"),
    Link("russia", "zone-2", "P26"), Link("guarantors-2", "zone-2", "P26", parties=2),
    Link("russia", "zone-3", "P26"), Link("guarantors-3", "zone-3", "P26", parties=2),
    Link("russia", "zone-4", "P26"), Link("guarantors-4", "zone-4", "P26", parties=2),
    Link("russia", "local", "P26"), Link("rebels", "local", "P16, P33"), Link("regime", "local", "P33"),
    Link("russia", "sochi", "P26, P29"),
    Link("saudi-arabia", "riyadh", "P36"), Link("opposition", "riyadh", "P36"),
)
"""The links that the article states. That the southwest is one of the four zones of P26 is our reading of P3; that the
surrenders of P33, which are made with the regime, are the local talks of P26 is our reading of the word for both."""

CUT = "2017-12-14"
"""The last day that counts as known to the article: the round that it calls under way closed on this day."""
ARTICLE_NET, BOTH_NET = 0, 1
"""Values of the dial for the two nets that are no single year."""
YEARS = (2012, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024)
"""Years in which the table of rounds records at least one round."""
TOKENS = {"government": "regime"}
"""Where the tables name an actor otherwise than we do."""
COUNTRIES = {"Russia": "russia", "Turkey": "turkey", "Iran": "iran", "United States": "us", "Jordan": "jordan"}


def from_rounds(rounds: Iterable[Row], first: str, last: str) -> list[Link]:
    """Links of the rounds that were held and began between two days (ISO text), one for each actor and track.

    Whoever was at a round counts, observers too.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for row in rounds:
        if str(row["held"]).lower() != "true" or not first <= str(row["start_date"]) <= last:
            continue
        track = str(row["track"])
        for token in split(row["actors"]):
            actor = TOKENS.get(token, token)
            if actor in ACTORS and track in TRACKS:
                found.setdefault((actor, track), []).append(str(row["round"]))
    return [Link(actor, track, names[0], len(names)) for (actor, track), names in found.items()]


def from_zones(zones: Iterable[Row]) -> list[Link]:
    """Links of the four de-escalation zones of 2017 to their guarantors on record."""
    return [Link(COUNTRIES[name], str(row["id"]), GUARANTOR) for row in zones for name in split(row["guarantors"])
            if name in COUNTRIES and str(row["id"]) in TRACKS]


def net(number: int, rounds: Sequence[Row], zones: Sequence[Row]) -> list[Link]:
    """The links of one reading: the article's, the article's with the records of 2017, or the records of a year.

    With records, whom the article leaves unnamed is named: the third party is Jordan, the three zones and their
    guarantors have names. An actor and track that both know is one link, with the article's paragraph.

    Raises
    ------
    ValueError
        If a reading asks for records and none were given.
    """
    if number == ARTICLE_NET:
        return list(ARTICLE)
    if not rounds or (number == BOTH_NET and not zones):
        raise ValueError("the tables of rounds and zones were not given")
    if number != BOTH_NET:
        return from_rounds(rounds, f"{number}-01-01", f"{number}-12-31")
    links = [link for link in ARTICLE if link.actor not in UNNAMED_ACTORS and link.track not in UNNAMED_TRACKS]
    known = {(link.actor, link.track) for link in links}
    for link in [*from_zones(zones), *from_rounds(rounds, "2017-01-01", CUT)]:
        if (link.actor, link.track) not in known:
            known.add((link.actor, link.track))
            links.append(link)
    return links
