"""Budgets, whether they are met, and the table that says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from benchmarks.stats import Sample

HEADER = ("What is measured", "Budget", "Measured", "The kit", "Against", "Met")


@dataclass(frozen=True)
class Budget:
    """A limit that was set before anything was measured.

    Attributes
    ----------
    sense : "faster" (the other takes at least so many times as long), "within" (the kit takes at most so many times as
        much as the other), "under" (an absolute limit in the sample's unit), or "none" (shown, not judged).
    median, p95 : the limits; None where none was set.
    """

    sense: Literal["faster", "within", "under", "none"] = "none"
    median: float | None = None
    p95: float | None = None

    def words(self, unit: str) -> str:
        """The budget as a person would say it."""
        if self.sense == "none":
            return "none set"
        ways = {"faster": ("at least ", "x faster"), "within": ("within ", "x"), "under": ("under ", f" {unit}")}
        before, after = ways[self.sense]
        parts = [f"{before}{self.median:g}{after}"] if self.median is not None else []
        if self.p95 is not None:
            parts.append(f"p95 {'' if parts else before}{self.p95:g}{after}")
        return ", ".join(parts)


@dataclass(frozen=True)
class Row:
    """One thing measured: of the kit, and of what it is held against in the same run."""

    what: str
    ours: Sample
    against: Sample | None = None
    budget: Budget = Budget()

    @property
    def measured(self) -> tuple[float, float]:
        """The figures to hold against the budget's two limits: for the median and for the 95th percentile."""
        if self.against is None:
            return self.ours.median, self.ours.p95
        more, less = (self.against, self.ours) if self.budget.sense == "faster" else (self.ours, self.against)
        return more.median / less.median, more.p95 / less.p95

    @property
    def met(self) -> bool | None:
        """Whether each limit that was set holds; None where none was set."""
        set_limits = zip(self.measured, (self.budget.median, self.budget.p95), strict=True)
        limits = [(found, limit) for found, limit in set_limits if limit is not None]
        if self.budget.sense == "none" or not limits:
            return None
        if self.budget.sense == "faster":
            return all(found >= limit for found, limit in limits)
        return all(found <= limit for found, limit in limits)

    def cells(self) -> tuple[str, ...]:
        """The row as text, one for each column of `HEADER`."""
        middle, end = self.measured
        tail = self.budget.p95 is not None or len(self.ours.values) >= 20
        if self.against is None:
            measured, against = "", ""
            if self.budget.sense != "none":
                measured = f"{middle:.{self.ours.digits}f} {self.ours.unit}"
                measured += f", p95 {end:.{self.ours.digits}f}" if tail else ""
        else:
            measured = f"{middle:.2f}x" + (f", p95 {end:.2f}x" if tail else "")
            against = f"{self.against.name}: {self.against.text(tail)}"
        verdict = {True: "yes", False: "**no**", None: ""}[self.met]
        return self.what, self.budget.words(self.ours.unit), measured, self.ours.text(tail), against, verdict


def render(rows: Iterable[Row]) -> str:
    """The rows as one Markdown table."""
    lines = ["| " + " | ".join(HEADER) + " |", "|" + "---|" * len(HEADER)]
    for row in rows:
        lines.append("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row.cells()) + " |")
    return "\n".join(lines)


def summary(rows: Iterable[Row]) -> str:
    """How many budgets are met, and which are not."""
    judged = [row for row in rows if row.met is not None]
    missed = [row.what for row in judged if not row.met]
    return "\n".join([f"{len(judged) - len(missed)} of {len(judged)} budgets met.", *(f"Missed: {w}" for w in missed)])
