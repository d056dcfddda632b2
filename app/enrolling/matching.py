"""Who on file a new account's holder may be; for the service's own use, never shown."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.records import tables
from app.records.name_keys import name_key

_CANDIDATES = 3


class How(StrEnum):
    """What of somebody on file fits; a number alone may be another's, so none of them is proof."""

    IDENTITY = "identity"
    IL_NUMBER = "il-number"
    NAME_AND_DIGITS = "name-and-digits"


@dataclass(frozen=True, slots=True)
class Match:
    """A professional who may be the same person, and what fits."""

    person: tables.Professional
    how: How


def matches_of(session: Session, row: tables.Enrollment) -> list[Match]:
    """Return who on file somebody may be, the best fit first; nobody when nothing fits.

    Where both birth dates are known and differ, equal names and digits are two people.
    """
    person = tables.Professional
    ways: list[tuple[How, ColumnElement[bool]]] = []
    if row.il_number is not None:
        ways.append((How.IL_NUMBER, person.il_number == row.il_number))
    if row.identity_keys:
        ways.append((How.IDENTITY, person.identity_key.in_(row.identity_keys)))
    if row.last4 is not None:
        unknown_birth = person.identity_key.is_(None)
        alike = (person.name_key == name_key(row.name)) & (person.last4 == row.last4)
        ways.append((How.NAME_AND_DIGITS, alike & unknown_birth))
    found: dict[int, Match] = {}
    for how, fits in ways:
        asked = select(person).where(fits, person.erased_at.is_(None)).order_by(person.id)
        for one in session.scalars(asked.limit(_CANDIDATES)):
            found.setdefault(one.id, Match(one, how))
    return list(found.values())[:_CANDIDATES]
