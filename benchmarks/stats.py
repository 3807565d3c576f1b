"""A sample of measured values and the two figures that the budgets speak of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


def percentile(values: Iterable[float], share: float) -> float:
    """The value below which a share of the values lies, straight between the two nearest.

    Parameters
    ----------
    values
        At least one number.
    share
        0..1; 0.5 gives the median, 0.95 the value that one in twenty exceeds.

    Raises
    ------
    ValueError
        If there are no values, or the share is outside 0..1.
    """
    ordered = sorted(values)
    if not ordered:
        raise ValueError("there are no values")
    if not 0 <= share <= 1:
        raise ValueError(f"a share is 0 to 1, not {share}")
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


@dataclass(frozen=True)
class Sample:
    """What was measured of one thing.

    Attributes
    ----------
    name : what it is, in a few words.
    values : one for each time it was measured.
    unit : of the values.
    digits : how many decimals are worth showing.
    """

    name: str
    values: tuple[float, ...]
    unit: str = "ms"
    digits: int = 0

    @property
    def median(self) -> float:
        """Half of the values are below."""
        return percentile(self.values, 0.5)

    @property
    def p95(self) -> float:
        """One value in twenty is above. With few values this is nearly the largest."""
        return percentile(self.values, 0.95)

    def text(self, tail: bool) -> str:
        """Median, the 95th percentile where `tail` is set, and the number of values."""
        middle = f"{self.median:.{self.digits}f} {self.unit}"
        end = f", p95 {self.p95:.{self.digits}f}" if tail else ""
        return f"{middle}{end} (n={len(self.values)})"
