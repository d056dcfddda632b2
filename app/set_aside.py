"""Work that was set aside for people after its tries were used up, and how it is run again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import work
from app.errors import Conflict
from app.records import audit
from app.records.tables import Account, Document, Work
from app.states import Stage
from app.stores import Stores

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class SetAside:
    """A document whose work stopped: at which step, after how many tries, why and since when."""

    document_id: str
    reference: str
    stage: Stage
    attempts: int
    reason: str
    since: datetime


def give_up_spent(stores: Stores, now: datetime) -> list[str]:
    """Set aside every document whose last try died without a word; return their public ids."""
    asked = (
        select(Work, Document.public_id)
        .join(Document, Document.id == Work.document_id)
        .where(*work.spent(stores.settings))
    )
    with stores.sessions() as session:
        found = [
            (_lease_of(row, public_id), row.cpu_ms) for row, public_id in session.execute(asked)
        ]
    given_up = []
    for lease, cpu_ms in found:
        try:
            with stores.sessions.begin() as session:
                work.give_up(session, lease, _reason(lease, cpu_ms), now)
        except work.LeaseLost:
            continue
        given_up.append(lease.public_id)
    return given_up


def set_aside(session: Session) -> list[SetAside]:
    """Return the documents that wait for a person because their work stopped, the oldest first."""
    asked = (
        select(Work, Document)
        .join(Document, Document.id == Work.document_id)
        .where(Work.needs_attention.is_not(None))
        .order_by(Document.changed_at)
        .limit(_SHOWN)
    )
    return [
        SetAside(
            document.public_id,
            document.reference,
            Stage(row.stage),
            row.attempt,
            row.needs_attention or "",
            document.changed_at,
        )
        for row, document in session.execute(asked)
    ]


def run_again(session: Session, document: Document, account: Account, now: datetime) -> None:
    """Start a document that was set aside again where it stopped, with all its tries.

    Raises ``Conflict`` when it was not set aside, or is at work again already.
    """
    held = select(Work).where(Work.document_id == document.id).with_for_update()
    row = session.scalars(held).one()
    if row.needs_attention is None:
        raise Conflict("This document is at work, or done: there is nothing to run again.")
    audit.record(
        session,
        at=now,
        actor=f"account:{account.id}",
        action="run-again",
        before={"set_aside": True},
        after={"set_aside": False},
        object=f"document:{document.public_id}",
        detail={"stage": row.stage, "attempts": row.attempt},
    )
    work.again(session, document, Stage(row.stage), now)


def _lease_of(row: Work, public_id: str) -> work.Lease:
    owner, stage = row.lease_owner or "", Stage(row.stage)
    return work.Lease(row.id, row.document_id, public_id, stage, row.attempt, owner, seconds=0)


def _reason(lease: work.Lease, cpu_ms: int) -> str:
    return (
        f"The {lease.stage} step was begun {lease.attempt} times, used {cpu_ms / 1000:.0f} s of "
        "processor time, and never finished"
    )
