"""The parts lab: its words, dials, presets, predictions and facts. The arithmetic is in `rounds`."""

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
    Table,
    Values,
    settle,
)
from casebook.thinking.labs.parts import model

DIALS = (
    Dial(id="chance", label="Chance that a part is agreed", low=0.05, high=1.0, step=0.05, start=0.3, ours=True,
         help="How likely the two sides agree on one part of the settlement in one round of talks. Our number; Heller"
         " gives none."),
    Dial(id="parts", label="Parts of the settlement", low=1, high=8, step=1, start=4, loc="P19, P31",
         help="The envoy works with four baskets (P19); of resolution 2254 Heller names ceasefire, constitution and"
         " elections (P31)."),
    Dial(id="signs", label="Chance that the whole is signed", low=0.0, high=1.0, step=0.01, start=0.5, loc="P35, P40",
         help="How likely, in one round, the parts are put together at Geneva (P35) and everyone signs, Damascus too"
         " (P40)."),
    Dial(id="drafted", label="Parts that Moscow drafts alone", low=0, high=8, step=1, start=0, loc="P32, P36",
         help="A part that one side writes alone takes one round, as with the ready-made constitution (P36); but only"
         " one side had a hand in it. That it is then agreed at once is our simplification."),
    Dial(id="forums", label="Forums for each part", kind="choice", low=1, high=7, start=1, loc="P26, P28",
         options=tuple(Option(value=number, label=str(number)) for number in (1, 2, 4, 7)),
         help="In how many places the same part is talked about at once. Russia runs several tracks (P26) and can let"
         " one fail (P28)."),
)

PRESETS = (
    Preset(
        id="author", label="Parts go quickly, Damascus does not sign", who="author",
        values={"chance": 0.3, "parts": 4, "signs": 0.02, "drafted": 0, "forums": 1},
        why="The setting under which Heller's P39 and P40 follow: the parts can be agreed one by one, but the whole is"
        " almost never signed. The numbers are our preset.",
    ),
    Preset(
        id="critic", label="The parts carry the whole", who="critic",
        values={"chance": 0.3, "parts": 3, "signs": 0.5, "drafted": 1, "forums": 2},
        why="A critic's setting: once ceasefire, constitution and elections are agreed, the signature follows soon. The"
        " numbers are our preset.",
    ),
    Preset(
        id="neutral", label="Middling chances", who="neutral",
        values={"chance": 0.5, "parts": 4, "signs": 0.2, "drafted": 0, "forums": 1},
        why="Each part is agreed in every other round, the whole signed in one of five. The numbers are our preset.",
    ),
)

PREDICTIONS = (
    Prediction(
        id="apart", prompt="Four parts, and each is agreed in a round with chance 0.3. All four in the same round takes"
        " 123 rounds on average. How many does it take if each part may be agreed in its own round and then stays"
        " agreed?",
        options=(
            Guess(id="third", text="About 40", feedback="Far fewer. A part takes about three rounds; one waits only for"
                  " the slowest of the four, and that is about 6 rounds."),
            Guess(id="dozen", text="About 13", feedback="That would be four parts one after the other, three rounds"
                  " each. But they go on at the same time: about 6 rounds."),
            Guess(id="six", text="About 6", right=True, feedback="Yes, 6.3 rounds: twenty times quicker. That is the"
                  " strength of taking a settlement apart (P31, P35)."),
        ),
    ),
    Prediction(
        id="last", prompt="Now the four parts are put together, and the whole is signed in a round with chance 0.02."
        " What share of all the time goes into this last signature?",
        options=(
            Guess(id="tenth", text="About a tenth", feedback="Far more: the signature takes 50 rounds on average, the"
                  " parts 6. What was gained by taking things apart is mostly lost again."),
            Guess(id="half", text="About half", feedback="More: 50 rounds for the signature against 6 for the parts,"
                  " nearly nine tenths of the time."),
            Guess(id="most", text="Nearly nine tenths", right=True, feedback="Yes, 50 of 56 rounds. A quick way to the"
                  " parts is no way around the one who has to sign the whole (P39, P40)."),
        ),
    ),
)

