"""The Message Center: what professionals are told; each event is told once, however often met."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, delete, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.records import tables


class Delivery(StrEnum):
    """How far the e-mail of a message is; a message that waits is never lost."""

    WAITING = "waiting"
    SENT = "sent"
    NOT_MAILED = "not mailed"
    """It stands in the Message Center only: nobody to mail it to, not wanted, or too old."""


@dataclass(frozen=True, slots=True)
class NewMessage:
    """One message to write: to whom, about which record, and the event that it tells of.

    ``event_key`` is the same for the same event; ``about_on`` is the event's own date.
    """

    professional_id: int
    roster_record_id: int | None
    kind: str
    event_key: str
    about_on: date
    subject: str
    text: str


def write_once(session: Session, messages: Sequence[NewMessage], now: datetime) -> None:
    """Write the messages whose events nobody was told of yet; each waits for its e-mail too."""
    if not messages:
        return
    rows = [
        {
            "public_id": secrets.token_hex(16),
            "professional_id": message.professional_id,
            "roster_record_id": message.roster_record_id,
            "kind": message.kind,
            "event_key": message.event_key,
            "about_on": message.about_on,
            "subject": message.subject,
            "text": message.text,
            "written_at": now,
            "delivery": Delivery.WAITING,
        }
        for message in messages
    ]
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    session.execute(dialect.insert(tables.Message).on_conflict_do_nothing(), rows)


def messages_of(professional_id: int, now: datetime) -> Select[tables.Message]:
    """Return the query of a professional's messages, the latest event first.

    What may still be undone is not among them yet.
    """
    message = tables.Message
    return (
        select(message)
        .where(message.professional_id == professional_id, _is_out(now))
        .order_by(message.about_on.desc(), message.id.desc())
    )


def unread_count(session: Session, professional_id: int, now: datetime) -> int:
    """Return how many messages a professional has not read yet."""
    message = tables.Message
    unread = message.professional_id == professional_id, message.read_at.is_(None), _is_out(now)
    return session.scalar(select(func.count()).where(*unread)) or 0


def mark_read(session: Session, professional_id: int, public_id: str, now: datetime) -> None:
    """Note that a professional has read a message; a message of somebody else stays as it is."""
    message = tables.Message
    mine = message.professional_id == professional_id, message.public_id == public_id
    session.execute(update(message).where(*mine, message.read_at.is_(None)).values(read_at=now))


def waiting(limit: int, now: datetime) -> Select[tables.Message]:
    """Return the query of the messages whose e-mail is due and was not sent yet, oldest first."""
    message = tables.Message
    queued = select(message).where(message.delivery == Delivery.WAITING, _is_out(now))
    return queued.order_by(message.id).limit(limit)


def last_id(session: Session, professional_id: int) -> int:
    """Return the number of a professional's last message, 0 before the first."""
    of_person = tables.Message.professional_id == professional_id
    return session.scalar(select(func.max(tables.Message.id)).where(of_person)) or 0


def hold_back(
    session: Session, professional_id: int, after: int, decision: tables.Decision, until: datetime
) -> None:
    """Keep the messages after number ``after`` back until a moment: a decision's undo window."""
    message = tables.Message
    made = message.professional_id == professional_id, message.id > after
    session.execute(update(message).where(*made).values(not_before=until, decision_id=decision.id))


def drop_unsent(session: Session, decision: tables.Decision, now: datetime) -> None:
    """Delete the messages of a decision that nobody could have seen yet."""
    message = tables.Message
    unseen = message.decision_id == decision.id, message.not_before > now
    session.execute(delete(message).where(*unseen, message.delivery == Delivery.WAITING))


def drop_after(session: Session, professional_id: int, after: int) -> None:
    """Delete a professional's messages after number ``after``, written in this transaction."""
    message = tables.Message
    session.execute(
        delete(message).where(message.professional_id == professional_id, message.id > after)
    )


def _is_out(now: datetime) -> ColumnElement[bool]:
    message = tables.Message
    return or_(message.not_before.is_(None), message.not_before <= now)
