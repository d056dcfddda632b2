"""Accounts: who can sign in, with which roles, and their passwords (argon2id)."""

import secrets
import unicodedata
from collections.abc import Sequence
from datetime import datetime

from argon2 import PasswordHasher
from marshmallow import ValidationError, validate
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Role
from app.errors import BadRequest, Conflict, NotFound
from app.records import tables

ARGON2_MEMORY_KIB = 19 * 1024
ARGON2_PASSES = 2
PASSWORD_LENGTH_MIN = 15
"""For staff and applicants alike: length is what makes a password hard to guess."""


_IS_EMAIL = validate.Email()


def hash_password(password: str) -> str:
    """Return the argon2id hash of ``password`` as PHC text; 19 MiB, two passes, one lane."""
    hasher = PasswordHasher(time_cost=ARGON2_PASSES, memory_cost=ARGON2_MEMORY_KIB, parallelism=1)
    return hasher.hash(unicodedata.normalize("NFKD", password))


def add_account(
    session: Session,
    email: str,
    name: str,
    roles: Sequence[Role],
    password: str,
    *,
    professional: tables.Professional | None = None,
    now: datetime,
) -> tables.Account:
    """Add an account that can sign in; raise ``Conflict`` when the e-mail address has one."""
    email, name = email.strip().lower(), name.strip()
    _refuse_nameless(email, name)
    _refuse_short(password)
    if session.scalars(select(tables.Account).where(tables.Account.email == email)).first():
        raise Conflict(f"{email} already has an account.")
    account = tables.Account(
        public_id=secrets.token_hex(16),
        email=email,
        name=name,
        password=hash_password(password),
        active=True,
        fs_uniquifier=secrets.token_hex(32),
        professional=professional,
        roles=[_role(session, role) for role in roles],
        created_at=now,
    )
    session.add(account)
    session.flush()
    return account


def find_account(session: Session, email: str) -> tables.Account:
    """Return the account with this e-mail address; raise ``NotFound`` when there is none."""
    query = select(tables.Account).where(tables.Account.email == email.strip().lower())
    account = session.scalars(query).one_or_none()
    if account is None:
        raise NotFound(f"No account has the e-mail address {email}.")
    return account


def set_password(account: tables.Account, password: str) -> None:
    """Give the account a new password and end its sessions and tokens."""
    _refuse_short(password)
    account.password = hash_password(password)
    account.fs_uniquifier = secrets.token_hex(32)


def disable(account: tables.Account) -> None:
    """Let the account sign in no more and end its sessions and tokens; its history stays."""
    account.active = False
    account.fs_uniquifier = secrets.token_hex(32)


def _refuse_nameless(email: str, name: str) -> None:
    try:
        _IS_EMAIL(email)
    except ValidationError:
        raise BadRequest(
            f"“{email}” is no e-mail address: write one like jo@example.com.", code="no-email"
        ) from None
    if not name:
        raise BadRequest("An account needs a name: others see who decided.", code="no-name")


def _refuse_short(password: str) -> None:
    if len(password) < PASSWORD_LENGTH_MIN:
        raise BadRequest(
            f"The password has {len(password)} characters: use at least {PASSWORD_LENGTH_MIN}.",
            code="password-too-short",
        )


def _role(session: Session, name: Role) -> tables.Role:
    role = session.scalars(select(tables.Role).where(tables.Role.name == name)).one_or_none()
    return role or tables.Role(name=str(name))
