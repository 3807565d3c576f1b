"""The tracks lab: its words, dials, presets, predictions and sources. The links are in `links`, the measures in
`network`."""

from __future__ import annotations

from collections.abc import Sequence

from casebook.thinking.labs.contract import (
    Dial,
    Guess,
    Lab,
    Option,
    Prediction,
    Preset,
    Result,
    Row,
    Source,
    Table,
    Values,
    settle,
)
from casebook.thinking.labs.tracks import model
from casebook.thinking.labs.tracks.links import ARTICLE_NET, BOTH_NET, YEARS


def _toggle(name: str, label: str, words: str, loc: str = "", ours: bool = True) -> Dial:
    return Dial(id=name, label=label, help=words, kind="toggle", start=0.0, loc=loc, ours=ours)


DIALS = (
    Dial(id="net", label="Which links", kind="choice", low=ARTICLE_NET, high=YEARS[-1], start=ARTICLE_NET,
         loc="P3, P15, P26, P36",
         options=(Option(value=ARTICLE_NET, label="the article (December 2017)"),
                  Option(value=BOTH_NET, label="article and records of 2017"),
                  *(Option(value=year, label=f"records of {year}") for year in YEARS)),
         help="The article's links have a paragraph each. Records are rounds that were held and who took part, from"
         " other sources; they are not Heller's claims."),
    Dial(id="measure", label="Rank by", kind="choice", low=0, high=1, start=0, ours=True,
         options=(Option(value=0, label="number of tracks"), Option(value=1, label="betweenness")),
         help="Number of tracks counts seats. Betweenness asks who lies on the shortest ways between the others."),
    _toggle("russia", "Take Russia out", "Heller calls Russia the single common feature of the side talks (P28). See"
            " what is left without it.", "P28"),
    _toggle("us", "Take the United States out", "Heller asks what Washington will do once it finds that Geneva does not"
            " serve it (P45). That it leaves every track is our what-if.", "P45"),
    _toggle("geneva", "Take the Geneva track out", "See who still meets whom if Geneva ends, which its sponsors do not"
            " want (P44).", "P14, P44"),
    _toggle("opposition", "Take the opposition's delegates out", "Heller doubts their ties to the ground (P16).",
            "P16"),
    _toggle("seat", "Give the Kurdish-led forces a seat at Geneva", "Heller finds that they have none (P20). A seat is"
            " our what-if.", "P20"),
    _toggle("damascus", "Give the regime a seat in Russia's tracks", "Astana, the local talks and Sochi. The article"
            " names no delegation of the regime there (P26); records show it at Astana.", "P26"),
    _toggle("unnamed", "Leave out whom the article does not name", "The third party in the southwest (P3) and three"
            " zones whose other guarantors are not named (P26).", "P3, P26"),
)


def _values(**changed: float) -> dict[str, float]:
    return {dial.id: dial.start for dial in DIALS} | changed


PRESETS = (
    Preset(
        id="author", label="As the article states it", who="author", values=_values(),
        why="Only links that Heller states, each with its paragraph in the table. The network is a preset to think"
        " with, not a full list of who met whom.",
    ),
    Preset(
        id="critic", label="Who was in the room", who="critic", values=_values(net=BOTH_NET),
        why="A critic's preset: the article's links and those on record for 2017 up to 14 December, when the round of"
        " which it speaks closed. Sources stand with the facts below.",
    ),
    Preset(
        id="neutral", label="Without the unnamed", who="neutral", values=_values(unnamed=1),
        why="The article's links without the party and the zones that it leaves unnamed: a preset to see how much of"
        " the ranking comes from what an author mentions.",
    ),
)

PREDICTIONS = (
    Prediction(
        id="without", prompt="Heller's article has nine tracks. Russia leaves all of them. In how many do at least two"
        " parties remain?",
        options=(
            Guess(id="none", text="In none", feedback="Four remain: Geneva, Astana, the southwest and Riyadh. Being in"
                  " almost every track is not the same as being needed in each."),
            Guess(id="four", text="In four", right=True, feedback="Yes: Geneva, Astana, the southwest and Riyadh. Five"
                  " others have no second party left, four of them because the article names none there."),
            Guess(id="eight", text="In eight", feedback="Fewer: four. In three zones and in Sochi the article names"
                  " nobody but Russia, and in the local talks the rebels remain alone."),
        ),
    ),
    Prediction(
        id="seat", prompt="One force holds much of the country and, by the article, takes part in none of these tracks."
        " Which?",
        options=(
            Guess(id="regime", text="The regime", feedback="The regime sends delegates to Geneva, if without powers"
                  " (P17)."),
            Guess(id="kurds", text="The Kurdish-led forces", right=True, feedback="Yes (P20). Most of the country is"
                  " divided between them and the regime, Heller writes, and Geneva has no place for them."),
            Guess(id="rebels", text="The local rebels", feedback="They take part in the local talks that end in"
                  " surrender (P16, P33)."),
        ),
    ),
    Prediction(
        id="power", prompt="In the article's network Russia is in eight tracks of nine and the regime in one. Who can"
        " stop a settlement, by Heller's last section?",
        options=(
            Guess(id="russia", text="Russia, because it is in almost every track", feedback="Russia wants a settlement"
                  " of its own making (P35). It is the regime that Heller expects to refuse (P40)."),
            Guess(id="regime", text="The regime, although it is in only one", right=True, feedback="Yes (P40). A seat"
                  " in many rooms is one thing; a signature that nobody can replace is another. Counting links cannot"
                  " see a veto."),
            Guess(id="un", text="The United Nations, as the host of Geneva", feedback="The UN lends its name, which"
                  " Russia needs (P35). But it is the regime that Heller expects to refuse (P40)."),
        ),
    ),
)

