"""Payroll exports and fringe reports of a case, recognised by their columns, not their names."""

import csv
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.fringe import columns as fringe_columns
from app.fringe.rows import line_of
from app.payroll import columns as payroll_columns
from app.payroll.rows import lines_of
from app.tabular.cells import BadRow, day_written
from app.tabular.files import first_rows, opened, plain
from extractors import catalogue
from extractors.files import FileKind, detect
from extractors.refusals import Refused
from extractors.values import DocumentType
from validators.values import Coverage, FringeRecord, PayrollRecord

_FRINGE_WORDS = re.compile(r"\b(fringes?|remit\w*|contributions?|pension|rrsp|h w|benefits?)\b")
_PAGES = {
    FileKind.PDF, FileKind.JPEG, FileKind.PNG, FileKind.HEIC, FileKind.TIFF, FileKind.DOCX,
    FileKind.EML, FileKind.MSG,
}  # fmt: skip
_COMPANY = re.compile(r"(?i)\b(payroll|inc|llc|corp|ltd)\b")
_HEADING = re.compile(r"(?i)\b(register|report|export|detail|summary|journal|period|ending|date)\b")
_NEGATIVE = re.compile(r"-[\d,.]+|\([\d,.]+\)|[\d,.]+-")
_DATES = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d{2}-\d{2}|[A-Z][a-z]{2,8} \d{1,2}, \d{4}")
_ROLE_LABEL = re.compile(r"(?i)^(payroll (company|service)|prepared by|paymaster|remitter)\W+")


@dataclass(frozen=True, slots=True)
class BadLine:
    """A row that was left out: its file, its 1-based line, and why."""

    file: str
    row: int
    message: str


@dataclass(frozen=True, slots=True)
class WorkFile:
    """The records of one payroll export or fringe report, and the rows that are none."""

    name: str
    sha256: str
    type: DocumentType
    payroll: tuple[PayrollRecord, ...] = ()
    fringe: tuple[FringeRecord, ...] = ()
    covered: tuple[Coverage, ...] = ()
    bad_lines: tuple[BadLine, ...] = ()


def read_work_file(path: Path, name: str, limit_bytes: int) -> WorkFile | None:
    """Return the work records of a file, or None when it is no table of work records."""
    if not 0 < path.stat().st_size <= limit_bytes:
        return None
    data = path.read_bytes()
    kind = _kind(path, data)
    if kind is None:
        return None
    digest = hashlib.sha256(data).hexdigest()
    read = _payroll_file if kind is DocumentType.PAYROLL_EXPORT else _fringe_file
    return read(path, name, digest)


def may_be_table(path: Path, limit_bytes: int) -> bool:
    """Return True unless a file is empty or of a kind that holds pages, as letters do."""
    try:
        if path.stat().st_size > limit_bytes:
            return True
        return detect(path.read_bytes()) not in _PAGES
    except csv.Error:
        return True
    except OSError:
        return False
    except Refused as refusal:
        return refusal.code == "unknown-type"


def _kind(path: Path, data: bytes) -> DocumentType | None:
    try:
        if detect(data) not in {FileKind.CSV, FileKind.TXT}:
            return None
        rows = first_rows(path)
    except (Refused, ValueError, csv.Error):
        return None
    above: list[str] = []
    for cells in rows:
        payroll, fringe = payroll_columns.layout_of(cells), fringe_columns.layout_of(cells)
        if not payroll.missing or not fringe.missing:
            return _which(payroll, fringe, plain(" ".join([*above, *cells])))
        above += cells
    return None


def _which(
    payroll: payroll_columns.Layout, fringe: fringe_columns.FringeLayout, words: str
) -> DocumentType:
    """Tell the two apart: only payroll has days of their own, only remittances have remitters."""
    if payroll.missing:
        return DocumentType.FRINGE_REPORT
    if fringe.missing or "day" in payroll.columns or payroll.blocks:
        return DocumentType.PAYROLL_EXPORT
    by_member = "member_number" in fringe.columns and "last4" not in payroll.columns
    if by_member or "period" in fringe.columns or _FRINGE_WORDS.search(words):
        return DocumentType.FRINGE_REPORT
    return DocumentType.PAYROLL_EXPORT


