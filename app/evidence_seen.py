"""Marks of everything that a document is compared with, to notice when any of it changes."""

from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app import aliases, amendments
from app.records import tables

Seen = tuple[object, ...]
"""Marks of everything a document is compared with; they differ as soon as any of it does."""


def seen(session: Session, document: tables.Document) -> Seen:
    """Return the marks of what is known now that bears on a document; a few short queries."""
    person = document.professional_id
    theirs = tables.Credit.professional_id == person
    return (
        person,
        document.roster_record_id,
        _marks(session, tables.WorkRecordImport.applied_at),
        _marks(session, tables.WorkRecordImport.withdrawn_at),
        _marks(session, tables.Credit.id, theirs),
        _marks(session, tables.Credit.withdrawn_at, theirs),
        _marks(
            session, tables.RosterRecord.changed_at, tables.RosterRecord.professional_id == person
        ),
        _marks(
            session,
            tables.Document.changed_at,
            tables.Document.professional_id == person,
            tables.Document.id < document.id,
        ),
        amendments.marks(session, document),
        aliases.marks(session),
    )


def _marks(session: Session, column: Any, *conditions: ColumnElement[bool]) -> tuple[Any, ...]:
    """Return how many rows have a value there, and the last of them."""
    row = session.execute(select(func.count(column), func.max(column)).where(*conditions)).one()
    return tuple(row)
