"""Legal holds: while one lasts, nothing of its person is erased, by nobody and by no time."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Conflict
from app.records import audit, tables

_FREE, _HELD = {"held": False}, {"held": True}


def hold_on(session: Session, professional_id: int) -> tables.LegalHold | None:
    """Return the legal hold on a professional that is not lifted, if there is one."""
    hold = tables.LegalHold
    live = select(hold).where(hold.professional_id == professional_id, hold.lifted_at.is_(None))
    return session.scalars(live).first()


def hold(session: Session, person: tables.Professional, *, by: int, now: datetime) -> None:
    """Forbid erasing anything of a professional; raise ``Conflict`` when it is already."""
    if hold_on(session, person.id) is not None:
        raise Conflict("There is a legal hold on this person already.")
    session.add(tables.LegalHold(professional_id=person.id, placed_by=by, placed_at=now))
    audited(session, now, by, "hold-placed", person, _FREE, _HELD)


def lift(session: Session, person: tables.Professional, *, by: int, now: datetime) -> None:
    """Lift the legal hold on a professional; raise ``Conflict`` when there is none."""
    live = hold_on(session, person.id)
    if live is None:
        raise Conflict("There is no legal hold on this person.")
    live.lifted_by, live.lifted_at = by, now
    audited(session, now, by, "hold-lifted", person, _HELD, _FREE)


def refuse_held(session: Session, person: tables.Professional) -> None:
    """Raise ``Conflict`` under a legal hold."""
    if hold_on(session, person.id) is not None:
        raise Conflict("There is a legal hold on this person: nothing of theirs may be erased.")


def audited(  # noqa: PLR0913, PLR0917 - an entry has this many parts
    session: Session,
    now: datetime,
    by: int,
    action: str,
    person: tables.Professional,
    before: audit.Facts,
    after: audit.Facts,
    why: str | None = None,
) -> None:
    """Write down who did what about a professional, and how it stood before and stands now."""
    subject = f"professional:{person.public_id}"
    audit.record(
        session, now, f"account:{by}", action, subject, why=why, before=before, after=after
    )
