"""Counting distinct calendar days in windows, both ends included, and moving by months."""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Span:
    """A span of days, both ends included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Return True when ``day`` lies in the span."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time in days, calendar months or years."""

    number: int
    unit: str

    def ending_on(self, last: date) -> Span:
        """Return the span of this length whose last day is ``last``."""
        if self.unit == "day":
            return Span(last - timedelta(days=self.number - 1), last)
        return Span(add_months(last + timedelta(days=1), -self._months), last)

    def after(self, start: date) -> date:
        """Return the date this long after ``start``, clamped to the end of a shorter month."""
        if self.unit == "day":
            return start + timedelta(days=self.number)
        return add_months(start, self._months)

    @property
    def _months(self) -> int:
        return self.number * (12 if self.unit == "year" else 1)


def add_months(day: date, months: int) -> date:
    """Return the same day of the month ``months`` later, or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_in(days: Collection[date], span: Span) -> tuple[date, ...]:
    """Return the distinct days inside ``span``, in order."""
    return tuple(sorted(day for day in set(days) if span.holds(day)))


def best_window(days: Collection[date], length: Length) -> tuple[date, ...]:
    """Return the most distinct days in any window of ``length``, the latest such window."""
    ordered = sorted(set(days))
    best: tuple[date, ...] = ()
    for end, last in enumerate(ordered):
        start = bisect_left(ordered, length.ending_on(last).first)
        if end + 1 - start >= len(best):
            best = tuple(ordered[start : end + 1])
    return best


def completions(days: Collection[date], needed: int, length: Length) -> tuple[date, ...]:
    """Return each day on which ``needed`` distinct days stood in the window that ends on it."""
    ordered = sorted(set(days))
    return tuple(
        last
        for end, last in enumerate(ordered)
        if end + 1 - bisect_left(ordered, length.ending_on(last).first) >= needed
    )
