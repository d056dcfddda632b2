"""The link in the mail was followed: the account is made, and matched without a word about it."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.access import Role
from app.accounts import hash_password, registering
from app.accounts.passwords import refuse_weak
from app.accounts.sign_ins import key_hash
from app.enrolling.claims import NewClaim, open_claim
from app.enrolling.matching import Match, matches_of
from app.enrolling.on_file import address_on_file, join_files
from app.errors import Conflict, NotFound
from app.people import add_professional
from app.records import audit, tables
from app.settings import Settings

_GONE = (
    "This link is not valid: it was used, its 24 hours are over, or a newer one was mailed. "
    "Use the link of the latest mail, or create the account again."
)


def enrollment_of(session: Session, key: str, now: datetime) -> tables.Enrollment:
    """Return the request of a link; raise ``NotFound`` for a link that is of no use."""
    row = tables.Enrollment
    found = session.scalars(select(row).where(row.key_hash == key_hash(key))).one_or_none()
    if found is None or found.used_at is not None or found.ends_at <= now:
        raise NotFound(_GONE, code="link-gone")
    return found


def confirm(
    session: Session, key: str, password: str, *, now: datetime, settings: Settings
) -> tables.Account:
    """Use the link up and return the new account; with an empty password codes let its holder in.

    Raises ``NotFound`` for a link of no use, ``BadRequest`` for a weak password, ``Conflict`` when
    the address has got an account meanwhile.
    """
    row = enrollment_of(session, key, now)
    if password:
        refuse_weak(password, (row.email, row.name))
    _use(session, row, now)
    found = matches_of(session, row)
    account = _account(session, row, has_match=bool(found), now=now)
    account.password = hash_password(password) if password else None
    actor, subject = f"account:{account.id}", f"account:{account.public_id}"
    after = {"password": bool(password), "matches": len(found)}
    audit.record(session, now, actor, "joined", subject, after=after)
    if found:
        _claim(session, account, row, found, now, settings)
    return account


def _use(session: Session, row: tables.Enrollment, now: datetime) -> None:
    mine = tables.Enrollment.id == row.id, tables.Enrollment.used_at.is_(None)
    done = session.execute(update(tables.Enrollment).where(*mine).values(used_at=now))
    if not done.rowcount:  # type: ignore[attr-defined]
        raise NotFound(_GONE, code="link-gone")


def _account(
    session: Session, row: tables.Enrollment, *, has_match: bool, now: datetime
) -> tables.Account:
    """Return the account with a file of its own; a file that may be a second one has no digits.

    A number that somebody typed proves nothing: an IL# comes from staff only, so that nobody can
    take another's.
    """
    person = add_professional(session, row.name, None if has_match else row.last4, None, None, now)
    if not has_match and row.identity_keys:
        person.identity_key = row.identity_keys[-1]
    person.email = row.email
    try:
        account = registering.new_account(
            session, row.email, row.name, [Role.APPLICANT], professional=person, now=now
        )
    except Conflict as error:
        raise Conflict("This address has an account already: sign in with it.") from error
    account.mobile = row.mobile
    return account


def _claim(
    session: Session,
    account: tables.Account,
    row: tables.Enrollment,
    found: list[Match],
    now: datetime,
    settings: Settings,
) -> None:
    """Join the files when the confirmed address is the one on file, else ask for proof."""
    best = found[0]
    if len(found) == 1 and address_on_file(session, best.person) == account.email:
        join_files(session, account, best.person, actor="policy:address-on-file", now=now)
        return
    for match in found:
        to = address_on_file(session, match.person) if len(found) == 1 else None
        open_claim(session, NewClaim(account, match, row), to, now, settings)
