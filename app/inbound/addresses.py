"""The addresses that payroll companies send to, and whom each takes letters from."""

import re
import secrets
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.access import Role
from app.errors import BadRequest, Conflict, NotFound
from app.inbound.proof import AllowedSender, Rules
from app.records import audit, tables

KEY_BITS_LEAST = 1024
"""The shortest RSA key that an administrator may accept (RFC 8301 3.2)."""

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_RANDOM_LENGTH = 10
_DOMAIN = re.compile(r"(?=.{4,253}$)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+")
_ADDRESS = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@")


def make(
    session: Session, account: tables.Account, senders: Iterable[str], by: str, now: datetime
) -> tables.PartnerAddress:
    """Give a payroll partner an address that cannot be guessed; ``by`` is the actor of the audit.

    Raises ``BadRequest`` for an account that is no partner's, or a sender that is no domain.
    """
    company = (account.payroll_company or "").strip()
    if not company or Role.PAYROLL_PARTNER not in {role.name for role in account.roles}:
        raise BadRequest(f"{account.email} is no payroll partner's account with a company.")
    row = tables.PartnerAddress(
        public_id=secrets.token_hex(16),
        account_id=account.id,
        name=company,
        local_part=_local_part(session, company),
        active=True,
        made_at=now,
    )
    session.add(row)
    session.flush()
    for sender in senders:
        allow(session, row, sender, by, now)
    _audited(session, row, "inbound-address-made", by, now)
    return row


def allow(
    session: Session,
    row: tables.PartnerAddress,
    sender: str,
    by: str,
    now: datetime,
    *,
    without_policy: bool = False,
) -> None:
    """Let letters come from a domain or an address; raise ``BadRequest`` or ``Conflict``."""
    wanted = sender.strip().lower()
    mailbox, at, _ = wanted.rpartition("@")
    if not _DOMAIN.fullmatch(wanted[len(mailbox) + len(at) :]) or (
        at and not _ADDRESS.fullmatch(mailbox + at)
    ):
        raise BadRequest(
            f"“{sender.strip()[:80]}” is no domain and no address: write payroll.example or "
            "letters@payroll.example, in plain letters."
        )
    if any(each.sender == wanted for each in row.senders):
        raise Conflict(f"{wanted} is allowed already.")
    before = _stands(row)
    row.senders.append(
        tables.PartnerSender(sender=wanted, without_policy=without_policy, added_at=now)
    )
    session.flush()
    _audited(session, row, "inbound-sender-allowed", by, now, before)


def forbid(
    session: Session, row: tables.PartnerAddress, sender: str, by: str, now: datetime
) -> None:
    """Let no more letters come from a domain or an address; what came stays as it was judged."""
    found = next((each for each in row.senders if each.sender == sender), None)
    if found is None:
        raise NotFound(f"{sender} is no allowed sender of {row.name}.")
    before = _stands(row)
    row.senders.remove(found)
    session.flush()
    _audited(session, row, "inbound-sender-forbidden", by, now, before)


def switch(
    session: Session, row: tables.PartnerAddress, by: str, now: datetime, *, on: bool
) -> None:
    """Take mail at this address, or refuse all of it at the door."""
    before, row.active = _stands(row), on
    _audited(session, row, "inbound-address-on" if on else "inbound-address-off", by, now, before)


def hold_to(
    session: Session,
    row: tables.PartnerAddress,
    *,
    key_bits_min: int,
    fresh_days: int,
    by: str,
    now: datetime,
) -> None:
    """Set the weakest key and the greatest age that prove a sender; raise ``BadRequest``."""
    if key_bits_min < KEY_BITS_LEAST or not 1 <= fresh_days <= 30:
        raise BadRequest(
            f"A key has at least {KEY_BITS_LEAST} bits, and a message is at most 30 days old."
        )
    before = _stands(row)
    row.key_bits_min, row.fresh_days = key_bits_min, fresh_days
    _audited(session, row, "inbound-address-changed", by, now, before)


def address_named(session: Session, public_id: str) -> tables.PartnerAddress:
    """Return an address by its public id; raise ``NotFound``."""
    asked = select(tables.PartnerAddress).where(tables.PartnerAddress.public_id == public_id)
    row = session.scalars(asked).one_or_none()
    if row is None:
        raise NotFound("There is no such address.")
    return row


def at(session: Session, recipient: str, domain: str) -> tables.PartnerAddress | None:
    """Return whose address ``recipient`` is, on or off; None when it is nobody's.

    What stands after a + belongs to the sender, unless all of it is an address of ours.
    """
    local, _, given = recipient.strip().lower().rpartition("@")
    if given != domain.lower():
        return None
    wanted = {local, local.partition("+")[0], local.rpartition("+")[2]}
    row = tables.PartnerAddress
    return session.scalars(select(row).where(row.local_part.in_(wanted)).limit(1)).first()


def from_sender(session: Session, sender: str) -> tables.PartnerAddress | None:
    """Return the only address that takes letters from ``sender``; None for none or several."""
    allowed, row = tables.PartnerSender, tables.PartnerAddress
    named = allowed.sender.in_({sender, sender.rpartition("@")[2]})
    asked = select(row).join(allowed, allowed.partner_id == row.id).where(named, row.active)
    found = session.scalars(asked.distinct().limit(2)).all()
    return found[0] if len(found) == 1 else None


def rules_of(row: tables.PartnerAddress, domain: str) -> Rules:
    """Return what the messages to an address are held to."""
    return Rules(
        partner_id=row.id,
        address=f"{row.local_part}@{domain.lower()}",
        senders=tuple(AllowedSender(each.sender, each.without_policy) for each in row.senders),
        key_bits_min=row.key_bits_min,
        fresh_days=row.fresh_days,
    )


def count_of(session: Session) -> int:
    """Return how many addresses there are."""
    return session.scalar(select(func.count()).select_from(tables.PartnerAddress)) or 0


def _local_part(session: Session, company: str) -> str:
    """Return a name for people and ten letters of chance: an address that nobody can guess."""
    words = re.sub(r"[^a-z0-9]+", "-", company.lower()).strip("-")[:30].strip("-") or "letters"
    while True:
        chance = "".join(secrets.choice(_LETTERS) for _ in range(_RANDOM_LENGTH))
        local_part = f"{words}-{chance}"
        taken = select(tables.PartnerAddress.id).where(
            tables.PartnerAddress.local_part == local_part
        )
        if session.scalar(taken) is None:
            return local_part


def _stands(row: tables.PartnerAddress) -> dict[str, int]:
    """Return what the audit says of an address."""
    held = {"key_bits_min": row.key_bits_min, "fresh_days": row.fresh_days}
    return {"active": row.active, "senders": len(row.senders), **held}


def _audited(
    session: Session,
    row: tables.PartnerAddress,
    action: str,
    by: str,
    now: datetime,
    before: dict[str, int] | None = None,
) -> None:
    subject = f"inbound-address:{row.public_id}"
    audit.record(session, now, by, action, subject, before=before, after=_stands(row))
