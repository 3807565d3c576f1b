"""The peacekeepers lab: its words, dials, presets and predictions. People and precedents come from fact tables."""

from __future__ import annotations

from collections.abc import Sequence

from casebook.thinking.labs.contract import (
    Dial,
    Fact,
    Guess,
    Lab,
    Option,
    Prediction,
    Preset,
    Result,
    Row,
    Source,
    Values,
    settle,
)
from casebook.thinking.labs.peacekeepers import model, sectors

DIALS = (
    Dial(id="r_out", label="Peacekeepers in the outer sectors", low=0.0, high=20.0, step=0.5, start=2.0,
         unit="per 1000 people", loc="P6, P7",
         help="The author expects the outer sectors to be the easier ones (P6) and gives them forces of their own (P7)."
         " Peaceful places have 1 to 4 police for each 1000 people."),
    Dial(id="r_in", label="Peacekeepers in the central zone", low=model.CENTRE_LOW, high=model.CENTRE_HIGH, step=0.5,
         start=20.0, unit="per 1000 people", loc="P6",
         help="The mixed zone from Damascus to Aleppo, which the author calls hard to stabilize (P6). A rule of thumb"
         " says 20 or more."),
    Dial(id="per_km", label="Peacekeepers along the inner lines", low=0.0, high=20.0, step=0.5, start=2.0,
         unit="per kilometre", loc="P7",
         help="Troops between the sectors, such as Russians along the Alawite one (P7). On Cyprus the UN has about 4.8"
         " per kilometre of a quiet line."),
    Dial(id="km", label="Length of the inner lines", low=0.0, high=3000.0, step=50.0, start=1000.0, unit="km",
         ours=True, help="Nobody has drawn these lines; the length is our preset. The inner line of Bosnia"
         " is 1,080 km long."),
    Dial(id="rotation", label="Count those who rest and train as well", kind="toggle", start=0, ours=True,
         help="For each soldier on the ground about two more rest or make ready. Our preset: three in all."),
    Dial(id="year", label="People as counted in", kind="choice", low=2004, high=2011, start=2004, ours=True,
         options=(Option(value=2004, label="2004 (census)"), Option(value=2011, label="2011 (estimate)")),
         help="By October 2015 millions had fled, so both years are too high for that month."),
)

PRESETS = (
    Preset(
        id="author", label="Outer sectors police themselves", who="author",
        values={"r_out": 2, "r_in": 20, "per_km": 2, "km": 1000, "rotation": 0, "year": 2004},
        why="The setting under which O'Hanlon's zones save troops: the outer sectors are calm (P6) and have their own"
        " forces (P7). The numbers are our preset.",
    ),
    Preset(
        id="critic", label="Every sector is mixed", who="critic",
        values={"r_out": 20, "r_in": 20, "per_km": 5, "km": 2000, "rotation": 1, "year": 2011},
        why="A critic's setting: most governorates are mixed, so the outer sectors need as many troops as the centre,"
        " and every new line needs its own. The numbers are our preset.",
    ),
    Preset(
        id="neutral", label="Half as many in the outer sectors", who="neutral",
        values={"r_out": 10, "r_in": 20, "per_km": 5, "km": 1000, "rotation": 0, "year": 2004},
        why="The outer sectors need half the rate of the centre, and the lines are held as on Cyprus. The numbers are"
        " our preset.",
    ),
)

PREDICTIONS = (
    Prediction(
        id="share", prompt="The author calls one of the five parts hard to stabilize: the mixed central zone (P6)."
        " What share of Syria's people lived in the governorates of that zone in 2004?",
        options=(
            Guess(id="tenth", text="About a tenth", feedback="No. With our reading of P6 it is about 60 %. The phrase"
                  " about the main population belt in P6 is to be taken at its word."),
            Guess(id="third", text="About a third", feedback="More: with our reading of P6 about 60 %. Aleppo, Damascus"
                  " and its countryside alone make up 44 %."),
            Guess(id="most", text="About 60 %", right=True, feedback="Yes, with our reading of P6. The one hard part"
                  " holds most of the country's people."),
        ),
    ),
    Prediction(
        id="bosnia", prompt="After 1995 Bosnia took about 60,000 peacekeepers for about four million people. How many"
        " would the same ratio take for Syria's people of 2004?",
        options=(
            Guess(id="same", text="About 60,000", feedback="That is Bosnia's number, not its ratio. Syria had more than"
                  " four times as many people: the ratio gives about 250,000 to 320,000."),
            Guess(id="double", text="About 120,000", feedback="More. Syria had more than four times as many people as"
                  " Bosnia: the ratio gives about 250,000 to 320,000."),
            Guess(id="many", text="About 250,000 to 320,000", right=True, feedback="Yes: 13.7 to 17.8 for each 1000"
                  " people, times 17.9 million."),
        ),
    ),
)