FACTS = (
    Fact(id="rounds", text="In 2017 the UN held five rounds of talks between Syrian parties in Geneva, from the fourth,"
         " which ended on 3 March, to the eighth, which ended on 14 December without negotiation.",
         source_title="UN Geneva, transcript of 3 March 2017 (fourth round); Straits Times, 14 December 2017 (eighth)",
         source_url="https://www.straitstimes.com/world/europe/golden-opportunity-missed-syria-peace-talks-falter-"
         "again", confidence="high"),
    Fact(id="resolution", text="Security Council resolution 2254 of 18 December 2015 asks for talks, a ceasefire, and"
         " free and fair elections within 18 months.",
         source_title="Global Centre for the Responsibility to Protect, note on S/RES/2254",
         source_url="http://www.globalr2p.org/resources/907", confidence="high"),
    Fact(id="committee", text="Later: a constitutional committee of 150 Syrians first met in Geneva on 30 October 2019;"
         " its ninth session, planned for July 2022, was never held.",
         source_title="TASS, 30 October 2019; Syrian Constitutional Committee (opposition site), 16 July 2022",
         source_url="https://tass.com/world/1086089", confidence="high"),
)

LITERATURE = (
    Source(citation='J. K. Sebenius, "Negotiation arithmetic: adding and subtracting issues and parties", International'
           " Organization 37 (1983), 281-316", status="abstract seen",
           url="https://ideas.repec.org/a/cup/intorg/v37y1983i02p281-316_03.html"),
    Source(citation='R. Fisher, "Fractionating Conflict", in International Conflict and Behavioral Science (1964)',
           status="seen only as a reference in Sebenius (1983)"),
    Source(citation='M. L. Busch, "Overlapping Institutions, Forum Shopping, and Dispute Settlement in International'
           ' Trade", International Organization 61 (2007), 735-761', status="abstract seen",
           url="https://www.cambridge.org/core/journals/international-organization/article/overlapping-institutions-"
           "forum-shopping-and-dispute-settlement-in-international-trade/32A43213422354FCB96BA43EC422D781"),
    Source(citation='B. Eisenberg, "On the expectation of the maximum of IID geometric random variables", Statistics &'
           " Probability Letters 78 (2008), 135-143", status="abstract seen",
           url="https://vdocuments.mx/on-the-expectation-of-the-maximum-of-iid-geometric-random-variables.html"),
)


def make() -> Lab:
    """The parts lab."""

    def evaluate(values: Values) -> Result:
        return model.evaluate(settle(DIALS, values))

    def robust(values: Values) -> Table:
        return model.robust(settle(DIALS, values))

    return Lab(
        id="parts",
        title="Resolution 2254, taken apart and put together again",
        question="Is a settlement reached sooner in parts than all at once, and what is the last signature worth?",
        intro=(
            "Heller describes how Russia takes the steps of resolution 2254 out of Geneva, has them worked out in side"
            " talks, and wants to bring the finished parts back (P31, P35). In this small model each part has a chance"
            " in every round. All at once means that all must be agreed in the same round; in parts, that what is"
            " agreed stays agreed. At the end the whole must be signed. All numbers are presets that we chose, not"
            " estimates."
        ),
        dials=DIALS,
        presets=PRESETS,
        predictions=PREDICTIONS,
        states=model.STATES,
        notice=(
            "Add one part after the other. Which way grows faster, all at once or in parts?",
            "Lower the chance of the last signature from 0.50 to 0.02. What is left of the gain?",
            "Let Moscow draft more parts alone. What becomes quicker, and what is lost (P32)?",
            "Add forums for each part. Does this help with the parts, with the signature, or with both (P28, P40)?",
            "Set the chance of a part to 1. Why does taking it apart no longer gain anything?",
        ),
        leaves_out=(
            "The model leaves out that agreements decay while one waits, and that parts hang together: giving way on"
            " one is often paid for on another."
        ),
        critique=(
            "Chances in talks are neither independent nor the same each round. Taking a package apart loses trades"
            " across its parts, which may be what made agreement possible (Sebenius 1983 shows both effects). The"
            " package all at once is spared a last signature of its own here: who agrees to everything is taken to"
            " sign. And a part that one side drafts need not be signed by the other in one round."
        ),
        literature=LITERATURE,
        facts=FACTS,
        evaluate=evaluate,
        text=model.text,
        robust=robust,
    )
