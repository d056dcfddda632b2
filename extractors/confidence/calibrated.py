"""Where scores become chances: each field and each day of a letter, before it leaves the reader."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.confidence.grounds import Sheet, day_grounds, field_grounds, sheet_of
from extractors.confidence.learned import learned
from extractors.values import DocumentType, Field, Fields, Page, Place, Statement

_LEARNED_ON = frozenset({DocumentType.EVL})
"""Other kinds of document keep their scores: nothing was measured on them."""


def calibrated(statement: Statement, pages: Sequence[Page]) -> Statement:
    """Return ``statement`` with each confidence as the chance that the value is right."""
    if statement.type not in _LEARNED_ON:
        return statement
    sheet = sheet_of(pages)
    return replace(
        statement,
        fields=_sure(statement.fields, statement, sheet),
        records=tuple(_sure(record, statement, sheet) for record in statement.records),
    )


def _sure(fields: Fields, statement: Statement, sheet: Sheet) -> Fields:
    return {name: _field(name, field, fields, statement, sheet) for name, field in fields.items()}


def _field(name: str, field: Field, record: Fields, statement: Statement, sheet: Sheet) -> Field:
    grounds = field_grounds(name, field, record, statement, sheet)
    places = field.places
    if name == "work_dates":
        places = tuple(_day(place, field, record, statement, sheet) for place in places)
    chance = learned("field", sheet.channel).chance(grounds)
    return replace(field, confidence=round(chance, 4), places=places)


def _day(place: Place, field: Field, record: Fields, statement: Statement, sheet: Sheet) -> Place:
    grounds = day_grounds(place, field, record, statement, sheet)
    return replace(place, confidence=round(learned("day", sheet.channel).chance(grounds), 4))
