"""One-time codes by e-mail: six digits, for ten minutes, in the browser that asked, once.

Source: NIST SP 800-63B-4 §3.1.3.2 asks for at least 20 random bits and at most 10 minutes.
"""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from app.access import Role
from app.enrolling import mails
from app.keys import KeyRing, Purpose
from app.languages import SOURCE
from app.records import tables

CODE_MINUTES = 10
WRONG_MAX = 5
"""How often one code may be typed wrongly; then another one must be asked for."""
KIND = "code"


def begin_code(
    session: Session, email: str, ring: KeyRing, now: datetime, language: str = SOURCE
) -> str:
    """Begin a sign-in by code and return the id that the browser keeps.

    An address that nobody has, or that staff have, costs the same and gets no mail.
    """
    code, public_id = f"{secrets.randbelow(10**6):06}", secrets.token_hex(16)
    ends_at = now + timedelta(minutes=CODE_MINUTES)
    account_id = _applicant(session, email)
    session.add(
        tables.SignInTry(
            public_id=public_id,
            account_id=account_id,
            kind=KIND,
            proof=_proof(ring, public_id, code),
            made_at=now,
            ends_at=ends_at,
        )
    )
    mails.write_code(session, email.strip().lower(), account_id, code, ends_at, now, language)
    return public_id


def take_code(
    session: Session, public_id: str, code: str, ring: KeyRing, now: datetime
) -> tables.Account | None:
    """Return whose code this is, once; None when it is wrong, late, used, or nobody's."""
    row = tables.SignInTry
    asked = select(row).where(row.public_id == public_id, row.kind == KIND).with_for_update()
    found = session.scalars(asked).one_or_none()
    if found is None or found.used_at or found.ends_at <= now or found.wrong >= WRONG_MAX:
        return None
    typed = "".join(character for character in code if character.isdigit())
    if not hmac.compare_digest(found.proof, _proof(ring, public_id, typed[:12])):
        session.execute(update(row).where(row.id == found.id).values(wrong=row.wrong + 1))
        return None
    found.used_at = now
    account = session.get(tables.Account, found.account_id or 0)
    return account if account is not None and account.active else None


def _applicant(session: Session, email: str) -> int | None:
    """Return the account of an applicant, and of nobody who is anything else, by one question."""
    account, held, role = tables.Account, tables.AccountRole, tables.Role
    other = (
        exists()
        .where(held.account_id == account.id, held.role_id == role.id)
        .where(role.name != Role.APPLICANT)
    )
    wanted = select(account.id).where(account.email == email.strip().lower(), account.active)
    return session.scalar(wanted.where(account.professional_id.is_not(None), ~other))


def _proof(ring: KeyRing, public_id: str, code: str) -> str:
    # Six digits are tried in no time, so that the hash needs a key that is not in the database.
    secret = ring.current.derived(Purpose.IDENTITIES)
    return hmac.new(secret, f"{public_id}:{code}".encode(), hashlib.sha256).hexdigest()
