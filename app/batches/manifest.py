"""Recognizes the list of what a batch should hold, and reads it: one letter or person a row."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_HEADS = {
    "file_name": {"file", "filename", "document", "attachment", "letter", "pdf", "scan"},
    "person": {"name", "employee", "employeename", "person", "worker", "member", "professional"},
    "last_name": {"lastname", "surname", "familyname", "last"},
    "first_name": {"firstname", "givenname", "first"},
    "last4": {"last4", "ssnlast4", "last4ssn", "ssn", "last4digits", "ssn4", "lastfour"},
    "il_number": {"il", "ilnumber", "ilno", "industrylist", "rosternumber"},
}
_OF_PAYROLL = {
    "amount",
    "day",
    "days",
    "gross",
    "hours",
    "netpay",
    "paydate",
    "payperiod",
    "periodend",
    "rate",
    "wages",
    "weekending",
    "workdate",
}
_HEAD_WITHIN = 10
_ROWS_MAX = 5_000
_FILE = re.compile(r"\.(pdf|jpe?g|png|heic|tiff?|docx?|txt|eml|msg|zip)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Expected:
    """One row of a manifest by its 1-based line: a file, a person, or both."""

    row: int
    file_name: str | None = None
    person: str | None = None
    last4: str | None = None
    il_number: str | None = None


def expected_in(rows: Iterable[tuple[int, Sequence[str]]]) -> tuple[Expected, ...] | None:
    """Return what a table says should be there; None when it is no manifest.

    A manifest names files, or people by name and number, and nothing of what they were paid.
    """
    columns: dict[str, int] | None = None
    found: list[Expected] = []
    for seen, (number, cells) in enumerate(rows):
        if columns is None:
            columns = _columns(cells)
            if columns is None and seen >= _HEAD_WITHIN:
                return None
            continue
        each = _expected(number, cells, columns)
        if each is not None and len(found) < _ROWS_MAX:
            found.append(each)
    if columns is None or not found:
        return None
    if "file_name" in columns and not any(_FILE.search(each.file_name or "") for each in found):
        return None
    return tuple(found)


def _columns(cells: Sequence[str]) -> dict[str, int] | None:
    """Return where each thing stands below these cells; None when they are no manifest's head."""
    bare = [re.sub(r"[^a-z0-9]", "", cell.lower()) for cell in cells]
    if any(name in _OF_PAYROLL for name in bare):
        return None
    columns = {
        what: next(place for place, name in enumerate(bare) if name in names)
        for what, names in _HEADS.items()
        if any(name in names for name in bare)
    }
    names_people = {"person", "last_name"} & columns.keys()
    is_manifest = "file_name" in columns or (
        names_people and {"last4", "il_number"} & columns.keys()
    )
    return columns if is_manifest else None


def _expected(row: int, cells: Sequence[str], columns: dict[str, int]) -> Expected | None:
    def cell(what: str) -> str | None:
        place = columns.get(what)
        text = cells[place].strip() if place is not None and place < len(cells) else ""
        return text[:200] or None

    digits = re.sub(r"\D", "", cell("last4") or "")
    person = cell("person") or " ".join(filter(None, (cell("first_name"), cell("last_name"))))
    each = Expected(
        row=row,
        file_name=cell("file_name"),
        person=person or None,
        last4=digits[-4:] if len(digits) >= 4 else None,
        il_number=(cell("il_number") or "")[:20] or None,
    )
    return each if each.file_name or each.person or each.il_number else None
