"""Weekdays of one or two letters, "Mo" and "W", told from words by the dates beside them.

A single letter may be any code: it is a weekday only where in one and the same year every date
that such a letter leads to falls on the letter's weekday.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extractors.days.kinds import Kind, Token

_TWO_LETTERS = {"mo": 0, "tu": 1, "we": 2, "th": 3, "fr": 4, "sa": 5, "su": 6}
_ONE_LETTER = {
    "m": {0},
    "t": {1, 3},
    "w": {2},
    "r": {3},
    "f": {4},
    "s": {5, 6},
    "u": {6},
}
_FEWEST_LETTERS = 3
_COMMON_CALENDARS = range(2013, 2041)
"""Every calendar that a year can have comes within these."""

_PART_A_DATE = frozenset({Kind.SLASH, Kind.DOT, Kind.DASH})
_TOKENS_OF_A_DATE = 5
"""Of "3/4/2026": three numbers and two signs."""


def short_weekdays(tokens: list[Token]) -> list[Token]:
    """Return the tokens with "Mo" and "WE" as weekdays where a numeric date stands behind them.

    Behind a date they are weekdays where it falls on theirs: "03/04/2026 We".
    """
    return _with_letters(
        [
            replace(token, kind=Kind.WEEKDAY, value=_TWO_LETTERS[token.text])
            if token.text in _TWO_LETTERS
            and token.word.text[:1].isupper()
            and (_falls_behind_its_date(tokens, at) or _leads_a_date(tokens, at))
            else token
            for at, token in enumerate(tokens)
        ]
    )


def _with_letters(tokens: list[Token]) -> list[Token]:
    """Return the tokens, letters before dates as weekdays where one year bears all of them out."""
    found = [
        at
        for at, token in enumerate(tokens[:-3])
        if token.kind is Kind.WORD
        and token.text in _ONE_LETTER
        and token.word.text == token.text.upper()
        and _dated(tokens, at + 1)
    ]
    if len({tokens[at].text for at in found}) < _FEWEST_LETTERS:
        return tokens
    for year in _COMMON_CALENDARS:
        days = [_on_its_weekday(tokens, at, year) for at in found]
        if None not in days:
            told = {at: day.weekday() for at, day in zip(found, days, strict=True) if day}
            return [
                replace(token, kind=Kind.WEEKDAY, value=told[at]) if at in told else token
                for at, token in enumerate(tokens)
            ]
    return tokens


def _on_its_weekday(tokens: list[Token], at: int, year: int) -> date | None:
    """Return the day of ``year`` behind the letter at ``at`` that falls on the letter's weekday."""
    days = _possible(tokens[at + 1].value, tokens[at + 3].value, year)
    return next((day for day in days if day.weekday() in _ONE_LETTER[tokens[at].text]), None)


def _falls_behind_its_date(tokens: list[Token], at: int) -> bool:
    """Return whether a date that falls on this weekday stands right before it on its line."""
    numbers = date_ending(tokens[max(0, at - _TOKENS_OF_A_DATE) : at])
    own = tokens[at]
    if numbers is None or (tokens[at - 1].line, tokens[at - 1].segment) != (own.line, own.segment):
        return False
    return _TWO_LETTERS[own.text] in {day.weekday() for day in _possible(*numbers)}


def date_ending(tokens: Sequence[Token]) -> tuple[int, int, int] | None:
    """Return the numbers of a whole numeric date that ends with the last of ``tokens``."""
    last = tokens[-_TOKENS_OF_A_DATE:]
    whole = len(last) == _TOKENS_OF_A_DATE and all(token.glued for token in last[1:])
    if not whole or any(token.kind is not Kind.NUMBER for token in last[::2]):
        return None
    signed = all(token.kind in _PART_A_DATE for token in last[1::2])
    return (last[0].value, last[2].value, last[4].value) if signed else None


def _leads_a_date(tokens: list[Token], at: int) -> bool:
    return _dated(tokens, at + 1) and not _ends_a_week(tokens, at)


def _ends_a_week(tokens: list[Token], at: int) -> bool:
    """Return whether "WE" stands before a date that is no Wednesday: a week's end."""
    numbers = date_ending(tokens[at + 1 : at + 1 + _TOKENS_OF_A_DATE])
    if tokens[at].text != "we" or numbers is None:
        return False
    days = _possible(*numbers)
    return bool(days) and all(day.weekday() != _TWO_LETTERS["we"] for day in days)


def _possible(one: int, two: int, year: int) -> list[date]:
    """Return the days that a numeric date can be, its month first or its day."""
    year += 2000 if year < 100 else 0
    possible = [(one, two), (two, one)] if date.min.year <= year <= date.max.year else []
    return [
        date(year, m, d) for m, d in possible if 1 <= m <= 12 and 1 <= d <= monthrange(year, m)[1]
    ]


def _dated(tokens: list[Token], at: int) -> bool:
    """Return whether a number with a sign and a number right behind it stands at ``at``."""
    if at + 2 >= len(tokens) or tokens[at].kind is not Kind.NUMBER or tokens[at].glued:
        return False
    signed = tokens[at + 1].kind in _PART_A_DATE and tokens[at + 1].glued
    return signed and tokens[at + 2].kind is Kind.NUMBER and tokens[at + 2].glued
