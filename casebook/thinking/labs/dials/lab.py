"""The dials lab: its words, dials, presets and predictions. The arithmetic is in `model`, our reading in `coding`."""

from __future__ import annotations

from casebook.thinking.labs.contract import (
    Dial,
    Guess,
    Lab,
    Option,
    Prediction,
    Preset,
    Result,
    Source,
    Table,
    Values,
    settle,
)
from casebook.thinking.labs.dials import model
from casebook.thinking.labs.dials.coding import setting, tables

DIALS = (
    Dial(id="grip", label="Moscow's grip", low=0.0, high=1.0, step=0.05, start=0.5,
         loc="O'Hanlon P7, the author of 2016 P11, Hof P8, Hof P15, Heller P40",
         help="How much of what Damascus lives on Moscow could really withhold. 0: nothing. 1: everything."),
    Dial(id="will", label="Moscow's will", low=0.0, high=1.0, step=0.05, start=0.5,
         loc="O'Hanlon P5, the author of 2016 P4, the author of 2016 P11, Hof P6, Hof P8, Heller P5",
         help="How far Moscow would use its grip for the deal that is on the table."),
    Dial(id="iran", label="Iran as a substitute", low=0.0, high=1.0, step=0.05, start=0.3,
         loc="O'Hanlon P10, Hof P8, Heller P10, Heller P26",
         help="How much of what Moscow withholds Iran can make good."),
    Dial(id="effect", label="Effect of American pressure", low=0.0, high=1.0, step=0.05, start=0.5,
         loc="O'Hanlon P8, O'Hanlon P9, Hof P10, Hof P13, Hof P15, Heller P17, Heller P18",
         help="How hard American pressure hits Damascus, if America presses."),
    Dial(id="presses", label="America presses Damascus", kind="toggle", start=0,
         loc="Hof P10, Heller P18", help="A choice of policy, not a belief: on, the effect above counts."),
    Dial(id="demand", label="What Damascus gives up", kind="choice", low=0.2, high=0.9, start=0.5,
         loc="O'Hanlon P7, the author of 2016 P4, Hof P6, Heller P17, Heller P40",
         help="What the deal on the table asks. The order and the numbers are ours.",
         options=(
             Option(value=0.2, label="signs abroad what is its own victory (0.2)"),
             Option(value=0.3, label="holds a truce and lets talks begin (0.3)"),
             Option(value=0.5, label="shares power (0.5)"),
             Option(value=0.6, label="leaves Damascus, keeps a zone (0.6)"),
             Option(value=0.9, label="gives up power in a transition (0.9)"),
         )),
    Dial(id="guarantee", label="Guarantee from outside", kind="choice", low=0.0, high=0.8, start=0.0,
         loc="O'Hanlon P7", help="Outsiders who would see to it that the deal is kept make it cheaper to sign.",
         options=(Option(value=0.0, label="none (0)"), Option(value=0.4, label="promised (0.4)"),
                  Option(value=0.8, label="troops on the ground (0.8)"))),
)

PRESETS = (
    Preset(id="ohanlon", label="O'Hanlon, October 2015", who="author", values=setting("ohanlon"),
           why="Aims that fit (P5), a grip that is taken for granted (P7), Iran left out (P10), a zone for Assad and"
           " peacekeepers (P7). The numbers are our preset."),
    Preset(id="truce", label="The author, September 2016", who="author", values=setting("truce"),
           why="Little power over Assad and a doubtful wish to use it (P11); Damascus is to hold a truce (P4). Iran,"
           " Western pressure and guarantees are not in the text: there our preset stands at 0."),
    Preset(id="hof", label="Hof, March 2017", who="author", values=setting("hof"),
           why="A Moscow that may want better (P6) with a doubtful grip, Iran behind Assad (P8), and American pressure"
           " that works (P10, P15). The numbers are our preset."),
    Preset(id="heller", label="Heller, December 2017", who="author", values=setting("heller"),
           why="Moscow wants its client's victory (P5) and does not seem able to make him sign (P40); pressure does not"
           " move him (P17, P18); the talks ask for a transition (P19). The numbers are our preset."),
)

