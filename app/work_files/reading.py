"""Reads one file of work records as plain values: for a case folder, or wherever no import is."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from app.errors import ServiceError
from app.tabular.mapping import PAYROLL, LayoutMapping, built_in
from app.work_files.above import company_in, span_in
from app.work_files.recognised import Choices, Recognised, recognise
from app.work_files.rows import Left, rows_read
from app.work_files.sources import opened_tables
from extractors.limits import Limits
from extractors.values import DocumentType
from validators.values import Coverage, FringeRecord, PayrollRecord

_TOLD = {Left.REJECTED, Left.REPEATED}
_PAYROLL_NAMES = {each.name for each in fields(PayrollRecord)}
_FRINGE_NAMES = {each.name for each in fields(FringeRecord)}


@dataclass(frozen=True, slots=True)
class BadLine:
    """A row that was left out: its file, its 1-based line, and why.

    A ``repeated`` row says nothing new; any other may have said something of a day.
    """

    file: str
    row: int
    message: str
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class WorkFile:
    """The records of one payroll export or fringe report, and the rows that are none.

    ``notes`` say what else was noticed, such as dates that could have been read two ways;
    ``is_guessed`` that nothing settled how they are written.
    """

    name: str
    sha256: str
    type: DocumentType
    payroll: tuple[PayrollRecord, ...] = ()
    fringe: tuple[FringeRecord, ...] = ()
    covered: tuple[Coverage, ...] = ()
    bad_lines: tuple[BadLine, ...] = ()
    notes: tuple[str, ...] = ()
    is_guessed: bool = False


def read_work_file(
    path: Path,
    name: str,
    limits: Limits,
    *,
    today: date,
    mappings: Sequence[LayoutMapping] | None = None,
) -> WorkFile | None:
    """Return the work records of a file, or None when it is no table of work records.

    CSV, text in columns, XLSX and PDFs with tables are read, the last two in the limited child;
    hand in a PDF only when reading it as a document said that it is a payroll export or a fringe
    report. Dates that nothing settles are read month first, and a note says so. What cannot be
    read to its end keeps the rows before.
    """
    known = built_in() if mappings is None else mappings
    try:
        with opened_tables(path, limits, known) as tables:
            found = recognise(tables, known, Choices(ask=False), today=today)
            return _work_file(found, name, _digest(path))
    except (ServiceError, ValueError, OSError):
        return None


def why_no_records(path: Path, limits: Limits, *, today: date) -> str | None:
    """Return why a file holds no work records that can be read, None when it does hold some."""
    known = built_in()
    try:
        with opened_tables(path, limits, known) as tables:
            recognise(tables, known, Choices(ask=False), today=today)
            return None
    except (ServiceError, ValueError, OSError) as error:
        return str(error)


def _digest(path: Path) -> str:
    with path.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def _work_file(found: Recognised, name: str, digest: str) -> WorkFile:
    company = company_in(found.head.above) or (
        found.head.mapping.company if found.head.mapping else ""
    )
    lines: list[tuple[int, dict[str, Any]]] = []
    bad: list[BadLine] = []
    last = found.head.row
    try:
        for each in rows_read(found):
            last = each.row
            lines += [(each.row, line) for line in each.lines]
            if each.left in _TOLD:
                repeated = each.left is Left.REPEATED
                bad.append(BadLine(name, each.row, each.why, repeated))
    except (ServiceError, ValueError) as error:
        bad.append(BadLine(name, last + 1, f"the rest cannot be read: {error}"))
    if found.kind == PAYROLL:
        paid = tuple(_paid(line, company, name, row) for row, line in lines)
        kind, covered = DocumentType.PAYROLL_EXPORT, _covered(found, company, paid)
        return WorkFile(
            name, digest, kind, payroll=paid, covered=covered, bad_lines=tuple(bad),
            notes=found.notes, is_guessed=found.is_guessed,
        )  # fmt: skip
    remitted = tuple(_remitted(line, company, name, row) for row, line in lines)
    return WorkFile(
        name, digest, DocumentType.FRINGE_REPORT, fringe=remitted, bad_lines=tuple(bad),
        notes=found.notes, is_guessed=found.is_guessed,
    )  # fmt: skip


def _paid(line: dict[str, Any], company: str, name: str, row: int) -> PayrollRecord:
    known = {key: value for key, value in line.items() if key in _PAYROLL_NAMES}
    stated = line["payroll_company"] or company
    return PayrollRecord(**{**known, "payroll_company": stated}, source=name, row=row)


def _remitted(line: dict[str, Any], remitter: str, name: str, row: int) -> FringeRecord:
    known = {key: value for key, value in line.items() if key in _FRINGE_NAMES}
    stated = line["remitter"] or remitter
    return FringeRecord(**{**known, "remitter": stated}, source=name, row=row)


def _covered(
    found: Recognised, company: str, lines: Sequence[PayrollRecord]
) -> tuple[Coverage, ...]:
    """Return the span that the file itself says it reports, if it says so."""
    span = span_in(found.head.above, found.dates)
    if span is None:
        return ()
    productions = tuple(sorted({line.production for line in lines}))
    employers = tuple(sorted({line.employer for line in lines if line.employer}))
    return (Coverage(company, *span, productions, employers),)
