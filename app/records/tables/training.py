"""Courses: who completed, enrolled or was given more time, from which source."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base, public_id_column
from app.records.tables.documents import Document
from app.records.tables.people import Professional


class TrainingImport(Base):
    """One file of course completions taken in: how many of its rows were good, and why not all."""

    __tablename__ = "training_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("files.sha256"), unique=True)
    file_name: Mapped[str] = mapped_column(String(100))
    rows_read: Mapped[int]
    rows_rejected: Mapped[int]
    rejections: Mapped[list[Any]]
    imported_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    imported_at: Mapped[datetime]


class TrainingFact(Base):
    """One fact about a course: completed or enrolled on ``day``, or more time granted until then.

    ``kind`` is ``completed``, ``enrolled`` or ``extended``. A wrong fact is withdrawn, never
    changed. ``requested_on`` is when an extension was asked for. ``company_time`` says whether the
    employer paid for the time; None is not known.
    """

    __tablename__ = "training_facts"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    professional_id: Mapped[int] = mapped_column(ForeignKey("professionals.id"))
    kind: Mapped[str] = mapped_column(String(20))
    course: Mapped[str] = mapped_column(String(20))
    day: Mapped[date]
    requested_on: Mapped[date | None]
    company_time: Mapped[bool | None]
    provider: Mapped[str | None] = mapped_column(String(200))
    because: Mapped[str] = mapped_column(Text, default="")
    import_id: Mapped[int | None] = mapped_column(ForeignKey("training_imports.id"))
    row: Mapped[int | None]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    page: Mapped[int | None]
    box: Mapped[list[Any] | None] = mapped_column(JSON)
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"))
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str] = mapped_column(String(80))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None] = mapped_column(String(80))

    professional: Mapped[Professional] = relationship()
    document: Mapped[Document | None] = relationship()
    source: Mapped[TrainingImport | None] = relationship()

    # The same fact told twice, by a file and by a certificate, is one fact.
    __table_args__ = (
        Index(
            "ux_training_facts_live",
            "professional_id",
            "kind",
            "course",
            "day",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
        Index("ix_training_facts_decision", "decision_id"),
        Index("ix_training_facts_professional", "professional_id", "id"),
    )
