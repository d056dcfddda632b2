"""Months of a day calendar: each marked day with what it means, in words and without color."""

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.languages import marked

SUNDAY_FIRST = calendar.Calendar(firstweekday=6)


class DayMark(StrEnum):
    """What a day is in the calendar; where two documents claim a day, the first here is shown."""

    COUNTED = "counted"
    PAID = "paid"
    CHECKING = "checking"
    NOT_PAID = "not-paid"
    REFUSED = "refused"
    UNCLAIMED = "unclaimed"

    @property
    def meaning(self) -> str:
        """The mark in the words of the legend."""
        return _MEANING[self]


_MEANING = {
    DayMark.COUNTED: marked("Counted"),
    DayMark.PAID: marked("Claimed and paid, not decided yet"),
    DayMark.CHECKING: marked("Claimed, being checked"),
    DayMark.NOT_PAID: marked("Claimed, not paid"),
    DayMark.REFUSED: marked("Claimed, not counted"),
    DayMark.UNCLAIMED: marked("Paid, not claimed"),
}
_FIRST = list(DayMark)


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One cell: its day (None outside the month) and its mark, if it has one."""

    day: date | None
    mark: DayMark | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """One month as rows of seven cells, Sunday first."""

    title: str
    weeks: tuple[tuple[CalendarDay, ...], ...]


@dataclass(frozen=True, slots=True)
class DayCalendar:
    """The months that hold a marked day, in order, and how many days bear each mark."""

    months: tuple[Month, ...]
    totals: Mapping[DayMark, int]


def first_marks(marks: Iterable[tuple[date, DayMark]]) -> dict[date, DayMark]:
    """Return each day with one mark: where several speak of it, the one named first above."""
    by_day: dict[date, DayMark] = {}
    for day, mark in marks:
        by_day[day] = min(mark, by_day.get(day, mark), key=_FIRST.index)
    return by_day


def latest_months(marks: Mapping[date, DayMark], months: int) -> dict[date, DayMark]:
    """Return the marked days of the last so many months that hold one."""
    shown = sorted({(day.year, day.month) for day in marks})[-months:]
    return {day: mark for day, mark in marks.items() if shown[0] <= (day.year, day.month)}


def day_calendar(marks: Iterable[tuple[date, DayMark]]) -> DayCalendar:
    """Return the calendar of marked days; each day bears one mark."""
    by_day = first_marks(marks)
    months = sorted({(day.year, day.month) for day in by_day})
    totals = {mark: sum(m is mark for m in by_day.values()) for mark in DayMark}
    return DayCalendar(tuple(_month(year, month, by_day) for year, month in months), totals)


def _month(year: int, month: int, marks: Mapping[date, DayMark]) -> Month:
    weeks = SUNDAY_FIRST.monthdatescalendar(year, month)
    cells = tuple(tuple(_cell(day, month, marks) for day in week) for week in weeks)
    return Month(f"{calendar.month_name[month]} {year}", cells)


def _cell(day: date, month: int, marks: Mapping[date, DayMark]) -> CalendarDay:
    return CalendarDay(day, marks.get(day)) if day.month == month else CalendarDay(None)
