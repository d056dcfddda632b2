"""The days of a time sheet by the hours beside them: a row for each day, or a column for each.

Letters in such a grid say where somebody worked or what a meal cost, not that a day was sick: a
day was worked when hours stand in it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.confidence import Found, confidence
from extractors.days import parse_date
from extractors.layout import Line, Table
from extractors.passages import Printed
from extractors.values import Field, Fields, Word

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TOKEN = re.compile(r"[A-Za-z]+|\d+(?:[/.-]\d+)*")
_FIGURE = re.compile(r"\d{1,3}(?:\.\d{1,2})?h?|\d{1,2}:\d\d(?:\s*[ap]\.?m?\.?)?", re.IGNORECASE)
_HOURS = re.compile(r"(?i)\b(?:hours?|hrs?|total|reg(?:ular)?|st|o\.?/?t|overtime|[12](?:\.5)?x)\b")
_CLOCK = re.compile(r"(?i)\b(?:in|out|call|wrap|start|finish|end|begin|from|to|time)\b")
_NO_HOURS = re.compile(r"(?i)\b(?:rate|amount|gross|pay|acc(?:oun)?t|miles?|mileage|week)\b|\$")
_NOT_WORKED = re.compile(r"(?i)\b(?:sick|holiday|vacation|idle|guarantee|bereavement|jury)\b")
_FEWEST_DAYS = 3
_MOST_DAY_CELLS = 3


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    words: tuple[Word, ...]
    page: int


@dataclass(frozen=True, slots=True)
class _Day:
    """One day of a grid, whether it was worked, and the cell that names it."""

    day: date
    is_worked: bool
    named: _Cell


_Row = Sequence[_Cell]


def days_of_grid(tables: Sequence[Table], lines: Sequence[Line], window: Sequence[date]) -> Fields:
    """Return the days worked and not worked of the first grid with hours; nothing without one.

    ``window`` are the days that the sheet may be about: a cell names the one that it fits.
    """
    drawn = [[[_Cell(c.text, c.words, t.page) for c in row] for row in t.rows] for t in tables]
    typed = [[_Cell(word.text, (word,), line.page) for word in line.words] for line in lines]
    for grid, read in (
        *((g, r) for g in drawn for r in (_by_rows, _by_columns)),
        (typed, _by_rows),
    ):
        found = list(read(grid, window))
        if len({each.day for each in found}) >= _FEWEST_DAYS:
            return _fields(found)
    return {}


def days_in_columns(tables: Sequence[Table], window: Sequence[date]) -> Fields:
    """Return the days of the first drawn grid with a column for each; nothing without one."""
    for table in tables:
        grid = [[_Cell(c.text, c.words, table.page) for c in row] for row in table.rows]
        found = list(_by_columns(grid, window))
        if table.drawn and any(each.is_worked for each in found):
            return _fields(found)
    return {}


def _by_rows(grid: Sequence[_Row], window: Sequence[date]) -> Iterator[_Day]:
    """Yield the days of a grid with a row for each, days off and empty rows left out."""
    heads: _Row = ()
    for row in grid:
        named = _named(row, window)
        if named is None:
            heads = row if any(_HOURS.search(cell.text) for cell in row) else heads
            continue
        day, cell, count = named
        columns = heads if len(heads) == len(row) else ()
        is_worked = _is_worked(row, count, columns)
        if is_worked is not None:
            yield _Day(day, is_worked, cell)


def _is_worked(row: _Row, count: int, heads: _Row) -> bool | None:
    """Return whether hours stand in a row behind its day, None for a day off or an empty row."""
    under = [(heads[at].text if heads else "", row[at].text) for at in range(count, len(row))]
    timed = any(_CLOCK.search(head) and _figures(text) for head, text in under)
    if any(_NOT_WORKED.search(text) for _, text in under) and not timed:
        return False
    hours = [text for head, text in under if _is_of_hours(head)] if heads else []
    counted = hours or [text for _, text in under]
    return True if timed or any(_figures(text) for text in counted) else None


def _is_of_hours(head: str) -> bool:
    other = _NO_HOURS.search(head) or _NOT_WORKED.search(head)
    return other is None and _HOURS.search(head) is not None


def _figures(text: str) -> bool:
    """Return whether a cell holds hours or a time, and nothing but them."""
    figures = text.split() if _FIGURE.fullmatch(text.replace(" ", "")) else text.split()[:1]
    return any(_FIGURE.fullmatch(each) and each.strip("0.:h") for each in figures)


def _by_columns(grid: Sequence[_Row], window: Sequence[date]) -> Iterator[_Day]:
    """Yield the days of a grid with a column for each, by the rows of hours or of times in it."""
    at, days = _head_of_days(grid, window)
    below = grid[at + 1 :]
    for wording in (_is_of_hours, lambda label: bool(_CLOCK.search(label))):
        rows = [row for row in below if row and wording(row[0].text)]
        found = [_column(rows, below, column, day, cell) for column, (day, cell) in days.items()]
        if any(each is not None and each.is_worked for each in found):
            yield from (each for each in found if each is not None)
            return


def _head_of_days(
    grid: Sequence[_Row], window: Sequence[date]
) -> tuple[int, dict[int, tuple[date, _Cell]]]:
    """Return the row whose cells name days, and which column is whose."""
    for at, row in enumerate(grid):
        named = ((column, cell, _day_of(cell.text, window)) for column, cell in enumerate(row))
        days = {column: (day, cell) for column, cell, day in named if day is not None}
        if len(days) >= _FEWEST_DAYS:
            return at, days
    return len(grid), {}


def _column(
    rows: Sequence[_Row], below: Sequence[_Row], column: int, day: date, named: _Cell
) -> _Day | None:
    reaching = [row for row in below if column < len(row)]
    if any(_NOT_WORKED.search(row[column].text) for row in reaching):
        return _Day(day, is_worked=False, named=named)
    if any(_figures(row[column].text) for row in rows if column < len(row)):
        return _Day(day, is_worked=True, named=named)
    off = (row for row in reaching if _NOT_WORKED.search(row[0].text))
    paid = any(_figures(row[column].text) for row in off)
    return _Day(day, is_worked=False, named=named) if paid else None


def _named(row: _Row, window: Sequence[date]) -> tuple[date, _Cell, int] | None:
    """Return the day that a row begins with, its cells as one, and how many they are."""
    found = None
    for count in range(1, min(_MOST_DAY_CELLS, len(row)) + 1):
        text = " ".join(cell.text for cell in row[:count])
        day = _day_of(text, window)
        if day is not None and row[count - 1].text:
            words = tuple(word for cell in row[:count] for word in cell.words)
            found = (day, _Cell(text, words, row[0].page), count)
    return found


def _day_of(text: str, window: Sequence[date]) -> date | None:
    """Return the only day of the window that every word and number of ``text`` fits."""
    tokens = _TOKEN.findall(text)
    fits = [day for day in window if tokens and all(_fits(token, day) for token in tokens)]
    return fits[0] if len(fits) == 1 else None


def _fits(token: str, day: date) -> bool:
    numbers = [int(part) for part in re.split(r"[/.-]", token)] if token[0].isdigit() else []
    if len(numbers) > 2:
        return parse_date(token) == day
    if len(numbers) == 2:
        return tuple(numbers) == (day.month, day.day)
    if numbers:
        return numbers[0] in (day.day, day.year)
    names = (_WEEKDAYS[day.weekday()], _MONTHS[day.month - 1])
    return token.lower()[:3] in names or token.lower() in {"st", "nd", "rd", "th"}


def _fields(found: Sequence[_Day]) -> Fields:
    worked = {each.day: each for each in found if each.is_worked}
    others = {each.day: each for each in found if each.day not in worked}
    lists = (("work_dates", worked), ("non_worked_dates", others))
    return {name: _listed(days) for name, days in lists if days}


def _listed(days: dict[date, _Day]) -> Field:
    printed = {
        day: Printed(each.named.text, (Line(each.named.page, each.named.words),))
        for day, each in sorted(days.items())
    }
    sure = {day: confidence(Found.TABLE, held.weakest) for day, held in printed.items()}
    places = tuple(
        replace(place, item=day.isoformat(), confidence=sure[day])
        for day, held in printed.items()
        for place in held.places
    )
    return Field([day.isoformat() for day in printed], min(sure.values()), places)
