"""The signature under an application: what was signed, by whom, when and from where, and its hash.

A typed name is an electronic signature where its intent and the record of it are kept (E-SIGN
Act, 15 U.S.C. §7001 and §7006(5); read 2026-11-22).
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app import messages, standing
from app.applying.choosing import Offer
from app.applying.drafts import is_upgrade, record_of, refuse_signed
from app.errors import Conflict, Unprocessable
from app.languages import SOURCE, marked, translations
from app.people import open_roster_record
from app.records import audit, tables
from app.records.name_keys import name_key
from app.settings import Settings

STATEMENT = marked(
    "I apply with the answers that I have checked. They are true and complete to the best of my "
    "knowledge. "
    "I understand that a false statement made on purpose leads to a declined application, and that "
    "I may then not be considered again for at least one year. By typing my name I sign this "
    "application electronically."
)
"""What is signed; the warning is Local 411's (SD3, G6) and is given to everybody."""

_FIRST_NUMBER = 100_000


@dataclass(frozen=True, slots=True)
class Signature:
    """A name as typed, the moment, and the network address that it came from.

    ``language`` is the one in which the statement was read.
    """

    typed_name: str
    address: str
    at: datetime
    language: str = SOURCE


def is_same_name(typed: str, stated: str) -> bool:
    """Return whether a typed name is the stated one; capitals, accents and blanks aside."""
    return bool(typed.strip()) and name_key(typed) == name_key(stated)


def sign(
    session: Session, application: tables.Application, signature: Signature, settings: Settings
) -> None:
    """Sign and send an application: its roster record opens, and the clocks of the rules start.

    Raises ``Unprocessable`` when the typed name is another, ``Conflict`` when it was signed.
    """
    session.flush()
    session.refresh(application, with_for_update=True)
    refuse_signed(application)
    if application.discarded_at is not None:
        raise Conflict("This application was thrown away: begin a new one.", code="discarded")
    if not is_same_name(signature.typed_name, str(application.answers.get("name") or "")):
        raise Unprocessable(
            f"Type your name as it stands above: {application.answers.get('name')}.",
            code="other-name",
        )
    application.number = f"A-{_FIRST_NUMBER + application.id}"
    application.roster_record = _record(session, application, signature.at, settings)
    application.signed = canonical(signed_content(application, signature))
    application.signed_sha256 = digest(application.signed)
    application.submitted_at = application.changed_at = signature.at
    _learn_digits(session, application)
    _tell(session, application, signature.at)


def signed_content(application: tables.Application, signature: Signature) -> dict[str, Any]:
    """Return everything that a signature covers, with the signature itself."""
    record = application.roster_record
    return {
        "application": {
            "number": application.number,
            "roster": application.roster,
            "local": application.local,
            "classification": application.classification,
            "applied_on": record.applied_on.isoformat() if record is not None else None,
            "professional": application.professional.public_id,
        },
        "stated": {
            **{key: value for key, value in application.answers.items() if value},
            "email": application.account.email,
        },
        "statement": translations(signature.language).gettext(STATEMENT),
        "language": signature.language,
        "signature": {
            "typed_name": " ".join(signature.typed_name.split()),
            "signed_at": signature.at.isoformat(),
            "network_address": signature.address,
        },
    }


def canonical(content: Mapping[str, Any]) -> str:
    """Return the one JSON text of a content: names in order, no blanks, nothing escaped."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(signed: str) -> str:
    """Return the SHA-256 of what was signed, in 64 hexadecimal letters."""
    return hashlib.sha256(signed.encode()).hexdigest()


def is_as_signed(application: tables.Application) -> bool:
    """Return whether what is kept is what was signed."""
    kept = application.signed or ""
    return hmac.compare_digest(digest(kept), application.signed_sha256 or "")


def _record(
    session: Session, application: tables.Application, now: datetime, settings: Settings
) -> tables.RosterRecord:
    offer = _offer(application)
    known = record_of(session, application.professional_id, offer)
    if known is not None and is_upgrade(application):
        # Another request for the same category: the record of the first one goes on.
        return known
    return open_roster_record(
        session,
        application.professional,
        offer.roster,
        offer.local,
        offer.classification,
        standing.roster_today(now, offer.roster, settings),
        now,
        settings,
    )


def _offer(application: tables.Application) -> Offer:
    return Offer(
        application.roster, application.local, application.classification, "", is_sure=True
    )


def _learn_digits(session: Session, application: tables.Application) -> None:
    """Keep the last four digits of somebody who has none yet, unless they may be somebody else."""
    person, last4 = application.professional, application.answers.get("last4")
    claim, other = tables.IdentityClaim, tables.Professional
    waits = exists().where(claim.account_id == application.account_id, claim.outcome.is_(None))
    alike = exists().where(
        other.id != person.id, other.last4 == last4, other.name_key == person.name_key
    )
    if last4 and person.last4 is None and not session.scalar(select(waits | alike)):
        person.last4 = str(last4)


def _tell(session: Session, application: tables.Application, now: datetime) -> None:
    subject = f"application:{application.public_id}"
    after = {"number": application.number, "sha256": application.signed_sha256}
    actor = f"account:{application.account_id}"
    audit.record(session, now, actor, "applied", subject, after=after)
    record, name = application.roster_record, f"Local {application.local}"
    assert record is not None  # noqa: S101 - it was opened above
    told = messages.NewMessage(
        professional_id=application.professional_id,
        roster_record_id=record.id,
        kind="applied",
        event_key=f"applied:{application.public_id}",
        about_on=standing.roster_today(now, application.roster),
        subject=f"Application {application.number} received: {application.classification}",
        text=_next(application, name),
    )
    messages.write_once(session, [told], now)


def _next(application: tables.Application, name: str) -> str:
    if is_upgrade(application):
        return (
            f"Your request to be listed as {application.classification} ({name}) is complete and "
            "with the committee, which looks at requests after the next closing date. Nothing "
            "more is needed from you."
        )
    return (
        f"Your application {application.number} for {name} ({application.classification}) has "
        "arrived. Your days are not shown to us yet: add the letters of your payroll companies "
        "next. Your first verified day opens preliminary training."
    )
