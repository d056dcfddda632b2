"""Drafts of applications: begun, saved at every step, thrown away; one for each classification."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.applying.choosing import LOCAL_411, Offer
from app.errors import Conflict, NotFound
from app.records import tables


class Step(StrEnum):
    """Where somebody goes on with a draft, in the order of the way; ``papers`` of upgrades only."""

    NEEDED = "needed"
    PAPERS = "papers"
    DETAILS = "details"
    CHECK = "check"
    SIGN = "sign"


def steps_of(application: tables.Application) -> tuple[Step, ...]:
    """Return the steps of an application in their order."""
    every = tuple(Step)
    return every if is_upgrade(application) else tuple(s for s in every if s is not Step.PAPERS)


def following(application: tables.Application, step: str) -> Step | None:
    """Return the step after one, None behind the last and for what is no step."""
    steps = steps_of(application)
    at = steps.index(Step(step)) + 1 if step in steps else len(steps)
    return steps[at] if at < len(steps) else None


def is_upgrade(application: tables.Application) -> bool:
    """Return whether an application asks a committee of Local 411 for a category."""
    return application.roster == LOCAL_411


def start(
    session: Session, account: tables.Account, offer: Offer, now: datetime
) -> tables.Application:
    """Return the draft for a classification, begun when there is none.

    Raises ``Conflict`` when the person is on the roster or has applied already; whether somebody
    who was removed may apply again, a person decides.
    """
    person = account.professional
    if person is None:
        raise Conflict("This account belongs to nobody on file: ask the office.", code="no-file")
    known = draft_for(session, person.id, offer)
    if known is not None:
        return known
    _refuse_known(session, person.id, offer)
    draft = tables.Application(
        public_id=secrets.token_hex(16),
        account_id=account.id,
        professional_id=person.id,
        roster=offer.roster,
        local=offer.local,
        classification=offer.classification,
        step=Step.NEEDED,
        answers=_answers_before(session, account),
        started_at=now,
        changed_at=now,
    )
    session.add(draft)
    session.flush()
    return draft


def draft_for(session: Session, professional_id: int, offer: Offer) -> tables.Application | None:
    """Return the open draft of a person for a classification, None without one."""
    row = tables.Application
    return session.scalars(
        select(row).where(
            row.professional_id == professional_id,
            row.roster == offer.roster,
            row.local == offer.local,
            row.classification == offer.classification,
            row.submitted_at.is_(None),
            row.discarded_at.is_(None),
        )
    ).one_or_none()


def application_for(session: Session, account_id: int, public_id: str) -> tables.Application:
    """Return an application of an account; raise ``NotFound`` for any other."""
    row = tables.Application
    mine = row.public_id == public_id, row.account_id == account_id, row.discarded_at.is_(None)
    found = session.scalars(select(row).where(*mine)).one_or_none()
    if found is None:
        raise NotFound("There is no such application, or it belongs to another person.")
    return found


def save(
    application: tables.Application, step: Step, answers: Mapping[str, Any], now: datetime
) -> None:
    """Keep what was typed, and the step to go on at; raise ``Conflict`` for a signed one."""
    refuse_signed(application)
    application.answers = {**application.answers, **answers}
    application.step, application.changed_at = step, now


def discard(application: tables.Application, now: datetime) -> None:
    """Throw a draft away with what was typed; raise ``Conflict`` for a signed one."""
    refuse_signed(application)
    application.discarded_at, application.changed_at, application.answers = now, now, {}


def refuse_signed(application: tables.Application) -> None:
    """Raise ``Conflict`` when an application was signed: nothing of it changes any more."""
    if application.submitted_at is not None:
        raise Conflict(
            f"Application {application.number} is signed and sent: nothing of it changes any more.",
            code="signed",
        )


def mine(session: Session, account_id: int) -> Sequence[tables.Application]:
    """Return the applications of an account, drafts and sent ones, the latest first."""
    row = tables.Application
    asked = select(row).where(row.account_id == account_id, row.discarded_at.is_(None))
    return session.scalars(asked.order_by(row.id.desc())).all()


def number_of(session: Session, record: tables.RosterRecord) -> str | None:
    """Return the number of the latest application that a roster record came from, or None."""
    row = tables.Application
    asked = select(row.number).where(row.roster_record_id == record.id, row.number.is_not(None))
    return session.scalars(asked.order_by(row.id.desc()).limit(1)).one_or_none()


def record_of(session: Session, professional_id: int, offer: Offer) -> tables.RosterRecord | None:
    """Return the person's roster record in a classification, None without one."""
    row = tables.RosterRecord
    return session.scalars(
        select(row).where(
            row.professional_id == professional_id,
            row.roster == offer.roster,
            row.local == offer.local,
            row.classification == offer.classification,
        )
    ).one_or_none()


def _refuse_known(session: Session, professional_id: int, offer: Offer) -> None:
    record = record_of(session, professional_id, offer)
    if record is None or offer.roster == LOCAL_411:
        return
    name = f"Local {offer.local} ({offer.classification})"
    if record.standing == "Removed":
        raise Conflict(
            f"You were removed from {name}. Whether and when you may apply again, a roster "
            "specialist decides: write to the office or call.",
            code="removed",
        )
    raise Conflict(
        f"You have applied for {name} already: its page shows what is still needed.",
        code="has-record",
    )


def _answers_before(session: Session, account: tables.Account) -> dict[str, Any]:
    """Return what the person has said before, to be offered again instead of asked again."""
    last = next((a for a in mine(session, account.id) if a.answers.get("name")), None)
    if last is not None:
        return {key: last.answers.get(key) for key in ("name", "mobile", "last4")}
    person = account.professional
    return {
        "name": account.name,
        "mobile": account.mobile,
        "last4": person.last4 if person is not None else None,
    }
