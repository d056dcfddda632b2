"""What a person decides on a document: approve its days, decline, ask for a fix, or undo."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import desk, papers, standing, work
from app.access import refuse_own
from app.amendments import answered_since
from app.consequences import record_of
from app.corrections import corrected_payload
from app.crediting import (
    credit,
    credited_days,
    decide,
    one_line_a_day,
    withdraw,
)
from app.errors import BadRequest, Conflict, NotAllowed, Unprocessable
from app.records import audit, tables
from app.settings import Settings
from app.states import DocumentState, Stage
from extractors.payload import load_reading
from extractors.values import DocumentType
from validators.values import DayStatus, DayVerdict
from validators.wording import days_text

DEFAULTS = Settings()
"""One machine's settings: the roster's own time zones."""

_UNDECIDED = {DocumentState.IN_REVIEW, DocumentState.NEEDS_ATTENTION}


def approve(
    session: Session,
    document: tables.Document,
    *,
    account: tables.Account,
    days: Collection[date] | None,
    reason: str,
    now: datetime,
    settings: Settings = DEFAULTS,
) -> tables.Decision:
    """Credit the chosen days of a document (by default those that count) and return the decision.

    A day that already counts stays once and is left out. A day that the checks did not count
    needs a reason. Raises ``Conflict`` when the document was decided meanwhile.
    """
    _may_decide(session, document, account, now)
    if document.state != DocumentState.IN_REVIEW:
        raise Conflict(f"This document is {document.state}: only one in review can be approved.")
    _refuse_alone(session, document)
    lines = _chosen(session, document, days, reason)
    decision = decide(
        session, document, "approved", now=now, days=list(lines), reason=reason, account=account
    )
    if document.document_type in papers.PROVES:
        _keep_proof(session, document, decision, now)
    credit(session, document, decision, lines, record_of(session, document), now)
    _move(document, DocumentState.VERIFIED, now)
    desk.release(session, document, account)
    _recompute(session, document, now, settings)
    return decision


def decline(
    session: Session,
    document: tables.Document,
    *,
    account: tables.Account,
    reason: str,
    now: datetime,
) -> tables.Decision:
    """Decline a document for good, with the reason its sender reads."""
    return _refuse(session, document, "declined", DocumentState.NOT_ACCEPTED, account, reason, now)


def ask_for_fix(
    session: Session,
    document: tables.Document,
    *,
    account: tables.Account,
    reason: str,
    now: datetime,
) -> tables.Decision:
    """Send a document back with what its sender has to mend."""
    return _refuse(session, document, "fix-asked", DocumentState.NEEDS_FIX, account, reason, now)


def undo(
    session: Session,
    decision: tables.Decision,
    account: tables.Account,
    now: datetime,
    settings: Settings = DEFAULTS,
) -> None:
    """Take a decision back: its days no longer count, and the document is in review again.

    What its issuer has answered since it was checked is then compared as well.
    """
    document = session.get_one(tables.Document, decision.document_id)
    _may_decide(session, document, account, now)
    session.refresh(decision)
    if decision.undone_at is not None:
        raise Conflict("This decision was undone already.")
    if _latest(session, document) is not decision:
        raise Conflict("A later decision stands on this document: undo that one first.")
    decision.undone_at, decision.undone_by = now, account.id
    session.flush()
    withdraw(session, decision, now)
    _move(document, DocumentState.IN_REVIEW, now)
    audit.record(
        session,
        now,
        f"account:{account.id}",
        "undone",
        f"document:{document.public_id}",
        before={"decision": decision.id, "kind": decision.kind, "days": decision.days},
        after={"state": document.state},
        trace=document.trace,
    )
    _recompute(session, document, now, settings)
    checked = session.get(tables.Result, (document.id, Stage.CHECK))
    if checked is not None and answered_since(session, document, checked.made_at):
        work.again(session, document, Stage.CHECK, now)


def name_professional(
    session: Session,
    document: tables.Document,
    professional: tables.Professional,
    *,
    account: tables.Account,
    now: datetime,
) -> None:
    """Say whose document this is, and have it checked again for that person."""
    _may_decide(session, document, account, now)
    if document.state != DocumentState.IN_REVIEW:
        raise Conflict(f"This document is {document.state}: only one in review can be handed over.")
    if account.professional_id == professional.id:
        raise NotAllowed("Nobody hands a document to themselves: another reviewer must.")
    before = document.professional.public_id if document.professional else None
    document.professional_id, document.roster_record_id = professional.id, None
    session.flush()
    work.again(session, document, Stage.CHECK, now)
    audit.record(
        session,
        now,
        f"account:{account.id}",
        "named",
        f"document:{document.public_id}",
        before={"professional": before},
        after={"professional": professional.public_id},
        trace=document.trace,
    )


def _chosen(
    session: Session, document: tables.Document, days: Collection[date] | None, reason: str
) -> dict[date, Mapping[str, Any]]:
    lines = one_line_a_day(_ledger(session, document))
    if not lines and document.document_type != DocumentType.EVL:
        return {}
    if document.professional_id is None:
        raise Unprocessable("Say first whose letter this is: nobody is named.")
    counted = {day for day, line in lines.items() if line["status"] == DayStatus.COUNTED}
    wanted = counted if days is None else set(days)
    unknown = wanted - set(lines)
    if unknown:
        raise BadRequest(f"The letter does not claim {days_text(unknown)}.")
    already = credited_days(session, document.professional_id)
    chosen = {day: lines[day] for day in sorted(wanted - already) if _is_new(lines[day])}
    if not chosen:
        raise Unprocessable("No new day to credit: choose days, or decline the document.")
    overruled = set(chosen) - counted
    if overruled and not reason.strip():
        raise Unprocessable(f"Give a reason for crediting {days_text(overruled)}.")
    return chosen


def _is_new(line: Mapping[str, Any]) -> bool:
    return bool(line["day_verdict"] != DayVerdict.ALREADY_CREDITED)


def _refuse(
    session: Session,
    document: tables.Document,
    kind: str,
    state: DocumentState,
    account: tables.Account,
    reason: str,
    now: datetime,
) -> tables.Decision:
    _may_decide(session, document, account, now)
    if not reason.strip():
        raise BadRequest("Give a reason: the sender reads it and acts on it.")
    if document.state not in _UNDECIDED:
        raise Conflict(f"This document is {document.state}: it waits for no decision.")
    if state is DocumentState.NOT_ACCEPTED:
        _refuse_alone(session, document)
    decision = decide(session, document, kind, now=now, reason=reason, account=account)
    _move(document, state, now)
    desk.release(session, document, account)
    return decision


def _may_decide(
    session: Session, document: tables.Document, account: tables.Account, now: datetime
) -> None:
    session.refresh(document, with_for_update=True)
    refuse_own(account, document)
    desk.refuse_claimed(session, document, account, now)
    desk.refuse_asker(session, document, account)


def _refuse_alone(session: Session, document: tables.Document) -> None:
    check = session.get(tables.Result, (document.id, Stage.CHECK))
    if check is not None and desk.must_ask_second(session, document, check.payload):
        raise Unprocessable(
            "This document may have been altered, so two people decide: ask for a second opinion."
        )


def _ledger(session: Session, document: tables.Document) -> list[dict[str, Any]]:
    result = session.get(tables.Result, (document.id, Stage.CHECK))
    if result is None:
        raise Conflict("This document is being checked again: wait a moment and look again.")
    ledger: list[dict[str, Any]] = result.payload["ledger"]
    return ledger


def _keep_proof(
    session: Session, document: tables.Document, decision: tables.Decision, now: datetime
) -> None:
    read = corrected_payload(session, document.id)
    statements = load_reading(read or {}).documents
    paper = next(s for s in statements if s.type == document.document_type)
    papers.keep_proof(session, document, decision, paper, now)


def _latest(session: Session, document: tables.Document) -> tables.Decision | None:
    live = select(tables.Decision).where(
        tables.Decision.document_id == document.id, tables.Decision.undone_at.is_(None)
    )
    return session.scalars(live.order_by(tables.Decision.id.desc()).limit(1)).one_or_none()


def _recompute(
    session: Session, document: tables.Document, now: datetime, settings: Settings
) -> None:
    if document.professional_id is not None:
        standing.recompute(session, document.professional_id, now, settings)


def _move(document: tables.Document, state: DocumentState, now: datetime) -> None:
    document.state, document.changed_at = state, now
