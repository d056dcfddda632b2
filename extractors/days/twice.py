"""Two lists that share days and differ: the days of two people, or of two jobs, read as one's."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from extractors.days.values import DayRead, UnsureDate

_FEWEST_DAYS = 3
_FEWEST_SHARED = 2
BECAUSE = "days are listed twice, not the same ones, and nothing says whose they are"


def told_apart(listed: Sequence[DayRead]) -> tuple[list[DayRead], list[UnsureDate]]:
    """Return the days of one list, or as unsure those of lists that cannot be one person's.

    A list goes forward in time; where it starts again, another begins. One that says the same
    again, or singles some days out of the other, is no list of its own.
    """
    lists = [days for days in _lists(listed) if len(days) >= _FEWEST_DAYS]
    if not any(_differ(one, other) for one, other in combinations(lists, 2)):
        return list(listed), []
    first = {read.day: read for read in reversed(listed)}
    return [], [UnsureDate(first[day].place, BECAUSE) for day in sorted(first)]


def _lists(listed: Sequence[DayRead]) -> list[set[date]]:
    lists: list[set[date]] = []
    before: date | None = None
    for read in listed:
        if before is None or read.day < before:
            lists.append(set())
        lists[-1].add(read.day)
        before = read.day
    return lists


def _differ(one: set[date], other: set[date]) -> bool:
    shared = len(one & other)
    return shared >= _FEWEST_SHARED and bool(one - other) and bool(other - one)
