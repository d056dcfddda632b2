"""What the last sweeps found that is stuck or does not add up."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.records.tables.base import Base


class Sweep(Base):
    """One look over everything that is kept; ``ended_at`` is None while it goes on."""

    __tablename__ = "sweeps"

    id: Mapped[int] = mapped_column(primary_key=True)
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class SweepFinding(Base):
    """One thing that a sweep found, what is wrong with it, and what to do about it."""

    __tablename__ = "sweep_findings"

    id: Mapped[int] = mapped_column(primary_key=True)
    sweep_id: Mapped[int] = mapped_column(ForeignKey("sweeps.id"))
    code: Mapped[str] = mapped_column(String(40))
    object: Mapped[str] = mapped_column(String(100))
    what: Mapped[str] = mapped_column(Text)
    to_do: Mapped[str] = mapped_column(Text)

    __table_args__ = (Index("ix_sweep_findings_sweep", "sweep_id", "id"),)
