"""What waits for a person, oldest first, with the reason in words."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.records import tables
from app.shown import words
from app.states import DocumentState, Stage

WAITING = (DocumentState.IN_REVIEW, DocumentState.NEEDS_ATTENTION)
SHOWN = 50


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One document that waits: who it is about, what it is, why a person must look, how long."""

    public_id: str
    person: str
    kind: str
    reason: str
    tone: str
    age: str
    received_at: datetime


def waiting(session: Session, now: datetime) -> list[QueueItem]:
    """Return the documents in review, those that wait longest first."""
    query = (
        select(tables.Document, tables.Result)
        .outerjoin(
            tables.Result,
            (tables.Result.document_id == tables.Document.id)
            & (tables.Result.stage == Stage.CHECK),
        )
        .where(tables.Document.state.in_(WAITING))
        .order_by(tables.Document.received_at)
        .limit(SHOWN)
    )
    return [_item(document, result, now) for document, result in session.execute(query)]


def waiting_count(session: Session) -> int:
    """Return how many documents are in review."""
    query = select(func.count()).where(tables.Document.state.in_(WAITING))
    return session.scalar(query) or 0


def _item(document: tables.Document, result: tables.Result | None, now: datetime) -> QueueItem:
    reason, tone = _reason(document, result)
    record = document.professional
    return QueueItem(
        public_id=document.public_id,
        person=record.name if record else "Nobody matched yet",
        kind=f"{words.document_type(document.document_type)}, {document.file_name}",
        reason=reason,
        tone=tone,
        age=_age(now, document.received_at),
        received_at=document.received_at,
    )


def _reason(document: tables.Document, result: tables.Result | None) -> tuple[str, str]:
    if document.error_message:
        return document.error_message, "bad"
    payload = result.payload if result else {}
    findings = payload.get("findings", [])
    for severity, tone in (("blocking", "bad"), ("warning", "warn"), ("info", "info")):
        for finding in findings:
            if finding.get("severity") == severity:
                return finding["message"], tone
    because = payload.get("policy", {}).get("because")
    return because or "A person has to look at it", "info"


def _age(now: datetime, since: datetime) -> str:
    minutes = int((now - since).total_seconds() // 60)
    if minutes < 60:
        return f"{max(minutes, 0)} min"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // (24 * 60)} d"
