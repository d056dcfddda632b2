"""Grids whose headings are dates: one column a day, one row a person or a kind of hours."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.days.cells import Legend
from extractors.days.datedheads import MOST_DATES, DatedHead, head_of_dates, head_of_numbers
from extractors.days.datedrows import DatedRow, rows_below
from extractors.days.grammar import mentions_in
from extractors.days.marks import CellRead, GridRead, marked
from extractors.days.mentions import Mention
from extractors.days.sense import Anchors, ordered, real, with_years
from extractors.days.tokens import tokens_of
from extractors.days.weekhead import week_heads
from extractors.layout import Line

_LONGEST_MARK = 5
_FEWEST_DATES = 2
_DATE = re.compile(r"\d/\d{1,2}/\d")
_OF_A_SENTENCE = re.compile(r"(?:in|on|the|and|he|she|they|for|of|worked|was|were)")
_HEADS_A_TOTAL = re.compile(r"\W*(?:days?|totals?|hours|hrs)\W*", re.IGNORECASE)


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
        elif _is_hurt_heading(lines[number]):
            total.add(_without_marks(lines[number], number))
    return total


def _may_head(lines: Sequence[Line], number: int) -> bool:
    """Return whether something as short as a mark or a year stands on the line below."""
    short = len(lines[number].words) <= 3 * MOST_DATES and number + 1 < len(lines)
    # Marks carry no dates: a line with some is one more row of the same table.
    dated = short and any(_DATE.search(word.text) for word in lines[number + 1].words)
    return (
        short
        and not dated
        and any(
            len(word.text) <= _LONGEST_MARK and not re.search(r"/|,$", word.text)
            for word in lines[number + 1].words
        )
    )


def _read(lines: Sequence[Line], head: DatedHead, legend: Legend, anchors: Anchors) -> GridRead:
    rows, years, taken = rows_below(lines, head, legend)
    if not rows:
        return _without_rows(lines[head.line], head)
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
            read.doubts.append(f"{day.isoformat()} stands under another weekday: it is no day")
            continue
        mark, doubt = marked(day, cells[column], lines[rows[0].line].page, sureness, legend)
        read.days += [mark] if mark is not None else []
        read.doubts += [doubt] if doubt is not None else []
    return read


def _without_rows(line: Line, head: DatedHead) -> GridRead:
    """Return what a heading is worth whose marks are unread: no days, where it heads a total."""
    return _without_marks(line, head.line) if _heads_a_total(line) else GridRead()


def _is_hurt_heading(line: Line) -> bool:
    """Return whether dates stand over columns, some of them misread, with a total behind them."""
    parted = any(word.text.endswith((",", ";")) for word in line.words)
    sentence = any(_OF_A_SENTENCE.fullmatch(word.text) for word in line.words[:-1])
    if parted or sentence or not _heads_a_total(line):
        return False
    return len(mentions_in(tokens_of([line]))) >= _FEWEST_DATES


def _heads_a_total(line: Line) -> bool:
    return _HEADS_A_TOTAL.fullmatch(line.words[-1].text) is not None


def _without_marks(line: Line, number: int) -> GridRead:
    doubt = f"the marks under the dates {line.text[:40]!r} cannot be read"
    return GridRead(taken={number}, doubts=[doubt])


def _with_year(mention: Mention, year: int | None) -> Mention:
    first = replace(mention.first, year=mention.first.year or year)
    return replace(mention, first=first)


def _joined(rows: Sequence[DatedRow]) -> dict[int, CellRead]:
    cells: dict[int, CellRead] = {}
    for row in rows:
        for column, cell in row.cells.items():
            cells.setdefault(column, CellRead()).words.extend(cell.words)
    return cells
