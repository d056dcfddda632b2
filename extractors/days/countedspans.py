"""Rows with a first day, a last day and a count: as many days as the row spans were all worked."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.days.listed import Listed
from extractors.days.roles import Role
from extractors.days.sense import real
from extractors.days.stretches import LONGEST_LISTED_RANGE_DAYS

_COUNT = re.compile(r"\(?(\d{1,2})(?:\.0{1,2})?(?: days?)?\)?", re.IGNORECASE)
_SPANNING = frozenset({None, Role.WORK, Role.PERIOD, Role.PERIOD_START, Role.PERIOD_END})
_ENDS = frozenset({Role.PERIOD, Role.PERIOD_START, Role.PERIOD_END})
_LINES_TO_THE_HEADING = 60
_FIRST_AND_LAST = 2
_COMMON_YEAR = 2025


def counted_spans(listed: Sequence[Listed], texts: Sequence[str]) -> list[Listed]:
    """Return the dates with the rows that count every day they span as lists of days worked.

    "03/02/2026  03/06/2026  5" proves five days; a smaller count says only that some of the days
    were worked, and so proves none. ``texts`` are the letter's lines: one above must name days.
    """
    on_line = Counter((one.page, one.line) for one in listed)
    found: list[Listed] = []
    if _counts_more_than_days(listed, on_line):
        return list(listed)
    for one in listed:
        before = found[-1] if found else None
        alone = on_line[one.page, one.line] == _FIRST_AND_LAST
        if before is not None and alone and _are_ends(before, one):
            mention = replace(
                before.mention, last=one.mention.first, end=one.mention.end, joined_by_word=False
            )
            whole = replace(before, mention=mention, words=before.words + one.words, tail=one.tail)
            if _counts_all(whole, texts):
                found[-1] = replace(whole, role=Role.WORK, label="days counted", whole=True)
                continue
        found.append(_as_counted(one, texts))
    return found


def _counts_more_than_days(listed: Sequence[Listed], on_line: Counter[tuple[int, int]]) -> bool:
    """Return whether a row counts more days than it spans: what its column counts is not known."""
    for before, one in pairwise(listed):
        alone = on_line[one.page, one.line] == _FIRST_AND_LAST
        said = _COUNT.fullmatch(one.tail.strip())
        if alone and said is not None and _are_ends(before, one):
            whole = replace(before, mention=replace(before.mention, last=one.mention.first))
            if 0 < _length(whole) < int(said[1]):
                return True
    return False


def _as_counted(one: Listed, texts: Sequence[str]) -> Listed:
    """Return a range of a row: days worked where the row counts them all, none where it counts few.

    Which three days of "5/18 - 5/22  3" were worked is not said.
    """
    said = _COUNT.fullmatch(one.tail.strip())
    if one.mention.last is None or one.role not in _SPANNING or said is None:
        return one
    if one.verdict is not None or not _under_days(one.line, texts):
        return one
    if _counts_all(one, texts):
        return replace(one, role=Role.WORK, label="days counted", whole=True)
    if not 0 < int(said[1]) < _length(one):
        return one
    note = "a row counts fewer days than its range spans, and does not say which"
    return replace(
        one, role=Role.PERIOD, mention=replace(one.mention, notes=(*one.mention.notes, note))
    )


def _are_ends(before: Listed, one: Listed) -> bool:
    """Return whether two single dates of one line stand for a first and a last day."""
    single = before.mention.last is None and one.mention.last is None
    roles = {before.role, one.role}
    spanning = roles <= _SPANNING and bool(roles & _ENDS)
    return single and spanning and before.line == one.line and before.page == one.page


def _counts_all(whole: Listed, texts: Sequence[str]) -> bool:
    said = _COUNT.fullmatch(whole.tail.strip())
    days = _length(whole)
    return (
        said is not None
        and 0 < days <= LONGEST_LISTED_RANGE_DAYS
        and int(said[1]) == days
        and _under_days(whole.line, texts)
    )


def _length(whole: Listed) -> int:
    """Return how many days a range spans, its first day in the year of its last."""
    one, other = whole.mention.first, whole.mention.last
    if other is None:
        return 0
    turns = one.month > other.month
    year = other.year or (one.year or _COMMON_YEAR) + turns
    first = real(replace(one, year=one.year or year - turns))
    last = real(replace(other, year=year))
    return (last - first).days + 1 if first is not None and last is not None else 0


def _under_days(line: int, texts: Sequence[str]) -> bool:
    """Return whether the nearest line above without a date's digits names days, not hours."""
    for number in range(line - 1, max(-1, line - _LINES_TO_THE_HEADING), -1):
        if not any(sign.isdigit() for sign in texts[number]):
            return "day" in texts[number] and "hour" not in texts[number]
    return False
