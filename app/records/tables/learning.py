"""What was proposed from people's corrections, and who promoted it or took it back."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.aliases import Alias
from app.records.tables.base import Base
from app.records.tables.people import Account


class LearnedProposal(Base):
    """One alias, issuer rule or calibration that examples speak for; it holds while promoted.

    ``content`` says what it does (``app.taught``), ``examples`` are the ids of the documents it
    was proposed from, ``replayed`` the counts of its last replay. ``key`` keeps the same proposal
    from being made twice. ``version`` counts the promotions of everything learned.
    """

    __tablename__ = "learned_proposals"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    kind: Mapped[str] = mapped_column(String(12))
    key: Mapped[str] = mapped_column(String(64))
    issuer: Mapped[str] = mapped_column(String(200), default="")
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    examples: Mapped[list[Any]] = mapped_column(JSON)
    replayed: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    replayed_at: Mapped[datetime | None]
    proposed_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    proposed_at: Mapped[datetime]
    version: Mapped[int | None]
    promoted_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    promoted_at: Mapped[datetime | None]
    alias_id: Mapped[int | None] = mapped_column(ForeignKey("aliases.id"))
    rolled_back_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    rolled_back_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(Text, default="")

    proposer: Mapped[Account] = relationship(foreign_keys=[proposed_by])
    promoter: Mapped[Account | None] = relationship(foreign_keys=[promoted_by])
    alias: Mapped[Alias | None] = relationship()

    __table_args__ = (Index("ix_learned_proposals_key", "key", "id"),)
