"""Second opinions: asked by a reviewer, or demanded where a document may have been altered."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from app.access import refuse_own
from app.desk.claims import release
from app.desk.items import item_of
from app.errors import BadRequest, Conflict, NotAllowed
from app.records import audit, tables
from app.states import DocumentState

ALTERED = "possible-alteration"


def ask_second(
    session: Session,
    document: tables.Document,
    *,
    kind: str,
    days: Iterable[date],
    reason: str,
    account: tables.Account,
    now: datetime,
) -> None:
    """Hand a document to another reviewer, with what this one would decide (``kind``, ``days``).

    ``kind`` is ``approved``, ``declined``, ``fix-asked``, or empty for no proposal. Raises
    ``BadRequest`` without a reason, ``Conflict`` when it waits for nobody or was asked before.
    """
    refuse_own(account, document)
    if document.state != DocumentState.IN_REVIEW:
        raise Conflict(f"This document is {document.state}: it waits for no decision.")
    if not reason.strip():
        raise BadRequest("Say what the second person should look at.")
    item = item_of(session, document)
    if item.second_by is not None:
        raise Conflict("A second opinion was asked already: another reviewer decides.")
    item.second_by, item.second_at, item.second_reason = account.id, now, reason.strip()
    item.proposed = {"kind": kind, "days": sorted(day.isoformat() for day in days)}
    release(session, document, account)
    actor, subject = f"account:{account.id}", f"document:{document.public_id}"
    detail: dict[str, str | int | None] = {"proposed": kind, "days": len(item.proposed["days"])}
    before = {"second_by": None}
    audit.record(
        session,
        now,
        actor,
        "asked-second-opinion",
        subject,
        said=reason,
        before=before,
        after={"second_by": account.id, **detail},
    )


def must_ask_second(
    session: Session, document: tables.Document, checked: Mapping[str, Any]
) -> bool:
    """Return True when two people must agree and nobody has been asked for the second opinion.

    A document that may have been altered is always decided by two.
    """
    altered = any(finding["code"] == ALTERED for finding in checked.get("findings", ()))
    return altered and item_of(session, document).second_by is None


def refuse_asker(session: Session, document: tables.Document, account: tables.Account) -> None:
    """Raise ``NotAllowed`` when the account itself asked for the second opinion."""
    if item_of(session, document).second_by == account.id:
        raise NotAllowed("You asked for a second opinion: another reviewer decides.")
