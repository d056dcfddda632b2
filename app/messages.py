"""The Message Center: what professionals are told; each event is told once, however often met."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Select, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.records import tables


class Delivery(StrEnum):
    """How far the e-mail of a message is; a message that waits is never lost."""

    WAITING = "waiting"
    SENT = "sent"


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


def messages_of(professional_id: int) -> Select[tables.Message]:
    """Return the query of a professional's messages, the latest event first."""
    message = tables.Message
    return (
        select(message)
        .where(message.professional_id == professional_id)
        .order_by(message.about_on.desc(), message.id.desc())
    )


def unread_count(session: Session, professional_id: int) -> int:
    """Return how many messages a professional has not read yet."""
    message = tables.Message
    unread = message.professional_id == professional_id, message.read_at.is_(None)
    return session.scalar(select(func.count()).where(*unread)) or 0


def mark_read(session: Session, professional_id: int, public_id: str, now: datetime) -> None:
    """Note that a professional has read a message; a message of somebody else stays as it is."""
    message = tables.Message
    mine = message.professional_id == professional_id, message.public_id == public_id
    session.execute(update(message).where(*mine, message.read_at.is_(None)).values(read_at=now))


def waiting(limit: int) -> Select[tables.Message]:
    """Return the query of the messages whose e-mail was not sent yet, the oldest first."""
    message = tables.Message
    queued = select(message).where(message.delivery == Delivery.WAITING)
    return queued.order_by(message.id).limit(limit)
