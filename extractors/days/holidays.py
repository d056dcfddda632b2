"""Holidays by their names, and what a remark on one says of the range of days it stands behind."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta

from extractors.days.codes import Verdict
from extractors.days.listed import Listed
from extractors.days.mentions import Mention, Written
from extractors.days.roles import Role
from extractors.days.sense import Sense, real, span
from extractors.patterns import pattern_of

Dated = tuple[Listed, Sense]

_MONDAY, _THURSDAY = 0, 3
_NAMES = (
    (r"new year(?:[’'`]?s)?(?: day)?", ((1, 1),)),
    (r"(?:mlk|martin luther king)(?:,? jr\.?)?(?: day)?", ((1, _MONDAY, 3),)),
    (r"(?:president(?:[’'`]?s|s[’'`])?|family) day", ((2, _MONDAY, 3),)),
    (r"memorial day", ((5, _MONDAY, -1),)),
    (r"juneteenth", ((6, 19),)),
    (r"canada day", ((7, 1),)),
    (r"independence day|fourth of july|4th of july|july (?:4th|fourth)", ((7, 4),)),
    (r"labou?r day", ((9, _MONDAY, 1),)),
    (r"(?:columbus|indigenous peoples?[’'`]?s?[’'`]?) day", ((10, _MONDAY, 2),)),
    (r"(?:veterans?[’'`]?s?[’'`]?|remembrance) day", ((11, 11),)),
    (r"thanksgiving(?: day)?", ((10, _MONDAY, 2), (11, _THURSDAY, 4))),
    (r"(?:christmas|xmas|x-mas)(?: day)?", ((12, 25),)),
)
"""Each name (lower case) with its days: month and day, or month, weekday and which of them."""

_NAMED = tuple((pattern_of(rf"\b(?:{name})\b"), days) for name, days in _NAMES)
_COUNT = pattern_of(r"^\W*(\d{1,2})(?:\.0{1,2})? (?:work(?:ing|ed)? )?days?\b")
_OF_A_DAY_OFF_TEXT = (
    "off no not work worked working dark closed holiday hol observed was is for the on unworked "
    "as we were because since excluded excluding except "
    "monday mon tuesday tue wednesday wed thursday thu friday fri"
)
_OF_A_DAY_OFF = frozenset(_OF_A_DAY_OFF_TEXT.split())
"""Beside the name of a holiday, words that say no more than that it was not worked."""

_TO_THE_NEAREST_WEEKDAY = {5: -1, 6: 1}


def with_holidays_told(dated: Sequence[Dated]) -> list[Dated]:
    """Return the dates, a remark on a holiday behind a range applied to the holiday alone.

    "Sep 8-11, 4 days (Labor Day off)": the holiday lies outside, and the range was worked. "Sep
    7-11, 4 days (Labor Day off)": the count bears out that only the holiday was not. Any other
    remark keeps what it said.
    """
    return [told for one, sense in dated for told in _told(one, sense)]


def names_only_a_holiday(text: str) -> bool:
    """Return whether words (lower case) name a holiday and say nothing else, or that it was off."""
    for name, _ in _NAMED:
        match = name.search(text)
        if match is not None:
            rest = re.findall(r"\w+", text[: match.start()] + " " + text[match.end() :])
            return set(rest) <= _OF_A_DAY_OFF - {"work", "worked", "working"} or "not" in rest
    return False


def holiday_named(said: str, years: Collection[int]) -> tuple[set[date], list[str]] | None:
    """Return the days of the holiday that words (lower case) name, and the words beside it."""
    for name, rules in _NAMED:
        match = name.search(said)
        if match is not None:
            beside = re.findall(r"\w+", said[: match.start()] + " " + said[match.end() :])
            return {day for rule in rules for year in years for day in _holiday(rule, year)}, beside
    return None


def _told(one: Listed, sense: Sense) -> list[Dated]:
    named = _days_off_named(one, sense.mention)
    days = _days(sense.mention)
    if named is None or not days:
        return [(one, sense)]
    holidays, count = named
    inside = sorted(holidays & set(days))
    plain = replace(one, verdict=None, code=None)
    if not inside and count in {None, len(days)}:
        return [(plain, sense)]
    if len(inside) == 1 and count == len(days) - 1:
        return [(plain, sense), _taken_out(one, sense, inside[0])]
    return [(one, sense)]


def _days_off_named(one: Listed, mention: Mention) -> tuple[set[date], int | None] | None:
    """Return the days of the holiday that a remark names as off, and the days it counts."""
    if one.verdict is not Verdict.NOT_WORKED or mention.last is None:
        return None
    said = (one.tail or mention.remark).lower()
    counted = _COUNT.match(said)
    rest = said[counted.end() :] if counted else said
    years = {written.year for written in (mention.first, mention.last) if written.year}
    named = holiday_named(rest, years)
    if named is None or not set(named[1]) <= _OF_A_DAY_OFF:
        return None
    return named[0], int(counted[1]) if counted else None


def _holiday(rule: tuple[int, ...], year: int) -> list[date]:
    """Return the day of a holiday in a year, and the weekday it is kept on when it is another."""
    if len(rule) == 2:
        day = date(year, *rule)
        kept = _TO_THE_NEAREST_WEEKDAY.get(day.weekday(), 0)
        return [day, day + timedelta(days=kept)]
    month, weekday, which = rule
    days = [d for d in span(date(year, month, 1), date(year, month, 28)) if d.weekday() == weekday]
    later = days[-1] + timedelta(days=7)
    days += [later] if later.month == month else []
    return [days[which if which < 0 else which - 1]]


def _days(mention: Mention) -> list[date]:
    first, last = real(mention.first), real(mention.last) if mention.last else None
    return span(first, last) if first is not None and last is not None and first <= last else []


def _taken_out(one: Listed, sense: Sense, day: date) -> Dated:
    """Return the holiday as a day that the range does not count."""
    mention = replace(
        sense.mention,
        first=Written(day.month, day.day, day.year),
        last=None,
        weekday=None,
        last_weekday=None,
        notes=(),
    )
    off = replace(one, mention=mention, role=Role.EXCLUDED, verdict=None, code="holiday")
    return off, replace(sense, mention=mention)
