"""The roster record of a professional, what is recorded of it, and every standing computed."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base, public_id_column
from app.records.tables.people import Professional


class RosterRecord(Base):
    """One professional in one classification: what was applied for and the standing last computed.

    ``placed_on`` is the day from which the record is on the roster, None while it is applied for.
    ``assessment`` is the whole answer of ``app.roster`` as JSON; the other columns repeat what is
    searched by. ``next_change_on`` is the first date on which the answer can change by itself;
    ``due_on`` the first on which the record must be looked at again, for that or for a reminder.
    ``training_recorded_from`` is the first day since which completed courses are recorded here.
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
    due_on: Mapped[date | None]
    training_recorded_from: Mapped[date | None]
    changed_at: Mapped[datetime]

    professional: Mapped[Professional] = relationship()

    __table_args__ = (
        UniqueConstraint("professional_id", "roster", "local", "classification"),
        Index("ix_roster_records_due", "due_on"),
    )


class RecordFact(Base):
    """One fact about a roster record that holds from ``day`` on: see ``app.record_facts.Kind``.

    ``until`` is its last day where it has one. ``decided_on`` is the later day on which a
    retroactive placement was decided. A wrong fact is withdrawn, never changed.
    """

    __tablename__ = "record_facts"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    roster_record_id: Mapped[int] = mapped_column(ForeignKey("roster_records.id"))
    kind: Mapped[str] = mapped_column(String(20))
    day: Mapped[date]
    until: Mapped[date | None]
    decided_on: Mapped[date | None]
    group: Mapped[str | None] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str] = mapped_column(String(80))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None] = mapped_column(String(80))

    __table_args__ = (Index("ix_record_facts_record", "roster_record_id", "id"),)


class RuleBookKept(Base):
    """The files of a rule book that has judged a record, by their SHA-256; never changed."""

    __tablename__ = "rule_books"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    files: Mapped[dict[str, Any]]
    first_used_at: Mapped[datetime]


class RosterAssessment(Base):
    """One answer given about a record: for which day, when, and under which rule book.

    Only added to, and only when the answer is a new one: it holds until the next row.
    ``rule_book`` is None for answers from before rule books were kept.
    """

    __tablename__ = "roster_assessments"

    id: Mapped[int] = mapped_column(primary_key=True)
    roster_record_id: Mapped[int] = mapped_column(ForeignKey("roster_records.id"))
    assessed_on: Mapped[date]
    computed_at: Mapped[datetime]
    standing: Mapped[str] = mapped_column(String(30))
    assessment: Mapped[dict[str, Any]]
    rule_book: Mapped[str | None] = mapped_column(ForeignKey("rule_books.sha256"))

    __table_args__ = (Index("ix_roster_assessments_record", "roster_record_id", "id"),)
