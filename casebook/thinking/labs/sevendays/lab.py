"""The seven days lab: its words, dials, presets, predictions and facts. The arithmetic is in `calm`."""

from __future__ import annotations

from casebook.thinking.labs.contract import (
    Dial,
    Fact,
    Guess,
    Lab,
    Option,
    Prediction,
    Preset,
    Result,
    Source,
    Values,
    settle,
)
from casebook.thinking.labs.sevendays import model

BULLETIN = "https://militarytechcooperations.wordpress.com/2016/09/18/bulletin-of-the-russian-centre-for-" \
    "reconciliation-of-opposing-sides-in-the-syrian-arab-republic-september-17-2016/"

DIALS = (
    Dial(id="n", label="Armed groups that must keep quiet", low=1, high=60, step=1, start=10, loc="P8",
         help="The author speaks of one coalition with several dozen rebel groups around Aleppo (P8). 1 would be a"
         " single commander."),
    Dial(id="q", label="Chance that a group keeps quiet on a given day", low=0.9, high=1.0, step=0.001, start=0.99,
         loc="P7", help="0.99: on 99 days of 100. All sides used the truce for their own ends (P7); how disciplined"
         " each group was, nobody knows."),
    Dial(id="together", label="Days on which all move together", low=0.0, high=1.0, step=0.05, start=0.0, ours=True,
         help="0: each group acts on its own. 1: one order for all; then there is one decision a day, not"
         " many."),
    Dial(id="k", label="Incidents a day that are let pass", kind="choice", low=0, high=3, start=0, ours=True,
         options=(Option(value=0, label="none"), Option(value=1, label="one"), Option(value=2, label="two"),
                  Option(value=3, label="three")),
         help="None is the strict reading, and it is ours: the text of the deal was not public then."),
    Dial(id="days", label="Clean days asked for", kind="choice", low=3, high=14, start=7, loc="P3",
         options=(Option(value=3, label="3"), Option(value=7, label="7"), Option(value=14, label="14")),
         help="The deal asked for seven days of calm before joint work could start (P3)."),
)

PRESETS = (
    Preset(
        id="author", label="Two patrons speak for all", who="author",
        values={"n": 2, "q": 0.99, "together": 0, "k": 0, "days": 7},
        why="The setting under which a broken truce points to somebody's will, as in P4 and P7: two sides, each held by"
        " one hand. Then seven calm days are likely. The numbers are our preset.",
    ),
    Preset(
        id="critic", label="Dozens of groups, each on its own", who="critic",
        values={"n": 30, "q": 0.99, "together": 0, "k": 0, "days": 7},
        why="A critic's setting: with thirty groups as disciplined as before, the clause fails by itself most of the"
        " time, and its failure says little about anybody's will. The numbers are our preset.",
    ),
    Preset(
        id="neutral", label="Dozens of groups, one incident let pass", who="neutral",
        values={"n": 30, "q": 0.99, "together": 0, "k": 1, "days": 7},
        why="The same thirty groups, but a single incident does not end the day's calm. The numbers are our preset.",
    ),
)

PREDICTIONS = (
    Prediction(
        id="thirty", prompt="Thirty groups each keep quiet on 99 days of 100, each on its own. One incident by any of"
        " them spoils a day. What is the chance of seven clean days in a row?",
        options=(
            Guess(id="most", text="About 93 %", feedback="That is the chance for one group alone (0.99 to the seventh"
                  " power). With thirty it is 12 %: any one of them can spoil any of the days."),
            Guess(id="half", text="About 50 %", feedback="Lower: 12 %. Fifty per cent is what ten such groups would"
                  " reach."),
            Guess(id="eighth", text="About 12 %", right=True, feedback="Yes. All thirty keep quiet on only 74 % of"
                  " days, and seven such days in a row are rare. One would wait about 28 days for them."),
        ),
    ),
    Prediction(
        id="tolerance", prompt="The same thirty groups. Now one incident a day is let pass; only a second one spoils"
        " the day. What does the chance of seven clean days become?",
        options=(
            Guess(id="quarter", text="About 25 %: twice as much", feedback="Much more: 77 %. Most of the spoiled days"
                  " had a single incident, and these now count as clean."),
            Guess(id="half", text="About 50 %", feedback="More: 77 %. Most of the spoiled days had a single incident,"
                  " and these now count as clean."),
            Guess(id="three", text="About 77 %", right=True, feedback="Yes. Most of the spoiled days had a single"
                  " incident. How a violation is counted matters more here than how well the groups behave."),
        ),
    ),
)

