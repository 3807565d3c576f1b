"""The bargaining-range lab: its words, dials, presets, predictions and sources. The arithmetic is in `span`."""

from __future__ import annotations

from casebook.thinking.labs.bargain import model
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

DIALS = (
    Dial(id="p_regime", label="Who wins, as the regime sees it", low=model.LOW, high=model.HIGH, step=0.05, start=0.8,
         loc="P17", help="The share of Syria that the regime expects if the war goes on. Heller holds that it is"
         " winning (P17)."),
    Dial(id="p_opposition", label="Who wins, as the opposition sees it", low=0.3, high=0.95, step=0.05, start=0.8,
         loc="P10, P11", help="The regime's share if the war goes on, in the eyes of the opposition and its backers."
         " American officials told Heller that the regime has not won (P10) and rules less than half of the people"
         " (P11)."),
    Dial(id="cost_opposition", label="Cost to those who negotiate", low=0.0, high=0.4, step=0.05, start=0.05, loc="P16",
         help="What fighting on costs the people at the table on the opposition's side: little for delegates abroad,"
         " much for somebody in a besieged suburb (P16)."),
    Dial(id="premium", label="The regime's survival premium", low=0.0, high=0.4, step=0.05, start=0.0, loc="P17, P40",
         help="What the regime asks on top, because a deal would mean its own end, as Heller sees it (P17), or touch"
         " its sovereignty (P40)."),
    Dial(id="cost_regime", label="Cost to the regime", kind="choice", low=0.0, high=0.3, start=0.05, loc="P12",
         options=(Option(value=0.0, label="none"), Option(value=0.05, label="small (0.05)"),
                  Option(value=0.1, label="some (0.10)"), Option(value=0.3, label="large (0.30)")),
         help="What fighting on costs the regime. The officials count on a heavy burden for its sponsors (P12)."),
    Dial(id="parties", label="Parties who must all agree", kind="choice", low=2, high=10, start=2,
         loc="P15, P20, P40",
         options=tuple(Option(value=number, label=str(number)) for number in (2, 3, 4, 5, 7, 10)),
         help="Geneva knows two sides (P15). Kurdish-led forces (P20) and the regime's patrons (P40) are more."),
    Dial(id="band", label="How much each party accepts", kind="choice", low=0.3, high=0.7, start=0.5, ours=True,
         options=(Option(value=0.3, label="little (0.3)"), Option(value=0.5, label="half (0.5)"),
                  Option(value=0.7, label="much (0.7)")),
         help="For the lower panel only: the width of the band of outcomes that each party accepts."),
)

PRESETS = (
    Preset(
        id="author", label="Geneva as Heller sees it", who="author",
        values={"p_regime": 0.8, "p_opposition": 0.7, "cost_opposition": 0.0, "premium": 0.3, "cost_regime": 0.05,
                "parties": 3, "band": 0.5},
        why="The setting under which Heller's conclusion follows: the regime is winning and would be signing its own"
        " end (P17), and delegates abroad bear little of the war (P16). The numbers are our preset.",
    ),
    Preset(
        id="critic", label="As the officials see it", who="critic",
        values={"p_regime": 0.6, "p_opposition": 0.55, "cost_opposition": 0.05, "premium": 0.1, "cost_regime": 0.3,
                "parties": 2, "band": 0.5},
        why="The view of the American officials whom Heller reports (P9 to P13): nobody has won, and holding on costs"
        " the regime and its sponsors dearly. The numbers are our preset.",
    ),
    Preset(
        id="neutral", label="Both agree who is winning", who="neutral",
        values={"p_regime": 0.8, "p_opposition": 0.8, "cost_opposition": 0.05, "premium": 0.0, "cost_regime": 0.05,
                "parties": 2, "band": 0.5},
        why="No quarrel over who is winning, no premium, small costs on both sides. The numbers are our preset.",
    ),
)

