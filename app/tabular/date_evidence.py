"""The dates of a file as written, and what objects to a way of reading them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

Read = Callable[[str], date | None]
"""Returns the day that a cell writes under one way of reading, None when it writes none."""

_SAMPLES = 5_000
_AHEAD = timedelta(days=14)
"""A report may close a pay week that has not ended."""
_YEARS_BACK = 15
"""Work that long ago is reported by nobody any more."""
_SATURDAY = 5


@dataclass(slots=True)
class DateSamples:
    """The distinct dates of a file as written, each with its first row and column."""

    places: dict[str, tuple[int, str]] = field(default_factory=dict)
    week_endings: set[str] = field(default_factory=set)
    spans: set[tuple[str, str]] = field(default_factory=set)

    def add(self, row: int, column: str, cell: str) -> None:
        """Take note of one date; after the first 5,000 distinct ones no more are kept."""
        if cell not in self.places and len(self.places) < _SAMPLES:
            self.places[cell] = (row, column)

    def add_span(self, first: str, last: str) -> None:
        """Take note that in one row ``first`` is not after ``last``."""
        if len(self.spans) < _SAMPLES:
            self.spans.add((first, last))


def long_ago(_: DateSamples, cells: list[str], read: Read, today: date) -> int:
    """Return how many days lie before the time of which anybody reports."""
    since = today.year - _YEARS_BACK
    return sum(1 for cell in cells if (day := read(cell)) is not None and day.year < since)


def in_future(_: DateSamples, cells: list[str], read: Read, today: date) -> int:
    """Return how many days have not come yet."""
    return sum(1 for cell in cells if (day := read(cell)) is not None and day > today + _AHEAD)


def backwards(samples: DateSamples, _: list[str], read: Read, __: date) -> int:
    """Return how many spans end before they start."""
    pairs = [(read(first), read(last)) for first, last in samples.spans]
    return sum(1 for first, last in pairs if first and last and not first <= last)


def uneven_weeks(samples: DateSamples, _: list[str], read: Read, __: date) -> int:
    """Return over how many weekdays more than one the week endings spread."""
    ends = [day for cell in samples.week_endings if (day := read(cell)) is not None]
    return len({day.weekday() for day in ends}) - 1 if len(ends) > 1 else 0


def no_saturdays(samples: DateSamples, _: list[str], read: Read, __: date) -> int:
    """Return how many week endings are no Saturday, on which pay weeks end (DOMAIN 6.2)."""
    ends = [day for cell in samples.week_endings if (day := read(cell)) is not None]
    return sum(1 for day in ends if day.weekday() != _SATURDAY)


Objection = Callable[[DateSamples, list[str], Read, date], int]
"""Returns how much objects to a way of reading the dates; the last argument is today."""

OBJECTIONS: tuple[Objection, ...] = (
    long_ago,
    in_future,
    backwards,
    uneven_weeks,
    no_saturdays,
)
