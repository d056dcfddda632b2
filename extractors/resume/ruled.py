"""Shows in the rows of a table whose lines are drawn."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.layout import Cell, Line, Table
from extractors.passages import Printed, passage
from extractors.resume.bits import in_text
from extractors.resume.cells import in_title_cell, title_of
from extractors.resume.headings import (
    CREW,
    TIMES,
    category_of_days,
    crew_of_heading,
    field_of_heading,
)
from extractors.resume.listed import SUM, Listed, heading_category, told_again
from extractors.resume.times import DATE

_FEWEST_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class _Heads:
    """The headings of a table: a field for each column, the offices and categories of some."""

    fields: tuple[str | None, ...]
    offices: dict[int, tuple[str, ...]]
    categories: dict[int, Printed]


def in_table(table: Table) -> list[Listed]:
    """Return the shows of a ruled table; a row with a category alone names those under it."""
    heads: _Heads | None = None
    category: Printed | None = None
    made: list[Listed] = []
    for row in _filled_down(table.rows):
        heads, is_head = (found, True) if (found := _heads(row)) else (heads, False)
        filled = [cell for cell in row if cell.words]
        if is_head or heads is None or not filled:
            continue
        if len(filled) == 1:
            category = _category_row(filled[0]) or category
            if made:
                _add_crew(made[-1].parts, filled[0])
        elif not _sums_up(filled):
            parts = told_again(_in_row(heads, row), made[-1].parts if made else {})
            if "production_title" in parts or (len(parts) > 1 and TIMES & parts.keys()):
                made.append(Listed(parts, category))
    return made


def _heads(row: Sequence[Cell]) -> _Heads | None:
    """Return the headings that a row of a table holds, None when it is no row of headings."""
    categories = {
        at: _printed_cell(cell).with_text(said)
        for at, cell in enumerate(row)
        if (said := category_of_days(cell.text)) is not None
    }
    fields = tuple(
        "days" if at in categories else field_of_heading(cell.text) for at, cell in enumerate(row)
    )
    if not _is_head(fields):
        return None
    offices = {at: found for at, cell in enumerate(row) if (found := crew_of_heading(cell.text))}
    return _Heads(fields, offices, categories)


def _add_crew(parts: dict[str, Printed], cell: Cell) -> None:
    """Add the offices that labels in a cell name to a show."""
    for bit in in_text(passage((Line(1, cell.words),))):
        if bit.field in CREW:
            parts.setdefault(bit.field, bit.value)


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


def _in_row(heads: _Heads, row: Sequence[Cell]) -> dict[str, Printed]:
    parts: dict[str, Printed] = {}
    for at, (name, cell) in enumerate(zip(heads.fields, row, strict=False)):
        if not any(map(str.isalnum, cell.text)):
            continue
        if name is None:
            _add_crew(parts, cell)
        elif name not in parts:
            parts[name] = _printed_cell(cell)
            parts |= {"classification": said} if (said := heads.categories.get(at)) else {}
    return parts | _crew_in_row(heads.offices, row) | _in_title(heads, row, parts)


def _in_title(heads: _Heads, row: Sequence[Cell], parts: dict[str, Printed]) -> dict[str, Printed]:
    """Return what a cell of titles holds beside the title, and the title without it."""
    if "production_title" not in parts:
        return {}
    right = row[heads.fields.index("production_title")].box[2]
    apart = in_title_cell(parts["production_title"], right)
    return {name: said for name, said in apart.items() if name not in parts} | title_of(apart)


def _crew_in_row(pairs: Mapping[int, tuple[str, ...]], row: Sequence[Cell]) -> dict[str, Printed]:
    """Return the names of cells under headings that ask for several offices, office by office."""
    made: dict[str, Printed] = {}
    for at, fields in pairs.items():
        if at >= len(row):
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
