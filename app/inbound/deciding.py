"""What a person does with a message that waits: release it, vouching for it, or set it aside."""

from datetime import datetime

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from app.batches.making import batch_of_message
from app.errors import BadRequest, Conflict, NotFound
from app.inbound.states import MailKind, MailState, Proof
from app.inbound.tasks import OPEN
from app.records import audit, tables

UNDECIDED = (MailState.WAITING, MailState.LISTED, MailState.NEEDS_ATTENTION)
"""The states of messages that a person may still decide on."""


def release(
    session: Session,
    row: tables.InboundMessage,
    account: tables.Account,
    why: str,
    now: datetime,
    *,
    partner: tables.PartnerAddress | None = None,
) -> None:
    """Have documents made of a message that nothing proves, because ``account`` vouches for it.

    That never makes it proven: its documents say who vouched, and policy credits none of them.
    ``partner`` says whose an unmatched message is. Raises ``BadRequest`` or ``Conflict``.
    """
    _refuse_decided(row, why)
    if row.proof == Proof.PROVEN and row.state == MailState.WAITING:
        raise Conflict(
            "Its sender is proven, and whatever files it holds are taken in: there is nothing to "
            "release. Answer it, then set it aside."
        )
    if row.kind == MailKind.TOO_LARGE:
        raise Conflict("Only the head of this message was kept: ask for it again in parts.")
    row.partner = row.partner or partner
    if row.partner is None:
        raise BadRequest("Say which company's message this is.")
    before = row.proof
    if row.proof != Proof.PROVEN:
        row.proof = Proof.VOUCHED
    _decided(session, row, account, "inbound-released", why, now, before)
    batch = batch_of_message(session, row.id)
    if batch is not None:
        if row.proof == Proof.VOUCHED:
            file = tables.BatchFile
            session.execute(delete(file).where(file.batch_id == batch.id))
        batch.proof, batch.opened_at = row.proof, None
    row.state, row.task, row.attempt, row.due_at = MailState.OPENING, OPEN, 0, None


def set_aside(
    session: Session, row: tables.InboundMessage, account: tables.Account, why: str, now: datetime
) -> None:
    """Put a message away for good: it stays kept, and no document is made of it."""
    _refuse_decided(row, why)
    _decided(session, row, account, "inbound-set-aside", why, now, row.proof)
    row.state = MailState.SET_ASIDE


def message_named(session: Session, public_id: str) -> tables.InboundMessage:
    """Return a message by its public id; raise ``NotFound``."""
    asked = select(tables.InboundMessage).where(tables.InboundMessage.public_id == public_id)
    row = session.scalars(asked).one_or_none()
    if row is None:
        raise NotFound("There is no such message.")
    return row


def waiting() -> Select[tables.InboundMessage]:
    """Return the query of the messages that a person must decide on, the newest first."""
    row = tables.InboundMessage
    states = (MailState.WAITING, MailState.NEEDS_ATTENTION)
    unmatched = (row.state == MailState.LISTED) & (row.kind == MailKind.UNMATCHED)
    return select(row).where(row.state.in_(states) | unmatched).order_by(row.id.desc())


def waiting_count(session: Session) -> int:
    """Return how many messages wait for a person."""
    return session.scalar(select(func.count()).select_from(waiting().subquery())) or 0


def _refuse_decided(row: tables.InboundMessage, why: str) -> None:
    if row.state not in UNDECIDED:
        raise Conflict("This message waits for nobody any more: look at it again.")
    if not why.strip():
        raise BadRequest("Say why: it is kept with the message, under your name.")


def _decided(
    session: Session,
    row: tables.InboundMessage,
    account: tables.Account,
    action: str,
    why: str,
    now: datetime,
    before: str,
) -> None:
    row.decided_by, row.decided_at, row.decided_why = account.id, now, " ".join(why.split())[:500]
    audit.record(
        session,
        now,
        f"account:{account.id}",
        action,
        f"inbound:{row.public_id}",
        said=row.decided_why,
        before={"proof": before, "state": row.state},
        after={"proof": row.proof},
        trace=row.trace,
    )
