"""The error budget: what is allowed, what second looks found, and what followed from it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Double, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base
from app.records.tables.documents import Document
from app.records.tables.ledger import Decision
from app.records.tables.people import Account


class ErrorBudget(Base):
    """What an administrator allowed, from ``set_at`` until the next row: shares from 0 to 1.

    ``sample_straight`` and ``sample_decided`` are the shares of released and of decided documents
    that a second person looks at.
    """

    __tablename__ = "error_budgets"

    id: Mapped[int] = mapped_column(primary_key=True)
    field_errors: Mapped[float] = mapped_column(Double)
    day_errors: Mapped[float] = mapped_column(Double)
    sample_straight: Mapped[float] = mapped_column(Double)
    sample_decided: Mapped[float] = mapped_column(Double)
    set_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    set_at: Mapped[datetime]

    setter: Mapped[Account] = relationship()


class SecondLook(Base):
    """A decision that a second person looks at without seeing it; what they read, what differs.

    ``kind`` is ``straight`` (policy released it) or ``decided``; ``why`` is ``sample`` or
    ``suspect``. ``not_by`` decided first. ``asked_again`` are the paths at which the first answer
    differed, ``differing`` those that still do after it was confirmed.
    """

    __tablename__ = "second_looks"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    decision_id: Mapped[int] = mapped_column(ForeignKey("decisions.id"), unique=True)
    kind: Mapped[str] = mapped_column(String(12))
    why: Mapped[str] = mapped_column(String(12))
    issuer: Mapped[str] = mapped_column(String(200))
    drawn_at: Mapped[datetime]
    not_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    first_answer: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    asked_again: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    begun_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    answered_at: Mapped[datetime | None]
    differing: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    fields: Mapped[int] = mapped_column(default=0)
    fields_differing: Mapped[int] = mapped_column(default=0)
    days: Mapped[int] = mapped_column(default=0)
    days_differing: Mapped[int] = mapped_column(default=0)

    document: Mapped[Document] = relationship()
    decision: Mapped[Decision] = relationship()

    __table_args__ = (
        Index("ix_second_looks_document", "document_id"),
        Index("ix_second_looks_answered", "answered_at", "kind", "issuer"),
    )


class QualityMark(Base):
    """How far a pass over the decisions has come: the last number that it looked at."""

    __tablename__ = "quality_marks"

    name: Mapped[str] = mapped_column(String(30), primary_key=True)
    number: Mapped[int]


class AutomationStop(Base):
    """Nothing of an issuer is decided without a person, until a person lifts it."""

    __tablename__ = "automation_stops"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    issuer: Mapped[str] = mapped_column(String(200))
    because: Mapped[str] = mapped_column(Text)
    began_at: Mapped[datetime]
    suspects: Mapped[int] = mapped_column(default=0)
    lifted_at: Mapped[datetime | None]
    lifted_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    lift_reason: Mapped[str | None] = mapped_column(Text)

    lifter: Mapped[Account | None] = relationship()

    __table_args__ = (Index("ix_automation_stops_issuer", "issuer", "lifted_at"),)


class ThresholdMove(Base):
    """The chances that policy asks for from ``moved_at`` on, and the looks that moved them."""

    __tablename__ = "threshold_moves"

    id: Mapped[int] = mapped_column(primary_key=True)
    field_confidence: Mapped[float] = mapped_column(Double)
    day_confidence: Mapped[float] = mapped_column(Double)
    because: Mapped[str] = mapped_column(Text)
    moved_at: Mapped[datetime]
