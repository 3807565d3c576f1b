"""Who is linked to which track: what the article states, paragraph by paragraph, and what the fact tables record.

The article's links are our reading of single sentences, each with its paragraph. Whom the article leaves unnamed is
left unnamed here too: a third party in the southwest (P3), the other guarantors of three zones (P26). Links from the
tables of rounds and zones stand apart: they are facts from other sources, not Heller's claims.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casebook.thinking.labs.contract import Row

NAMES = {
    "russia": "Russia", "us": "United States", "un": "United Nations", "regime": "Regime",
    "opposition": "Opposition", "civil-society": "Civil society", "iran": "Iran", "turkey": "Turkey",
    "third-party": "A third party", "rebels": "Local rebels", "saudi-arabia": "Saudi Arabia",
    "kurdish-led": "Kurdish-led forces", "armed-groups": "Armed groups", "jordan": "Jordan", "iraq": "Iraq",
    "lebanon": "Lebanon", "other-states": "Other states",
}
IN_A_SENTENCE = {
    "us": "the United States", "un": "the United Nations", "regime": "the regime", "opposition": "the opposition",
    "civil-society": "civil society", "third-party": "a third party", "rebels": "local rebels",
    "kurdish-led": "the Kurdish-led forces", "armed-groups": "armed groups", "other-states": "other states",
}
TRACKS = {
    "geneva": "Geneva", "astana": "Astana", "southwest": "Southwest zone", "zone-2": "Zone 2, unnamed",
    "zone-3": "Zone 3, unnamed", "zone-4": "Zone 4, unnamed", "local": "Local talks", "sochi": "Sochi",
    "riyadh": "Riyadh", "issg": "Support group", "committee": "Committee", "idlib": "Idlib zone",
    "northern-homs": "North Homs zone", "eastern-ghouta": "Ghouta zone",
}
UNNAMED_ACTORS = ("third-party",)
UNNAMED_TRACKS = ("zone-2", "zone-3", "zone-4")
OUTSIDE = "kurdish-led"
"""The forces that hold much of the country and, as Heller writes in P20, fit into no seat at Geneva."""
RUSSIAN_LED = ("astana", "local", "sochi")
"""The tracks that the article gives to Russia and in which it names no delegation of the regime (P26)."""


def called(actor: str) -> str:
    """An actor's name inside a sentence."""
    return IN_A_SENTENCE.get(actor, NAMES[actor])


@dataclass(frozen=True, slots=True)
class Link:
    """An actor takes part in a track; `where` is the paragraph, or the rounds on record."""

    actor: str
    track: str
    where: str


ARTICLE = (
    Link("un", "geneva", "P1, P19"), Link("us", "geneva", "P1, P4"), Link("regime", "geneva", "P15, P17"),
    Link("opposition", "geneva", "P15, P16"), Link("civil-society", "geneva", "P19"), Link("russia", "geneva", "P26"),
    Link("russia", "astana", "P26"), Link("iran", "astana", "P26"), Link("turkey", "astana", "P26"),
    Link("us", "southwest", "P3"), Link("third-party", "southwest", "P3"), Link("russia", "southwest", "P26, P28"),
    Link("russia", "zone-2", "P26"), Link("russia", "zone-3", "P26"), Link("russia", "zone-4", "P26"),
    Link("russia", "local", "P26"), Link("rebels", "local", "P16, P33"),
    Link("russia", "sochi", "P26, P29"),
    Link("saudi-arabia", "riyadh", "P36"), Link("opposition", "riyadh", "P36"),
)
"""Twenty links that the article states. That the southwest is one of the four zones of P26 is our reading of P3."""

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
    """Links of the rounds that were held and began between two days (ISO text), one for each actor and track."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in rounds:
        if str(row["held"]).lower() != "true" or not first <= str(row["start_date"]) <= last:
            continue
        track = str(row["track"])
        for token in str(row["actors"] or "").split(";"):
            actor = TOKENS.get(token.strip(), token.strip())
            if actor in NAMES and track in TRACKS:
                found.setdefault((actor, track), []).append(str(row["round"]))
    return [Link(actor, track, _rounds_in_words(names)) for (actor, track), names in found.items()]


def _rounds_in_words(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{len(names)} rounds"


def from_zones(zones: Iterable[Row]) -> list[Link]:
    """Links of the four de-escalation zones of 2017 to their guarantors on record."""
    return [
        Link(COUNTRIES[name], str(row["id"]), "guarantor")
        for row in zones
        for name in str(row["guarantors"]).split(";")
        if name in COUNTRIES and str(row["id"]) in TRACKS
    ]


def net(number: int, rounds: list[Row], zones: list[Row]) -> list[Link]:
    """The links of one reading: the article's, the article's with the records of 2017, or the records of a year.

    With records, whom the article leaves unnamed is named: the third party is Jordan, the three zones have names. An
    actor and track that both know is one link, with the article's paragraph.

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

