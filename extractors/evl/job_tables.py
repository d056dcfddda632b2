"""Tables with one row for each job: a person, a production, a classification, and their days."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.confidence import Found
from extractors.days.dittos import is_ditto
from extractors.evl.hits import Hit
from extractors.evl.job_columns import STATE, Columns, columns_of
from extractors.evl.job_days import as_lines, date_lines, day_grid, printed_cell
from extractors.evl.jobs import Job
from extractors.evl.label_values import read_value
from extractors.evl.person_value import Read
from extractors.evl.title_over_company import title_and_company
from extractors.evl.wrapped_rows import wrapped_rows
from extractors.layout import Cell, Line, Table

_GRID_ROLES = frozenset({"day", "weekday", "week"})
_JOB_NUMBER = re.compile(
    r"^\W*(?:job\s*#|(?:job|invoice|p\.?o\.?)\s*(?:no|num|number)\b|"
    r"(?:key|initials?|codes?|marks?|letters?|abbr(?:ev(?:iations?)?)?|job)\W*$)",
    re.IGNORECASE,
)
_TOTAL_ROW = re.compile(
    r"^\W*(?:grand\s+)?(?:sub-?)?total|^\W*in (?:total|all)\b|"
    r"^\W*all (?:productions|titles|shows|jobs|projects|told)|"
    r"^\W*(?:[a-z-]+\s*)?\(?\d{1,3}\)?\s+(?:total\s+)?days\b|"
    r"^\W*(?:#|no\.?|number|sum)\W*(?:of\s+)?(?:work\w*\s+)?days\b",
    re.IGNORECASE,
)
_FEWEST_SUMMED = 2
JobTable = tuple[Table, Columns]


def job_tables(tables: Sequence[Table]) -> list[JobTable]:
    """Return the tables that list jobs, one that runs on over a page as a table of its own."""
    found: list[JobTable] = []
    for before, table in zip([None, *tables], tables, strict=False):
        columns = columns_of(table)
        if columns is not None:
            found.append((table, columns))
        elif found and found[-1][0] is before and _runs_on(found[-1], table):
            found.append((table, replace(found[-1][1])))
    return found


def jobs_in(found: Sequence[JobTable], at: int) -> list[Job]:
    """Return one job for each person, production and classification the tables' rows name."""
    groups: dict[tuple[str, ...], list[tuple[Cell, ...]]] = {}
    owner: dict[tuple[str, ...], tuple[Table, Columns]] = {}
    for table, columns in found:
        for row in _rows(table, columns):
            key = _identity(row, columns)
            groups.setdefault(key, []).append(row)
            owner.setdefault(key, (table, columns))
    return [_job(*owner[key], rows, at) for key, rows in groups.items()]


def _runs_on(above: JobTable, table: Table) -> bool:
    earlier, columns = above
    return table.page == earlier.page + 1 and len(table.rows[0]) == len(columns.header)


def _rows(table: Table, columns: Columns) -> list[tuple[Cell, ...]]:
    """Return the rows below the header with wrapped lines joined and merged cells filled."""
    start = 1 if table.rows[0] == columns.header or _repeats(table.rows[0], columns.header) else 0
    rows: list[tuple[Cell, ...]] = []
    wrapped = wrapped_rows(table)
    for row in table.rows[start:]:
        first = next((cell.text for cell in row if cell.text), "")
        if not first or _TOTAL_ROW.match(first):
            continue
        if rows and (row[0].row in wrapped or _continues(row, columns)):
            rows[-1] = tuple(_join(a, b) for a, b in zip(rows[-1], row, strict=False))
        else:
            rows.append(_filled(row, rows[-1] if rows else None, columns))
    return rows[:-1] if _sums_up(rows, columns) else rows


def _sums_up(rows: Sequence[tuple[Cell, ...]], columns: Columns) -> bool:
    """Return whether the last row, which lists no dates, counts the days of all others.

    Whatever it is called: "Both", "All work". Two rows may count alike, so two stand above it.
    """
    counts = [column for column, role in columns.days.items() if role == "total"]
    dates = [column for column, role in columns.days.items() if role != "total"]
    if len(rows) <= _FEWEST_SUMMED or len(counts) != 1 or any(rows[-1][at].text for at in dates):
        return False
    said = [row[counts[0]].text.strip() for row in rows]
    days = [int(text) for text in said if text.isdecimal()]
    return bool(dates) and len(days) == len(rows) and days[-1] == sum(days[:-1])


