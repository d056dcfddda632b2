"""The Message Center: what professionals are told, each event once."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base
from app.records.tables.people import Professional


class Message(Base):
    """One message to a professional about one event on ``about_on``, the event's own date.

    ``event_key`` names the event, so however often it is met one message is written.
    ``delivery`` is how far the e-mail is: ``waiting`` until something sends it. One that follows
    from ``decision_id`` is seen and sent from ``not_before`` on, while the decision stands.
    """

    __tablename__ = "messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    professional_id: Mapped[int] = mapped_column(ForeignKey("professionals.id"))
    roster_record_id: Mapped[int | None] = mapped_column(ForeignKey("roster_records.id"))
    kind: Mapped[str] = mapped_column(String(40))
    event_key: Mapped[str] = mapped_column(String(200))
    about_on: Mapped[date]
    subject: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    delivery: Mapped[str] = mapped_column(String(20), default="waiting")
    delivered_at: Mapped[datetime | None]
    not_before: Mapped[datetime | None]
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decisions.id"))

    professional: Mapped[Professional] = relationship()

    __table_args__ = (
        UniqueConstraint("professional_id", "event_key"),
        Index("ix_messages_professional", "professional_id", "id"),
        Index("ix_messages_delivery", "delivery", "id"),
        Index("ix_messages_decision", "decision_id"),
    )
