"""Tables without lines that hold a job a column: labels at the left, their values side by side."""

from collections.abc import Sequence

from extractors.evl.wording import field_of_label
from extractors.layout import Cell, Line, Table, around
from extractors.values import Box, Word

_ALIGNED_POINTS = 3.0
_FEWEST_COLUMNS = 3
"""A column of labels and two of values."""

_FEWEST_FIELDS = 3
_FARTHEST = 3.5
"""How far apart, in heights of a letter, two rows stand at most."""


def tables_beside_labels(lines: Sequence[Line], taken: Sequence[Table]) -> list[Table]:
    """Return the tables of one column of labels and several of values outside of ``taken``."""
    found: list[Table] = []
    at = 0
    while at < len(lines):
        edges = _edges(lines[at])
        if not edges or any(_is_inside(lines[at], table.box, table.page) for table in taken):
            at += 1
            continue
        end = _end(lines, at, edges)
        rows = _rows(lines[at:end], edges)
        if len(_fields(rows)) >= _FEWEST_FIELDS:
            found.append(_table(lines[at].page, rows))
        at = max(end, at + 1)
    return found


def _edges(line: Line) -> tuple[float, ...]:
    """Return where the columns begin on a line that opens with a label; none on other lines."""
    parts = line.segments()
    label = field_of_label(parts[0].text, has_colon=True) if parts else None
    if label is None or len(parts) < _FEWEST_COLUMNS:
        return ()
    return tuple(part.words[0].box[0] for part in parts)


def _end(lines: Sequence[Line], start: int, edges: Sequence[float]) -> int:
    for at in range(start, len(lines)):
        above = lines[max(at - 1, start)]
        near = lines[at].box[1] - above.box[3] <= _FARTHEST * _height(lines[at])
        if lines[at].page != lines[start].page or not near or _cut(lines[at], edges) is None:
            return at
    return len(lines)


def _height(line: Line) -> float:
    return min(word.box[3] - word.box[1] for word in line.words)


def _cut(line: Line, edges: Sequence[float]) -> list[list[Word]] | None:
    """Return a line's words column by column; None when some do not begin where columns do."""
    columns: list[list[Word]] = [[] for _ in edges]
    for word in line.words:
        within = [n for n, edge in enumerate(edges) if word.box[0] >= edge - _ALIGNED_POINTS]
        if not within:
            return None
        columns[within[-1]].append(word)
    firsts = [min(column, key=_left) for column in columns if column]
    begins = all(
        any(abs(_left(word) - edge) <= _ALIGNED_POINTS for edge in edges) for word in firsts
    )
    return columns if begins else None


def _left(word: Word) -> float:
    return word.box[0]


def _rows(lines: Sequence[Line], edges: Sequence[float]) -> list[list[list[Word]]]:
    """Return the rows, each from a line with a label on to the next."""
    rows: list[list[list[Word]]] = []
    for line in lines:
        columns = _cut(line, edges)
        if columns is None:
            continue
        if columns[0] or not rows:
            rows.append([[] for _ in edges])
        for cell, words in zip(rows[-1], columns, strict=True):
            cell.extend(words)
    return rows


def _fields(rows: Sequence[Sequence[Sequence[Word]]]) -> set[str]:
    named = {field_of_label(_text(row[0]), has_colon=True) for row in rows if all(row) and row[0]}
    return {name for name in named if name is not None}


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _table(page: int, rows: Sequence[Sequence[Sequence[Word]]]) -> Table:
    everything = [word for row in rows for column in row for word in column]
    box = around(everything)
    made = tuple(
        tuple(_cell(number, at, column, box) for at, column in enumerate(row))
        for number, row in enumerate(rows)
    )
    return Table(page, box, made)


def _cell(row: int, column: int, words: Sequence[Word], box: Box) -> Cell:
    own = around(words) if words else (box[0], box[1], box[0], box[1])
    return Cell(row, column, _text(words), tuple(words), own)


def _is_inside(line: Line, box: Box, page: int) -> bool:
    return line.page == page and box[1] <= (line.box[1] + line.box[3]) / 2 <= box[3]
