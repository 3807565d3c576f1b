"""The outside-option lab: its words, dials, presets, predictions and facts. The arithmetic is in `exit_option`."""

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
from casebook.thinking.labs.outside import model

DIALS = (
    Dial(id="pressure", label="American pressure", low=0.0, high=1.5, step=0.05, start=0.4, loc="P10, P15",
         help="How far Hof's four steps (P11 to P14) are taken together: 0 not at all, 1 fully, 1.5 beyond what he"
         " asks for. The scale is ours."),
    Dial(id="theta", label="How hard pressure hits", low=0.0, high=1.0, step=0.05, start=0.5, loc="P11, P12, P13",
         help="How much of what an open quarrel leaves to the regime one unit of pressure takes away. 0: the regime"
         " does not feel it."),
    Dial(id="w0", label="Worth of Iran's offer", low=0.2, high=0.8, step=0.05, start=0.5, loc="P8",
         help="What the regime would keep of its authority if it turned away from Moscow and leaned on Iran alone,"
         " whose support Hof describes in P8."),
    Dial(id="kappa", label="How hard pressure hits Iran's offer", low=0.0, high=0.5, step=0.05, start=0.0,
         loc="P12, P14",
         help="Some things Iran cannot make up for: safety of the regime's aircraft (P12) or money to rebuild (P14)."
         " 0: Iran makes up for everything."),
    Dial(id="added", label="Iran answers pressure with more help", kind="choice", low=0.0, high=0.2, start=0.0,
         ours=True, options=(Option(value=0.0, label="no"), Option(value=0.1, label="some (0.1)"),
                             Option(value=0.2, label="much (0.2)")),
         help="Help that Iran adds to its offer. Hof writes that Tehran will not want Assad limited (P8); that it would"
         " pay more for this is our addition."),
    Dial(id="moscow", label="What an open quarrel leaves to Moscow", kind="choice", low=0.0, high=0.4, start=0.2,
         loc="P3, P4", options=(Option(value=0.0, label="nothing (0)"), Option(value=0.2, label="a little (0.2)"),
                                Option(value=0.4, label="more (0.4)")),
         help="How well Moscow can live with an Assad who changes nothing. Hof thinks badly (P4). The better it can"
         " wait, the more it gets."),
)

PRESETS = (
    Preset(
        id="author", label="Pressure also reaches Iran's offer", who="author",
        values={"pressure": 1.0, "theta": 0.5, "w0": 0.5, "kappa": 0.25, "added": 0.0, "moscow": 0.2},
        why="The setting under which Hof's conclusion follows: his steps hit the regime (P13), and they also take away"
        " things that Iran cannot replace (P12, P14). The numbers are our preset.",
    ),
    Preset(
        id="critic", label="A firm Iran and a deaf regime", who="critic",
        values={"pressure": 1.0, "theta": 0.1, "w0": 0.6, "kappa": 0.0, "added": 0.2, "moscow": 0.2},
        why="A critic's setting: the regime hardly feels the pressure, and Iran makes up for all of it. The numbers are"
        " our preset.",
    ),
    Preset(
        id="neutral", label="Pressure on the regime alone", who="neutral",
        values={"pressure": 0.6, "theta": 0.5, "w0": 0.5, "kappa": 0.0, "added": 0.0, "moscow": 0.2},
        why="Pressure hits the regime but not what Iran offers. The numbers are our preset.",
    ),
)

PREDICTIONS = (
    Prediction(
        id="curve", prompt="American pressure rises step by step. Iran's offer to the regime stays as it is. How does"
        " what the regime gives up change?",
        options=(
            Guess(id="line", text="It rises evenly, all the way", feedback="Only at first. Once leaning on Iran is as"
                  " good as bargaining on, the regime has somewhere to go, and more pressure buys nothing."),
            Guess(id="slows", text="It rises fast and then ever more slowly", feedback="There is no slow bend. The line"
                  " is straight, and then it is level: the regime compares two things and takes the better one."),
            Guess(id="corner", text="It rises evenly and then stops at once", right=True, feedback="Yes. Up to the kink"
                  " the regime compares with an open quarrel, beyond it with Iran's offer, which pressure does not"
                  " touch."),
        ),
    ),
    Prediction(
        id="better", prompt="There is no pressure, and an open quarrel still leaves the regime a good deal. Iran's"
        " offer rises from 0.30 to 0.45. How much less does the regime give up?",
        options=(
            Guess(id="half", text="About half of the rise, 0.08", feedback="That is what splitting the difference would"
                  " give if Iran's offer were a threat point. But an offer that nobody would take is no threat."),
            Guess(id="all", text="All of the rise, 0.15", feedback="Only where the regime would really go to Iran. Here"
                  " bargaining on leaves it 0.70, and neither 0.30 nor 0.45 is better than that."),
            Guess(id="none", text="Nothing changes", right=True, feedback="Yes. A way out that is worse than the"
                  " bargain is worth nothing; one that is better is worth everything."),
        ),
    ),
)

