"""Mail that goes out: each event is written down once, and delivered until it arrives."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.records.tables.base import Base


class OutgoingMail(Base):
    """One mail to one address about one event; see ``app.mailing.MailState`` for ``state``.

    ``public_id`` is the left half of its Message-ID, so every delivery of it carries the same.
    It is due at ``due_at``, which also leases it to the program that sends it now, and of no use
    after ``ends_at``. What it says is cleared once it is sent: the copy is with the recipient.
    ``about`` names the thing it is about, like ``batch:<id>``, ``reply_to`` where an answer to it
    is read, if not where all of them are.
    """

    __tablename__ = "outgoing_mail"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    event_key: Mapped[str] = mapped_column(String(200), unique=True)
    kind: Mapped[str] = mapped_column(String(40))
    about: Mapped[str | None] = mapped_column(String(80))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    professional_id: Mapped[int | None] = mapped_column(ForeignKey("professionals.id"))
    recipient: Mapped[str] = mapped_column(String(320))
    reply_to: Mapped[str | None] = mapped_column(String(320))
    subject: Mapped[str] = mapped_column(String(250))
    text: Mapped[str] = mapped_column(Text)
    html: Mapped[str | None] = mapped_column(Text)
    attachments: Mapped[list[Any]]
    answers: Mapped[str | None] = mapped_column(Text)
    is_answer: Mapped[bool] = mapped_column(default=False)
    is_urgent: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(String(20))
    attempt: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str | None] = mapped_column(Text)
    written_at: Mapped[datetime]
    due_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_outgoing_mail_due", "state", "due_at"),
        Index("ix_outgoing_mail_about", "about", "id"),
        Index("ix_outgoing_mail_account", "account_id"),
        Index("ix_outgoing_mail_professional", "professional_id"),
    )


class NotificationSetting(Base):
    """Whether an account gets one kind of mail; without a row it does."""

    __tablename__ = "notification_settings"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    by_mail: Mapped[bool]
    changed_at: Mapped[datetime]
