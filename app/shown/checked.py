"""What was known of a document at a moment: its check, its decision, and the state they make."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
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

    check: Mapping[str, Any]
    decision: tables.Decision | None
    state: DocumentState


def known_now(session: Session, documents: Iterable[tables.Document]) -> dict[int, Known]:
    """Return what is known of documents by their ids, the last check of one checked again.

    One that was not checked yet is not in it. However many there are, two questions are asked.
    """
    every = list(documents)
    checks = _checks(session, every)
    decisions = _standing_decisions(session, checks)
    return {
        each.id: Known(checks[each.id], decisions.get(each.id), DocumentState(each.state))
        for each in every
        if each.id in checks
    }


def claims_of(
    session: Session, professional_id: int
) -> list[tuple[DocumentState, Mapping[str, Any]]]:
    """Return the state and the last check of each document of a professional, in order.

    It is what ``known_now`` says of them, without the decisions.
    """
    document, result = tables.Document, tables.Result
    checked = and_(result.document_id == document.id, result.stage == Stage.CHECK)
    query = select(document.id, document.state, result.payload).outerjoin(result, checked)
    mine = query.where(document.professional_id == professional_id).order_by(document.id)
    found = (
        (DocumentState(state), payload or _past_check(session, id_))
        for id_, state, payload in session.execute(mine)
    )
    return [(state, check) for state, check in found if check is not None]


def _checks(session: Session, documents: Iterable[tables.Document]) -> dict[int, dict[str, Any]]:
    ids = [each.id for each in documents]
    result = tables.Result
    made = select(result.document_id, result.payload).where(
        result.document_id.in_(ids), result.stage == Stage.CHECK
    )
    checks: dict[int, dict[str, Any]] = {
        each.document_id: each.payload for each in session.execute(made)
    }
    for document in documents:
        past = None if document.id in checks else _past_check(session, document.id)
        if past is not None:
            checks[document.id] = past
    return checks


def _standing_decisions(session: Session, ids: Iterable[int]) -> dict[int, tables.Decision]:
    """Return the latest decision on each document that was not undone."""
    decision = tables.Decision
    stood = select(decision).where(decision.document_id.in_(ids), decision.undone_at.is_(None))
    return {each.document_id: each for each in session.scalars(stood.order_by(decision.id))}


def known_at(session: Session, document: tables.Document, moment: datetime) -> Known | None:
    """Return what was known of a document at a past moment; None when it was not checked yet."""
    result = session.get(tables.Result, (document.id, Stage.CHECK))
    if result is not None and result.made_at <= moment:
        check: dict[str, Any] | None = result.payload
    else:
        check = _past_check(session, document.id, tables.PastCheck.made_at <= moment)
    if check is None:
        return None
    undone = tables.Decision.undone_at
    stood = (tables.Decision.decided_at <= moment) & or_(undone.is_(None), undone > moment)
    decision = _decision(session, document, stood)
    return Known(check, decision, _state_at(document, decision, moment))


def _past_check(
    session: Session, document_id: int, *made: ColumnElement[bool]
) -> dict[str, Any] | None:
    past = select(tables.PastCheck.payload).where(
        tables.PastCheck.document_id == document_id, *made
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
