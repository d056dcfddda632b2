"""How days and counts are written in messages, the same way everywhere."""

from collections.abc import Collection, Sequence
from datetime import date

MOST_DAYS_NAMED = 8
"""A message names at most this many days; the finding's ``dates`` always hold all of them."""


def day_text(day: date) -> str:
    """Return a day as people write it, for instance ``7 Mar 2026``."""
    return f"{day.day} {day:%b %Y}"


def days_text(days: Collection[date]) -> str:
    """Return the days in order, the year once per run of the same year, cut short when many."""
    ordered = sorted(set(days))
    named = ", ".join(_one(day, following) for day, following in _with_next(ordered))
    more = len(ordered) - MOST_DAYS_NAMED
    return f"{named} and {more} more" if more > 0 else named


def count(number: int, noun: str) -> str:
    """Return ``1 day`` or ``3 days``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def iso(days: Collection[date]) -> tuple[str, ...]:
    """Return the distinct days in order as ISO text, as findings carry them."""
    return tuple(day.isoformat() for day in sorted(set(days)))


def _with_next(ordered: Sequence[date]) -> list[tuple[date, date | None]]:
    shown = ordered[:MOST_DAYS_NAMED]
    following = [*shown[1:], None][: len(shown)]
    return list(zip(shown, following, strict=True))


def _one(day: date, following: date | None) -> str:
    if following is not None and following.year == day.year:
        return f"{day.day} {day:%b}"
    return day_text(day)
