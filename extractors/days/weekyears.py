"""The years of weeks, and of days that are printed under the date of their week."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extractors.days.listed import Listed
from extractors.days.roles import Role
from extractors.days.sense import Anchors, Sense, real, with_years

_DAYS_OF_A_WEEK = 7
_TOLD_BY_THE_WEEK = 0.98
_YEARS_BACK = 2
_EDGES = {0, 4, 5, 6}
"""Weeks begin on a Sunday or a Monday, and end on a Friday, a Saturday or a Sunday."""


def with_years_for_weeks(listed: Sequence[Listed], anchors: Anchors) -> list[Listed]:
    """Return the dates, those that name a week with the year that is not printed with them.

    Where the letter does not say it, it is the one year in which all of them lie at a week's edge.
    """
    weeks = [one for one in listed if one.role is Role.WEEK and one.mention.last is None]
    bare = {id(one) for one in weeks if one.mention.first.year is None}
    if not bare:
        return list(listed)
    senses = with_years([one.mention for one in weeks], anchors)
    told = dict(zip(map(id, weeks), senses, strict=True))
    edge = _year_at_the_edges(weeks, anchors) if any(s.doubts for s in senses) else None
    return [_dated(one, told[id(one)], edge) if id(one) in bare else one for one in listed]


def _year_at_the_edges(weeks: Sequence[Listed], anchors: Anchors) -> int | None:
    on = anchors.letter_date
    if on is None or any(one.mention.first.year is not None for one in weeks):
        return None
    fits: list[int] = []
    for year in range(on.year - _YEARS_BACK, on.year + 1):
        days = [real(replace(one.mention.first, year=year)) for one in weeks]
        if all(day and day <= on and day.weekday() in _EDGES for day in days):
            fits.append(year)
    return fits[0] if len(fits) == 1 else None


def _dated(one: Listed, sense: Sense, edge: int | None) -> Listed:
    if edge is not None:
        first = replace(one.mention.first, year=edge)
        mention = replace(one.mention, first=first)
        return replace(one, mention=mention, certainty=_TOLD_BY_THE_WEEK * one.certainty)
    mention = replace(sense.mention, notes=(*one.mention.notes, *sense.doubts))
    return replace(one, mention=mention, certainty=sense.sureness * one.certainty)


def with_years_of_weeks(dated: Sequence[Listed], senses: Sequence[Sense]) -> list[Sense]:
    """Return the senses, days without a year of their own put into the week named before them.

    A day within a week of that date in one year lies there in no other: "W/E 1/3/26: 12/30, 1/2".
    """
    week: date | None = None
    found: list[Sense] = []
    for one, sense in zip(dated, senses, strict=True):
        if one.role is Role.WEEK:
            week = real(sense.mention.first) if _is_printed_whole(one) else None
            found.append(sense)
        else:
            found.append(_in_week(one, sense, week) if week is not None else sense)
    return found


def _is_printed_whole(one: Listed) -> bool:
    return one.mention.first.year is not None


def _in_week(one: Listed, sense: Sense, week: date) -> Sense:
    """Return the sense with the year that puts the day within a week of the week's date."""
    mention = one.mention
    if mention.last is not None or mention.first.year is not None:
        return sense
    # The order of day and month is decided already; only the year is told anew.
    written = replace(sense.mention.first, year=None)
    for year in (week.year - 1, week.year, week.year + 1):
        day = real(replace(written, year=year))
        if day is not None and abs((day - week).days) < _DAYS_OF_A_WEEK:
            first = replace(written, year=year)
            return Sense(replace(sense.mention, first=first), _TOLD_BY_THE_WEEK)
    return sense
