"""A line of years across a card: where a day lies on it, and its marks."""

from __future__ import annotations

from collections.abc import Iterable

from casebook.files.dates import first_day, last_day
from casebook.thinking.figures.style import FAINT, LEAD, MARGIN, SMALL, WIDTH, Card, text_width


class Years:
    """Years from the first to the last of some dates, on a card from `left` to `right`."""

    def __init__(self, dates: Iterable[str], left: float = MARGIN + 4, right: float = WIDTH - MARGIN - 8) -> None:
        years = [int(date[:4]) for date in dates]
        self.first, self.last = min(years), max(years) + 1
        self.left, self.right = left, right

    def x(self, date: str) -> float:
        """Where the first day of a date lies."""
        return self._place(first_day(date).toordinal())

    def middle(self, date: str) -> float:
        """Where the middle of a date lies, which may be a month or a year."""
        return self._place((first_day(date).toordinal() + last_day(date).toordinal()) / 2)

    def _place(self, day: float) -> float:
        start, end = (first_day(str(year)).toordinal() for year in (self.first, self.last))
        return self.left + (day - start) / (end - start) * (self.right - self.left)

    def draw(self, card: Card) -> None:
        """A stroke a year and the number of every year, or of every third one where there are many."""
        step = 1 if self.last - self.first < 9 else 3
        for year in range(self.first, self.last + 1):
            card.line([self.x(str(year))] * 2, [card.y, card.y + 4], FAINT, 0.8)
            if (year - self.first) % step == 0:
                at = min(self.x(str(year)), WIDTH - MARGIN - text_width(str(year), SMALL))
                card.text(at, card.y + 4, str(year), size=SMALL, colour=FAINT)
        card.y += SMALL * LEAD + 6
