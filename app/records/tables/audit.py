"""Who did what."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.records.tables.base import Base


class AuditEntry(Base):
    """Who did what to which thing, when and why; ids and codes only, no personal values."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(80))
    action: Mapped[str] = mapped_column(String(40))
    object: Mapped[str] = mapped_column(String(80))
    detail: Mapped[dict[str, Any]]

    __table_args__ = (Index("ix_audit_object", "object", "id"),)
