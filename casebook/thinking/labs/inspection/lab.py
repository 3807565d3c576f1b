"""The inspection lab: its words, dials, presets and predictions. The game is in `game`."""

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
    Values,
    settle,
)
from casebook.thinking.labs.inspection import model, picture

DIALS = (
    Dial(id="P", label="Penalty for Damascus", low=picture.LOW, high=picture.HIGH, step=picture.STEP, start=1.0,
         ours=True, help="How much Damascus loses when it violates while Moscow enforces. The article names no"
         " penalty: the dial is ours."),
    Dial(id="b", label="What Damascus gains by violating", low=0.05, high=0.95, step=0.05, start=0.3, loc="P8",
         help="The author sees strong reasons for Damascus to spoil the truce (P8)."),
    Dial(id="c", label="What enforcing costs Moscow", low=0.05, high=1.0, step=0.05, start=0.2, loc="P8, P11",
         help="1 is as much as the whole deal is worth to Moscow. Lenient commanders (P8) and aims close to those of"
         " Damascus (P11) raise it."),
    Dial(id="theta", label="Share of the deal that enforcing saves", low=0.1, high=1.0, step=0.05, start=0.6,
         loc="P10, P11", help="1: a punished violation does the deal no harm. Near 0: the deal is lost either way, as"
         " the author thinks possible after the attack on the convoy (P10)."),
    Dial(id="alpha", label="Share of the penalty that Iran makes good", kind="choice", low=0.0, high=0.5, start=0.2,
         ours=True,
         options=(Option(value=0, label="none"), Option(value=0.2, label="a fifth"), Option(value=0.5, label="half")),
         help="The author does not raise this; Hof does, in lesson 3 (his P8)."),
    Dial(id="rule", label="Moscow can bind itself to a rule first", kind="toggle", start=0, ours=True,
         help="Off: both choose at the same time. On: Moscow announces how often it enforces, is believed, and keeps"
         " its word; then Damascus chooses."),
)

PRESETS = (
    Preset(
        id="author", label="Little to save, much to lose", who="author",
        values={"P": 1.0, "b": 0.3, "c": 0.5, "theta": 0.6, "alpha": 0.2, "rule": 0},
        why="The setting under which violations are the rule, as in P7 and P11: enforcing against a client whose aims"
        " it shares would cost Moscow nearly as much as it would save. The numbers are our preset.",
    ),
    Preset(
        id="critic", label="A patron that keeps its word", who="critic",
        values={"P": 1.0, "b": 0.3, "c": 0.5, "theta": 0.6, "alpha": 0.2, "rule": 1},
        why="A critic's setting: the same payoffs, but Moscow can bind itself first. Then violations stop: what failed"
        " was the promise, not the interest. The numbers are our preset.",
    ),
    Preset(
        id="neutral", label="Cheaper enforcement", who="neutral",
        values={"P": 1.0, "b": 0.3, "c": 0.2, "theta": 0.6, "alpha": 0.2, "rule": 0},
        why="Enforcing costs a fifth of what the deal is worth; nobody can bind himself. The numbers are our preset.",
    ),
)

PREDICTIONS = (
    Prediction(
        id="double", prompt="Both sides choose at the same time. Damascus violates a third of the time. Now the penalty"
        " for Damascus is doubled. What happens to violations?",
        options=(
            Guess(id="half", text="They fall by half", feedback="No: they do not change. With a larger penalty Moscow"
                  " needs to enforce only half as often to make Damascus hesitate, and so it does."),
            Guess(id="little", text="They fall a little", feedback="No: they do not change at all. What falls is how"
                  " often Moscow enforces, by half."),
            Guess(id="none", text="They stay the same", right=True, feedback="Yes. The penalty changes how often"
                  " Moscow enforces, not how often Damascus violates. Each side's habit depends on the other side's"
                  " payoffs."),
        ),
    ),
    Prediction(
        id="what", prompt="Which change would make violations rarer in this model?",
        options=(
            Guess(id="gain", text="Damascus gains less by violating", feedback="No. That changes how often Moscow needs"
                  " to enforce. Violations depend on what enforcing costs Moscow and what it saves."),
            Guess(id="cost", text="Enforcing costs Moscow less", right=True, feedback="Yes. How often Damascus violates"
                  " is the cost of enforcing divided by what enforcing saves: both are Moscow's."),
            Guess(id="iran", text="Iran no longer makes good a part of the penalty", feedback="No. That makes the"
                  " penalty larger for Damascus, and a larger penalty only lets Moscow enforce less often."),
        ),
    ),
)

LITERATURE = (
    Source(citation='G. Tsebelis, "The Abuse of Probability in Political Analysis: The Robinson Crusoe Fallacy",'
           " American Political Science Review 83 (1989), 77-91", status="abstract seen",
           url="https://www.doi.org/10.2307/1956435"),
    Source(citation='J. Hirshleifer and E. Rasmusen, "Are Equilibrium Strategies Unaffected by Incentives?", Journal of'
           " Theoretical Politics 4 (1992), 353-367", status="abstract seen",
           url="https://econpapers.repec.org/article/saejothpo/v_3a4_3ay_3a1992_3ai_3a3_3ap_3a353-367.htm"),
    Source(citation='F. Weissing and E. Ostrom, "Irrigation Institutions and the Games Irrigators Play: Rule'
           ' Enforcement Without Guards", in R. Selten (ed.), Game Equilibrium Models II (1991)',
           status="abstract seen; editor and year not checked",
           url="https://link.springer.com/chapter/10.1007/978-3-662-07365-0_9"),
)


def make() -> Lab:
    """The inspection lab."""

    def evaluate(values: Values) -> Result:
        return model.evaluate(settle(DIALS, values))

    return Lab(
        id="inspection",
        title="Does a harder penalty mean fewer violations?",
        question="If Moscow could punish Damascus harder for breaking the truce, would the truce be broken less often?",
        intro=(
            "Damascus chooses whether to violate the truce; Moscow chooses whether to enforce it, that is to watch,"
            " press and punish. Violating pays unless Moscow enforces; enforcing costs Moscow something on any day, and"
            " saves a part of the deal if there was a violation."
            " Each chooses what is best against what the other does. You set the penalty and the payoffs. All numbers"
            " are presets that we chose, not estimates."
        ),
        dials=DIALS,
        presets=PRESETS,
        predictions=PREDICTIONS,
        states=model.STATES,
        notice=(
            "Move the penalty from one end to the other. Which of the two lines moves?",
            "Raise what Damascus gains by violating. Do violations become more frequent, or enforcement?",
            "Lower what enforcing costs Moscow. Now which line moves?",
            "Lower the share of the deal that enforcing saves (P10). At which point does Moscow stop enforcing?",
            "Switch on the rule. Why does a larger penalty now help Moscow?",
        ),
        leaves_out=(
            "The model plays one round: it leaves out that both sides remember, and that a patron may build a name for"
            " being strict."
        ),
        critique=(
            "The surprise hangs on both choosing at the same moment. Hirshleifer and Rasmusen (1992) show that it"
            " vanishes when one side moves first, and when actions come in degrees and the change is large; the switch"
            " shows the first. And the same record of violations would be seen whether Moscow could not or would not"
            " enforce: P11 leaves that open too."
        ),
        literature=LITERATURE,
        evaluate=evaluate,
        text=model.text,
    )
