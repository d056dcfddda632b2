"""Months side by side as headings, and below each the numbers of its days, one a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from extractors.days.cells import CellSays
from extractors.days.codes import Verdict
from extractors.days.marks import GridRead, MarkedDay
from extractors.days.tokens import Kind, Token, tokens_of
from extractors.days.years import year_of
from extractors.layout import Line, around
from extractors.values import Place, Word

_FEWEST_MONTHS = 2
_FEWEST_ROWS = 2
_MOST_ROWS = 31
_UNNAMED = 0.9
"""How sure a number below a month is the number of a day: rising columns say so, no words."""


@dataclass(frozen=True, slots=True)
class _Month:
    """A month of the heading: its first day, and the stretch of the line that it stands over."""

    first: date
    left: float
    right: float
    sureness: float


def read_month_columns(lines: Sequence[Line], taken: set[int]) -> GridRead:
    """Return the days below months side by side, on lines that are not ``taken``."""
    total = GridRead()
    for number in range(len(lines)):
        months = [] if number in taken | total.taken else _months_in(lines[number])
        if len(months) >= _FEWEST_MONTHS:
            total.add(_read(lines, number, months))
    return total


def _months_in(line: Line) -> list[_Month]:
    """Return the months of a line that holds months with their years and nothing else."""
    tokens = tokens_of([line])
    found: list[_Month] = []
    for one, other in zip(tokens[::2], tokens[1::2], strict=False):
        year = year_of(other)
        if one.kind is not Kind.MONTH or year is None:
            return []
        found.append(_month(one, other, year))
    apart = all(one.right < other.left for one, other in pairwise(found))
    return found if 2 * len(found) == len(tokens) and apart else []


def _month(name: Token, number: Token, year: int) -> _Month:
    box = around((name.word, number.word))
    sure = min(name.certainty, number.certainty)
    return _Month(date(year, name.value, 1), box[0], box[2], sure)


def _read(lines: Sequence[Line], head: int, months: Sequence[_Month]) -> GridRead:
    rows: dict[int, dict[int, Word]] = {}
    for number in range(head + 1, min(head + 1 + _MOST_ROWS, len(lines))):
        row = _row(lines[number], months)
        if row is None:
            break
        rows[number] = row
    page = lines[head].page
    columns = [[row[at] for row in rows.values() if at in row] for at in range(len(months))]
    if len(rows) < _FEWEST_ROWS or not all(map(_rises, columns)):
        return GridRead()
    days = [
        _marked(month, word, page)
        for month, words in zip(months, columns, strict=True)
        for word in words
    ]
    if any(day is None for day in days):
        return GridRead()
    return GridRead(days=[day for day in days if day is not None], taken={head, *rows})


def _row(line: Line, months: Sequence[_Month]) -> dict[int, Word] | None:
    """Return the numbers of a line by month; ``None`` when anything else stands on it."""
    found: dict[int, Word] = {}
    for word in line.words:
        column = _column(word, months)
        if column is None or column in found or _number(word) is None:
            return None
        found[column] = word
    return found


def _number(word: Word) -> int | None:
    text = word.text.strip(".,")
    return int(text) if text.isdecimal() and len(text) <= 2 and int(text) <= 31 else None


def _column(word: Word, months: Sequence[_Month]) -> int | None:
    """Return the month that ``word`` stands under: the last one that begins left of its end."""
    under = [at for at, month in enumerate(months) if month.left <= word.box[2]]
    return under[-1] if under else None


def _rises(words: Sequence[Word]) -> bool:
    numbers = [number for word in words if (number := _number(word)) is not None]
    return all(one < other for one, other in pairwise(numbers))


def _marked(month: _Month, word: Word, page: int) -> MarkedDay | None:
    number = _number(word)
    try:
        day = month.first.replace(day=number or 0)
    except ValueError:
        return None
    certainty = _UNNAMED * month.sureness * word.confidence
    place = Place(page, word.box, word.text, day.isoformat())
    return MarkedDay(day, CellSays(Verdict.WORKED), place, certainty)
