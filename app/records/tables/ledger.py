"""Decisions, and the days and licenses they credited."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base, public_id_column
from app.records.tables.documents import Document
from app.records.tables.people import Account
from app.records.tables.work_records import FringeLine, PayrollLine


class Decision(Base):
    """What was decided on a document, by whom (an account, or a policy by name), and why.

    ``days`` are the ISO days that the decision credited; an undone decision keeps its row.
    Decisions made at one stroke share ``together``, so that they can be undone at one stroke.
    """

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    kind: Mapped[str] = mapped_column(String(20))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    policy: Mapped[str | None] = mapped_column(String(60))
    reason: Mapped[str] = mapped_column(Text, default="")
    days: Mapped[list[Any]]
    decided_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    together: Mapped[str | None] = mapped_column(String(32))

    account: Mapped[Account | None] = relationship(foreign_keys=[account_id])

    __table_args__ = (
        Index("ix_decisions_document", "document_id", "id"),
        Index("ix_decisions_account", "account_id", "decided_at"),
        Index("ix_decisions_together", "together"),
    )


class Credit(Base):
    """The day ledger: one accepted day, with the box, the records, the rule and the decider."""

    __tablename__ = "credits"

    id: Mapped[int] = mapped_column(primary_key=True)
    professional_id: Mapped[int] = mapped_column(ForeignKey("professionals.id"))
    day: Mapped[date]
    production: Mapped[str] = mapped_column(String(200))
    local: Mapped[str | None] = mapped_column(String(10))
    classification: Mapped[str] = mapped_column(String(200))
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    page: Mapped[int | None]
    box: Mapped[list[Any] | None] = mapped_column(JSON)
    printed: Mapped[str | None] = mapped_column(String(200))
    payroll_line_id: Mapped[int | None] = mapped_column(ForeignKey("payroll_lines.id"))
    fringe_line_id: Mapped[int | None] = mapped_column(ForeignKey("fringe_lines.id"))
    verdict: Mapped[str] = mapped_column(String(20))
    because: Mapped[str] = mapped_column(Text)
    rule: Mapped[str] = mapped_column(String(60))
    rule_version: Mapped[str] = mapped_column(String(40))
    decision_id: Mapped[int] = mapped_column(ForeignKey("decisions.id"))
    credited_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    document: Mapped[Document] = relationship()
    decision: Mapped[Decision] = relationship()
    payroll_line: Mapped[PayrollLine | None] = relationship()
    fringe_line: Mapped[FringeLine | None] = relationship()

    # A day counts once: the database itself refuses a second live credit for the same person.
    __table_args__ = (
        Index(
            "ux_credits_live_day",
            "professional_id",
            "day",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
        Index("ix_credits_document", "document_id"),
        Index("ix_credits_professional", "professional_id", "day"),
    )


class Credential(Base):
    """A license or certificate with its document: its expiry, and the box that says so when read.

    ``expires_on`` is None for one that does not expire. ``recorded_by`` is who entered it; one that
    was read has the decision instead that accepted it. ``birth_on`` is the birth date it shows.
    """

    __tablename__ = "credentials"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    professional_id: Mapped[int] = mapped_column(ForeignKey("professionals.id"))
    kind: Mapped[str] = mapped_column(String(40))
    license_class: Mapped[str | None] = mapped_column(String(20))
    jurisdiction: Mapped[str | None] = mapped_column(String(10))
    issued_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    birth_on: Mapped[date | None]
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    page: Mapped[int | None]
    box: Mapped[list[Any] | None] = mapped_column(JSON)
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"))
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str | None] = mapped_column(String(80))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None] = mapped_column(String(80))

    document: Mapped[Document] = relationship()

    __table_args__ = (Index("ix_credentials_professional", "professional_id", "kind"),)
