"""Marks of everything that a document is compared with, to notice when any of it changes."""

from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    Select,
    Subquery,
    bindparam,
    func,
    select,
    true,
)
from sqlalchemy.orm import Session

from app import amendments, corrections, wordings
from app.records import tables

Seen = tuple[object, ...]
"""Marks of everything a document is compared with; they differ as soon as any of it does."""


def seen(session: Session, document: tables.Document) -> Seen:
    """Return the marks of what is known now that bears on a document; one short query."""
    person, record = document.professional_id, document.roster_record_id
    marks = session.execute(_every_mark(), {"person": person, "document": document.id}).one()
    return person, record, wordings.mark(session, document), *marks


@cache
def _every_mark() -> Select[Any]:
    """Return the query of all marks: every letter asks it twice, so it is put together once."""
    person, document = bindparam("person", type_=Integer), bindparam("document", type_=Integer)
    file, credit, earlier = tables.WorkRecordImport, tables.Credit, tables.Document
    marked = (
        _marked(file.applied_at, file.withdrawn_at),
        _marked(credit.id, credit.withdrawn_at, where=(credit.professional_id == person,)),
        _marked(
            tables.RosterRecord.changed_at, where=(tables.RosterRecord.professional_id == person,)
        ),
        _marked(
            earlier.changed_at, where=(earlier.professional_id == person, earlier.id < document)
        ),
        amendments.marked(document),
        corrections.marked(document),
        _marked(tables.Alias.id, tables.Alias.withdrawn_at),
        _marked(tables.AutomationStop.id, tables.AutomationStop.lifted_at),
        _marked(tables.ThresholdMove.id),
        _marked(tables.ErrorBudget.id),
        _marked(tables.LearnedProposal.promoted_at, tables.LearnedProposal.rolled_back_at),
    )
    one_row: FromClause = marked[0]
    for each in marked[1:]:
        one_row = one_row.join(each, true())
    return select(*(column for each in marked for column in each.c)).select_from(one_row)


def _marked(*columns: Any, where: tuple[ColumnElement[bool], ...] = ()) -> Subquery:
    """Return, for each column, how many rows have a value there, and the last of them."""
    found = (mark for column in columns for mark in (func.count(column), func.max(column)))
    return select(*found).where(*where).subquery()
