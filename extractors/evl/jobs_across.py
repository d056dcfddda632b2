"""Positions, or shows, side by side over ticks: a row for each day, a column for each job."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.days.cells import Legend, cell_says
from extractors.days.codes import Verdict
from extractors.evl.group_rows import HEADINGS, kind_of
from extractors.evl.job_lines import is_dated
from extractors.layout import Cell, Line, Table

_FEWEST = 2

Row = tuple[Cell, ...]


def with_jobs_down(tables: Sequence[Table], legend: Legend) -> tuple[Table, ...]:
    """Return the tables, those of jobs side by side with a row for each day of each job."""
    return tuple(_laid_down(table, legend) or table for table in tables)


def _laid_down(table: Table, legend: Legend) -> Table | None:
    """Return the days that each column marks, ``None`` where columns are not those of jobs.

    Nothing may stand beside the dates but marks, and every column must mark a day.
    """
    header, *rows = table.rows
    heads = [cell for cell in header[1:] if kind_of(cell.text) in {"classification", "production"}]
    kinds = {kind_of(cell.text) for cell in heads}
    names = {cell.text.lower() for cell in heads}
    dated = [row for row in rows if _is_date(table.page, row[0])]
    if len(names) < max(_FEWEST, len(heads)) or len(kinds) > 1 or len(dated) < _FEWEST:
        return None
    made = [each for row in dated for each in _days(row, heads, legend)]
    if {head.text.lower() for _, head in made} != names:
        return None
    (kind,) = kinds
    title = replace(heads[0], text=HEADINGS[str(kind)], words=())
    date = replace(header[0], text=header[0].text or "Date")
    laid = [(date, title), *made]
    numbered = tuple(
        tuple(replace(cell, row=at, column=column) for column, cell in enumerate(row))
        for at, row in enumerate(laid)
    )
    return replace(table, rows=numbered)


def _is_date(page: int, cell: Cell) -> bool:
    return bool(cell.words) and is_dated([Line(page, cell.words)])


def _days(row: Row, heads: Sequence[Cell], legend: Legend) -> Iterator[tuple[Cell, Cell]]:
    """Yield the date of a row with each job whose column says that the day was worked."""
    for head in heads:
        mark = row[head.column] if head.column < len(row) else None
        says = cell_says(mark.text, legend) if mark is not None else None
        if says is not None and says.verdict is Verdict.WORKED and says.sureness == 1:
            yield row[0], head
