"""Erasures of people, which outlive what they erased, and the holds that forbid them."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base
from app.records.tables.people import Account, Professional


class LegalHold(Base):
    """While it is not lifted, nothing of this professional is erased, by nobody."""

    __tablename__ = "legal_holds"

    id: Mapped[int] = mapped_column(primary_key=True)
    professional_id: Mapped[int] = mapped_column(ForeignKey("professionals.id"))
    placed_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    placed_at: Mapped[datetime]
    lifted_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    lifted_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_legal_holds_professional", "professional_id", "id"),)


class Erasure(Base):
    """One request to erase a professional; done, it is the tombstone of everything erased.

    ``reason`` is a ``app.privacy.erasing.Reason``. A second administrator confirms.
    """

    __tablename__ = "erasures"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    professional_id: Mapped[int] = mapped_column(ForeignKey("professionals.id"))
    reason: Mapped[str] = mapped_column(String(20))
    asked_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    asked_at: Mapped[datetime]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    withdrawn_at: Mapped[datetime | None]
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    done_at: Mapped[datetime | None]

    professional: Mapped[Professional] = relationship()
    asker: Mapped[Account] = relationship(foreign_keys=[asked_by])
    confirmer: Mapped[Account | None] = relationship(foreign_keys=[confirmed_by])

    __table_args__ = (Index("ix_erasures_professional", "professional_id", "id"),)
