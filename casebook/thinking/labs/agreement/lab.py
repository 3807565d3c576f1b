"""The agreement lab: its words, dials, presets and predictions. The model is in `model`, our numbers in `coding`."""

from __future__ import annotations

from casebook.thinking.labs.agreement import model
from casebook.thinking.labs.agreement.coding import PRESET, Coding, tables
from casebook.thinking.labs.contract import Dial, Guess, Lab, Prediction, Preset, Result, Source, Table, Values, settle

SEEN = "abstract or first page seen"

DIALS = (
    Dial(id="us", label="The United States must sign", kind="toggle", start=1, loc="P4, P5",
         help="Switched on, no package counts that Washington would refuse."),
    Dial(id="russia", label="Russia must sign", kind="toggle", start=1, loc="P4, P5",
         help="Switched on, no package counts that Moscow would refuse."),
    Dial(id="regime", label="The regime must sign", kind="toggle", start=0, ours=True,
         help="The article gives Damascus no vote. Switching it on is our question, not the author's."),
    Dial(id="opposition", label="The opposition must sign", kind="toggle", start=0, ours=True,
         help="The article gives the opposition no vote either. Switching it on is our question."),
    Dial(id="iran", label="Iran must sign", kind="toggle", start=0, ours=True,
         help="The article leaves Iran out (P10). Its wishes here are our coding alone."),
    Dial(id="divisible", label="Assad's post can be shared", kind="toggle", start=1, loc="P7",
         help="On: there are halfway houses, such as a post in one region only (P7). Off: he stays or he goes."),
    Dial(id="d_regime", label="What the regime expects without a deal", low=0.3, high=1.0, step=0.01, start=0.6,
         ours=True, help="0 is the worst outcome for the regime, 1 is all that it wants. The better its war goes, the"
         " more it expects without a deal, and the more a deal must offer."),
    Dial(id="d_opposition", label="What the opposition expects without a deal", low=0.3, high=1.0, step=0.01,
         start=0.45, ours=True, help="0 is the worst outcome for the opposition, 1 is all that it wants. More help from"
         " outside (P8) would raise it."),
)

ALL_FOUR = {"us": 1.0, "russia": 1.0, "regime": 1.0, "opposition": 1.0, "iran": 0.0}

PRESETS = (
    Preset(
        id="author", label="Two powers at the table", who="author",
        values={"us": 1, "russia": 1, "regime": 0, "opposition": 0, "iran": 0, "divisible": 1, "d_regime": 0.6,
                "d_opposition": 0.45},
        why="The setting under which O'Hanlon's claim follows: he compares the aims of Washington and Moscow (P5) and"
        " offers a halfway house for Assad (P7). The numbers are our preset.",
    ),
    Preset(
        id="critic", label="Everyone signs, everyone hopes to win", who="critic",
        values={**ALL_FOUR, "divisible": 0, "d_regime": 0.85, "d_opposition": 0.6},
        why="A critic's setting: those who fight must sign too, Assad's post cannot be split, the regime expects much"
        " because Russia helps it, and the opposition expects more because the West trains it (the help of P8). The"
        " numbers are our preset.",
    ),
    Preset(
        id="neutral", label="Everyone signs, nobody is winning", who="neutral",
        values={**ALL_FOUR, "divisible": 1, "d_regime": 0.6, "d_opposition": 0.45},
        why="All four parties must sign and each expects a middling outcome without a deal. The numbers are our"
        " preset.",
    ),
)

PREDICTIONS = (
    Prediction(
        id="two", prompt="Five issues, each settled somewhere from 0 to 10: 161,051 possible packages. What share of"
        " them suits both Washington and Moscow?",
        options=(
            Guess(id="few", text="About 5 %", feedback="Too few. With the preset weights the two powers care most"
                  " about different issues, so there is much to trade: about 31 % of the packages suit both."),
            Guess(id="third", text="About 30 %", right=True, feedback="Yes, about 31 % with the preset weights. The"
                  " powers care most about different issues, so each can give way where it costs little."),
            Guess(id="most", text="About 60 %", feedback="Too many. The powers can trade, but each still refuses most"
                  " packages: about 31 % suit both with the preset weights."),
        ),
    ),
    Prediction(
        id="four", prompt="Now the regime and the opposition must sign as well, and Assad's post can be shared. What"
        " share is left?",
        options=(
            Guess(id="same", text="About 25 %: they want much the same", feedback="No. Each new signer can only remove"
                  " packages, and these two pull in opposite directions on the post: about 7 % is left."),
            Guess(id="little", text="About 7 %", right=True, feedback="Yes, about 7 %. A deal between the two powers is"
                  " not yet a deal between those who fight."),
            Guess(id="none", text="None at all", feedback="Not with these presets: about 7 % is left. It falls to about"
                  " 1 % if Assad's post is all or nothing, and to none if the regime expects more than 0.94."),
        ),
    ),
    Prediction(
        id="outside", prompt="Take the package that suits the two powers best. The regime expects 0.60 without a deal."
        " What does that package give it?",
        options=(
            Guess(id="less", text="Less than half of what it expects", right=True, feedback="Yes: 0.28 against 0.60."
                  " The regime would rather fight on than sign it."),
            Guess(id="even", text="About what it expects", feedback="No: 0.28 against 0.60. On the issue that weighs"
                  " most for the regime, the best package of the two powers goes against it."),
            Guess(id="more", text="More than it expects", feedback="No: 0.28 against 0.60. Nobody asked the regime when"
                  " this package was chosen."),
        ),
    ),
)

