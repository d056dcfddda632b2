"""Months that head lists of bare days: "March 2026: 2, 3 and 5-9", and those side by side."""

from collections.abc import Sequence

from extractors.days.scan import FAR_BACK, Scan
from extractors.days.tokens import Kind, Token
from extractors.days.years import short_year, year_at, year_of

_MONTHS = 12


def month_heading(scan: Scan, i: int) -> int | None:
    """Read "March 2026:" or "March:" before a list of bare days."""
    if scan.kind(i) is Kind.NUMBER:
        return _numeric_heading(scan, i)
    if scan.kind(i) is not Kind.MONTH:
        return None
    after = i + 1
    while after - i < 3 and scan.kind(after) in {Kind.COMMA, Kind.DOT, Kind.APOSTROPHE}:
        after += 1
    year = year_at(scan, after)
    if year is None and scan.kind(after - 1) is Kind.APOSTROPHE and after < len(scan.tokens):
        year = short_year(scan.tokens[after])
    if year is not None:
        after += 1
    while after - i < 6 and scan.kind(after) in {Kind.COLON, Kind.DASH, Kind.CLOSE, Kind.OPEN}:
        after += 1
    after += scan.is_parting_sign(after) and scan.kind(after) is not Kind.DOT
    weekday, at = scan.weekday(after)
    day_at = at if weekday is not None else after
    if not scan.day_number(day_at):
        return None
    same_line = scan.near(i, day_at) or scan.tokens[i].line == scan.tokens[day_at].line
    if not same_line and (not scan.only_list(day_at) or _is_beside_a_month(scan.tokens, i)):
        return None
    scan.month, scan.heading_year = scan.tokens[i].value, year
    scan.month_said = (FAR_BACK, scan.month, year)
    scan.open, scan.in_run, scan.joined_at = True, True, after
    return after


def _numeric_heading(scan: Scan, i: int) -> int | None:
    """Read "2026-03:" or "03/2026:" before a list of bare days."""
    signed = scan.kind(i + 1) in {Kind.DASH, Kind.SLASH} and scan.kind(i + 2) is Kind.NUMBER
    if not signed or scan.kind(i + 3) is not Kind.COLON or scan.tokens[i].glued:
        return None
    one, other = scan.tokens[i], scan.tokens[i + 2]
    year, month = year_of(one), other.value
    if year is None:
        year, month = year_of(other), one.value
    if year is None or not 1 <= month <= _MONTHS or not scan.day_number(i + 4):
        return None
    if not scan.near(i, i + 4) or not scan.only_list(i + 4):
        return None
    scan.month, scan.heading_year = month, year
    scan.open, scan.in_run = True, True
    return i + 4


def months_side_by_side(tokens: Sequence[Token]) -> list[str]:
    """Return a doubt for each line of months over columns of day numbers, which are not read."""
    over = [
        token
        for at, token in enumerate(tokens)
        if token.kind is Kind.MONTH and _is_beside_a_month(tokens, at)
    ]
    below = {t.line for t in tokens if t.begins_segment and not t.segment and t.kind is Kind.NUMBER}
    lines = {token.line: token.word.text for token in over if token.line + 1 in below}
    return [
        f"the days in columns under {text!r} and its neighbors cannot be read"
        for text in lines.values()
    ]


def _is_beside_a_month(tokens: Sequence[Token], i: int) -> bool:
    """Return whether another month, with its year or without, stands right beside the one here."""
    near = [t for t in tokens[max(0, i - 2) : i + 3] if t.line == tokens[i].line]
    plain = [t for t in near if year_of(t) is None]
    return len(plain) > 1 and all(token.kind is Kind.MONTH for token in plain)
