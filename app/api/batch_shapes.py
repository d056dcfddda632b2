"""Batches and their files as the API shows them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from app.answering.days import FileDays, Whose, days_of, whose
from app.answering.outcome import FileLine
from app.answering.overview import BatchLine
from app.batches.unclosed import closes_at
from app.entry import current
from app.records import tables


def summary_of(line: BatchLine) -> dict[str, Any]:
    """Return a batch as lists show it."""
    batch = line.batch
    return {
        "id": batch.public_id,
        "reference": batch.reference,
        "own_reference": batch.own_reference,
        "source": batch.source,
        "is_closed": batch.opened_at is not None,
        "received_at": batch.received_at,
        "closes_at": closes_at(batch),
        "counts": {result.value: number for result, number in line.counts.items()},
    }


def files_of(
    session: Session, batch: tables.Batch, lines: Sequence[FileLine]
) -> list[dict[str, Any]]:
    """Return every file of a batch with what became of it."""
    documents = list({x.document.id: x.document for x in lines if x.document}.values())
    days = days_of(session, documents, batch.company, current.stores().now())
    named = whose(session, documents, batch.company)
    return [_file(line, days, named) for line in lines]


def _file(line: FileLine, days: dict[int, FileDays], named: dict[int, Whose]) -> dict[str, Any]:
    document = line.document
    id_ = document.id if document is not None else 0
    told = days.get(id_, FileDays())
    return {
        "number": line.number,
        "name": line.name,
        "size_bytes": line.size_bytes,
        "result": line.result.value,
        "cause": line.cause,
        "fix": line.fix.value if line.fix else None,
        "reference": document.reference if document is not None else None,
        "document_type": document.document_type if document is not None else None,
        "person": named.get(id_, Whose()).name or None,
        "days_claimed": told.claimed,
        "days_in_your_payroll": told.paid,
        "days_counted": told.counted,
    }