FACTS = (
    Fact(id="druse", text="As-Suwayda is the only governorate of Syria with a Druze majority.",
         source_title="Wikipedia, As-Suwayda Governorate",
         source_url="https://en.wikipedia.org/wiki/As_Suwayd%C4%81%27_Governorate", confidence="medium"),
    Fact(id="hasakah", text="Kurds, Arabs, Assyrians, Armenians and Yazidis live in Al-Hasakah.",
         source_title="HandWiki, Al-Hasakah Governorate (copy of an encyclopedia page)",
         source_url="https://handwiki.org/wiki/Place:Al-Hasakah_Governorate", confidence="medium"),
    Fact(id="later", text="In April 2016 O'Hanlon and Sean Zeigler wrote that Syria would need peacekeepers one day.",
         source_title="RAND, Get Ready: Syria Will Need Peacekeepers, 11 April 2016",
         source_url="https://www.rand.org/pubs/commentary/2016/04/get-ready-syria-will-need-peacekeepers.html",
         confidence="high"),
)

LITERATURE = (
    Source(citation='J. T. Quinlivan, "Force Requirements in Stability Operations", Parameters 25 (winter 1995), 59-69',
           status="first page seen",
           url="http://strategicstudiesinstitute.army.mil/pubs/parameters/Articles/1995/quinliv.htm"),
    Source(citation='J. T. Quinlivan, "Burden of Victory", RAND Review (summer 2003)', status="first page seen",
           url="http://www.rand.org/pubs/periodicals/rand-review/issues/summer2003/burden.html"),
    Source(citation='J. A. Friedman, "Manpower and Counterinsurgency", Security Studies 20 (2011), 556-591',
           status="abstract seen",
           url="https://docslib.org/doc/6325943/manpower-and-counterinsurgency-empirical-foundations-for-theory-and-"
           "doctrine"),
    Source(citation='V. P. Fortna, "Does Peacekeeping Keep Peace?", International Studies Quarterly 48 (2004), 269-292',
           status="abstract seen", url="https://pdfslide.net/documents/does-peacekeeping-keep-peace.html"),
    Source(citation="F. Balanche, Sectarianism in Syria's Civil War (Washington Institute, 2018)",
           status="front matter seen; its maps not checked against our tiles",
           url="https://123dok.net/document/eqox3njq-sectarianism-in-syria-s-civil-war.html"),
)


def make(
    governorates: Sequence[Row] | None = None, peacekeeping_precedents: Sequence[Row] | None = None
) -> Lab:
    """The peacekeepers lab.

    Parameters
    ----------
    governorates
        Rows of the table of governorates (name and residents). Without them every result says "no data".
    peacekeeping_precedents
        Rows of the table of precedents. Without them there is nothing to compare with.
    """
    rows, known = model.read(governorates, peacekeeping_precedents)

    def evaluate(values: Values) -> Result:
        return model.evaluate(rows, known, settle(DIALS, values))

    return Lab(
        id="peacekeepers",
        title="How many peacekeepers would five sectors take?",
        question="Does dividing Syria into sectors save peacekeepers, and what did zones of that size take elsewhere?",
        intro=(
            "The tiles show the fourteen governorates with the sector that we give each of them: our reading of P6, not"
            " the author's map, and not a map of borders. People are counted in the governorates; you set how many"
            " peacekeepers each 1000 people take in the four outer sectors and in the central zone, and how many stand"
            " along the lines between them. The rates are presets that we chose; the comparisons are sourced."
        ),
        dials=DIALS,
        presets=PRESETS,
        predictions=PREDICTIONS,
        states=model.STATES,
        notice=(
            "How much of the total stands in the central zone alone?",
            "Raise the rate of the outer sectors. When do the sectors stop saving peacekeepers?",
            "Make the inner lines longer. Which costs more peacekeepers: the lines, or people who need protection?",
            "Compare with Bosnia, the author's model (P4). Is the zone he describes larger or smaller?",
            "Switch the rotation on. Which armies could keep up such a number for years?",
        ),
        leaves_out=(
            "The model counts heads: it leaves out how good, how neutral and how welcome the peacekeepers are, and"
            " whether there is a peace to keep."
        ),
        critique=(
            "Rules such as 20 for each 1000 people are disputed: Friedman (2011) finds no support for them in 171"
            " campaigns. Fortna (2004) finds that peacekeepers do make peace last longer, once one allows for where"
            " they are sent. Dividing people into Alawite, Kurdish, Druze and Sunni sectors is O'Hanlon's idea (P6);"
            " most governorates are mixed, and drawing lines through them may itself make people flee."
        ),
        literature=LITERATURE,
        facts=FACTS,
        evaluate=evaluate,
        text=model.text,
        background=(sectors.table(),),
    )
