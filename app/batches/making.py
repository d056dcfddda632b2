"""Makes a batch, writes down its files one after the other, and says when all of them are there."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.batches.states import FileState
from app.records import audit, tables

_DIGITS = 5
_TRIES = 20
_NAME_LENGTH = 300


@dataclass(frozen=True, slots=True)
class NewBatch:
    """What is known of a batch before its files are looked at.

    ``source`` is ``mail``, ``web`` or ``api``; ``own_reference`` is what the sender calls it.
    """

    account_id: int
    company: str
    source: str
    inbound_id: int | None = None
    proof: str | None = None
    reply_to: str = ""
    subject: str = ""
    message_id: str = ""
    own_reference: str = ""


@dataclass(frozen=True, slots=True)
class FileIn:
    """One file as it came: a document, or the ``code`` and ``reason`` why it is none."""

    name: str
    state: FileState
    size_bytes: int | None = None
    code: str | None = None
    reason: str | None = None
    document_id: int | None = None


def make(session: Session, new: NewBatch, now: datetime) -> tables.Batch:
    """Return a new batch under a reference that no other has."""
    batch = tables.Batch(
        public_id=secrets.token_hex(16),
        reference=_new_reference(session),
        account_id=new.account_id,
        company=new.company,
        source=new.source,
        inbound_id=new.inbound_id,
        proof=new.proof,
        reply_to=new.reply_to,
        subject=new.subject,
        message_id=new.message_id,
        own_reference=new.own_reference,
        received_at=now,
    )
    session.add(batch)
    session.flush()
    audit.record(
        session,
        now,
        f"account:{new.account_id}",
        "received",
        f"batch:{batch.public_id}",
        after={"source": new.source, "proof": new.proof},
    )
    return batch


def batch_of_message(session: Session, inbound_id: int) -> tables.Batch | None:
    """Return the batch that a message was made into, None before that."""
    asked = select(tables.Batch).where(tables.Batch.inbound_id == inbound_id)
    return session.scalars(asked).one_or_none()


def add_file(session: Session, batch: tables.Batch, file: FileIn) -> tables.BatchFile:
    """Write a file down as the next one of its batch."""
    row = tables.BatchFile(
        batch_id=batch.id,
        position=files_so_far(session, batch) + 1,
        name=file.name[:_NAME_LENGTH],
        size_bytes=file.size_bytes,
        state=file.state,
        code=file.code,
        reason=file.reason,
        document_id=file.document_id,
    )
    session.add(row)
    session.flush()
    return row


def files_so_far(session: Session, batch: tables.Batch) -> int:
    """Return how many files of a batch are written down."""
    last = select(func.max(tables.BatchFile.position)).where(tables.BatchFile.batch_id == batch.id)
    return session.scalar(last) or 0


def close(session: Session, batch: tables.Batch, now: datetime) -> None:
    """Note that every file of a batch is written down: from here on it can be answered."""
    opened = update(tables.Batch).where(tables.Batch.id == batch.id)
    session.execute(opened.where(tables.Batch.opened_at.is_(None)).values(opened_at=now))
    session.expire(batch)


def _new_reference(session: Session) -> str:
    """Return a short number that people can say on the telephone; longer when many are taken."""
    for attempt in range(_TRIES):
        digits = _DIGITS + attempt // 4
        first = 10 ** (digits - 1)
        reference = f"R-{first + secrets.randbelow(9 * first)}"
        taken = select(tables.Batch.id).where(tables.Batch.reference == reference)
        if session.scalar(taken) is None:
            return reference
    raise AssertionError("no free reference for a batch")
