"""Weeks told by their first day, their last day and a count, with the days away named beside.

"17 Feb | 21 Feb | 4 | Tue 18 Feb (vacation)": every day of the stretch but those that the row
names besides was worked, where the row's own count is just their number. A row that counts
otherwise proves no day.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.days.cells import CellSays
from extractors.days.codes import Verdict
from extractors.days.grammar import mentions_in
from extractors.days.marks import GridRead, MarkedDay
from extractors.days.mentions import Mention, Written
from extractors.days.sense import Anchors, ordered, real, span, with_years
from extractors.days.tokens import Kind, tokens_of
from extractors.layout import Line, Table, around
from extractors.values import Place, Word

_COUNT = re.compile(r"\(?(\d)(?:\.0{1,2})?(?: days?)?\)?", re.IGNORECASE)
_COUNTS_DAYS = re.compile(r"\bdays?\b", re.IGNORECASE)
_COUNTS_NONE = re.compile(r"\b(?:hours?|hrs?|off|away|absent|missed|sick|not)\b", re.IGNORECASE)
_LONGEST_WEEK_DAYS = 7
_FEWEST_ROWS = 2
_SURE = 0.96

Cells = Sequence[Sequence[Word]]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as printed: its stretch with the words that state it, its count, all other words."""

    mention: Mention
    words: tuple[Word, ...]
    count: int
    others: Cells
    page: int


def read_counted_weeks(
    lines: Sequence[Line],
    tables: Sequence[Table],
    anchors: Anchors,
    taken: set[int],
    *,
    day_first: bool,
) -> GridRead:
    """Return the days of such tables, whose lines are among ``lines`` and not ``taken``."""
    total = GridRead()
    for table in tables:
        inside = {id(word) for row in table.rows[1:] for cell in row for word in cell.words}
        own = {n for n, line in enumerate(lines) if any(id(word) in inside for word in line.words)}
        if own and not own & taken:
            read = _read(table, anchors, day_first=day_first)
            read.taken |= own if read.days else set()
            total.add(read)
    return total


def _read(table: Table, anchors: Anchors, *, day_first: bool) -> GridRead:
    rows = list(_rows(table))
    if len(rows) < _FEWEST_ROWS:
        return GridRead()
    mentions, doubts = ordered([row.mention for row in rows], anchors, day_first=day_first)
    read, away = GridRead(doubts=list(doubts)), False
    for row, sense in zip(rows, with_years(mentions, anchors), strict=True):
        first, last = real(sense.mention.first), real(sense.mention.last or sense.mention.first)
        days = span(first, last) if first and last and first <= last else []
        if not 0 < len(days) <= _LONGEST_WEEK_DAYS:
            return GridRead()
        out = _named_besides(row, days) if row.count < len(days) else set()
        if row.count != len(days) - len(out):
            read.doubts.append(
                "a row counts fewer days than its range spans, and does not say which"
            )
            continue
        away |= bool(out)
        read.days += [_marked(row, day, sense.sureness, worked=day not in out) for day in days]
    return read if away or not read.doubts else GridRead()


def _marked(row: _Row, day: date, sureness: float, *, worked: bool) -> MarkedDay:
    text = " ".join(word.text for word in row.words)
    says = CellSays(Verdict.WORKED if worked else Verdict.NOT_WORKED)
    sure = _SURE * sureness * min(word.confidence for word in row.words)
    return MarkedDay(day, says, Place(row.page, around(row.words), text, day.isoformat()), sure)


def _rows(table: Table) -> Iterator[_Row]:
    """Yield the rows that name a stretch and count its days, each with the lines it wraps over."""
    counts = _column_of_counts(table)
    if counts is None:
        return
    for cells in _whole_rows(table):
        said = _COUNT.fullmatch(" ".join(word.text for word in cells[counts]))
        stretch = _stretch([cell for n, cell in enumerate(cells) if n != counts], table.page)
        if said is not None and stretch is not None:
            mention, words, others = stretch
            yield _Row(mention, tuple(words), int(said[1]), others, table.page)


def _column_of_counts(table: Table) -> int | None:
    """Return the only column whose heading counts days, and not those without work."""
    named = [
        number
        for number, head in enumerate(table.rows[0])
        if _COUNTS_DAYS.search(head.text) and not _COUNTS_NONE.search(head.text)
    ]
    return named[0] if len(named) == 1 else None


def _whole_rows(table: Table) -> list[list[list[Word]]]:
    """Return the rows below the heading, one without any date in front joined to that above."""
    rows: list[list[list[Word]]] = []
    for row in table.rows[1:]:
        filled = [bool(cell.words) for cell in row]
        if rows and sum(filled) == 1 and not table.drawn:
            for cell, above in zip(row, rows[-1], strict=True):
                above.extend(cell.words)
        else:
            rows.append([list(cell.words) for cell in row])
    return rows


def _stretch(cells: Cells, page: int) -> tuple[Mention, Sequence[Word], Cells] | None:
    """Return the stretch that one cell of a row names, or two, and the cells behind it."""
    found: list[tuple[int, Mention]] = []
    for number, cell in enumerate(cells):
        dates = mentions_in(tokens_of([Line(page, tuple(cell))])) if cell else []
        if dates and len(dates) > 1:
            return None
        found += [(number, dates[0])] if dates else []
        if dates and (dates[0].last is not None or len(found) > 1):
            break
    if not found or (len(found) == 1 and found[0][1].last is None):
        return None
    (one, first), (other, last) = found[0], found[-1]
    whole = replace(first, run=0, last=last.last or last.first, last_weekday=None)
    words = [*cells[one], *(cells[other] if other != one else [])]
    return whole, words, cells[other + 1 :]


def _named_besides(row: _Row, days: Sequence[date]) -> set[date]:
    """Return the days of a week that the row's other cells name, by date or by weekday alone."""
    found: set[date] = set()
    for cell in row.others:
        tokens = tokens_of([Line(row.page, tuple(cell))]) if cell else []
        mentions = mentions_in(tokens)
        for mention in mentions:
            found |= _between(mention, days)
        if not mentions:
            named = {token.value for token in tokens if token.kind is Kind.WEEKDAY}
            found |= {day for day in days if day.weekday() in named}
    return found


def _between(mention: Mention, days: Sequence[date]) -> set[date]:
    """Return the days that a mention without a year names among ``days``."""
    first, last = _place(mention.first, days), _place(mention.last or mention.first, days)
    return set() if first is None or last is None else set(days[first : last + 1])


def _place(written: Written, days: Sequence[date]) -> int | None:
    """Return which of ``days`` is written, in whichever order its numbers stand."""
    orders = (written, written.swapped()) if written.numeric else (written,)
    said = {(one.month, one.day) for one in orders}
    return next((n for n, day in enumerate(days) if (day.month, day.day) in said), None)
