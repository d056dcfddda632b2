"""The questions that are asked about everything recorded of people, each made ready once.

Making a query costs more than SQLite needs to answer it for one person, so none is made twice.
Each takes the ids of professionals as ``ids`` and finds them by an index, however long the past is.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    BindParameter,
    CursorResult,
    Executable,
    Select,
    String,
    Text,
    bindparam,
    cast,
    func,
    select,
)
from sqlalchemy.orm import Session

from app.records import tables

Facts = Select[*tuple[Any, ...]]
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_credit, _record, _fact = tables.Credit, tables.RosterRecord, tables.RecordFact
_held, _training = tables.Credential, tables.TrainingFact
_work = (_credit.professional_id, _credit.local, _credit.classification, _credit.rule)

DAYS_NOW: Facts = (
    select(*_work, func.aggregate_strings(cast(_credit.day, String), ","))
    .where(_credit.professional_id.in_(_IDS), _credit.withdrawn_at.is_(None))
    .group_by(*_work)
)
"""The days that count now, one row for all days of a kind of work: the database puts them together
much faster than rows can be fetched one by one. On which production they were worked no rule asks.
"""

DAYS_EVER: Facts = (
    select(*_work, _credit.production, _credit.day, _credit.credited_at, _credit.withdrawn_at)
    .where(_credit.professional_id.in_(_IDS))
    .order_by(_credit.professional_id, _credit.day)
)

RECORDS: Facts = (
    select(
        _record.professional_id,
        _record.id,
        _record.public_id,
        _record.roster,
        _record.local,
        _record.classification,
        _record.applied_on,
        _record.training_recorded_from,
        _record.standing,
        cast(_record.assessment, Text).label("assessment"),
        _record.assessed_on,
        _record.due_on,
    )
    .where(_record.professional_id.in_(_IDS))
    .order_by(_record.professional_id, _record.roster, _record.local, _record.classification)
)
"""In the order of their index, so that no database has to sort the long answers."""
RECORDS_HELD: Facts = RECORDS.with_for_update()
"""The same, held for the transaction that asks."""

RECORD_FACTS: Facts = (
    select(
        _fact.roster_record_id,
        _fact.kind,
        _fact.day,
        _fact.until,
        _fact.decided_on,
        _fact.group,
        _fact.reason,
        _fact.recorded_at,
        _fact.withdrawn_at,
    )
    .join(_record, _record.id == _fact.roster_record_id)
    .where(_record.professional_id.in_(_IDS))
    .order_by(_fact.recorded_at, _fact.id)
)

CREDENTIALS: Facts = (
    select(
        _held.professional_id,
        _held.kind,
        _held.expires_on,
        _held.issued_on,
        _held.birth_on,
        _held.license_class,
        _held.id,
        _held.recorded_at,
        _held.withdrawn_at,
    )
    .where(_held.professional_id.in_(_IDS))
    .order_by(_held.id)
)

TRAINING: Facts = (
    select(
        _training.professional_id,
        _training.kind,
        _training.course,
        _training.day,
        _training.requested_on,
        _training.company_time,
        _training.because,
        _training.id,
        _training.recorded_at,
        _training.withdrawn_at,
    )
    .where(_training.professional_id.in_(_IDS))
    .order_by(_training.id)
)


def rows_of(
    session: Session, query: Executable, ids: Sequence[int]
) -> CursorResult[*tuple[Any, ...]]:
    """Return plain rows, past the loading of objects that millions of days have no use for."""
    return session.connection().execute(query, {"ids": ids})
