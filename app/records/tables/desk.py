"""What the review desk knows of a document that waits for a person."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base
from app.records.tables.documents import Document
from app.records.tables.people import Account


class DeskItem(Base):
    """One document in the queue: when it is due, what deciding it is worth, and who has it.

    ``value`` is 2 when its days would complete a requirement, 1 when they would add to one, else
    0. A claim holds until ``claimed_until``. ``held_until`` is the day before which nobody needs
    to look. A second opinion was asked by ``second_by``, who proposes ``proposed``
    (``{"kind", "days"}``); somebody else decides. The row stays when the document is decided.
    """

    __tablename__ = "desk_items"

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    due_on: Mapped[date]
    value: Mapped[int] = mapped_column(default=0)
    local: Mapped[str | None] = mapped_column(String(10))
    classification: Mapped[str | None] = mapped_column(String(120))
    reason_code: Mapped[str] = mapped_column(String(60), default="")
    claimed_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    claimed_at: Mapped[datetime | None]
    claimed_until: Mapped[datetime | None]
    held_until: Mapped[date | None]
    held_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    held_reason: Mapped[str | None] = mapped_column(Text)
    second_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    second_at: Mapped[datetime | None]
    second_reason: Mapped[str | None] = mapped_column(Text)
    proposed: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))

    document: Mapped[Document] = relationship()
    claimer: Mapped[Account | None] = relationship(foreign_keys=[claimed_by])
    holder: Mapped[Account | None] = relationship(foreign_keys=[held_by])
    asker: Mapped[Account | None] = relationship(foreign_keys=[second_by])

    __table_args__ = (Index("ix_desk_items_due", "due_on", "value", "document_id"),)