FACTS = (
    Fact(id="clause", text="On 19 September 2016 the State Department said what had to come first: more and lasting"
         " access for aid, and seven days of adherence to the truce. It saw less violence that week in spite of"
         " attacks, and no steady flow of aid.",
         source_title="US Embassy in Russia, statement of spokesman John Kirby, 19 September 2016",
         source_url="https://ru.usembassy.gov/pr-09192016-syria/", confidence="high"),
    Fact(id="counted", text="The Russian military counted 55 violations by armed groups in 24 hours and 199 since the"
         " truce began (bulletin of 17 September 2016). It did not count those of the government's side.",
         source_title="Bulletin of the Russian Centre for Reconciliation, 17 September 2016 (copy); SANA, same day",
         source_url=BULLETIN, confidence="high"),
    Fact(id="coalition", text="The Aleppo coalition of which P8 speaks, Fatah Halab, had seven founding groups in April"
         " 2015 and 31 by June 2015.",
         source_title="Wikipedia, Fatah Halab", source_url="https://en.m.wikipedia.org/wiki/Fatah_Halab",
         confidence="medium"),
    Fact(id="local", text="Of 145 local ceasefires in Syria from 2011 to 2019 some were followed by more violence and"
         " some by less. Less was likelier where the parties had dealt with each other before and where the steps came"
         " one by one.",
         source_title="M. Lundgren, I. Svensson and D. C. Karakus, Local Ceasefires and De-escalation (2023), abstract",
         source_url="https://ideas.repec.org/a/sae/jocore/v67y2023i7-8p1350-1375.html", confidence="high"),
)

LITERATURE = (
    Source(citation='S. J. Stedman, "Spoiler Problems in Peace Processes", International Security 22:2 (1997), 5-53',
           status="abstract seen", url="https://www.belfercenter.org/publication/spoiler-problems-peace-processes"),
    Source(citation='M. Lundgren, I. Svensson and D. C. Karakus, "Local Ceasefires and De-escalation: Evidence From the'
           ' Syrian Civil War", Journal of Conflict Resolution 67 (2023), 1350-1375', status="abstract seen",
           url="https://ideas.repec.org/a/sae/jocore/v67y2023i7-8p1350-1375.html"),
    Source(citation="The waiting time for a run of successes is textbook probability (W. Feller, An Introduction to"
           " Probability Theory and Its Applications, volume 1)",
           status="from memory; the formula is checked by simulation in our tests"),
)


def make() -> Lab:
    """The seven days lab."""

    def evaluate(values: Values) -> Result:
        return model.evaluate(settle(DIALS, values))

    return Lab(
        id="sevendays",
        title="Seven clean days, and many who can end them",
        question="How likely are seven days of calm in a row, when any one of many armed groups can break them?",
        intro=(
            "The deal of September 2016 asked for seven days of calm before the next step (P3). Suppose that each armed"
            " group keeps quiet on nearly every day. You set how many groups there are, how disciplined each is,"
            " whether they move together, and how many incidents a day are let pass. All numbers are presets that we"
            " chose, not estimates."
        ),
        dials=DIALS,
        presets=PRESETS,
        predictions=PREDICTIONS,
        states=model.STATES,
        notice=(
            "Add groups one by one. At how many does the chance fall below a half?",
            "With thirty groups, raise their discipline. How near to perfect must each be?",
            "Let one incident a day pass. Then two. Which matters more, discipline or counting?",
            "Let all move together. Why does the number of groups stop mattering?",
            "Ask for 3 days, then for 14. What does a longer test of trust test?",
            "If the clause fails, what does that tell you about the will of either side? Compare the first two"
            " presets.",
        ),
        leaves_out=(
            "The model has no anger and no memory: in it an incident is never answered, and one bad day does not make"
            " the next one worse."
        ),
        critique=(
            "Groups are not independent: commanders agree, offensives come in waves, and one incident draws another."
            " Discipline is not a number that stays the same. The strict count is our reading; the American statement"
            " of 19 September 2016 speaks of adherence, not of days without any incident. And the author's charge"
            " against Damascus in P7 is about bombing and aid, not about stray shots."
        ),
        literature=LITERATURE,
        facts=FACTS,
        evaluate=evaluate,
        text=model.text,
    )
