"""Signing in with a passkey alone: the device proves the key, and that its owner unlocked it."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import Role
from app.accounts import passkeys
from app.accounts.passkeys import Site
from app.errors import Unprocessable
from app.records import tables

KIND = "passkey"
_MINUTES = 10


def begin_passkey(session: Session, site: Site, now: datetime) -> tuple[str, str]:
    """Return the id that the browser keeps, and what it needs to sign in, as JSON."""
    options, challenge = passkeys.options_to_sign_in(site)
    row = tables.SignInTry(
        public_id=secrets.token_hex(16),
        kind=KIND,
        proof=challenge,
        made_at=now,
        ends_at=now + timedelta(minutes=_MINUTES),
    )
    session.add(row)
    return row.public_id, options


def take_passkey(
    session: Session,
    public_id: str,
    answer: str,
    credential_id: str,
    *,
    site: Site,
    now: datetime,
) -> tables.Account:
    """Return whose passkey signed; raise ``Unprocessable`` when it proves nobody.

    Staff sign in with their password first: a passkey is their second factor.
    """
    row = tables.SignInTry
    asked = select(row).where(row.public_id == public_id, row.kind == KIND).with_for_update()
    found = session.scalars(asked).one_or_none()
    if found is None or found.used_at or found.ends_at <= now:
        raise Unprocessable(passkeys.NOT_PROVED, code="passkey")
    found.used_at = now
    key = passkeys.use_alone(session, found.proof, answer, credential_id, site, now)
    account = session.get_one(tables.Account, key.account_id)
    if not account.active or {role.name for role in account.roles} != {Role.APPLICANT}:
        raise Unprocessable(passkeys.NOT_PROVED, code="passkey")
    found.account_id = account.id
    return account
