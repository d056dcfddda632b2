"""Payroll and fringe files, line by line, from the first look at them to their withdrawal."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Float, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base, public_id_column

_LIVE = text("discarded_at IS NULL AND withdrawn_at IS NULL")
_HAS_IL = text("il_number IS NOT NULL")


class WorkRecordImport(Base):
    """One payroll or fringe file: see ``app.states.ImportState``.

    Its lines are evidence from ``applied_at`` to ``withdrawn_at``; before, they are only shown.
    ``choices`` are what a person said of the file, ``preview`` is what reading it found. ``task``
    is what is still to be done (``read``, ``recheck``), by whoever holds the lease.
    """

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
    state: Mapped[str] = mapped_column(String(12))
    layout: Mapped[str | None] = mapped_column(String(60))
    choices: Mapped[dict[str, Any]]
    preview: Mapped[dict[str, Any]]
    problem: Mapped[str | None] = mapped_column(Text)
    applied_at: Mapped[datetime | None]
    applied_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    discarded_at: Mapped[datetime | None]
    task: Mapped[str | None] = mapped_column(String(10))
    attempt: Mapped[int] = mapped_column(default=0)
    lease_owner: Mapped[str | None] = mapped_column(String(64))
    lease_until: Mapped[datetime | None]
    rechecked: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index(
            "ix_work_record_imports_live",
            "kind",
            "sha256",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index("ix_work_record_imports_task", "task", "id"),
    )


class PayrollLine(Base):
    """One paid line of a payroll file; ``row`` is its 1-based line in that file.

    ``loanout`` is the worker's own company, where it was paid. ``payroll_company`` and ``local``
    stand here only where the row itself says them.
    """

    __tablename__ = "payroll_lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("work_record_imports.id"))
    row: Mapped[int]
    employee_name: Mapped[str] = mapped_column(String(200))
    last4: Mapped[str | None] = mapped_column(String(4))
    production: Mapped[str] = mapped_column(String(200))
    classification: Mapped[str | None] = mapped_column(String(200))
    occupation_code: Mapped[str | None] = mapped_column(String(20))
    employer: Mapped[str | None] = mapped_column(String(200))
    day: Mapped[date | None]
    period_start: Mapped[date]
    period_end: Mapped[date]
    days: Mapped[float] = mapped_column(Float)
    hours: Mapped[float | None] = mapped_column(Float)
    day_type: Mapped[str | None] = mapped_column(String(20))
    loanout: Mapped[str | None] = mapped_column(String(200))
    il_number: Mapped[str | None] = mapped_column(String(20))
    payroll_company: Mapped[str | None] = mapped_column(String(200))
    local: Mapped[str | None] = mapped_column(String(20))

    source: Mapped[WorkRecordImport] = relationship()

    __table_args__ = (
        Index("ix_payroll_lines_last4", "last4", "period_start"),
        Index("ix_payroll_lines_import", "import_id", "row"),
        Index(
            "ix_payroll_lines_il",
            "il_number",
            "period_start",
            sqlite_where=_HAS_IL,
            postgresql_where=_HAS_IL,
        ),
    )


class FringeLine(Base):
    """One remitted line of a fringe report; ``row`` is its 1-based line in that file.

    ``remitter`` stands here only where the row itself says it.
    """

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
    loanout: Mapped[str | None] = mapped_column(String(200))
    il_number: Mapped[str | None] = mapped_column(String(20))
    remitter: Mapped[str | None] = mapped_column(String(200))
    local: Mapped[str | None] = mapped_column(String(20))

    source: Mapped[WorkRecordImport] = relationship()

    __table_args__ = (
        Index("ix_fringe_lines_member", "member_number", "period_start"),
        Index("ix_fringe_lines_last4", "last4", "period_start"),
        Index("ix_fringe_lines_import", "import_id", "row"),
        Index(
            "ix_fringe_lines_il",
            "il_number",
            "period_start",
            sqlite_where=_HAS_IL,
            postgresql_where=_HAS_IL,
        ),
    )


class CreditDoubt(Base):
    """A credited day that relied on a line since withdrawn: a person says whether it stands."""

    __tablename__ = "credit_doubts"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    credit_id: Mapped[int] = mapped_column(ForeignKey("credits.id"))
    import_id: Mapped[int] = mapped_column(ForeignKey("work_record_imports.id"))
    reason: Mapped[str] = mapped_column(Text)
    raised_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    settled_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))

    __table_args__ = (
        UniqueConstraint("credit_id", "import_id"),
        Index("ix_credit_doubts_import", "import_id", "id"),
    )
