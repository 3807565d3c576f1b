"""The attribution lab: its words, dials, presets, predictions and facts. The rule is in `bayes`, our numbers in
`reports`."""

from __future__ import annotations

from casebook.thinking.labs.attribution import model
from casebook.thinking.labs.attribution.reports import table
from casebook.thinking.labs.contract import (
    Dial,
    Fact,
    Guess,
    Lab,
    Prediction,
    Preset,
    Result,
    Source,
    Table,
    Values,
    settle,
)

BOARD = "https://reliefweb.int/report/syrian-arab-republic/summary-secretary-general-report-united-nations-" \
    "headquarters-board"

DIALS = (
    Dial(id="air", label="Your belief before: it was an attack from the air", low=0.0, high=1.0, step=0.01, start=0.7,
         loc="P10", help="0: ruled out. 1: certain. The author takes an air strike as given (P10); Moscow denied it."),
    Dial(id="purpose", label="Your belief before: on purpose, if from the air", low=0.0, high=1.0, step=0.01,
         start=0.71, loc="P10", help="The author cannot believe in an error (P10). That is a belief from before the"
         " evidence: it belongs here."),
    Dial(id="syrian", label="Your belief before: Syrian aircraft, if on purpose", low=0.0, high=1.0, step=0.01,
         start=0.8, loc="P10", help="0: Russian, 1: Syrian. The author sees a motive in Damascus and can hardly think"
         " of one in Moscow (P10). A motive belongs here, once."),
    Dial(id="shared", label="How much the second report adds", low=0.0, high=1.0, step=0.05, start=0.5, ours=True,
         help="1: the witnesses are independent of the first report. 0: they repeat it, from the same people. Used only"
         " where both are counted."),
    Dial(id="e1", label="Count report 1: traces of an attack from the air", kind="toggle", start=1, loc="P10",
         help="Stands behind P10; aid agencies and rescuers spoke of it."),
    Dial(id="e2", label="Count report 2: witnesses tell of several waves", kind="toggle", start=1, ours=True,
         help="From the press of 20 September 2016; the article does not give it."),
    Dial(id="e3", label="Count report 3: the Russian ministry's account keeps changing", kind="toggle", start=1,
         loc="P10", help="The author's own point (P10)."),
    Dial(id="motive", label="Count the motive a second time (an error, to see what it does)", kind="toggle", start=0,
         ours=True, help="The motive is already in your beliefs before. Counting it again as if it were a report is"
         " the commonest mistake."),
)

PRESETS = (
    Preset(
        id="author", label="As in P10", who="author",
        values={"air": 0.95, "purpose": 0.95, "syrian": 0.8, "shared": 1.0, "e1": 1, "e2": 0, "e3": 1, "motive": 0},
        why="Our reading of the beliefs behind P10: an air strike taken as given, an error not believed, a motive in"
        " Damascus; and the two reports that the paragraph rests on. The numbers are our preset.",
    ),
    Preset(
        id="critic", label="A sceptic of the air strike", who="critic",
        values={"air": 0.2, "purpose": 0.35, "syrian": 0.71, "shared": 0.5, "e1": 1, "e2": 1, "e3": 1, "motive": 0},
        why="A critic's setting: someone who at first doubts both the air strike and the purpose, and who counts the"
        " witnesses at half because they may repeat each other. The numbers are our preset.",
    ),
    Preset(
        id="neutral", label="Open on all three questions", who="neutral",
        values={"air": 0.7, "purpose": 0.71, "syrian": 0.8, "shared": 0.5, "e1": 1, "e2": 1, "e3": 1, "motive": 0},
        why="Beliefs that lean one way and stay open; the witnesses count at half. The numbers are our preset.",
    ),
)

PREDICTIONS = (
    Prediction(
        id="mover", prompt="Write down for yourself how likely each account seems to you before any report. Then: which"
        " of these three reports can tell accounts apart most sharply?",
        options=(
            Guess(id="traces", text="Traces of an attack from the air", right=True, feedback="Yes. With our numbers it"
                  " is expected 16 times more strongly if the attack came from the air than if not. But it tells"
                  " nothing about whose aircraft, or why."),
            Guess(id="waves", text="Witnesses who tell of several waves", feedback="It does tell some accounts apart,"
                  " up to six times with our numbers. But traces of an air attack do so 16 times; and the witnesses"
                  " may be behind both reports."),
            Guess(id="story", text="A ministry whose account keeps changing", feedback="It hardly tells accounts apart:"
                  " at most 1.5 times with our numbers. Ministries change their account when they hide something, and"
                  " also when they are confused."),
        ),
    ),
    Prediction(
        id="twice", prompt="Two reports point the same way, each four times. Then you learn that both come from the"
        " same person. How much should the two together count?",
        options=(
            Guess(id="sixteen", text="Sixteen times, four times four", feedback="That would be right for two people who"
                  " know nothing of each other. One person who speaks twice is one report."),
            Guess(id="four", text="Four times, as one report", right=True, feedback="Yes. Two copies are one report."
                  " Counting each at half gives just that: two times two."),
            Guess(id="none", text="Not at all: shared evidence is worthless", feedback="Too strict. The person may"
                  " still be right; the report counts once, four times."),
        ),
    ),
    Prediction(
        id="motive", prompt="P10 says that Damascus had a motive. Where does a motive belong in this way of reckoning?",
        options=(
            Guess(id="before", text="In the beliefs before any report, once", right=True, feedback="Yes. A motive makes"
                  " an account more likely beforehand. It is no trace of what happened that night."),
            Guess(id="report", text="Among the reports", feedback="It is no report about that night. A motive makes an"
                  " account more likely beforehand, and there it is counted already."),
            Guess(id="both", text="In both, to give it its full weight", feedback="That counts it twice. The last"
                  " switch of the lab shows what this error does to the weights."),
        ),
    ),
)

