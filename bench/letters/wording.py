"""The ways people print a list of days, each a function from sorted days to text."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

Printer = Callable[[Sequence[date]], str]


def spelled_run(days: Sequence[date]) -> str:
    """Return "March 4, 5 and 9 and April 2, 2026", the year once for each year."""
    parts = []
    for year, in_year in groupby(days, key=lambda d: d.year):
        months = [
            f"{members[0]:%B} " + _series([str(d.day) for d in members])
            for members in _by_month(in_year)
        ]
        parts.append("; ".join(months) + f", {year}")
    return "; ".join(parts)


def short_ranges(days: Sequence[date]) -> str:
    """Return "June 3-7, 10-14 & 17, 2026": neighboring days joined, month and year once."""
    parts = []
    for year, in_year in groupby(days, key=lambda d: d.year):
        months = []
        for members in _by_month(in_year):
            spans = [str(a.day) if a == b else f"{a.day}-{b.day}" for a, b in _neighbors(members)]
            months.append(f"{members[0]:%B} " + _series(spans, last=" & "))
        parts.append(", ".join(months) + f", {year}")
    return "; ".join(parts)


def slashed_year_last(days: Sequence[date]) -> str:
    """Return "03/04, 03/05, 03/06/2026": the year only at the last day of each year."""
    parts = []
    for year, in_year in groupby(days, key=lambda d: d.year):
        parts.append(", ".join(f"{d:%m/%d}" for d in in_year) + f"/{year}")
    return ", ".join(parts)


def slashed_full(days: Sequence[date]) -> str:
    """Return "3/4/26, 3/5/26"."""
    return ", ".join(f"{d.month}/{d.day}/{d:%y}" for d in days)


def weekday_dates(days: Sequence[date]) -> str:
    """Return "Wed 03/04/2026; Thu 03/05/2026"."""
    return "; ".join(f"{d:%a %m/%d/%Y}" for d in days)


def iso(days: Sequence[date]) -> str:
    """Return "2026-03-04 · 2026-03-05"."""
    return " · ".join(d.isoformat() for d in days)


def military(days: Sequence[date]) -> str:
    """Return "04-Mar-2026, 05-Mar-2026"."""
    return ", ".join(f"{d:%d-%b-%Y}" for d in days)


def month_headed(days: Sequence[date]) -> str:
    """Return "March 2026: 4, 5, 9 / April 2026: 2"."""
    return " / ".join(
        f"{members[0]:%B %Y}: " + ", ".join(str(d.day) for d in members)
        for members in _by_month(days)
    )


def ordinals(days: Sequence[date]) -> str:
    """Return "March 4th, 5th and 9th, 2026", the year once for each year."""
    parts = []
    for year, in_year in groupby(days, key=lambda d: d.year):
        months = [
            f"{members[0]:%B} " + _series([ordinal(d.day) for d in members])
            for members in _by_month(in_year)
        ]
        parts.append(", ".join(months) + f", {year}")
    return "; ".join(parts)


PRINTERS: tuple[Printer, ...] = (
    spelled_run,
    short_ranges,
    slashed_year_last,
    slashed_full,
    weekday_dates,
    iso,
    military,
    month_headed,
    ordinals,
)


def _by_month(days: Iterable[date]) -> list[list[date]]:
    return [list(group) for _, group in groupby(days, key=lambda d: (d.year, d.month))]


def _neighbors(days: Sequence[date]) -> list[tuple[date, date]]:
    spans: list[tuple[date, date]] = []
    for day in days:
        if spans and day - spans[-1][1] == timedelta(days=1):
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return spans


def _series(items: Sequence[str], last: str = " and ") -> str:
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + last + items[-1]


def ordinal(number: int) -> str:
    """Return "1st", "2nd", "13th"."""
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}" + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
