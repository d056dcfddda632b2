"""Batches that a page or a program began and never closed: after a day they close by themselves."""

from datetime import datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.batches.making import close
from app.records import audit, tables
from app.stores import Stores

CLOSES_AFTER = timedelta(days=1)
"""How long files may be added to a batch; a file in parts is forgotten before (20 hours)."""

_AT_ONCE = 20


def closes_at(batch: tables.Batch) -> datetime | None:
    """Return when a batch closes by itself; None for one that is closed, or came by e-mail."""
    if batch.opened_at is not None or batch.source == "mail":
        return None
    return batch.received_at + CLOSES_AFTER


def close_old(stores: Stores) -> int:
    """Close what was begun a day ago, so that it is answered, and return how many batches.

    One without any file has nothing to answer: it is removed, and the audit keeps that.
    """
    row, now = tables.Batch, stores.now()
    old = row.opened_at.is_(None), row.source != "mail", row.received_at <= now - CLOSES_AFTER
    with stores.sessions() as session:
        found = session.scalars(select(row.id).where(*old).order_by(row.id).limit(_AT_ONCE)).all()
    for batch_id in found:
        with stores.sessions.begin() as session:
            _end(session, session.get_one(row, batch_id, with_for_update=True), now)
    return len(found)


def _end(session: Session, batch: tables.Batch, now: datetime) -> None:
    file, upload = tables.BatchFile, tables.PartialUpload
    subject, said = f"batch:{batch.public_id}", {"reference": batch.reference}
    has_files = session.scalar(select(exists().where(file.batch_id == batch.id)))
    has_parts = session.scalar(select(exists().where(upload.batch_id == batch.id)))
    if has_files or has_parts:
        close(session, batch, now)
        before, after = {"closed": False}, {"closed": True}
        audit.record(
            session,
            now,
            "service",
            "batch-closed-by-time",
            subject,
            said,
            before=before,
            after=after,
        )
    elif batch.opened_at is None:
        session.delete(batch)
        audit.record(session, now, "service", "batch-removed-empty", subject, before=said)
