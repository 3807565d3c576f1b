"""The guarantor aside: its words, dials, presets and prediction. The arithmetic is in `commitment`."""

from __future__ import annotations

from casebook.thinking.labs.contract import Dial, Fact, Guess, Lab, Prediction, Preset, Result, Source, Values, settle
from casebook.thinking.labs.guarantor import model

DIALS = (
    Dial(id="g", label="Credibility of the guarantee", low=0.0, high=1.0, step=0.01, start=0.5, loc="P7",
         help="How sure it is that outsiders would really stop a broken promise: 0 not at all, 1 certainly. The author"
         " counts on international peacekeepers (P7)."),
    Dial(id="patience", label="Weight of the future", low=0.0, high=0.99, step=0.01, start=0.9, ours=True,
         help="0: only today counts. Near 1: what comes later counts almost as much as today."),
    Dial(id="p", label="Rebels' share if they fight on", low=0.1, high=0.9, step=0.05, start=0.5, ours=True,
         help="What the rebels expect to hold by fighting, out of all that is at stake. Help from outside (P8) would"
         " raise it. Fighting costs 0.05 on top."),
    Dial(id="p2", label="Rebels' share after they disarm", low=0.0, high=0.9, step=0.05, start=0.1, ours=True,
         help="What they could hold without arms if the government broke its promise."),
)

PRESETS = (
    Preset(
        id="author", label="A guarantee that is believed", who="author",
        values={"g": 0.9, "patience": 0.9, "p": 0.5, "p2": 0.1},
        why="The setting under which O'Hanlon's deal holds: outsiders, Russians among them (P7), are believed. The"
        " numbers are our preset.",
    ),
    Preset(
        id="critic", label="Peacekeepers who may leave", who="critic",
        values={"g": 0.5, "patience": 0.95, "p": 0.6, "p2": 0.05},
        why="A critic's setting: nobody is sure that the guarantors stay, and those who disarm are helpless. The"
        " numbers are our preset.",
    ),
    Preset(
        id="neutral", label="A fair guarantee", who="neutral",
        values={"g": 0.7, "patience": 0.9, "p": 0.5, "p2": 0.1},
        why="A guarantee that is believed more often than not. The numbers are our preset.",
    ),
)

PREDICTIONS = (
    Prediction(
        id="patience", prompt="Both sides begin to care more about the long run. Does a less credible guarantee now"
        " suffice?",
        options=(
            Guess(id="less", text="Yes: patient people keep their promises", feedback="Not in this model. The rebels"
                  " weigh many years without arms against many years with them. The more those years count, the closer"
                  " to certainty the guarantee must be."),
            Guess(id="same", text="It makes no difference", feedback="It does: with the presets the guarantee needed is"
                  " 0 when the future counts half, and 0.85 when it counts nine tenths."),
            Guess(id="more", text="No: it must be more credible", right=True, feedback="Yes. Laying down arms is a"
                  " decision for all later years, so the more these count, the surer the guarantee must be."),
        ),
    ),
)

FACTS = (
    Fact(id="walter", text="Walter (1997) studied 41 civil wars of 1940 to 1990: where outsiders guaranteed the peace,"
         " talks always led to a settlement; where they did not, talks usually failed.",
         source_title="B. F. Walter, The Critical Barrier to Civil War Settlement (1997), first pages",
         source_url="https://is.muni.cz./el/fss/jaro2019/CDS402/um/Walter_The_Critical_Barrier_to_Civil_War_"
         "Settlement.txt", confidence="high"),
)

LITERATURE = (
    Source(citation='B. F. Walter, "The Critical Barrier to Civil War Settlement", International Organization 51'
           " (1997), 335-364", status="first pages seen",
           url="https://is.muni.cz./el/fss/jaro2019/CDS402/um/Walter_The_Critical_Barrier_to_Civil_War_Settlement.txt"),
    Source(citation='J. D. Fearon, "Rationalist Explanations for War", International Organization 49 (1995), 379-414',
           status="abstract seen", url="https://typeset.io/papers/rationalist-explanations-for-war-9i3rygm9xm"),
    Source(citation='J. D. Fearon, "Commitment Problems and the Spread of Ethnic Conflict", in Lake and Rothchild'
           " (eds), The International Spread of Ethnic Conflict (1998), chapter 5",
           status="first page of the chapter seen; year and editors not checked",
           url="https://paperzz.com/doc/7638902/commitment-problems-and-the-spread-of-ethnic-conflict"),
    Source(citation='R. Powell, "War as a Commitment Problem", International Organization 60 (2006)',
           status="abstract seen",
           url="https://www.cambridge.org/core/journals/international-organization/article/war-as-a-commitment-problem/"
           "65DFFF1CD73A16F7ED4EEF6D4F934608"),
    Source(citation='N. Sambanis, "Partition as a Solution to Ethnic War", World Politics 52 (2000), 437-483',
           status="first page and a summary seen",
           url="https://vdocuments.net/sambanis-partition-as-a-solution-to-ethnic-war.html"),
    Source(citation='C. Johnson, "Partitioning to Peace", International Security 32:4 (2008), 140-170',
           status="abstract seen", url="https://paperzz.com/doc/7938162/partitioning-to-peace-sovereignty--demography--"
           "and-ethnic..."),
)


def make() -> Lab:
    """The guarantor aside."""

    def evaluate(values: Values) -> Result:
        return model.evaluate(settle(DIALS, values))

    return Lab(
        id="guarantor",
        title="An aside: why would anyone lay down arms?",
        question="How credible must an outside guarantee be before the weaker side can afford to disarm?",
        intro=(
            "A peace may be better for both sides and still fail: whoever disarms first must trust a promise that the"
            " other side can break. In this small model the rebels choose between fighting on and laying down their"
            " arms. Outsiders may guarantee the deal. You set how far that guarantee is believed. All numbers are"
            " presets that we chose, not estimates."
        ),
        dials=DIALS,
        presets=PRESETS,
        predictions=PREDICTIONS,
        states=model.STATES,
        notice=(
            "Raise the guarantee slowly. Below the point that is needed, does a little more of it change the choice?",
            "Raise the weight of the future. Where does the guarantee that is needed go?",
            "Let the rebels keep more after they disarm. Is that another way to make peace possible?",
            "Read the table: once the rebels disarm, is it ever better for the government to keep its promise?",
        ),
        leaves_out=(
            "The model leaves out why outsiders would stay, what it costs them, and that the guarantee may be hardest"
            " to get where it is needed most."
        ),
        critique=(
            "Guarantors may pick the easier wars, so that peace with a guarantee need not be peace through it; Fortna"
            " (2004) allows for this and still finds an effect of peacekeepers. Whether dividing a country helps is"
            " disputed: Sambanis (2000) finds it no better than other endings, Johnson (2008) finds that only complete"
            " separation keeps the peace, and what complete separation means for people is a question of its own."
        ),
        literature=LITERATURE,
        facts=FACTS,
        evaluate=evaluate,
        text=model.text,
    )
