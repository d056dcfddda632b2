"""Accounts as such: added, invited, found, given other roles, disabled."""

import secrets
from collections.abc import Collection, Sequence
from datetime import datetime

from marshmallow import ValidationError, validate
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.access import STAFF, Role
from app.accounts import sign_ins
from app.accounts.passwords import hash_password, refuse_weak
from app.errors import BadRequest, Conflict, NotAllowed, NotFound
from app.records import audit, tables

_IS_EMAIL = validate.Email()


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
    account = new_account(session, email, name, roles, professional=professional, now=now)
    refuse_weak(password, (account.email, account.name))
    account.password = hash_password(password)
    return account


def new_account(
    session: Session,
    email: str,
    name: str,
    roles: Sequence[Role],
    *,
    professional: tables.Professional | None = None,
    now: datetime,
) -> tables.Account:
    """Add an account without a password: nobody can sign in with it before one is chosen."""
    email, name = email.strip().lower(), " ".join(name.split())
    _refuse_nameless(email, name)
    refuse_mixed(roles)
    if session.scalars(select(tables.Account).where(tables.Account.email == email)).first():
        raise Conflict(f"{email} already has an account.")
    account = tables.Account(
        public_id=secrets.token_hex(16),
        email=email,
        name=name,
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


def set_password(session: Session, account: tables.Account, password: str, now: datetime) -> None:
    """Give the account a new password and end its sign-ins everywhere."""
    refuse_weak(password, (account.email, account.name))
    account.password, account.password_asked_at = hash_password(password), None
    sign_ins.revoke_all(session, account.id, "new-password", now)


def note_forgotten(session: Session, email: str, now: datetime) -> None:
    """Note for the administrators that somebody asks for a new password.

    An address without an account leaves an entry too: both cost one write, and look the same.
    """
    account = tables.Account
    mine = account.email == email.strip().lower(), account.active
    asked = update(account).where(*mine).values(password_asked_at=now).returning(account.public_id)
    found = session.scalar(asked)
    subject = f"account:{found or 'none'}"
    audit.record(session, now, "service", "password-asked", subject, after={"asked": bool(found)})


def disable(session: Session, account: tables.Account, now: datetime) -> None:
    """Let the account sign in no more and end its sign-ins; its history stays."""
    account.active = False
    sign_ins.revoke_all(session, account.id, "disabled", now)


def enable(account: tables.Account) -> None:
    """Let a disabled account sign in again, with the password it had."""
    account.active = True


def change_roles(
    session: Session,
    account: tables.Account,
    roles: Collection[Role],
    *,
    by: int,
    now: datetime,
) -> None:
    """Give the account exactly these roles and end its sign-ins, which held the old ones.

    Nobody changes their own roles: who may give themselves rights has them all.
    """
    if account.id == by:
        raise NotAllowed("Nobody changes their own roles: another administrator must.")
    if not roles:
        raise BadRequest("Choose at least one role, or disable the account.")
    refuse_mixed(roles)
    before = sorted(role.name for role in account.roles)
    account.roles = [_role(session, role) for role in sorted(roles)]
    sign_ins.revoke_all(session, account.id, "other-roles", now)
    audit.record(
        session,
        now,
        f"account:{by}",
        "roles-changed",
        f"account:{account.public_id}",
        before={"roles": list(before)},
        after={"roles": sorted(roles)},
    )


def refuse_mixed(roles: Collection[Role]) -> None:
    """Raise ``BadRequest`` for roles that one account may not hold together.

    A payroll partner only ever adds; an administrator, who makes accounts, decides nothing.
    """
    if Role.PAYROLL_PARTNER in roles and len(set(roles)) > 1:
        raise BadRequest("A payroll partner holds no other role: they add, and read nobody's file.")
    if {Role.REVIEWER, Role.ADMINISTRATOR} <= set(roles):
        raise BadRequest(
            "An administrator approves nothing: give a reviewer who is both an account for each."
        )


def is_staff(account: tables.Account) -> bool:
    """Return whether the account holds a role that needs two factors."""
    return any(role.name in STAFF for role in account.roles)


def _refuse_nameless(email: str, name: str) -> None:
    try:
        _IS_EMAIL(email)
    except ValidationError:
        raise BadRequest(
            f"“{email}” is no e-mail address: write one like jo@example.com.", code="no-email"
        ) from None
    if not name:
        raise BadRequest("An account needs a name: others see who decided.", code="no-name")


def _role(session: Session, name: Role) -> tables.Role:
    role = session.scalars(select(tables.Role).where(tables.Role.name == name)).one_or_none()
    return role or tables.Role(name=str(name))