LITERATURE = (
    Source(citation='L. C. Freeman, "A Set of Measures of Centrality Based on Betweenness" (1977)',
           status="read about, not read",
           url="https://sites.google.com/view/quentincrain/blog/sna-wednesday/freemans-classic-paper-on-centrality-"
           "measures"),
    Source(citation='U. Brandes, "A Faster Algorithm for Betweenness Centrality", Journal of Mathematical Sociology 25'
           " (2001), 163-177", status="abstract seen",
           url="https://fdocument.org/document/a-faster-algorithm-for-betweenness-centrality-algouni-faster-algorithm-"
           "for.html"),
    Source(citation='S. Vuković, "Coping with Complexity: Analyzing Cooperation and Coordination in Multiparty'
           ' Mediation Processes", International Negotiation 17 (2012), 265-293', status="abstract seen",
           url="https://docslib.org/download/6422294/coping-with-complexity-analyzing-cooperation-and-coordination-in-"
           "multiparty-mediation-processes"),
    Source(citation="C. A. Crocker, F. O. Hampson and P. Aall (eds), Herding Cats: Multiparty Mediation in a Complex"
           " World (1999)", status="reviews and an excerpt seen",
           url="https://www.usip.org/rising-challenge-multiparty-mediation-organizational-implications-and-individual-"
           "leadership"),
    Source(citation="The Astana platform for Syria: the limits of a conflict management mediation process (PRIO and"
           " XCEPT)", status="summary seen; author and year not checked",
           url="https://xcept-research.org/publication/the-astana-platform-for-syria-the-limits-of-a-conflict-"
           "management-mediation-process"),
)


def make(rounds: Sequence[Row] | None = None, zones: Sequence[Row] | None = None) -> Lab:
    """The tracks lab.

    Parameters
    ----------
    rounds, zones
        Rows of the tables of rounds of talks and of de-escalation zones. Without them only the article's own links can
        be shown; the other readings say "no data".
    """
    held, areas = list(rounds or ()), list(zones or ())

    def evaluate(values: Values) -> Result:
        return model.evaluate(held, areas, settle(DIALS, values))

    def robust(values: Values) -> Table:
        return model.robust(held, areas, settle(DIALS, values))

    return Lab(
        id="tracks",
        title="Who is in which track?",
        question="Does being in most tracks make an actor the one who can make peace?",
        intro=(
            "On the left stand the actors, on the right the tracks of talks; a line means that an actor takes part. The"
            " actors stand in the order of their rank. You choose whose account of the links to use, the article's or"
            " the records of rounds that were held, and you take actors out or give them seats, and watch whether the"
            " ranking holds. A network like this is a preset to think with: it shows who was named, not who had power."
        ),
        dials=DIALS,
        presets=PRESETS,
        predictions=PREDICTIONS,
        states=model.STATES,
        notice=(
            "Take Russia out. Into how many groups does the network fall, and which tracks are left?",
            "Take the United States out instead. What falls apart?",
            "Leave out whom the article does not name. How much of the ranking came from what an author mentions?",
            "Add the records of 2017. Who gains most, and does Russia still lead?",
            "P26 gives each of the four zones a set of guarantors of its own. Which do the records name?",
            "Take the records of 2017 alone. Why does another actor lead? They list who sat at the table, while Heller"
            " also counts who stood behind it (P26).",
            "Go through the years. When does Astana appear, and who is in no round at all?",
            "Rank by betweenness. Does the order change, and do you find that measure better?",
        ),
        leaves_out=(
            "The network leaves out what was said in a room, how much each seat mattered, and who could say no."
        ),
        critique=(
            "Most central is not most powerful: the regime has one link in the article and can stop everything (P40)."
            " Centrality partly measures whom an author bothers to name. The network suggests that Russia will have its"
            " way; the lab on the bargaining range suggests deadlock; Heller's last section (P39 to P43) sides with the"
            " second. Who counts as one actor is a choice too: the opposition was several groups."
        ),
        literature=LITERATURE,
        facts=model.facts(held, areas),
        evaluate=evaluate,
        text=model.text,
        robust=robust,
        background=(model.link_table(),),
    )
