"""What a sender does about a file that needs them: another copy, or whose letter it is."""

from datetime import datetime
from typing import BinaryIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import work
from app.answering import sending
from app.answering.outcome import FileLine, Outcome, outcome
from app.answering.states import FileResult, Fix
from app.batches.whose import offered
from app.errors import Conflict, NotFound, Unprocessable
from app.records import audit, tables
from app.states import Stage
from app.stores import Stores
from extractors.payload import load_reading
from validators.claims import claims_of
from validators.people import bare_number, same_name

_UNKNOWN = (
    "Nobody in our records has this IL# and the name in the letter. Look at the number again, or "
    "reply to the receipt and a person helps you."
)


def line_numbered(found: Outcome, number: int) -> FileLine:
    """Return a file of a batch by its number; raise ``NotFound`` when there is none."""
    if not 1 <= number <= len(found.lines):
        raise NotFound("There is no such file in this batch.")
    return found.lines[number - 1]


def suggested(session: Session, line: FileLine, company: str) -> list[tables.Professional]:
    """Return whom a letter may be of: only people whom this company has reported before."""
    if line.document is None or line.fix is not Fix.NAME:
        return []
    return offered(session, line.document, company)


def name_suggested(
    session: Session, line: FileLine, company: str, person_id: str, actor: str, now: datetime
) -> None:
    """Say that a letter is of one of the people suggested; raise ``NotFound`` for anybody else."""
    found = [one for one in suggested(session, line, company) if one.public_id == person_id]
    if not found:
        raise NotFound("This person is not suggested for this letter: give the IL# instead.")
    _name(session, line, found[0], actor, now)


def name_by_number(
    session: Session, line: FileLine, il_number: str, actor: str, now: datetime
) -> None:
    """Say whose letter it is by IL#; the name in the letter must be that person's.

    Whether the number or the name was wrong is not told: raises ``Unprocessable`` for both.
    """
    number, person = il_number.strip()[:20], tables.Professional
    same = person.il_number.in_([number, bare_number(number)])
    asked = select(person).where(same, person.erased_at.is_(None))
    for one in session.scalars(asked):
        if any(same_name(name, one.name).agrees for name in _names_in(session, line)):
            _name(session, line, one, actor, now)
            return
    raise Unprocessable(_UNKNOWN)


def _names_in(session: Session, line: FileLine) -> list[str]:
    kept = session.get(tables.Result, (line.document.id if line.document else 0, Stage.READ))
    if kept is None:
        return []
    read = load_reading(kept.payload)
    return [c.who.name for each in read.documents for c in claims_of(each) if c.who.name]


def _name(
    session: Session, line: FileLine, person: tables.Professional, actor: str, now: datetime
) -> None:
    document = line.document
    if document is None or line.fix is not Fix.NAME:
        raise Conflict("It is known whose letter this is: nothing more to do.")
    session.refresh(document, with_for_update=True)
    if document.professional_id is not None:
        raise Conflict("It is known whose letter this is: nothing more to do.")
    document.professional_id = person.id
    session.flush()
    work.again(session, document, Stage.CHECK, now)
    audit.record(
        session,
        now,
        actor,
        "named",
        f"document:{document.public_id}",
        before={"professional": None},
        after={"professional": person.public_id},
        trace=document.trace,
    )


def replace(
    stores: Stores, batch_id: int, line: FileLine, name: str, data: BinaryIO, *, source: str
) -> sending.Added:
    """Take another copy of a file into its batch, in the place of the one that needs its sender.

    Raises ``Conflict`` when the file does not need one.
    """
    if line.result is not FileResult.NEEDS_YOU:
        raise Conflict("This file needs nothing from you any more.")
    if line.document is not None:
        replaces = f"replaces:{line.document.public_id}"
    else:
        replaces = f"replaces:{line.position}"
    with stores.sessions() as session:
        sender_id = session.get_one(tables.Batch, batch_id).account_id
    return sending.put(
        stores, batch_id, name, data, sender_id=sender_id, source=source, replaces=replaces
    )


def line_of_document(
    session: Session, batch: tables.Batch, document_id: int, now: datetime
) -> FileLine:
    """Return the file of a batch that a link is about; raise ``NotFound`` when it is gone."""
    for line in outcome(session, batch, now).lines:
        if line.document is not None and line.document.id == document_id:
            return line
    raise NotFound("This file is not in its batch any more.")
