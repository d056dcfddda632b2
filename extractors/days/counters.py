"""Pairs of numbers that count the days of a shoot and are no dates: "1/19", "2/19", "3/19"."""

from collections.abc import Sequence
from itertools import pairwise

from extractors.days.listed import Listed

_FEWEST = 3


def without_counters(listed: Sequence[Listed]) -> list[Listed]:
    """Return the dates without those that count up to one number, a row at a time.

    As dates they would be the same day of one month after another, row by row, without a year.
    """
    pairs = [one for one in listed if _may_count(one)]
    counting: set[int] = set()
    run: list[Listed] = []
    for one, other in pairwise([*pairs, None]):
        run = [*run, one] if one is not None else run
        if one is None or other is None or not _counts_on(one, other):
            if len(run) >= _FEWEST:
                counting |= {id(each) for each in run}
            run = []
    return [one for one in listed if id(one) not in counting]


def _may_count(one: Listed) -> bool:
    first = one.mention.first
    plain = one.mention.last is None and one.mention.weekday is None
    return plain and first.numeric and first.year is None


def _counts_on(one: Listed, other: Listed) -> bool:
    """Return whether the next pair has the same second number and the next first one."""
    a, b = one.mention.first, other.mention.first
    return other.line > one.line and a.day == b.day and b.month == a.month + 1
