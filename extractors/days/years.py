"""The years of dates: the four digits, the two, and where behind a date or a list they stand."""

from dataclasses import replace

from extractors.days.mentions import Mention
from extractors.days.scan import Scan
from extractors.days.tokens import Kind, Token

_MOST_WORDS_OF_A_LABEL = 4
_TOKENS_OF_A_ROW = 6


def year_of(token: Token) -> int | None:
    """Return the four-digit year that ``token`` is, if it is one."""
    plausible = token.kind is Kind.NUMBER and len(token.text) == 4 and 1940 <= token.value <= 2079
    return token.value if plausible else None


def short_year(token: Token) -> int | None:
    """Return the year that a two- or four-digit ``token`` stands for, 26 for 2026."""
    if token.kind is Kind.NUMBER and len(token.text) == 2 and not token.ordinal:
        return 2000 + token.value if token.value < 80 else 1900 + token.value
    return year_of(token)


def is_year_heading(scan: Scan, i: int) -> bool:
    """Return whether a year stands at the beginning of a line, over or before dates."""
    token = scan.tokens[i]
    if year_of(token) is None or not token.begins_segment or token.segment:
        return False
    after = i + 1
    while scan.kind(after) in {Kind.COLON, Kind.DASH}:
        after += 1
    leads = after > i + 1 or (after < len(scan.tokens) and scan.tokens[after].line > token.line)
    _, after = scan.weekday(after)
    dated = scan.kind(after) is Kind.MONTH or scan.has(after, Kind.NUMBER, Kind.SLASH)
    return (leads and dated) or _heads_rows(scan, i)


def _heads_rows(scan: Scan, i: int) -> bool:
    """Return whether a year stands alone on its line, left of the last date, over rows of dates."""
    year, after = scan.tokens[i], scan.tokens[i + 1 : i + 1 + _TOKENS_OF_A_ROW]
    if i == 0 or not after or after[0].line == year.line:
        return False
    before = scan.tokens[i - 1]
    is_left = before.page == year.page and year.word.box[2] < before.word.box[0]
    row = [token.kind for token in after if token.line == after[0].line]
    return is_left and before.line < year.line and Kind.MONTH in row


def is_year_in_label(scan: Scan, i: int) -> bool:
    """Return whether a year belongs to the words before a colon that a list of dates follows.

    "Days worked in 2025: 3/4", "2025 work dates: 3/4".
    """
    token = scan.tokens[i]
    if year_of(token) is None:
        return False
    line, begins = token.line, token.begins_segment and not token.segment
    led = scan.kind(i - 1) is Kind.WORD and i > 0 and scan.tokens[i - 1].line == line
    after = i + 1
    while after - i <= _MOST_WORDS_OF_A_LABEL and scan.kind(after) is Kind.WORD:
        after += 1
    words = after - i - 1
    if not scan.has(after, Kind.COLON) or scan.tokens[after].line != line:
        return False
    _, day = scan.weekday(after + 1)
    if day >= len(scan.tokens) or scan.tokens[day].line != line:
        return False
    dated = scan.has(day, Kind.NUMBER, Kind.SLASH) or scan.has(day, Kind.MONTH, Kind.NUMBER)
    return dated and ((led and not words) or (begins and words > 0))


def with_year_behind(
    scan: Scan, mention: Mention, i: int, *, day_first: bool = False
) -> tuple[Mention, int]:
    """Read the year behind a date or a list: ", 2026", "/2026" or "'26"."""
    last = mention.last or mention.first
    if last.year is not None:
        return mention, i
    at = i
    while at - i < 2 and scan.kind(at) in {Kind.COMMA, Kind.DOT, Kind.SLASH}:
        at += 1
    at = scan.skip(at, "of", "in")
    if _begins_other_year(scan, at, comma=at > i):
        return mention, i
    year, after = _whole_year(scan, at)
    if year is None and scan.has(at, Kind.APOSTROPHE, Kind.NUMBER):
        year, after = short_year(scan.tokens[at + 1]), at + 2
    if year is None and day_first and at == i and scan.has(at, Kind.NUMBER):
        in_two = is_year_in_two(scan, at) and scan.near(at - 1, at)
        year = short_year(scan.tokens[at]) if in_two else None
    if year is None and scan.kind(at - 1) is Kind.SLASH and not last.numeric:
        year = short_year(scan.tokens[at]) if at < len(scan.tokens) else None
    if year is None and _split_year(scan, at):
        year, after = 2000 + scan.tokens[at + 1].value, at + 2
    if year is None:
        return mention, i
    if mention.last is not None:
        return replace(mention, last=replace(mention.last, year=year)), after
    return replace(mention, first=replace(mention.first, year=year)), after


def _whole_year(scan: Scan, i: int) -> tuple[int | None, int]:
    """Read the four-digit year at ``i``, plain or in brackets; return what follows it."""
    if scan.has(i, Kind.OPEN, Kind.NUMBER, Kind.CLOSE):
        return year_of(scan.tokens[i + 1]), i + 3
    return year_at(scan, i), i + 1


def year_at(scan: Scan, i: int) -> int | None:
    """Return the four-digit year at ``i`` that begins no date of its own (2026-03-04)."""
    if i >= len(scan.tokens):
        return None
    year = year_of(scan.tokens[i])
    begins_iso = scan.has(i + 1, Kind.DASH, Kind.NUMBER) and scan.tokens[i + 1].glued
    return None if begins_iso else year


def is_year_in_two(scan: Scan, i: int) -> bool:
    """Return whether "26" behind a month is a year and no day of a list."""
    token = scan.tokens[i]
    ends = scan.kind(i + 1) not in {Kind.AND, Kind.DASH, Kind.TO, Kind.MONTH}
    comma_and_year = scan.has(i + 1, Kind.COMMA, Kind.NUMBER) and year_of(scan.tokens[i + 2])
    ends = ends and not comma_and_year
    return len(token.text) == 2 and not token.ordinal and 15 <= token.value <= 45 and ends


def is_year_signed(scan: Scan, i: int) -> bool:
    """Return whether "26" in "Mar. 2, 3, 4/26" is the year of a list with its month's name."""
    return not scan.numeric_list() and is_year_in_two(scan, i) and not scan.has(i + 1, Kind.SLASH)


def _begins_other_year(scan: Scan, i: int, *, comma: bool) -> bool:
    """Return whether the year at ``i`` is a heading of what follows, not the end of a list."""
    if i >= len(scan.tokens):
        return False
    if scan.tokens[i].begins_segment and scan.has(i + 1, Kind.MONTH, Kind.COLON):
        return year_of(scan.tokens[i]) is not None  # "2026 January:" heads a list of its own.
    if is_year_in_label(scan, i):
        return True
    if not is_year_heading(scan, i):
        return False
    return scan.has(i + 1, Kind.COLON) or not comma


def _split_year(scan: Scan, i: int) -> bool:
    """Return whether "20 26" stands at ``i``: a year that recognition cut in two."""
    if not scan.has(i, Kind.NUMBER, Kind.NUMBER) or not scan.near(i, i + 1):
        return False
    one, two = scan.tokens[i], scan.tokens[i + 1]
    return one.text == "20" and len(two.text) == 2 and scan.kind(i - 1) is Kind.COMMA
