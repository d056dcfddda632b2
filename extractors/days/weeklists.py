"""Weeks written in words or letters: "Week ending 3/7/2026: Mon, Tue, Thu" and "M-F"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractors.days.cells import CellSays
from extractors.days.codes import Verdict
from extractors.days.listed import Listed
from extractors.days.marks import GridRead, MarkedDay
from extractors.days.roles import Role
from extractors.days.sense import real
from extractors.days.surroundings import text_of
from extractors.days.tokens import Kind, Token
from extractors.days.weekboxes import boxed_weekdays
from extractors.days.weekletters import by_letters
from extractors.days.weeksentences import remark_at, told_in_week
from extractors.days.years import year_of
from extractors.layout import around
from extractors.values import Place

_BETWEEN = {Kind.COMMA, Kind.AND, Kind.COLON, Kind.DASH, Kind.TO, Kind.DOT, Kind.OPEN, Kind.CLOSE}

_IN_A_LIST = {Kind.COMMA, Kind.AND, Kind.TO, Kind.DASH}
_OF_THE_WEEK_TEXT = "of in for during the week weeks wk wks ending end w e / beginning commencing"
_OF_THE_WEEK = frozenset(_OF_THE_WEEK_TEXT.split())
_SAYS_NO_MORE = frozenset({"=", "only", "worked", "inclusive"})
"""What may stand behind the weekdays of a week and takes none of them back."""

_BEFORE_THE_WEEKDAYS = {Kind.NUMBER, Kind.SLASH, Kind.MARK, *_BETWEEN}
"""The other columns of a week's row: the number of its check, when it was paid."""

_LEADS_TO_THE_WEEK = frozenset({"of", "in", "for", "during"})

_THURSDAY = 3
_MONDAY, _FRIDAY, _SATURDAY, _SUNDAY = 0, 4, 5, 6
_FIRST_DAYS = {_MONDAY, _SUNDAY}
_LAST_DAYS = {_FRIDAY, _SATURDAY, _SUNDAY}
_UNSURE_WEEK = 0.5
_MISCOUNTED = 0.4
_DAY_AND_MONTH = [Kind.NUMBER, Kind.MONTH]
_MOST_DAYS = 7
_TOKENS_OF_A_DATE = 5


@dataclass(frozen=True, slots=True)
class _Behind:
    """What stands behind a week's date: its weekdays, the days it counts, and what is unread.

    ``numbers`` are the days of the month printed with the weekdays ("Thu 17, Fri 18").
    """

    weekdays: tuple[Token, ...] = ()
    numbers: tuple[int | None, ...] = ()
    counted: int | None = None
    unread: str | None = None
    breaks_off: bool = False


def week_lists(listed: Sequence[Listed], tokens: Sequence[Token]) -> GridRead:
    """Return the days of weeks whose date is followed by the names of the weekdays worked."""
    read = GridRead()
    named: tuple[Token, ...] = ()
    for at, one in enumerate(listed):
        week = real(one.mention.first)
        if one.role is not Role.WEEK or week is None or one.mention.last is not None:
            continue
        anew = at == 0 or listed[at - 1].mention.run != one.mention.run
        if boxed := boxed_weekdays(tokens, one.mention.end):
            _read_boxes(read, one, week, boxed)
            continue
        named = _named_before(one, tokens) or (() if anew else named)
        behind = _Behind(named) if named else _behind(one, tokens)
        if not behind.weekdays:
            end = listed[at + 1].mention.start if at + 1 < len(listed) else len(tokens)
            begins = not _names_its_end(one.label)
            read.add(told_in_week(one, week, tokens, end, begins=begins))
        else:
            _read_week(read, one, week, behind)
    return read


def _told_by_next(found: Sequence[Token]) -> tuple[Token, ...]:
    """Return the weekdays, a "T" before Wednesday or Thursday as surely Tuesday."""
    sure = len(found) > 1 and found[0].text == "t" and found[0].value < found[1].value <= _THURSDAY
    if not sure:
        return tuple(found)
    return (replace(found[0], certainty=found[0].word.confidence), *found[1:])


