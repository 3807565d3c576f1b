"""From dial values to a result: who is in most tracks, who holds the network together, what is left without them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from casebook.thinking.labs.contract import Fact, Reading, Result, Row, Table
from casebook.thinking.labs.text import decimals, listed, plain
from casebook.thinking.labs.tracks import picture
from casebook.thinking.labs.tracks.links import (
    ARTICLE,
    ARTICLE_NET,
    BOTH_NET,
    CUT,
    NAMES,
    OUTSIDE,
    RUSSIAN_LED,
    TRACKS,
    UNNAMED_ACTORS,
    UNNAMED_TRACKS,
    YEARS,
    Link,
    called,
    net,
)
from casebook.thinking.labs.tracks.network import betweenness, components, cut_nodes, graph

CLOSE = 1e-9
STATES = {
    "one leads": "One actor ranks above all others.",
    "shared lead": "Several actors rank first together.",
    "no links": "No link is left.",
    "no data": "The tables of rounds and zones were not given.",
}
MEASURES = {0: "number of tracks", 1: "betweenness"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A network after the learner's changes, with its measures.

    Attributes
    ----------
    actors, tracks, links
        What is left. An actor without any link is kept: to be in no track is a finding.
    rank
        The actors from first to last by the chosen measure; equals in the order of `NAMES`.
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
    def alive(self) -> list[str]:
        """The tracks in which at least two parties are left."""
        return [track for track in self.tracks if sum(link.track == track for link in self.links) >= 2]


def build(links: Iterable[Link], values: Mapping[str, float]) -> Network:
    """The network of some links after the toggles of `values`, measured."""
    links = list(links)
    gone = {name for name, dial in (("russia", "russia"), ("us", "us"), ("opposition", "opposition")) if values[dial]}
    dropped = {"geneva"} if values["geneva"] else set()
    if values["unnamed"]:
        gone |= set(UNNAMED_ACTORS)
        dropped |= set(UNNAMED_TRACKS)
    tracks = [track for track in TRACKS if track not in dropped and any(link.track == track for link in links)]
    actors = [actor for actor in NAMES if actor not in gone
              and (actor == OUTSIDE or any(link.actor == actor for link in links))]
    if values["seat"] and "geneva" in tracks:
        links.append(Link(OUTSIDE, "geneva", "ours"))
    if values["damascus"] and "regime" in actors:
        known = {link.track for link in links if link.actor == "regime"}
        links += [Link("regime", track, "ours") for track in RUSSIAN_LED if track in tracks and track not in known]
    links = [link for link in links if link.actor in actors and link.track in tracks]
    return _measured(actors, tracks, links, int(values["measure"]))


def _measured(actors: list[str], tracks: list[str], links: list[Link], measure: int) -> Network:
    web = graph([*actors, *(f"track {track}" for track in tracks)],
                [(link.actor, f"track {link.track}") for link in links])
    degree = {actor: len(web[actor]) for actor in actors}
    between = betweenness(web)
    score = {actor: float(degree[actor]) if measure == 0 else between[actor] for actor in actors}
    rank = sorted(actors, key=lambda actor: (-round(score[actor], 9), -degree[actor]))
    return Network(actors=actors, tracks=tracks, links=links, degree=degree, between=between,
                   parts=len(components(web)), cuts=cut_nodes(web, actors), rank=rank, score=score)


def state_of(network: Network) -> str:
    """The named state; see `STATES`. Where nobody stands between others, all share the lead."""
    if not network.links:
        return "no links"
    return "one leads" if len(network.leaders) == 1 else "shared lead"


def evaluate(rounds: list[Row], zones: list[Row], values: Mapping[str, float]) -> Result:
    """The network at one (settled) setting of the dials."""
    number = int(values["net"])
    try:
        links = net(number, rounds, zones)
    except ValueError:
        return _nothing()
    network = build(links, values)
    state = state_of(network)
    sentence = _sentence(state, network)
    measure = int(values["measure"])
    scene = picture.Scene(
        heading=_heading(state, network),
        title=sentence,
        left_head=f"actors ({MEASURES[measure]})",
        actors=[picture.End(id=actor, words=f"{NAMES[actor]}: {_score(network, actor, measure)}",
                            leads=actor in network.leaders) for actor in network.rank],
        tracks=[picture.End(id=track, words=f"{TRACKS[track]} ({sum(link.track == track for link in network.links)})")
                for track in network.tracks],
        links=[(link.actor, link.track) for link in network.links],
    )
    alt = _alt(scene, number)
    return Result(state=state, sentence=sentence, readings=_readings(network), flip=_flip(network, measure),
                  svg=picture.draw(scene, alt), alt=alt, table=_table(network, number))


def reading_name(number: int) -> str:
    """What a value of the dial for the net stands for, in words."""
    if number == ARTICLE_NET:
        return "the links that the article states"
    if number == BOTH_NET:
        return "the article's links and those on record for 2017, up to 14 December"
    return f"the links on record for {number}"


def _score(network: Network, actor: str, measure: int) -> str:
    return str(network.degree[actor]) if measure == 0 else decimals(network.between[actor])


def _heading(state: str, network: Network) -> str:
    if state == "no links":
        return "Nobody is linked to anything"
    if not network.leaders:
        return "Nobody stands between others"
    if len(network.leaders) > 2:  # more names would not fit into the picture's width
        return f"{len(network.leaders)} actors rank first together"
    return f"{_first(network)} {'ranks' if len(network.leaders) == 1 else 'rank'} first"


def _first(network: Network) -> str:
    """Whoever ranks first, at the head of a sentence; their number where they are more than three."""
    names = [called(actor) for actor in network.leaders]
    words = listed(names) if len(names) <= 3 else f"{len(names)} actors together"
    return words[0].upper() + words[1:]


def _sentence(state: str, network: Network) -> str:
    if state == "no links":
        return "No link is left between any actor and any track."
    left = f"{len(network.alive)} of {len(network.tracks)} tracks have two parties or more."
    if not network.leaders:
        return f"Nobody stands between others. {left}"
    if len(network.leaders) > 1:
        return f"{_first(network)} rank first. {left}"
    degree = network.degree[network.leaders[0]]
    return f"{_first(network)} ranks first, with a part in {degree} of {len(network.tracks)} tracks. {left}"


def _flip(network: Network, measure: int) -> str:
    if len(network.leaders) > 1:
        return "The lead is shared: one link more or less for one of them would decide it."
    behind = [actor for actor in network.rank if actor not in network.leaders and network.score[actor] > CLOSE]
    if not network.leaders or not behind:
        return "There is no second place to measure the lead against."
    best = network.score[behind[0]]
    seconds = [actor for actor in behind if network.score[actor] >= best - CLOSE]
    next_in_rank = listed([called(actor) for actor in seconds]) if len(seconds) <= 3 else f"{len(seconds)} actors"
    ahead = network.score[network.leaders[0]] - best
    if measure == 1:
        return f"{_first(network)} is {decimals(ahead)} in betweenness ahead of the next in rank, {next_in_rank}."
    return (
        f"{_first(network)} is {ahead:.0f} {'link' if ahead == 1 else 'links'} ahead of the next in rank,"
        f" {next_in_rank}. That many links would have to be wrong before the lead is shared."
    )


def _readings(network: Network) -> tuple[Reading, ...]:
    def tracks_of(name: str, actor: str, label: str) -> Reading:
        if actor not in network.degree:
            return Reading(id=name, label=label, value=None, text="not in this network")
        return Reading(id=name, label=label, value=float(network.degree[actor]),
                       text=f"{network.degree[actor]} of {len(network.tracks)}")

    lead = network.rank[0] if network.leaders else ""
    share = network.degree[lead] / len(network.tracks) if lead else None
    return (
        Reading(id="centrality", label="Share of the tracks that the first in rank takes part in", value=share,
                text="nobody ranks first" if share is None else decimals(share)),
        Reading(id="between", label="Betweenness of the first in rank",
                value=network.between[lead] if lead else None,
                text=decimals(network.between[lead]) if lead else "nobody ranks first"),
        Reading(id="alive", label="Tracks with two parties or more", value=float(len(network.alive)),
                text=f"{len(network.alive)} of {len(network.tracks)}"),
        Reading(id="groups", label="Separate groups (single actors and tracks counted too)",
                value=float(network.parts), text=str(network.parts)),
        Reading(id="cuts", label="Actors whose leaving would split a group", value=float(len(network.cuts)),
                text=listed([called(actor) for actor in network.cuts])),
        tracks_of("russia", "russia", "Tracks of Russia"),
        tracks_of("regime", "regime", "Tracks of the regime"),
        tracks_of("kurdish_led", OUTSIDE, "Tracks of the Kurdish-led forces"),
    )


def _table(network: Network, number: int) -> Table:
    rows = []
    for actor in network.rank:
        where = "; ".join(f"{TRACKS[link.track]} ({link.where})" for link in network.links if link.actor == actor)
        share = network.degree[actor] / len(network.tracks) if network.tracks else 0.0
        rows.append((NAMES[actor], str(network.degree[actor]), decimals(share), decimals(network.between[actor]),
                     where or ("none (P20)" if actor == OUTSIDE and number in (ARTICLE_NET, BOTH_NET) else "none")))
    return Table(caption=f"Actors in the order of their rank: {reading_name(number)}", rows=tuple(rows),
                 header=("Actor", "Tracks", "Share of all tracks", "Betweenness", "Takes part in"))


def _alt(scene: picture.Scene, number: int) -> str:
    left = "; ".join(actor.words for actor in scene.actors)
    right = "; ".join(track.words for track in scene.tracks)
    return (
        f"{scene.heading}. A network of two columns, with {reading_name(number)}. On the left, {scene.left_head}, from"
        f" the first in rank down: {left}. On the right, {picture.RIGHT_HEAD}: {right}. Lines join them as the table"
        " says; the links of whoever ranks first are thick, with a square."
    )


def _nothing() -> Result:
    """The result without the tables of rounds and zones."""
    sentence = "The tables of rounds and zones were not given, so there are no records to add."
    scene = picture.Scene(heading="No records: the tables are missing", title=sentence, left_head="actors",
                          actors=[], tracks=[], links=[])
    alt = f"{scene.heading}. On the left, {scene.left_head}; on the right, {picture.RIGHT_HEAD}; both are empty."
    table = Table(caption="No records", header=("Actor", "Tracks"), rows=())
    reading = Reading(id="alive", label="Tracks with two parties or more", value=None, text="no data")
    return Result(state="no data", sentence=sentence, readings=(reading,), flip="There is no flip point without data.",
                  svg=picture.draw(scene, alt), alt=alt, table=table)


def robust(rounds: list[Row], zones: list[Row], values: Mapping[str, float]) -> Table:
    """Does the ranking hold from one reading to the next? The same toggles for every net that there is."""
    rows = []
    for number in (ARTICLE_NET, BOTH_NET, *YEARS):
        try:
            network = build(net(number, rounds, zones), values)
        except ValueError:
            continue
        rows.append((reading_name(number), _first(network) if network.leaders else "Nobody",
                     f"{len(network.alive)} of {len(network.tracks)}", str(network.parts)))
    return Table(caption=f"Who ranks first ({MEASURES[int(values['measure'])]}), from one reading to the next",
                 header=("Reading", "First", "Tracks with two parties", "Groups"), rows=tuple(rows))


def link_table() -> Table:
    """What we put in: each link that the article states, with its paragraph."""
    return Table(
        caption="The links that the article states, as we read it (a third party and three zones are not named there)",
        header=("Actor", "Track", "Paragraph"),
        rows=tuple((NAMES[link.actor], TRACKS[link.track], link.where) for link in ARTICLE),
    )


def facts(rounds: list[Row], zones: list[Row]) -> tuple[Fact, ...]:
    """The rounds of 2017 up to mid-December and the four zones as facts with their sources."""
    found = []
    for row in rounds:
        if str(row["held"]).lower() == "true" and "2017-01-01" <= str(row["start_date"]) <= CUT:
            found.append(_fact(row, f"{row['round']}, from {_day(str(row['start_date']))}, {row['place']}:"
                                    f" {row['participants']}."))
    for row in zones:
        guarantors = listed([_the(name) for name in str(row["guarantors"]).split(";")])
        found.append(_fact(row, f"De-escalation zone {row['zone']}: guarantors {guarantors}."))
    return tuple(found)


def _fact(row: Row, text: str) -> Fact:
    confidence = str(row["confidence"])
    return Fact(id=str(row["id"]).replace("-", "_"), text=text, source_title=str(row["source_title"]),
                source_url=str(row["source_url"]),
                confidence="high" if confidence == "high" else "medium" if confidence == "medium" else "low")


def _the(name: str) -> str:
    return f"the {name}" if name == "United States" else name


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")


def _day(iso: str) -> str:
    """An ISO day in words: "2017-01-23" is "23 January 2017"."""
    year, month, day = iso.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


text = plain
