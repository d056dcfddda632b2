"""Reads the evidence of many documents in a few queries, before they are compared one by one.

What a document is compared with stays the same; only the number of queries shrinks. To be used in
a session that only reads, for as long as nothing is written.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from app import aliases, evidence_rows
from app.evidence_held import AHEAD, Ahead
from app.records import tables
from validators.values import PayrollRecord

BATCH_DOCUMENTS = 200
"""So many documents are read ahead at once: some ten thousand payroll lines in memory."""


@contextmanager
def read_ahead(session: Session, documents: Sequence[tables.Document]) -> Iterator[None]:
    """Hold the evidence of these documents ready while the block runs."""
    session.info[AHEAD] = _ahead(session, documents)
    try:
        yield
    finally:
        del session.info[AHEAD]


def in_batches(session: Session, numbers: Iterable[int]) -> Iterator[Sequence[tables.Document]]:
    """Yield the documents with these ids, batch by batch, with their people and their readings."""
    ordered = sorted(numbers)
    for start in range(0, len(ordered), BATCH_DOCUMENTS):
        chosen = tables.Document.id.in_(ordered[start : start + BATCH_DOCUMENTS])
        whole = (
            select(tables.Document)
            .where(chosen)
            .options(selectinload(tables.Document.professional))
        )
        documents = session.scalars(whole.order_by(tables.Document.id)).all()
        records = [d.roster_record_id for d in documents if d.roster_record_id is not None]
        held = session.scalars(
            select(tables.RosterRecord).where(tables.RosterRecord.id.in_(records))
        ).all()
        yield documents
        del held


def _ahead(session: Session, documents: Sequence[tables.Document]) -> Ahead:
    people = [d.professional for d in documents if d.professional is not None]
    last4 = sorted({p.last4 for p in people if p.last4})
    numbers = [p.id for p in people]
    letters = select(tables.Document.professional_id).where(
        tables.Document.professional_id.in_(numbers),
        tables.Document.id.not_in([d.id for d in documents]),
    )
    twice = (
        {n for n in numbers if numbers.count(n) > 1} if len(set(numbers)) < len(numbers) else set()
    )
    return Ahead(
        payroll=_payroll(session, last4),
        remitted=_remitted(session, last4, people),
        credited=_held(session, select(tables.Credit.professional_id), tables.Credit, numbers),
        with_others=frozenset({*session.scalars(letters), *twice}) - {None},
        imports=tuple(session.scalars(evidence_rows.applied_payroll_files())),
        amended=frozenset(session.scalars(select(tables.Question.document_id).distinct())),
        has_aliases=aliases.marks(session) != aliases.NONE_TAUGHT,
    )


def _payroll(session: Session, last4: Sequence[str]) -> dict[str, tuple[PayrollRecord, ...]]:
    found: dict[str, list[PayrollRecord]] = defaultdict(list)
    line = tables.PayrollLine
    for record in evidence_rows.paid_lines(session, line.last4.in_(last4)):
        found[record.last4 or ""].append(record)
    return {digits: tuple(found.get(digits, ())) for digits in last4}


def _remitted(
    session: Session, last4: Sequence[str], people: Sequence[tables.Professional]
) -> frozenset[str]:
    """Return the digits and member numbers that some remittance bears."""
    line, members = tables.FringeLine, [p.member_number for p in people if p.member_number]
    named = select(line.last4, line.member_number).where(
        or_(line.last4.in_(last4), line.member_number.in_(members))
    )
    rows = session.execute(named.distinct())
    return frozenset(number for row in rows for number in row if number)


def _held(session: Session, which: Any, table: Any, numbers: Sequence[int]) -> frozenset[int]:
    return frozenset(session.scalars(which.where(table.professional_id.in_(numbers)).distinct()))
