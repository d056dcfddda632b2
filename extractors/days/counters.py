"""Numbers that count days and are no dates: "1/19", "2/19", "3/19"; "Days: April 13, May 19"."""

from collections.abc import Sequence
from itertools import pairwise

from extractors.days.listed import Listed
from extractors.values import Field

_FEWEST = 3
_FEWEST_MONTHS = 2


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


def without_counts_of_months(listed: Sequence[Listed], total: Field | None) -> list[Listed]:
    """Return the dates without months that count their days: "April 13, May 19", 32 days in all.

    Each month of the list is named once, and what would be days of them comes to the total.
    """
    if total is None or len(listed) == total.value:
        return list(listed)
    runs: dict[int, list[Listed]] = {}
    for one in listed:
        runs.setdefault(one.mention.run, []).append(one)
    counting = {run for run, ones in runs.items() if _count_up_to(ones, total)}
    return [one for one in listed if one.mention.run not in counting]


def _count_up_to(ones: Sequence[Listed], total: Field) -> bool:
    written = [one.mention.first for one in ones]
    named = all(one.mention.last is None and one.mention.weekday is None for one in ones)
    bare = all(not each.numeric and each.year is None for each in written)
    once = len({each.month for each in written}) == len(written) >= _FEWEST_MONTHS
    return named and bare and once and sum(each.day for each in written) == total.value


def _may_count(one: Listed) -> bool:
    first = one.mention.first
    plain = one.mention.last is None and one.mention.weekday is None
    return plain and first.numeric and first.year is None


def _counts_on(one: Listed, other: Listed) -> bool:
    """Return whether the next pair has the same second number and the next first one."""
    a, b = one.mention.first, other.mention.first
    return other.line > one.line and a.day == b.day and b.month == a.month + 1
