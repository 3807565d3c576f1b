"""The regions lab: its words, dials, presets, predictions and facts. The arithmetic is in `growth`."""

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
from casebook.thinking.labs.regions import model

DIALS = (
    Dial(id="v", label="Recruits who pass the vetting", low=0.0, high=1.0, step=0.01, start=0.5, loc="P8",
         help="Vetting is the screening of recruits. 0 is so strict that nobody passes, 1 lets everyone in. The author"
         " wants it looser (P8)."),
    Dial(id="r", label="Recruits who come forward", low=1.0, high=6.0, step=0.1, start=4.0,
         unit="per 1000 inhabitants and quarter", loc="P8",
         help="Out of every 1000 people in accessible regions, each quarter of a year. Training inside Syria is meant"
         " to raise it (P8)."),
    Dial(id="loss", label="Share of the force lost each quarter", low=0.05, high=0.25, step=0.01, start=0.1, loc="P11",
         help="Dead, captured, or gone home. The Russian intervention, which the author says complicates matters (P11),"
         " would raise it."),
    Dial(id="leak", label="Leak: recruits lost to other groups", low=0.0, high=1.0, step=0.05, start=0.0, ours=True,
         help="0: nobody changes sides. 0.6: if everyone is let in, 60 % change sides; if half are let in, 30 % do. Our"
         " addition: a critical question to P8."),
    Dial(id="hold", label="Fighters it takes to hold a region", kind="choice", low=5, high=20, start=10, ours=True,
         unit="per 1000 inhabitants",
         options=(Option(value=5, label="5 per 1000"), Option(value=10, label="10 per 1000"),
                  Option(value=20, label="20 per 1000")),
         help="How many trained people hold a region with 1000 inhabitants. Our preset."),
    Dial(id="start", label="People in accessible regions at the start", kind="choice", low=0, high=0.2, start=0.15,
         loc="P9", ours=True,
         options=(Option(value=0, label="none"), Option(value=0.1, label="10 %"), Option(value=0.15, label="15 %"),
                  Option(value=0.2, label="20 %")),
         help="The author would begin with Kurdish and Druze sectors (P9). The share is our preset."),
)

PRESETS = (
    Preset(
        id="author", label="It works in two years", who="author",
        values={"v": 0.7, "r": 5.0, "loss": 0.1, "leak": 0.0, "hold": 10, "start": 0.15},
        why="What would have to be true for half of the people to be reached in about two years (P9): many come"
        " forward, most are accepted (P8), nobody changes sides. The numbers are our preset.",
    ),
    Preset(
        id="critic", label="Few recruits, heavy losses, a leak", who="critic",
        values={"v": 0.25, "r": 2.0, "loss": 0.15, "leak": 0.6, "hold": 10, "start": 0.15},
        why="A critic's setting: few come forward, the Russian intervention raises losses (P11), and looser vetting"
        " arms other groups too. The numbers are our preset.",
    ),
    Preset(
        id="neutral", label="Middling numbers", who="neutral",
        values={"v": 0.5, "r": 4.0, "loss": 0.1, "leak": 0.6, "hold": 10, "start": 0.15},
        why="Half of the recruits pass, with some leak. The numbers are our preset.",
    ),
)

PREDICTIONS = (
    Prediction(
        id="shape", prompt="Vetting is loosened step by step, from nobody accepted to everyone. Nobody changes sides."
        " What happens to the growth of the accessible regions?",
        options=(
            Guess(id="steady", text="It rises evenly from zero", feedback="The number who join rises evenly. But losses"
                  " come first: below a threshold the regions shrink, and only above it do they grow at all."),
            Guess(id="threshold", text="Nothing is won at first; from a threshold on the regions grow", right=True,
                  feedback="Yes. Until as many join as are lost, looser vetting only slows the shrinking. Above the"
                  " threshold the growth feeds itself."),
            Guess(id="always", text="They grow at any vetting, only slower", feedback="No: a force that loses more than"
                  " it gains shrinks, however good its few recruits are."),
        ),
    ),
    Prediction(
        id="loose", prompt="Now some recruits take their weapons to other groups, and the looser the vetting, the more"
        " of them do so. Is no vetting at all the fastest way to grow?",
        options=(
            Guess(id="yes", text="Yes, more recruits are always better", feedback="Only while the leak is small. With a"
                  " leak of 0.6 growth is fastest when 83 % pass; beyond that each further one costs more than it"
                  " brings."),
            Guess(id="middle", text="No, there is a best point in between", right=True, feedback="Yes, once the leak is"
                  " above 0.5. The best share is one divided by twice the leak: 83 % for a leak of 0.6."),
            Guess(id="strict", text="No, the strictest vetting is the fastest", feedback="No: if nobody passes, nobody"
                  " replaces the losses."),
        ),
    ),
    Prediction(
        id="speed", prompt="To reach half of the people in two years (our reading of P9), about 3.5 of every 1000"
        " inhabitants of the accessible regions must join and stay each quarter (with our presets for losses and"
        " holding). The Pentagon's programme of 2015 aimed at 5,400 trainees a year. How does that compare?",
        options=(
            Guess(id="enough", text="It would have been enough", feedback="No. 5,400 a year is 0.5 per 1000 and quarter"
                  " for 15 % of 18 million people: about one seventh of what is needed."),
            Guess(id="half", text="About half of what is needed", feedback="Less: 0.5 per 1000 and quarter for 15 % of"
                  " 18 million people, about one seventh of what is needed."),
            Guess(id="seventh", text="About one seventh of what is needed", right=True, feedback="Yes: 0.5 against 3.5"
                  " per 1000 and quarter. This is why the author asks for so much more training (P8). And the"
                  " programme stayed far below its goal: see the facts."),
        ),
    ),
)

