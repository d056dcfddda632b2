"""What a person read on the page where the reading was wrong or silent."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base
from app.records.tables.documents import Document
from app.records.tables.people import Account


class Correction(Base):
    """One value of a document as a person read it, beside what was read before.

    ``path`` says which value (``app.corrections.paths``). ``was`` and ``now`` are ``{"value": …}``,
    or None where the page states nothing. ``box`` is where it stands on ``page``, in points. A
    correction that was taken back, or followed by a later one, keeps its row.
    """

    __tablename__ = "corrections"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    path: Mapped[str] = mapped_column(String(80))
    was: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    now: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    page: Mapped[int | None]
    box: Mapped[list[float] | None] = mapped_column(JSON(none_as_null=True))
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    corrected_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))

    document: Mapped[Document] = relationship()
    account: Mapped[Account] = relationship(foreign_keys=[account_id])

    __table_args__ = (Index("ix_corrections_document", "document_id", "id"),)
