"""Finds roster records for staff: by IL#, or by the beginning of the first or a last name.

Each page is a span of an index that begins where the page before ended, so that it costs the same
among a hundred people and among a million.
"""

from collections.abc import Sequence
from typing import Any, TypedDict

from sqlalchemy import ColumnElement, Select, and_, not_, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload

from app.records import tables
from app.records.name_keys import after_all_beginning, searched_family, searched_key

PEOPLE_SHOWN = 50
RECORDS_SHOWN = 100
_person, _record = tables.Professional, tables.RosterRecord
_Key = InstrumentedAttribute[str]


class Page(TypedDict):
    """The records of one page, and after which of them the next begins; empty for no more."""

    records: Sequence[tables.RosterRecord]
    after: str


def records(session: Session, wanted: str, after: str = "") -> Page:
    """Return a page of the records of whom ``wanted`` names, else of those opened last.

    ``after`` is the public id of the last record of the page before.
    """
    last = session.scalars(select(_record).where(_record.public_id == after)).first()
    if not wanted:
        return _opened_last(session, last)
    numbered = session.scalar(select(_person.id).where(_person.il_number == wanted))
    if numbered is not None:
        return Page(records=_records_of(session, [numbered]), after="")
    key = searched_key(wanted)
    if not key:
        return Page(records=(), after="")
    people = session.scalars(_named(key, last.professional if last is not None else None)).all()
    shown = _records_of(session, people[:PEOPLE_SHOWN])
    more = len(people) > PEOPLE_SHOWN
    return Page(records=shown, after=shown[-1].public_id if more and shown else "")


def _opened_last(session: Session, last: tables.RosterRecord | None) -> Page:
    query = select(_record).options(joinedload(_record.professional)).order_by(_record.id.desc())
    if last is not None:
        query = query.where(_record.id < last.id)
    found = session.scalars(query.limit(RECORDS_SHOWN + 1)).all()
    shown = found[:RECORDS_SHOWN]
    return Page(records=shown, after=shown[-1].public_id if len(found) > RECORDS_SHOWN else "")


def _named(key: str, last: tables.Professional | None) -> Select[Any]:
    """Return the query of the people whose name begins with a key in any of its orders.

    Only people with a record, who alone are shown: so the last record of a page tells where the
    next begins.
    """
    by_first = _begins(_person.name_key, key)
    by_family = _begins(_person.family_key, searched_family(key))
    by_middle = _begins(_person.middle_key, key)
    branches = (
        _span(_person.name_key, by_first, key, last),
        _span(_person.family_key, and_(by_family, not_(by_first)), key, last),
        _span(_person.middle_key, and_(by_middle, not_(or_(by_first, by_family))), key, last),
    )
    both = union_all(*(select(branch.subquery()) for branch in branches)).subquery()
    ordered: Select[Any] = select(both.c.id).order_by(both.c.key, both.c.id)
    return ordered.limit(PEOPLE_SHOWN + 1)


def _begins(column: _Key, key: str) -> ColumnElement[bool]:
    return and_(column >= key, column < after_all_beginning(key))


def _span(
    column: _Key, holds: ColumnElement[bool], key: str, last: tables.Professional | None
) -> Select[int, str]:
    """Return the first people of a span of one index, after the last one who was shown."""
    has_record = select(_record.id).where(_record.professional_id == _person.id).exists()
    query = select(_person.id.label("id"), column.label("key")).where(holds, has_record)
    if last is not None:
        place = _place_of(last, key)
        behind = or_(column > place, and_(column == place, _person.id > last.id))
        query = query.where(column >= place, behind)
    return query.order_by(column, _person.id).limit(PEOPLE_SHOWN + 1)


def _place_of(last: tables.Professional, key: str) -> str:
    """Return the key by which somebody was found, the one that orders the pages."""
    if last.name_key.startswith(key):
        return last.name_key
    by_family = last.family_key.startswith(searched_family(key))
    return last.family_key if by_family else last.middle_key


def _records_of(session: Session, people: Sequence[int]) -> list[tables.RosterRecord]:
    """Return the records of some people, in the order of the people."""
    mine = select(_record).where(_record.professional_id.in_(people))
    found = session.scalars(mine.options(joinedload(_record.professional))).all()
    place = {person: number for number, person in enumerate(people)}
    return sorted(found, key=lambda record: (place[record.professional_id], record.id))
