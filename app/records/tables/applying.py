"""Applications for a classification and requests for an upgrade, from draft to signature."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base
from app.records.tables.people import Account, Professional
from app.records.tables.roster import RosterRecord

_IS_DRAFT = text("submitted_at IS NULL AND discarded_at IS NULL")


class Application(Base):
    """One application: a draft with its ``answers`` and the ``step`` to go on at, then signed.

    ``signed`` is the canonical JSON of what was signed, with the typed name, moment and network
    address; ``signed_sha256`` its digest. Nothing of it changes after ``submitted_at``.
    """

    __tablename__ = "applications"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    number: Mapped[str | None] = mapped_column(String(20), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    professional_id: Mapped[int] = mapped_column(ForeignKey("professionals.id"))
    roster: Mapped[str] = mapped_column(String(20))
    local: Mapped[str] = mapped_column(String(10))
    classification: Mapped[str] = mapped_column(String(200))
    step: Mapped[str] = mapped_column(String(20))
    answers: Mapped[dict[str, Any]]
    started_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    discarded_at: Mapped[datetime | None]
    submitted_at: Mapped[datetime | None]
    roster_record_id: Mapped[int | None] = mapped_column(ForeignKey("roster_records.id"))
    signed: Mapped[str | None] = mapped_column(Text)
    signed_sha256: Mapped[str | None] = mapped_column(String(64))

    account: Mapped[Account] = relationship()
    professional: Mapped[Professional] = relationship()
    roster_record: Mapped[RosterRecord | None] = relationship()

    __table_args__ = (
        Index("ix_applications_account", "account_id", "id"),
        Index("ix_applications_professional", "professional_id", "id"),
        Index("ix_applications_record", "roster_record_id"),
        Index(
            "uq_applications_draft",
            "professional_id",
            "roster",
            "local",
            "classification",
            unique=True,
            sqlite_where=_IS_DRAFT,
            postgresql_where=_IS_DRAFT,
        ),
    )
