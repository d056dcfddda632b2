"""Months with their claimed and paid days, as the cross-checks pane shows them."""

import calendar
from dataclasses import dataclass
from datetime import date

from app.shown.days import DayLine

SUNDAY_FIRST = calendar.Calendar(firstweekday=6)

_MEANING = {
    "m": "claimed and paid",
    "c": "claimed, not in payroll",
    "u": "claimed, not counted",
    "p": "paid, not claimed",
}


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One cell: its day of the month (0 is none), its mark and what the mark means."""

    number: int
    mark: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """One month as rows of seven cells, Sunday first."""

    title: str
    weeks: list[list[CalendarDay]]


def months(days: list[DayLine], paid_not_claimed: list[str]) -> list[Month]:
    """Return every month that has a claimed day or a paid one, in order."""
    marks = {line.date: _mark(line) for line in days}
    marks.update({day: "p" for day in paid_not_claimed if day not in marks})
    dates = {date.fromisoformat(day): mark for day, mark in marks.items()}
    return [
        _month(year, month, dates) for year, month in sorted({(d.year, d.month) for d in dates})
    ]


def totals(days: list[DayLine], paid_not_claimed: list[str]) -> dict[str, int]:
    """Return how many days carry each mark."""
    marks = [_mark(line) for line in days]
    return {"p": len(paid_not_claimed)} | {mark: marks.count(mark) for mark in ("m", "c", "u")}


def _mark(line: DayLine) -> str:
    if line.counts:
        return "m"
    return "c" if line.status.tone == "bad" else "u"


def _month(year: int, month: int, marks: dict[date, str]) -> Month:
    weeks = [
        [_cell(day, month, marks.get(day, "")) for day in week]
        for week in SUNDAY_FIRST.monthdatescalendar(year, month)
    ]
    return Month(f"{calendar.month_name[month]} {year}", weeks)


def _cell(day: date, month: int, mark: str) -> CalendarDay:
    if day.month != month:
        return CalendarDay(0)
    return CalendarDay(day.day, mark, _MEANING.get(mark, ""))
