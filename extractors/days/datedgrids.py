"""Grids whose headings are dates: one column a day, one row a person or a kind of hours."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.days.cells import Legend
from extractors.days.datedheads import MOST_DATES, DatedHead, head_of_dates, head_of_numbers
from extractors.days.datedrows import DatedRow, rows_below
from extractors.days.marks import CellRead, GridRead, marked
from extractors.days.mentions import Mention
from extractors.days.sense import Anchors, ordered, real, with_years
from extractors.days.weekhead import week_heads
from extractors.layout import Line

_LONGEST_MARK = 5


def read_dated(
    lines: Sequence[Line], legend: Legend, anchors: Anchors, taken: set[int]
) -> GridRead:
    """Return the days marked under headings of dates not ``taken``; of several people, none."""
    total = GridRead()
    numbers = not week_heads(lines)
    for number in range(len(lines)):
        if number in taken | total.taken or not _may_head(lines, number):
            continue
        head = head_of_dates(lines, number) or (head_of_numbers(lines, number) if numbers else None)
        if head is not None:
            total.add(_read(lines, head, legend, anchors))
    return total


def _may_head(lines: Sequence[Line], number: int) -> bool:
    """Return whether something as short as a mark or a year stands on the line below."""
    short = len(lines[number].words) <= 3 * MOST_DATES and number + 1 < len(lines)
    return short and any(
        len(word.text) <= _LONGEST_MARK and not re.search(r"/|,$", word.text)
        for word in lines[number + 1].words
    )


def _read(lines: Sequence[Line], head: DatedHead, legend: Legend, anchors: Anchors) -> GridRead:
    rows, years, taken = rows_below(lines, head, legend)
    if not rows:
        return GridRead()
    read = GridRead(taken={head.line, *taken})
    if sum(row.named for row in rows) > 1:
        read.doubts.append("a grid of dates names several people or jobs; their days are not told")
        return read
    mentions = [replace(m, run=0) for m in head.mentions]
    if years:
        mentions = [_with_year(m, years.get(column)) for column, m in enumerate(mentions)]
    right, doubts = ordered(mentions, anchors, day_first=False)
    read.doubts += doubts
    cells = _joined(rows)
    for column, sense in enumerate(with_years(right, anchors)):
        day = real(sense.mention.first)
        read.doubts += sense.doubts
        if day is None or column not in cells:
            continue
        sureness = sense.sureness * min(word.confidence for word in head.words[column])
        if sense.mention.weekday not in {None, day.weekday()}:
            sureness *= 0.5
            read.doubts.append(f"{day.isoformat()} stands under another weekday")
        mark, doubt = marked(day, cells[column], lines[rows[0].line].page, sureness, legend)
        read.days += [mark] if mark is not None else []
        read.doubts += [doubt] if doubt is not None else []
    return read


def _with_year(mention: Mention, year: int | None) -> Mention:
    first = replace(mention.first, year=mention.first.year or year)
    return replace(mention, first=first)


def _joined(rows: Sequence[DatedRow]) -> dict[int, CellRead]:
    cells: dict[int, CellRead] = {}
    for row in rows:
        for column, cell in row.cells.items():
            cells.setdefault(column, CellRead()).words.extend(cell.words)
    return cells
