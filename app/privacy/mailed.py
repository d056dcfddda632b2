"""What goes of inbound mail: messages whose time is over, and those of an erased document."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, select, update
from sqlalchemy.orm import Session

from app.records import tables

GONE = "erased"
"""What stands in the place of a subject."""


def messages_of(session: Session, documents: Sequence[int]) -> list[str]:
    """Return the contents of the messages that documents came in, and clear their words.

    The other files of a message are documents of their own, so only the message goes; one that is
    not opened to its end stays until it is.
    """
    row, batch, file = tables.InboundMessage, tables.Batch, tables.BatchFile
    came = (
        select(row.id, row.sha256)
        .join(batch, batch.inbound_id == row.id)
        .join(file, file.batch_id == batch.id)
        .where(file.document_id.in_(documents), row.task.is_(None))
        .distinct()
    )
    found = session.execute(came).all()
    _clear(session, [each.id for each in found])
    return [each.sha256 for each in found]


def old_messages(
    session: Session, before: datetime, held: ColumnElement[bool], limit: int
) -> list[str]:
    """Return the contents of messages that came ``before``, and clear their words.

    ``held`` is true of a document that a legal hold keeps.
    """
    row, file = tables.InboundMessage, tables.StoredFile
    asked = select(row.id, row.sha256).join(file, file.sha256 == row.sha256)
    old = asked.where(row.received_at < before, row.task.is_(None), file.erased_at.is_(None))
    found = session.execute(old.where(~_with(held).exists()).limit(limit)).all()
    _clear(session, [each.id for each in found])
    return [each.sha256 for each in found]


def _with(held: ColumnElement[bool]) -> Select[int]:
    row, batch, file = tables.InboundMessage, tables.Batch, tables.BatchFile
    return (
        select(file.id)
        .join(batch, batch.id == file.batch_id)
        .join(tables.Document, tables.Document.id == file.document_id)
        .where(batch.inbound_id == row.id, held)
        .correlate(row)
    )


def _clear(session: Session, messages: Sequence[int]) -> None:
    row, batch = tables.InboundMessage, tables.Batch
    words = {"subject": GONE, "sender": "", "reply_to": "", "envelope_from": "", "proof_facts": {}}
    session.execute(update(row).where(row.id.in_(messages)).values(**words, decided_why=None))
    session.execute(
        update(batch).where(batch.inbound_id.in_(messages)).values(subject=GONE, reply_to="")
    )
