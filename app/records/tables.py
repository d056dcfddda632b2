"""The tables. Facts are only added; what changes in place is the state of work and of standings."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    Float,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from app.records.moments import UtcMoment


class Base(DeclarativeBase):
    """The metadata that the migrations are compared with."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {
        dict[str, Any]: JSON,
        list[Any]: JSON,
        datetime: UtcMoment,
    }


class Role(Base):
    """A role an account may hold: applicant, reviewer or administrator."""

    __tablename__ = "roles"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(32), unique=True)
    description: Mapped[str] = mapped_column(String(200), default="")


class AccountRole(Base):
    """Which account holds which role."""

    __tablename__ = "account_roles"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    role_id: Mapped[int] = mapped_column(ForeignKey("roles.id"), primary_key=True)


class Professional(Base):
    """One person, known by name and by the last four digits, IL# or member number."""

    __tablename__ = "professionals"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    last4: Mapped[str | None] = mapped_column(String(4))
    il_number: Mapped[str | None] = mapped_column(String(10), unique=True)
    member_number: Mapped[str | None] = mapped_column(String(20))
    created_at: Mapped[datetime]

    __table_args__ = (Index("ix_professionals_last4", "last4"),)


class Account(Base):
    """Someone who can sign in; an applicant's account belongs to one professional."""

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    email: Mapped[str] = mapped_column(String(255), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    password: Mapped[str | None] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    professional_id: Mapped[int | None] = mapped_column(ForeignKey("professionals.id"))
    created_at: Mapped[datetime]

    professional: Mapped[Professional | None] = relationship()
    roles: Mapped[list[Role]] = relationship(secondary="account_roles", lazy="selectin")


class StoredFile(Base):
    """The bytes of one file, named by their SHA-256; many documents may share them."""

    __tablename__ = "files"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size_bytes: Mapped[int]
    media_type: Mapped[str] = mapped_column(String(100))
    stored_at: Mapped[datetime]


class Document(Base):
    """One received file and how far it has come; see ``app.states.DocumentState``."""

    __tablename__ = "documents"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    reference: Mapped[str] = mapped_column(String(12), unique=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("files.sha256"))
    file_name: Mapped[str] = mapped_column(String(100))
    source: Mapped[str] = mapped_column(String(20))
    sender_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    professional_id: Mapped[int | None] = mapped_column(ForeignKey("professionals.id"))
    roster_record_id: Mapped[int | None] = mapped_column(ForeignKey("roster_records.id"))
    state: Mapped[str] = mapped_column(String(20))
    document_type: Mapped[str | None] = mapped_column(String(30))
    error_code: Mapped[str | None] = mapped_column(String(60))
    error_message: Mapped[str | None] = mapped_column(Text)
    received_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    file: Mapped[StoredFile] = relationship()
    professional: Mapped[Professional | None] = relationship()
    sender: Mapped[Account] = relationship()

    __table_args__ = (
        Index("ix_documents_sender", "sender_id", "id"),
        Index("ix_documents_professional", "professional_id", "id"),
        Index("ix_documents_state", "state", "id"),
        Index("ix_documents_sha256", "sha256"),
    )


class Work(Base):
    """What is still to be done for one document, and who holds the lease on it.

    One row a document. ``stage`` is the next step, or ``done``; a row is due when ``due_at`` has
    passed and no lease is live. ``attempt`` counts the tries at this stage.
    """

    __tablename__ = "work"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), unique=True)
    sender_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    stage: Mapped[str] = mapped_column(String(20))
    attempt: Mapped[int] = mapped_column(default=0)
    lease_owner: Mapped[str | None] = mapped_column(String(64))
    lease_until: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    hinted_at: Mapped[datetime | None]
    needs_attention: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]

    __table_args__ = (Index("ix_work_due", "due_at"),)


class Result(Base):
    """What one stage produced for one document, written once."""

    __tablename__ = "results"

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    stage: Mapped[str] = mapped_column(String(20), primary_key=True)
    payload: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]


class PageImage(Base):
    """The stored picture of one page at one width, named by its own SHA-256."""

    __tablename__ = "page_images"

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    page: Mapped[int] = mapped_column(primary_key=True)
    width_px: Mapped[int] = mapped_column(primary_key=True)
    height_px: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))


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


class Decision(Base):
    """What was decided on a document, by whom (an account, or a policy by name), and why.

    ``days`` are the ISO days that the decision credited; an undone decision keeps its row.
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

    account: Mapped[Account | None] = relationship(foreign_keys=[account_id])

    __table_args__ = (Index("ix_decisions_document", "document_id", "id"),)


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
    )


class Credential(Base):
    """A license or certificate read from a document, with its expiry and the box that says so."""

    __tablename__ = "credentials"

    id: Mapped[int] = mapped_column(primary_key=True)
    professional_id: Mapped[int] = mapped_column(ForeignKey("professionals.id"))
    kind: Mapped[str] = mapped_column(String(40))
    license_class: Mapped[str | None] = mapped_column(String(20))
    jurisdiction: Mapped[str | None] = mapped_column(String(10))
    issued_on: Mapped[date | None]
    expires_on: Mapped[date]
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    page: Mapped[int | None]
    box: Mapped[list[Any] | None] = mapped_column(JSON)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decisions.id"))
    recorded_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    document: Mapped[Document] = relationship()

    __table_args__ = (Index("ix_credentials_professional", "professional_id", "kind"),)


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


class AuditEntry(Base):
    """Who did what to which thing, when and why; ids and codes only, no personal values."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(80))
    action: Mapped[str] = mapped_column(String(40))
    object: Mapped[str] = mapped_column(String(80))
    detail: Mapped[dict[str, Any]]

    __table_args__ = (Index("ix_audit_object", "object", "id"),)
