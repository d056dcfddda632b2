"""Attendance sheets: the days 1 to 31 across the page, a line a month, marks on days worked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from extractors.days.cells import Legend, is_like_a_cell
from extractors.days.codes import Verdict
from extractors.days.marks import CellRead, GridRead, MarkedDay, borne_out, marked
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


def read_month_strips(lines: Sequence[Line], legend: Legend, taken: set[int]) -> GridRead:
    """Return the days marked on all attendance sheets among lines that are not ``taken``."""
    total = GridRead()
    for number in range(len(lines)):
        strip = None if number in taken | total.taken else _strip(lines, number)
        if strip is not None and _month(lines[number]) is None:
            total.add(_read(lines, strip, legend))
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


def _read(lines: Sequence[Line], strip: _Strip, legend: Legend) -> GridRead:
    read = GridRead(taken={strip.line})
    for number in range(strip.line + 1, min(strip.line + 1 + _MOST_MONTHS, len(lines))):
        month = _month(lines[number])
        if month is None:
            break
        read.taken.add(number)
        _read_month(read, lines[number], month, strip, legend)
    read.days = borne_out(read.days)
    return read if read.days else GridRead()


def _month(line: Line) -> date | None:
    """Return the first day of the month, with its year, that begins a line."""
    tokens = tokens_of([Line(line.page, line.words[:2])])
    if len(tokens) < 2 or tokens[0].kind is not Kind.MONTH:
        return None
    behind = [token for token in tokens[1:] if token.kind is Kind.NUMBER]
    year = year_of(behind[0]) if behind else None
    return None if year is None else date(year, tokens[0].value, 1)


def _read_month(read: GridRead, line: Line, month: date, strip: _Strip, legend: Legend) -> None:
    cells: dict[int, CellRead] = {}
    stated: int | None = None
    for word in line.words[2:]:
        number = strip.day(word)
        if number > _days_of(month):
            stated = int(word.text) if word.text.isdecimal() else stated
        elif number >= 1:
            cells.setdefault(number, CellRead(suspect=not is_like_a_cell(word.text, legend)))
            cells[number].words.append(word)
    found: list[MarkedDay] = []
    sure = min(word.confidence for word in line.words[:2])
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
