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
from extractors.days.tokens import Kind, Token
from extractors.layout import around
from extractors.values import Place

_BETWEEN = {Kind.COMMA, Kind.AND, Kind.COLON, Kind.DASH, Kind.TO, Kind.DOT, Kind.OPEN, Kind.CLOSE}

_LETTERS = {"m": (0,), "t": (1, 3), "tu": (1,), "w": (2,), "th": (3,), "r": (3,), "f": (4,)}
_LETTERS |= {"s": (5, 6), "sa": (5,), "su": (6,)}
_RUN_TOGETHER = re.compile(r"(?:th|tu|sa|su|[mtwrfs]){2,7}")
_ONE_LETTER = re.compile(r"th|tu|sa|su|[mtwrfs]")
_MONDAY, _FRIDAY, _SATURDAY, _SUNDAY = 0, 4, 5, 6
_FIRST_DAYS = {_MONDAY, _SUNDAY}
_LAST_DAYS = {_FRIDAY, _SATURDAY, _SUNDAY}
_UNSURE_LETTER = 0.5
_UNSURE_WEEK = 0.5
_MISCOUNTED = 0.4
_MOST_DAYS = 7


@dataclass(frozen=True, slots=True)
class _Behind:
    """What stands behind a week's date: its weekdays, the days it counts, and what is unread."""

    weekdays: tuple[Token, ...] = ()
    counted: int | None = None
    unread: str | None = None


def week_lists(listed: Sequence[Listed], tokens: Sequence[Token]) -> GridRead:
    """Return the days of weeks whose date is followed by the names of the weekdays worked."""
    read = GridRead()
    for one in listed:
        week = real(one.mention.first)
        if one.role is Role.WEEK and week is not None and one.mention.last is None:
            _read_week(read, one, week, _behind(one, tokens))
    return read


def _read_week(read: GridRead, one: Listed, week: date, behind: _Behind) -> None:
    named = f"the week of {week.isoformat()}"
    if behind.unread is not None:
        if behind.weekdays:
            read.doubts.append(f"{behind.unread!r} among the weekdays of {named} cannot be read")
        return
    begins = not _names_its_end(one.label)
    sure = 1.0
    if behind.weekdays and week.weekday() not in (_FIRST_DAYS if begins else _LAST_DAYS):
        sure = _UNSURE_WEEK
        read.doubts.append(f"{named} does not {'begin' if begins else 'end'} as weeks do")
    if behind.counted not in {None, len(behind.weekdays)}:
        sure *= _MISCOUNTED
        read.doubts.append(f"{named} names {len(behind.weekdays)} days and counts {behind.counted}")
    for token in behind.weekdays:
        read.days.append(_marked(one, _day(week, token.value, begins=begins), token, sure))


def _names_its_end(label: str) -> bool:
    return not re.search(r"beg|commenc|start|(?:week|wk)s? of|/ ?[bc]$", label)


def _behind(one: Listed, tokens: Sequence[Token]) -> _Behind:
    """Return the weekdays behind the week, ranges filled, up to the number that counts them."""
    found: list[Token] = []
    position = one.mention.end
    while position < len(tokens) and tokens[position].line == one.line:
        token = tokens[position]
        named = [token] if token.kind is Kind.WEEKDAY else _by_letters(token, found)
        if named:
            ranged = bool(found) and tokens[position - 1].kind in {Kind.DASH, Kind.TO}
            found += _filled(found[-1], named[0]) if ranged else named
        elif token.kind is Kind.NUMBER and found and token.value <= _MOST_DAYS:
            return _Behind(tuple(found), counted=token.value)
        elif token.kind not in _BETWEEN:
            return _Behind(tuple(found), unread=token.word.text)
        position += 1
    return _Behind(tuple(found))


def _by_letters(token: Token, before: Sequence[Token]) -> list[Token]:
    """Return the weekdays that letters stand for, one or several run together ("MWF")."""
    texts = [token.text]
    if token.text not in _LETTERS and token.word.text.isupper():
        texts = _ONE_LETTER.findall(token.text) if _RUN_TOGETHER.fullmatch(token.text) else []
    found: list[Token] = []
    for text in texts:
        day = _by_letter(replace(token, text=text), [*before, *found])
        if day is None:
            return []
        found.append(day)
    return found


def _by_letter(token: Token, before: Sequence[Token]) -> Token | None:
    """Return the weekday that a letter stands for: the first one behind the day before it."""
    days = _LETTERS.get(token.text)
    if days is None:
        return None
    last = before[-1].value if before else -1
    later = [day for day in days if day > last or last == _SUNDAY]
    if not later:
        return None
    unsure = len(later) > 1 and not before
    certainty = token.certainty * (_UNSURE_LETTER if unsure else 1.0)
    return replace(token, value=later[0], certainty=certainty)


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
