"""Who is linked to which track: what the article states, paragraph by paragraph, and what the fact tables record.

The lab's coding holds `actors` and `tracks` with their names (equals stand in this order), and the article's `links` by
track and actor, each with its paragraphs: our reading of single sentences. Whom the article leaves unnamed is counted
and left unnamed here too (`unnamed`, with the parties that each counts for at least, and `unnamed_tracks`): a third
party in the southwest (P3), and for each of the other zones of P26 a set of guarantors of its own. Links from the
tables of rounds and zones stand apart: they are facts from other sources, not Heller's claims. `recorded` says whom the
tables call otherwise than we do.

That the southwest is one of the four zones of P26 is our reading of P3; that the surrenders of P33, which are made with
the regime, are the local talks of P26 is our reading of the word for both.
"""

from __future__ import annotations

from dataclasses import dataclass

from casebook.files.facts import split
from casebook.thinking.labs.lab import Given

GUARANTOR, OURS = "guarantor", "ours"
"""What stands in place of a paragraph where a link is on record for a zone, or is our what-if."""
CUT = "2017-12-14"
"""The last day that counts as known to the article: the round that it calls under way closed on this day."""
ARTICLE_NET, BOTH_NET = 0, 1
"""Values of the dial for the two nets that are no single year."""


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


def stated(given: Given) -> list[Link]:
    """The links that the article states."""
    return [Link(actor, track, where, parties=given["unnamed"].get(actor, 1))
            for track, ends in given["links"].items() for actor, where in ends.items()]


def from_rounds(given: Given, first: str, last: str) -> list[Link]:
    """Links of the rounds that were held and began between two days (ISO text), one for each actor and track.

    Whoever was at a round counts, observers too.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for row in given["rounds"]:
        if row["held"] and first <= row["start_date"] <= last:
            for name in split(row["actors"]):
                found.setdefault((given["recorded"].get(name, name), row["track"]), []).append(row["round"])
    return [Link(actor, track, names[0], len(names)) for (actor, track), names in found.items()]


def from_zones(given: Given) -> list[Link]:
    """Links of the four de-escalation zones of 2017 to their guarantors on record."""
    return [Link(given["recorded"][name], row["id"], GUARANTOR)
            for row in given["zones"] for name in split(row["guarantors"])]


def years(given: Given) -> list[int]:
    """The years in which the table of rounds records at least one round that was held."""
    return sorted({int(row["start_date"][:4]) for row in given["rounds"] if row["held"]})


def net(number: int, given: Given) -> list[Link] | None:
    """The links of one reading: the article's, the article's with the records of 2017, or the records of a year.

    With records, whom the article leaves unnamed is named: the third party is Jordan, the three zones and their
    guarantors have names. An actor and track that both know is one link, with the article's paragraph. None where a
    reading asks for records and none were given.
    """
    if number == ARTICLE_NET:
        return stated(given)
    if not given["rounds"] or (number == BOTH_NET and not given["zones"]):
        return None
    if number != BOTH_NET:
        return from_rounds(given, f"{number}-01-01", f"{number}-12-31")
    links = {(link.actor, link.track): link for link in stated(given)
             if link.actor not in given["unnamed"] and link.track not in given["unnamed_tracks"]}
    for link in [*from_zones(given), *from_rounds(given, "2017-01-01", CUT)]:
        links.setdefault((link.actor, link.track), link)
    return list(links.values())
