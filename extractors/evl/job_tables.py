"""Tables with one row for each job: a person, a production, a classification, and their days."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.confidence import Found
from extractors.evl.hits import Hit
from extractors.evl.jobs import SPLITTING, Job
from extractors.evl.label_values import read_value
from extractors.evl.wording import field_of_label
from extractors.layout import Cell, Line, Table
from extractors.passages import Printed
from extractors.values import Word
from extractors.word_lists import word_set

_DAY_ROLES = (
    ("day", r"^(?:[a-z]{2,9}\.?,?\s+)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?$"),
    (
        "weekday",
        r"^(?:su|mo|tu|we|th|fr|sa)[a-z]{0,7}\.?(?:\s+\d.*)?$|^[smtwf]$|^th$|^(?:day )?[1-7]$",
    ),
    ("week", r"w/e|week|^ending"),
    ("start", r"^(?:start|from|begin|began|first|hire)\w*(?:\s+(?:date|day|of work))?|start"),
    (
        "end",
        r"^(?:end|to\b|through|thru|finish|last|wrap|until)\w*(?:\s+(?:date|day))?|\bend\b|finish",
    ),
    (
        "total",
        r"^(?:#|no\.?|number|total)?\s*(?:of\s+)?days?(?:\s+worked|"
        r"\s+total)?$|^total(?:\s+days)?(?:\s+worked)?$|day count|"
        r"^count$|# days|no\.? days",
    ),
    ("dates", r"dates?|days worked|worked on"),
    ("other", r"hours|hrs|remark|note|code|rate|^day$|day type|prep|status|\bot\b"),
)
_GRID_ROLES = frozenset({"day", "weekday", "week"})
_JOB_NUMBER = re.compile(r"^\W*(?:job|invoice|p\.?o\.?)\s*(?:no|num|number|#)\b", re.IGNORECASE)
_TOTAL_ROW = re.compile(r"^\W*(?:grand\s+)?(?:sub-?)?total|^\W*all productions", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Columns:
    """What each column of a job table holds: a field of a record, or a part of its days."""

    fields: dict[int, str]
    days: dict[int, str]
    header: tuple[Cell, ...]


JobTable = tuple[Table, _Columns]


def job_tables(tables: Sequence[Table]) -> list[JobTable]:
    """Return the tables that list jobs, one that runs on over a page as a table of its own."""
    found: list[JobTable] = []
    for table in tables:
        columns = _columns(table)
        if columns is not None:
            found.append((table, columns))
        elif found and _runs_on(found[-1], table):
            found.append((table, replace(found[-1][1])))
    return found


def jobs_in(found: Sequence[JobTable], at: int) -> list[Job]:
    """Return one job for each person, production and classification the tables' rows name."""
    groups: dict[tuple[str, ...], list[tuple[Cell, ...]]] = {}
    owner: dict[tuple[str, ...], tuple[Table, _Columns]] = {}
    for table, columns in found:
        for row in _rows(table, columns):
            key = _identity(row, columns)
            groups.setdefault(key, []).append(row)
            owner.setdefault(key, (table, columns))
    return [_job(*owner[key], rows, at) for key, rows in groups.items()]


def _columns(table: Table) -> _Columns | None:
    header = table.rows[0]
    if len(table.rows) < 2 or len(header) < 2:
        return None
    fields: dict[int, str] = {}
    days: dict[int, str] = {}
    for cell in header:
        text = cell.text.strip()
        if not text or len(text.split()) > 7:
            continue
        role = _day_role(text)
        name = field_of_label(text, has_colon=True)
        if name in _COLUMN_FIELDS and (role is None or name == "last4"):
            fields[cell.column] = name
        elif role is not None:
            days[cell.column] = role
    identity = {_IDENTITY.get(name, name) for name in fields.values()} & set(SPLITTING)
    filled = [cell for cell in header if cell.text.strip()]
    if (
        not identity
        or len(fields) + len(days) < 2
        or len(fields) + len(days) * 1.0 < 0.5 * len(filled)
    ):
        return None
    if len(header) == 2 and field_of_label(table.rows[1][0].text, has_colon=True) in _COLUMN_FIELDS:
        return None
    return None if _is_form(table) else _Columns(fields, days, header)


_COLUMN_FIELDS = word_set(
    "employee_name production classification production_type employer local last4 season title "
    "loanout_company union_status payroll_company occupation_code category"
)
_IDENTITY = {"title": "production", "occupation_code": "classification", "category": "production"}


def _is_form(table: Table) -> bool:
    """Return whether labels stand in later rows too: a form, not a list."""
    later = [cell for row in table.rows[1:] for cell in row if cell.text]
    labels = [cell for cell in later if field_of_label(cell.text, has_colon=False) is not None]
    first_column = [row[0].text for row in table.rows if row[0].text]
    named = [
        t for t in first_column if t.rstrip().endswith(":") or field_of_label(t, has_colon=False)
    ]
    return len(labels) >= 2 and len(named) * 2 > len(first_column)


