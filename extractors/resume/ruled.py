"""Shows in the rows of a table whose lines are drawn."""

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.layout import Cell, Line, Table
from extractors.passages import Printed, passage
from extractors.resume.cells import in_title_cell, title_of
from extractors.resume.headings import TIMES, crew_of_heading, field_of_heading
from extractors.resume.listed import SUM, Listed, heading_category, told_again
from extractors.resume.times import DATE

_FEWEST_HEADINGS = 3


def in_table(table: Table) -> Iterator[Listed]:
    """Yield the shows of a ruled table; a row with a category alone names those under it."""
    heads: tuple[str | None, ...] | None = None
    pairs: dict[int, tuple[str, ...]] = {}
    above: dict[str, Printed] = {}
    category: Printed | None = None
    for row in _filled_down(table.rows):
        fields = tuple(field_of_heading(cell.text) for cell in row)
        if _is_head(fields):
            heads = fields
            pairs = {at: crew_of_heading(cell.text) for at, cell in enumerate(row)}
            continue
        filled = [cell for cell in row if cell.words]
        if len(filled) == 1 and (said := _category_row(filled[0])):
            category = said
            continue
        if heads is None or len(filled) < 2 or _sums_up(filled):
            continue
        parts = told_again(_in_row(heads, row) | _crew_in_row(pairs, row), above)
        if "production_title" in parts or (len(parts) > 1 and TIMES & parts.keys()):
            above = parts
            yield Listed(parts, category)


def _filled_down(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a table, a cell that reaches over several of them in each."""
    above: dict[int, Cell] = {}
    for row in rows:
        above |= {at: cell for at, cell in enumerate(row) if cell.words}
        yield tuple(
            above[at] if at in above and _reaches(above[at], cell) else cell
            for at, cell in enumerate(row)
        )


def _reaches(above: Cell, cell: Cell) -> bool:
    return not cell.words and above.box[3] > (cell.box[1] + cell.box[3]) / 2


def _sums_up(filled: Sequence[Cell]) -> bool:
    """Return whether a row adds up those above it: a total, and no date."""
    dated = any(DATE.search(cell.text) for cell in filled)
    return not dated and any(SUM.fullmatch(cell.text) for cell in filled)


def _in_row(heads: Sequence[str | None], row: Sequence[Cell]) -> dict[str, Printed]:
    parts = {
        name: _printed_cell(cell)
        for name, cell in zip(heads, row, strict=False)
        if name is not None and any(map(str.isalnum, cell.text))
    }
    if "production_title" in parts:
        right = row[list(heads).index("production_title")].box[2]
        apart = in_title_cell(parts["production_title"], right)
        parts = {**apart, **parts, **title_of(apart)}
    return parts


def _crew_in_row(pairs: Mapping[int, tuple[str, ...]], row: Sequence[Cell]) -> dict[str, Printed]:
    """Return the names of cells under headings that ask for several offices, office by office."""
    made: dict[str, Printed] = {}
    for at, fields in pairs.items():
        if not fields or at >= len(row):
            continue
        held = passage((Line(1, row[at].words),))
        names = list(re.finditer(r"[^/\s](?:[^/]*[^/\s])?", held.text))
        if len(names) == len(fields):
            made |= {name: held.group(said) for name, said in zip(fields, names, strict=True)}
    return made


def _is_head(fields: Sequence[str | None]) -> bool:
    known = {field for field in fields if field is not None}
    timed = known & {"days", "weeks", "start_date", "dates"}
    return len(known) >= _FEWEST_HEADINGS and "production_title" in known and bool(timed)


def _category_row(cell: Cell) -> Printed | None:
    line = Line(1, cell.words)
    return heading_category(line)


def _printed_cell(cell: Cell) -> Printed:
    return Printed(cell.text, (Line(1, cell.words),))