LITERATURE = (
    Source(citation='J. F. Nash, "The Bargaining Problem", Econometrica 18 (1950), 155-162', status=SEEN,
           url="https://zbmath.org/?q=an:1202.91122"),
    Source(citation="H. Raiffa, The Art and Science of Negotiation (Harvard University Press, 1982)",
           status="front matter seen; the chapters on zones of agreement not checked",
           url="https://docslib.org/doc/1857984/the-art-and-science-of-negotiation"),
    Source(citation='J. D. Fearon, "Rationalist Explanations for War", International Organization 49 (1995), 379-414',
           status=SEEN, url="https://typeset.io/papers/rationalist-explanations-for-war-9i3rygm9xm"),
    Source(citation='R. Powell, "War as a Commitment Problem", International Organization 60 (2006)', status=SEEN,
           url="https://www.cambridge.org/core/journals/international-organization/article/war-as-a-commitment-problem/"
           "65DFFF1CD73A16F7ED4EEF6D4F934608"),
    Source(citation='D. E. Cunningham, "Veto Players and Civil War Duration", American Journal of Political Science 50'
           " (2006), 875-892", status=SEEN,
           url="https://onlinelibrary.wiley.com/doi/abs/10.1111/j.1540-5907.2006.00221.x"),
)


def make(coding: Coding = PRESET) -> Lab:
    """The agreement lab. A class that recoded the weights passes its own coding (`coding.from_rows`)."""

    def evaluate(values: Values) -> Result:
        return model.evaluate(coding, settle(DIALS, values))

    def robust(values: Values) -> Table:
        return model.robust(coding, settle(DIALS, values))

    return Lab(
        id="agreement",
        title="Who must sign, and what is left to agree on?",
        question="Can the aims of Washington and Moscow be squared, and is that enough for a deal?",
        intro=(
            "A package settles five issues at once: the fight against ISIS (also ISIL, Islamic State), Assad's post,"
            " power to the regions, Russia's base and standing, and access for aid. Each party has a best point on each"
            " issue and gives each issue a weight. It accepts a package if that is worth at least what it expects"
            " without a deal. You choose who must sign. All weights are presets that we chose, not estimates."
        ),
        dials=DIALS,
        presets=PRESETS,
        predictions=PREDICTIONS,
        states=model.STATES,
        notice=(
            "Switch on one more signer. Can the share of acceptable packages ever rise?",
            "Start from two powers at the table. Look at the lower panel: who has no vote, and what does it get?",
            "Let everyone sign, then make Assad's post all or nothing. How much of the zone is left?",
            "Raise what the regime expects without a deal. Where does the zone close? Why does this point not move when"
            " the post becomes all or nothing?",
            "Help for the opposition (P8) raises what it expects without a deal. Does that bring a deal nearer?",
            "Add Iran. Which party's veto had already removed most packages that Iran would refuse?",
        ),
        leaves_out=(
            "The model has no time, no enforcement and no mistakes: everyone knows what everyone wants, and every"
            " promise is kept."
        ),
        critique=(
            "The weights are ours. Adding up issues hides that parts of a power-sharing deal depend on each other."
            " Powell (2006) argues that a post that cannot be divided is at bottom a problem of promises: if promises"
            " held, the parties could take turns. The list of communities behind the regions is O'Hanlon's (P6), not a"
            " fact of the model. Nash's rule is one way to call a package balanced; others exist."
        ),
        literature=LITERATURE,
        evaluate=evaluate,
        text=model.text,
        robust=robust,
        background=tables(coding),
    )


