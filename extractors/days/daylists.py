"""Lists of days with their month said once: "March 2026: 2, 3 and 5-9", and what parts them."""

from dataclasses import replace

from extractors.days.codes import words_verdict
from extractors.days.connecting import after_connecting_words
from extractors.days.dateranges import (
    follows_by_dash,
    names_a_week,
    with_night,
    with_range,
)
from extractors.days.daysfirst import leads_to_its_month
from extractors.days.mentions import Mention, Written
from extractors.days.onedate import one_date
from extractors.days.scan import FAR_BACK, Scan
from extractors.days.sense import real
from extractors.days.tokens import Kind
from extractors.days.years import is_year_signed, with_year_behind, year_at

_MAY_FOLLOW_A_LIST_TEXT = (
    "in for as on with inclusive total totaling totalling excluding except not respectively "
    "were was he she they the at under per by respective overnight a only all this while "
    "during each which both these those i we it worked if where when before after from until "
    "including or because due since owing "
)
_MAY_FOLLOW_A_LIST = frozenset(_MAY_FOLLOW_A_LIST_TEXT.split())
_VERBS = frozenset({"was", "were", "had", "did", "has", "is", "worked"})
_LONGEST_NAME = 4
_LONGEST_WAY_FROM_A_MONTH = 20
_MOST_DAYS_OF_A_MONTH = 31

TAKING_OUT = frozenset({"except", "excepting", "excluding", "exception", "not", "less", "minus"})
"""Words behind a list whose days belong to its month and are no days of it."""

_TOKENS_TO_THE_WORD = 4

NO_LATER_DAY = "is no later day of it"
"""What is noted of the last day of a list that a smaller number follows."""


def ordinals_of_month(scan: Scan, i: int) -> int | None:
    """Read the first of the days in "In March 2026 she worked on the 4th, 5th and 9th".

    However far behind its month, "Monday the 9th" is a day of it if it was that weekday.
    """
    if scan.month_said is None or scan.open:
        return None
    weekday, day_at = scan.weekday(i, over_break=True)
    at, month, year = scan.month_said
    if not scan.day_number(day_at) or not scan.tokens[day_at].ordinal:
        return None
    led = scan.kind(i - 1) is Kind.WORD and scan.tokens[i - 1].text in {"the", "on", *TAKING_OUT}
    near = led and i - at <= _LONGEST_WAY_FROM_A_MONTH
    if not near and not _falls_on(weekday, Written(month, scan.tokens[day_at].value, year)):
        return None
    scan.month, scan.heading_year = month, year
    scan.open, scan.in_run = True, True
    return bare_day(scan, i)


def _falls_on(weekday: int | None, written: Written) -> bool:
    """Return whether the weekday printed with a day proves its month and year."""
    day = real(written)
    return weekday is not None and day is not None and day.weekday() == weekday


def bare_day(scan: Scan, i: int) -> int | None:
    """Read one more day, or a range of days, of the month that the list is in."""
    if scan.month is None:
        return None
    weekday, at = scan.weekday(i, over_break=scan.joined_at == i)
    if not scan.day_number(at) or not _list_goes_on(scan, i, at):
        return None
    if scan.tokens[at].ordinal and leads_to_its_month(scan, at):
        return None
    signed = scan.has(at + 1, Kind.SLASH, Kind.NUMBER)
    if signed and not _overnight_pair(scan, at) and not is_year_signed(scan, at + 2):
        return None
    if not _ascends(scan, at):
        return at + 1 if _counts_what_goes_on_below(scan, at) else None
    day = scan.tokens[at].value
    mention = Mention(
        Written(scan.month, day, scan.heading_year, scan.numeric_list()),
        i,
        at + 1,
        scan.run,
        weekday=weekday,
    )
    if mention.first.numeric:
        mention = replace(mention, first=_like_last(scan, day))
    mention, after = with_range(scan, mention, at + 1)
    mention, after = with_night(scan, mention, after)
    mention, after = _with_weekday_behind(scan, mention, after)
    mention, after = with_year_behind(scan, mention, after)
    scan.open = scan.heading_year is not None or (mention.last or mention.first).year is None
    scan.add(mention, after)
    return after


