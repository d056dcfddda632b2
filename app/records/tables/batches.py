"""Batches: what a payroll company sent at once, by e-mail, web or API, file by file."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base
from app.records.tables.documents import Document
from app.records.tables.inbound import InboundMessage
from app.records.tables.people import Account


class Batch(Base):
    """What one partner sent at once; ``reference`` ("R-58213") is what both sides call it.

    ``source`` is ``mail``, ``web`` or ``api``. ``proof`` is how sure the sender of a message is
    (``app.inbound.states.Proof``); a batch from the web or the API has a signed-in sender and None.
    ``opened_at`` is when every file had its row: until then the list still grows.
    """

    __tablename__ = "batches"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    reference: Mapped[str] = mapped_column(String(12), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    company: Mapped[str] = mapped_column(String(200))
    source: Mapped[str] = mapped_column(String(20))
    inbound_id: Mapped[int | None] = mapped_column(ForeignKey("inbound_messages.id"), unique=True)
    proof: Mapped[str | None] = mapped_column(String(12))
    reply_to: Mapped[str] = mapped_column(String(320), default="")
    subject: Mapped[str] = mapped_column(String(500), default="")
    message_id: Mapped[str] = mapped_column(String(300), default="")
    own_reference: Mapped[str] = mapped_column(String(100), default="")
    received_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship()
    inbound: Mapped[InboundMessage | None] = relationship()
    files: Mapped[list["BatchFile"]] = relationship(order_by="BatchFile.position")
    expected: Mapped[list["BatchExpected"]] = relationship(order_by="BatchExpected.row")

    __table_args__ = (Index("ix_batches_account", "account_id", "id"),)


class BatchFile(Base):
    """One file of a batch, by its place in it; see ``app.batches.states.FileState``.

    ``code`` and ``reason`` say why a file is not taken or was ignored. How far a taken file has
    come is its document's state.
    """

    __tablename__ = "batch_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batches.id"))
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(300))
    size_bytes: Mapped[int | None]
    state: Mapped[str] = mapped_column(String(12))
    code: Mapped[str | None] = mapped_column(String(60))
    reason: Mapped[str | None] = mapped_column(Text)
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))

    document: Mapped[Document | None] = relationship()

    __table_args__ = (
        Index("ux_batch_files_position", "batch_id", "position", unique=True),
        Index("ix_batch_files_document", "document_id"),
    )


class BatchExpected(Base):
    """One line of a manifest: a letter that should be in the batch, and the file that it is.

    ``row`` is its 1-based line in the manifest ``source``, ``document_id`` the letter once found.
    """

    __tablename__ = "batch_expected"

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batches.id"))
    source: Mapped[str] = mapped_column(String(300))
    row: Mapped[int]
    file_name: Mapped[str | None] = mapped_column(String(300))
    person: Mapped[str | None] = mapped_column(String(200))
    last4: Mapped[str | None] = mapped_column(String(4))
    il_number: Mapped[str | None] = mapped_column(String(20))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))

    __table_args__ = (
        Index("ux_batch_expected_row", "batch_id", "source", "row", unique=True),
        Index("ix_batch_expected_document", "document_id"),
    )