FACTS = (
    Fact(id="programme", text="After the article: in July 2017 American newspapers reported that President Trump had"
         " ended the secret programme that armed and trained Syrian rebels.",
         source_title="The Atlantic, report of 19 July 2017",
         source_url="https://www.theatlantic.com/international/archive/2017/07/syria-rebels-cia/534243/",
         confidence="high"),
)

LITERATURE = (
    Source(citation='A. Rubinstein, "Perfect Equilibrium in a Bargaining Model", Econometrica 50 (1982), 97-109',
           status="abstract seen; the publisher's page gives pages 97-110",
           url="https://www.econometricsociety.org/publications/econometrica/1982/01/01/perfect-equilibrium-"
           "bargaining-model"),
    Source(citation='J. Sutton, "Non-Cooperative Bargaining Theory: An Introduction", Review of Economic Studies 53'
           " (1986), 709-724", status="abstract seen",
           url="https://ideas.repec.org/a/oup/restud/v53y1986i5p709-724..html"),
    Source(citation='K. Binmore, A. Shaked and J. Sutton, "An Outside Option Experiment", Quarterly Journal of'
           " Economics (1989)", status="abstract seen; year and journal not checked on the publisher's page",
           url="https://topsight.net/paper/W1979513281"),
    Source(citation='C. Ponsatí and J. Sákovics, "Rubinstein bargaining with two-sided outside options", Economic'
           " Theory (1998), 667-672", status="abstract seen",
           url="https://portalrecerca.uab.cat/en/publications/rubinstein-bargaining-with-two-sided-outside-options"),
    Source(citation="E. Rasmusen, notes on Rubinstein (1982), on why an exit differs from a threat point",
           status="opening seen", url="https://www.rasmusen.org/GI/reader/notes/54.Rubinstein.1982.txt"),
)


def make() -> Lab:
    """The outside-option lab."""

    def evaluate(values: Values) -> Result:
        return model.evaluate(settle(DIALS, values))

    def robust(values: Values) -> Table:
        return model.robust(settle(DIALS, values))

    return Lab(
        id="outside",
        title="Pressure, and a way out to Tehran",
        question="Does American pressure buy concessions from the regime when it can turn to Iran instead?",
        intro=(
            "Moscow wants the regime to share its authority; the regime wants to keep it. Pressure from Washington"
            " makes an open quarrel with Moscow worse for the regime, so that it gives up more. But the regime can also"
            " lean on Iran alone. You set the pressure, how hard it hits, what Iran offers, and whether the pressure"
            " reaches Iran's offer as well. All numbers are presets that we chose, not estimates."
        ),
        dials=DIALS,
        presets=PRESETS,
        predictions=PREDICTIONS,
        states=model.STATES,
        notice=(
            "Raise the pressure slowly with Iran's offer untouched. Where does it stop to buy anything?",
            "Move Iran's offer while pressure is low. From which value on does it matter at all?",
            "Past the kink, which dials still change what the regime gives up?",
            "Take the author's preset and set the reach to Iran's offer to 0. Does Hof's conclusion (P15) survive?",
            "Compare with the naive figure in the list. When is it too low, and when too high?",
        ),
        leaves_out=(
            "The model treats the regime as one person who weighs shares, and leaves out anger, prestige, and the"
            " people who live under the pressure."
        ),
        critique=(
            "Pressure may also rally the regime's followers, so that a quarrel leaves it more and not less. Moscow's"
            " own patience is known to nobody else. Where both sides have a way out, bargaining may have many outcomes"
            " and long delays (Ponsatí and Sákovics 1998). Heller, writing in December 2017, doubts that arming rebels"
            " moved the regime at all (his P18); in this model that is a hit of about 0. So the two authors differ on"
            " one dial."
        ),
        literature=LITERATURE,
        facts=FACTS,
        evaluate=evaluate,
        text=model.text,
        robust=robust,
        background=(model.offers_table(),),
    )