FACTS = (
    Fact(id="then", text="At the time, on 20 September 2016: several witnesses told Reuters of aircraft circling for"
         " hours and of long, repeated air attacks. Damascus and Moscow denied that their aircraft had done it.",
         source_title="Reuters, 20 September 2016 (E. Francis and L. Barrington, Beirut)",
         source_url="http://uk.reuters.com/article/mideast-crisis-syria-airstrike-idUKL8N1BW2ZR", confidence="high"),
    Fact(id="ministry", text="At the time, on 20 September 2016: the Russian Defence Ministry said that there had been"
         " no air strike by Russia or Syria, that it saw no craters, and that the cargo had burned. Later it added a"
         " militants' vehicle with a mortar and a Coalition drone.",
         source_title="Washington Examiner, 20 September 2016; SANA, 21 September 2016",
         source_url="https://www.washingtonexaminer.com/news/564313/russia-says-it-didnt-strike-aid-convoy",
         confidence="high"),
    Fact(id="board", text="Three months later: the UN Board of Inquiry found an attack from the air by more than one"
         " aircraft with several kinds of munitions, with at least 10 people killed, at least 22 injured and 17 trucks"
         " hit. It could not identify who did it and had no evidence to conclude that a humanitarian target was"
         " attacked on purpose. It was not let to the site.",
         source_title="Letter of the UN Secretary-General, 21 December 2016 (S/2016/1093), on ReliefWeb",
         source_url=BOARD, confidence="high"),
    Fact(id="reports", text="The Board had reports that it was highly likely the Syrian air force. It could not confirm"
         " them.",
         source_title="Fox News and AP, 21 December 2016",
         source_url="https://www.foxnews.com/world/un-board-convoy-air-attack-likely-carried-out-by-syria",
         confidence="high"),
    Fact(id="commission", text="Five months later: the UN Commission of Inquiry on Syria concluded on 1 March 2017 that"
         " the Syrian air force attacked the convoy on purpose, and called that a war crime. It counted at least 14 aid"
         " workers killed. Damascus denied it. Neither inquiry existed when the author wrote.",
         source_title="Report A/HRC/34/64 of the Commission (copy); TASS, 1 March 2017",
         source_url="https://right-docs.org/doc/a-hrc-34-64", confidence="high"),
)

LITERATURE = (
    Source(citation='T. Fairfield and A. E. Charman, "Explicit Bayesian Analysis for Process Tracing: Guidelines,'
           ' Opportunities, and Caveats", Political Analysis 25 (2017), 363-380', status="abstract seen",
           url="https://researchonline.lse.ac.uk/id/eprint/69203"),
    Source(citation='S. Zaks, "Return to the Scene of the Crime: Revisiting Process Tracing, Bayesianism, and Murder",'
           " Political Analysis (2021)", status="abstract and opening seen",
           url="https://core-cms.prod.aop.cambridge.org/core/journals/political-analysis/article/return-to-the-scene-"
           "of-the-crime-revisiting-process-tracing-bayesianism-and-murder/6F6C04ACD0E46D60E885BFD894A1C35E"),
    Source(citation='"Evidence Evaluation: a Study of Likelihoods and Independence", conference on Probabilistic'
           " Graphical Models, 2016 (on what neglected dependence does)", status="abstract seen; authors not checked",
           url="https://www.conftrace.com/papers/250400"),
)


def make() -> Lab:
    """The attribution lab."""

    def evaluate(values: Values) -> Result:
        return model.evaluate(settle(DIALS, values))

    def robust(values: Values) -> Table:
        return model.robust(settle(DIALS, values))

    return Lab(
        id="attribution",
        title="What can weak evidence show?",
        question="How far should the reports of the first days move what one believes about the attack on the aid"
        " convoy?",
        intro=(
            "On 19 September 2016 an aid convoy was attacked west of Aleppo, and people who brought help were killed."
            " P10 was written within days of it. This lab is not about finding who did it: it shows how beliefs and"
            " reports work together. You set what you believe before any report, by three questions that P10 raises,"
            " and how much a second report adds that may repeat the first. How strongly each account would make one"
            " expect each report is our preset, not an estimate (see the table). What inquiries found later stands"
            " under the facts, at the end."
        ),
        dials=DIALS,
        presets=PRESETS,
        predictions=PREDICTIONS,
        states=model.STATES,
        notice=(
            "Count one report at a time. Which one moves your weights, and between which accounts? The one that tells"
            " accounts apart most sharply need not be the one that moves you most: why?",
            "Which of your three beliefs do the reports hardly touch? Where would better evidence have to come from?",
            "Compare the first preset with the second: much the same reports, other beliefs before. What do the two"
            " still disagree about?",
            "Discount the second report. Which account gains, and why?",
            "Count the motive a second time. Would you have noticed the error in a text?",
            "Press the button that moves our numbers. Which of your conclusions survives?",
            "Then read the facts. Two inquiries with far more evidence did not say the same: one named nobody, the"
            " later one did.",
        ),
        leaves_out=(
            "The model leaves out accounts that nobody had named yet, and it treats reports as if they were all honest."
        ),
        critique=(
            "Numbers give a false air of precision: nobody measured how often ministries change their account."
            " Fairfield and Charman (2017) warn that such probabilities cannot be fixed without doubt; they see the use"
            " in finding out where people disagree. Zaks (2021) doubts that the method guides an ordinary reader even"
            " in a simple case. Reports about one night are never independent, and one discount for all of it is"
            " crude."
        ),
        literature=LITERATURE,
        facts=FACTS,
        evaluate=evaluate,
        text=model.text,
        robust=robust,
        background=(table(),),
    )
