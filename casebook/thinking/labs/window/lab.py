"""The window lab: its words, dials, presets and predictions. The arithmetic is in `leverage`."""

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
from casebook.thinking.labs.window import model

DIALS = (
    Dial(id="s", label="Support at stake", low=0.0, high=1.5, step=0.01, start=0.7, loc="P11", ours=True,
         help="What Moscow gives Damascus and could take away, such as aircraft, arms and votes. The scale is ours;"
         " what Moscow can do with it is the question of P11."),
    Dial(id="m", label="Chance that a violation is noticed and punished", low=0.0, high=1.0, step=0.05, start=0.8,
         loc="P6, P8",
         help="The author describes Russian commanders who doubted the deal (P6) and were lenient with Damascus (P8):"
         " that lowers the chance."),
    Dial(id="alpha", label="Share that Iran could replace", low=0.0, high=1.0, step=0.05, start=0.2, ours=True,
         help="0: only Moscow can give it. 1: Iran could give all of it. The author does not raise this; Hof does, in"
         " lesson 3 (his P8)."),
    Dial(id="k1", label="Cost of hurting one's own client", low=0.0, high=1.5, step=0.05, start=1.0, loc="P8, P11",
         help="How much a punishment costs Moscow for each unit of support it has put in. Where its aims are close to"
         " those of Damascus (P11), the cost is high."),
    Dial(id="b", label="What Damascus gains by violating", kind="choice", low=0.15, high=0.45, start=0.3, loc="P8",
         options=(Option(value=0.15, label="little (0.15)"), Option(value=0.3, label="a fair amount (0.30)"),
                  Option(value=0.45, label="much (0.45)")),
         help="The author sees strong reasons for Damascus to spoil the truce (P8)."),
    Dial(id="V", label="What the deal is worth to Moscow", kind="choice", low=0.0, high=1.5, start=1.0, loc="P3, P4",
         options=(Option(value=0, label="nothing (0)"), Option(value=0.5, label="little (0.50)"),
                  Option(value=1.0, label="much (1.00)"), Option(value=1.5, label="very much (1.50)")),
         help="The author thinks that the deal gave Moscow about what it wanted (P3, P4)."),
)

PRESETS = (
    Preset(
        id="author", label="Moscow cannot, or will not", who="author",
        values={"s": 0.8, "m": 0.35, "alpha": 0.0, "k1": 1.2, "b": 0.3, "V": 1.0},
        why="The setting under which the two readings of P11 follow although the deal is worth much (P3, P4): lenient"
        " commanders (P6, P8) make the threat weak, and close aims make it costly. The numbers are our preset.",
    ),
    Preset(
        id="critic", label="A patron with leverage", who="critic",
        values={"s": 0.7, "m": 0.8, "alpha": 0.2, "k1": 1.0, "b": 0.3, "V": 1.0},
        why="A critic's setting: Moscow could and would restrain Damascus; then what broke the truce must be looked for"
        " elsewhere as well. The numbers are our preset.",
    ),
    Preset(
        id="neutral", label="A patron among others", who="neutral",
        values={"s": 0.5, "m": 0.8, "alpha": 0.4, "k1": 1.0, "b": 0.3, "V": 1.0},
        why="Iran could replace a good part of the support; leverage exists, but not at this level of support. The"
        " numbers are our preset.",
    ),
)

PREDICTIONS = (
    Prediction(
        id="deepen", prompt="Moscow gives Damascus more and more support, so it has more and more to take away. The"
        " cost of hurting its own client grows with what it has put in. What happens to its leverage?",
        options=(
            Guess(id="grows", text="It grows: who gives more can threaten more", feedback="Up to a point. The threat"
                  " hurts more, but it also costs Moscow more to carry out; past the upper edge nobody believes it."),
            Guess(id="window", text="It appears, and later it is lost again", right=True, feedback="Yes. Too little"
                  " support and the threat does not hurt; too much and it would hurt Moscow itself. Leverage lives in"
                  " between."),
            Guess(id="falls", text="It falls from the start: help makes a client bold", feedback="Not from the start."
                  " With little at stake there is nothing to threaten with, so more support first creates leverage."),
        ),
    ),
    Prediction(
        id="iran", prompt="With the presets, leverage exists from 0.47 to 0.90. Now Iran can replace 60 % of the"
        " support instead of 20 %. What happens?",
        options=(
            Guess(id="narrow", text="The window becomes narrower but stays open", feedback="It closes. The lower edge"
                  " moves from 0.47 to 0.94, and the upper edge stays at 0.90."),
            Guess(id="closed", text="The window closes", right=True, feedback="Yes: 0.94 would be needed before it"
                  " hurts, and above 0.90 Moscow would not carry it out."),
            Guess(id="same", text="Nothing: the cost for Moscow is the same", feedback="The upper edge does stay at"
                  " 0.90, for that reason. But the lower edge moves from 0.47 to 0.94, and the window closes."),
        ),
    ),
)

