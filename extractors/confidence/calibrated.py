"""Where scores become chances: each field and each day of a letter, before it leaves the reader."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.confidence.grounds import (
    Grounds,
    Sheet,
    dates_left_over,
    day_grounds,
    days_together,
    field_grounds,
    sheet_of,
)
from extractors.confidence.learned import learned
from extractors.values import DocumentType, Field, Fields, Page, Place, Statement

_LEARNED_ON = frozenset({DocumentType.EVL})
"""Other kinds of document keep their scores: nothing was measured on them."""


def calibrated(statement: Statement, pages: Sequence[Page]) -> Statement:
    """Return ``statement`` with each confidence as the chance that the value is right."""
    if statement.type not in _LEARNED_ON:
        return statement
    sheet = sheet_of(pages)
    left = dates_left_over(statement, sheet)
    return replace(
        statement,
        fields=_sure(statement.fields, statement, sheet, left),
        records=tuple(_sure(record, statement, sheet, left) for record in statement.records),
    )


def _sure(fields: Fields, statement: Statement, sheet: Sheet, left: int) -> Fields:
    days = days_together(fields, statement, left)
    return {name: _field(name, field, days, sheet) for name, field in fields.items()}


def _field(name: str, field: Field, days: Grounds, sheet: Sheet) -> Field:
    places = field.places
    if name == "work_dates":
        places = tuple(_day(place, field, days, sheet) for place in places)
    chance = learned("field", sheet.channel).chance(field_grounds(name, field, days, sheet))
    return replace(field, confidence=round(chance, 4), places=places)


def _day(place: Place, field: Field, days: Grounds, sheet: Sheet) -> Place:
    chance = learned("day", sheet.channel).chance(day_grounds(place, field, days, sheet))
    return replace(place, confidence=round(chance, 4))
