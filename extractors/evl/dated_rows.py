"""Tables without lines whose rows begin with dates: one job for each position in a column.

Headings and rows of a printed spreadsheet line up only where its lines are drawn; a scan loses
them. Each column is then told by the gutter beside it, and by what its cells hold.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extractors.evl.column_contents import holds_positions
from extractors.evl.gutters import is_day
from extractors.evl.job_columns import columns_of
from extractors.evl.wording import field_of_label
from extractors.layout import Cell, Line, Table, around
from extractors.values import Box, Word

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"(?<![\d.])(?:\d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{2,4}})?|\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}|"
    rf"\d{{4}}-\d\d-\d\d|\d{{1,2}}[\s-]{_MONTH})(?!\d)|\b{_MONTH} \d",
    re.IGNORECASE,
)
_FEWEST_ROWS = 4
_FEWEST_COLUMNS = 3
_FEWEST_OF_A_VALUE = 2
_MOST_DATED = 0.8
_WIDEST_STEP = 5.0
"""How far rows with dates may stand apart, in heights of a letter."""

_GUTTER = 0.6
"""The least space between columns, in heights of a letter."""

_SAME_ROW = 0.75
"""A line nearer than this share of the step of rows carries on the row above."""

SPLITTING = frozenset({"employee_name", "production", "classification"})
_DATES_HEADED, _POSITIONS_HEADED = "Date", "Classification"
Span = tuple[float, float]


def tables_of_dated_rows(lines: Sequence[Line]) -> list[Table]:
    """Return the tables of dated rows that part their days by position, person or show."""
    return [table for table in dated_rows(lines) if _divides(table)]


def dated_rows(lines: Sequence[Line]) -> list[Table]:
    """Return rows with a column of dates as tables, their headings above where any are known."""
    found = (_table(lines, block) for block in _blocks(lines))
    return [table for table in found if table is not None]


def _blocks(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Yield the lines with dates that follow each other closely, as rows of one table do."""
    dated = [n for n, line in enumerate(lines) if len(line.segments()) > 1 and _is_row(line)]
    block: list[int] = dated[:1]
    for above, below in pairwise(dated):
        if _follows(lines[above], lines[below]):
            block.append(below)
            continue
        yield block
        block = [below]
    if block:
        yield block


def _is_row(line: Line) -> bool:
    return _DATE.search(line.text) is not None


def _follows(above: Line, below: Line) -> bool:
    return above.page == below.page and 0 < below.box[1] - above.box[1] <= _WIDEST_STEP * (
        above.box[3] - above.box[1]
    )


def _table(lines: Sequence[Line], block: Sequence[int]) -> Table | None:
    """Return the table of the rows in ``block``, under headings its columns are known by."""
    if len(block) < _FEWEST_ROWS:
        return None
    dated = [lines[n] for n in block]
    spans = _spans(dated)
    if len(spans) < _FEWEST_COLUMNS:
        return None
    heads = _heads(lines[block[0] - 1], dated, spans) if block[0] else [()] * len(spans)
    words = [heads, *(_parted(row, spans) for row in _rows(lines, block))]
    page, box = dated[0].page, around([w for row in words for each in row for w in each])
    rows = [
        tuple(_cell(at, n, each, (*_edge(spans[n], box),)) for n, each in enumerate(row))
        for at, row in enumerate(words)
    ]
    return _told_by_cells(Table(page, box, tuple(rows)))


def _spans(rows: Sequence[Line]) -> list[Span]:
    """Return where the columns stand that space in all of the rows parts."""
    height = median(word.box[3] - word.box[1] for row in rows for word in row.words)
    spans: list[Span] = []
    for left, right in sorted((w.box[0], w.box[2]) for row in rows for w in row.words):
        if spans and left - spans[-1][1] < _GUTTER * height:
            spans[-1] = (spans[-1][0], max(spans[-1][1], right))
        else:
            spans.append((left, right))
    return spans


