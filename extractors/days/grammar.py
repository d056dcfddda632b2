"""The grammar of written dates: single dates, lists with the month said once, and ranges."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.days.dateranges import with_night, with_range
from extractors.days.daylists import (
    bare_day,
    between_days,
    keep_month_for_days_out,
    keep_month_for_weekdays,
    ordinals_of_month,
)
from extractors.days.daysfirst import days_before_their_month
from extractors.days.mentions import Mention
from extractors.days.monthheads import month_heading
from extractors.days.onedate import one_date
from extractors.days.rollover import over_the_month
from extractors.days.scan import Scan
from extractors.days.tokens import Kind, Token, tokens_of
from extractors.days.years import is_year_heading, is_year_in_label, with_year_behind, year_of
from extractors.layout import Line
from extractors.layout.remembered import once_for_each

_MOST_DATES_OF_A_ROW = 8
_BEHIND_A_DATE = frozenset({Kind.WEEKDAY, Kind.SLASH, Kind.COMMA})
_TOKENS_OF_A_WHOLE_DATE = 5
"""Of "3/4/2026": three numbers and two signs."""


def mentions_in(tokens: Sequence[Token]) -> list[Mention]:
    """Return the dates and ranges written in ``tokens``, in reading order.

    None of them is without a number.
    """
    if not any(token.kind is Kind.NUMBER for token in tokens):
        return []
    scan = Scan(tokens)
    position = 0
    while position < len(tokens):
        position = position + 1 if scan.is_idle(position) else _step(scan, position)
    return _without_pairs_of_chains(scan.found, tokens)


@once_for_each
def mentions_on(line: Line) -> tuple[Mention, ...]:
    """Return the dates and ranges written in one line read by itself."""
    return tuple(mentions_in(tokens_of([line])))


def _without_pairs_of_chains(found: list[Mention], tokens: Sequence[Token]) -> list[Mention]:
    """Return the mentions, those of "A - B" as two dates where other lines chain "C - D - E"."""
    chained = any(
        one.last is None and two.last is None and one.end + 1 == two.start
        and tokens[one.end].kind is Kind.DASH and not _begins_line(tokens[one.end])
        for one, two in pairwise(found)
    )  # fmt: skip
    return [part for one in found for part in (_pair(one) if chained else (one,))]


def _begins_line(token: Token) -> bool:
    """Return whether a dash stands before the first item of a line, and parts no two dates."""
    return token.begins_segment and token.segment == 0


def _pair(one: Mention) -> tuple[Mention, ...]:
    """Return a range between two whole numeric dates as its first and its last date."""
    last, second = one.last, one.end - _TOKENS_OF_A_WHOLE_DATE
    whole = last is not None and last.numeric and None not in {one.first.year, last.year}
    dashed = second == one.start + _TOKENS_OF_A_WHOLE_DATE + 1 and not one.joined_by_word
    if last is None or not whole or not dashed:
        return (one,)
    first = replace(one, last=None, last_weekday=None, end=second - 1)
    return first, replace(one, first=last, last=None, last_weekday=None, weekday=None, start=second)


def _step(scan: Scan, i: int) -> int:
    """Read a date, step over what parts two, or end the run; return the next place."""
    after = _date(scan, i) or month_heading(scan, i) or ordinals_of_month(scan, i)
    if after is None and scan.in_run:
        after = over_the_month(scan, i)
    if after is None and (scan.open or scan.joined_at == i):
        after = bare_day(scan, i)
    if after is None and scan.in_run:
        after = between_days(scan, i)
    if after is not None:
        return after
    if scan.in_run or scan.open:
        keep_month_for_weekdays(scan)
        keep_month_for_days_out(scan, i)
        scan.end_run()
    if is_year_in_label(scan, i):
        scan.year_of_list = scan.tokens[i].value
    elif is_year_heading(scan, i):
        scan.year_above = scan.tokens[i].value
    if scan.has(i, Kind.MONTH, Kind.NUMBER) and (year := year_of(scan.tokens[i + 1])):
        scan.month_said = (i, scan.tokens[i].value, year)
    elif scan.kind(i) is Kind.MONTH and scan.tokens[i - 1].text in {"in", "during", "of"} and i:
        scan.month_said = (i, scan.tokens[i].value, None)
    return i + 1


def _date(scan: Scan, i: int) -> int | None:
    """Read a date that names its own month, with a weekday before it and a range after it."""
    weekday, at = scan.weekday(i)
    if scan.kind(i - 1) in {Kind.TO, Kind.DASH, Kind.AND} and scan.kind(i - 2) is Kind.WEEKDAY:
        weekday = None
    if weekday is not None and _is_of_the_date_before(scan, i, at):
        weekday = None
    read = one_date(scan, at)
    if read is None:
        return days_before_their_month(scan, i, at, weekday)
    written, after = read
    mention = Mention(written, i, after, scan.run, weekday=weekday)
    return _finish(scan, mention, after)


def _is_of_the_date_before(scan: Scan, i: int, at: int) -> bool:
    """Return whether the weekday at ``i`` stands in a column behind the date that begins its line.

    "23/06/2025 | Monday | 08/07/2025 | Tuesday": it leads no date of the next column.
    """
    line = scan.tokens[i].line
    own = [one for one in scan.found[-_MOST_DATES_OF_A_ROW:] if scan.tokens[one.start].line == line]
    if not own or at >= len(scan.tokens) or scan.near(i, at):
        return False
    begins = own[0].start == 0 or scan.tokens[own[0].start - 1].line != line
    between = {token.kind for token in scan.tokens[own[-1].end : i]}
    return begins and all(one.weekday is None for one in own) and between <= _BEHIND_A_DATE


def _finish(scan: Scan, mention: Mention, after: int) -> int:
    mention, after = with_range(scan, mention, after)
    mention, after = with_night(scan, mention, after)
    mention, after = with_year_behind(scan, mention, after)
    last = mention.last or mention.first
    scan.month = last.month
    scan.open = last.year is None
    if last.year is not None:
        scan.heading_year = None
    scan.add(mention, after)
    return after
