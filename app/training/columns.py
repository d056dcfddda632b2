"""Which column of a file of course completions holds what, and its rows by line number."""

import csv
import io
import re
from collections.abc import Iterator, Mapping

from app.errors import Unprocessable

_NAMES: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "employee name", "employee", "professional", "student", "student name",
             "participant", "participant name", "attendee", "full name"),
    "last_name": ("last name", "last", "surname", "student last name"),
    "first_name": ("first name", "first", "given name", "student first name"),
    "last4": ("last 4", "last4", "ssn last 4", "ssn4", "ssn", "last four", "last 4 of ssn"),
    "il_number": ("il no", "il", "il number", "industry link", "industry link number",
                  "industry link no"),
    "course": ("course", "course code", "code", "class", "class code", "course title", "training",
               "training code", "course name"),
    "day": ("completed", "completed on", "completion date", "date completed", "date", "course date",
            "completion", "end date"),
    "provider": ("provider", "training provider", "school", "vendor", "instructor"),
    "company_time": ("company time", "on company time", "paid time", "paid by employer"),
}  # fmt: skip
_BY_NAME = {name: field for field, names in _NAMES.items() for name in names}
_DELIMITERS = ",;\t|"


def rows_of(data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row of a file with its 1-based line number, its cells by what they hold.

    Raises ``Unprocessable`` when the first line does not name the columns that every row needs,
    or when the file is no table of text.
    """
    text = _decoded(data)
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns = _columns(next(reader, []))
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, _row(columns, cells)
    except csv.Error as error:
        raise Unprocessable(
            f"The file is no table of text ({error}): save it as CSV again and send that.",
            code="no-table",
        ) from error


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _columns(header: list[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for index, cell in enumerate(header):
        field = _BY_NAME.get(_plain(cell))
        if field is not None and field not in found.values():
            found[index] = field
    missing = _missing(set(found.values()))
    if missing:
        raise Unprocessable(
            f"The first line names no column for {', '.join(missing)}: "
            "send the file with a header like “IL#, Course, Completed”.",
            code="columns-missing",
        )
    return found


def _missing(have: set[str]) -> list[str]:
    named = "name" in have or {"last_name", "first_name"} <= have
    needs = {
        "the person (an IL#, or a name and the last four digits)": "il_number" in have
        or (named and "last4" in have),
        "the course": "course" in have,
        "the day it was completed": "day" in have,
    }
    return [what for what, found in needs.items() if not found]


def _row(columns: Mapping[int, str], cells: list[str]) -> dict[str, str]:
    row = {columns[i]: " ".join(c.split()) for i, c in enumerate(cells) if i in columns}
    return {name: text for name, text in row.items() if text}


def _plain(cell: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", cell.lower().replace("#", " no ")))