def keep_month_for_weekdays(scan: Scan) -> None:
    """Remember the month of a list that ends: "Friday the 9th" behind it may be a day of it.

    Behind the date of a week it must be a day of that week, which is told elsewhere.
    """
    before = scan.found[-1] if scan.found and scan.in_run else None
    last = (before.last or before.first) if before is not None else None
    if before is None or last is None or last.numeric or last.year is None:
        return
    if not names_a_week(scan.tokens, before.start):
        scan.month_said = (FAR_BACK, last.month, last.year)


def keep_month_for_days_out(scan: Scan, i: int) -> None:
    """Remember the month of a list that ends at ``i`` when words behind it take days out."""
    near = scan.tokens[i : i + _TOKENS_TO_THE_WORD]
    if scan.found and scan.in_run and any(token.text in TAKING_OUT for token in near):
        last = scan.found[-1].last or scan.found[-1].first
        scan.month_said = (i, last.month, last.year) if not last.numeric else None


def _with_weekday_behind(scan: Scan, mention: Mention, i: int) -> tuple[Mention, int]:
    """Read the weekday in "3 Tuesday", which ends a line or stands before a comma."""
    plain = mention.weekday is None and mention.last is None
    if not plain or scan.kind(i) is not Kind.WEEKDAY or not scan.near(i - 1, i):
        return mention, i
    ends = not scan.near(i, i + 1) or scan.kind(i + 1) in {Kind.COMMA, Kind.AND}
    if not ends:
        return mention, i
    return replace(mention, weekday=scan.tokens[i].value, end=i + 1), i + 1


def between_days(scan: Scan, i: int) -> int | None:
    """Step over what may stand between two dates of one list."""
    token = scan.tokens[i]
    if token.kind is Kind.OPEN:
        return _bracket(scan, i)
    parted = token.kind in {Kind.COMMA, Kind.AND} or scan.is_bullet(i) or scan.is_parting_sign(i)
    slashed = token.kind is Kind.SLASH and scan.kind(i + 1) in {Kind.NUMBER, Kind.MONTH}
    inclusive = token.text == "inclusive" and scan.found[-1:] != [] and scan.found[-1].last
    joins = token.text in {"then", "also", "or"} or bool(inclusive)
    if joins and not inclusive:
        scan.joined_at = i + 1
    if parted or slashed or joins or _is_dash_in_chain(scan, i):
        return i + 1
    joined = after_connecting_words(scan, i)
    if joined is not None:
        scan.joined_at = joined
        return joined
    if token.text in {"the", "on"}:
        return i + 1
    weekday, at = scan.weekday(i)
    return at if weekday is not None and scan.day_number(at) else None


def _ascends(scan: Scan, at: int) -> bool:
    """Return whether the day at ``at`` comes after the list so far; if not, its end is doubted."""
    day = scan.tokens[at].value
    if not (scan.found and scan.found[-1].run == scan.run):
        return True
    before = scan.found[-1].last or scan.found[-1].first
    reached = min(before.day, before.month) if before.numeric else before.day
    other_month = not before.numeric and before.month != scan.month
    if other_month or day >= reached:
        return True
    if day == _days_in_run(scan):
        return False  # A column behind the days counts them.
    if _counts_what_goes_on_below(scan, at):
        return False
    note = f"the number {day} behind the list {NO_LATER_DAY}"
    scan.found[-1] = replace(scan.found[-1], notes=(note,))
    return False


def _counts_what_goes_on_below(scan: Scan, at: int) -> bool:
    """Return whether the number at ``at`` ends its line, and counts the days there and below it.

    A list in a cell may need two lines, and the count beside it stands on the first.
    """
    count = scan.tokens[at]
    below = [
        t for t in scan.tokens[at + 1 : at + _MOST_DAYS_OF_A_MONTH] if t.line == count.line + 1
    ]
    days = [token.value for token in below if token.kind is Kind.NUMBER]
    ends = scan.kind(at + 1) is None or scan.tokens[at + 1].line != count.line
    if not (ends and count.begins_segment and days and scan.found):
        return False
    before = scan.found[-1].last or scan.found[-1].first
    plain = all(token.kind in {Kind.NUMBER, Kind.COMMA} for token in below)
    later = [before.day, *days] == sorted({before.day, *days}) and days[-1] <= _MOST_DAYS_OF_A_MONTH
    return plain and later and count.value == _days_in_run(scan) + len(days)


