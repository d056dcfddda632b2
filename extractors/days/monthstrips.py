"""Attendance sheets: the days 1 to 31 across the page, a line a month, marks on days worked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from extractors.days.cells import Legend, is_like_a_cell
from extractors.days.codes import Verdict
from extractors.days.marks import CellRead, GridRead, MarkedDay, borne_out, marked
from extractors.days.sense import Anchors
from extractors.days.tokens import Kind, tokens_of
from extractors.days.years import year_of
from extractors.layout import Line
from extractors.values import Word

_FEWEST_NUMBERS = 20
_FEWEST_ALIKE = 0.9
_MOST_MONTHS = 24


@dataclass(frozen=True, slots=True)
class _Strip:
    """The heading: where the middle of each day's column lies, and the step between them."""

    line: int
    first: float
    step: float

    def day(self, word: Word) -> int:
        """Return the number of the column that ``word`` stands in, from 1; others beside them."""
        return round(((word.box[0] + word.box[2]) / 2 - self.first) / self.step) + 1


def read_month_strips(
    lines: Sequence[Line], legend: Legend, anchors: Anchors, taken: set[int]
) -> GridRead:
    """Return the days marked on all attendance sheets among lines that are not ``taken``.

    Months without a year are those of the one year that the letter says of its days.
    """
    total = GridRead()
    year = anchors.years[0] if len(set(anchors.years)) == 1 else None
    for number in range(len(lines)):
        strip = None if number in taken | total.taken else _strip(lines, number)
        if strip is not None and _month(lines[number], year) is None:
            total.add(_read(lines, strip, legend, year))
    return total


def _strip(lines: Sequence[Line], number: int) -> _Strip | None:
    """Return the heading that a line is when its numbers count the days of a month."""
    numbers = [word for word in lines[number].words if _number(word) is not None]
    if len(numbers) < _FEWEST_NUMBERS:
        return None
    middles = [(word.box[0] + word.box[2]) / 2 for word in numbers]
    step = median(other - one for one, other in pairwise(middles))
    firsts = [m - step * ((_number(w) or 1) - 1) for m, w in zip(middles, numbers, strict=True)]
    first = median(firsts)
    near = sum(abs(each - first) < 0.4 * step for each in firsts)
    return _Strip(number, first, step) if near >= _FEWEST_ALIKE * len(numbers) else None


def _number(word: Word) -> int | None:
    plain = word.text.isdecimal() and len(word.text) <= 2
    return int(word.text) if plain and 1 <= int(word.text) <= 31 else None


def _read(lines: Sequence[Line], strip: _Strip, legend: Legend, year: int | None) -> GridRead:
    read = GridRead(taken={strip.line})
    above = date.min
    for number in range(strip.line + 1, min(strip.line + 1 + _MOST_MONTHS, len(lines))):
        month = _month(lines[number], year)
        if month is None or month <= above:
            break
        above = month
        read.taken.add(number)
        _read_month(read, lines[number], month, strip, legend)
    read.days = borne_out(read.days)
    return read if read.days else GridRead()


def _month(line: Line, year: int | None) -> date | None:
    """Return the first day of the month that begins a line: in its own year, or in ``year``."""
    tokens = tokens_of([Line(line.page, line.words[:2])])
    if len(tokens) < 2 or tokens[0].kind is not Kind.MONTH:
        return None
    year = _own_year(line) or year
    return None if year is None else date(year, tokens[0].value, 1)


def _own_year(line: Line) -> int | None:
    """Return the year behind the month that begins a line."""
    behind = tokens_of([Line(line.page, line.words[1:2])])
    return year_of(behind[0]) if behind else None


def _read_month(read: GridRead, line: Line, month: date, strip: _Strip, legend: Legend) -> None:
    cells: dict[int, CellRead] = {}
    stated: int | None = None
    named = 1 if _own_year(line) is None else 2
    for word in line.words[named:]:
        number = strip.day(word)
        if number > _days_of(month):
            stated = int(word.text) if word.text.isdecimal() else stated
        elif number >= 1:
            cells.setdefault(number, CellRead(suspect=not is_like_a_cell(word.text, legend)))
            cells[number].words.append(word)
    found: list[MarkedDay] = []
    sure = min(word.confidence for word in line.words[:named])
    for number, cell in cells.items():
        mark, doubt = marked(month.replace(day=number), cell, line.page, sure, legend)
        found += [mark] if mark is not None else []
        read.doubts += [doubt] if doubt is not None else []
    worked = sum(mark.says.verdict is Verdict.WORKED for mark in found)
    if stated not in {None, worked}:
        read.doubts.append(f"{month:%B %Y} marks {worked} days and counts {stated}")
    read.days += found


def _days_of(month: date) -> int:
    later = month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)
    return (later - month).days