FACTS = (
    Fact(id="goal", text="At a Senate hearing on 16 September 2015 Senator Claire McCaskill recalled that the American"
         " programme to train and equip Syrian fighters was to have 5,400 trainees by the end of that year.",
         source_title="UPI, CENTCOM commander: '4 or 5' U.S.-trained Syrians fighting Islamic State, 16 September 2015",
         source_url="https://www.upi.com/Top_News/World-News/2015/09/16/"
         "CENTCOM-commander-4-or-5-US-trained-Syrians-fighting-Islamic-State/6571442424208/", confidence="high"),
    Fact(id="result", text="At the same hearing General Lloyd Austin said that four or five of the trained fighters"
         " were in the fight.",
         source_title="Transcript of the exchange with Senator Deb Fischer, 16 September 2015",
         source_url="http://bluehilltoday.blogspot.com/2015/09/gen-austin-to-fischer-only-4-or-5.html",
         confidence="high"),
    Fact(id="first", text="The plan was about 5,400 trainees a year for three years. Most of a first group of 54, who"
         " entered Syria in July 2015, were killed, captured or fled in clashes with the Nusra Front.",
         source_title="Bulletin Leader, USA general under fire for failed ISIS strategy, September 2015",
         source_url="https://bulletinleader.com/usa-general-under-fire-for-failed-isis-strategy-intelligence-"
         "controversy/87774", confidence="medium"),
    Fact(id="vetting", text="In July 2015 about 7,000 volunteers were being screened and about 60 were in training;"
         " Defense Secretary Ash Carter said that the strict vetting was needed.",
         source_title="Air & Space Forces Magazine, report of a Senate hearing in July 2015",
         source_url="https://airandspaceforces.com/?p=36709", confidence="medium"),
    Fact(id="people", text="The census of 2004 counted about 17.9 million people in Syria. The model rounds this to 18"
         " million; millions had fled by 2015.",
         source_title="Statoids, Syria districts and governorates (census of 2004)",
         source_url="http://www.statoids.com/usy.html", confidence="high"),
)

LITERATURE = (
    Source(citation="P. F. Verhulst, papers of 1838 to 1847 on the logistic curve", status="read about, not read",
           url="https://en.wikipedia.org/wiki/Pierre_Fran%C3%A7ois_Verhulst"),
    Source(citation="The force balance (join, leak, loss, hold) is ours; we know of no paper that tests it",
           status="our own"),
)


def make() -> Lab:
    """The regions lab."""

    def evaluate(values: Values) -> Result:
        return model.evaluate(settle(DIALS, values))

    return Lab(
        id="regions",
        title="How fast would the accessible regions grow?",
        question="If more moderates are trained and vetting is looser, do the regions that aid can reach grow, and can"
        " it be done in a couple of years?",
        intro=(
            "People live in regions that aid can reach, or outside them. In those regions some come forward to be"
            " trained; some of these pass the vetting; some are lost. What is left can hold more ground, and so more"
            " people are reached. You set how many come forward, how many pass, how many are lost and how many change"
            " sides. All numbers are presets that we chose, not estimates. At most 80 % of the people can be reached."
        ),
        dials=DIALS,
        presets=PRESETS,
        predictions=PREDICTIONS,
        states=model.STATES,
        notice=(
            "Lower the vetting dial from 50 % with no leak. Where does growth turn into shrinking?",
            "Set the leak to 0.6 and loosen the vetting to 100 %. Is that faster than 83 %?",
            "Find a setting that reaches half of the people in two years. How many must come forward?",
            "Raise the losses (P11) until the regions shrink. Can looser vetting make up for it?",
            "Read the last figure: the more people are reached, the more peacekeepers they would take later (P7).",
        ),
        leaves_out=(
            "The model has no front lines and no rival that grows too: the other side only shows in the losses."
        ),
        critique=(
            "A logistic curve assumes its own happy ending: if it grows at all, it grows until the ceiling. Regions"
            " differ in more than size. Arming one side may also lengthen the war or draw in helpers of the other side;"
            " the model cannot say. A second, rival force that grows in the same way would be the next thing to add."
        ),
        literature=LITERATURE,
        facts=FACTS,
        evaluate=evaluate,
        text=model.text,
    )