def _read_week(read: GridRead, one: Listed, week: date, behind: _Behind) -> None:
    named = f"the week of {week.isoformat()}"
    read.doubts += one.mention.notes
    if behind.unread is not None:
        read.doubts.append(f"{behind.unread!r} among the weekdays of {named} cannot be read")
        return
    if behind.breaks_off:
        read.doubts.append(f"the weekdays of {named} go on, but nothing can be read there")
    begins = not _names_its_end(one.label)
    behind = _counted_behind(behind, week, begins=begins)
    sure = 1.0
    if behind.weekdays and week.weekday() not in (_FIRST_DAYS if begins else _LAST_DAYS):
        sure = _UNSURE_WEEK
        read.doubts.append(f"{named} does not {'begin' if begins else 'end'} as weeks do")
    if behind.counted not in {None, len(behind.weekdays)}:
        sure *= _MISCOUNTED
        read.doubts.append(f"{named} names {len(behind.weekdays)} days and counts {behind.counted}")
    numbers = (*behind.numbers, *[None] * len(behind.weekdays))
    for token, number in zip(_told_by_next(behind.weekdays), numbers, strict=False):
        day = _day(week, token.value, begins=begins)
        if number not in {None, day.day}:
            read.doubts.append(f"{token.word.text} {number} is no day of {named}")
        else:
            read.days.append(_marked(one, day, token, sure))


def _read_boxes(
    read: GridRead, one: Listed, week: date, boxed: Sequence[tuple[Token, bool]]
) -> None:
    """Add the weekdays of a week whose boxes are ticked as worked, the others as not."""
    begins = not _names_its_end(one.label)
    _read_week(read, one, week, _Behind(tuple(token for token, ticked in boxed if ticked)))
    for token in (token for token, ticked in boxed if not ticked):
        marked = _marked(one, _day(week, token.value, begins=begins), token, 1.0)
        read.days.append(replace(marked, says=CellSays(Verdict.NOT_WORKED)))


def _counted_behind(behind: _Behind, week: date, *, begins: bool) -> _Behind:
    """Return a number behind the last weekday as their count where it is no day of the month.

    "Mon 1" and "Tue, Thu, Fri 3" count one day and three.
    """
    *others, last = behind.numbers or (None,)
    named = len(behind.weekdays)
    if last != named or len(behind.numbers) != named or any(others):
        return behind
    day = _day(week, behind.weekdays[-1].value, begins=begins)
    return behind if day.day == last else replace(behind, numbers=(), counted=last)


def _names_its_end(label: str) -> bool:
    return not re.search(r"beg|commenc|start|(?:week|wk)s? of|/ ?[bc]$", label)


