"""The signalling lab: its words, dials, presets, predictions and facts. The arithmetic is in `game`."""

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
from casebook.thinking.labs.signal import model

DIALS = (
    Dial(id="worth", label="Worth of American partnership", low=0.0, high=1.0, step=0.05, start=0.5, loc="P9",
         help="What Moscow would gain from common ground with Washington on Syria, which Hof wants explored (P9)."),
    Dial(id="sharing", label="Cost of helping, sharing type", low=0.0, high=1.0, step=0.05, start=0.2, loc="P6, P12",
         help="What it costs a Moscow that wants power shared (P6) to help press the regime. Steps that put Russian"
         " aircraft at risk (P12) would raise it."),
    Dial(id="restoring", label="Cost of helping, restoring type", low=0.0, high=1.0, step=0.05, start=0.8, loc="P15",
         help="What it costs a Moscow that wants the regime restored in full (P15) to help press it."),
    Dial(id="prior", label="Belief at the start: power shared", low=0.05, high=0.95, step=0.05, start=0.5, loc="P8",
         help="How likely Washington thinks it, before any answer, that Moscow wants power shared. Hof would proceed on"
         " the assumption that it does (P8)."),
    Dial(id="noise", label="Noise", kind="choice", low=0.02, high=0.2, start=0.1, ours=True,
         options=(Option(value=0.02, label="almost none"), Option(value=0.1, label="some"),
                  Option(value=0.2, label="much")),
         help="How often a type answers against its interest: by error, pride, or for reasons that we do not see."),
    Dial(id="loss", label="Loss from a wrong partner", kind="choice", low=1.0, high=4.0, start=2.0, ours=True,
         options=(Option(value=1.0, label="as large as the gain"), Option(value=2.0, label="twice the gain"),
                  Option(value=4.0, label="four times the gain")),
         help="What Washington loses with a partner that wants full restoration, against what it gains with one that"
         " wants power shared."),
)

PRESETS = (
    Preset(
        id="author", label="The answer is clear", who="author",
        values={"worth": 0.5, "sharing": 0.2, "restoring": 0.8, "prior": 0.5, "noise": 0.1, "loss": 2.0},
        why="The setting under which Hof's P15 follows: helping is cheap for a Moscow that wants power shared, and dear"
        " for one that does not. The numbers are our preset.",
    ),
    Preset(
        id="critic", label="The step itself threatens Moscow", who="critic",
        values={"worth": 0.5, "sharing": 0.6, "restoring": 0.8, "prior": 0.5, "noise": 0.1, "loss": 2.0},
        why="A critic's setting: because Russian aircraft are put at risk (P12), even a Moscow that wants power shared"
        " answers with hostility. The numbers are our preset.",
    ),
    Preset(
        id="neutral", label="Partnership tempts both", who="neutral",
        values={"worth": 0.5, "sharing": 0.2, "restoring": 0.4, "prior": 0.5, "noise": 0.1, "loss": 2.0},
        why="Partnership is worth more than helping costs either type. The numbers are our preset.",
    ),
)

PREDICTIONS = (
    Prediction(
        id="risk", prompt="Washington begins undecided, 50 to 50. Its step puts Russian aircraft at risk (P12), so that"
        " helping now costs even a Moscow that wants power shared a little more than the partnership is worth. Moscow"
        " answers with hostility. How likely is it now that Moscow wants full restoration?",
        options=(
            Guess(id="sure", text="About 95 %", feedback="That is the answer where helping is cheap for the one type"
                  " and dear for the other. Here both types would be hostile, so that hostility tells little."),
            Guess(id="likely", text="About 75 %", feedback="Less: both types would now answer with hostility, one a"
                  " little more surely than the other. The belief moves from 50 % to 57 %."),
            Guess(id="little", text="About 57 %", right=True, feedback="Yes. An answer that either type would give"
                  " tells almost nothing. The harsher the test, the less a refusal proves."),
        ),
    ),
    Prediction(
        id="when", prompt="When does Moscow's answer, help or hostility, tell most about what it wants?",
        options=(
            Guess(id="high", text="When the partnership is worth very much to Moscow", feedback="Then both types help,"
                  " the one because it wants to and the other because it pays. Help tells nothing."),
            Guess(id="between", text="When it is worth more than helping costs the one type, and less than it costs the"
                  " other", right=True, feedback="Yes. A test tells the types apart only between the two costs. Below"
                  " both nobody helps, above both everybody does."),
            Guess(id="low", text="When the partnership is worth very little to Moscow", feedback="Then neither type"
                  " helps, and so hostility tells nothing."),
        ),
    ),
)

