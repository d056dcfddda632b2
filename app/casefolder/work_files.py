"""Payroll exports and fringe reports of a case, recognised by their columns, not their names."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.work_files.reading import BadLine, WorkFile, read_work_file, why_no_records
from extractors.files import FileKind, detect
from extractors.limits import Limits
from extractors.refusals import Refused
from extractors.values import Reading

__all__ = ["BadLine", "WorkFile", "as_table", "may_be_table", "table_in"]

_PAGES = {
    FileKind.PDF, FileKind.JPEG, FileKind.PNG, FileKind.HEIC, FileKind.TIFF, FileKind.DOCX,
    FileKind.EML, FileKind.MSG,
}  # fmt: skip
_NO_LETTER = "unsupported-type"
_TABLES = {FileKind.CSV, FileKind.TXT, FileKind.XLSX}


def table_in(path: Path, limits: Limits, on: date) -> WorkFile | None:
    """Return the work records of a text or a workbook, or None when it is no table of them.

    PDFs are read as documents first: a letter may hold a table too.
    """
    if not 0 < path.stat().st_size <= limits.file_bytes or _kind(path) not in _TABLES:
        return None
    return read_work_file(path, path.name, limits, today=on)


def as_table(reading: Reading, path: Path, limits: Limits, on: date) -> Reading:
    """Return how reading a file ended; of a table no letter is expected, but columns are."""
    error = reading.error
    if error is None or error.code != _NO_LETTER or _kind(path) not in _TABLES:
        return reading
    why = why_no_records(path, limits, today=on)
    return reading if why is None else replace(reading, error=replace(error, message=why))


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
        # An old or an encrypted workbook may hold payroll: only nothing holds none.
        return refusal.code != "empty-file"


def _kind(path: Path) -> FileKind | None:
    try:
        return detect(path.read_bytes())
    except (Refused, csv.Error):
        return None
