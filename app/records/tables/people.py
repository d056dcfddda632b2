"""People and who can sign in."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from app.records.name_keys import KEY_LENGTH, family_key, middle_key, name_key
from app.records.tables.base import Base

_BY_LETTER = String(KEY_LENGTH).with_variant(String(KEY_LENGTH, collation="C"), "postgresql")
"""Put in order letter by letter, so that names that begin alike stand together in an index."""


def _of_name(key: Callable[[str], str]) -> Callable[[Any], str]:
    """Return the default of a column that follows from the name of the same row."""
    return lambda context: key(context.get_current_parameters()["name"])


class Role(Base):
    """A role an account may hold, by its name: see ``app.access.Role``."""

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
    """One person, known by name and by the last four digits, IL# or member number.

    ``name_key``, ``family_key`` and ``middle_key`` are the name as it is searched: as written, by
    the last name, and by the first of two last names; they follow a change of ``name``, but not
    one by a query. ``email`` is the address on file; ``identity_key`` the keyed hash of name,
    birth date and last four (``app.keys``).
    """

    __tablename__ = "professionals"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    name_key: Mapped[str] = mapped_column(_BY_LETTER, default=_of_name(name_key), server_default="")
    family_key: Mapped[str] = mapped_column(
        _BY_LETTER, default=_of_name(family_key), server_default=""
    )
    middle_key: Mapped[str] = mapped_column(
        _BY_LETTER, default=_of_name(middle_key), server_default=""
    )
    last4: Mapped[str | None] = mapped_column(String(4))
    il_number: Mapped[str | None] = mapped_column(String(10), unique=True)
    member_number: Mapped[str | None] = mapped_column(String(20))
    email: Mapped[str | None] = mapped_column(String(255))
    identity_key: Mapped[str | None] = mapped_column(String(120))
    created_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_professionals_last4", "last4"),
        Index("ix_professionals_identity_key", "identity_key"),
        Index("ix_professionals_name_key", "name_key", "id"),
        Index("ix_professionals_family_key", "family_key", "id"),
        Index("ix_professionals_middle_key", "middle_key", "id"),
    )

    @validates("name")
    def _keys_follow(self, _: str, name: str) -> str:
        self.name_key, self.family_key = name_key(name), family_key(name)
        self.middle_key = middle_key(name)
        return name


class Account(Base):
    """Someone who can sign in; an applicant's account belongs to one professional.

    ``totp_secret`` is encrypted; ``totp_counter`` is the step of the last code taken, so that no
    code is taken twice. ``payroll_company`` is whom a payroll partner sends for.
    ``password_asked_at`` is when somebody last said that they forgot the password. ``language`` is
    the one chosen for pages, None for what the browser asks for.
    """

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(32), unique=True)
    email: Mapped[str] = mapped_column(String(255), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    password: Mapped[str | None] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    professional_id: Mapped[int | None] = mapped_column(ForeignKey("professionals.id"))
    totp_secret: Mapped[str | None] = mapped_column(Text)
    totp_counter: Mapped[int | None] = mapped_column(BigInteger)
    payroll_company: Mapped[str | None] = mapped_column(String(200))
    password_asked_at: Mapped[datetime | None]
    mobile: Mapped[str | None] = mapped_column(String(30))
    language: Mapped[str | None] = mapped_column(String(5))
    created_at: Mapped[datetime]

    professional: Mapped[Professional | None] = relationship()
    roles: Mapped[list[Role]] = relationship(secondary="account_roles", lazy="selectin")
