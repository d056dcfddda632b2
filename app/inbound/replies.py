"""Which batch of a company's a message answers: a person reads it with that batch at hand."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.inbound.heads import read_head
from app.mailing import answered_mail
from app.records import tables
from app.storage.rows import kept_file
from app.stores import Stores

NOTE = "It answers our mail about {}, so a person reads it."


def answered_batch(
    stores: Stores, session: Session, row: tables.InboundMessage, batch: tables.Batch
) -> tables.Batch | None:
    """Return the batch that a message is about, by the mail of ours that it names; None for none.

    Only a batch of the company that the message came for: nobody attaches theirs to another's.
    """
    head = read_head(
        stores.storage.content(kept_file(session, row.sha256)),
        stores.settings.mail_head_limit_bytes,
    )
    named = b" ".join((head.first("in-reply-to"), head.first("references")))
    ours = answered_mail(session, named.decode("ascii", "replace"))
    kind, _, public_id = (ours.about or "" if ours else "").partition(":")
    if kind != "batch":
        return None
    asked = select(tables.Batch).where(
        tables.Batch.public_id == public_id, tables.Batch.company == batch.company
    )
    return session.scalars(asked).one_or_none()
