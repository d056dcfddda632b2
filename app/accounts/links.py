"""Links that give a person their account: an invitation, or a way back in; each works once."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.accounts.sign_ins import key_hash
from app.errors import NotFound
from app.records import audit, tables
from app.settings import Settings

_GONE = (
    "This link is not valid: it was used, it has ended, or a newer one was made. Ask for another."
)


@dataclass(frozen=True, slots=True)
class MadeLink:
    """A new link's key, told once to whoever made it, and when it ends."""

    key: str
    ends_at: datetime


def make_link(
    session: Session, account: tables.Account, *, by: int | None, now: datetime, settings: Settings
) -> MadeLink:
    """Make the one link with which the account's holder chooses a password; older ones are void.

    ``by`` is the administrator who hands it over, None for the ``dayproof`` command.
    """
    row = tables.AccountLink
    unused = row.account_id == account.id, row.used_at.is_(None), row.ends_at > now
    session.execute(update(row).where(*unused).values(ends_at=now))
    key, ends_at = secrets.token_hex(16), now + timedelta(hours=settings.invitation_hours)
    made = row(
        account_id=account.id, key_hash=key_hash(key), made_by=by, made_at=now, ends_at=ends_at
    )
    session.add(made)
    actor = f"account:{by}" if by is not None else "service"
    audit.record(
        session, now, actor, "link-made", f"account:{account.public_id}", after={"until": ends_at}
    )
    return MadeLink(key, ends_at)


def account_of(session: Session, key: str, now: datetime) -> tables.Account:
    """Return whose link this is; raise ``NotFound`` when it is used, ended or none."""
    return _live(session, key, now).account


def use_link(session: Session, key: str, now: datetime) -> tables.Account:
    """Use a link up and return whose it was; raise ``NotFound`` when it is used, ended or none."""
    link = _live(session, key, now)
    row = tables.AccountLink
    mine = update(row).where(row.id == link.id, row.used_at.is_(None)).values(used_at=now)
    if not session.execute(mine).rowcount:  # type: ignore[attr-defined]
        raise NotFound(_GONE, code="link-gone")
    return link.account


def _live(session: Session, key: str, now: datetime) -> tables.AccountLink:
    row = tables.AccountLink
    wanted = select(row).where(row.key_hash == key_hash(key))
    link = session.scalars(wanted).one_or_none()
    if link is None or link.used_at or link.ends_at <= now or not link.account.active:
        raise NotFound(_GONE, code="link-gone")
    return link
