"""What makes a date a range, or a shift over midnight: "June 3-7", "6/3 to 6/7", "June 10/11"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.days.emptycells import is_empty_cell
from extractors.days.kinds import Token
from extractors.days.mentions import Mention, Written
from extractors.days.onedate import one_date
from extractors.days.scan import Scan
from extractors.days.tokens import Kind
from extractors.days.years import year_of


def with_range(scan: Scan, mention: Mention, i: int) -> tuple[Mention, int]:
    """Read the second half of "June 3-7", "6/3-6/7", "June 28 to July 2"."""
    mention, i = _weekday_in_brackets(scan, mention, i)
    early_year = _year_before_range(scan, mention, i)
    if early_year is not None:
        mention, i = early_year
    if scan.kind(i) not in {Kind.DASH, Kind.TO} or scan.is_bullet(i):
        return mention, i
    by_word = scan.kind(i) is Kind.TO
    at = scan.skip(i + 1, "and", "including", "the")
    weekday, at = scan.weekday(at, over_break=by_word)
    if not _joins(scan, i, at):
        return mention, i
    read = one_date(scan, at)
    if read is not None and not by_word and _is_chained(scan, mention, at, read[1]):
        return mention, i
    if read is None and scan.day_number(at):
        read = _end_day(scan, mention, at)
    if read is None or _begins_days_of_a_week(scan, mention, weekday, read[0]):
        return mention, i
    last, after = read
    return replace(
        mention, last=last, last_weekday=weekday, joined_by_word=by_word, end=after
    ), after


def _weekday_in_brackets(scan: Scan, mention: Mention, i: int) -> tuple[Mention, int]:
    """Read "(Monday)" between a date and the dash or word that makes it a range."""
    if not scan.has(i, Kind.OPEN, Kind.WEEKDAY, Kind.CLOSE) or mention.weekday is not None:
        return mention, i
    if scan.kind(i + 3) not in {Kind.DASH, Kind.TO} or not scan.near(i, i + 3):
        return mention, i
    return replace(mention, weekday=scan.tokens[i + 1].value, end=i + 3), i + 3


_WEEK_NAMED = re.compile(
    r"(?:\b(?:week|wk)(?: (?:of|ending|ended|beginning|commencing|starting|begins?|ends?))?|"
    r"\bw ?[/.] ?[ebc]\.?|\bwk ?/ ?e|\bp ?/ ?e) ?:?$"
)
_TOKENS_OF_A_LABEL = 5


def names_a_week(tokens: Sequence[Token], start: int) -> bool:
    """Return whether the words before place ``start`` name one week: "Week of", "W/E"."""
    lead = tokens[max(0, start - _TOKENS_OF_A_LABEL) : start]
    same = [t.text for t in lead if t.line == tokens[start].line]
    return _WEEK_NAMED.search(" ".join(same)) is not None


def _begins_days_of_a_week(
    scan: Scan, mention: Mention, weekday: int | None, second: Written
) -> bool:
    """Return whether a dash leads from a week's date to its days: "Week of 3/2 – Tue 3/3"."""
    bare = mention.weekday is None and (weekday is not None or second.day == mention.first.day)
    return bare and names_a_week(scan.tokens, mention.start)


def with_night(scan: Scan, mention: Mention, i: int) -> tuple[Mention, int]:
    """Read "June 10/11": one shift over midnight, which belongs to its first day."""
    if mention.last is not None or not scan.has(i, Kind.SLASH, Kind.NUMBER):
        return mention, i
    first, second = mention.first, scan.tokens[i + 1].value
    if first.year is not None or scan.has(i + 2, Kind.SLASH):
        return mention, i
    if second == first.day + 1 or (second == 1 and first.day >= 28):
        return replace(mention, overnight=True, end=i + 2), i + 2
    return mention, i


def _is_chained(scan: Scan, mention: Mention, at: int, after: int) -> bool:
    """Return whether dashes part a list of whole dates: "3/2/26 - 3/4/26 - 3/5/26"."""
    _, third = scan.weekday(after + 1)
    in_line = scan.tokens[mention.start].line == scan.tokens[at].line
    dashed = scan.kind(after) is Kind.DASH and not scan.is_bullet(after)
    goes_on = dashed and one_date(scan, third) is not None
    return (in_line and goes_on) or follows_by_dash(scan, mention.start)


def follows_by_dash(scan: Scan, i: int) -> bool:
    """Return whether a dash, and no mark in a row of its own, leads from a date to place ``i``."""
    before = scan.found[-1] if scan.in_run and scan.found else None
    if before is None or before.last is not None or before.end != i - 1 or i >= len(scan.tokens):
        return False
    if scan.kind(i - 1) is not Kind.DASH or not scan.near(i - 2, i - 1):
        return False
    in_line = scan.near(i - 1, i)
    return in_line or (scan.kind(before.start - 1) is Kind.DASH and before.start > 0)


def _joins(scan: Scan, i: int, at: int) -> bool:
    """Return whether the dash at ``i`` is no mark in a column of its own."""
    if at >= len(scan.tokens):
        return False
    if scan.near(i - 1, i) or scan.near(i, at):
        return True
    one_line = scan.tokens[i - 1].line == scan.tokens[at].line
    return one_line and not is_empty_cell(scan.tokens, i)


def _year_before_range(scan: Scan, mention: Mention, i: int) -> tuple[Mention, int] | None:
    """Read the year in "June 3, 2026 - July 2, 2026" when a range goes on behind it."""
    at = i + 1 if scan.kind(i) is Kind.COMMA else i
    if mention.first.year is not None or at >= len(scan.tokens):
        return None
    year = year_of(scan.tokens[at])
    if year is None or scan.kind(at + 1) not in {Kind.DASH, Kind.TO}:
        return None
    second = scan.skip(at + 2, "the")
    _, second = scan.weekday(second)
    if one_date(scan, second) is None and not scan.has(second + 1, Kind.MONTH):
        return None
    return replace(mention, first=replace(mention.first, year=year)), at + 1


def _end_day(scan: Scan, mention: Mention, at: int) -> tuple[Written, int] | None:
    """Read the bare day that ends a range; the month is the first day's or follows it."""
    day = scan.tokens[at].value
    first = mention.first
    named = scan.kind(at + 1) is Kind.MONTH and not heads_its_own_line(scan, at + 1)
    if named and not scan.day_number(at + 2):
        return Written(scan.tokens[at + 1].value, day), at + 2
    if first.numeric and first.year is None and scan.has(at + 1, Kind.SLASH, Kind.NUMBER):
        year = year_of(scan.tokens[at + 2])
        if year is None:
            return None
        return Written(first.month, day, year, numeric=True), at + 3
    if first.year is not None and first.numeric:
        return None
    if not first.numeric and day <= first.day:
        return None
    return Written(first.month, day, first.year, numeric=first.numeric), at + 1


def heads_its_own_line(scan: Scan, at: int) -> bool:
    """Return whether the month at ``at`` begins a line and heads the days behind it there."""
    if scan.tokens[at - 1].line == scan.tokens[at].line:
        return False
    behind = at + 2 if scan.kind(at + 1) is Kind.NUMBER else at + 1
    days = behind == at + 2 and scan.day_number(behind)
    on_its_line = days and scan.tokens[behind].line == scan.tokens[at].line
    return scan.kind(behind) is Kind.COLON or (on_its_line and scan.only_list(behind))
