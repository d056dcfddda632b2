"""Lines of a form put down cell by cell where a label or its value runs over several lines."""

from collections.abc import Iterable, Sequence

from extractors.layout import Cell, Line, Table

_LABEL_AND_VALUE = 2

Row = tuple[Cell, ...]


def cell_by_cell(lines: Sequence[Line], tables: Iterable[Table]) -> tuple[Line, ...]:
    """Return the lines, those of a row that wraps as its label's first, then its value's.

    A list of days goes on from line to line only where nothing of its label stands between.
    """
    row_of = {id(word): row for row in _wrapped(tables) for cell in row for word in cell.words}
    if not row_of:
        return tuple(lines)
    made: list[Line] = []
    done: set[int] = set()
    for line in lines:
        row = row_of.get(id(line.words[0])) if line.words else None
        if row is None:
            made.append(line)
        elif id(row) not in done:
            done.add(id(row))
            made += _of_cells(row, lines)
    return tuple(made)


def _wrapped(tables: Iterable[Table]) -> list[Row]:
    """Return the rows of forms whose label or value takes several lines."""
    return [
        row
        for table in tables
        for row in table.rows
        if len(row) == _LABEL_AND_VALUE
        and all(cell.words for cell in row)
        and any(map(_wraps, row))
    ]


def _wraps(cell: Cell) -> bool:
    first, last = cell.words[0].box, cell.words[-1].box
    return last[1] > first[3] - 0.3 * (first[3] - first[1])


def _of_cells(row: Row, lines: Sequence[Line]) -> list[Line]:
    made: list[Line] = []
    for cell in row:
        held = {id(word) for word in cell.words}
        parts = (Line(x.page, tuple(w for w in x.words if id(w) in held)) for x in lines)
        made += [part for part in parts if part.words]
    return made
