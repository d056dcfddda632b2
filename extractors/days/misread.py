"""Days of a list that were recognized unsurely and fit no list: out of order, or still to come."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import groupby

from extractors.days.listed import Listed
from extractors.days.sense import Sense, real

SURELY_READ = 0.9
"""A date whose words were all recognized this surely stands as it is, whatever its order."""

_FEWEST_IN_ORDER = 5
_MOST_OUT_OF_ORDER = 0.25

Dated = tuple[Listed, Sense]


def without_misread(
    dated: Sequence[Dated], letter_date: date | None
) -> tuple[list[Dated], list[str]]:
    """Return the dates less those that were misread by all signs, and a doubt for each of them."""
    doubts: dict[int, str] = {}
    runs = [list(run) for _, run in groupby(dated, key=lambda each: each[0].mention.run)]
    for dates in (*runs, dated):
        for one, stray in _out_of_order(dates):
            doubts[id(one)] = f"{stray.isoformat()} breaks the order of its list"
    for one, sense in dated:
        day = real(sense.mention.first)
        if day is not None and letter_date is not None and day > letter_date:
            doubts[id(one)] = f"{day.isoformat()} lies after the letter"
        elif day is not None and one.mention.notes:
            doubts[id(one)] = f"{day.isoformat()} is followed by an earlier day"
    unsure = {id(one) for one, _ in dated if one.certainty < SURELY_READ}
    said = [f"{doubt} and was recognized unsurely" for at, doubt in doubts.items() if at in unsure]
    kept = [each for each in dated if id(each[0]) not in unsure & set(doubts)]
    return kept, said


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
        length = bisect_right([days[end] for end in ends], day)
        before[at] = ends[length - 1] if length else None
        ends[length:] = [at, *ends[length + 1 :]]
    rise: set[int] = set()
    place = ends[-1] if ends else None
    while place is not None:
        rise.add(place)
        place = before[place]
    return rise