FACTS = (
    Fact(id="suspended", text="After the article: on 7 April 2017 American missiles struck the Syrian air base at"
         " Shayrat. Russia called this aggression and suspended its agreement with Washington on air safety over"
         " Syria.",
         source_title="Sputnik, 13 April 2017", confidence="high",
         source_url="https://sputniknews.com/politics/201704131052616345-memo-russia-us-syria/"),
    Fact(id="read", text="The American secretary of state, Rex Tillerson, said that this answer showed continued"
         " Russian support for the Assad government.",
         source_title="QHA, April 2017, citing the White House press service", confidence="medium",
         source_url="http://old.qha.com.ua/en/politics/russia-breaks-military-ties-with-us-in-syria/140455/"),
)

LITERATURE = (
    Source(citation='M. Spence, "Job Market Signaling", Quarterly Journal of Economics 87 (1973), 355-374',
           status="first pages seen", url="https://studylib.net/doc/8760502/job-market-signaling"),
    Source(citation='J. D. Fearon, "Signaling Foreign Policy Interests: Tying Hands versus Sinking Costs", Journal of'
           " Conflict Resolution 41 (1997), 68-90", status="abstract seen",
           url="https://ideas.repec.org/a/sae/jocore/v41y1997i1p68-90.html"),
    Source(citation='I.-K. Cho and D. M. Kreps, "Signaling Games and Stable Equilibria", Quarterly Journal of Economics'
           " 102 (1987), 179-221", status="abstract seen",
           url="https://typeset.io/papers/signaling-games-and-stable-equilibria-39s9k0ixri"),
)


def make() -> Lab:
    """The signalling lab."""

    def evaluate(values: Values) -> Result:
        return model.evaluate(settle(DIALS, values))

    def robust(values: Values) -> Table:
        return model.robust(settle(DIALS, values))

    return Lab(
        id="signal",
        title="Does the answer show what Moscow wants?",
        question="If Washington acts and Moscow answers with hostility, is its intention then clear?",
        intro=(
            "Hof ends with a test: should Moscow turn hostile, its aim would at least be known (P15). In this small"
            " game Moscow is of one of two types. The sharing type wants a regime that shares power, the restoring type"
            " wants it back in full. It helps or it is hostile; Washington then makes it a partner or contains it. You"
            " set what helping costs each type and what partnership is worth. All numbers are presets that we chose,"
            " not estimates."
        ),
        dials=DIALS,
        presets=PRESETS,
        predictions=PREDICTIONS,
        states=model.STATES,
        notice=(
            "Raise the sharing type's cost of helping past the worth of partnership. What is left of the test?",
            "Raise the worth of partnership past both costs. Which answer tells nothing now?",
            "In the table, look for the row in which nobody helps and nobody is made a partner. Does it ever go away?",
            "Two of Hof's steps pull apart here: common ground (P9) and risk to Russian aircraft (P12). How?",
            "Begin from a belief of 90 % that Moscow wants power shared. How much can one hostile answer change?",
        ),
        leaves_out=(
            "The model knows two types and one answer, and leaves out what the test itself costs: a clash between two"
            " nuclear powers is not in it."
        ),
        critique=(
            "Two types are a caricature; Moscow may want several things, or not know yet. A game like this has several"
            " equilibria, and which one survives hangs on beliefs about answers that nobody was expected to give; Cho"
            " and Kreps (1987) propose rules for that, and we do not compute them. The curve with noise and the table"
            " without it are two ways to look at the same game."
        ),
        literature=LITERATURE,
        facts=FACTS,
        evaluate=evaluate,
        text=model.text,
        robust=robust,
    )
