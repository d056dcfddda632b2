"""Proving who one is, with the same answer and the same time whether an account exists or not."""

from datetime import datetime

from flask import request
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts import passwords, second_factors
from app.entry import current, identity
from app.entry.known_browsers import known_browser
from app.errors import SignInNeeded
from app.records import tables

REFUSED = "The e-mail address and password don’t match. Check both and try again."
_CODE_NEEDED = (
    "This account needs a second factor: send the code of your authenticator app, or a recovery "
    "code, as “code”."
)
WRONG_CODE = "That code is not valid now, or was used already. Wait for the next one."
_SET_UP_FIRST = "This account needs a second factor: sign in on the pages first and set one up."


def address() -> str:
    """Return the network address that this request came from."""
    return request.remote_addr or "unknown"


def password_account(email: str, password: str) -> int | None:
    """Return the id of the account whose password this is, or None.

    A wrong password is counted; a right one forgets the wrong ones of its account. Raises
    ``TooManyTries`` when there were too many, in a browser of the holder only those from there.
    """
    throttles = current.throttles()
    limits = throttles.sign_in(email, address(), known_browser(email))
    throttles.refuse(limits)
    found = identity.authenticate(current.stores(), email, password)
    if found is None:
        throttles.count(limits)
        return None
    throttles.forget(limits[0])
    _keep_current(found, password)
    return found


def prove_second(session: Session, account: tables.Account, code: str, now: datetime) -> None:
    """Return when the code proves the second factor; it can then be used no more.

    Raises ``SignInNeeded`` when it does not, ``TooManyTries`` when it was tried too often.
    """
    limits = current.throttles().second_factor(account.id)
    current.throttles().refuse(limits)
    if not _takes(session, account, code[:60], now):
        current.throttles().count(limits)
        raise SignInNeeded(WRONG_CODE, code="wrong-code")


def refuse_password_alone(session: Session, account: tables.Account, code: str) -> bool:
    """Return whether a code is to be proved; raise ``SignInNeeded`` when one is missing."""
    if not identity.needs_second_factor(session, account):
        return False
    if not second_factors.has_second_factor(session, account):
        raise SignInNeeded(_SET_UP_FIRST, code="second-factor-missing")
    if not code:
        raise SignInNeeded(_CODE_NEEDED, code="second-factor-needed")
    return True


def _takes(session: Session, account: tables.Account, code: str, now: datetime) -> bool:
    app_codes = second_factors.codes(current.settings())
    if app_codes.take(session, account, code, now):
        return True
    return second_factors.take_recovery_code(session, account, code, now)


def _keep_current(account_id: int, password: str) -> None:
    """Hash a password again when its hash was made with other parameters than today's."""
    with current.stores().sessions() as session:
        stored = session.scalar(
            select(tables.Account.password).where(tables.Account.id == account_id)
        )
    if stored is None or not passwords.is_outdated(stored):
        return
    with current.stores().sessions.begin() as session:
        account = session.get_one(tables.Account, account_id)
        account.password = passwords.hash_password(password)
