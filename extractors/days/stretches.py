"""Ranges told apart: a list of days written short, or a period that proves no single day."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extractors.days.listed import Listed
from extractors.days.mentions import Mention, Written
from extractors.days.roles import Role
from extractors.days.sense import real, span
from extractors.values import Field

LONGEST_LISTED_RANGE_DAYS = 14
"""A longer range among listed days is a stretch of employment, not a list of days."""

LONGEST_RANGE_WITH_DAYS_OUT = 31
"""A range under "Dates worked" with single days taken out is a list of days up to this length."""

_LINES_AROUND = 3
_FEWEST_DAYS_LISTED = 3
_COMMON_YEAR = 2025


def periods_apart(listed: list[Listed], total: Field | None) -> list[Listed]:
    """Return the mentions with lone ranges told from lists of days."""
    found: list[Listed] = []
    days = [one for one in listed if one.role in {None, Role.WORK}]
    runs = Counter(one.mention.run for one in days)
    rows = Counter(one.line for one in days if one.in_row)
    for index, one in enumerate(listed):
        if one.whole or one.mention.last is None or one.role not in {None, Role.WORK, Role.PERIOD}:
            found.append(one)
        elif (out := _taken_out(one, listed[index + 1 :])) is not None:
            found.append(_with_days_out(one, out, total))
        elif one.role is not Role.PERIOD and _is_alone(one, runs, rows):
            found.append(one if _lists_days(one, total) else replace(one, role=Role.PERIOD))
        else:
            found.append(one)
    return found


def days_of_employment(listed: list[Listed]) -> list[Listed]:
    """Return the mentions, single dates that are listed under "Dates of employment" as days worked.

    A period has a first and a last date; three single dates or more are neither.
    """
    lists: dict[str, list[Listed]] = {}
    for one in listed:
        if one.role is Role.PERIOD and "date" in one.label:
            lists.setdefault(one.label, []).append(one)
    days = {
        label
        for label, ones in lists.items()
        if len(ones) >= _FEWEST_DAYS_LISTED and all(one.mention.last is None for one in ones)
    }
    return [
        replace(one, role=Role.WORK) if one.role is Role.PERIOD and one.label in days else one
        for one in listed
    ]


def _taken_out(one: Listed, behind: Sequence[Listed]) -> int | None:
    """Return how many days of a range the words behind it take out; ``None`` for no such words."""
    days = _days(one.mention)
    out: set[date] = set()
    for other in behind:
        if other.role is not Role.EXCLUDED or other.line - one.line > _LINES_AROUND:
            break
        out |= set(_days(_dated_like(other.mention, days)))
    return len(out & set(days)) if out & set(days) else None


def _dated_like(mention: Mention, days: Sequence[date]) -> Mention:
    """Return the mention with the year, where it has none, that lies within ``days``."""
    years = {(day.month, day.day): day.year for day in days}

    def dated(written: Written) -> Written:
        return replace(written, year=written.year or years.get((written.month, written.day)))

    last = dated(mention.last) if mention.last is not None else None
    return replace(mention, first=dated(mention.first), last=last)


def _days(mention: Mention) -> list[date]:
    last = mention.last or mention.first
    if last.year is None:
        return []
    first = mention.first
    start = real(replace(first, year=first.year or last.year - (first.month > last.month)))
    end = real(last)
    # A year and a day bounds the work; longer stretches are never lists.
    return span(start, end) if start and end and 0 <= (end - start).days <= 366 else []


def _length(mention: Mention) -> int:
    """Return how many days a range spans, in a common year where none is printed yet."""
    last = mention.last or mention.first
    dated = mention if last.year is not None else _in_year(mention, last, _COMMON_YEAR)
    return len(_days(dated))


def _in_year(mention: Mention, last: Written, year: int) -> Mention:
    last = replace(last, year=year)
    return replace(mention, last=last) if mention.last else replace(mention, first=last)


def _with_days_out(one: Listed, out: int, total: Field | None) -> Listed:
    """Return a range, less some days, as days worked if the letter's own words bear that out."""
    length = len(_days(one.mention))
    if total is not None and total.value == length - out:
        return replace(one, role=Role.WORK, whole=True)
    labelled = one.role is Role.WORK and one.explicit
    under_label = labelled and length <= LONGEST_RANGE_WITH_DAYS_OUT and total is None
    listed = labelled and length <= LONGEST_LISTED_RANGE_DAYS and one.in_row
    if under_label or listed:
        return replace(one, role=Role.WORK, whole=True)
    note = "days are taken out of a range, and no total bears out the days that are left"
    mention = replace(one.mention, notes=(*one.mention.notes, note))
    return replace(one, role=Role.PERIOD, mention=mention)


def _is_alone(one: Listed, runs: Counter[int], rows: Counter[int]) -> bool:
    """Return whether a range stands with no other day or range of the same list.

    ``runs`` and ``rows`` count the days of each list, and those that stand in rows by their lines;
    the range is among them.
    """
    near = range(one.line - _LINES_AROUND, one.line + _LINES_AROUND + 1)
    return runs[one.mention.run] == 1 and sum(rows[line] for line in near) == int(one.in_row)


def _lists_days(one: Listed, total: Field | None) -> bool:
    """Return whether a lone range is a short list of days: "Dates worked: June 3-7 (5 days)"."""
    if one.role is not Role.WORK or one.mention.joined_by_word:
        return False
    days = _length(one.mention)
    if not 0 < days <= LONGEST_LISTED_RANGE_DAYS:
        return False
    return total is None or total.value == days
