"""What dates stand for that no words name: lists are days worked, the rest is doubted."""

import re
from collections import Counter
from dataclasses import replace

from extractors.days.codes import Verdict
from extractors.days.gathered import place_of
from extractors.days.listed import Listed
from extractors.days.mentions import Mention
from extractors.days.roles import Role
from extractors.days.sense import real, span
from extractors.days.spelling import MONTHS
from extractors.days.stretches import LONGEST_LISTED_RANGE_DAYS
from extractors.layout import around
from extractors.values import Field

_WORDS = re.compile(r"[a-z]{3}")
_LEADS_ON = re.compile(
    r"(?:(?:and|also|then|during|from|month|week|year|they|plus|well|again|next|later|finally|"
    r"days?|dates?|shift|shoot|call|episode|[a-z]{1,3}|[^a-z ]+)(?: |$))*"
)
"""Words before a list that say nothing of what its days were."""

_MONTH_OF_A_LIST = re.compile(rf"(?:{'|'.join(MONTHS)})(?: \W?\d{{2,4}})?\W*")

_COMMON_YEAR = 2025
_UNNAMED = 0.9
"""How sure a list of dates is a list of days worked when no words say so."""


def by_default(listed: list[Listed], *, marked: bool) -> list[Listed]:
    """Return the mentions with roles for those that nothing names: lists are days worked."""
    unnamed = [one for one in listed if one.role is None]
    sizes = Counter(one.mention.run for one in unnamed)
    first_in_line = {one.line: one for one in reversed(listed)}
    columns = Counter(_column(first_in_line[one.line]) for one in unnamed if one.in_row)
    other = _runs_about_something_else(listed)
    found: list[Listed] = []
    for one in listed:
        in_column = one.in_row and columns[_column(first_in_line[one.line])] >= 3
        many = sizes[one.mention.run] >= 3 or in_column
        many = many and one.mention.run not in other
        if one.role is None and many and not marked:
            found.append(replace(one, role=Role.WORK, certainty=_UNNAMED * one.certainty))
        else:
            found.append(one)
    return found if marked else _runs_completed(found, other)


def borne_out_by(total: Field | None, listed: list[Listed]) -> list[Listed]:
    """Return the dates, those beside days worked that nothing names worked where a total says so.

    "Added scenes: May 4" below the days of the shoot is work where the letter's own number of
    days counts it, and is left to a person where it does not.
    """
    worked = {day for one in listed if _is_worked(one) for day in _days_without_year(one.mention)}
    near = {(one.page, one.line + n) for one in listed if _is_worked(one) for n in (-1, 0, 1)}
    runs = {one.mention.run for one in listed if _is_worked(one)}
    unnamed = [one for one in listed if _is_unnamed(one) and (one.page, one.line) in near]
    unnamed += [one for one in listed if one.mention.run in runs and _is_short_stretch(one)]
    more = {day for one in unnamed for day in _days_without_year(one.mention)} - worked
    if total is None or not more or not worked or total.value != len(worked | more):
        return listed
    ids = {id(one) for one in unnamed}
    return [
        replace(one, role=Role.WORK, certainty=_UNNAMED * one.certainty) if id(one) in ids else one
        for one in listed
    ]


def _is_worked(one: Listed) -> bool:
    return one.role is Role.WORK and one.verdict in {None, Verdict.WORKED}


def _is_unnamed(one: Listed) -> bool:
    bare = one.role is None or _goes_on_to_the_end(one)
    return bare and one.verdict is None and not _spans(one.mention)


def _goes_on_to_the_end(one: Listed) -> bool:
    """Return whether a list goes on with the day that ends it: "7/21, 7/22 and wrapped on 7/23"."""
    ends = one.role is Role.PERIOD_END and one.mention.last is None
    return ends and one.lead.startswith("and ")


def _is_short_stretch(one: Listed) -> bool:
    """Return whether a stretch may be one of the items of a list: "from May 4 to 8 and May 12"."""
    return one.role is Role.PERIOD and one.mention.last is not None and one.verdict is None


def _spans(mention: Mention) -> bool:
    return mention.last is not None and mention.joined_by_word


