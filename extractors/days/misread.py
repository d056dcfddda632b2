"""Dates that something else on the letter contradicts: their order, their weekday, their year."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from extractors.days.daylists import NO_LATER_DAY
from extractors.days.gathered import place_of
from extractors.days.listed import Listed
from extractors.days.sense import Sense, real
from extractors.days.values import UnsureDate

SURELY_READ = 0.9
"""A date whose words were all recognized this surely stands as it is, whatever its order."""

_FEWEST_IN_ORDER = 5
_MOST_OUT_OF_ORDER = 0.25
_FEWEST_NEIGHBORS = 2

_FAR_FROM_ITS_LIST = timedelta(days=300)
"""A recognized date this far from those around it in its list has a misread year."""

PRINTED = 1.0
"""The certainty of words that a file itself holds; recognition is never that certain."""

Dated = tuple[Listed, Sense]


def without_misread(
    dated: Sequence[Dated], letter_date: date | None
) -> tuple[list[Dated], list[UnsureDate]]:
    """Return the dates less those that something on the letter contradicts, and these apart."""
    doubts = _strays(dated) | _late(dated, letter_date)
    unsure = {id(one) for one, _ in dated if one.certainty < SURELY_READ}
    because = {at: f"{why} and was recognized unsurely" for at, why in doubts.items()}
    because = {at: why for at, why in because.items() if at in unsure}
    because = _in_other_years(dated) | _on_other_weekdays(dated) | because
    kept = [each for each in dated if id(each[0]) not in because]
    said = [
        UnsureDate(place_of(one, ""), because[id(one)]) for one, _ in dated if id(one) in because
    ]
    return kept, said


def _strays(dated: Sequence[Dated]) -> dict[int, str]:
    runs = [list(run) for _, run in groupby(dated, key=lambda each: each[0].mention.run)]
    return {
        id(one): f"{stray.isoformat()} breaks the order of its list"
        for dates in (*runs, dated)
        for one, stray in _out_of_order(dates)
    }


def _late(dated: Sequence[Dated], letter_date: date | None) -> dict[int, str]:
    """Return the dates that lie after the letter or are followed by a day before them."""
    doubts: dict[int, str] = {}
    for one, sense in dated:
        day = real(sense.mention.first)
        if day is not None and letter_date is not None and day > letter_date:
            doubts[id(one)] = f"{day.isoformat()} lies after the letter"
        elif day is not None and any(NO_LATER_DAY in note for note in one.mention.notes):
            doubts[id(one)] = f"{day.isoformat()} is followed by an earlier day"
    return doubts


def _in_other_years(dated: Sequence[Dated]) -> dict[int, str]:
    """Return the recognized dates that lie most of a year away from both their neighbors."""
    days = [(one, day) for one, sense in dated if (day := _single(sense)) is not None]
    found: dict[int, str] = {}
    for at, (one, day) in enumerate(days):
        near = [other for _, other in (*days[max(at - 2, 0) : at], *days[at + 1 : at + 3])]
        far = all(abs(other - day) > _FAR_FROM_ITS_LIST for other in near)
        if one.certainty < PRINTED and far and len(near) >= _FEWEST_NEIGHBORS:
            found[id(one)] = f"{day.isoformat()} is not in the year of the dates around it"
    return found


def _on_other_weekdays(dated: Sequence[Dated]) -> dict[int, str]:
    """Return the dates that fall on another weekday than is printed with them.

    Where most dates do, the weekdays belong to something else and contradict no date.
    """
    told = [
        (one, day, sense.mention.weekday)
        for one, sense in dated
        if sense.mention.weekday is not None and (day := real(sense.mention.first)) is not None
    ]
    wrong = [(one, day) for one, day, weekday in told if day.weekday() != weekday]
    if 2 * len(wrong) > len(told):
        return {}
    return {
        id(one): f"{day.isoformat()} is not the weekday that is printed with it"
        for one, day in wrong
    }


def _out_of_order(run: Sequence[Dated]) -> list[tuple[Listed, date]]:
    """Return the few single days of a list that do not rise with all others."""
    days = [(one, day) for one, sense in run if (day := _single(sense)) is not None]
    rising = _longest_rise([day for _, day in days])
    strays = [each for at, each in enumerate(days) if at not in rising]
    few = len(strays) <= _MOST_OUT_OF_ORDER * len(days)
    return strays if few and len(days) >= _FEWEST_IN_ORDER else []


def _single(sense: Sense) -> date | None:
    return real(sense.mention.first) if sense.mention.last is None else None


def _longest_rise(days: Sequence[date]) -> set[int]:
    """Return the places of a longest part of ``days`` that never goes back in time."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for at, day in enumerate(days):
        length = bisect_right(ends, day, key=days.__getitem__)
        before[at] = ends[length - 1] if length else None
        ends[length:] = [at, *ends[length + 1 :]]
    rise: set[int] = set()
    place = ends[-1] if ends else None
    while place is not None:
        rise.add(place)
        place = before[place]
    return rise
