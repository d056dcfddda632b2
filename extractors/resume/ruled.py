"""Shows in the rows of a table whose lines are drawn."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.layout import Cell, Line, Table
from extractors.passages import Printed, passage, printed
from extractors.resume.bits import in_text
from extractors.resume.cells import in_title_cell, studio_below, title_of
from extractors.resume.column_kinds import by_cells, kinds_of
from extractors.resume.grids import Grid
from extractors.resume.headings import (
    CREW,
    TIMES,
    asks_for_studio_too,
    category_of_days,
    crew_of_heading,
    field_of_heading,
)
from extractors.resume.listed import SUM, Listed, heading_category, told_again
from extractors.resume.sections import heads_other_list
from extractors.resume.times import DATE
from extractors.values import Word

_FEWEST_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class _Heads:
    """The headings of a table: a field for each column, the offices and categories of some."""

    fields: tuple[str | None, ...]
    offices: dict[int, tuple[str, ...]]
    categories: dict[int, Printed]
    has_studio_below: bool


def in_grid(grid: Grid) -> list[Listed]:
    """Return the shows of a list in columns, whose headings may say nothing or be missing."""
    rows = grid.table.rows
    if heads_other_list(grid.heads):
        return []
    columns = [[row[at].text for row in rows] for at in range(len(grid.heads))]
    fields = tuple(kinds_of(grid.heads, columns))
    offices = {at: found for at, head in enumerate(grid.heads) if (found := crew_of_heading(head))}
    return _shows_of(rows, _Heads(fields, offices, {}, any(map(asks_for_studio_too, grid.heads))))


def in_table(table: Table) -> list[Listed]:
    """Return the shows of a ruled table; a row with a category alone names those under it.

    Where no heading asks for the show, the column that looks most like titles holds it.
    """
    if any(_heads(row) for row in table.rows):
        return _shows_of(table.rows, None)
    first = table.rows[0]
    if heads_other_list([cell.text for cell in first]):
        return []
    named = {field_of_heading(cell.text) for cell in first} - {None}
    if len(named) < _FEWEST_HEADINGS or not named & TIMES:
        return []
    fields = kinds_of([cell.text for cell in first], list(zip(*_texts(table), strict=False)))
    offices = {at: found for at, cell in enumerate(first) if (found := crew_of_heading(cell.text))}
    return _shows_of(table.rows[1:], _Heads(tuple(fields), offices, {}, has_studio_below=False))


def _texts(table: Table) -> list[list[str]]:
    """Return what the cells below the headings of a table say, row by row."""
    return [[cell.text for cell in row] for row in table.rows[1:]]


def _shows_of(rows: Sequence[Sequence[Cell]], heads: _Heads | None) -> list[Listed]:
    category: Printed | None = None
    made: list[Listed] = []
    outside = False
    for at, row in enumerate(_filled_down(rows)):
        heads, is_head = (found, True) if (found := _heads(row)) else (heads, False)
        if is_head and heads is not None:
            heads = _corrected(heads, row, rows[at + 1 :])
        filled = [cell for cell in row if cell.words]
        outside = not is_head and (outside or heads_other_list([cell.text for cell in row]))
        if is_head or heads is None or not filled or outside:
            continue
        if len(filled) == 1:
            category = _category_row(filled[0]) or category
            if made:
                _add_crew(made[-1].parts, filled[0])
        elif not _sums_up(filled):
            parts = told_again(
                _in_row(heads, row, _titles(heads, rows)), made[-1].parts if made else {}
            )
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
    has_studio_below = any(asks_for_studio_too(cell.text) for cell in row)
    return _Heads(fields, offices, categories, has_studio_below)


def _corrected(heads: _Heads, row: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> _Heads:
    """Return headings as what stands below them shows them to be meant."""
    columns = [[own[at].text for own in below if len(own) > at] for at in range(len(row))]
    fields = by_cells(heads.fields, [cell.text for cell in row], columns)
    return replace(heads, fields=tuple(fields))


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


def _in_row(heads: _Heads, row: Sequence[Cell], titles: Sequence[Printed]) -> dict[str, Printed]:
    parts: dict[str, Printed] = {}
    for at, (name, cell) in enumerate(zip(heads.fields, row, strict=False)):
        if not any(map(str.isalnum, cell.text)):
            continue
        if name is None:
            _add_crew(parts, cell)
        elif name not in parts and at not in heads.offices:
            parts[name] = _printed_cell(cell)
            parts |= {"classification": said} if (said := heads.categories.get(at)) else {}
    return parts | _crew_in_row(heads.offices, row) | _in_title(heads, row, parts, titles)


def _titles(heads: _Heads, rows: Sequence[Sequence[Cell]]) -> list[Printed]:
    """Return the cells of the column of titles."""
    if "production_title" not in heads.fields:
        return []
    at = heads.fields.index("production_title")
    return [_printed_cell(row[at]) for row in rows if len(row) > at and row[at].words]


def _in_title(
    heads: _Heads, row: Sequence[Cell], parts: dict[str, Printed], titles: Sequence[Printed]
) -> dict[str, Printed]:
    """Return what a cell of titles holds beside the title, and the title without it."""
    if "production_title" not in parts:
        return {}
    right = row[heads.fields.index("production_title")].box[2]
    apart = in_title_cell(parts["production_title"], right, titles)
    if heads.has_studio_below and not {"studio"} & (apart.keys() | parts.keys()):
        apart = studio_below(parts["production_title"])
    return {name: said for name, said in apart.items() if name not in parts} | title_of(apart)


def _crew_in_row(pairs: Mapping[int, tuple[str, ...]], row: Sequence[Cell]) -> dict[str, Printed]:
    """Return the names of cells under headings that ask for several offices, office by office.

    A slash or a line of its own parts them; what cannot be told apart is nobody's name.
    """
    made: dict[str, Printed] = {}
    for at, fields in pairs.items():
        own = _in_lines(row[at]) if at < len(row) else []
        held = passage(own)
        names = [held.group(said) for said in re.finditer(r"[^/\s](?:[^/]*[^/\s])?", held.text)]
        if len(names) == 1 and len(own) == len(fields):
            names = [printed(line) for line in own]
        if len(names) == len(fields):
            made |= dict(zip(fields, names, strict=True))
    return made


def _in_lines(cell: Cell) -> list[Line]:
    """Return the words of a cell line by line."""
    made: list[list[Word]] = []
    for word in cell.words:
        if not made or word.box[1] >= made[-1][-1].box[3] - _OVERLAP:
            made.append([])
        made[-1].append(word)
    return [Line(1, tuple(words)) for words in made]


_OVERLAP = 2.0
"""How far, in points, the boxes of two lines of a cell may reach into one another."""


def _is_head(fields: Sequence[str | None]) -> bool:
    known = {field for field in fields if field is not None}
    timed = known & {"days", "weeks", "start_date", "dates"}
    return len(known) >= _FEWEST_HEADINGS and "production_title" in known and bool(timed)


def _category_row(cell: Cell) -> Printed | None:
    line = Line(1, cell.words)
    return heading_category(line)


def _printed_cell(cell: Cell) -> Printed:
    return Printed(cell.text, (Line(1, cell.words),))
