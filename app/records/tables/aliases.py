"""Names that reviewers taught to be the same."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base
from app.records.tables.documents import Document
from app.records.tables.people import Account, Professional


class Alias(Base):
    """Two names of one production, person or employer: who said so, when, from which document.

    The keys are the names in comparable form. ``professional_id`` is set for a person's names
    only. A withdrawn alias keeps its row.
    """

    __tablename__ = "aliases"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    kind: Mapped[str] = mapped_column(String(12))
    one: Mapped[str] = mapped_column(String(200))
    other: Mapped[str] = mapped_column(String(200))
    one_key: Mapped[str] = mapped_column(String(200))
    other_key: Mapped[str] = mapped_column(String(200))
    professional_id: Mapped[int | None] = mapped_column(ForeignKey("professionals.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    reason: Mapped[str] = mapped_column(Text, default="")
    taught_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    taught_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))

    professional: Mapped[Professional | None] = relationship()
    document: Mapped[Document | None] = relationship()
    teacher: Mapped[Account] = relationship(foreign_keys=[taught_by])
    withdrawer: Mapped[Account | None] = relationship(foreign_keys=[withdrawn_by])

    __table_args__ = (
        Index("ix_aliases_one", "kind", "one_key"),
        Index("ix_aliases_other", "kind", "other_key"),
        Index("ix_aliases_professional", "professional_id"),
    )
