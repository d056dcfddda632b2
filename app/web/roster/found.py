"""Finds roster records for staff: by IL#, or by a part of the name."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from app.records import tables

RECORDS_SHOWN = 100


def records(session: Session, wanted: str) -> list[tables.RosterRecord]:
    """Return at most a hundred records: of those whom ``wanted`` names, else those opened last.

    Everybody by name would be put in order anew for each page, a million records at a time.
    """
    record, person = tables.RosterRecord, tables.Professional
    query = select(record).join(person).options(joinedload(record.professional))
    if wanted:
        like = f"%{wanted}%"
        named = query.where(or_(person.name.ilike(like), person.il_number == wanted))
        ordered = named.order_by(person.name, record.id)
    else:
        ordered = query.order_by(record.id.desc())
    return list(session.scalars(ordered.limit(RECORDS_SHOWN)))
