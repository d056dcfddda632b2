"""The roster record of a professional and the standing last computed."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base
from app.records.tables.people import Professional


class RosterRecord(Base):
    """One professional in one classification: what was applied for and the standing last computed.

    ``placed_on`` is the day from which the record is on the roster, None while it is applied for.
    ``assessment`` is the whole answer of ``app.roster`` as JSON; the other columns repeat what is
    searched by. ``next_change_on`` is the first date on which the answer can change by itself.
    """

    __tablename__ = "roster_records"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    professional_id: Mapped[int] = mapped_column(ForeignKey("professionals.id"))
    roster: Mapped[str] = mapped_column(String(20))
    local: Mapped[str] = mapped_column(String(10))
    classification: Mapped[str] = mapped_column(String(200))
    applied_on: Mapped[date]
    placed_on: Mapped[date | None]
    standing: Mapped[str] = mapped_column(String(30))
    assessment: Mapped[dict[str, Any]]
    assessed_on: Mapped[date]
    next_expiry: Mapped[date | None]
    next_change_on: Mapped[date | None]
    changed_at: Mapped[datetime]

    professional: Mapped[Professional] = relationship()

    __table_args__ = (
        UniqueConstraint("professional_id", "roster", "local", "classification"),
        Index("ix_roster_records_next_change", "next_change_on"),
    )
