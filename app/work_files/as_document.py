"""Payroll exports and fringe reports that come as documents: told by their columns."""

from datetime import date
from pathlib import Path

from app.work_files.reading import WorkFile, read_work_file, why_no_records
from extractors.limits import Limits
from extractors.values import DocumentType, Field, Fields, ReadError, Reading, Statement


def table_reading(path: Path, limits: Limits, *, today: date) -> Reading:
    """Return what a table states: its type and whose records it holds, or why it is none of these.

    Its records become evidence only when staff import the file, not by being sent as a document.
    """
    found = read_work_file(path, path.name, limits, today=today)
    if found is not None:
        return Reading(found.sha256, (), (Statement(found.type, 1.0, (), _fields(found)),))
    why = why_no_records(path, limits, today=today) or "its columns are those of no work records"
    message = (
        f"The table is neither a payroll export nor a fringe report ({why.rstrip('.')}): send the "
        "document itself as a PDF, a Word document or a picture"
    )
    return Reading("", (), (), ReadError("unsupported-type", message))


def _fields(found: WorkFile) -> Fields:
    if found.type is DocumentType.FRINGE_REPORT:
        remitters = {each.remitter for each in found.fringe if each.remitter}
        return _sure({"remitter": remitters.pop() if len(remitters) == 1 else None})
    lines = found.payroll
    companies = {line.payroll_company for line in lines if line.payroll_company}
    people = {(line.employee_name, line.last4) for line in lines}
    return _sure(
        {
            "payroll_company": companies.pop() if len(companies) == 1 else None,
            "period_start": min((line.period_start.isoformat() for line in lines), default=None),
            "period_end": max((line.period_end.isoformat() for line in lines), default=None),
            "employee_count": len(people) or None,
        }
    )


def _sure(values: dict[str, str | int | None]) -> Fields:
    return {name: Field(value, 1.0) for name, value in values.items() if value is not None}
