"""Payroll and fringe files that were taken in, line by line."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Float, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base


class WorkRecordImport(Base):
    """One payroll or fringe file taken in: what it covers and how many of its rows were good."""

    __tablename__ = "work_record_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    kind: Mapped[str] = mapped_column(String(10))
    sha256: Mapped[str] = mapped_column(ForeignKey("files.sha256"))
    file_name: Mapped[str] = mapped_column(String(100))
    payroll_company: Mapped[str] = mapped_column(String(200))
    period_start: Mapped[date | None]
    period_end: Mapped[date | None]
    rows_read: Mapped[int]
    rows_rejected: Mapped[int]
    rejections: Mapped[list[Any]]
    imported_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    imported_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("kind", "sha256"),)


class PayrollLine(Base):
    """One paid line of an imported payroll file; ``row`` is its 1-based line in that file."""

    __tablename__ = "payroll_lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("work_record_imports.id"))
    row: Mapped[int]
    employee_name: Mapped[str] = mapped_column(String(200))
    last4: Mapped[str | None] = mapped_column(String(4))
    production: Mapped[str] = mapped_column(String(200))
    classification: Mapped[str | None] = mapped_column(String(200))
    occupation_code: Mapped[str | None] = mapped_column(String(10))
    employer: Mapped[str | None] = mapped_column(String(200))
    day: Mapped[date | None]
    period_start: Mapped[date]
    period_end: Mapped[date]
    days: Mapped[float] = mapped_column(Float)
    hours: Mapped[float | None] = mapped_column(Float)
    day_type: Mapped[str | None] = mapped_column(String(10))

    source: Mapped[WorkRecordImport] = relationship()

    __table_args__ = (
        Index("ix_payroll_lines_last4", "last4", "period_start"),
        Index("ix_payroll_lines_import", "import_id", "row"),
    )


class FringeLine(Base):
    """One remitted line of an imported fringe report; ``row`` is its 1-based line in that file."""

    __tablename__ = "fringe_lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("work_record_imports.id"))
    row: Mapped[int]
    employee_name: Mapped[str] = mapped_column(String(200))
    member_number: Mapped[str | None] = mapped_column(String(20))
    last4: Mapped[str | None] = mapped_column(String(4))
    production: Mapped[str] = mapped_column(String(200))
    category: Mapped[str | None] = mapped_column(String(200))
    period_start: Mapped[date]
    period_end: Mapped[date]
    days: Mapped[float | None] = mapped_column(Float)
    hours: Mapped[float | None] = mapped_column(Float)

    source: Mapped[WorkRecordImport] = relationship()

    __table_args__ = (
        Index("ix_fringe_lines_member", "member_number", "period_start"),
        Index("ix_fringe_lines_last4", "last4", "period_start"),
        Index("ix_fringe_lines_import", "import_id", "row"),
    )
