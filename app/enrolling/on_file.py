"""The record that a new account's holder has already: its address, and making the two files one."""

from datetime import datetime

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session, aliased

from app import standing
from app.errors import Conflict
from app.records import audit, tables

_MOVED = (tables.Document, tables.Application, tables.Contest, tables.Message)
"""What goes along with the person as it is; records of the roster go unless there is such a one."""
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
    for table in _DECIDED:
        if session.scalar(select(exists().where(table.professional_id == own.id))):
            raise Conflict(_DECIDED_ALREADY, code="decided-already")
    _move(session, own, person)
    account.professional = person
    person.email = person.email or account.email
    own.name, own.email, own.last4, own.identity_key = _JOINED, None, None, None
    session.flush()
    subject = f"account:{account.public_id}"
    after = {"professional": person.public_id}
    audit.record(
        session,
        now,
        actor,
        "files-joined",
        subject,
        before={"professional": own.public_id},
        after=after,
    )
    standing.recompute(session, person.id, now)


def _move(session: Session, own: tables.Professional, person: tables.Professional) -> None:
    for table in _MOVED:
        mine = update(table).where(table.professional_id == own.id)
        session.execute(mine.values(professional_id=person.id))
    record, theirs = tables.RosterRecord, aliased(tables.RosterRecord)
    same = exists().where(
        theirs.professional_id == person.id,
        theirs.roster == record.roster,
        theirs.local == record.local,
        theirs.classification == record.classification,
    )
    new = update(record).where(record.professional_id == own.id, ~same)
    session.execute(
        new.values(professional_id=person.id), execution_options={"synchronize_session": False}
    )
    session.expire_all()