PREDICTIONS = (
    Prediction(
        id="one-number", prompt="The dials stand as we read Hof: Damascus shares power because America presses. Now"
        " take over one number from Heller, the effect of American pressure, and nothing else. What does the model"
        " conclude?",
        options=(
            Guess(id="still", text="Still a deal, now through Moscow", feedback="No. As we read Hof, Moscow's own push"
                  " is only 0.07, since Iran makes good most of it. The price is 0.50. Without an effect of pressure"
                  " nothing is left that could reach it."),
            Guess(id="none", text="No deal", right=True, feedback="Yes. Hof's answer hangs on this dial: it turns when"
                  " the effect falls from 0.70 to 0.40, and we read Heller at 0.05. One number makes the quarrel."),
            Guess(id="weaker", text="A deal, but a weaker one", feedback="In this model a deal is made or not: push"
                  " minus price falls from +0.27 to -0.38, so it is not made."),
        ),
    ),
    Prediction(
        id="how-many", prompt="The dials stand as we read Heller: no deal. There are seven dials. How many of them,"
        " moved alone as far as you like, would bring a deal?",
        options=(
            Guess(id="none", text="None of them", right=True, feedback="Yes. As we read him, several things stand in"
                  " the way at once, and each alone is enough. Only America pressing and a very large effect, together,"
                  " bring a deal by two changes."),
            Guess(id="one", text="One: the effect of pressure", feedback="Not alone: as we read him America does not"
                  " press (P18), so the effect counts for nothing until that is switched on too."),
            Guess(id="many", text="Three or more", feedback="None of them alone. Moscow's grip, its will and the demand"
                  " stand in the way together; to move one leaves the others."),
        ),
    ),
    Prediction(
        id="ohanlon-heller", prompt="Both O'Hanlon and Heller say something about Moscow. On which dial do the two"
        " texts contradict each other outright, so that both say it and one of them must be wrong?",
        options=(
            Guess(id="grip", text="Moscow's grip", feedback="Heller says that it is weak (P40). O'Hanlon does not say"
                  " that it is strong: his plan needs it (P7). That is an assumption denied, not a contradiction of two"
                  " statements."),
            Guess(id="will", text="Moscow's will", right=True, feedback="Yes. O'Hanlon says that most aims fit (P5),"
                  " Heller that Russia has one aim, its client's victory (P5 of his text). Both are said."),
            Guess(id="effect", text="Effect of American pressure", feedback="Heller denies it (P17, P18), but O'Hanlon"
                  " does not claim it: his training is to build partners. The outright no to Heller's no is Hof's."),
        ),
    ),
)

SEEN = "abstract seen"
LITERATURE = (
    Source(citation='D. Byman and S. E. Kreps, "Agents of Destruction? Applying Principal-Agent Analysis to'
           ' State-Sponsored Terrorism", International Studies Perspectives 11 (2010), 1-18',
           status="first page seen",
           url="https://paperzz.com/doc/7303589/agents-of-destruction%3F-applying-principal--agent-analysis-to"),
    Source(citation='I. Salehyan, "The Delegation of War to Rebel Organizations", Journal of Conflict Resolution 54'
           " (2010), 493-515", status=SEEN, url="https://ideas.repec.org/a/sae/jocore/v54y2010i3p493-515.html"),
    Source(citation='"External Rebel Sponsorship and Civilian Abuse: A Principal-Agent Analysis of Wartime Atrocities",'
           " International Organization (2014)", status="abstract seen; the authors' names were not on the stored page",
           url="https://www.cambridge.org/core/journals/international-organization/article/abs/external-rebel-"
           "sponsorship-and-civilian-abuse-a-principalagent-analysis-of-wartime-atrocities/"
           "7B8C7423A615E804A829E95AEE9E4A39"),
    Source(citation='J. D. Fearon, "Rationalist Explanations for War", International Organization 49 (1995), 379-414',
           status=SEEN, url="https://typeset.io/papers/rationalist-explanations-for-war-9i3rygm9xm"),
    Source(citation='R. Powell, "War as a Commitment Problem", International Organization 60 (2006)', status=SEEN,
           url="https://www.cambridge.org/core/journals/international-organization/article/war-as-a-commitment-problem/"
           "65DFFF1CD73A16F7ED4EEF6D4F934608"),
)


def make() -> Lab:
    """The dials lab."""

    def evaluate(values: Values) -> Result:
        return model.evaluate(DIALS, settle(DIALS, values))

    def robust(values: Values) -> Table:
        return model.robust(DIALS, settle(DIALS, values))

    return Lab(
        id="dials",
        title="Four authors on one set of dials",
        question="Who could make Damascus deal, and which one number makes an author's answer what it is?",
        intro=(
            "One small model for all four texts. Damascus deals if what pushes it is at least what the deal costs it."
            " Moscow pushes with its grip times its will, less what Iran makes good. America pushes if it presses. The"
            " deal costs what Damascus gives up, less with a guarantee. Each author is a preset. No author wrote a"
            " model: the numbers are our reading of paragraphs, not estimates."
        ),
        dials=DIALS,
        presets=PRESETS,
        predictions=PREDICTIONS,
        states=model.STATES,
        notice=(
            "Take O'Hanlon. Set Moscow's grip to where we read the other three. What happens to his conclusion?",
            "Take Hof and switch off America's pressure. What is left, and which sentence of P1 does that remind you"
            " of?",
            "Take Hof, then move only the effect of pressure. Where does the conclusion turn? Is that nearer to Hof or"
            " to Heller?",
            "Take Heller. Let Damascus sign what is its own victory, and give Moscow all the will there is. Does it"
            " sign? Compare P40.",
            "Two answers are yes and can be turned by one dial. Is a no that needs several changes therefore better"
            " argued? Think: a yes needs every condition, a no needs only one that fails.",
            "Read the table of the numbers that we chose. Where is a text silent? Give Iran its part in the text of"
            " 2016: does that author's conclusion change?",
        ),
        leaves_out=(
            "The model leaves out time, the opposition's own consent, and that pressure can also make a government"
            " fight harder."
        ),
        critique=(
            "To put four texts on one scale is itself a claim. They speak of different deals and different years, and a"
            " number hides a hedge. Multiplying grip and will, and adding America's push, are choices: another rule"
            " could turn a conclusion that stands close to the line. Whoever reads a paragraph differently should move"
            " the dial and look again."
        ),
        literature=LITERATURE,
        evaluate=evaluate,
        text=model.text,
        robust=robust,
        background=tables(),
    )
