"""Weekdays with bare numbers that lead a list into the next month: "Wed 30 Jul, Thu 31, Fri 1".

No month stands beside them. They are dates where the weekdays count on as the days do.
"""

from calendar import monthrange

from extractors.days.daylists import bare_day
from extractors.days.mentions import Mention, Written
from extractors.days.scan import Scan

_DAYS_OF_A_WEEK = 7
_MONTHS = 12


def over_the_month(scan: Scan, i: int) -> int | None:
    """Read the weekday and the number at ``i`` as the day that follows the list so far."""
    weekday, at = scan.weekday(i)
    if weekday is None or not scan.day_number(at) or not scan.near(i, at):
        return None
    before = scan.found[-1] if scan.found and scan.found[-1].run == scan.run else None
    written = _next(before, weekday, scan.tokens[at].value) if before is not None else None
    if written is None or (scan.open and written.month == scan.month):
        return None
    was_open = scan.open
    scan.month, scan.heading_year = written.month, written.year
    after = bare_day(scan, i)
    # Behind a date with its year no number without a weekday is a day: it may count them.
    scan.open = scan.open and was_open
    return after


def _next(before: Mention, weekday: int, day: int) -> Written | None:
    """Return the date within a week behind ``before`` that has both the weekday and the number."""
    last = before.last or before.first
    known = before.weekday if before.last is None else before.last_weekday
    if known is None or last.numeric or last.month > _MONTHS:
        return None
    step = day - last.day
    month, year = last.month, last.year
    if step <= 0:
        if last.year is None and last.month == 2:
            return None
        step += monthrange(last.year or 1, last.month)[1]
        month = last.month % _MONTHS + 1
        year = last.year + (month == 1) if last.year is not None else None
    fits = 0 < step < _DAYS_OF_A_WEEK and (known + step) % _DAYS_OF_A_WEEK == weekday
    return Written(month, day, year) if fits else None
