"""The reciprocity lab: its words, dials, presets and predictions. The chains are in `noise`."""

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
from casebook.thinking.labs.reciprocity import model

DIALS = (
    Dial(id="rule", label="How each side answers", kind="choice", low=0, high=3, start=0, loc="P7, P9", ours=True,
         options=tuple(Option(value=index, label=name) for index, name in enumerate(model.NAMES)),
         help="Both sides use the same rule. Like for like: do what the other did the day before. Often forgiven: let"
         " some violations pass. Keep what works: repeat what went well, else change. Never again: after one bad day,"
         " shoot for good."),
    Dial(id="noise", label="Mistakes", low=0.0, high=0.3, step=0.01, start=0.05, loc="P9",
         help="The chance that a quiet day goes wrong, or is taken for a violation. The author calls the strike of 17"
         " September 2016 an accident that Moscow took as meant (P9)."),
    Dial(id="g", label="Share of violations that are forgiven", low=0.0, high=1.0, step=0.01, start=0.33, ours=True,
         help="Used by the second rule only. 0: nothing is forgiven. 1: everything is."),
    Dial(id="detect", label="Chance that a real violation is seen", low=0.5, high=1.0, step=0.05, start=0.9, ours=True,
         help="Used in the lower panel only."),
    Dial(id="patience", label="Weight of the future", low=0.4, high=0.99, step=0.01, start=0.7, ours=True,
         help="0.4: tomorrow counts four tenths of today. 0.99: nearly as much. Used in the lower panel only."),
)

PRESETS = (
    Preset(
        id="author", label="An accident is answered as an attack", who="author",
        values={"rule": 0, "noise": 0.05, "g": 0.33, "detect": 0.9, "patience": 0.7},
        why="The setting under which the complaint of P9 follows: where an accident is answered as if it were meant,"
        " trust cannot grow. The numbers are our preset.",
    ),
    Preset(
        id="critic", label="Nearly everything is forgiven", who="critic",
        values={"rule": 1, "noise": 0.05, "g": 0.8, "detect": 0.9, "patience": 0.7},
        why="A critic's setting: whoever always hears that it was an accident may violate on purpose, so a sharp answer"
        " has its reasons. The numbers are our preset.",
    ),
    Preset(
        id="neutral", label="One violation in three is forgiven", who="neutral",
        values={"rule": 1, "noise": 0.05, "g": 0.33, "detect": 0.9, "patience": 0.7},
        why="Most violations are answered, one in three is let pass. The numbers are our preset.",
    ),
)

PREDICTIONS = (
    Prediction(
        id="one", prompt="Two sides both want the truce, and each answers like for like. One day in a hundred goes"
        " wrong by mistake. On what share of days does a side keep quiet in the long run?",
        options=(
            Guess(id="most", text="About 99 %", feedback="That would be so if a mistake were let pass. Here it is"
                  " answered, and the answer is answered, and so on: 50 %."),
            Guess(id="many", text="About 90 %", feedback="That would be so if each mistake cost some ten days. But an"
                  " exchange ends only with the next mistake, and half of all days are lost: 50 %."),
            Guess(id="half", text="About 50 %", right=True, feedback="Yes. A mistake starts an exchange that only"
                  " another mistake can end. Nobody wanted it."),
        ),
    ),
    Prediction(
        id="ten", prompt="Now ten days in a hundred go wrong instead of one. Both still answer like for like. What"
        " happens to that share?",
        options=(
            Guess(id="tenth", text="It falls to about 5 %", feedback="No: it stays at 50 %. Ten times as many"
                  " mistakes start exchanges, and ten times as many end them."),
            Guess(id="less", text="It falls a little, to about 40 %", feedback="No: it stays at 50 %. More mistakes"
                  " start more exchanges, and end as many."),
            Guess(id="same", text="It stays where it was", right=True, feedback="Yes: 50 %, with one mistake in a"
                  " hundred as with ten. What matters is how mistakes are answered, not how many there are."),
        ),
    ),
)

FACTS = (
    Fact(id="coe", text="In November 2016 an American inquiry called the strike of 17 September 2016 at Deir ez-Zor an"
         " unintended error. Russia and Syria did not accept that.",
         source_title="The Hill, US military says September strike against Syrian forces due to human errors,"
         " 29 November 2016",
         source_url="https://thehill.com/policy/defense/307841-us-military-says-september-strike-against-syrian-forces-"
         "due-to-human-errors", confidence="high"),
)

LITERATURE = (
    Source(citation='J. Wu and R. Axelrod, "How to Cope with Noise in the Iterated Prisoner\'s Dilemma", Journal of'
           " Conflict Resolution 39 (1995), 183-189", status="abstract seen",
           url="https://deepblue.lib.umich.edu/handle/2027.42/66566?show=full"),
    Source(citation='L. A. Imhof, D. Fudenberg and M. A. Nowak, "Tit-for-tat or Win-stay, Lose-shift?", Journal of'
           " Theoretical Biology 247 (2007), 574-580", status="abstract seen",
           url="https://pmc.ncbi.nlm.nih.gov/articles/PMC2460568"),
    Source(citation='E. J. Green and R. H. Porter, "Noncooperative Collusion under Imperfect Price Information",'
           " Econometrica 52 (1984), 87-100", status="title page seen",
           url="https://pdffox.com/noncooperative-collusion-under-imperfect-price-information-pdf-free.html"),
    Source(citation='P. Molander, "The Optimal Level of Generosity in a Selfish, Uncertain Environment", Journal of'
           " Conflict Resolution 29 (1985); M. A. Nowak and K. Sigmund, papers in Nature of 1992 and 1993",
           status="from memory; not found in the stores that we searched"),
)


def make() -> Lab:
    """The reciprocity lab."""

    def evaluate(values: Values) -> Result:
        return model.evaluate(settle(DIALS, values))

    return Lab(
        id="reciprocity",
        title="When an accident is answered",
        question="What is left of a truce that both sides want, when each answers the other and mistakes happen?",
        intro=(
            "Two sides keep a truce day by day. Each has a rule for answering what the other did. Now and then a day"
            " goes wrong by mistake, or is taken for a violation. You choose the rule and how often mistakes happen."
            " The upper panel shows the long run; the lower one asks whether the threat to end the truce for good keeps"
            " both sides honest. All numbers are presets that we chose, not estimates."
        ),
        dials=DIALS,
        presets=PRESETS,
        predictions=PREDICTIONS,
        states=model.STATES,
        notice=(
            "Start without mistakes and go to 1 %. What happens to like for like?",
            "Choose the forgiving rule and move the share that is forgiven. Where does it become open to abuse?",
            "Compare the rules at 5 % mistakes. Which one mends itself?",
            "In the lower panel raise the mistakes. Why must the future weigh more before the threat holds?",
            "Read P9 again. Which rule does the author see in Moscow's answer, and which would fit P9's own advice?",
        ),
        leaves_out=(
            "The model treats both sides alike and each day alike: it leaves out that a strike which kills many is not"
            " one violation among others."
        ),
        critique=(
            "That rules with a memory of one day describe armies is a strong claim. Wu and Axelrod (1995) find that a"
            " generous rule does well against sides that have not learned to live with mistakes, that admitting one's"
            " own mistake does better still against those that have, and that the rule of changing what fails is not"
            " robust. Nobody outside can see whether a strike was an accident; the model takes it for granted."
        ),
        literature=LITERATURE,
        facts=FACTS,
        evaluate=evaluate,
        text=model.text,
    )
