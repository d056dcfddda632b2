"""Who has a document open: a claim of ten minutes, renewed while they work, seen by the others."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from app.desk.items import item_of
from app.errors import Conflict
from app.records import tables

CLAIM_MINUTES = 10


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody's live claim on a document."""

    account_id: int
    name: str
    since: datetime
    until: datetime


def claim(
    session: Session, document: tables.Document, account: tables.Account, now: datetime
) -> Claim:
    """Return the live claim on a document: the account's own, made or renewed, if it was free.

    One conditional UPDATE, so that of two people who come at once one has it.
    """
    item, row = item_of(session, document), tables.DeskItem
    mine = row.claimed_by == account.id
    free = or_(row.claimed_until.is_(None), row.claimed_until <= now)
    since = item.claimed_at if item.claimed_by == account.id and _is_live(item, now) else now
    taking = update(row).where(row.document_id == document.id, or_(mine, free))
    session.execute(
        taking.values(
            claimed_by=account.id,
            claimed_at=since,
            claimed_until=now + timedelta(minutes=CLAIM_MINUTES),
        )
    )
    session.expire(item)
    held = claim_on(session, document, now)
    if held is None:
        raise Conflict("This document could not be claimed: look at it again.")
    return held


def claim_on(session: Session, document: tables.Document, now: datetime) -> Claim | None:
    """Return the live claim on a document, None when nobody has it open."""
    query = select(tables.DeskItem).where(tables.DeskItem.document_id == document.id)
    item = session.scalars(query).one_or_none()
    if item is None or item.claimer is None or not _is_live(item, now):
        return None
    since, until = item.claimed_at or now, item.claimed_until or now
    return Claim(item.claimer.id, item.claimer.name, since, until)


def release(session: Session, document: tables.Document, account: tables.Account) -> None:
    """Give a document back: the account's own claim ends, another's stays."""
    row = tables.DeskItem
    mine = update(row).where(row.document_id == document.id, row.claimed_by == account.id)
    session.execute(mine.values(claimed_by=None, claimed_at=None, claimed_until=None))


def refuse_claimed(
    session: Session, document: tables.Document, account: tables.Account, now: datetime
) -> None:
    """Raise ``Conflict`` when somebody else has the document open."""
    held = claim_on(session, document, now)
    if held is not None and held.account_id != account.id:
        raise Conflict(
            f"{held.name} has this document open: wait until they are done, or take another."
        )


def _is_live(item: tables.DeskItem, now: datetime) -> bool:
    return item.claimed_until is not None and item.claimed_until > now
