"""Finds roster records for staff: by IL#, or by a part of the name."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from app.records import tables

RECORDS_SHOWN = 100


def records(session: Session, wanted: str) -> list[tables.RosterRecord]:
    """Return at most a hundred records, of everybody or of those whom ``wanted`` names."""
    record, person = tables.RosterRecord, tables.Professional
    query = select(record).join(person).options(joinedload(record.professional))
    if wanted:
        like = f"%{wanted}%"
        query = query.where(or_(person.name.ilike(like), person.il_number == wanted))
    return list(session.scalars(query.order_by(person.name, record.id).limit(RECORDS_SHOWN)))
