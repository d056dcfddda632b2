"""What payroll partners are told and how they send: events, links, webhooks, uploads in parts."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base
from app.records.tables.batches import Batch
from app.records.tables.people import Account
from app.records.tables.questions import Question


class BatchEvent(Base):
    """What a batch was answered with, each once: see ``app.answering.states.BatchMoment``."""

    __tablename__ = "batch_events"

    batch_id: Mapped[int] = mapped_column(ForeignKey("batches.id"), primary_key=True)
    event: Mapped[str] = mapped_column(String(20), primary_key=True)
    at: Mapped[datetime]


class OneTimeLink(Base):
    """A link in a mail that answers one thing, once, without an account; only its hash is kept.

    It is about a file of a batch (``document_id``), or about the rows of one question.
    """

    __tablename__ = "one_time_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batches.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    question_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id"))
    sent_to: Mapped[str] = mapped_column(String(320))
    made_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]

    batch: Mapped[Batch | None] = relationship()
    question: Mapped[Question | None] = relationship()

    __table_args__ = (
        Index("ix_one_time_links_document", "document_id"),
        Index("ix_one_time_links_question", "question_id"),
    )


class Webhook(Base):
    """An address of a partner's program that is told of events, and what signs what it is told.

    ``sealed_secret`` opens with a master key only (``app.webhooks.sealing``).
    """

    __tablename__ = "webhooks"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    company: Mapped[str] = mapped_column(String(200))
    url: Mapped[str] = mapped_column(String(500))
    sealed_secret: Mapped[str] = mapped_column(String(200), server_default="")
    made_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
    disabled_because: Mapped[str | None] = mapped_column(String(300))

    account: Mapped[Account] = relationship()

    __table_args__ = (Index("ix_webhooks_company", "company", "id"),)


class WebhookDelivery(Base):
    """One event told to one webhook; ``public_id`` is the idempotency key of every try."""

    __tablename__ = "webhook_deliveries"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    webhook_id: Mapped[int] = mapped_column(ForeignKey("webhooks.id"))
    event_key: Mapped[str] = mapped_column(String(100))
    body: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(20))
    attempt: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime]
    written_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    problem: Mapped[str | None] = mapped_column(String(300))

    webhook: Mapped[Webhook] = relationship()

    __table_args__ = (
        Index("ux_webhook_deliveries_event", "webhook_id", "event_key", unique=True),
        Index("ix_webhook_deliveries_due", "state", "due_at"),
    )


class PartialUpload(Base):
    """A file that arrives in parts: each is sealed in ``files`` and listed here, in order.

    A file that is not whole within a day is forgotten with its parts.
    """

    __tablename__ = "partial_uploads"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    batch_id: Mapped[int] = mapped_column(ForeignKey("batches.id"))
    file_name: Mapped[str] = mapped_column(String(300))
    size_bytes: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    received_bytes: Mapped[int] = mapped_column(default=0)
    parts: Mapped[list[Any]]
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    __table_args__ = (Index("ix_partial_uploads_account", "account_id", "id"),)
