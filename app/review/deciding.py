"""What a person decides on a document: approve its days, decline it, or ask for a fix."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from app import desk, fixing, papers, standing, telling
from app.consequences import consequence, record_of
from app.corrections import corrected_payload
from app.crediting import credit, credited_days, decide, one_line_a_day
from app.errors import BadRequest, Conflict, Unprocessable
from app.records import tables
from app.review.rights import DEFAULTS, may_decide, refuse_alone
from app.settings import Settings
from app.states import DocumentState, Stage
from extractors.payload import load_reading
from extractors.values import Box, DocumentType
from validators.values import DayStatus, DayVerdict
from validators.wording import days_text

_UNDECIDED = {DocumentState.IN_REVIEW, DocumentState.NEEDS_ATTENTION}


@dataclass(frozen=True, slots=True)
class Fix:
    """What has to be mended: why by its code, the last day for it, and where on the page.

    ``box`` is in points on ``page`` (from 1); None where the whole page or file is meant.
    """

    reason_code: str = "other"
    due_on: date | None = None
    page: int | None = None
    box: Box | None = None


def approve(  # noqa: PLR0913 - a decision has this many parts
    session: Session,
    document: tables.Document,
    *,
    account: tables.Account,
    days: Collection[date] | None,
    reason: str,
    now: datetime,
    settings: Settings = DEFAULTS,
    together: str | None = None,
) -> tables.Decision:
    """Credit the chosen days of a document (by default those that count) and return the decision.

    A day that already counts stays once and is left out. A day that the checks did not count
    needs a reason. Decisions with the same ``together`` can be undone at one stroke. Raises
    ``Conflict`` when the document was decided meanwhile.
    """
    may_decide(session, document, account, now)
    if document.state == DocumentState.NEEDS_ATTENTION:
        raise Conflict("Nothing of this could be read: say what it is and type what it states.")
    if document.state != DocumentState.IN_REVIEW:
        raise Conflict(f"This document is {document.state}: only one in review can be approved.")
    if document.document_type == DocumentType.UNKNOWN:
        raise Unprocessable(
            "Say first what kind of document this is: accepted, it would say nothing."
        )
    refuse_alone(session, document)
    lines = _chosen(session, document, days, reason)
    outcome = consequence(session, document, list(lines))
    decision = decide(
        session, document, "approved", now=now, days=list(lines), reason=reason, account=account
    )
    decision.together = together
    if document.document_type in papers.PROVES:
        _keep_proof(session, document, decision, now)
    credit(session, document, decision, lines, record_of(session, document), now)
    _finish(session, document, DocumentState.VERIFIED, account, now)
    with telling.held_back(session, document, decision, now):
        telling.tell_approved(session, document, decision, outcome, now)
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
    _may_refuse(session, document, account, reason, now)
    refuse_alone(session, document)
    decision = decide(session, document, "declined", now=now, reason=reason, account=account)
    _finish(session, document, DocumentState.NOT_ACCEPTED, account, now)
    with telling.held_back(session, document, decision, now):
        telling.tell_declined(session, document, decision, now)
    return decision


def ask_for_fix(
    session: Session,
    document: tables.Document,
    *,
    account: tables.Account,
    reason: str,
    now: datetime,
    fix: Fix | None = None,
) -> tables.Decision:
    """Send a document back with what its sender has to mend, in words that they read."""
    fix = fix or Fix()
    _may_refuse(session, document, account, reason, now)
    refuse_alone(session, document)
    decision = decide(session, document, "fix-asked", now=now, reason=reason, account=account)
    fixing.ask(
        session,
        document,
        page=fix.page,
        box=fix.box,
        reason_code=fix.reason_code,
        words=reason,
        due_on=fix.due_on,
        decision=decision,
        now=now,
    )
    _finish(session, document, DocumentState.NEEDS_FIX, account, now)
    with telling.held_back(session, document, decision, now):
        telling.tell_fix(session, document, decision, fix.due_on, now)
    return decision


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


def _may_refuse(
    session: Session,
    document: tables.Document,
    account: tables.Account,
    reason: str,
    now: datetime,
) -> None:
    may_decide(session, document, account, now)
    if not reason.strip():
        raise BadRequest("Give a reason: the sender reads it and acts on it.")
    if document.state not in _UNDECIDED:
        raise Conflict(f"This document is {document.state}: it waits for no decision.")


def _finish(
    session: Session,
    document: tables.Document,
    state: DocumentState,
    account: tables.Account,
    now: datetime,
) -> None:
    document.state, document.changed_at = state, now
    desk.release(session, document, account)


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


def _recompute(
    session: Session, document: tables.Document, now: datetime, settings: Settings
) -> None:
    if document.professional_id is not None:
        standing.recompute(session, document.professional_id, now, settings)
