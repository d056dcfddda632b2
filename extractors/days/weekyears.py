"""The years of days that are printed under the date of their week, which alone has its year."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extractors.days.listed import Listed
from extractors.days.roles import Role
from extractors.days.sense import Sense, real

_DAYS_OF_A_WEEK = 7
_TOLD_BY_THE_WEEK = 0.98


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
