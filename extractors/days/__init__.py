"""Days read from print: which days a letter says were worked, and how sure that is."""

from extractors.days.reader import read_days
from extractors.days.rows import days_in_row
from extractors.days.single import DateFound, dates_in, days_in_cell, parse_date
from extractors.days.values import DayRead, DaysRead, InvalidDate, UnsureDate
from extractors.days.yearssaid import year_of_all

__all__ = [
    "DateFound",
    "DayRead",
    "DaysRead",
    "InvalidDate",
    "UnsureDate",
    "dates_in",
    "days_in_cell",
    "days_in_row",
    "parse_date",
    "read_days",
    "year_of_all",
]
