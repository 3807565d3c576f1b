"""The attribution lab: what reports can tell apart, and what they cannot. Words: data/labs/attribution.yaml; the rule:
`likelihoods`.

A real attack on aid workers: the lab asks for no belief about who did it and gives none. The learner says which
accounts each report fits better; the lab says which pairs of accounts these then tell apart, and which they do not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from casebook.files.wording import listed
from casebook.files.words import Words
from casebook.thinking.forms.bars import Bar, Bars
from casebook.thinking.labs.lab import Found, Rows
from casebook.thinking.labs.likelihoods import alike, ratio

ACCOUNTS = ("syrian", "russian", "error", "ground")
"""The accounts named in public in September 2016, side by side: Syrian aircraft on purpose, Russian aircraft on
purpose, aircraft by error, not from the air."""
REPORTS = ("traces", "waves", "story")
FITS: dict[str, tuple[str, ...]] = {
    "tells_nothing": (), "tells_air": ("syrian", "russian", "error"), "tells_purpose": ("syrian", "russian"),
    "tells_syrian": ("syrian",), "tells_russian": ("russian",),
}
"""For each option of a report's dial its phrase, and the accounts that the report then fits better."""
PAIRS = list(combinations(range(len(ACCOUNTS)), 2))
BETTER = 4.0
"""How many times more strongly a report is expected where it fits better: our preset (2 to 16 in `robust`)."""


def likelihoods(option: float, better: float = BETTER) -> tuple[float, ...]:
    """How strongly each account makes one expect a report, by the option of its dial; only the ratios mean anything."""
    fits = list(FITS.values())[round(option)]
    return tuple(better if account in fits else 1.0 for account in ACCOUNTS)


def sources(telling: Sequence[str], shared: bool) -> int:
    """How many sources stand behind the reports: the first two are one where they share it."""
    return len({"traces" if shared and report == "waves" else report for report in telling})


def repeated(pair: tuple[int, int], reports: Mapping[str, Sequence[float]]) -> bool:
    """Whether the second report says again what the first says of a pair of accounts: both favour the same one."""
    first, second = (ratio([reports[report]], *pair) for report in ("traces", "waves"))
    return first == second != 1


def state_of(groups: Sequence[Sequence[int]]) -> str:
    """The named state, from the groups of accounts that no report tells apart."""
    if len(groups) == 1:
        return "tells nothing"
    return "tells all" if len(groups) == len(ACCOUNTS) else "tells some"


def model(dials: Mapping[str, float], words: Words) -> Found:
    """Which accounts the reports tell apart, and which they cannot."""
    shared = dials["shared"] >= 0.5
    reports = {report: likelihoods(dials[report]) for report in REPORTS}
    groups = alike(list(reports.values()), len(ACCOUNTS))
    names = [words(account) for account in ACCOUNTS]
    together = [words("alike", names=listed([names[place] for place in group])) for group in groups if len(group) > 1]
    telling = [report for report, row in reports.items() if len(set(row)) > 1]
    twice = any(repeated(pair, reports) for pair in PAIRS)
    return Found(
        state=state_of(groups),
        readings={**{report: len(alike([row], len(ACCOUNTS))) for report, row in reports.items()},
                  "left": len(together), "sources": sources(telling, shared)},
        texts={**{report: words(list(FITS)[round(dials[report])]) for report in REPORTS},
               "left": words("or_else").join(together) if together else words("none_left")},
        flip="shared" if twice and shared else "separate" if twice else "nothing twice",
        numbers={"groups": len(groups), "better": BETTER, "squared": BETTER**2},
        forms=[Bars(heading=words("pairs"), bars=[_bar(pair, reports, shared, words) for pair in PAIRS],
                    top=len(REPORTS), say=None)],
        rows=[(names[one], names[other], *(_tells(row, one, other, words) for row in reports.values()))
              for one, other in PAIRS],
    )


def _bar(pair: tuple[int, int], reports: Mapping[str, Sequence[float]], shared: bool, words: Words) -> Bar:
    """A pair of accounts: how many sources tell them apart, and which reports."""
    one, other = (words(ACCOUNTS[place]) for place in pair)
    telling = [report for report, row in reports.items() if ratio([row], *pair) != 1]
    count = sources(telling, shared)
    which = ", ".join(words(f"number_{report}") for report in telling)
    says = words(("by_none", "by_one", "by_several")[min(count, 2)], count=count, which=which)
    return Bar(name=words("pair", one=one, other=other), says=says, value=count)


def _tells(row: Sequence[float], one: int, other: int, words: Words) -> str:
    times = ratio([row], one, other)
    if times == 1:
        return words("no_difference")
    return words("first" if times > 1 else "second", times=max(times, 1 / times))


def robust(dials: Mapping[str, float], words: Words) -> Rows:
    """What moves with the number that is ours, how many times better "better" is, and what does not: the groups."""
    rows = []
    for better in (2.0, 4.0, 16.0):
        reports = {report: likelihoods(dials[report], better) for report in REPORTS}
        times = []
        for pair in PAIRS:
            half = 0.5 if dials["shared"] >= 0.5 and repeated(pair, reports) else 1.0
            times.append(ratio(list(reports.values()), *pair, weights=(half, half, 1.0)))
        rows.append((words("times", times=better), words("times", times=max(max(t, 1 / t) for t in times)),
                     str(len(alike(list(reports.values()), len(ACCOUNTS))))))
    return rows
