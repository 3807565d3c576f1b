"""The tracks lab: who is in most tracks, who holds the network together, what is left without them. Words and links:
data/labs/tracks.yaml, as `track_links` reads them; the measures: `network`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from casebook.files.wording import capitalised, decimals, listed
from casebook.files.words import Words
from casebook.thinking.forms.links import End, Links
from casebook.thinking.labs.lab import Found, Given, Rows
from casebook.thinking.labs.network import betweenness, components, cut_nodes, graph
from casebook.thinking.labs.track_links import ARTICLE_NET, BOTH_NET, GUARANTOR, OURS, Link, net, stated, years

CLOSE = 1e-9
OUTSIDE = "kurdish-led"
"""The forces that hold much of the country and, as Heller writes in P20, fit into no seat at Geneva."""
MEASURES = ("number of tracks", "betweenness")


class Network:
    """The network of some links after the learner's changes, with its measures.

    Attributes
    ----------
    actors, tracks, links
        What is left. An actor without any link is kept: to be in no track is a finding.
    rank, score
        The actors from first to last by the chosen measure (equals in the order of the coding), and that measure.
    leaders, second
        The actors that rank first, and next; nobody where there is no link, or where nobody stands between others.
    """

    def __init__(self, links: Iterable[Link], dials: Mapping[str, float], given: Given) -> None:
        links = list(links)
        gone = {name for name in ("russia", "us", "opposition", "geneva") if dials[name]}
        if dials["unnamed"]:
            gone |= {*given["unnamed"], *given["unnamed_tracks"]}
        there = {OUTSIDE, *(name for link in links for name in (link.actor, link.track))} - gone
        if dials["seat"]:
            links.append(Link(OUTSIDE, "geneva", OURS))
        if dials["damascus"]:
            known = {link.track for link in links if link.actor == "regime"}
            links += [Link("regime", track, OURS) for track in given["russian_led"] if track not in known]
        self.given = given
        self.actors = [actor for actor in given["actors"] if actor in there]
        self.tracks = [track for track in given["tracks"] if track in there]
        self.links = [link for link in links if {link.actor, link.track} <= there]
        web = graph([*self.actors, *self.tracks], [(link.actor, link.track) for link in self.links])
        self.degree, self.between = {actor: len(web[actor]) for actor in self.actors}, betweenness(web)
        self.parts, self.cuts = len(components(web)), cut_nodes(web, self.actors)
        self.score = {actor: self.between[actor] if dials["measure"] else float(self.degree[actor])
                      for actor in self.actors}
        self.rank = sorted(self.actors, key=lambda actor: (-round(self.score[actor], 9), -self.degree[actor]))
        self.leaders = self._highest(self.rank)
        self.second = self._highest([actor for actor in self.rank if actor not in self.leaders])

    def _highest(self, actors: Sequence[str]) -> list[str]:
        top = max((self.score[actor] for actor in actors), default=0.0)
        return [actor for actor in actors if top > CLOSE and self.score[actor] >= top - CLOSE]

    def parties(self, track: str) -> int:
        """How many parties a track has, at least."""
        return sum(link.parties for link in self.links if link.track == track)

    @property
    def alive(self) -> list[str]:
        """The tracks in which at least two parties are left."""
        return [track for track in self.tracks if self.parties(track) >= 2]

    def called(self, actors: Sequence[str]) -> str:
        """Actors by their names inside a sentence."""
        return listed([self.given["inside"].get(actor, self.given["actors"][actor]) for actor in actors])

    def several(self, actors: Sequence[str], words: Words) -> str:
        """Up to three actors by their names, more by their number."""
        return self.called(actors) if len(actors) <= 3 else words("actors", n=len(actors))


def model(dials: Mapping[str, float], words: Words, given: Given) -> Found:
    """The network at one setting of the dials."""
    number, measure = round(dials["net"]), round(dials["measure"])
    links = net(number, given)
    if links is None:
        return _nothing(words)
    network = Network(links, dials, given)
    leaders, all_tracks, alive = network.leaders, len(network.tracks), len(network.alive)
    lead, first = leaders[0] if leaders else "", capitalised(network.several(leaders, words))
    counted = {"alive": float(alive), **{name: float(network.degree[actor]) if actor in network.degree else None
               for name, actor in (("russia", "russia"), ("regime", "regime"), ("kurdish_led", OUTSIDE))}}
    texts = {name: words("of", n=count, all=all_tracks) for name, count in counted.items() if count is not None}
    return Found(
        state="no links" if not network.links else "one leads" if len(leaders) == 1 else "shared lead",
        readings={"centrality": network.degree[lead] / all_tracks if lead else None,
                  "between": network.between[lead] if lead else None, **counted,
                  "groups": float(network.parts), "cuts": float(len(network.cuts))},
        texts=texts | {"cuts": network.called(network.cuts) or words("nobody")},
        numbers={"first": first, "tracks": all_tracks, "alive_tracks": alive, "count": len(leaders),
                 "first_degree": network.degree.get(lead, 0), "reading": _reading(number, words),
                 "who_first": words("rank first", first=first) if leaders else words("nobody between"),
                 **_ahead(network, words)},
        flip=_flip(network, measure),
        heading="" if len(leaders) in (1, 2) or not network.links else "many first" if leaders else "nobody first",
        forms=[_picture(network, measure, words)], rows=_rows(network, number, words),
    )


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
    if not network.second:
        return {}
    ahead = network.score[network.leaders[0]] - network.score[network.second[0]]
    return {"ahead": ahead, "links": words("one link" if round(ahead, 9) == 1 else "links", n=ahead),
            "second": network.several(network.second, words)}


def _picture(network: Network, measure: int, words: Words) -> Links:
    """Actors in the order of their rank, and tracks with the number of their parties."""
    sets = {link.track for link in network.links if link.parties > 1}
    return Links(
        left={actor: End(name=network.given["actors"][actor], leads=actor in network.leaders,
                         says=decimals(network.score[actor]) if measure else f"{network.degree[actor]}")
              for actor in network.rank},
        right={track: End(name=network.given["tracks"][track],
                          says=words("or more" if track in sets else "parties", n=network.parties(track)))
               for track in network.tracks},
        left_name=words("actors by", measure=words(MEASURES[measure])), right_name=words("tracks by"),
        links=[(link.actor, link.track) for link in network.links],
    )


def _rows(network: Network, number: int, words: Words) -> Rows:
    """Each actor with its measures and its tracks."""
    rows = []
    for actor in network.rank:
        mine = [words("in a track", track=network.given["tracks"][link.track], where=_where(link, words))
                for link in network.links if link.actor == actor]
        none = "none by P20" if actor == OUTSIDE and number in (ARTICLE_NET, BOTH_NET) else "none"
        share = network.degree[actor] / len(network.tracks) if network.tracks else 0.0
        rows.append([network.given["actors"][actor], str(network.degree[actor]), decimals(share),
                     decimals(network.between[actor]), "; ".join(mine) or words(none)])
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
                 texts=dict.fromkeys(names, words("no data")), numbers={"reading": words("no data")})


def robust(dials: Mapping[str, float], words: Words, given: Given) -> Rows:
    """Does the ranking hold from one reading to the next? The same toggles for every net that there is."""
    rows = []
    for number in (ARTICLE_NET, BOTH_NET, *years(given)):
        links = net(number, given)
        if links is not None:
            network = Network(links, dials, given)
            first = capitalised(network.several(network.leaders, words) or words("nobody"))
            rows.append([_reading(number, words), first, words("of", n=len(network.alive), all=len(network.tracks)),
                         str(network.parts)])
    return rows


def background(words: Words, given: Given) -> Sequence[Rows]:
    """What we put in: each link that the article states, with its paragraph."""
    return [[[given["actors"][link.actor], given["tracks"][link.track], link.where] for link in stated(given)]]
