"""Takes in payroll files: good rows go in, bad ones are told, and what they touch is rechecked."""

import pickle
import re
import secrets
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any, BinaryIO

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app import work
from app.file_names import clean_file_name
from app.records import audit, tables
from app.records.files import record_file
from app.states import DocumentState, Stage
from app.storage import Stored
from app.stores import Stores
from app.tabular.mapping import built_in
from app.work_files.recognised import Choices, recognise
from app.work_files.rows import RowRead, rows_read
from app.work_files.sources import opened_tables
from extractors.limits import Limits
from extractors.payload_masking import masked

_BATCH_LINES = 2000
_REJECTIONS_KEPT = 1000
_NINE_DIGITS = re.compile(r"\b\d{5}(\d{4})\b")

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that was left out, by its 1-based line in the file, and why."""

    row: int
    message: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What a payroll file brought; with ``already_had`` it is the report of the first time.

    ``rejections`` holds the first 1,000; ``rows_rejected`` counts all.
    """

    id: str
    rows_read: int
    rows_rejected: int
    rejections: tuple[Rejection, ...]
    already_had: bool
    rechecked: int = 0


@dataclass(slots=True)
class _Tally:
    """What is counted while the rows go by."""

    read: int = 0
    rejected: int = 0
    rejections: list[Rejection] = field(default_factory=list)
    first_day: date | None = None
    last_day: date | None = None
    last4: set[str] = field(default_factory=set)


def import_payroll(
    stores: Stores,
    file_name: str,
    data: BinaryIO,
    *,
    payroll_company: str,
    imported_by: int,
    now: datetime,
    progress: Progress = lambda _: None,
) -> ImportReport:
    """Take in a payroll file in one transaction, all good rows or, on an error, none.

    ``progress`` is told the number of rows read so far. The same bytes a second time change
    nothing. Raises ``Unprocessable`` when the file has no usable header.
    """
    stored = stores.storage.put(data, stores.settings.unpacked_limit_bytes)
    with stores.sessions() as session:
        known = _imported_before(session, stored)
        if known is not None:
            return _report(known, already_had=True)
    with tempfile.TemporaryFile() as good_lines:
        # Read before the transaction: other writers must not wait while rows are judged.
        tally = _read_rows(stores.storage.path(stored.sha256), good_lines, progress)
        with stores.sessions.begin() as session:
            record_file(session, stored.sha256, stored.size_bytes, "text/csv", now)
            known = _imported_before(session, stored)
            if known is not None:
                return _report(known, already_had=True)
            entry = _entry(stored, clean_file_name(file_name, ".csv"), payroll_company)
            entry.imported_by, entry.imported_at = imported_by, now
            _finish(session, entry, tally)
            _keep_lines(session, entry, good_lines)
            touched = _recheck(session, tally.last4, now)
            report = _report(entry, already_had=False, rechecked=len(touched))
    for public_id in touched:
        stores.hint(public_id)
    return report


def _read_rows(path: Path, good_lines: IO[bytes], progress: Progress) -> _Tally:
    """Judge every row, and put the lines of the good ones aside in batches."""
    tally = _Tally()
    choices = Choices(kind="payroll", ask=False)
    with opened_tables(path, Limits(), built_in()) as tables_found:
        found = recognise(tables_found, built_in(), choices, today=date(2100, 1, 1))
        lines = (
            {**line, "row": each.row}
            for each in rows_read(found)
            for line in _lines_or_rejection(each.row, each, tally)
        )
        for batch in _batches(lines):
            pickle.dump(batch, good_lines)
            progress(tally.read)
    return tally


def _keep_lines(session: Session, entry: tables.WorkRecordImport, good_lines: IO[bytes]) -> None:
    end = good_lines.tell()
    good_lines.seek(0)
    while good_lines.tell() < end:
        batch = pickle.load(good_lines)  # noqa: S301 - written a moment ago by this function's caller
        for line in batch:
            line["import_id"] = entry.id
        names = {column.key for column in tables.PayrollLine.__table__.columns}
        kept = [{key: line[key] for key in line if key in names} for line in batch]
        session.execute(insert(tables.PayrollLine), kept)


def _lines_or_rejection(row: int, each: RowRead, tally: _Tally) -> Sequence[dict[str, Any]]:
    tally.read += 1
    lines = each.lines
    if each.left is not None:
        tally.rejected += 1
        if len(tally.rejections) < _REJECTIONS_KEPT:
            # What stands in the wrong column may be a whole number of somebody.
            told = _NINE_DIGITS.sub(r"XXX-XX-\1", masked(each.why))
            tally.rejections.append(Rejection(row, told))
        return []
    for line in lines:
        _count(tally, line)
    return lines


def _count(tally: _Tally, line: dict[str, Any]) -> None:
    first, last = line["day"] or line["period_start"], line["day"] or line["period_end"]
    tally.first_day = min(tally.first_day or first, first)
    tally.last_day = max(tally.last_day or last, last)
    if line["last4"] is not None:
        tally.last4.add(line["last4"])


def _batches(lines: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while batch := list(islice(lines, _BATCH_LINES)):
        yield batch


def _entry(stored: Stored, file_name: str, payroll_company: str) -> tables.WorkRecordImport:
    return tables.WorkRecordImport(
        public_id=secrets.token_hex(16),
        kind="payroll",
        sha256=stored.sha256,
        file_name=file_name,
        payroll_company=" ".join(payroll_company.split()),
        rows_read=0,
        rows_rejected=0,
        rejections=[],
    )


def _finish(session: Session, entry: tables.WorkRecordImport, tally: _Tally) -> None:
    entry.rows_read, entry.rows_rejected = tally.read, tally.rejected
    entry.rejections = [{"row": r.row, "message": r.message} for r in tally.rejections]
    entry.period_start, entry.period_end = tally.first_day, tally.last_day
    session.add(entry)
    session.flush()
    numbers: dict[str, str | int | None] = {"read": tally.read, "rejected": tally.rejected}
    subject, actor = f"payroll-import:{entry.public_id}", f"account:{entry.imported_by}"
    audit.record(session, entry.imported_at, actor, "imported", subject, numbers)


def _imported_before(session: Session, stored: Stored) -> tables.WorkRecordImport | None:
    same = select(tables.WorkRecordImport).where(
        tables.WorkRecordImport.kind == "payroll",
        tables.WorkRecordImport.sha256 == stored.sha256,
    )
    return session.scalars(same).one_or_none()


def _recheck(session: Session, last4: set[str], now: datetime) -> list[str]:
    """Put the undecided documents of the people in the file back to their check."""
    waiting = (
        select(tables.Document, tables.Professional.last4)
        .join(tables.Professional, tables.Professional.id == tables.Document.professional_id)
        .where(tables.Document.state == DocumentState.IN_REVIEW)
        .order_by(tables.Document.id)
    )
    touched = [document for document, digits in session.execute(waiting) if digits in last4]
    for document in touched:
        work.again(session, document, Stage.CHECK, now)
    return [document.public_id for document in touched]


def _report(
    entry: tables.WorkRecordImport, *, already_had: bool, rechecked: int = 0
) -> ImportReport:
    return ImportReport(
        id=entry.public_id,
        rows_read=entry.rows_read,
        rows_rejected=entry.rows_rejected,
        rejections=tuple(Rejection(r["row"], r["message"]) for r in entry.rejections),
        already_had=already_had,
        rechecked=rechecked,
    )
