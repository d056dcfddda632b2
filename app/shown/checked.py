"""What was known of a document at a moment: its check, its decision, and the state they make."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select
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
    """Return what is known of a document, its last check while it is checked again.

    None before it was checked for the first time.
    """
    result = session.get(tables.Result, (document.id, Stage.CHECK))
    check = _past_check(session, document) if result is None else result.payload
    if check is None:
        return None
    decision = _decision(session, document, tables.Decision.undone_at.is_(None))
    return Known(check, decision, DocumentState(document.state))


def known_at(session: Session, document: tables.Document, moment: datetime) -> Known | None:
    """Return what was known of a document at a past moment; None when it was not checked yet."""
    result = session.get(tables.Result, (document.id, Stage.CHECK))
    if result is not None and result.made_at <= moment:
        check: dict[str, Any] | None = result.payload
    else:
        check = _past_check(session, document, tables.PastCheck.made_at <= moment)
    if check is None:
        return None
    undone = tables.Decision.undone_at
    stood = (tables.Decision.decided_at <= moment) & or_(undone.is_(None), undone > moment)
    decision = _decision(session, document, stood)
    return Known(check, decision, _state_at(document, decision, moment))


def _past_check(
    session: Session, document: tables.Document, *made: ColumnElement[bool]
) -> dict[str, Any] | None:
    past = select(tables.PastCheck.payload).where(
        tables.PastCheck.document_id == document.id, *made
    )
    return session.scalars(past.order_by(tables.PastCheck.id.desc()).limit(1)).first()


def _decision(
    session: Session, document: tables.Document, which: ColumnElement[bool]
) -> tables.Decision | None:
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
