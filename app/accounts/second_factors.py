"""Second factors: codes of an authenticator app, each taken once, and recovery codes.

The codes are RFC 6238's; secrets are encrypted with the service's key (Flask-Security's ``Totp``,
passlib underneath). ASVS 5 6.5.1 asks that a code is taken once: the step of the last is kept.
"""

import hashlib
import secrets
from datetime import datetime
from functools import lru_cache

from flask_security.totp import Totp
from passlib.exc import TokenError
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.own_redis import secret_in
from app.records import tables
from app.settings import Settings

ISSUER = "Dayproof"
RECOVERY_CODES = 10
_RECOVERY_BYTES = 10
_RECOVERY_GROUP = 4
_LATE_SECONDS = 30
"""How far a phone's clock may be off: one step of 30 seconds either way."""


class Codes(Totp):
    """The codes of authenticator apps, for secrets that only this service can open."""

    def enroll(self, account: tables.Account, secret: str, code: str, now: datetime) -> bool:
        """Keep a new secret when ``code`` proves that the app has it; return whether it does."""
        account.totp_counter = None
        if not self._takes(account, secret, code, now):
            return False
        account.totp_secret = secret
        return True

    def take(self, session: Session, account: tables.Account, code: str, now: datetime) -> bool:
        """Return whether ``code`` is one of now that was not taken before; from now on it was."""
        session.flush()
        session.refresh(account, with_for_update=True)
        secret = account.totp_secret
        return secret is not None and self._takes(account, secret, code, now)

    def current(self, account: tables.Account, now: datetime) -> str | None:
        """Return the code that would be taken now; None without a secret, or until the next one."""
        if account.totp_secret is None:
            return None
        app = self._totp.from_source(account.totp_secret)
        step = int(now.timestamp()) // app.period
        step = max(step, (account.totp_counter or 0) + 1)
        is_soon = step * app.period <= now.timestamp() + _LATE_SECONDS
        return str(app.generate(time=step * app.period).token) if is_soon else None

    def secret_from(self, base32: str) -> str:
        """Return a secret that was chosen elsewhere, encrypted as it is kept."""
        return str(self._totp(base32).to_json(encrypt=True))

    def _takes(self, account: tables.Account, secret: str, code: str, now: datetime) -> bool:
        try:
            match = self._totp.verify(
                "".join(code.split()),
                secret,
                time=int(now.timestamp()),
                window=_LATE_SECONDS,
                last_counter=account.totp_counter,
            )
        except (TokenError, ValueError):
            return False
        account.totp_counter = int(match.counter)
        return True


def codes(settings: Settings) -> Codes:
    """Return the codes of this service."""
    return _codes(settings.secret_key or secret_in(settings.data_folder / "secret"))


def new_recovery_codes(session: Session, account: tables.Account, now: datetime) -> list[str]:
    """Return ten new recovery codes, to be shown this once; those of before are void."""
    row = tables.RecoveryCode
    session.execute(delete(row).where(row.account_id == account.id))
    made = [_recovery_code() for _ in range(RECOVERY_CODES)]
    session.add_all(row(account_id=account.id, code_hash=_hash(code), made_at=now) for code in made)
    return made


def take_recovery_code(session: Session, account: tables.Account, code: str, now: datetime) -> bool:
    """Return whether ``code`` is a recovery code that was not used yet; from now on it is."""
    row = tables.RecoveryCode
    mine = row.account_id == account.id, row.code_hash == _hash(code), row.used_at.is_(None)
    done = session.execute(update(row).where(*mine).values(used_at=now))
    return bool(done.rowcount)  # type: ignore[attr-defined]


def recovery_codes_left(session: Session, account: tables.Account) -> int:
    """Return how many recovery codes were not used yet."""
    row = tables.RecoveryCode
    unused = row.account_id == account.id, row.used_at.is_(None)
    return session.scalar(select(func.count()).where(*unused)) or 0


def has_second_factor(session: Session, account: tables.Account) -> bool:
    """Return whether the account has an authenticator app or a passkey."""
    keys = select(tables.Passkey.id).where(tables.Passkey.account_id == account.id).limit(1)
    return account.totp_secret is not None or session.scalar(keys) is not None


def remove_all(session: Session, account: tables.Account) -> None:
    """Take every second factor away; staff must then set one up before anything else."""
    account.totp_secret = account.totp_counter = None
    for table in (tables.Passkey, tables.RecoveryCode):
        session.execute(delete(table).where(table.account_id == account.id))


@lru_cache(maxsize=4)
def _codes(key: str) -> Codes:
    return Codes({"1": key}, ISSUER)


def _recovery_code() -> str:
    letters = secrets.token_hex(_RECOVERY_BYTES)
    starts = range(0, len(letters), _RECOVERY_GROUP)
    return "-".join(letters[at : at + _RECOVERY_GROUP] for at in starts)


def _hash(code: str) -> str:
    # 80 random bits: nothing slower is needed to keep them from being guessed back.
    letters = "".join(character for character in code.lower() if character.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()