def _day_role(text: str) -> str | None:
    plain = text.lower().strip(" .:*")
    return next((role for role, rule in _DAY_ROLES if re.search(rule, plain)), None)


def _runs_on(above: JobTable, table: Table) -> bool:
    earlier, columns = above
    return table.page == earlier.page + 1 and len(table.rows[0]) == len(columns.header)


def _rows(table: Table, columns: _Columns) -> list[tuple[Cell, ...]]:
    """Return the rows below the header with wrapped lines joined and merged cells filled."""
    start = 1 if table.rows[0] == columns.header or _repeats(table.rows[0], columns.header) else 0
    rows: list[tuple[Cell, ...]] = []
    for row in table.rows[start:]:
        first = next((cell.text for cell in row if cell.text), "")
        if not first or _TOTAL_ROW.match(first):
            continue
        if rows and _continues(row, columns):
            rows[-1] = tuple(_join(a, b) for a, b in zip(rows[-1], row, strict=False))
        else:
            rows.append(_filled(row, rows[-1] if rows else None, columns))
    return rows


def _repeats(row: Sequence[Cell], header: Sequence[Cell]) -> bool:
    return [cell.text for cell in row] == [cell.text for cell in header]


def _continues(row: Sequence[Cell], columns: _Columns) -> bool:
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
    row: tuple[Cell, ...], above: tuple[Cell, ...] | None, columns: _Columns
) -> tuple[Cell, ...]:
    if above is None:
        return row
    return tuple(
        replace(cell, text=up.text, words=up.words)
        if not cell.text and cell.column in columns.fields and up.text
        else cell
        for cell, up in zip(row, above, strict=False)
    )


def _identity(row: Sequence[Cell], columns: _Columns) -> tuple[str, ...]:
    return tuple(
        re.sub(r"[^a-z0-9]+", " ", cell.text.lower()).strip()
        for cell in row
        if cell.column in columns.fields
        and columns.fields[cell.column] not in {"last4", "union_status", "local"}
    ) + tuple(
        row[cell.column].text
        for cell in columns.header
        if cell.column < len(row) and _JOB_NUMBER.search(cell.text)
    )


def _job(table: Table, columns: _Columns, rows: Sequence[tuple[Cell, ...]], at: int) -> Job:
    hits: dict[str, list[Hit]] = {}
    for cell in rows[0]:
        name = columns.fields.get(cell.column)
        if name is None or not cell.words:
            continue
        for field, value, how in read_value(name, printed_cell(table.page, cell)):
            found = Found.TABLE if how is Found.LABEL else how
            hits.setdefault(field, []).append(Hit(field, value, found, at))
    roles = set(columns.days.values())
    lines: list[Line] = []
    days: dict[str, Hit] = {}
    for cell in rows[0]:
        role = columns.days.get(cell.column)
        if (
            role in {"start", "end", "total"}
            and len(rows) == 1
            and not roles & _GRID_ROLES
            and cell.words
        ):
            days[role] = Hit(role, printed_cell(table.page, cell), Found.TABLE, at)
    grid: tuple[Table, ...] = ()
    if roles & _GRID_ROLES or (len(rows) > 1 and "dates" in roles):
        grid = (_day_grid(table, columns, rows),)
        lines = _as_lines(grid[0])
    elif "dates" in roles:
        lines = _date_lines(table, columns, rows)
    kept = {name: tuple(found) for name, found in hits.items()}
    return Job(kept, tuple(lines), grid, days)


def _day_grid(table: Table, columns: _Columns, rows: Sequence[tuple[Cell, ...]]) -> Table:
    """Return the columns about days alone, as a table of its own: of dates only those marked."""
    kept = [
        c.column
        for c in columns.header
        if c.column not in columns.fields
        and (columns.days.get(c.column) != "day" or _is_marked(c.column, rows))
    ]
    chosen = [columns.header, *rows]
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


def _is_marked(column: int, rows: Sequence[tuple[Cell, ...]]) -> bool:
    return any(row[column].text.strip(" -–—.") for row in rows if column < len(row))


def _as_lines(grid: Table) -> list[Line]:
    """Return the rows of a table as lines, read from left to right."""
    rows = [[word for cell in row for word in cell.words] for row in grid.rows]
    return [Line(grid.page, tuple(sorted(row, key=lambda w: w.box[0]))) for row in rows if row]


def _date_lines(table: Table, columns: _Columns, rows: Sequence[tuple[Cell, ...]]) -> list[Line]:
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
