"""From dial values to a result: how far the reports move the weights that a learner set beforehand.

A real attack on aid workers: no score, no right answer about who did it. The state says only whether one account holds
more than half of the learner's weight. What inquiries found later stands in the lab's facts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from casebook.thinking.labs.attribution import picture
from casebook.thinking.labs.attribution.bayes import moved, posterior, prior, shaken, strength
from casebook.thinking.labs.attribution.reports import ACCOUNTS, REPORTS
from casebook.thinking.labs.contract import Reading, Result, Table
from casebook.thinking.labs.text import decimals, plain, probability

HALF = 0.5
STATES = {
    "one above half": "After the reports one account holds more than half of the weight.",
    "none above half": "After the reports no account holds more than half of the weight.",
    "settled beforehand": "One account had all of the weight before any report: nothing can move it.",
    "no reports": "No report is counted: the weights stay as they were.",
}

Rows = Sequence[Sequence[float]]


def counted(
    values: Mapping[str, float], likelihoods: Rows, shared: float | None = None
) -> tuple[list[Sequence[float]], list[float]]:
    """The reports that are switched on, as likelihoods and weights.

    The second report is discounted only where the first is counted too: else there is nothing that it repeats. The
    motive, where it is counted again, enters as if the beliefs beforehand were a report.
    """
    discount = values["shared"] if shared is None else shared
    rows: list[Sequence[float]] = []
    weights: list[float] = []
    for report, row in zip(REPORTS, likelihoods, strict=True):
        if values[report.id] >= 0.5:
            rows.append(row)
            weights.append(discount if report.id == "e2" and values["e1"] >= 0.5 else 1.0)
    return rows, weights


def update(values: Mapping[str, float], likelihoods: Rows, shared: float | None = None) -> tuple[float, ...]:
    """The weights after the reports at one setting of the dials."""
    before = prior(values["air"], values["purpose"], values["syrian"])
    rows, weights = counted(values, likelihoods, shared)
    start = posterior([belief * belief for belief in before], []) if values["motive"] >= 0.5 else before
    return posterior(start, rows, weights)


def state_of(before: Sequence[float], after: Sequence[float], reports: int, motive: bool) -> str:
    """The named state; see `STATES`."""
    if max(before) >= 1 - 1e-12:
        return "settled beforehand"
    if not reports and not motive:
        return "no reports"
    return "one above half" if max(after) > HALF else "none above half"


def evaluate(values: Mapping[str, float]) -> Result:
    """The weights at one (settled) setting of the dials."""
    likelihoods = [report.likelihoods for report in REPORTS]
    before = prior(values["air"], values["purpose"], values["syrian"])
    after = update(values, likelihoods)
    along = [update(values, likelihoods, step / picture.STEPS) for step in range(picture.STEPS + 1)]
    rows, _ = counted(values, likelihoods)
    state = state_of(before, after, len(rows), values["motive"] >= 0.5)
    sentence = _sentence(state, before, after, values["motive"] >= 0.5)
    scene = picture.Scene(
        heading="Your weights: before (open bar) and after (full bar)",
        title=sentence,
        lines=[
            picture.Line(name=account.name, short=account.short, before=before[index], after=after[index],
                         along=[one[index] for one in along])
            for index, account in enumerate(ACCOUNTS)
        ],
        lower_heading="If the second report repeats the first" if min(values["e1"], values["e2"]) >= 0.5 else
        "Here the second report repeats nothing",
        now=values["shared"],
    )
    alt = _alt(scene)
    drawn, follow = picture.draw(scene, alt)
    return Result(state=state, sentence=sentence, readings=_readings(values, before, after),
                  flip=_flip(values, before), svg=drawn, alt=alt, table=_table(values, before, after), follow=follow)


def robust(values: Mapping[str, float], draws: int = 200, factor: float = 1.5, seed: int = 2016) -> Table:
    """How the weights move when every likelihood is moved by up to `factor`. Repeatable: it starts from `seed`."""
    readings = [update(values, one) for one in shaken([report.likelihoods for report in REPORTS], factor, draws, seed)]
    rows = []
    for index, account in enumerate(ACCOUNTS):
        found = sorted(one[index] for one in readings)
        low, middle, high = (found[round(part * (draws - 1))] for part in (0.1, 0.5, 0.9))
        rows.append((account.name, probability(middle), f"{probability(low)} to {probability(high)}"))
    return Table(
        caption=f"The weights after the reports in {draws} other readings (each of our numbers times 2/3 to 3/2)",
        header=("Account", "Middle reading", "Eight in ten readings lie in"),
        rows=tuple(rows),
    )


def _sentence(state: str, before: Sequence[float], after: Sequence[float], motive: bool) -> str:
    share = probability(moved(before, after))
    twice = " The motive is counted twice here, which is an error." if motive else ""
    return {
        "one above half": f"The reports move {share} of your weight; one account now holds more than half of it."
        " These are your weights, not a finding.",
        "none above half": f"The reports move {share} of your weight; no account holds more than half of it."
        " These are your weights, not a finding.",
        "settled beforehand": "You gave one account all of the weight, so no report can move anything.",
        "no reports": "No report is counted, so your weights stay as they were.",
    }[state] + twice


def _air_ratio(values: Mapping[str, float], before: Sequence[float]) -> float | None:
    """How much more strongly the counted reports are expected from an attack from the air than otherwise; None where
    an attack from the air was ruled out beforehand."""
    if sum(before[:3]) <= 0:
        return None
    even = [belief / sum(before[:3]) / 2 for belief in before[:3]] + [0.5]
    rows, weights = counted(values, [report.likelihoods for report in REPORTS])
    after = posterior(even, rows, weights)
    return sum(after[:3]) / after[3]


def _flip(values: Mapping[str, float], before: Sequence[float]) -> str:
    ratio = _air_ratio(values, before)
    if ratio is None:
        return "There is no flip point: an attack from the air was ruled out beforehand."
    if values["motive"] >= 0.5:
        return "Switch the second count of the motive off to read the flip point."
    edge = 1 / (1 + ratio)
    side = "above" if values["air"] >= edge else "below"
    return (
        f"After these reports an attack from the air outweighs all else once it had {probability(edge)} before; you"
        f" gave it {probability(values['air'])}, {decimals(100 * abs(values['air'] - edge), 0)} points {side} that."
    )


def _alone(values: Mapping[str, float], before: Sequence[float]) -> list[tuple[float, str]]:
    """Each report with the share of weight that it would move alone, whether it is counted or not; largest first."""
    found = [(moved(before, posterior(before, [report.likelihoods])), report.name) for report in REPORTS]
    return sorted(found, reverse=True)


def _readings(
    values: Mapping[str, float], before: Sequence[float], after: Sequence[float]
) -> tuple[Reading, ...]:
    weights = tuple(
        Reading(id=account.id, label=f"Weight after the reports: {account.name}", value=after[index],
                text=f"{probability(after[index])} (before: {probability(before[index])})")
        for index, account in enumerate(ACCOUNTS)
    )
    share, name = _alone(values, before)[0]
    alone = "; ".join(f"{report.name}, {decimals(strength(report.likelihoods), 1)} times" for report in REPORTS)
    return (
        *weights,
        Reading(id="air", label="Weight after the reports: any attack from the air", value=sum(after[:3]),
                text=f"{probability(sum(after[:3]))} (before: {probability(sum(before[:3]))})"),
        Reading(id="moved", label="Share of your weight that moved", value=moved(before, after),
                text=probability(moved(before, after))),
        Reading(id="mover", label="Report that would move most of it alone", value=share,
                text=f"{name} ({probability(share)})" if share > 1e-12 else "none: nothing can move it"),
        Reading(id="strength", label="How far each report tells accounts apart (largest over smallest)", value=None,
                text=alone),
    )


def _table(values: Mapping[str, float], before: Sequence[float], after: Sequence[float]) -> Table:
    on = ", ".join(str(index) for index, report in enumerate(REPORTS, start=1) if values[report.id] >= 0.5)
    names = "; ".join(f"{index} is: {report.name}" for index, report in enumerate(REPORTS, start=1))
    return Table(
        caption=f"Your weights, and how strongly each account would make one expect each report (our preset). Reports:"
        f" {names}. Counted now: {on or 'none'}.",
        header=("Account", "Before", "Report 1", "Report 2", "Report 3", "After"),
        rows=tuple(
            (account.name, probability(before[index]), *(decimals(report.likelihoods[index]) for report in REPORTS),
             probability(after[index]))
            for index, account in enumerate(ACCOUNTS)
        ),
    )


def _alt(scene: picture.Scene) -> str:
    rows = "; ".join(f"{line.name}: {line.says}" for line in scene.lines)
    ends = "; ".join(
        f"{line.short}, {probability(line.along[0])} to {probability(line.along[-1])}" for line in scene.lines
    )
    return (
        f"{scene.heading}. Each account has an open bar for its weight before and a full bar for its weight after:"
        f" {rows}. {scene.lower_heading}: four lines show the weights after the reports, from a second report that adds"
        f" nothing to one that counts in full ({ends}); markers stand at {decimals(scene.now)}."
    )


text = plain
