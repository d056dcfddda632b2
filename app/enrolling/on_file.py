"""The record that a new account's holder has already: its address, and making the two files one."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from app import standing, work
from app.errors import Conflict
from app.records import audit, tables
from app.states import DocumentState, Stage

_MOVED = (tables.Document, tables.Application, tables.Contest)
"""What goes along with the person as it is, and from a second record to the first."""
_DECIDED = (tables.Credit, tables.Credential, tables.TrainingFact)
_JOINED = "Joined to another file"
"""What a file is called that nothing is left in."""
_DECIDED_ALREADY = (
    "Days or documents were already decided on for the new account: undo those decisions first, "
    "then join the files."
)


def address_on_file(session: Session, person: tables.Professional) -> str | None:
    """Return the address that belongs to somebody on file: of their account, else as recorded."""
    account = tables.Account
    theirs = account.professional_id == person.id, account.active
    found = session.scalar(select(account.email).where(*theirs).order_by(account.id).limit(1))
    return found or person.email


def join_files(
    session: Session,
    account: tables.Account,
    person: tables.Professional,
    *,
    actor: str,
    now: datetime,
) -> None:
    """Give an account the file of ``person``, with everything sent in the meantime.

    Raises ``Conflict`` when something was decided for the account's own file already.
    """
    own = account.professional
    assert own is not None  # noqa: S101 - every applicant's account has a file
    if own.id == person.id:
        return
    _refuse_decided(session, own)
    _move(session, own, person, now)
    account.professional = person
    person.email = person.email or account.email
    own.name, own.email, own.last4, own.identity_key = _JOINED, None, None, None
    session.flush()
    audit.record(
        session,
        now,
        actor,
        "files-joined",
        f"account:{account.public_id}",
        before={"professional": own.public_id},
        after={"professional": person.public_id},
    )
    standing.recompute(session, person.id, now)
    _check_again(session, person, now)


def _refuse_decided(session: Session, own: tables.Professional) -> None:
    on_file = [
        session.scalar(select(exists().where(table.professional_id == own.id)))
        for table in _DECIDED
    ]
    fact, record = tables.RecordFact, tables.RosterRecord
    of_own = exists().where(fact.roster_record_id == record.id, record.professional_id == own.id)
    if any(on_file) or session.scalar(select(of_own)):
        raise Conflict(_DECIDED_ALREADY, code="decided-already")


def _move(
    session: Session, own: tables.Professional, person: tables.Professional, now: datetime
) -> None:
    _discard_second_drafts(session, own, person, now)
    for table in (*_MOVED, tables.GivenReport, tables.OutgoingMail):
        mine = update(table).where(table.professional_id == own.id)
        session.execute(mine.values(professional_id=person.id))
    _move_messages(session, own, person)
    records = tables.RosterRecord
    for record in session.scalars(select(records).where(records.professional_id == own.id)):
        first = session.scalars(_named(records, person, record)).one_or_none()
        if first is None:
            record.professional_id = person.id
        else:
            _fold(session, record, first)
    session.flush()
    session.expire_all()


def _discard_second_drafts(
    session: Session, own: tables.Professional, person: tables.Professional, now: datetime
) -> None:
    """Discard a draft where the person has one, of which there is one for each classification."""
    drafts = tables.Application
    is_draft = drafts.submitted_at.is_(None), drafts.discarded_at.is_(None)
    for draft in session.scalars(select(drafts).where(drafts.professional_id == own.id, *is_draft)):
        if session.scalars(_named(drafts, person, draft).where(*is_draft)).first() is not None:
            draft.discarded_at = now
    session.flush()


def _move_messages(session: Session, own: tables.Professional, person: tables.Professional) -> None:
    """Take messages along; what the person was told already is not told twice."""
    message = tables.Message
    told = select(message.event_key).where(message.professional_id == person.id)
    mine = update(message).where(message.professional_id == own.id, message.event_key.not_in(told))
    session.execute(
        mine.values(professional_id=person.id), execution_options={"synchronize_session": False}
    )


def _named(table: Any, person: tables.Professional, like: Any) -> Any:
    """Return the question for what a person has in the classification of ``like``."""
    return select(table).where(
        table.professional_id == person.id,
        table.roster == like.roster,
        table.local == like.local,
        table.classification == like.classification,
    )


def _fold(session: Session, second: tables.RosterRecord, first: tables.RosterRecord) -> None:
    """Give what belongs to a second record in a classification to the first, and remove it."""
    for table in (*_MOVED, tables.Message):
        theirs = update(table).where(table.roster_record_id == second.id)
        session.execute(theirs.values(roster_record_id=first.id))
    told = tables.RosterAssessment
    session.execute(delete(told).where(told.roster_record_id == second.id))
    session.delete(second)


def _check_again(session: Session, person: tables.Professional, now: datetime) -> None:
    """Hold the documents in review against the records of whom they belong to now."""
    document = tables.Document
    of_person = document.professional_id == person.id, document.state == DocumentState.IN_REVIEW
    for each in session.scalars(select(document).where(*of_person)).all():
        work.again(session, each, Stage.CHECK, now)
