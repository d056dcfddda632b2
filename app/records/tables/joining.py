"""How applicants come in: sign-ups, codes by e-mail, and claims to a record that exists."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.records.tables.base import Base
from app.records.tables.people import Account, Professional


class Enrollment(Base):
    """Somebody who asked for an account and has not confirmed the e-mail address, or just did.

    ``key_hash`` is of the link that was mailed; an address that has an account gets no link.
    ``identity_keys`` are the keyed hashes of name, birth date and last four, the one under the key
    in use last: the birth date itself is kept nowhere.
    """

    __tablename__ = "enrollments"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    email: Mapped[str] = mapped_column(String(255))
    name: Mapped[str] = mapped_column(String(200))
    mobile: Mapped[str | None] = mapped_column(String(30))
    last4: Mapped[str | None] = mapped_column(String(4))
    il_number: Mapped[str | None] = mapped_column(String(10))
    identity_keys: Mapped[list[Any]]
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_enrollments_made", "made_at"),)


class SignInTry(Base):
    """One way to sign in without a password that was begun: a code by e-mail, or a passkey.

    ``proof`` is the keyed hash of the code, or the challenge that a passkey has to sign. Without
    an account (nobody has the address) there is a row all the same, which nothing can prove.
    """

    __tablename__ = "sign_in_tries"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    kind: Mapped[str] = mapped_column(String(10))
    proof: Mapped[str] = mapped_column(String(100))
    wrong: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_sign_in_tries_account", "account_id", "id"),
        Index("ix_sign_in_tries_ends", "ends_at"),
    )


class IdentityClaim(Base):
    """A new account whose holder may be somebody on file: open until proved, or told apart.

    ``professional_id`` is who they may be. Proof is the link mailed to the address on file
    (``key_hash``), or a reviewer, who says why.
    """

    __tablename__ = "identity_claims"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    professional_id: Mapped[int] = mapped_column(ForeignKey("professionals.id"))
    how: Mapped[str] = mapped_column(String(20))
    last4: Mapped[str | None] = mapped_column(String(4))
    il_number: Mapped[str | None] = mapped_column(String(10))
    identity_key: Mapped[str | None] = mapped_column(String(120))
    key_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    ends_at: Mapped[datetime | None]
    made_at: Mapped[datetime]
    outcome: Mapped[str | None] = mapped_column(String(10))
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    reason: Mapped[str] = mapped_column(Text, default="")

    account: Mapped[Account] = relationship(foreign_keys=[account_id])
    professional: Mapped[Professional] = relationship()

    __table_args__ = (
        Index("ix_identity_claims_account", "account_id", "id"),
        Index("ix_identity_claims_open", "outcome", "id"),
    )
