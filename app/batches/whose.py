"""Whose letter a file of a batch is: by IL#, or by the last four digits and the name, or nobody's.

Where a letter names nobody whom we know, partners and staff are asked, and offered only people of
whom this company has sent records before: nobody learns here who else is known.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.batches.expecting import found_person
from app.records import audit, tables
from app.records.name_keys import name_key
from app.states import Stage
from extractors.payload import load_reading
from extractors.values import Reading
from validators.claims import claims_of
from validators.people import bare_number, same_person
from validators.values import Professional

OFFERED_MAX = 8


def name_by_letter(
    session: Session, document: tables.Document, reading: Reading, now: datetime
) -> None:
    """Say whose document of a batch this is when the letter itself proves it.

    Every record of it must be about one person, by a number and the name together.
    """
    if document.professional_id is not None or not _is_of_batch(session, document):
        return
    people = [claim.who for each in reading.documents for claim in claims_of(each)]
    for person in people[:1]:
        found_person(session, document, person)
    found = {each.id: each for who in people for each in _known(session, who)}
    if len(found) != 1:
        return
    (professional,) = found.values()
    mine = _as_value(professional)
    if not all(same_person(who, mine).agrees for who in people):
        return
    document.professional_id = professional.id
    session.flush()
    subject = f"document:{document.public_id}"
    before, after = {"professional": None}, {"professional": professional.public_id}
    audit.record(
        session,
        now,
        "service",
        "named",
        subject,
        before=before,
        after=after,
        trace=document.trace,
    )


def offered(session: Session, document: tables.Document, company: str) -> list[tables.Professional]:
    """Return the people to ask about, whom ``company`` has reported before: alike in name first."""
    paid, source = tables.PayrollLine, tables.WorkRecordImport
    person = tables.Professional
    own = (
        select(paid.id)
        .join(source, source.id == paid.import_id)
        .where(
            source.applied_at.is_not(None),
            source.withdrawn_at.is_(None),
            source.payroll_company == company,
            or_(paid.il_number == person.il_number, paid.last4 == person.last4),
        )
        .exists()
    )
    written = _written(session, document)
    digits = {who.last4 for who in written if who.last4}
    numbers = {who.il_number for who in written if who.il_number}
    near: list[ColumnElement[bool]] = [
        person.last4.in_(digits),
        person.il_number.in_(numbers),
    ]
    near += [person.name_key.startswith(key, autoescape=True) for key in _first_letters(written)]
    asked = select(person).where(own, or_(*near), person.erased_at.is_(None))
    found = session.scalars(asked.order_by(person.family_key, person.id).limit(200)).all()
    return [each for each in found if was_reported(session, each, company)][:OFFERED_MAX]


def was_reported(session: Session, person: tables.Professional, company: str) -> bool:
    """Return whether a line of the company's own names this person, not only the same digits."""
    paid, source = tables.PayrollLine, tables.WorkRecordImport
    lines = (
        select(paid.employee_name, paid.last4, paid.il_number)
        .join(source, source.id == paid.import_id)
        .where(
            source.applied_at.is_not(None),
            source.withdrawn_at.is_(None),
            source.payroll_company == company,
            or_(paid.last4 == person.last4, paid.il_number == person.il_number),
        )
        .distinct()
        .limit(100)
    )
    mine = _as_value(person)
    return any(
        same_person(Professional(line.employee_name, line.last4, line.il_number, None), mine).agrees
        for line in session.execute(lines)
    )


def _written(session: Session, document: tables.Document) -> list[Professional]:
    kept = session.get(tables.Result, (document.id, Stage.READ))
    if kept is None:
        return []
    reading = load_reading(kept.payload)
    return [claim.who for each in reading.documents for claim in claims_of(each)]


def _first_letters(written: Iterable[Professional]) -> set[str]:
    return {name_key(who.name)[:4] for who in written if who.name and name_key(who.name)}


def _known(session: Session, who: Professional) -> list[tables.Professional]:
    """Return the people with the number of a mention whose name agrees."""
    person = tables.Professional
    if not who.name:
        return []
    numbered: list[ColumnElement[bool]] = []
    if who.il_number:
        numbered.append(person.il_number == who.il_number.strip())
        numbered.append(person.il_number == bare_number(who.il_number))
    if who.last4:
        numbered.append(person.last4 == who.last4)
    if not numbered:
        return []
    found = session.scalars(select(person).where(or_(*numbered), person.erased_at.is_(None)))
    return [each for each in found if same_person(who, _as_value(each)).agrees]


def _is_of_batch(session: Session, document: tables.Document) -> bool:
    """Return whether a document, or a container around it, is a file of a batch."""
    around: tables.Document | None = document
    while around is not None:
        asked = select(tables.BatchFile.id).where(tables.BatchFile.document_id == around.id)
        if session.scalar(asked.limit(1)) is not None:
            return True
        around = around.container
    return False


def _as_value(person: tables.Professional) -> Professional:
    return Professional(person.name, person.last4, person.il_number, person.member_number)