def _days_without_year(mention: Mention) -> set[tuple[int, int]]:
    """Return the month and the day of each day of a date or of a short range."""
    first, last = mention.first, mention.last or mention.first
    year = last.year or first.year or _COMMON_YEAR
    begin = real(replace(first, year=year - (first.month > last.month)))
    end = real(replace(last, year=year))
    if begin is None or end is None or not 0 <= (end - begin).days <= LONGEST_LISTED_RANGE_DAYS:
        return set()
    return {(day.month, day.day) for day in span(begin, end)}


def _runs_about_something_else(listed: list[Listed]) -> set[int]:
    """Return the lists led by words that nothing here knows, where other days are named worked.

    "Called but cancelled: July 12, 31" beside "Days worked: July 8, 9" lists no days worked.
    """
    if not any(one.role is Role.WORK and one.explicit for one in listed):
        return set()
    lists: dict[int, list[Listed]] = {}
    for one in listed:
        lists.setdefault(one.mention.run, []).append(one)
    worked = {(one.page, one.line) for one in listed if one.role is Role.WORK}
    other: set[int] = set()
    for run, ones in lists.items():
        first = ones[0]
        if first.role is not None:
            continue
        named = _MONTH_OF_A_LIST.fullmatch(first.lead) is not None
        if named and (first.page, first.line - 1) in worked:
            worked |= {(one.page, one.line) for one in ones}
        elif says_more_than_a_lead(first.lead):
            other.add(run)
    return other


def says_more_than_a_lead(text: str) -> bool:
    """Return whether words (lower case) before dates say something of their own about them."""
    return not _LEADS_ON.fullmatch(text) and _WORDS.search(text) is not None


def _runs_completed(listed: list[Listed], other: set[int]) -> list[Listed]:
    """Return the mentions with what is worked given to all of its run, and to the run below it."""
    worked = {one.mention.run for one in listed if one.role is Role.WORK}
    sizes = Counter(one.mention.run for one in listed if one.role is None)
    below = {one.line + 1 for one in listed if one.role is Role.WORK and not one.explicit}
    found: list[Listed] = []
    for one in listed:
        follows = sizes[one.mention.run] >= 2 and one.line in below
        follows = follows and one.mention.run not in other
        if one.role is None and (one.mention.run in worked or follows):
            below.add(one.line + 1)
            found.append(replace(one, role=Role.WORK, certainty=_UNNAMED * one.certainty))
        else:
            found.append(one)
    return found


def left_out(listed: list[Listed]) -> list[str]:
    """Return a doubt for each date beside days worked that nothing says the meaning of.

    A day that is listed as worked may be spoken of again.
    """
    worked = {(one.page, one.line) for one in listed if one.role is Role.WORK}
    days = {day for one in listed if _is_worked(one) for day in _days_without_year(one.mention)}
    unnamed = [one for one in listed if one.role is None or _goes_on_to_the_end(one)]
    unnamed = [one for one in unnamed if not _spans_the_work(one, listed)]
    unnamed = [one for one in unnamed if not _is_listed_too(one, days)]
    near = [
        one for one in unnamed if any((one.page, one.line + n) in worked for n in (-2, -1, 0, 1, 2))
    ]
    notes = [note for one in listed if one.role is Role.PERIOD for note in one.mention.notes]
    return notes + [
        f"nothing says what {place_of(one, '').text!r} beside the days worked stands for"
        for one in near
    ]


def _is_listed_too(one: Listed, days: set[tuple[int, int]]) -> bool:
    """Return whether a sentence speaks of a single day that is listed as worked."""
    own = _days_without_year(one.mention)
    return one.mention.last is None and not one.in_row and bool(own) and own <= days


def _spans_the_work(one: Listed, listed: list[Listed]) -> bool:
    """Return whether a range runs from the first day worked to the last: the time of the work."""
    if one.mention.last is None:
        return False
    start, end = real(one.mention.first), real(one.mention.last)
    if end is not None and start is None:
        start = real(replace(one.mention.first, year=end.year))
    worked = [real(other.mention.first) for other in listed if other.role is Role.WORK]
    days = [day for day in worked if day is not None]
    return bool(start and end and days) and start == min(days) and end == max(days)


def _column(one: Listed) -> int:
    """Return the place of a date from the left in steps of a few letters."""
    return round(around(one.words)[0] / 12)
