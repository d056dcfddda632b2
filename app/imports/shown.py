"""A file of work records as commands, pages and the API show it."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.records import tables

_DOUBTS = 500


def summary(entry: tables.WorkRecordImport) -> dict[str, Any]:
    """Return everything that is known of a file, as JSON."""
    return {
        "id": entry.public_id,
        "kind": entry.kind,
        "file": entry.file_name,
        "company": entry.payroll_company,
        "state": str(entry.state),
        "from": entry.period_start.isoformat() if entry.period_start else None,
        "to": entry.period_end.isoformat() if entry.period_end else None,
        "rows_read": entry.rows_read,
        "rows_rejected": entry.rows_rejected,
        "rejections": entry.rejections,
        "layout": entry.layout,
        "problem": entry.problem,
        "preview": entry.preview,
        "received_at": entry.imported_at.isoformat(),
        "applied_at": entry.applied_at.isoformat() if entry.applied_at else None,
        "withdrawn_at": entry.withdrawn_at.isoformat() if entry.withdrawn_at else None,
        "rechecked": entry.rechecked,
    }


def doubts(session: Session, entry: tables.WorkRecordImport) -> list[dict[str, Any]]:
    """Return the credited days that relied on the file, those still open before the settled."""
    found = (
        select(tables.CreditDoubt, tables.Credit, tables.Professional, tables.Document)
        .join(tables.Credit, tables.Credit.id == tables.CreditDoubt.credit_id)
        .join(tables.Professional, tables.Professional.id == tables.Credit.professional_id)
        .join(tables.Document, tables.Document.id == tables.Credit.document_id)
        .where(tables.CreditDoubt.import_id == entry.id)
        .order_by(tables.CreditDoubt.settled_at.is_not(None), tables.CreditDoubt.id)
        .limit(_DOUBTS)
    )
    return [
        {
            "id": doubt.public_id,
            "person": person.name,
            "day": credit.day,
            "production": credit.production,
            "document": document.public_id,
            "file": document.file_name,
            "reason": doubt.reason,
            "is_open": doubt.settled_at is None and credit.withdrawn_at is None,
            "is_withdrawn": credit.withdrawn_at is not None,
        }
        for doubt, credit, person, document in session.execute(found)
    ]
