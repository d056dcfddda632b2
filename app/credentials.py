"""Licenses and certificates that staff enter with the document that shows them."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app import standing
from app.errors import BadRequest, Unprocessable
from app.records import audit, tables
from app.roster.rulebook import rule_book
from app.settings import Settings
from app.withdrawing import withdraw

_DEFAULTS = Settings()


@dataclass(frozen=True, slots=True)
class NewCredential:
    """A credential as its document shows it; ``expires_on`` None where it shows no expiry."""

    kind: str
    expires_on: date | None
    issued_on: date | None = None
    birth_on: date | None = None
    license_class: str | None = None
    jurisdiction: str | None = None
    page: int | None = None


def record_credential(
    session: Session,
    document: tables.Document,
    new: NewCredential,
    *,
    actor: str,
    now: datetime,
    settings: Settings = _DEFAULTS,
) -> tables.Credential:
    """Keep a credential with its document, and judge the document's professional anew.

    An expiry before the issue is taken as the document shows it: it becomes a finding for staff.
    """
    if document.professional_id is None:
        raise Unprocessable("Say first whose document this is: nobody is named.")
    if rule_book().shared.credential_kind(new.kind) is None:
        known = ", ".join(kind for kind, _ in credential_kinds())
        raise BadRequest(f"“{new.kind}” is no kind of credential: choose one of {known}.")
    row = tables.Credential(
        professional_id=document.professional_id,
        kind=new.kind,
        license_class=new.license_class,
        jurisdiction=new.jurisdiction,
        issued_on=new.issued_on,
        expires_on=new.expires_on,
        birth_on=new.birth_on,
        document_id=document.id,
        page=new.page,
        recorded_at=now,
        recorded_by=actor,
    )
    session.add(row)
    session.flush()
    audit.record(
        session,
        now,
        actor,
        "credential",
        f"document:{document.public_id}",
        after=_facts(row),
        trace=document.trace,
    )
    standing.recompute(session, row.professional_id, now, settings)
    return row


def withdraw_credential(
    session: Session,
    credential: tables.Credential,
    *,
    actor: str,
    now: datetime,
    settings: Settings = _DEFAULTS,
) -> None:
    """Take back a credential that was entered wrongly; it stays as history."""
    withdraw(
        session,
        credential,
        credential.professional_id,
        action="credential-withdrawn",
        about=f"document:{credential.document.public_id}",
        before=_facts(credential),
        actor=actor,
        now=now,
        settings=settings,
    )


def _facts(row: tables.Credential) -> audit.Facts:
    """Return what the audit says of a credential: nothing that is printed on it but its expiry."""
    return {"id": row.public_id, "kind": row.kind, "expires_on": row.expires_on}


def credential_kinds() -> list[tuple[str, str]]:
    """Return every kind of credential that the rule book knows, with its title."""
    kinds = {kind.id: kind.title for kind in rule_book().shared.credential_kinds}
    return sorted(kinds.items(), key=lambda item: item[1])


def credentials_of(session: Session, professional_id: int) -> list[tables.Credential]:
    """Return a professional's credentials that hold, those that expire first before others."""
    held = tables.Credential
    live = select(held).where(held.professional_id == professional_id, held.withdrawn_at.is_(None))
    named = joinedload(held.document).load_only(
        tables.Document.public_id, tables.Document.file_name
    )
    found = session.scalars(live.options(named).order_by(held.id)).all()
    return sorted(found, key=lambda credential: credential.expires_on or date.max)