PREDICTIONS = (
    Prediction(
        id="winning", prompt="Both sides agree that the regime is winning, 80 to 20. Fighting on costs each of them 5."
        " Is there a deal that both prefer to fighting on?",
        options=(
            Guess(id="none", text="No: why would a winner sign?", feedback="Winning is not the obstacle. If both sides"
                  " expect 80 to 20, a paper that says 80 to 20 saves both the costs. The winner signs for what it"
                  " would get anyway."),
            Guess(id="half", text="Yes, somewhere near half and half", feedback="There is a deal, but not there: the"
                  " regime would refuse half, since fighting on brings it more. The range runs from 75 to 85."),
            Guess(id="near", text="Yes, with 75 to 85 of 100 for the regime", right=True, feedback="Yes. Fearon's"
                  " point: if fighting costs both sides something and they agree on how it would end, there is a deal."
                  " It may come close to surrender."),
        ),
    ),
    Prediction(
        id="delegates", prompt="Take the same case, but now nobody who negotiates feels any cost of fighting on, on"
        " either side. What becomes of the range?",
        options=(
            Guess(id="same", text="It stays as wide as before", feedback="The costs are the whole width: with no cost"
                  " at all, both sides would sign at exactly 80 and nowhere else."),
            Guess(id="point", text="It shrinks to a single point", right=True, feedback="Yes, at exactly 80."
                  " Negotiators without costs (P16) do not open a gap by themselves. But then the slightest quarrel or"
                  " demand does."),
            Guess(id="gap", text="It becomes a wide gap", feedback="Not yet. The range shrinks to one point; a gap"
                  " needs something more, a quarrel over who is winning or a premium."),
        ),
    ),
)

LITERATURE = (
    Source(citation='J. D. Fearon, "Rationalist Explanations for War", International Organization 49 (1995), 379-414',
           status="abstract seen", url="https://typeset.io/papers/rationalist-explanations-for-war-9i3rygm9xm"),
    Source(citation='R. Powell, "War as a Commitment Problem", International Organization 60 (2006)',
           status="abstract seen",
           url="https://www.cambridge.org/core/journals/international-organization/article/war-as-a-commitment-problem/"
           "65DFFF1CD73A16F7ED4EEF6D4F934608"),
    Source(citation='R. Jordan, "A Bargain Might Not Exist: How the Distribution of Power Causes War" (paper, 2015)',
           status="abstract seen",
           url="https://pdfslide.us/documents/a-bargain-might-not-exist-how-the-distribution-of-power-causes-war.html"),
    Source(citation='D. E. Cunningham, "Veto Players and Civil War Duration", American Journal of Political Science 50'
           " (2006), 875-892", status="abstract seen",
           url="https://onlinelibrary.wiley.com/doi/abs/10.1111/j.1540-5907.2006.00221.x"),
    Source(citation='I. W. Zartman, "Ripeness: The Hurting Stalemate and Beyond", in International Conflict Resolution'
           " After the Cold War (2000), chapter 6", status="first page seen",
           url="http://www.nap.edu/openbook.php?record_id=9897&page=225"),
    Source(citation='A. J. Kuperman, "Ripeness revisited: The perils of muscular mediation" (book chapter)',
           status="abstract seen; book and year not checked",
           url="https://www.taylorfrancis.com/chapters/edit/10.4324/9780203930816-9/ripeness-revisited-perils-muscular-"
           "mediation-alan-kuperman"),
)


def make() -> Lab:
    """The bargaining-range lab."""

    def evaluate(values: Values) -> Result:
        return model.evaluate(settle(DIALS, values))

    def robust(values: Values) -> Table:
        return model.robust(settle(DIALS, values))

    return Lab(
        id="bargain",
        title="Which assumption leaves nothing to bargain over?",
        question="Is there no deal that both sides could accept, or only none that the people at Geneva would sign?",
        intro=(
            "Two sides divide what the war is about. Each compares a deal with what it expects from fighting on, less"
            " what that costs. Between what the one asks and what the other offers there may be a range. You set how"
            " each side sees the war, what it costs those who negotiate, and what the regime asks for its own survival."
            " The lower panel asks how often any point suits several parties. All numbers are presets that we chose,"
            " not estimates."
        ),
        dials=DIALS,
        presets=PRESETS,
        predictions=PREDICTIONS,
        states=model.STATES,
        notice=(
            "Take the author's preset and remove one assumption after the other (or read the table). Which does the"
            " work?",
            "Is a winning regime enough to empty the range? Let both sides agree that it wins by 95 to 5.",
            "Raise the cost to those who negotiate, from delegates abroad to people under siege (P16). When do they"
            " sign what others would not? Local surrender deals (P26, P33) are of this kind.",
            "Raise the premium further. When does the regime ask for more than there is to give?",
            "Let three, five, ten parties agree. Would a seat for one more party (P20) make a deal more likely?",
        ),
        leaves_out=(
            "The model leaves out whether a deal would be kept once it is signed, and what justice would ask of it."
        ),
        critique=(
            "Whether a promise holds is a problem of its own (Powell 2006). With more than two players, or where war"
            " can end in stalemate, a deal may not exist even without quarrel or premium (Jordan 2015). Ripeness, the"
            " idea that both sides must be hurting, has been called circular; Kuperman finds that charge unfair. The"
            " lower panel spreads wishes evenly and by chance; real parties do not."
        ),
        literature=LITERATURE,
        evaluate=evaluate,
        text=model.text,
        robust=robust,
    )
