"""Files of work records: whether as many lines are there as were read, and none is forgotten."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.records.tables import FringeLine, PayrollLine, WorkRecordImport
from app.states import ImportState
from app.sweeping.documents import OVERDUE
from app.sweeping.found import Found
from app.tabular.mapping import PAYROLL

_READING = "read"
_WITH_LINES = (ImportState.PREVIEWED, ImportState.APPLIED)


def of_imports(session: Session, now: datetime) -> Iterator[Found]:
    """Yield what is wrong with payroll and fringe files."""
    yield from _counts_that_differ(session)
    yield from _forgotten(session, now)


def _counts_that_differ(session: Session) -> Iterator[Found]:
    kept = select(WorkRecordImport).where(
        WorkRecordImport.state.in_(_WITH_LINES), WorkRecordImport.task.is_(None)
    )
    for entry in session.scalars(kept):
        table = PayrollLine if entry.kind == PAYROLL else FringeLine
        lines = session.scalar(select(func.count()).where(table.import_id == entry.id))
        wanted = entry.preview.get("lines", lines)
        if lines != wanted:
            yield Found(
                "lines-differ",
                f"work-records:{entry.public_id}",
                f"{wanted} lines were read from this file, and {lines} are there.",
                "Roll the file back and import it again.",
            )


def _forgotten(session: Session, now: datetime) -> Iterator[Found]:
    asked = select(WorkRecordImport).where(
        WorkRecordImport.task.is_not(None),
        (WorkRecordImport.lease_until.is_(None)) | (WorkRecordImport.lease_until < now - OVERDUE),
        WorkRecordImport.imported_at < now - OVERDUE,
    )
    for entry in session.scalars(asked):
        what = "read" if entry.task == _READING else "compared with what it touches"
        yield Found(
            "import-overdue",
            f"work-records:{entry.public_id}",
            f"It should be {what}, and nobody does it.",
            "See that the dispatcher, the workers and Redis run; it is done as soon as they do.",
        )
