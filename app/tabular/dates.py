"""Dates as exports write them: in letters, in figures in one of three orders, as day numbers."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from app.tabular.cells import BadCell
from extractors.sheets.stored import NO_STORED_VALUE

YEARS = range(1990, 2100)
_TIME = re.compile(r"[ T]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[AP]M)?Z?$|\.0$", re.IGNORECASE)
"""What stands behind a day: midnight mostly, else when work began, and that day counts."""
_TRIPLE = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})([/.-]?)(\d{1,2})\2(\d{1,2})")
_SERIAL = re.compile(r"[2-5]\d{4}")
_DAY_NAMED = re.compile(r"(\d{1,2})[ .-]+([A-Za-z]{3,9})[., -]+(\d{4}|\d{2})")
_NAMED_DAY = re.compile(r"([A-Za-z]{3,9})[ .-]+(\d{1,2})(?:st|nd|rd|th)?[, -]+(\d{4}|\d{2})")
_WEEKDAY = re.compile(r"(?i)^(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*[,. ]+")
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
         "aug august", "sep sept september", "oct october", "nov november", "dec december"), 1
    )
    for name in names.split()
}  # fmt: skip
_KEPT = 50_000


class DateOrder(StrEnum):
    """Which part of a date in figures comes first; years of four digits speak for themselves."""

    MONTH_FIRST = "month-first"
    DAY_FIRST = "day-first"
    YEAR_FIRST = "year-first"


class DayZero(StrEnum):
    """From which day Excel's day numbers count: since 1900 (Windows) or since 1904 (old Mac)."""

    SINCE_1900 = "1900"
    SINCE_1904 = "1904"


_ZERO = {DayZero.SINCE_1900: date(1899, 12, 30), DayZero.SINCE_1904: date(1904, 1, 1)}


def days_in_figures(cell: str) -> tuple[int, int, int] | None:
    """Return the three numbers of ``a/b/c`` whose order is not plain, else None."""
    found = _TRIPLE.fullmatch(_TIME.sub("", cell))
    return (int(found[1]), int(found[3]), _year(found[4])) if found else None


def is_day_number(cell: str) -> bool:
    """Return True for a number that a spreadsheet may mean as a day, 1954 to 2064."""
    return _SERIAL.fullmatch(_TIME.sub("", cell)) is not None


def in_order(figures: tuple[int, int, int], order: DateOrder) -> date | None:
    """Return the day that three numbers write in an order, None when there is no such day."""
    first, second, third = figures
    if order is DateOrder.MONTH_FIRST:
        return _day(third, first, second)
    if order is DateOrder.DAY_FIRST:
        return _day(third, second, first)
    return _day(2000 + first, second, third - 2000)


def day_numbered(number: int, zero: DayZero) -> date:
    """Return the day that a spreadsheet's day number means."""
    return _ZERO[zero] + timedelta(days=number)


@dataclass(slots=True)
class DateReader:
    """Reads the dates of one file, whose order and day zero are known; repeats cost nothing."""

    order: DateOrder = DateOrder.MONTH_FIRST
    zero: DayZero = DayZero.SINCE_1900
    _known: dict[str, date] = field(default_factory=dict)

    def __call__(self, cell: str) -> date:
        """Return the day that a cell writes; raise ``BadCell`` when it writes none."""
        known = self._known.get(cell)
        if known is not None:
            return known
        found = self._read(cell)
        if found is None or found.year not in YEARS:
            raise BadCell(_complaint(cell))
        if len(self._known) >= _KEPT:
            self._known.clear()
        self._known[cell] = found
        return found

    def _read(self, cell: str) -> date | None:
        plain = _WEEKDAY.sub("", _TIME.sub("", cell.strip()))
        year_first = _YEAR_FIRST.fullmatch(plain)
        if year_first and (year_first[2] or len(plain) == 8):
            return _day(int(year_first[1]), int(year_first[3]), int(year_first[4]))
        figures = days_in_figures(plain)
        if figures is not None:
            return in_order(figures, self.order)
        if is_day_number(plain):
            return day_numbered(int(plain), self.zero)
        return _in_letters(plain)


def first_day_in(texts: Iterable[str]) -> date | None:
    """Return the first day, month before day, that one of ``texts`` writes."""
    read = DateReader()
    for cell in texts:
        try:
            return read(cell)
        except BadCell:
            continue
    return None


def month_of(cell: str) -> tuple[date, date] | None:
    """Return the first and last day of the month that a cell names: ``2026-03``, ``March 2026``."""
    figures = re.fullmatch(r"(\d{4})[-/ ]?(\d{1,2})|(\d{1,2})[-/](\d{4})", cell)
    if figures:
        year, month = int(figures[1] or figures[4]), int(figures[2] or figures[3])
    else:
        letters = re.fullmatch(r"([A-Za-z]{3,9})\.?[ -/,]+(\d{4}|\d{2})", cell)
        if letters is None or letters[1].lower() not in _MONTHS:
            return None
        year, month = _year(letters[2]), _MONTHS[letters[1].lower()]
    if year not in YEARS or not 1 <= month <= 12:
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _in_letters(plain: str) -> date | None:
    day_named, named_day = _DAY_NAMED.fullmatch(plain), _NAMED_DAY.fullmatch(plain)
    if day_named:
        day, month, year = day_named.groups()
    elif named_day:
        month, day, year = named_day.groups()
    else:
        return None
    return _day(_year(year), _MONTHS.get(month.lower(), 0), int(day))


def _year(digits: str) -> int:
    # Nobody has worked for a roster in a year to come; 1990 to 2089 are what two digits can mean.
    year = int(digits)
    if len(digits) == 4:
        return year
    return 1900 + year if year >= 90 else 2000 + year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _complaint(cell: str) -> str:
    if cell == NO_STORED_VALUE:
        return "a formula whose result is not stored: open the workbook, save it, and send that"
    return f"“{cell}” is no date: write YYYY-MM-DD"