def _named_before(one: Listed, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the weekdays of "Monday through Friday of the weeks ending", ranges filled."""
    at = one.mention.start - 1
    while at >= 0 and tokens[at].text in _OF_THE_WEEK:
        at -= 1
    if tokens[at + 1].text not in _LEADS_TO_THE_WEEK:
        return ()  # "Week of March 3" names no weekdays of the line above.
    stop = at + 1
    while at >= 0 and (tokens[at].kind is Kind.WEEKDAY or tokens[at].kind in _IN_A_LIST):
        at -= 1
    found: list[Token] = []
    for place in range(at + 1, stop):
        if tokens[place].kind is Kind.WEEKDAY:
            ranged = bool(found) and tokens[place - 1].kind in {Kind.DASH, Kind.TO}
            found += _filled(found[-1], tokens[place]) if ranged else [tokens[place]]
    return tuple(found)


def _goes_on(one: Listed, tokens: Sequence[Token], position: int) -> bool:
    """Return whether the list behind a week's date reaches ``position``, over the line's end."""
    if tokens[position].line == one.line:
        return True
    before = tokens[position - 1]
    led = before.kind in {Kind.AND, Kind.COMMA} and tokens[position].kind is Kind.WEEKDAY
    goes_on = led or tokens[position].kind in {Kind.AND, Kind.OPEN}
    return tokens[position].line == before.line or (goes_on and before.line == one.line)


def _is_passed_over(token: Token, found: Sequence[Token]) -> bool:
    """Return whether a piece parts weekdays, takes none back, or stands in a column before them."""
    before = not found and token.kind in _BEFORE_THE_WEEKDAYS
    return before or token.kind in _BETWEEN or token.text in _SAYS_NO_MORE


def _ends_a_week(token: Token) -> bool:
    """Return whether a number behind weekdays counts them, or is the year of their week."""
    return token.value <= _MOST_DAYS or year_of(token) is not None


def _begins_next(token: Token, found: Sequence[Token]) -> bool:
    """Return whether the weekdays read so far belong to the week that is named behind them."""
    return bool(found) and token.text in {"of", "in", "for"}


def _begins_a_date(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a weekday leads a whole date, which speaks for itself: "Tue 10/6".

    A number in the column behind weekdays counts them, and begins no date of the row below.
    """
    if tokens[position].kind is not Kind.WEEKDAY:
        return False
    own = tokens[position]
    beside = [
        token
        for token in tokens[position + 1 : position + 4]
        if (token.line, token.segment) == (own.line, own.segment)
    ]
    kinds = [token.kind for token in beside if token.kind is not Kind.COMMA]
    return kinds[:2] in ([Kind.NUMBER, Kind.SLASH], [Kind.MONTH, Kind.NUMBER], _DAY_AND_MONTH)


def _behind(one: Listed, tokens: Sequence[Token]) -> _Behind:
    """Return the weekdays behind the week, ranges filled, up to the number that counts them."""
    found: list[Token] = []
    numbers: list[int | None] = []
    position = one.mention.end
    while position < len(tokens) and _goes_on(one, tokens, position):
        token = tokens[position]
        if found and (dated := _dated_in_brackets(tokens, position)) is not None:
            numbers += [None] * (len(found) - len(numbers) - 1) + [dated]
            position += _TOKENS_OF_A_DATE
            continue
        if token.kind is Kind.OPEN and found and (remark := remark_at(tokens, position)):
            named_again = {t.value for t in remark if t.kind is Kind.WEEKDAY}
            if named_again & {day.value for day in found}:
                return _Behind(tuple(found), unread=text_of(remark))
            return _Behind(tuple(found), tuple(numbers))
        if _begins_next(token, found) or _begins_a_date(tokens, position):
            return _Behind()
        named = [token] if token.kind is Kind.WEEKDAY else by_letters(token, found)
        if named:
            ranged = bool(found) and tokens[position - 1].kind in {Kind.DASH, Kind.TO}
            found += _filled(found[-1], named[0]) if ranged else named
        elif _numbers_a_day(tokens, position) and len(numbers) < len(found):
            numbers += [None] * (len(found) - len(numbers) - 1) + [token.value]
        elif token.kind is Kind.NUMBER and found and _ends_a_week(token):
            counted = token.value if token.value <= _MOST_DAYS else None
            return _Behind(tuple(found), tuple(numbers), counted=counted)
        elif not _is_passed_over(token, found):
            return _Behind(tuple(found), unread=token.word.text)
        position += 1
    open_end = bool(found) and tokens[position - 1].kind in {Kind.AND, Kind.COMMA}
    return _Behind(tuple(found), tuple(numbers), breaks_off=open_end)


def _dated_in_brackets(tokens: Sequence[Token], position: int) -> int | None:
    """Return the day of the month of a date in brackets behind its weekday: "Sa (1/31)"."""
    kinds = [token.kind for token in tokens[position : position + _TOKENS_OF_A_DATE]]
    if kinds != [Kind.OPEN, Kind.NUMBER, Kind.SLASH, Kind.NUMBER, Kind.CLOSE]:
        return None
    return tokens[position + 3].value


def _numbers_a_day(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a number names the day of the month of the weekday right before it."""
    one, before = tokens[position], tokens[position - 1]
    together = one.line == before.line and one.segment == before.segment
    return one.kind is Kind.NUMBER and before.kind is Kind.WEEKDAY and together


def _filled(first: Token, last: Token) -> list[Token]:
    steps = (last.value - first.value) % 7
    return [replace(last, value=(first.value + step) % 7) for step in range(1, steps + 1)]


def _day(week: date, weekday: int, *, begins: bool) -> date:
    if begins:
        return week + timedelta(days=(weekday - week.weekday()) % 7)
    return week - timedelta(days=(week.weekday() - weekday) % 7)


def _marked(one: Listed, day: date, token: Token, sure: float) -> MarkedDay:
    place = Place(token.page, around([token.word]), token.word.text, day.isoformat())
    certainty = min(one.certainty, token.certainty) * sure * 0.97
    return MarkedDay(day, CellSays(Verdict.WORKED), place, certainty)
