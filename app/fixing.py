"""What an applicant is asked to mend in a document: asked with a decision, and answered."""

import secrets
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app import desk
from app.access import Actor, visible_documents
from app.errors import Conflict, NotFound
from app.records import audit, tables
from app.settings import Settings
from app.states import DocumentState, Stage
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


def fix_for(session: Session, actor: Actor, public_id: str) -> tables.FixRequest:
    """Return a request about a document that ``actor`` may see; raise ``NotFound`` without one."""
    row = tables.FixRequest
    mine = visible_documents(actor).with_only_columns(tables.Document.id)
    query = select(row).where(row.public_id == public_id, row.document_id.in_(mine))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound("There is no such request, or it belongs to another account.")
    return found


def replaced(
    session: Session, fix: tables.FixRequest, by: tables.Document, now: datetime, settings: Settings
) -> None:
    """Note what was sent in answer; a page goes to a person beside the rest of its document.

    A file that was replaced as a whole is not looked at again.
    """
    _answer(session, fix, "replaced", by.sender_id, now)
    fix.replacement_id = by.id
    if fix.page is not None:
        return _to_a_person(session, fix, now, settings)
    document = fix.document
    document.state, document.changed_at = DocumentState.NOT_ACCEPTED, now
    document.error_code = "replaced"
    document.error_message = f"Replaced by {by.file_name}, reference {by.reference}."
    return None


def no_better_copy(
    session: Session, fix: tables.FixRequest, account_id: int, now: datetime, settings: Settings
) -> None:
    """Note that nobody has a better copy: a person decides with what there is."""
    _answer(session, fix, "no-better-copy", account_id, now)
    _to_a_person(session, fix, now, settings)


def _answer(
    session: Session, fix: tables.FixRequest, how: str, account_id: int, now: datetime
) -> None:
    session.refresh(fix, with_for_update=True)
    if fix.answered_at is not None:
        raise Conflict("This was answered already. Nothing more to do.")
    fix.answered_at, fix.answered_how = now, how
    actor, subject = f"account:{account_id}", f"document:{fix.document.public_id}"
    audit.record(
        session,
        now,
        actor,
        f"fix-{how}",
        subject,
        {"request": fix.public_id},
        before={"answered": None, "state": fix.document.state},
        after={"answered": how},
        trace=fix.document.trace,
    )


def _to_a_person(
    session: Session, fix: tables.FixRequest, now: datetime, settings: Settings
) -> None:
    document = fix.document
    document.state, document.changed_at = DocumentState.IN_REVIEW, now
    check = session.get(tables.Result, (document.id, Stage.CHECK))
    desk.put(session, document, check.payload if check is not None else {}, settings)
    desk.item_of(session, document).reason_code = f"fix-{fix.answered_how}"
