"""Numbers that count days and are no dates: "1/19", "2/19", "3/19"; "Days: April 13, May 19"."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractors.days.codes import Verdict
from extractors.days.listed import Listed
from extractors.days.marks import MarkedDay
from extractors.values import Field

_FEWEST = 3
_FEWEST_MONTHS = 2
_OF_DAYS = re.compile(r"\bdays\b")


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


def without_counts_of_months(
    listed: Sequence[Listed], total: Field | None, marked: Sequence[MarkedDay]
) -> list[Listed]:
    """Return the dates without months that count their days: "April 13, May 19", 32 days in all.

    Each month of a list, or behind the same words on lines of its own, is named once, and what
    would be days of them comes to the total, or to the days marked in each of them.
    """
    if total is not None and len(listed) == total.value:
        return list(listed)
    days = {each.day for each in marked if each.says.verdict is Verdict.WORKED}
    worked = Counter(day.month for day in days)
    lists: dict[int, list[Listed]] = {}
    for one in listed:
        lists.setdefault(one.mention.run, []).append(one)
    led: dict[str, list[Listed]] = {}
    for ones in lists.values():
        if len(ones) == 1 and ones[0].lead:
            led.setdefault(ones[0].lead, []).extend(ones)
    counting = {
        id(one)
        for ones in (*lists.values(), *led.values())
        if _name_months_once(ones) and (_come_to(ones, total) or _count_the_marked(ones, worked))
        for one in ones
    }
    return [one for one in listed if id(one) not in counting]


def _name_months_once(ones: Sequence[Listed]) -> bool:
    written = [one.mention.first for one in ones]
    named = all(one.mention.last is None and one.mention.weekday is None for one in ones)
    bare = all(not each.numeric and each.year is None for each in written)
    return named and bare and len({each.month for each in written}) == len(written)


def _come_to(ones: Sequence[Listed], total: Field | None) -> bool:
    days = sum(one.mention.first.day for one in ones)
    return total is not None and len(ones) >= _FEWEST_MONTHS and days == total.value


def _count_the_marked(ones: Sequence[Listed], worked: Mapping[int, int]) -> bool:
    """Return whether each month has as many days marked, behind words that speak of days."""
    spoken = all(_OF_DAYS.search(one.lead) for one in ones)
    written = [one.mention.first for one in ones]
    return spoken and all(each.day == worked.get(each.month) for each in written)


def _may_count(one: Listed) -> bool:
    first = one.mention.first
    plain = one.mention.last is None and one.mention.weekday is None
    return plain and first.numeric and first.year is None


def _counts_on(one: Listed, other: Listed) -> bool:
    """Return whether the next pair has the same second number and the next first one."""
    a, b = one.mention.first, other.mention.first
    return other.line > one.line and a.day == b.day and b.month == a.month + 1
