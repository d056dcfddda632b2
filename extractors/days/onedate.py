"""One date that names its own month: "3/4/26", "2026-03-04", "March 4th", "04-Mar-26"."""

import re

from extractors.days.mentions import Written
from extractors.days.scan import Scan
from extractors.days.tokens import Kind
from extractors.days.years import is_year_signed, short_year, year_of

_WRITTEN_AT_ONCE = re.compile(r"20[1-4]\d{5}")


def one_date(scan: Scan, i: int) -> tuple[Written, int] | None:
    return _numeric(scan, i) or _month_first(scan, i) or _eight_digits(scan, i)


def _eight_digits(scan: Scan, i: int) -> tuple[Written, int] | None:
    """Read 20260304."""
    text = scan.tokens[i].text if scan.kind(i) is Kind.NUMBER else ""
    if not _WRITTEN_AT_ONCE.fullmatch(text):
        return None
    month, day = int(text[4:6]), int(text[6:])
    alone = not scan.tokens[i].glued and scan.kind(i + 1) is not Kind.DASH
    fits = alone and 1 <= month <= 12 and 1 <= day <= 31
    return (Written(month, day, int(text[:4])), i + 1) if fits else None


def _numeric(scan: Scan, i: int) -> tuple[Written, int] | None:
    """Read 3/4, 3/4/26, 03-04-2026, 2026-03-04, 4.3.2026, 04-Mar-26."""
    if scan.kind(i) is not Kind.NUMBER or not scan.near(i, i + 2):
        return None
    sign = scan.kind(i + 1)
    if _fraction_of_more(scan, i) or sign not in {Kind.SLASH, Kind.DASH, Kind.DOT}:
        return None
    glued = scan.tokens[i + 1].glued and scan.tokens[i + 2].glued
    if scan.kind(i + 2) is Kind.MONTH:
        return _signed_name(scan, i, sign) if glued else None
    return _numbers(scan, i, sign)


def _numbers(scan: Scan, i: int, sign: Kind) -> tuple[Written, int] | None:
    if scan.kind(i + 2) is not Kind.NUMBER or scan.tokens[i + 2].ordinal:
        return None
    glued = scan.tokens[i + 1].glued and scan.tokens[i + 2].glued
    if sign is not Kind.SLASH and not glued:
        return None
    if _third_number(scan, i, sign):
        return _three_numbers(scan, i, sign)
    return _two_numbers(scan, i) if sign is Kind.SLASH else None


def _third_number(scan: Scan, i: int, sign: Kind) -> bool:
    if not (scan.has(i + 3, sign, Kind.NUMBER) and scan.near(i, i + 4)):
        return False
    return sign is Kind.SLASH or (scan.tokens[i + 3].glued and scan.tokens[i + 4].glued)


def _fraction_of_more(scan: Scan, i: int) -> bool:
    """Return whether the number goes on to the left (a telephone, account or page number)."""
    before = scan.kind(i - 1)
    if i == 0 or not scan.tokens[i].glued:
        return False
    if before in {Kind.DASH, Kind.DOT, Kind.SLASH}:
        if before is Kind.DASH and scan.kind(i + 1) is Kind.SLASH:
            return False
        return (
            scan.kind(i - 2) is Kind.NUMBER
            and scan.tokens[i - 1].glued
            and not (scan.found and scan.found[-1].end >= i - 1)
        )
    return before in {Kind.WORD, Kind.MARK}


def _three_numbers(scan: Scan, i: int, sign: Kind) -> tuple[Written, int] | None:
    one, two, three = scan.tokens[i], scan.tokens[i + 2], scan.tokens[i + 4]
    if scan.has(i + 5, sign, Kind.NUMBER) and scan.tokens[i + 5].glued and scan.tokens[i + 6].glued:
        return None
    year = year_of(one)
    if year is not None and two.value <= 12 and 0 < three.value <= 31 and two.value:
        return Written(two.value, three.value, year), i + 5
    year = short_year(three)
    if year is None:
        return None
    return _ordered(one.value, two.value, year, i + 5)


def _two_numbers(scan: Scan, i: int) -> tuple[Written, int] | None:
    one, two = scan.tokens[i], scan.tokens[i + 2]
    if len(one.text) > 2 or len(two.text) > 2:
        return None
    named = scan.open and scan.in_run and not scan.numeric_list()
    follows = bool(scan.found) and scan.found[-1].end == i and scan.numeric_list()
    counted = scan.counted(i + 3) and not follows  # "11/13  11/14  Days" heads columns.
    if counted or (named and is_year_signed(scan, i + 2)):
        return None
    return _ordered(one.value, two.value, None, i + 3)


def _ordered(one: int, two: int, year: int | None, after: int) -> tuple[Written, int] | None:
    if one < 1 or two < 1 or one > 31 or two > 31 or (one > 12 and two > 12):
        return None
    return Written(one, two, year, numeric=True), after


def _signed_name(scan: Scan, i: int, sign: Kind) -> tuple[Written, int] | None:
    """Read 04-Mar-26 and 4/Mar/2026."""
    day = scan.tokens[i].value
    if not 1 <= day <= 31:
        return None
    month = scan.tokens[i + 2].value
    if scan.has(i + 3, sign, Kind.NUMBER) and scan.near(i, i + 4):
        year = short_year(scan.tokens[i + 4])
        if year is not None:
            return Written(month, day, year), i + 5
    return Written(month, day), i + 3


def _month_first(scan: Scan, i: int) -> tuple[Written, int] | None:
    """Read "March 4", "Mar. 4th", "Mar-04-2026"; the year behind a list is read later."""
    if scan.kind(i) is not Kind.MONTH:
        return None
    after = i + 1
    signed = scan.has(after, Kind.DASH, Kind.NUMBER) and scan.tokens[after].glued
    while after - i < 4 and scan.kind(after) in {Kind.DOT, Kind.COLON}:
        after += 1
    after = scan.skip(after + 1 if signed else after, "the")
    weekday, day_at = scan.weekday(after)
    after = day_at if weekday is not None else after
    if not scan.day_number(after):
        return None
    day = scan.tokens[after].value
    if signed and scan.has(after + 1, Kind.DASH, Kind.NUMBER):
        year = short_year(scan.tokens[after + 2])
        if year is not None and scan.tokens[after + 2].glued:
            return Written(scan.tokens[i].value, day, year), after + 3
    return Written(scan.tokens[i].value, day), after + 1
