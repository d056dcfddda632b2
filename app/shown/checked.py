"""What was known of a document at a moment: its check, its decision, and the state they make."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.records import tables
from app.states import DocumentState, Stage

_DECIDED = {
    "approved": DocumentState.VERIFIED,
    "declined": DocumentState.NOT_ACCEPTED,
    "fix-asked": DocumentState.NEEDS_FIX,
}


@dataclass(frozen=True, slots=True)
class Known:
    """A document as it was known: its check's payload, the decision that stood, and its state."""

    check: dict[str, Any]
    decision: tables.Decision | None
    state: DocumentState


def known_now(session: Session, document: tables.Document) -> Known | None:
    """Return what is known of a document; None before it was checked."""
    result = session.get(tables.Result, (document.id, Stage.CHECK))
    if result is None:
        return None
    standing = tables.Decision.undone_at.is_(None)
    decision = _decision(session, document, standing)
    return Known(result.payload, decision, DocumentState(document.state))


def known_at(session: Session, document: tables.Document, moment: datetime) -> Known | None:
    """Return what was known of a document at a past moment; None when it was not checked yet."""
    check = _check_at(session, document, moment)
    if check is None:
        return None
    undone = tables.Decision.undone_at
    stood = (tables.Decision.decided_at <= moment) & or_(undone.is_(None), undone > moment)
    decision = _decision(session, document, stood)
    return Known(check, decision, _state_at(document, decision, moment))


def _check_at(
    session: Session, document: tables.Document, moment: datetime
) -> dict[str, Any] | None:
    result = session.get(tables.Result, (document.id, Stage.CHECK))
    if result is not None and result.made_at <= moment:
        return result.payload
    past = (
        select(tables.PastCheck.payload)
        .where(
            tables.PastCheck.document_id == document.id,
            tables.PastCheck.made_at <= moment,
            tables.PastCheck.replaced_at > moment,
        )
        .order_by(tables.PastCheck.made_at.desc())
    )
    return session.scalars(past.limit(1)).first()


def _decision(session: Session, document: tables.Document, which: Any) -> tables.Decision | None:
    latest = (
        select(tables.Decision)
        .where(tables.Decision.document_id == document.id, which)
        .order_by(tables.Decision.id.desc())
    )
    return session.scalars(latest.limit(1)).first()


def _state_at(
    document: tables.Document, decision: tables.Decision | None, moment: datetime
) -> DocumentState:
    if decision is not None:
        return _DECIDED.get(decision.kind, DocumentState.IN_REVIEW)
    unmoved = document.changed_at <= moment
    return DocumentState(document.state) if unmoved else DocumentState.IN_REVIEW
