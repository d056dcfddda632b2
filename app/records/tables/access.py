"""How people prove who they are: sign-ins, second factors, invitations; and answers given once."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base
from app.records.tables.people import Account


class SignIn(Base):
    """One place where somebody is signed in: a browser (``pages``) or a program (``token``).

    Its 128-bit key is known to that place only; here stands the key's SHA-256. Until
    ``complete_at`` the second factor is still to be proved. ``seen_at`` may be a minute late.
    ``challenge`` is what a passkey has to sign next, once.
    """

    __tablename__ = "sign_ins"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    kind: Mapped[str] = mapped_column(String(10))
    agent: Mapped[str] = mapped_column(String(60))
    began_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    complete_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    revoked_because: Mapped[str | None] = mapped_column(String(40))
    challenge: Mapped[str | None] = mapped_column(String(100))

    __table_args__ = (Index("ix_sign_ins_account", "account_id", "id"),)


class Passkey(Base):
    """The public half of a key that somebody's device holds; ``sign_count`` only ever rises."""

    __tablename__ = "passkeys"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    credential_id: Mapped[str] = mapped_column(String(1400), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str] = mapped_column(String(60))
    added_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_passkeys_account", "account_id", "id"),)


class RecoveryCode(Base):
    """The SHA-256 of one code that proves the second factor once, when nothing else is at hand."""

    __tablename__ = "recovery_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    code_hash: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_recovery_codes_account", "account_id", "code_hash"),)


class AccountLink(Base):
    """A link with which somebody chooses a password, once: an invitation, or a forgotten one."""

    __tablename__ = "account_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    made_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship(foreign_keys=[account_id])

    __table_args__ = (Index("ix_account_links_account", "account_id", "id"),)


class ReportLink(Base):
    """A link with which an employer sees, for a time, the standing of one production's people."""

    __tablename__ = "report_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    production: Mapped[str] = mapped_column(String(200))
    issued_to: Mapped[str] = mapped_column(String(200))
    made_by: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    made_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    maker: Mapped[Account] = relationship()


class IdempotencyKey(Base):
    """A request that its sender may repeat: what was asked, and the answer once it is given.

    ``status`` is None while the first request is at work, until ``held_until`` at the latest.
    """

    __tablename__ = "idempotency_keys"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    holder: Mapped[str] = mapped_column(String(32))
    held_until: Mapped[datetime]
    status: Mapped[int | None]
    headers: Mapped[dict[str, Any]]
    body: Mapped[str] = mapped_column(Text, default="")
    made_at: Mapped[datetime]

    __table_args__ = (Index("ix_idempotency_keys_made", "made_at"),)