def _repeats(row: Sequence[Cell], header: Sequence[Cell]) -> bool:
    return [cell.text for cell in row] == [cell.text for cell in header]


def _continues(row: Sequence[Cell], columns: Columns) -> bool:
    """Return whether a row only carries on the words of the row above."""
    dated = [cell for cell in row if cell.column in columns.days and cell.text]
    if not columns.days or dated:
        return False
    texts = [cell for cell in row if cell.text]
    return 0 < len(texts) < len(row) and not any(re.search(r"\d{1,2}/\d", c.text) for c in texts)


def _join(above: Cell, below: Cell) -> Cell:
    if not below.words:
        return above
    words = above.words + below.words
    return replace(above, text=f"{above.text} {below.text}".strip(), words=words)


def _filled(
    row: tuple[Cell, ...], above: tuple[Cell, ...] | None, columns: Columns
) -> tuple[Cell, ...]:
    """Return a row with what it leaves to the row above: facts, and the week that both are of."""
    if above is None:
        return row
    weeks = {column for column, role in columns.days.items() if role == "week"}
    return tuple(
        replace(cell, text=up.text, words=up.words)
        if (not cell.text or is_ditto(cell.text))
        and cell.column in {*columns.fields, *weeks}
        and up.text
        else cell
        for cell, up in zip(row, above, strict=False)
    )


def _identity(row: Sequence[Cell], columns: Columns) -> tuple[str, ...]:
    return tuple(
        re.sub(r"[^a-z0-9]+", " ", cell.text.lower()).strip()
        for cell in row
        if cell.column in columns.fields
        and columns.fields[cell.column] not in {"last4", "union_status", "local"}
    ) + _numbers(row, columns)


def _numbers(row: Sequence[Cell], columns: Columns) -> tuple[str, ...]:
    """Return the numbers by which a row calls its job."""
    return tuple(
        row[cell.column].text
        for cell in columns.header
        if cell.column < len(row) and _JOB_NUMBER.search(cell.text)
    )


def _job(table: Table, columns: Columns, rows: Sequence[tuple[Cell, ...]], at: int) -> Job:
    hits: dict[str, list[Hit]] = {}
    for cell in rows[0]:
        name = columns.fields.get(cell.column)
        if name is None or not cell.words:
            continue
        for field, value, how in _read_cell(name, table, cell):
            found = Found.TABLE if how is Found.LABEL else how
            hits.setdefault(field, []).append(Hit(field, value, found, at))
    roles = set(columns.days.values())
    lines: list[Line] = []
    days: dict[str, Hit] = {}
    for cell in rows[0]:
        role = columns.days.get(cell.column)
        if (
            role in {"start", "end", "period", "total"}
            and len(rows) == 1
            and not roles & _GRID_ROLES
            and cell.words
        ):
            days[role] = Hit(role, printed_cell(table.page, cell), Found.TABLE, at)
    grid: tuple[Table, ...] = ()
    told = len(rows) > 1 or STATE in roles
    if roles & _GRID_ROLES or (told and "dates" in roles):
        grid = (day_grid(table, columns, rows),)
        lines = as_lines(grid[0])
    elif "dates" in roles:
        lines = date_lines(table, columns, rows)
    kept = {name: tuple(found) for name, found in hits.items()}
    return Job(kept, tuple(lines), grid, days, numbers=_numbers(rows[0], columns))


def _read_cell(name: str, table: Table, cell: Cell) -> Iterator[Read]:
    """Yield what a cell says; a company on the lines below a title is the employer."""
    value = printed_cell(table.page, cell)
    if name != "production" or not table.drawn:
        yield from read_value(name, value)
        return
    margin = min(word.box[0] for word in cell.words) - cell.box[0]
    title, company = title_and_company(value, cell.box[2] - cell.box[0] - 2 * margin)
    yield from read_value("production", title)
    yield from read_value("employer", company) if company is not None else ()
