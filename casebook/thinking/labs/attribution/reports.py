"""The accounts and the reports of the attribution lab: what we put in. All likelihoods are our reading, no finding.

The accounts are those named in public in September 2016 (P10 and the press), put side by side. The likelihoods are the
preset of reference model B3. A class may replace them; the lab then teaches the same: what evidence can move.
"""

from __future__ import annotations

from dataclasses import dataclass

from casebook.thinking.labs.contract import Table
from casebook.thinking.labs.text import decimals


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One account of what happened: its name, and a short one for labels."""

    id: str
    name: str
    short: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: what it said, where it stands, and how strongly each account (in order) would make one expect it."""

    id: str
    name: str
    source: str
    likelihoods: tuple[float, float, float, float]


ACCOUNTS = (
    Account(id="syria", name="Syrian aircraft, on purpose", short="Syrian, on purpose"),
    Account(id="russia", name="Russian aircraft, on purpose", short="Russian, on purpose"),
    Account(id="error", name="Syrian or Russian aircraft, by error", short="by error"),
    Account(id="ground", name="not an attack from the air", short="not from the air"),
)

REPORTS = (
    Report(id="e1", name="Traces of an attack from the air",
           source="P10 takes it as given; aid agencies and rescuers reported it",
           likelihoods=(0.8, 0.8, 0.8, 0.05)),
    Report(id="e2", name="Witnesses tell of several waves",
           source="press of 20 September 2016, not in the article", likelihoods=(0.6, 0.6, 0.2, 0.1)),
    Report(id="e3", name="The Russian ministry's account keeps changing", source="P10",
           likelihoods=(0.5, 0.6, 0.5, 0.4)),
)


def table() -> Table:
    """The likelihoods as a table."""
    return Table(
        caption="How strongly each account would make one expect each report (our reading, a preset)",
        header=("Report", *(account.name for account in ACCOUNTS), "Where it stands"),
        rows=tuple((report.name, *(decimals(value) for value in report.likelihoods), report.source)
                   for report in REPORTS),
    )
