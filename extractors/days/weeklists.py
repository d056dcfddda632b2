"""Weeks written in words or letters: "Week ending 3/7/2026: Mon, Tue, Thu" and "M-F"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from extractors.days.cells import CellSays
from extractors.days.codes import Verdict
from extractors.days.listing import Listed
from extractors.days.marks import MarkedDay
from extractors.days.roles import Role
from extractors.days.sense import real
from extractors.days.tokens import Kind, Token
from extractors.layout import around
from extractors.values import Place

_BETWEEN = {Kind.COMMA, Kind.AND, Kind.COLON, Kind.DASH, Kind.TO, Kind.DOT, Kind.OPEN, Kind.CLOSE}

_LETTERS = {"m": (0,), "t": (1, 3), "tu": (1,), "w": (2,), "th": (3,), "r": (3,), "f": (4,)}
_LETTERS |= {"s": (5, 6), "sa": (5,), "su": (6,)}
_SUNDAY = 6
_UNSURE_LETTER = 0.5


def week_lists(listed: Sequence[Listed], tokens: Sequence[Token]) -> list[MarkedDay]:
    """Return the days of weeks whose date is followed by the names of the weekdays worked."""
    found: list[MarkedDay] = []
    for one in listed:
        week = real(one.mention.first)
        if one.role is Role.WEEK and week is not None and one.mention.last is None:
            begins = not _names_its_end(one.label)
            found += [
                _marked(one, _day(week, token.value, begins=begins), token)
                for token in _weekdays_behind(one, tokens)
            ]
    return found


def _names_its_end(label: str) -> bool:
    return not re.search(r"begin|commenc|start|week of|/ ?[bc]$", label)


def _weekdays_behind(one: Listed, tokens: Sequence[Token]) -> list[Token]:
    """Return the weekdays behind the week, ranges filled; none when other words stand there."""
    found: list[Token] = []
    position = one.mention.end
    while position < len(tokens) and tokens[position].line == one.line:
        token = tokens[position]
        named = token if token.kind is Kind.WEEKDAY else _by_letter(token, found)
        if named is not None:
            ranged = found and tokens[position - 1].kind in {Kind.DASH, Kind.TO}
            found += _filled(found[-1], named) if ranged else [named]
        elif token.kind is Kind.NUMBER and token.value == len(found) and found:
            return found
        elif token.kind not in _BETWEEN:
            return []
        position += 1
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


def _marked(one: Listed, day: date, token: Token) -> MarkedDay:
    place = Place(token.page, around([token.word]), token.word.text, day.isoformat())
    return MarkedDay(
        day, CellSays(Verdict.WORKED), place, min(one.certainty, token.certainty) * 0.97
    )
