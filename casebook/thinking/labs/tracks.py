"""The tracks lab: who is in most tracks, who holds the network together, what is left without them. Words:
data/labs/tracks.yaml; the links: `track_links`; the measures: `network`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from casebook.files.wording import capitalised, decimals, listed
from casebook.files.words import Words
from casebook.thinking.forms.links import End, Links
from casebook.thinking.labs.lab import Found, Tables
from casebook.thinking.labs.network import betweenness, components, cut_nodes, graph
from casebook.thinking.labs.track_links import (
    ACTORS,
    ARTICLE,
    ARTICLE_NET,
    BOTH_NET,
    GUARANTOR,
    OURS,
    OUTSIDE,
    RUSSIAN_LED,
    TRACKS,
    UNNAMED_ACTORS,
    UNNAMED_TRACKS,
    YEARS,
    Link,
    net,
)

CLOSE = 1e-9
IN_A_SENTENCE = {
    "us": "the US", "un": "the UN", "regime": "the regime", "opposition": "the opposition", "rebels": "local rebels",
    "civil-society": "civil society", "third-party": "a third party", "kurdish-led": "the Kurdish-led forces",
    "armed-groups": "armed groups", "other-states": "other states", "guarantors-2": "guarantors of zone 2",
    "guarantors-3": "guarantors of zone 3", "guarantors-4": "guarantors of zone 4",
}
"""The phrase for an actor inside a sentence, where it is another than its name."""
MEASURES = ("number of tracks", "betweenness")


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A network after the learner's changes, with its measures.

    Attributes
    ----------
    actors, tracks, links
        What is left. An actor without any link is kept: to be in no track is a finding.
    rank
        The actors from first to last by the chosen measure; equals in the order of `ACTORS`.
    score
        The chosen measure of each actor.
    """

    actors: list[str]
    tracks: list[str]
    links: list[Link]
    degree: dict[str, int]
    between: dict[str, float]
    parts: int
    cuts: list[str]
    rank: list[str]
    score: dict[str, float]

    @property
    def leaders(self) -> list[str]:
        """The actors that rank first; nobody where there is no link, or where nobody stands between others."""
        top = max(self.score.values(), default=0.0)
        return [actor for actor in self.rank if top > CLOSE and self.score[actor] >= top - CLOSE]

    @property
    def second(self) -> list[str]:
        """The actors that rank next."""
        behind = [actor for actor in self.rank if actor not in self.leaders and self.score[actor] > CLOSE]
        return [actor for actor in behind if self.score[actor] >= self.score[behind[0]] - CLOSE]

    def parties(self, track: str) -> int:
        """How many parties a track has, at least."""
        return sum(link.parties for link in self.links if link.track == track)

    @property
    def alive(self) -> list[str]:
        """The tracks in which at least two parties are left."""
        return [track for track in self.tracks if self.parties(track) >= 2]


def build(links: Iterable[Link], dials: Mapping[str, float]) -> Network:
    """The network of some links after the toggles, measured."""
    links = list(links)
    gone = {name for name in ("russia", "us", "opposition") if dials[name]}
    dropped = {"geneva"} if dials["geneva"] else set()
    if dials["unnamed"]:
        gone |= set(UNNAMED_ACTORS)
        dropped |= set(UNNAMED_TRACKS)
    tracks = [track for track in TRACKS if track not in dropped and any(link.track == track for link in links)]
    actors = [actor for actor in ACTORS if actor not in gone
              and (actor == OUTSIDE or any(link.actor == actor for link in links))]
    if dials["seat"] and "geneva" in tracks:
        links.append(Link(OUTSIDE, "geneva", OURS))
    if dials["damascus"] and "regime" in actors:
        known = {link.track for link in links if link.actor == "regime"}
        links += [Link("regime", track, OURS) for track in RUSSIAN_LED if track in tracks and track not in known]
    links = [link for link in links if link.actor in actors and link.track in tracks]
    web = graph([*actors, *(f"track {track}" for track in tracks)],
                [(link.actor, f"track {link.track}") for link in links])
    degree, between = {actor: len(web[actor]) for actor in actors}, betweenness(web)
    score = {actor: between[actor] if dials["measure"] else float(degree[actor]) for actor in actors}
    return Network(actors=actors, tracks=tracks, links=links, degree=degree, between=between,
                   parts=len(components(web)), cuts=cut_nodes(web, actors), score=score,
                   rank=sorted(actors, key=lambda actor: (-round(score[actor], 9), -degree[actor])))


