"""A file of work records as commands, pages and the API show it."""

from typing import Any

from app.records import tables


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