def _days_in_run(scan: Scan) -> int:
    """Return how many days the list that is being read holds so far, on its line."""
    line = scan.tokens[scan.found[-1].start].line
    own = [
        m
        for m in scan.found[-_MOST_DAYS_OF_A_MONTH:]
        if m.run == scan.run and scan.tokens[m.start].line == line
    ]
    return sum(1 if m.last is None else max(m.last.day - m.first.day, 0) + 1 for m in own)


def _like_last(scan: Scan, day: int) -> Written:
    before = scan.found[-1].last or scan.found[-1].first
    return Written(before.month, day, None, numeric=True)


def _overnight_pair(scan: Scan, at: int) -> bool:
    return scan.tokens[at + 2].value == scan.tokens[at].value + 1


def _list_goes_on(scan: Scan, start: int, at: int) -> bool:
    """Return whether the number at ``at`` belongs to the list by what stands around it."""
    before = scan.tokens[start - 1] if start else None
    separated = before is not None and before.kind in {
        Kind.COMMA,
        Kind.AND,
        Kind.COLON,
        Kind.TO,
    }
    separated = separated or scan.joined_at == start or scan.is_parting_sign(start - 1)
    first = not (scan.found and scan.found[-1].run == scan.run)
    if not separated and not first and not scan.only_list(at):
        return False
    if not separated and scan.numeric_list():
        # A number in the column behind "5/4, 5/5", or as high as their number, counts them.
        counts = scan.tokens[at].value == _days_in_run(scan)
        if counts or scan.tokens[at].begins_segment:
            return False
    if first and scan.has(at + 1, Kind.NUMBER) and not scan.only_list(at):
        return False  # Of "1 2* 3", whose signs mean something, no day is known to be worked.
    follow = scan.tokens[at + 1] if at + 1 < len(scan.tokens) else None
    if follow is None or not scan.near(at, at + 1):
        return True
    if follow.kind is not Kind.WORD:
        return follow.kind is not Kind.MARK or not follow.glued
    goes_on = scan.tokens[at].ordinal and after_connecting_words(scan, at + 1) is not None
    of_a_year = follow.text == "of" and year_at(scan, at + 2) is not None
    told = follow.text in _MAY_FOLLOW_A_LIST or _names_who(scan, at + 1)
    return goes_on or of_a_year or told


def _names_who(scan: Scan, at: int) -> bool:
    """Return whether somebody is named at ``at`` of whom the sentence tells something."""
    verb = any(token.text in _VERBS for token in scan.tokens[at + 1 : at + 1 + _LONGEST_NAME])
    return scan.tokens[at].word.text[:1].isupper() and verb


def _is_dash_in_chain(scan: Scan, i: int) -> bool:
    """Return whether a dash parts two whole dates of a list."""
    _, at = scan.weekday(i + 1)
    return follows_by_dash(scan, i + 1) and one_date(scan, at) is not None


def _bracket(scan: Scan, i: int) -> int | None:
    """Step over "(Mon)" or "(22 days)", keeping it as a remark on the date before it."""
    for at in range(i + 1, min(i + 12, len(scan.tokens))):
        kind = scan.kind(at)
        if kind is Kind.CLOSE:
            _remark(scan, i + 1, at)
            return at + 1
        if kind in {Kind.MONTH, Kind.SLASH}:
            return None
    return None


def _remark(scan: Scan, start: int, end: int) -> None:
    inside = scan.tokens[start:end]
    if not scan.found or scan.found[-1].run != scan.run:
        return
    last = scan.found[-1]
    weekdays = [token.value for token in inside if token.kind is Kind.WEEKDAY]
    said = " ".join(token.text for token in inside)
    plain = len(weekdays) == 1 and len(inside) <= 2 and words_verdict(said) is None
    if plain and last.weekday is None and last.last is None:
        scan.found[-1] = replace(last, weekday=weekdays[0])
    else:
        scan.found[-1] = replace(last, remark=said)
