"""What each column of a table of jobs holds, told by its heading."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from extractors.days.codes import Verdict, code_verdict, words_verdict
from extractors.evl.column_contents import (
    beside_codes,
    holds_positions,
    is_kind_alone,
    told_by_a_part,
    told_title,
)
from extractors.evl.jobs import SPLITTING
from extractors.evl.wording import field_of_label
from extractors.layout import Cell, Table
from extractors.word_lists import word_set

_DAY_ROLES = (
    (
        "day",
        r"^(?:[a-z]{2,9}\.?,?\s+)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?"
        r"(?:\s+(?:su|mo|tu|we|th|fr|sa)[a-z]{0,7}\.?)?$",
    ),
    (
        "weekday",
        r"^(?:su|mo|tu|we|th|fr|sa)[a-z]{0,7}\.?(?:\s+\d.*)?$|^[smtwf]$|^th$|^(?:day )?[1-7]$",
    ),
    ("week", r"w/e|week|^ending"),
    (
        "start",
        r"^(?:start|from|begin|began|first)\w*(?:\s+(?:date|day|of work))?|start|"
        r"^hired?(?: date| on)?$",
    ),
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
    ("period", r"^(?:(?:work|employment) )?period$"),
    ("dates", r"dates?|days worked|worked on"),
    ("other", r"hours|hrs|remark|note|code|rate|^day$|day type|prep|status|\bot\b"),
)
STATE = "state"
"""The role of a column that says what each day was; its row is no day worked without it."""

_PHASE = re.compile(
    r"(?:pre-?)?(?:prep|shoot|wrap|strike|rig(?:ging)?|build|light|stage|location|post)"
    r"(?: (?:days?|dates?))?",
    re.IGNORECASE,
)
_DATED = re.compile(r"\d{1,2}[/.-]\d{1,2}\b|\d{4}-\d{2}-\d{2}|\b[A-Z][a-z]{2,8}\.? \d{1,2}\b")
_SMALL_TYPE = 0.87
_COLUMN_FIELDS = word_set(
    "employee_name production classification production_type employer local last4 season title "
    "loanout_company union_status payroll_company occupation_code category"
)
_IDENTITY = {"title": "production", "occupation_code": "classification", "category": "production"}


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column of a job table holds: a field of a record, or a part of its days."""

    fields: dict[int, str]
    days: dict[int, str]
    header: tuple[Cell, ...]


def columns_of(table: Table) -> Columns | None:
    """Return what the columns of ``table`` hold, None when it lists no jobs."""
    header = table.rows[0]
    if len(table.rows) < 2 or len(header) < 2 or any(c.text.startswith("(") for c in header):
        return None
    if any(map(_is_captioned, header)):
        return None
    fields: dict[int, str] = {}
    days: dict[int, str] = {}
    for cell in header:
        text = cell.text.strip()
        if not text or len(text.split()) > 7:
            continue
        role = _role_of(cell, table)
        name = field_of_label(text, has_colon=True) if role != STATE else None
        name = beside_codes(table, cell, name, fields.get(cell.column - 1))
        name = "production" if name is None and is_kind_alone(text) else name
        if name not in _COLUMN_FIELDS and role is None:
            name = told_by_a_part(text, _COLUMN_FIELDS) or name
        name = "employee_name" if name == "last4" and _NAME_TOO.search(text) else name
        if name in _COLUMN_FIELDS and (role is None or name == "last4"):
            fields[cell.column] = name
        elif role is not None:
            days[cell.column] = role
    fields = {at: told_title(table, at, name, fields) for at, name in fields.items()}
    fields |= _positions_by_what_they_are(table, {*fields, *days}, fields)
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
    return None if _is_form(table) else Columns(fields, days, header)


def _positions_by_what_they_are(
    table: Table, told: Container[int], fields: Mapping[int, str]
) -> dict[int, str]:
    """Return the one column that holds positions whatever its heading, where none is headed so."""
    if "classification" in fields.values():
        return {}
    free = [cell.column for cell in table.rows[0] if cell.column not in told]
    held = [column for column in free if holds_positions(table, column)]
    return {held[0]: "classification"} if len(held) == 1 else {}


_NAME_TOO = re.compile(r"(?i)^(?:employee|crew(?: member)?|full)?\s*(?:names?|employee|member)\b")
"""A column of names with their last four digits: "Name / last four"."""


def _is_captioned(cell: Cell) -> bool:
    """Return whether a cell opens with a small caption over what is filled in: a form's box."""
    if len(cell.words) < 2:
        return False
    first, last = cell.words[0].box, cell.words[-1].box
    return first[3] - first[1] <= _SMALL_TYPE * (last[3] - last[1]) and last[1] > first[1]


def _is_form(table: Table) -> bool:
    """Return whether labels stand in later rows too: a form, not a list."""
    if any(map(_is_all_labels, table.rows[1:])) or _opens_rows_with_labels(table):
        return True
    later = [cell for row in table.rows[1:] for cell in row if cell.text]
    labels = [cell for cell in later if field_of_label(cell.text, has_colon=False) is not None]
    first_column = [row[0].text for row in table.rows if row[0].text]
    named = [
        t for t in first_column if t.rstrip().endswith(":") or field_of_label(t, has_colon=False)
    ]
    return len(labels) >= 2 and len(named) * 2 > len(first_column)


_FEWEST_ROWS_OF_LABELS = 3


def _opens_rows_with_labels(table: Table) -> bool:
    """Return whether rows, the first among them, open with labels of as many things: pairs."""
    named = [field_of_label(row[0].text, has_colon=False) for row in table.rows if row[0].text]
    own = {name for name in named[1:] if name in _COLUMN_FIELDS}
    return named[:1] != [None] and len(own | {*named[:1]}) >= _FEWEST_ROWS_OF_LABELS


def _role_of(heading: Cell, table: Table) -> str | None:
    """Return what a column says of days; "Days worked" over dates lists them, and counts none."""
    role = _day_role(heading.text.strip())
    if _says_states(heading, table):
        return STATE
    if _is_phase(heading) and sum(map(_is_phase, table.rows[0])) > 1:
        return "dates"
    below = [row[heading.column].text for row in table.rows[1:] if heading.column < len(row)]
    return "dates" if role == "total" and any(map(_DATED.search, below)) else role


def _says_states(heading: Cell, table: Table) -> bool:
    """Return whether a column says of each day what it was: work, sick, holiday, travel."""
    below = [row[heading.column].text for row in table.rows[1:] if heading.column < len(row)]
    verdicts = {_state(text) for text in below if text.strip()}
    return None not in verdicts and bool(verdicts - {Verdict.WORKED})


def _state(text: str) -> Verdict | None:
    said = words_verdict(text)
    return code_verdict(text) if said is None else said[0]


def _is_phase(heading: Cell) -> bool:
    """Return whether a heading names a part of the work; beside another, it is over its days."""
    return _PHASE.fullmatch(heading.text.strip(" .:*")) is not None


def _is_all_labels(row: Sequence[Cell]) -> bool:
    """Return whether a row holds nothing but labels: captions of what stands in the next row."""
    filled = [cell.text for cell in row if cell.text]
    named = [field_of_label(text, has_colon=False) for text in filled]
    return len(filled) > 1 and all(named) and len(set(named)) > 1


def _day_role(text: str) -> str | None:
    plain = text.lower().strip(" .:*")
    return next((role for role, rule in _DAY_ROLES if re.search(rule, plain)), None)
