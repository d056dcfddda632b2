"""Headings of a table on two rows, put into one: "November 2024" over the days 12, 13 and 14."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from extractors.days import parse_date
from extractors.days.spelling import MONTHS, WEEKDAYS
from extractors.evl.job_columns import columns_of
from extractors.layout import Cell, Table
from extractors.values import Word

_FEWEST_ROWS = 3
_FEWEST_BELOW = 2
_DIGITS_OF_A_YEAR = 4
_MOST_DAYS_OF_A_MONTH = 31

Row = tuple[Cell, ...]


def with_headings_in_one_row(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Return the tables, those that list jobs under two rows of headings with one row of them."""
    return tuple(_joined(table) or table for table in tables)


def _joined(table: Table) -> Table | None:
    """Return the table with its first two rows as one, ``None`` where the second is no heading."""
    if len(table.rows) < _FEWEST_ROWS or not _goes_on(*table.rows[:2]):
        return None
    headings = tuple(_headings(*table.rows[:2]))
    rows = (headings, *table.rows[2:])
    renumbered = tuple(
        tuple(replace(cell, row=number) for cell in row) for number, row in enumerate(rows)
    )
    made = replace(table, rows=renumbered)
    return made if columns_of(made) is not None else None


def _goes_on(above: Row, below: Row) -> bool:
    """Return whether a second row only divides wide headings of the first one.

    It is empty where a heading takes both rows, and fills the columns that a wide one spans.
    """
    filled = [cell.column for cell in below if cell.text]
    under = {column for wide in _wide(above) for column in wide}
    return len(filled) >= _FEWEST_BELOW and set(filled) <= under and len(filled) == len(under)


def _wide(above: Row) -> list[range]:
    """Return the columns that each heading spans which has empty ones to its right."""
    starts = [cell.column for cell in above if cell.text]
    return [range(a, b) for a, b in pairwise((*starts, len(above))) if b - a > 1]


def _headings(above: Row, below: Row) -> Iterator[Cell]:
    over: Cell | None = None
    for up, down in zip(above, below, strict=True):
        over = up if up.text else over
        if not down.text or over is None:
            yield up
            continue
        words = _as_dates(over, down)
        yield replace(down, text=" ".join(word.text for word in words), words=words)


def _as_dates(over: Cell, day: Cell) -> tuple[Word, ...]:
    """Return the words of a heading, the number of a day under its month as a whole date.

    A weekday over the number that falls on that date has said all it can say.
    """
    month, year = _month_of(over)
    numbers = [word for word in day.words if _is_day(word)]
    if month is None or len(numbers) != 1:
        return day.words
    dated = f"{month}/{numbers[0].text}" + (f"/{year}" if year else "")
    whole = replace(numbers[0], text=dated)
    beside = "".join(word.text for word in day.words if word is not numbers[0])
    if beside and _shortens_its_weekday(beside.strip(".,:").lower(), parse_date(dated)):
        return (whole,)
    return tuple(whole if w is numbers[0] else w for w in day.words)


def _shortens_its_weekday(text: str, day: date | None) -> bool:
    """Return whether letters begin the name of the weekday that a day falls on: "Mo", "T"."""
    own = [name for name, at in WEEKDAYS.items() if day is not None and at == day.weekday()]
    return any(name.startswith(text) for name in own)


def _month_of(over: Cell) -> tuple[int | None, str]:
    said = [word.text.strip(".,:") for word in over.words]
    months = [MONTHS[text.lower()] for text in said if text.lower() in MONTHS]
    years = [text for text in said if text.isdecimal() and len(text) == _DIGITS_OF_A_YEAR]
    return (months[0] if len(months) == 1 else None), years[0] if len(years) == 1 else ""


def _is_day(word: Word) -> bool:
    return word.text.isdecimal() and 1 <= int(word.text) <= _MOST_DAYS_OF_A_MONTH
