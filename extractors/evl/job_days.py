"""The days of a job as its rows in a table give them: a grid of their own, or lists of dates."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.evl.job_columns import Columns
from extractors.layout import Cell, Line, Table
from extractors.passages import Printed
from extractors.values import Word

_FEWEST_DATES_OF_A_HEADING = 3
_WORDS_OF_A_DAY = 2


def _is_marked(column: int, rows: Sequence[tuple[Cell, ...]]) -> bool:
    return any(row[column].text.strip(" -–—.") for row in rows if column < len(row))


def day_grid(table: Table, columns: Columns, rows: Sequence[tuple[Cell, ...]]) -> Table:
    """Return the columns about days alone, as a table of its own: of dates only those marked."""
    dated = [column for column, role in columns.days.items() if role == "day"]
    marked = [column for column in dated if _is_marked(column, rows)]
    # A heading of dates is known by three of them, however few are marked.
    bare = set(dated) - set(marked) if len(marked) >= _FEWEST_DATES_OF_A_HEADING else set()
    kept = [
        c.column for c in columns.header if c.column not in columns.fields and c.column not in bare
    ]
    chosen = [tuple(map(_weekday_first, columns.header)), *rows]
    return replace(
        table,
        rows=tuple(
            tuple(
                replace(row[column], row=number, column=place)
                for place, column in enumerate(kept)
                if column < len(row)
            )
            for number, row in enumerate(chosen)
        ),
    )


def _weekday_first(heading: Cell) -> Cell:
    """Return a heading with its letters before its date, as a weekday leads to the date it names.

    Set below the date it would lead to that of the next column.
    """
    words = tuple(sorted(heading.words, key=lambda word: any(map(str.isdigit, word.text))))
    return replace(heading, words=words) if len(words) == _WORDS_OF_A_DAY else heading


def as_lines(grid: Table) -> list[Line]:
    """Return the rows of a table as lines from left to right, the heading right above the rest.

    The rows of other people, which stood between, are no part of the table any more.
    """
    rows = [[word for cell in row for word in cell.words] for row in grid.rows]
    lines = [Line(grid.page, tuple(row)) for row in rows if row]
    if len(lines) < 2:
        return lines
    return [_lowered(lines[0], lines[1].box[1] - lines[0].box[3]), *lines[1:]]


def _lowered(line: Line, points: float) -> Line:
    """Return the line moved down by so many points."""
    moved = []
    for word in line.words:
        x0, y0, x1, y1 = word.box
        moved.append(replace(word, box=(x0, y0 + points, x1, y1 + points)))
    return Line(line.page, tuple(moved))


def date_lines(table: Table, columns: Columns, rows: Sequence[tuple[Cell, ...]]) -> list[Line]:
    """Return the cells of the rows that list dates, under their heading, as lines."""
    found: list[Line] = []
    for column, role in columns.days.items():
        if role != "dates":
            continue
        found.append(Line(table.page, columns.header[column].words))
        for row in rows:
            found += lines_of(table.page, row[column])
    return [line for line in found if line.words]


def lines_of(page: int, cell: Cell) -> list[Line]:
    """Return the words of a cell as lines, from top to bottom."""
    rows: list[list[Word]] = []
    for word in cell.words:
        last = rows[-1][-1] if rows else None
        if last is None or word.box[1] >= last.box[3] - 0.3 * (last.box[3] - last.box[1]):
            rows.append([])
        rows[-1].append(word)
    return [Line(page, tuple(row)) for row in rows]


def printed_cell(page: int, cell: Cell) -> Printed:
    """Return a cell's text as a value."""
    return Printed(cell.text, tuple(lines_of(page, cell)))