FACTS = (
    Fact(id="able", text="When he announced the deal on 9 September 2016, Secretary of State John Kerry said that he"
         " believed Russia able to press the Assad government to make peace.",
         source_title="US Mission Geneva, transcript of the announcement of 9 September 2016",
         source_url="https://geneva.usmission.gov/2016/09/10/u-s-and-russia-announce-plan-for-peace-in-syria-"
         "transcript/", confidence="high"),
    Fact(id="responsible", text="On 19 September 2016 the State Department said that its arrangement was with Russia"
         " and that Russia was responsible for the compliance of the Syrian government.",
         source_title="US Embassy in Russia, statement of spokesman John Kirby, 19 September 2016",
         source_url="https://ru.usembassy.gov/pr-09192016-syria/", confidence="high"),
    Fact(id="mirror", text="On 17 September 2016 Russian generals said the same of the other side: that Washington did"
         " not control the armed groups it supports.",
         source_title="SANA, Russian Defense Ministry: Armed groups breached truce regime 199 times, 17 September 2016",
         source_url="https://sana.sy/en/?p=88295", confidence="high"),
)

LITERATURE = (
    Source(citation='I. Salehyan, "The Delegation of War to Rebel Organizations", Journal of Conflict Resolution 54'
           " (2010), 493-515", status="abstract seen",
           url="https://ideas.repec.org/a/sae/jocore/v54y2010i3p493-515.html"),
    Source(citation='D. Byman and S. E. Kreps, "Agents of Destruction? Applying Principal-Agent Analysis to'
           ' State-Sponsored Terrorism", International Studies Perspectives 11 (2010), 1-18',
           status="first page seen",
           url="https://paperzz.com/doc/7303589/agents-of-destruction%3F-applying-principal--agent-analysis-to"),
    Source(citation='G. Padró i Miquel and P. Yared, "The Political Economy of Indirect Control" (2010; printed in the'
           " Quarterly Journal of Economics, 2012)",
           status="abstract of the working paper seen; the printed version not checked",
           url="https://ssrn.com/abstract=1556113"),
    Source(citation="The two lines and the window between them are ours; we know of no paper that tests them",
           status="our own"),
)


def make() -> Lab:
    """The window lab."""

    def evaluate(values: Values) -> Result:
        return model.evaluate(settle(DIALS, values))

    return Lab(
        id="window",
        title="Could not, or would not? The window of leverage",
        question="When could Moscow have made Damascus keep the truce, and would it have?",
        intro=(
            "A patron supports a client, and the client can violate a truce that the patron wants. The patron may"
            " threaten to cut the support. The threat works if it hurts enough and is believed. You set how much"
            " support is at stake, how likely a violation is to be punished, how much of the support somebody else"
            " could replace, and what a punishment would cost the patron. All numbers are presets that we chose, not"
            " estimates."
        ),
        dials=DIALS,
        presets=PRESETS,
        predictions=PREDICTIONS,
        states=model.STATES,
        notice=(
            "Move the support from 0 upwards. When does leverage appear, and when is it lost?",
            "Let Iran replace more and more (Hof's point in lesson 3). Which edge moves?",
            "Close the window with the share that Iran replaces; then open it again by another dial.",
            "P11 offers two readings: Moscow cannot, or it does not want to. Which edge is which? From outside, could"
            " you tell them apart?",
            "Raise the worth of the deal (P3, P4). Does that help when the threat is too weak?",
        ),
        leaves_out=(
            "The model has one Moscow and one Damascus: it leaves out that generals and diplomats may want different"
            " things (P6), and that a threat can be partly carried out."
        ),
        critique=(
            "Payoffs nobody can measure do all the work. Real patrons also reward, wait and bargain; Padró i Miquel and"
            " Yared (2010) show that a patron may punish again and again as part of the best arrangement, so that"
            " violations need not mean that control has failed. And Damascus and Moscow may simply have agreed."
        ),
        literature=LITERATURE,
        facts=FACTS,
        evaluate=evaluate,
        text=model.text,
    )
