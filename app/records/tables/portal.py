"""What staff ask of an applicant about a document, and what an applicant asks about a day."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base
from app.records.tables.documents import Document
from app.records.tables.people import Account, Professional
from app.records.tables.roster import RosterRecord


class FixRequest(Base):
    """One thing to mend in a document, with the place on its page and the last day for it.

    ``box`` is in points on ``page``, None where the whole page or file is meant. ``answered_how``
    is ``replaced`` (by the document ``replacement_id``) or ``no-better-copy``.
    """

    __tablename__ = "fix_requests"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"))
    page: Mapped[int | None]
    box: Mapped[list[float] | None] = mapped_column(JSON(none_as_null=True))
    reason_code: Mapped[str] = mapped_column(String(60))
    words: Mapped[str] = mapped_column(Text)
    due_on: Mapped[date | None]
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    answered_how: Mapped[str | None] = mapped_column(String(20))
    replacement_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))

    document: Mapped[Document] = relationship(foreign_keys=[document_id])
    replacement: Mapped[Document | None] = relationship(foreign_keys=[replacement_id])

    __table_args__ = (Index("ix_fix_requests_document", "document_id", "id"),)


class Contest(Base):
    """A day that its professional says should count: a case with its own deadline.

    ``document_id`` is the document that claims the day. ``outcome`` is ``counts`` or ``stays``,
    None while nobody has decided.
    """

    __tablename__ = "contests"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    professional_id: Mapped[int] = mapped_column(ForeignKey("professionals.id"))
    roster_record_id: Mapped[int | None] = mapped_column(ForeignKey("roster_records.id"))
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    day: Mapped[date]
    production: Mapped[str] = mapped_column(String(200))
    words: Mapped[str] = mapped_column(Text)
    due_on: Mapped[date]
    opened_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    opened_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    outcome: Mapped[str | None] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(Text, default="", server_default="")

    document: Mapped[Document] = relationship()
    professional: Mapped[Professional] = relationship()
    roster_record: Mapped[RosterRecord | None] = relationship()
    decider: Mapped[Account | None] = relationship(foreign_keys=[decided_by])

    __table_args__ = (
        Index("ix_contests_professional", "professional_id", "id"),
        Index("ix_contests_document", "document_id", "id"),
        Index("ix_contests_open", "decided_at", "due_on"),
    )


class GivenReport(Base):
    """A report that a professional gave out: what it said, and the code that verifies it.

    ``kind`` is ``compliance`` or ``transcript``; ``content`` is the whole report as it was then.
    One that was mailed has the address, and the hash of the key of its link, which ends sooner
    than the code does.
    """

    __tablename__ = "given_reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    code: Mapped[str] = mapped_column(String(16), unique=True)
    professional_id: Mapped[int] = mapped_column(ForeignKey("professionals.id"))
    given_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    kind: Mapped[str] = mapped_column(String(20))
    content: Mapped[dict[str, Any]]
    digest: Mapped[str] = mapped_column(String(64))
    given_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    sent_to: Mapped[str | None] = mapped_column(String(320))
    link_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    link_ends_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_given_reports_professional", "professional_id", "id"),
        Index("ix_given_reports_ends", "ends_at"),
    )
