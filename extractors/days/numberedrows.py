"""Rows of a table that list the days of a week, or of a month, as bare numbers in one column.

"Period ending 1/17/2026 | 12, 13, 14, 16": the week that another cell names holds each number
once. "2025 | April | 14, 15, 16": so does the month. A number that is none of its days takes the
whole row away.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractors.days.cells import CellSays
from extractors.days.codes import Verdict
from extractors.days.grammar import mentions_in
from extractors.days.marks import GridRead, MarkedDay
from extractors.days.mentions import Mention
from extractors.days.numberedheads import NumberedHeads, columns_drawn, heads_of
from extractors.days.sense import Anchors, Sense, real, span, with_years
from extractors.days.tokens import Kind, tokens_of
from extractors.days.years import year_of
from extractors.layout import Line, Table
from extractors.values import Place

_NUMBERS = re.compile(r"\d{1,2}(?:(?: ?(?:,|;|&|[-–—]|and|to|thru) ?| )\d{1,2})*\W*")
_ITEM = re.compile(r"(\d{1,2})(?: ?(?:[-–—]|to|thru) ?(\d{1,2}))?")
_BEGINS = re.compile(r"\b(?:of|beg|begin\w*|start\w*|commenc\w*)\b|w ?/ ?[bc]")
_ENDS = re.compile(r"\bend|w ?/ ?e|\bp ?/ ?e\b")
_WEEK = timedelta(days=6)
_TOTAL = re.compile(r"\W*(?:grand |sub-?)?totals?\b", re.IGNORECASE)
_LONGEST_SPAN_DAYS = 14
_MOST_LINES = 60
_MOST_STRANGE = 2
_SURE = 0.96
_MISCOUNTED = 0.4


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: its numbers as printed, the days they may be, how sure these are, and its count."""

    part: Line
    days: tuple[date, ...]
    sureness: float
    count: int | None


def read_numbered_rows(
    lines: Sequence[Line], tables: Sequence[Table], anchors: Anchors, taken: set[int]
) -> GridRead:
    """Return the days of such rows on lines that are not ``taken``; ``tables`` part drawn cells."""
    total = GridRead()
    drawn = columns_drawn(tables)
    for number in range(len(lines) - 1):
        heads = None if number in taken | total.taken else heads_of(lines[number], number, drawn)
        if heads is not None:
            total.add(_read(lines, heads, anchors, taken))
    return total


def _read(
    lines: Sequence[Line], heads: NumberedHeads, anchors: Anchors, taken: set[int]
) -> GridRead:
    read, strange, counted = GridRead(), 0, False
    month: date | None = None
    for number in range(heads.line + 1, min(len(lines), heads.line + _MOST_LINES)):
        if number in taken or strange > _MOST_STRANGE:
            break
        if _TOTAL.match(lines[number].text):
            break
        cells = heads.cells(lines[number])
        part = _numbers_of(cells, heads)
        others = [cell for cell in cells if cell is not part]
        month = _month(others, month) or month
        row = _row(part, others, heads, month, anchors) if part is not None else None
        if row is None:
            strange += 1
            continue
        strange, counted = 0, counted or row.count is not None
        read.taken.add(number)
        read.add(_days(row))
    several = any(len(_ITEM.findall(day.place.text)) > 1 for day in read.days)
    return read if several and (len(read.taken) > 1 or counted) else GridRead()


def _numbers_of(cells: Sequence[Line], heads: NumberedHeads) -> Line | None:
    """Return the cell of a row that holds bare numbers where the heading says so."""
    under = [cell for cell in cells if heads.column(cell) == heads.numbers]
    return under[0] if len(under) == 1 and _NUMBERS.fullmatch(under[0].text.lower()) else None


def _row(
    part: Line, others: Sequence[Line], heads: NumberedHeads, month: date | None, anchors: Anchors
) -> _Row | None:
    found = _weeks(others, heads, anchors)
    if found is None and month is not None:
        found = _of_month(month), 1.0
    if found is None:
        return None
    days, sure = found
    sure *= min(word.confidence for word in part.words)
    return _Row(part, days, sure, _count(others, heads))


def _weeks(
    others: Sequence[Line], heads: NumberedHeads, anchors: Anchors
) -> tuple[tuple[date, ...], float] | None:
    """Return the days of the week, or of the short stretch, that another cell of the row names."""
    for part in others:
        mentions = mentions_in(tokens_of([part]))
        if len(mentions) == 1:
            (sense,) = with_years([replace(mentions[0], run=0)], anchors)
            days = _of_week(sense, heads.text)
            if days:
                return days, sense.sureness
    return None


def _of_week(sense: Sense, heading: str) -> tuple[date, ...]:
    mention: Mention = sense.mention
    first = real(mention.first)
    last = real(mention.last) if mention.last is not None else None
    if first is None:
        return ()
    if last is not None:
        return tuple(span(first, last)) if 0 <= (last - first).days <= _LONGEST_SPAN_DAYS else ()
    if _ENDS.search(heading):
        return tuple(span(first - _WEEK, first))
    if _BEGINS.search(heading):
        return tuple(span(first, first + _WEEK))
    return ()


def _month(parts: Sequence[Line], before: date | None) -> date | None:
    """Return the first day of the month that a row names, its year carried down to it."""
    apart = [tokens_of([part]) for part in parts]
    if any(map(mentions_in, apart)):
        return None
    tokens = [token for each in apart for token in each]
    years = [year for token in tokens if (year := year_of(token)) is not None]
    months = [token.value for token in tokens if token.kind is Kind.MONTH]
    if len(months) != 1 or len(years) > 1 or not (years or before):
        return None
    year = years[0] if years else _carried(before, months[0])
    return date(year, months[0], 1) if year else None


def _carried(before: date | None, month: int) -> int:
    return before.year + (month < before.month) if before is not None else 0


def _of_month(first: date) -> tuple[date, ...]:
    later = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return tuple(span(first, later - timedelta(days=1)))


def _count(others: Sequence[Line], heads: NumberedHeads) -> int | None:
    if heads.counts is None:
        return None
    numbers = [cell.text for cell in others if heads.column(cell) == heads.counts]
    return int(numbers[0]) if len(numbers) == 1 and numbers[0].isdecimal() else None


def _days(row: _Row) -> GridRead:
    numbers = list(_numbers(row))
    chosen = [[day for day in row.days if day.day == number] for number in numbers]
    if not numbers or any(len(days) != 1 for days in chosen):
        said = f"the numbers {row.part.text[:40]!r} are not all days of their week or month"
        return GridRead(doubts=[said])
    read = GridRead()
    sure = row.sureness * _SURE
    if row.count not in {None, len(numbers)}:
        sure *= _MISCOUNTED
        read.doubts.append(f"a row lists {len(numbers)} days and counts {row.count}")
    for (day,) in chosen:
        place = Place(row.part.page, row.part.box, row.part.text, day.isoformat())
        read.days.append(MarkedDay(day, CellSays(Verdict.WORKED), place, sure))
    return read


def _numbers(row: _Row) -> Iterator[int]:
    """Yield the numbers of a row, those of its ranges too; over a month's end they go on at 1."""
    for first, last in _ITEM.findall(row.part.text.lower()):
        if not last:
            yield int(first)
            continue
        inside = [day.day for day in row.days]
        if int(first) in inside and int(last) in inside:
            yield from inside[inside.index(int(first)) : inside.index(int(last)) + 1]
        else:
            yield 0
