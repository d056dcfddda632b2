"""Claims to a record on file: proved through the address on file, or decided by a reviewer."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.access import Actor
from app.accounts.sign_ins import key_hash
from app.enrolling import mails
from app.enrolling.matching import Match
from app.enrolling.on_file import join_files
from app.errors import BadRequest, Conflict, NotAllowed, NotFound
from app.mailing import public_origin
from app.records import audit, tables
from app.settings import Settings

PROOF_DAYS = 7
"""How long the link to the address on file works; a reviewer can decide at any time."""
_GONE = "This link is not valid: it was used, it has ended, or somebody has decided meanwhile."


@dataclass(frozen=True, slots=True)
class NewClaim:
    """An account, who its holder may be, and what was stated to get it."""

    account: tables.Account
    match: Match
    stated: tables.Enrollment


def open_claim(
    session: Session, new: NewClaim, to: str | None, now: datetime, settings: Settings
) -> None:
    """Open a claim; where there is an address on file, ``to``, it is asked for proof."""
    key = secrets.token_hex(16) if to else None
    claim = tables.IdentityClaim(
        public_id=secrets.token_hex(16),
        account_id=new.account.id,
        professional_id=new.match.person.id,
        how=new.match.how,
        last4=new.stated.last4,
        il_number=new.stated.il_number,
        identity_key=next(reversed(new.stated.identity_keys), None),
        key_hash=key_hash(key) if key else None,
        ends_at=now + timedelta(days=PROOF_DAYS) if key else None,
        made_at=now,
    )
    session.add(claim)
    session.flush()
    if to and key:
        mails.write_proof(session, claim, to, key, now, public_origin(settings))
    subject = f"identity-claim:{claim.public_id}"
    how, after = str(new.match.how), {"outcome": None}
    audit.record(session, now, "service", "claim-opened", subject, why=how, after=after)


def open_claims(session: Session) -> Sequence[tables.IdentityClaim]:
    """Return the claims that nobody has proved or decided, the oldest first."""
    claim = tables.IdentityClaim
    return session.scalars(select(claim).where(claim.outcome.is_(None)).order_by(claim.id)).all()


def holder_of(session: Session, key: str, now: datetime) -> tables.IdentityClaim:
    """Return the claim of a link; raise ``NotFound`` when it is of no use any more."""
    claim = tables.IdentityClaim
    found = session.scalars(select(claim).where(claim.key_hash == key_hash(key))).one_or_none()
    if found is None or found.outcome or found.ends_at is None or found.ends_at <= now:
        raise NotFound(_GONE, code="link-gone")
    return found


def prove_by_mail(session: Session, key: str, now: datetime) -> tables.IdentityClaim:
    """Join the files: whoever reads the address on file has said that both are the same person."""
    claim = holder_of(session, key, now)
    _settle(session, claim, "linked", now)
    join_files(session, claim.account, claim.professional, actor="policy:address-on-file", now=now)
    return claim


def decide_linked(
    session: Session, public_id: str, actor: Actor, reason: str, now: datetime
) -> tables.IdentityClaim:
    """Join the files because a reviewer has made sure that they are of one person."""
    claim = _for_reviewer(session, public_id, actor, reason)
    _settle(session, claim, "linked", now, by=actor.account_id, reason=reason)
    by = f"account:{actor.account_id}"
    join_files(session, claim.account, claim.professional, actor=by, now=now)
    return claim


def decide_apart(
    session: Session, public_id: str, actor: Actor, reason: str, now: datetime
) -> tables.IdentityClaim:
    """Keep two files, because a reviewer has made sure that they are of two people."""
    claim = _for_reviewer(session, public_id, actor, reason)
    _settle(session, claim, "apart", now, by=actor.account_id, reason=reason)
    still_open = [each for each in open_claims(session) if each.account_id == claim.account_id]
    own = claim.account.professional
    if not still_open and own is not None:
        own.last4, own.identity_key = claim.last4, claim.identity_key
    return claim


def _for_reviewer(
    session: Session, public_id: str, actor: Actor, reason: str
) -> tables.IdentityClaim:
    claim = tables.IdentityClaim
    found = session.scalars(select(claim).where(claim.public_id == public_id)).one_or_none()
    if found is None:
        raise NotFound("There is no such claim.")
    if found.outcome is not None:
        raise Conflict("This claim was decided meanwhile. Nothing was changed.")
    if actor.account_id == found.account_id or actor.professional_id == found.professional_id:
        raise NotAllowed("Nobody decides on their own record: another reviewer must.")
    if not reason.strip():
        raise BadRequest("Say how you made sure: it is kept on record.", code="no-reason")
    return found


def _settle(
    session: Session,
    claim: tables.IdentityClaim,
    outcome: str,
    now: datetime,
    *,
    by: int | None = None,
    reason: str = "",
) -> None:
    row = tables.IdentityClaim
    mine = update(row).where(row.id == claim.id, row.outcome.is_(None))
    settled = mine.values(
        outcome=outcome, decided_at=now, decided_by=by, reason=reason.strip(), key_hash=None
    )
    if not session.execute(settled).rowcount:  # type: ignore[attr-defined]
        raise Conflict("This claim was decided meanwhile. Nothing was changed.")
    session.refresh(claim)
    actor = "service" if by is None else f"account:{by}"
    _audited(session, claim.public_id, outcome, actor, now, reason)
    if outcome == "linked":
        others = update(row).where(row.account_id == claim.account_id, row.outcome.is_(None))
        apart = others.values(outcome="apart", decided_at=now, decided_by=by)
        for other in session.scalars(apart.returning(row.public_id)).all():
            _audited(session, other, "apart", actor, now, reason)


def _audited(
    session: Session, public_id: str, outcome: str, actor: str, now: datetime, reason: str
) -> None:
    audit.record(
        session,
        now,
        actor,
        f"claim-{outcome}",
        f"identity-claim:{public_id}",
        said=reason,
        before={"outcome": None},
        after={"outcome": outcome},
    )
