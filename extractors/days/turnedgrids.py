"""Grids that stand on their side: a column for each week, a line for each weekday."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from extractors.days.cells import Legend, is_like_a_cell
from extractors.days.codes import Verdict
from extractors.days.grammar import mentions_in
from extractors.days.marks import CellRead, GridRead, borne_out, marked
from extractors.days.sense import Anchors, ordered, real, with_years
from extractors.days.tokens import Kind, tokens_of
from extractors.layout import Line, around
from extractors.values import Word

_WEEK = timedelta(days=7)
_FEWEST_WEEKDAYS = 5
_MOST_UNREAD = 1
_BEGINS = re.compile(r"\b(?:beg|commenc|start|week of|w ?/ ?[bc])")
_COUNTS = re.compile(r"^\W*(?:days?|totals?|no\.?|number)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Weeks:
    """The heading: the weeks in order, the middle of each column, how sure each date is."""

    line: int
    days: tuple[date, ...]
    middles: tuple[float, ...]
    sureness: tuple[float, ...]
    begins: bool

    def column(self, word: Word) -> int | None:
        """Return the column that ``word`` stands in, ``None`` left of all of them."""
        place = (word.box[0] + word.box[2]) / 2
        steps = [other - one for one, other in pairwise(self.middles)] or [60.0]
        away = [abs(place - middle) for middle in self.middles]
        best = min(range(len(away)), key=away.__getitem__)
        return best if away[best] <= 0.55 * min(steps) else None


def read_turned(lines: Sequence[Line], legend: Legend, anchors: Anchors) -> GridRead:
    """Return the days of all grids whose weeks stand side by side."""
    total = GridRead()
    for number in range(len(lines)):
        weekdays = _weekdays_below(lines, number)
        if number in total.taken or len(weekdays) < _FEWEST_WEEKDAYS:
            continue
        weeks = _weeks_in(lines, number, anchors)
        if weeks is not None:
            total.add(_read(lines, weeks, weekdays, legend))
    return total


def _weekdays_below(lines: Sequence[Line], head: int) -> dict[int, int]:
    """Return by line the weekdays that begin the lines right below ``head``, each once."""
    found: dict[int, int] = {}
    for number in range(head + 1, min(head + 8, len(lines))):
        tokens = tokens_of([Line(lines[number].page, lines[number].words[:1])])
        first = tokens[0] if tokens else None
        if first is None or first.kind is not Kind.WEEKDAY or first.value in found.values():
            break
        found[number] = first.value
    return found


def _weeks_in(lines: Sequence[Line], number: int, anchors: Anchors) -> _Weeks | None:
    tokens = tokens_of([lines[number]])
    mentions = mentions_in(tokens)
    if not mentions or any(mention.last is not None for mention in mentions):
        return None
    right, _ = ordered(mentions, anchors, day_first=False)
    senses = with_years(right, anchors)
    days = [day for sense in senses if (day := real(sense.mention.first)) is not None]
    if len(days) < len(mentions) or any((b - a) % _WEEK for a, b in pairwise(days)):
        return None
    words = [tuple(dict.fromkeys(t.word for t in tokens[m.start : m.end])) for m in mentions]
    boxes = [around(each) for each in words]
    return _Weeks(
        number,
        tuple(days),
        tuple((box[0] + box[2]) / 2 for box in boxes),
        tuple(
            sense.sureness * min(word.confidence for word in each)
            for sense, each in zip(senses, words, strict=True)
        ),
        bool(_BEGINS.search(" ".join(t.text for t in tokens[: mentions[0].start]))),
    )


def _read(
    lines: Sequence[Line], weeks: _Weeks, weekdays: dict[int, int], legend: Legend
) -> GridRead:
    rows = {number: _cells(lines[number], weeks, legend) for number in weekdays}
    if sum(cells is None for cells in rows.values()) > _MOST_UNREAD or not any(rows.values()):
        return GridRead()
    read = GridRead(taken={weeks.line, *weekdays})
    for number, cells in rows.items():
        if cells is None:
            read.doubts.append(f"the row {lines[number].text[:40]!r} of the weeks cannot be read")
            continue
        for column, cell in cells.items():
            day = _day(weeks, column, weekdays[number])
            sure = weeks.sureness[column]
            mark, doubt = marked(day, cell, lines[number].page, sure, legend)
            read.days += [mark] if mark is not None else []
            read.doubts += [doubt] if doubt is not None else []
    read.days = borne_out(read.days)
    read.doubts += _miscounted(lines, weeks, max(weekdays) + 1, read)
    return read


def _cells(line: Line, weeks: _Weeks, legend: Legend) -> dict[int, CellRead] | None:
    cells: dict[int, CellRead] = {}
    for word in line.words[1:]:
        column = weeks.column(word)
        if column is None or not is_like_a_cell(word.text, legend):
            return None
        cells.setdefault(column, CellRead()).words.append(word)
    return cells


def _day(weeks: _Weeks, column: int, weekday: int) -> date:
    week = weeks.days[column]
    if weeks.begins:
        return week + timedelta(days=(weekday - week.weekday()) % 7)
    return week - timedelta(days=(week.weekday() - weekday) % 7)


def _miscounted(lines: Sequence[Line], weeks: _Weeks, below: int, read: GridRead) -> list[str]:
    """Return a doubt for each week whose days the line below the grid counts otherwise."""
    if below >= len(lines) or not _COUNTS.match(lines[below].text):
        return []
    read.taken.add(below)
    doubts: list[str] = []
    for word in lines[below].words:
        column = weeks.column(word)
        if column is None or not word.text.isdecimal():
            continue
        own = {_day(weeks, column, weekday) for weekday in range(7)}
        marks = sum(m.day in own and m.says.verdict is Verdict.WORKED for m in read.days)
        if marks != int(word.text):
            week = weeks.days[column].isoformat()
            doubts.append(f"the week of {week} marks {marks} days and counts {word.text}")
    return doubts
