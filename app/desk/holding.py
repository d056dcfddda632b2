"""Holds a document until a day on which there is more to see, and takes it up again."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from app.access import refuse_own
from app.desk.claims import release
from app.desk.items import item_of
from app.errors import BadRequest, Conflict
from app.records import audit, tables
from app.states import DocumentState

HOLD_DAYS_MAX = 90
_WAITING = {DocumentState.IN_REVIEW, DocumentState.NEEDS_ATTENTION}


def hold(
    session: Session,
    document: tables.Document,
    until: date,
    reason: str,
    *,
    account: tables.Account,
    today: date,
    now: datetime,
) -> None:
    """Put a document aside until a day; it comes back to the queue by itself on it.

    Raises ``BadRequest`` without a reason or for a day that is not ahead or too far, ``Conflict``
    when the document waits for nobody.
    """
    refuse_own(account, document)
    if document.state not in _WAITING:
        raise Conflict(f"This document is {document.state}: it waits for no decision.")
    if not reason.strip():
        raise BadRequest("Say what is waited for: whoever takes it up again reads it.")
    if not today < until <= today + timedelta(days=HOLD_DAYS_MAX):
        raise BadRequest(f"Choose a day from tomorrow on, {HOLD_DAYS_MAX} days ahead at most.")
    item = item_of(session, document)
    before = item.held_until
    item.held_until, item.held_by, item.held_reason = until, account.id, reason.strip()
    release(session, document, account)
    _note(session, document, "held", account, now, (before, until), reason)


def resume(
    session: Session, document: tables.Document, *, account: tables.Account, now: datetime
) -> None:
    """Take a held document up again before its day; raise ``Conflict`` when it is not held."""
    item = item_of(session, document)
    if item.held_until is None:
        raise Conflict("This document is not on hold.")
    before = item.held_until
    item.held_until = item.held_by = item.held_reason = None
    _note(session, document, "resumed", account, now, (before, None))


def _note(
    session: Session,
    document: tables.Document,
    action: str,
    account: tables.Account,
    now: datetime,
    held: tuple[date | None, date | None],
    said: str | None = None,
) -> None:
    """Write down until when a document was held before, and is held now."""
    actor, subject = f"account:{account.id}", f"document:{document.public_id}"
    before, after = ({"held_until": until} for until in held)
    audit.record(session, now, actor, action, subject, said=said, before=before, after=after)
