"""Sign-ins on the server: begun, recognised, ended; what is ended here is dead at once.

Sources: RELIABILITY §7 and ASVS 5 V7 (128-bit key kept as a hash, made anew at every change of
privilege; staff 15 minutes idle and 8 hours in all, others 30 minutes and 12 hours).
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import bindparam, exists, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from app.access import STAFF, Actor, Proof
from app.records import tables
from app.settings import Settings

SEEN_EVERY = timedelta(minutes=1)
"""How old ``seen_at`` may grow before a request writes it again: no write per request."""
HALF_WAY = timedelta(minutes=10)
"""How long a password waits for its second factor."""
_KEY_BYTES = 16


class Kind(StrEnum):
    """What holds the key of a sign-in."""

    PAGES = "pages"
    TOKEN = "token"  # noqa: S105 - the name of a kind


@dataclass(frozen=True, slots=True)
class Begun:
    """A new sign-in: its row, and the key that only its holder gets to know."""

    row: tables.SignIn
    key: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who holds a live sign-in, how far they have proved it, and when it was last written."""

    id: int
    public_id: str
    actor: Actor
    began_at: datetime
    seen_at: datetime
    ends_at: datetime


_ROW, _ACCOUNT = tables.SignIn, tables.Account
_LOOKED_UP = (
    select(
        _ROW.id,
        _ROW.public_id,
        _ROW.began_at,
        _ROW.seen_at,
        _ROW.ends_at,
        _ROW.complete_at,
        _ACCOUNT.id.label("account_id"),
        _ACCOUNT.name,
        _ACCOUNT.active,
        _ACCOUNT.professional_id,
        _ACCOUNT.payroll_company,
        _ACCOUNT.language,
        or_(
            _ACCOUNT.totp_secret.is_not(None),
            exists().where(tables.Passkey.account_id == _ACCOUNT.id),
        ).label("has_second"),
    )
    .join(_ACCOUNT, _ACCOUNT.id == _ROW.account_id)
    .where(
        _ROW.key_hash == bindparam("hash"),
        _ROW.kind == bindparam("kind"),
        _ROW.revoked_at.is_(None),
    )
)
_ROLES = (
    select(tables.Role.name)
    .join(tables.AccountRole, tables.AccountRole.role_id == tables.Role.id)
    .where(tables.AccountRole.account_id == bindparam("account"))
)


def begin(
    session: Session,
    account: tables.Account,
    kind: Kind,
    agent: str,
    *,
    is_complete: bool,
    now: datetime,
    settings: Settings,
) -> Begun:
    """Begin a sign-in; one that is not complete may prove its second factor, and nothing else."""
    key = secrets.token_hex(_KEY_BYTES)
    lasts = _absolute(frozenset(role.name for role in account.roles), settings)
    row = tables.SignIn(
        public_id=secrets.token_hex(16),
        key_hash=key_hash(key),
        account_id=account.id,
        kind=kind,
        agent=agent[:60],
        began_at=now,
        seen_at=now,
        ends_at=now + (lasts if is_complete else HALF_WAY),
        complete_at=now if is_complete else None,
    )
    session.add(row)
    session.flush()
    return Begun(row, key)


def key_hash(key: str) -> str:
    """Return what is kept of a random key; it has 128 bits, so a plain SHA-256 hides it."""
    return hashlib.sha256(key.encode()).hexdigest()


def recognise(
    session: Session, key: str, kind: Kind, *, now: datetime, settings: Settings
) -> SignedIn | None:
    """Return who holds this key, or None when it never was, was ended, or was idle too long."""
    row = session.execute(_LOOKED_UP, {"hash": key_hash(key), "kind": kind}).first()
    if row is None or not row.active or row.ends_at <= now:
        return None
    roles = frozenset(session.scalars(_ROLES, {"account": row.account_id}))
    if now - row.seen_at >= _idle(roles, settings):
        return None
    actor = Actor(
        account_id=row.account_id,
        name=row.name,
        roles=roles,
        professional_id=row.professional_id,
        proof=_proof(is_complete=row.complete_at is not None, has_second=row.has_second),
        payroll_company=row.payroll_company,
        language=row.language,
    )
    return SignedIn(row.id, row.public_id, actor, row.began_at, row.seen_at, row.ends_at)


def ends_by_itself(found: SignedIn, settings: Settings) -> datetime:
    """Return when a sign-in ends if nothing more is done: idle for too long, or in any case."""
    return min(found.ends_at, found.seen_at + _idle(found.actor.roles, settings))


def seen(session: Session, sign_in_id: int, now: datetime) -> None:
    """Note that a sign-in is in use."""
    row = tables.SignIn
    session.execute(update(row).where(row.id == sign_in_id, row.seen_at < now).values(seen_at=now))


def revoke(session: Session, sign_in_id: int, because: str, now: datetime) -> None:
    """End one sign-in; its next request finds nobody signed in."""
    _revoke(session, tables.SignIn.id == sign_in_id, because, now)


def revoke_all(
    session: Session, account_id: int, because: str, now: datetime, *, but: int | None = None
) -> int:
    """End every sign-in of an account, save the one with the id ``but``; return how many."""
    others = tables.SignIn.account_id == account_id
    if but is not None:
        others &= tables.SignIn.id != but
    return _revoke(session, others, because, now)


def live(
    session: Session, account: tables.Account, now: datetime, settings: Settings
) -> Sequence[tables.SignIn]:
    """Return where an account is signed in, the one seen last first."""
    row = tables.SignIn
    idle = _idle(frozenset(role.name for role in account.roles), settings)
    query = select(row).where(
        row.account_id == account.id,
        row.revoked_at.is_(None),
        row.complete_at.is_not(None),
        row.ends_at > now,
        row.seen_at > now - idle,
    )
    return session.scalars(query.order_by(row.seen_at.desc(), row.id.desc())).all()


def _revoke(session: Session, which: ColumnElement[bool], because: str, now: datetime) -> int:
    row = tables.SignIn
    ended = update(row).where(which, row.revoked_at.is_(None))
    done = session.execute(ended.values(revoked_at=now, revoked_because=because))
    return int(done.rowcount)  # type: ignore[attr-defined]


def _proof(*, is_complete: bool, has_second: bool) -> Proof:
    if is_complete:
        return Proof.FULL
    return Proof.HALF if has_second else Proof.ENROLLING


def _idle(roles: frozenset[str], settings: Settings) -> timedelta:
    is_staff = bool(roles & STAFF)
    minutes = settings.staff_idle_minutes if is_staff else settings.session_idle_minutes
    return timedelta(minutes=minutes)


def _absolute(roles: frozenset[str], settings: Settings) -> timedelta:
    is_staff = bool(roles & STAFF)
    return timedelta(hours=settings.staff_hours if is_staff else settings.session_hours)
