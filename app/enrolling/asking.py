"""Asking for an account: the same row and one mail for every address, known here or not."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.sign_ins import key_hash
from app.enrolling import mails
from app.keys import KeyRing
from app.keys.identities import Identity, identity_keys
from app.languages import SOURCE
from app.records import audit, tables
from app.records.name_keys import name_key
from app.settings import Settings

LINK_HOURS = 24
"""How long the link that confirms an e-mail address works."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What somebody says of themselves to get an account; ``born_on`` is hashed, never kept.

    ``language`` is the one that they read, and that the mail speaks.
    """

    name: str
    email: str
    mobile: str | None
    born_on: date
    last4: str | None
    il_number: str | None
    language: str = SOURCE


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for an account: its public id, and the address that was written to."""

    public_id: str
    email: str


def ask(
    session: Session, stated: Stated, *, ring: KeyRing, now: datetime, settings: Settings
) -> Asked:
    """Write the request and its mail down; an address that has an account gets another mail."""
    key, email = secrets.token_hex(16), stated.email.strip().lower()
    row = tables.Enrollment(
        public_id=secrets.token_hex(16),
        email=email,
        name=" ".join(stated.name.split()),
        mobile=stated.mobile,
        last4=stated.last4,
        il_number=stated.il_number,
        identity_keys=_identity_keys(ring, stated),
        key_hash=key_hash(key),
        made_at=now,
        ends_at=now + timedelta(hours=LINK_HOURS),
    )
    session.add(row)
    _write_to(session, row, key, now, settings, stated.language)
    subject = f"enrollment:{row.public_id}"
    audit.record(
        session, now, "service", "account-asked-for", subject, after={"until": row.ends_at}
    )
    return Asked(row.public_id, email)


def ask_again(
    session: Session,
    public_id: str,
    now: datetime,
    settings: Settings,
    language: str = SOURCE,
) -> str | None:
    """Mail a new link for a request that is still open, and return where to; the old one is void.

    None when there is no such request any more: its time is over, or it was confirmed.
    """
    row = session.scalars(
        select(tables.Enrollment).where(
            tables.Enrollment.public_id == public_id,
            tables.Enrollment.used_at.is_(None),
            tables.Enrollment.ends_at > now,
        )
    ).one_or_none()
    if row is None:
        return None
    key = secrets.token_hex(16)
    row.key_hash, row.ends_at = key_hash(key), now + timedelta(hours=LINK_HOURS)
    _write_to(session, row, key, now, settings, language)
    return row.email


def _write_to(
    session: Session,
    row: tables.Enrollment,
    key: str,
    now: datetime,
    settings: Settings,
    language: str,
) -> None:
    account = tables.Account
    known = session.scalar(select(account.id).where(account.email == row.email))
    if known is None:
        mails.write_confirm(session, row, key, now, settings, language)
    else:
        # The key stays untold: this address confirms nothing, it is told where to sign in.
        mails.write_known(session, row, key, now, settings, language)


def _identity_keys(ring: KeyRing, stated: Stated) -> list[str]:
    if stated.last4 is None:
        return []
    return list(identity_keys(ring, Identity(name_key(stated.name), stated.born_on, stated.last4)))
