"""Rows of drawn tables as lines whose parts are the cells, however the words in them wrap."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from extractors.layout import Cell, Line, Table
from extractors.values import Word

_FEWEST_CELLS = 2
_LISTS_DAYS = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\s*[,;&]|\d[/-]\d{1,2}\b.*\d[/-]\d{1,2}\b")


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of one row that hold words; ``wraps`` says that one of them lists days on
    several lines."""

    cells: tuple[Cell, ...]
    wraps: bool


def in_rows(lines: Sequence[Line], tables: Iterable[Table]) -> tuple[Line, ...]:
    """Return the lines with the rows of drawn tables parted where their cells are.

    A row in which a list of days wraps becomes one line, so that nothing of another cell stands
    between two days of the list.
    """
    place = _places(tables)
    if not place:
        return tuple(lines)
    made: list[Line] = []
    done: set[int] = set()
    for line in lines:
        row = _row_of(line, place)
        if row is None:
            made.append(line)
        elif not row.wraps:
            made.append(_parted(line, place))
        elif id(row) not in done:
            done.add(id(row))
            made.append(_whole(line.page, row))
    return tuple(made)


def _places(tables: Iterable[Table]) -> dict[int, tuple[_Row, int]]:
    """Return for the words of drawn tables their row and the column of their cell."""
    found: dict[int, tuple[_Row, int]] = {}
    for table in tables:
        for row in table.rows if table.drawn else ():
            cells = tuple(cell for cell in row if cell.words)
            if len(cells) >= _FEWEST_CELLS:
                kept = _Row(cells, any(map(_wraps_days, cells)) and not _is_deep(cells))
                found |= {id(w): (kept, c.column) for c in cells for w in c.words}
    return found


def _wraps_days(cell: Cell) -> bool:
    return len(_lines_in(cell)) > 1 and _LISTS_DAYS.search(cell.text) is not None


def _is_deep(cells: Sequence[Cell]) -> bool:
    """Return whether several cells hold more than two lines: columns of text, not a row."""
    return sum(len(_lines_in(cell)) > 2 for cell in cells) > 1


def _lines_in(cell: Cell) -> list[list[Word]]:
    made: list[list[Word]] = []
    for word in cell.words:
        if not made or word.box[1] >= made[-1][-1].box[3] - 0.3 * (word.box[3] - word.box[1]):
            made.append([])
        made[-1].append(word)
    return made


def _row_of(line: Line, place: dict[int, tuple[_Row, int]]) -> _Row | None:
    """Return the row that all words of a line stand in."""
    held = [place.get(id(word)) for word in line.words]
    rows = {id(each[0]) for each in held if each is not None}
    if len(rows) != 1 or None in held:
        return None
    return next(each[0] for each in held if each is not None)


def _parted(line: Line, place: dict[int, tuple[_Row, int]]) -> Line:
    columns = [place[id(word)][1] for word in line.words]
    cuts = tuple(at for at in range(1, len(columns)) if columns[at] != columns[at - 1])
    return replace(line, cells=cuts)


def _whole(page: int, row: _Row) -> Line:
    cuts = tuple(accumulate(len(cell.words) for cell in row.cells))
    return Line(page, tuple(word for cell in row.cells for word in cell.words), cuts[:-1])