def _payroll_file(path: Path, name: str, digest: str) -> WorkFile:
    above = _above_header(path, payroll_columns.layout_of)
    company = _company(above)
    found: list[PayrollRecord] = []
    bad: list[BadLine] = []
    with opened(path, payroll_columns.layout_of) as (layout, rows):
        for row, cells in _each(rows, name, bad):
            stated = _cell(cells, layout.columns.get("payroll_company")) or company
            try:
                lines = lines_of(cells, layout)
            except BadRow as error:
                bad.append(BadLine(name, row, str(error)))
                continue
            found += [_paid(line, stated, name, row) for line in lines]
    return WorkFile(
        name,
        digest,
        DocumentType.PAYROLL_EXPORT,
        payroll=tuple(found),
        covered=_covered(above, company, found),
        bad_lines=tuple(bad),
    )


def _fringe_file(path: Path, name: str, digest: str) -> WorkFile:
    remitter = _company(_above_header(path, fringe_columns.layout_of))
    found: list[FringeRecord] = []
    bad: list[BadLine] = []
    with opened(path, fringe_columns.layout_of) as (layout, rows):
        for row, cells in _each(rows, name, bad):
            try:
                line = line_of(cells, layout)
            except BadRow as error:
                bad.append(BadLine(name, row, str(error)))
                continue
            found.append(_remitted(line, remitter, name, row))
    return WorkFile(
        name, digest, DocumentType.FRINGE_REPORT, fringe=tuple(found), bad_lines=tuple(bad)
    )


def _each(
    rows: Iterator[tuple[int, list[str]]], name: str, bad: list[BadLine]
) -> Iterator[tuple[int, list[str]]]:
    """Yield every row once; what cannot be read on (a stray quote) is told and ends the file.

    A row that repeats an earlier one word by word is the same payment reported twice, unless one
    that takes something back stands between them.
    """
    last, seen = 0, dict[tuple[str, ...], int]()
    try:
        for last, cells in rows:
            first = seen.setdefault(tuple(cells), last)
            if first != last:
                bad.append(BadLine(name, last, f"the same as row {first}: it counts once"))
                continue
            if any(_NEGATIVE.fullmatch(cell.strip()) for cell in cells):
                seen.clear()
            yield last, cells
    except (ValueError, csv.Error) as error:
        bad.append(BadLine(name, last + 1, f"the rest cannot be read: {error}"))


def _paid(line: dict[str, Any], company: str, name: str, row: int) -> PayrollRecord:
    return PayrollRecord(**line, payroll_company=company, source=name, row=row)


def _remitted(line: dict[str, Any], remitter: str, name: str, row: int) -> FringeRecord:
    return FringeRecord(
        remitter=line["remitter"] or remitter,
        employee_name=line["employee_name"],
        member_number=line["member_number"],
        last4=line["last4"],
        production=line["production"],
        category=line["category"],
        period_start=line["period_start"],
        period_end=line["period_end"],
        days=line["days"],
        hours=line["hours"],
        source=name,
        row=row,
    )


def _above_header(path: Path, layout_of: Any) -> list[str]:
    """Return the lines above the header, where exports name the company and the period."""
    above: list[str] = []
    for cells in first_rows(path):
        if not layout_of(cells).missing:
            return above
        above.append(", ".join(cell.strip() for cell in cells if cell.strip()))
    return []


def _company(above: Sequence[str]) -> str:
    for line in above:
        if _ROLE_LABEL.match(line):
            return _ROLE_LABEL.sub("", line)
    known = (catalogue.payroll_company(line) for line in above)
    named = next((company for company in known if company), None)
    likely = (line for line in above if _COMPANY.search(line) and not _HEADING.search(line))
    return named or next(likely, "")


def _covered(
    above: Sequence[str], company: str, lines: Sequence[PayrollRecord]
) -> tuple[Coverage, ...]:
    """Return the span that the file itself says it reports, if it says so."""
    for line in above:
        days = [day for text in _DATES.findall(line) if (day := day_written(text))]
        if len(days) == 2 and days[0] < days[1]:
            return (_coverage(company, days[0], days[1], lines),)
    return ()


def _coverage(company: str, first: date, last: date, lines: Sequence[PayrollRecord]) -> Coverage:
    productions = tuple(sorted({line.production for line in lines}))
    employers = tuple(sorted({line.employer for line in lines if line.employer}))
    return Coverage(company, first, last, productions, employers)


def _cell(cells: Sequence[str], index: int | None) -> str:
    return " ".join(cells[index].split()) if index is not None and index < len(cells) else ""
