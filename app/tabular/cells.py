"""What a cell of an export shows: texts, numbers, last four digits; and why one is of no use."""

import re
from datetime import date

from extractors.sheets.stored import NO_STORED_VALUE

_FORMULA_TEXT = re.compile(r'="(.*)"')
"""How exports keep Excel from taking a text for a number."""
_NEGATIVE = re.compile(r"\((.+)\)|(.+)-|-\s+(.+)")
_MONEY = str.maketrans("", "", "$, \u00a0")
_NO_DIGITS = re.compile(r"\D")
_ON_BEHALF = re.compile(r"(?i)^(.*\S)\s*[,;(]*\s*\bf\s*/\s*s\s*/\s*o\b\s*[:.]?\s*(\S.*?)\)?$|$^")


class BadCell(ValueError):
    """A cell that cannot be used; the message says what stands there and what was expected."""


class BadRow(Exception):
    """A row that cannot be used; the message says which columns and why."""


def shown(cell: str) -> str:
    """Return what a cell shows: single spaces, no marks of the export, no invisible zero bytes."""
    if cell.startswith(("=", " =")):
        formula = _FORMULA_TEXT.fullmatch(cell.strip())
        cell = formula.group(1) if formula else cell
    return " ".join(cell.replace("\0", "").split())


def text(cell: str) -> str:
    """Return a text of at most 200 letters."""
    if len(cell) > 200:
        raise BadCell(f"{len(cell)} letters are too many: 200 at most")
    _refuse_unstored(cell)
    return cell


def short_text(cell: str) -> str:
    """Return a code, such as an occupation code; what is too long for one is no code."""
    _refuse_unstored(cell)
    if len(cell) > 20:
        raise BadCell(f"“{cell[:30]}…” is too long for a code: 20 letters at most")
    return cell


def cut_text(cell: str) -> str:
    """Return the first 20 letters of a name that is kept for people to see only."""
    _refuse_unstored(cell)
    return cell[:20]


def number(cell: str) -> float:
    """Return a number of days or hours: ``1,234.5``, ``-8``, ``(8)`` and ``8-`` for minus eight."""
    try:
        found = float(cell)
    except ValueError:
        found = _written_number(cell)
    if not -10_000 < found < 10_000:
        raise BadCell(f"“{cell}” is out of range")
    return found


def _written_number(cell: str) -> float:
    _refuse_unstored(cell)
    negative = _NEGATIVE.fullmatch(cell)
    digits = next((g for g in negative.groups() if g), cell) if negative else cell
    try:
        found = float(digits.translate(_MONEY))
    except ValueError:
        raise BadCell(f"“{cell}” is no number") from None
    return -found if negative else found


def last_four(cell: str) -> str:
    """Return the last four digits of a whole, masked or shortened number."""
    digits = _NO_DIGITS.sub("", cell.removesuffix(".0"))
    if not digits:
        raise BadCell(f"“{cell}” holds no digits: give the last four")
    # A number column loses leading zeros; a masked or full number keeps its last four digits.
    return digits[-4:].zfill(4)


def worker_of(name: str) -> tuple[str, str | None]:
    """Return who worked and, for ``Company f/s/o Person``, the loan-out company that was paid."""
    if "/" not in name:
        return name, None
    found = _ON_BEHALF.match(name)
    if found is None or not found.group(2):
        return name, None
    return found.group(2).strip(" ()"), found.group(1).strip(" ,;(") or None


def check_order(start: date | None, end: date | None) -> None:
    """Raise ``BadCell`` when a period ends before it starts."""
    if start is not None and end is not None and end < start:
        raise BadCell(f"the period ends {end} before it starts {start}")


def check_room(days: float, start: date, end: date) -> None:
    """Raise ``BadCell`` when more days are reported than the period has."""
    if abs(days) > (end - start).days + 1:
        raise BadCell(f"{days:g} days do not fit between {start} and {end}")


def _refuse_unstored(cell: str) -> None:
    if cell == NO_STORED_VALUE:
        raise BadCell(
            "a formula whose result is not stored: open the workbook, save it, and send that"
        )
