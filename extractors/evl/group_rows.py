"""Rows of a table that name what the rows below them are about: "“Undertow” (feature)"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors import catalogue
from extractors.evl.job_lines import is_dated
from extractors.evl.titles import split_type
from extractors.evl.wording import field_of_label
from extractors.layout import Cell, Line, Table
from extractors.names import looks_like_company, looks_like_person

_FEWEST = 2
HEADINGS = {
    "production": "Production",
    "classification": "Classification",
    "employee_name": "Employee",
}

Row = tuple[Cell, ...]


def with_groups_as_columns(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Return the tables, those with rows that name groups with the names in a column instead."""
    return tuple(_ungrouped(table) or table for table in tables)


def _ungrouped(table: Table) -> Table | None:
    """Return the table with a first column for its groups, ``None`` where it has none.

    Every row below the headings belongs to a group, and all groups are named in one way.
    """
    header, *rows = table.rows
    named = [_name_of_group(table.page, row) for row in rows]
    groups = [cell for cell in named if cell is not None]
    if len({cell.text for cell in groups}) < _FEWEST or named[0] is None:
        return None
    kinds = {kind_of(cell.text) for cell in groups}
    kind = kinds.pop()
    if kinds or kind is None or _is_headed(header, kind):
        return None
    made = [_with(header, replace(header[0], text=HEADINGS[kind], words=()))]
    made += [_with(row, cell) for row, cell in _rows_of_groups(rows, named)]
    numbered = tuple(tuple(replace(c, row=n) for c in row) for n, row in enumerate(made))
    return replace(table, rows=numbered)


def _name_of_group(page: int, row: Row) -> Cell | None:
    """Return the first cell of a row where nothing else stands in it, and no date."""
    filled = [cell for cell in row if cell.text]
    alone = len(filled) == 1 and filled[0] is row[0] and len(row) > 1
    return row[0] if alone and not is_dated([Line(page, row[0].words)]) else None


def kind_of(text: str) -> str | None:
    """Return what the name of a group is: a position, a person, or a show that is marked as one."""
    label, colon, value = text.partition(":")
    told = field_of_label(label, has_colon=True) if colon and value.strip() else None
    if told in HEADINGS:
        return told
    position = catalogue.classification(text)
    if position is not None and position.how != "likeness":
        return "classification"
    if text[:1] in '“"' or split_type(text)[1] is not None:
        return "production"
    person = " " in text and looks_like_person(text) and not looks_like_company(text)
    return "employee_name" if person else None


def _is_headed(header: Row, kind: str) -> bool:
    return any(field_of_label(cell.text, has_colon=True) == kind for cell in header)


def _rows_of_groups(
    rows: Sequence[Row], named: Sequence[Cell | None]
) -> Iterator[tuple[Row, Cell]]:
    group: Cell | None = None
    for row, name in zip(rows, named, strict=True):
        group = name or group
        if name is None and group is not None:
            yield row, group if _has_date(row) else replace(group, text="", words=())


def _has_date(row: Row) -> bool:
    """Return whether a row lists days: a total of them belongs to no row of the table."""
    return any(is_dated([Line(1, cell.words)]) for cell in row if cell.words)


def _with(row: Row, first: Cell) -> Row:
    return tuple(replace(cell, column=at) for at, cell in enumerate((first, *row)))
