"""Lists in columns without lines, as tables: their columns, headings, and rows of several lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.layout import Cell, Line, Table
from extractors.layout.printed import around
from extractors.resume.column_heads import MOST_HEAD_LINES, heads_over
from extractors.resume.grid_rows import rows_of
from extractors.resume.gutters import Gutter, cells, column_of, gutters
from extractors.resume.headings import TIMES, field_of_heading
from extractors.resume.listed import heading_category
from extractors.resume.regions import Region, is_of_cell

_FEWEST_COLUMNS = 3
_FEWEST_HEADINGS = 3
_EDGE = 10.0
"""How much room, in points, a cell has beside its widest line; as cells of drawn tables have."""

Row = dict[int, Line]


@dataclass(frozen=True, slots=True)
class Grid:
    """A list in columns: its headings, empty where it has none, and its rows as a table."""

    heads: tuple[str, ...]
    lefts: tuple[float, ...]
    table: Table
    first: int


def grids_of(region: Region) -> list[Grid]:
    """Return the lists in columns of a part of a page, one for each line of headings."""
    return [grid for first, own in _under_heads(region) if (grid := _grid(first, own)) is not None]


def _under_heads(region: Region) -> Iterator[tuple[int, Sequence[Line]]]:
    """Yield the lines of a part, parted where headings begin, with the index of the first."""
    starts = []
    skip = 0
    for at in range(len(region.lines)):
        if at < skip:
            continue
        found = heads_over(region.lines[at : at + MOST_HEAD_LINES])
        if found is not None:
            starts.append(at)
            skip = at + found[1]
    edges = [0, *(at for at in starts if at), len(region.lines)]
    for begin, end in pairwise(edges):
        yield region.first + begin, region.lines[begin:end]


def _grid(first: int, lines: Sequence[Line]) -> Grid | None:
    parted = gutters(lines)
    if len(parted) + 1 < _FEWEST_COLUMNS:
        return None
    placed = [_placed(line, at, parted) for at, line in enumerate(lines)]
    count = _lines_of_heads(placed)
    heads = _joined(placed[:count])
    body = placed[count:]
    bands = frozenset(at - count for at in range(count, len(lines)) if _is_band(lines, at))
    groups = rows_of(lines[count:], body, bands)
    if len(groups) <= len(bands):
        return None
    used = sorted({column for group in groups for at in group for column in body[at]})
    rights = {c: max(row[c].box[2] for row in body if c in row) + _EDGE for c in used}
    rows = tuple(
        tuple(_cell((number, column), [body[at] for at in group], rights) for column in used)
        for number, group in enumerate(groups)
    )
    box = around([word for line in lines for word in line.words])
    table = Table(lines[0].page, box, rows)
    lefts = tuple(min(row[c].box[0] for row in body if c in row) for c in used)
    return Grid(tuple(heads.get(column, "") for column in used), lefts, table, first)


def _is_band(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line names the category of the rows below it, over all columns."""
    return not is_of_cell(lines, at) and heading_category(lines[at]) is not None


def _placed(line: Line, at: int, parted: Sequence[Gutter]) -> Row:
    """Return the cells of a line by the number of their column."""
    made: Row = {}
    for cell in cells(line, at, parted):
        if cell is not None:
            column = column_of(cell, parted)
            own = made[column].words if column in made else ()
            made[column] = Line(line.page, (*own, *cell.words))
    return made


def _lines_of_heads(placed: Sequence[Row]) -> int:
    """Return over how many lines the headings are set, 0 for a list without any."""
    known = [0, *(len(_known(_joined(placed[:n]))) for n in range(1, MOST_HEAD_LINES + 1))]
    best = max(range(len(known)), key=lambda n: (known[n], -n))
    named = set(_known(_joined(placed[:best])))
    return best if known[best] >= _FEWEST_HEADINGS and named & TIMES else 0


def _known(heads: dict[int, str]) -> set[str]:
    return {field for text in heads.values() if (field := field_of_heading(text)) is not None}


def _joined(rows: Sequence[Row]) -> dict[int, str]:
    made: dict[int, str] = {}
    for row in rows:
        for column, cell in row.items():
            made[column] = f"{made.get(column, '')} {cell.text}".strip()
    return made


def _cell(place: tuple[int, int], own: Sequence[Row], rights: dict[int, float]) -> Cell:
    row, column = place
    words = tuple(word for each in own if column in each for word in each[column].words)
    if not words:
        every = [word for line in own for cell in line.values() for word in cell.words]
        _, top, _, bottom = around(every)
        return Cell(row, column, "", (), (rights[column], top, rights[column], bottom))
    left, top, _, bottom = around(words)
    text = " ".join(word.text for word in words)
    return Cell(row, column, text, words, (left, top, rights[column], bottom))
