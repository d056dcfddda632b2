"""How days and counts are written in messages, the same way everywhere."""

from collections.abc import Collection
from datetime import date
from functools import lru_cache
from itertools import groupby

MOST_DAYS_NAMED = 8
"""A message names at most this many days; the finding's ``dates`` always hold all of them."""


def day_text(day: date) -> str:
    """Return a day as people write it in the U.S., for instance ``Mar 7, 2026``."""
    return f"{_month_day(day)}, {day.year}"


def days_text(days: Collection[date]) -> str:
    """Return the days in order, the year once per run of the same year, cut short when many.

    For instance ``Dec 30, Dec 31, 2025; Jan 2, 2026``.
    """
    ordered = sorted(set(days))
    years = groupby(ordered[:MOST_DAYS_NAMED], key=lambda day: day.year)
    named = "; ".join(f"{', '.join(map(_month_day, members))}, {year}" for year, members in years)
    more = len(ordered) - MOST_DAYS_NAMED
    return f"{named} and {more} more" if more > 0 else named


def count(number: int, noun: str) -> str:
    """Return ``1 day`` or ``3 days``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def iso(days: Collection[date]) -> tuple[str, ...]:
    """Return the distinct days in order as ISO text, as findings carry them."""
    return tuple(day.isoformat() for day in sorted(set(days)))


@lru_cache(maxsize=4096)
def _month_day(day: date) -> str:
    return f"{day:%b} {day.day}"
