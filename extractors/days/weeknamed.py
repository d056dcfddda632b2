"""Dates that follow the name of their week: "W/E 3/7/2026: 3/2, 3/3", "the week of May 4 ..."."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from extractors.days.dateranges import names_a_week
from extractors.days.listed import Listed
from extractors.days.mentions import Written
from extractors.days.roles import Role
from extractors.days.sense import real
from extractors.days.surroundings import Surroundings
from extractors.days.tokens import Kind, Token

_DAYS_OF_A_WEEK = 7
_MOST_DAYS_OF_A_WEEK = 8
_LEADS_FROM_A_WEEK = ([Kind.COLON], [Kind.DASH], [Kind.OPEN], [Kind.COLON, Kind.DASH])
_DAYS = frozenset({"day", "days"})


def in_the_week_named(
    letter: Surroundings, bare: Listed, before: Sequence[Listed]
) -> tuple[Role, str] | None:
    """Return that a date is a day worked when the first of its list named the week it lies in."""
    near = [one for one in before[-_MOST_DAYS_OF_A_WEEK:] if one.mention.run == bare.mention.run]
    week = next((one for one in reversed(near) if one.role is Role.WEEK), None)
    if week is None or not names_a_week(letter.tokens, week.mention.start):
        return None
    one, other = week.mention.first, bare.mention.first
    if one.year is None:
        return None
    years = (one.year, one.year + 1, one.year - 1) if other.year is None else (other.year,)
    start = real(one)
    days = [real(replace(other, year=year)) for year in years]
    within = any(day and start and abs((day - start).days) < _DAYS_OF_A_WEEK for day in days)
    return (Role.WORK, week.label) if within else None


def stands_in_week(
    letter: Surroundings, bare: Listed, before: Listed, lead: Sequence[Token]
) -> bool:
    """Return whether a date follows its week's date: "W/E 3/7/2026: 3/2", "…: 1 day — 3/2".

    In brackets it may do so on the line below.
    """
    counts = [token.kind is Kind.NUMBER or token.text in _DAYS for token in lead]
    kinds = [token.kind for token, counted in zip(lead, counts, strict=True) if not counted]
    if before.role is not Role.WEEK or kinds not in _LEADS_FROM_A_WEEK:
        return False
    week = letter.tokens[before.mention.end - 1]
    follows = before.mention.end + 1 == bare.mention.start and kinds == [Kind.OPEN]
    return week.line == bare.line or (follows and week.line + 1 == bare.line)


def is_stretch_of_week(week: Listed, bare: Listed) -> bool:
    """Return whether a stretch of work lies in the week named right before it, weekdays printed.

    "In the week ending Saturday, March 21, 2026, she worked from Tuesday, March 17 through Friday,
    March 20" tells of every day of a week, and is no period of employment.
    """
    end, mention = real(week.mention.first), bare.mention
    named = mention.weekday is not None and mention.last_weekday is not None
    if week.role is not Role.WEEK or end is None or mention.last is None or not named:
        return False
    ends = "end" in week.label or "/ e" in week.label or "/e" in week.label
    first = end - timedelta(days=_DAYS_OF_A_WEEK - 1) if ends else end
    days = [first + timedelta(days=step) for step in range(_DAYS_OF_A_WEEK)]
    inside = [
        _named(days, mention.first, mention.weekday),
        _named(days, mention.last, mention.last_weekday),
    ]
    return all(inside) and "work" in bare.lead


def _named(days: Sequence[date], written: Written, weekday: int | None) -> bool:
    """Return whether one of the days is the one written, on its weekday."""
    return any(
        (day.month, day.day) == (written.month, written.day) and day.weekday() == weekday
        for day in days
    )
