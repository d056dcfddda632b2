"""Printed spreadsheets: what lies within the letters of columns and the numbers of rows."""

from collections.abc import Sequence
from dataclasses import replace
from string import ascii_uppercase

from extractors.evl.job_columns import columns_of
from extractors.layout import Cell, Table

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3
_LONGEST_MISREADING = 2
_MOST_ROWS_ABOVE = 12


def without_frames(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Return the tables, of a spreadsheet only the rows from its headings to a blank one."""
    return tuple(_inside(table) or _without_numbers(table) for table in tables)


def _without_numbers(table: Table) -> Table:
    """Return the table without a first column that numbers all its rows, the headings' too."""
    numbers = [row[0].text.strip() for row in table.rows]
    counted = numbers == [str(at) for at in range(1, len(numbers) + 1)]
    if not counted or len(numbers) < _FEWEST_ROWS or len(table.rows[0]) < _FEWEST_COLUMNS:
        return table
    return _table(table, [row[1:] for row in table.rows])


def _inside(table: Table) -> Table | None:
    """Return the table of jobs inside a frame of letters and numbers, ``None`` without either."""
    heads = " ".join(cell.text for cell in table.rows[0][1:]).split()
    if not are_columns(heads) or table.rows[0][0].text.strip():
        return None
    rows = [row[1:] for row in table.rows[1:]]
    for start in range(min(_MOST_ROWS_ABOVE, len(rows))):
        inside = _table(table, rows[start:])
        if len(inside.rows) > 1 and columns_of(inside) is not None:
            return inside
    return None


def are_columns(heads: Sequence[str]) -> bool:
    """Return whether ``heads`` are the letters of columns in their order.

    Pale as they are, a scan may lose some, and misread fewer than it reads.
    """
    letters = [head for head in heads if head in ascii_uppercase]
    first = letters[:1] in (["A"], ["B"])
    rising = first and letters == [each for each in ascii_uppercase if each in letters]
    short = all(len(head) <= _LONGEST_MISREADING for head in heads)
    return short and rising and len(letters) >= max(_FEWEST_COLUMNS, len(heads) // 2 + 1)


def _table(table: Table, rows: Sequence[tuple[Cell, ...]]) -> Table:
    """Return rows up to a blank one as a table of its own."""
    blank = next((at for at, row in enumerate(rows) if not any(c.text for c in row)), len(rows))
    numbered = tuple(
        tuple(replace(cell, row=at, column=column) for column, cell in enumerate(row))
        for at, row in enumerate(rows[:blank])
    )
    return replace(table, rows=numbered)