def _rows(lines: Sequence[Line], block: Sequence[int]) -> list[list[Word]]:
    """Return the words of each row; a line close below a row carries it on."""
    tops = [lines[n].box[1] for n in block]
    step = median(below - above for above, below in pairwise(tops))
    rows: list[list[Word]] = []
    last = 0.0
    for n in range(block[0], len(lines)):
        line = lines[n]
        wraps = n not in block and line.box[1] - last < _SAME_ROW * step
        if n > block[-1] and (not wraps or line.page != lines[block[0]].page):
            break
        if wraps:
            rows[-1] += line.words
            continue
        rows.append([*line.words])
        last = line.box[1]
    return rows


def _parted(row: Sequence[Word], spans: Sequence[Span]) -> list[tuple[Word, ...]]:
    near = [(min(range(len(spans)), key=lambda n: _apart(word, spans[n])), word) for word in row]
    return [tuple(word for at, word in near if at == n) for n in range(len(spans))]


def _apart(word: Word, span: Span) -> float:
    """Return the space between a word and a column, less than none where they overlap."""
    return max(word.box[0], span[0]) - min(word.box[2], span[1])


def _heads(above: Line, rows: Sequence[Line], spans: Sequence[Span]) -> list[tuple[Word, ...]]:
    """Return the words over each column: in their order where there are as many, else the nearest.

    Of two over one column only the nearer is its heading. Nothing where no heading is known.
    """
    parts = above.segments()
    known = any(field_of_label(part.text, has_colon=True) in SPLITTING for part in parts)
    none: list[tuple[Word, ...]] = [()] * len(spans)
    if not known or above.page != rows[0].page:
        return none
    if len(parts) == len(spans):
        return [part.words for part in parts]
    chosen: dict[int, Line] = {}
    for part in parts:
        whole = Word(part.text, part.box, 1.0)
        at = min(range(len(spans)), key=lambda n: _apart(whole, spans[n]))
        held = chosen.get(at)
        if held is None or _apart(whole, spans[at]) < _apart(Word("", held.box, 1.0), spans[at]):
            chosen[at] = part
    return [chosen[n].words if n in chosen else () for n in range(len(spans))]


def _edge(span: Span, box: Box) -> Box:
    return span[0], box[1], span[1], box[1]


def _cell(row: int, column: int, words: Sequence[Word], empty: Box) -> Cell:
    text = " ".join(word.text for word in words)
    return Cell(row, column, text, tuple(words), around(words) if words else empty)


def _told_by_cells(table: Table) -> Table | None:
    """Return the table with the columns of dates and of positions headed so, if it has dates."""
    below = [[row[n].text for row in table.rows[1:]] for n in range(len(table.rows[0]))]
    dates = [n for n, texts in enumerate(below) if _are_days(texts)]
    if len(dates) != 1:
        return None
    headed = {dates[0]: _DATES_HEADED}
    names = [field_of_label(cell.text, has_colon=True) for cell in table.rows[0]]
    if "classification" not in names:
        held = [n for n in range(len(below)) if n not in dates and holds_positions(table, n)]
        headed |= {held[0]: _POSITIONS_HEADED} if len(held) == 1 else {}
    heads = [replace(cell, text=headed.get(cell.column, cell.text)) for cell in table.rows[0]]
    return replace(table, rows=(tuple(heads), *table.rows[1:]))


def _are_days(texts: Sequence[str]) -> bool:
    said = [text for text in texts if text]
    return len(said) >= _FEWEST_ROWS and sum(map(is_day, said)) >= _MOST_DATED * len(said)


def _divides(table: Table) -> bool:
    """Return whether two positions, people or shows stand on several rows each, and no other."""
    columns = columns_of(table)
    own = [n for n, name in columns.fields.items() if name in SPLITTING] if columns else []
    counts = [Counter(row[n].text.lower() for row in table.rows[1:] if row[n].text) for n in own]
    return any(len(count) > 1 and min(count.values()) >= _FEWEST_OF_A_VALUE for count in counts)
