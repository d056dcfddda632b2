"""What an applicant is asked to mend in a document: asked with a decision, taken back with it."""

import secrets
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.records import tables
from extractors.values import Box


def ask(  # noqa: PLR0913 - what is asked for has this many parts
    session: Session,
    document: tables.Document,
    *,
    page: int | None,
    box: Box | None,
    reason_code: str,
    words: str,
    due_on: date | None,
    decision: tables.Decision | None,
    now: datetime,
) -> tables.FixRequest:
    """Ask for one thing to be mended; ``box`` is in points on ``page``, None for all of it."""
    row = tables.FixRequest(
        public_id=secrets.token_hex(16),
        document_id=document.id,
        decision_id=decision.id if decision is not None else None,
        page=page,
        box=None if box is None else [round(side, 2) for side in box],
        reason_code=reason_code,
        words=words,
        due_on=due_on,
        asked_at=now,
    )
    session.add(row)
    session.flush()
    return row


def take_back(session: Session, decision: tables.Decision) -> None:
    """Delete the request of a decision that is undone, unless it was answered."""
    row = tables.FixRequest
    asked = row.decision_id == decision.id, row.answered_at.is_(None)
    session.execute(delete(row).where(*asked))


def open_fix(session: Session, document_id: int) -> tables.FixRequest | None:
    """Return what is asked of a document and not answered yet, the latest first; None for none."""
    row = tables.FixRequest
    asked = select(row).where(row.document_id == document_id, row.answered_at.is_(None))
    return session.scalars(asked.order_by(row.id.desc()).limit(1)).one_or_none()
