"""The trust aside: its words, dials, presets and prediction. The line of Bayes is in `learning`."""

from __future__ import annotations

from casebook.thinking.labs.contract import Dial, Guess, Lab, Prediction, Preset, Result, Source, Values, settle
from casebook.thinking.labs.trust import model

DIALS = (
    Dial(id="tau", label="Trust before: Moscow means to keep the truce", low=0.05, high=0.95, step=0.01, start=0.6,
         loc="P3, P11", help="The week of calm was to build trust (P3); the author calls the support for working with"
         " Moscow fragile (P11)."),
    Dial(id="c", label="Capacity that Moscow is thought to have", low=0.0, high=1.0, step=0.01, start=0.5,
         loc="P11", help="How likely a Moscow that means it stops a violation. The author thinks that it can do"
         " little (P11)."),
    Dial(id="n", label="Violations that were not stopped", low=0, high=6, step=1, start=1, loc="P7, P10",
         help="Bombing, blocked aid, and the attack on the convoy (P7, P10)."),
)

PRESETS = (
    Preset(
        id="author", label="Little capacity", who="author", values={"tau": 0.6, "c": 0.1, "n": 3},
        why="The first half of P11: Moscow can do little, so violations say little about what it wants, and the deal is"
        " worth little all the same. The numbers are our preset.",
    ),
    Preset(
        id="critic", label="A Moscow thought strong", who="critic", values={"tau": 0.6, "c": 0.8, "n": 3},
        why="A critic's setting: if Moscow is strong, as Washington said when it signed, three violations leave hardly"
        " any trust. The numbers are our preset.",
    ),
    Preset(
        id="neutral", label="A middling Moscow", who="neutral", values={"tau": 0.6, "c": 0.5, "n": 1},
        why="Moscow is thought able to stop every second violation, and one has happened. The numbers are our preset.",
    ),
)

PREDICTIONS = (
    Prediction(
        id="strong", prompt="Think of two partners. One is thought able to stop nearly every violation, the other"
        " hardly any. The same violation happens under both. Which of the two loses more trust?",
        options=(
            Guess(id="weak", text="The weak one: it failed again", feedback="No. A weak partner may have meant well and"
                  " could not help it, so its failure says little. The strong one could have stopped it."),
            Guess(id="same", text="Both alike: the violation is the same", feedback="No. The same violation says more"
                  " about a partner that could have stopped it than about one that could not."),
            Guess(id="strong", text="The strong one", right=True, feedback="Yes. It could have stopped it, so not"
                  " stopping it looks like not wanting to. The most useful partner is the one that loses trust"
                  " fastest."),
        ),
    ),
)

LITERATURE = (
    Source(citation='A. Kydd and B. F. Walter, "Sabotaging the Peace: The Politics of Extremist Violence",'
           " International Organization 56 (2002)", status="abstract seen",
           url="https://www.cambridge.org/core/journals/international-organization/article/sabotaging-the-peace-the-"
           "politics-of-extremist-violence/666AF3ED0F89A36B21DBBF61A54C862F"),
    Source(citation="The formula is our reduction of their game to one line; they do not print it",
           status="our own"),
)


def make() -> Lab:
    """The trust aside."""

    def evaluate(values: Values) -> Result:
        return model.evaluate(settle(DIALS, values))

    return Lab(
        id="trust",
        title="An aside: who loses trust fastest?",
        question="What does a violation say about a partner's wishes, if one is not sure what it can do?",
        intro=(
            "Washington does not know whether Moscow means to keep the truce, nor what it is able to stop. Each"
            " violation teaches something. You set the trust before, the capacity that Moscow is thought to have, and"
            " the number of violations. All numbers are presets that we chose, not estimates."
        ),
        dials=DIALS,
        presets=PRESETS,
        predictions=PREDICTIONS,
        states=model.STATES,
        notice=(
            "Move the capacity to 0. Why does trust stay, and why is the deal worth nothing?",
            "Move it to 1. What does a single violation do?",
            "Add violations. Where does the capacity lie at which the deal is worth most?",
            "P11 says that Moscow can do little, or may not want to. Which half does each end of the dial stand for?",
        ),
        leaves_out=(
            "The model leaves out that a violation also teaches how able a partner is, and that Moscow may profit from"
            " being thought weak."
        ),
        critique=(
            "Wishes and abilities come in more than one kind: Moscow may be able to stop aircraft and not militias."
            " Kydd and Walter (2002) study extremists who attack in order to wreck a peace; who violates here, and for"
            " whom, is disputed."
        ),
        literature=LITERATURE,
        evaluate=evaluate,
        text=model.text,
    )