def model(dials: Mapping[str, float], words: Words, tables: Tables) -> Found:
    """The network at one setting of the dials."""
    number, measure = round(dials["net"]), round(dials["measure"])
    try:
        network = build(net(number, tables["rounds"], tables["zones"]), dials)
    except ValueError:
        return _nothing(words)
    leaders, all_tracks = network.leaders, len(network.tracks)
    state = "no links" if not network.links else "one leads" if len(leaders) == 1 else "shared lead"
    lead = leaders[0] if leaders else ""
    first, alive = _several(leaders, words), len(network.alive)
    numbers = {
        "first": capitalised(first), "count": len(leaders), "tracks": all_tracks, "alive_tracks": alive,
        "first_degree": network.degree.get(lead, 0), "reading": _reading(number, words),
        "who_first": words("rank first", first=capitalised(first)) if leaders else words("nobody between"),
    }
    readings = {
        "centrality": network.degree[lead] / all_tracks if lead else None,
        "between": network.between[lead] if lead else None, "alive": float(alive), "groups": float(network.parts),
        "cuts": float(len(network.cuts)),
        **{name: float(network.degree[actor]) if actor in network.degree else None
           for name, actor in (("russia", "russia"), ("regime", "regime"), ("kurdish_led", OUTSIDE))},
    }
    counted = ("alive", "russia", "regime", "kurdish_led")
    texts = {name: words("of", n=readings[name], all=all_tracks) for name in counted if readings[name] is not None}
    return Found(
        state=state, readings=readings, numbers=numbers | _ahead(network, words), flip=_flip(network, measure),
        texts=texts | {"cuts": listed([_called(actor, words) for actor in network.cuts]) or words("nobody")},
        heading="" if state != "shared lead" or 0 < len(leaders) <= 2 else "many first" if leaders else "nobody first",
        forms=[_picture(network, measure, words)], rows=_rows(network, number, words),
    )


def _called(actor: str, words: Words) -> str:
    """An actor's name inside a sentence."""
    return words(IN_A_SENTENCE.get(actor, actor))


def _several(actors: list[str], words: Words) -> str:
    """Up to three actors by their names, more by their number."""
    return listed([_called(actor, words) for actor in actors]) if len(actors) <= 3 else words("actors", n=len(actors))


def _reading(number: int, words: Words) -> str:
    """What a value of the dial for the net stands for."""
    return words({ARTICLE_NET: "links of the article", BOTH_NET: "links of both"}.get(number, "links of a year"),
                 year=number)


def _flip(network: Network, measure: int) -> str:
    if len(network.leaders) > 1:
        return "shared"
    return "ahead by betweenness" if measure and network.second else "ahead" if network.second else "nobody behind"


def _ahead(network: Network, words: Words) -> dict[str, object]:
    """By how much the first in rank leads the second, and who that is."""
    if not network.leaders or not network.second:
        return {}
    ahead = network.score[network.leaders[0]] - network.score[network.second[0]]
    return {"ahead": ahead, "links": words("one link" if round(ahead, 9) == 1 else "links", n=ahead),
            "second": _several(network.second, words)}


def _picture(network: Network, measure: int, words: Words) -> Links:
    """Actors in the order of their rank, and tracks with the number of their parties."""
    score = {actor: decimals(value) if measure else f"{value:g}" for actor, value in network.score.items()}
    sets = {link.track for link in network.links if link.parties > 1}
    count = {track: words("or more" if track in sets else "parties", n=network.parties(track))
             for track in network.tracks}
    return Links(
        left={actor: End(name=words(actor), says=score[actor], leads=actor in network.leaders)
              for actor in network.rank},
        right={track: End(name=words(track), says=count[track]) for track in network.tracks},
        left_name=words("actors by", measure=words(MEASURES[measure])), right_name=words("tracks by"),
        links=[(link.actor, link.track) for link in network.links],
    )


def _rows(network: Network, number: int, words: Words) -> list[list[str]]:
    """Each actor with its measures and its tracks."""
    rows = []
    for actor in network.rank:
        mine = [words("in a track", track=words(link.track), where=_where(link, words)) for link in network.links
                if link.actor == actor]
        none = words("none by P20" if actor == OUTSIDE and number in (ARTICLE_NET, BOTH_NET) else "none")
        share = network.degree[actor] / len(network.tracks) if network.tracks else 0.0
        rows.append([words(actor), str(network.degree[actor]), decimals(share), decimals(network.between[actor]),
                     "; ".join(mine) or none])
    return rows


def _where(link: Link, words: Words) -> str:
    """The paragraph of a link, its round or the number of its rounds on record, or that it is ours."""
    if link.rounds > 1:
        return words("rounds", n=link.rounds)
    return words(link.where) if link.where in (GUARANTOR, OURS) else link.where


def _nothing(words: Words) -> Found:
    """Without the tables of rounds and zones."""
    names = ("centrality", "between", "alive", "groups", "cuts", "russia", "regime", "kurdish_led")
    empty = Links(left={}, right={}, links=[], left_name=words("no actors"), right_name=words("no tracks"))
    return Found(state="no data", flip="no data", readings=dict.fromkeys(names), rows=[], forms=[empty],
                 texts={name: words("no data") for name in names}, numbers={"reading": words("no data")})


def robust(dials: Mapping[str, float], words: Words, tables: Tables) -> list[list[str]]:
    """Does the ranking hold from one reading to the next? The same toggles for every net that there is."""
    rows = []
    for number in (ARTICLE_NET, BOTH_NET, *YEARS):
        try:
            network = build(net(number, tables["rounds"], tables["zones"]), dials)
        except ValueError:
            continue
        first = capitalised(_several(network.leaders, words) or words("nobody"))
        rows.append([_reading(number, words), first, words("of", n=len(network.alive), all=len(network.tracks)),
                     str(network.parts)])
    return rows


def background(words: Words, tables: Tables) -> list[list[list[str]]]:
    """What we put in: each link that the article states, with its paragraph."""
    return [[[words(link.actor), words(link.track), link.where] for link in ARTICLE]]
