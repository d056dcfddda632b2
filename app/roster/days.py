"""Counting distinct calendar days in windows, both ends included, and moving by months."""

from calendar import monthrange
from collections.abc import Collection
from datetime import date, datetime, timedelta, tzinfo

from app.roster.frozen import value

_ONE_DAY = timedelta(days=1)


@value
class Span:
    """A span of days, both ends included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Return True when ``day`` lies in the span."""
        return self.first <= day <= self.last


@value
class Length:
    """A length of time in days, business days, calendar months or years."""

    number: int
    unit: str

    def ending_on(self, last: date) -> Span:
        """Return the span of this length whose last day is ``last``."""
        if self.unit == "day":
            return Span(add_days(last, 1 - self.number), last)
        return Span(add_months(add_days(last, 1), -self._months), last)

    def after(self, start: date) -> date:
        """Return the date this long after ``start``, clamped to the end of a shorter month.

        Business days are Monday to Friday: which holidays an agreement means is not known.
        """
        if self.unit == "day":
            return add_days(start, self.number)
        if self.unit == "business_day":
            return _add_business_days(start, self.number)
        return add_months(start, self._months)

    @property
    def shortest(self) -> int:
        """Return the fewest days that a window of this length has."""
        return self.number if self.unit == "day" else int(self._months * 30.4) - 3

    @property
    def longest(self) -> int:
        """Return the most days that a window of this length has."""
        return self.number if self.unit == "day" else int(self._months * 30.5) + 4

    @property
    def _months(self) -> int:
        return self.number * (12 if self.unit == "year" else 1)


def add_days(day: date, number: int) -> date:
    """Return the date ``number`` days later; the calendar's first and last day are its ends."""
    try:
        return day + timedelta(number)
    except OverflowError:
        return date.max if number > 0 else date.min


def day_after(day: date) -> date | None:
    """Return the following day, None after the calendar's last."""
    return None if day == date.max else day + _ONE_DAY


def add_months(day: date, months: int) -> date:
    """Return the same day of the month ``months`` later, or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not date.min.year <= year <= date.max.year:
        return date.min if months < 0 else date.max
    if day.day <= 28:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_of_shift(began: datetime, zone: tzinfo) -> date:
    """Return the day to which a shift belongs: the one on which it began, where it was worked.

    Source: P11 paragraph 8(c). ``began`` is an aware moment.
    """
    return began.astimezone(zone).date()


def days_in(days: Collection[date], span: Span) -> tuple[date, ...]:
    """Return the distinct days inside ``span``, in order."""
    return tuple(sorted(day for day in set(days) if span.holds(day)))


def best_window(days: Collection[date], length: Length) -> tuple[date, ...]:
    """Return the most distinct days in any window of ``length``, the latest such window."""
    return best_of_ordered(sorted(set(days)), length)


def best_of_ordered(ordered: list[date], length: Length) -> tuple[date, ...]:
    """Return the same as ``best_window`` of distinct days that are in order."""
    if not ordered or (ordered[-1] - ordered[0]).days < length.shortest:
        return tuple(ordered)
    best, best_start = 0, 0
    for end, start in enumerate(window_starts(ordered, length), start=1):
        if end - start >= best:
            best, best_start = end - start, start
    return tuple(ordered[best_start : best_start + best])


def last_completion(ordered: list[date], needed: int, length: Length) -> date | None:
    """Return the last of the ordered days on which ``needed`` stood in the window ending then."""
    for end in range(len(ordered) - 1, needed - 2, -1):
        if ordered[end - needed + 1] >= length.ending_on(ordered[end]).first:
            return ordered[end]
    return None


def window_starts(ordered: list[date], length: Length) -> list[int]:
    """Return for each of the ordered days the index of the first in the window that ends on it.

    The calendar is asked only where the number of days between two dates leaves it open.
    """
    surely_inside, surely_outside = length.shortest - 1, length.longest
    ordinals = [day.toordinal() for day in ordered]
    starts = []
    start = 0
    for end, last in enumerate(ordinals):
        while (apart := last - ordinals[start]) > surely_inside and (
            apart >= surely_outside or ordered[start] < length.ending_on(ordered[end]).first
        ):
            start += 1
        starts.append(start)
    return starts


def _add_business_days(start: date, number: int) -> date:
    weeks, rest = divmod(number, 5)
    day = add_days(start, 7 * weeks)
    while rest > 0 or day.weekday() > 4:
        day = add_days(day, 1)
        if day == date.max:
            return day
        rest -= day.weekday() <= 4
    return day
