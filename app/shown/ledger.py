"""The day ledger: every claimed day, what proves it, whether it counts, by which rule and whom.

The same lines can be derived for any past moment: credits and decisions are only added and
withdrawn, and a check that was made again keeps its first answer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app.records import tables
from app.shown.calendar import DayMark, first_marks
from app.shown.checked import Known, claims_of, known_at, known_now
from app.shown.credited import Credited, credited, credited_days
from app.shown.days import DayLine, check_lines
from app.shown.issuer_answers import answers_at
from app.shown.ledger_line import (
    SETTLED,
    LedgerLine,
    line_of_claim,
    line_of_credit,
    mark_of_claim,
)
from validators.classifications import same_classification

__all__ = [
    "LedgerLine",
    "counted_days",
    "document_ledger",
    "ledger",
    "ledger_and_claims",
    "person_ledger_and_claims",
    "person_marks",
]


def ledger(
    session: Session, record: tables.RosterRecord, moment: datetime | None = None
) -> list[LedgerLine]:
    """Return the days of a roster record in order, counted ones before others."""
    return ledger_and_claims(session, record, moment)[0]


def ledger_and_claims(
    session: Session, record: tables.RosterRecord, moment: datetime | None = None
) -> tuple[list[LedgerLine], set[date]]:
    """Return the days of a roster record, and every day that its professional has claimed."""
    return _lines_and_claims(session, _Scope(record.professional_id, record=record), moment)


def person_ledger_and_claims(
    session: Session, person: tables.Professional, moment: datetime | None = None
) -> tuple[list[LedgerLine], set[date]]:
    """Return the day ledger of a professional, and every day that they have claimed."""
    return _lines_and_claims(session, _Scope(person.id), moment)


def person_marks(session: Session, person: tables.Professional) -> dict[date, DayMark]:
    """Return every claimed day of a professional with its mark, whatever the roster record.

    They are the days of ``person_ledger_and_claims``, without what proves each of them.
    """
    counted = dict.fromkeys(credited_days(session, person.id), DayMark.COUNTED)
    told = {day.isoformat() for day in counted}
    claimed = (
        (date.fromisoformat(line.date), mark_of_claim(state, line))
        for state, check in claims_of(session, person.id)
        if state not in SETTLED
        for line in check_lines(check, but=told)
        if line.may_count
    )
    return first_marks([*counted.items(), *claimed])


def document_ledger(
    session: Session, document: tables.Document, moment: datetime | None = None
) -> list[LedgerLine]:
    """Return every day that one document claims; days that count elsewhere are among them."""
    return _lines_of(session, _Scope(document.professional_id, document=document), moment)


def counted_days(lines: Iterable[LedgerLine]) -> int:
    """Return how many distinct days count."""
    return len({line.day for line in lines if line.counts})


@dataclass(frozen=True, slots=True)
class _Scope:
    """Whose days are asked for: a professional's, maybe of one record or one document only."""

    professional_id: int | None
    record: tables.RosterRecord | None = None
    document: tables.Document | None = None


@dataclass(frozen=True, slots=True)
class _Checked:
    """A document that had been checked, what was known of it, and its claimed days in order."""

    document: tables.Document
    known: Known
    lines: Sequence[DayLine]


def _lines_of(session: Session, scope: _Scope, moment: datetime | None) -> list[LedgerLine]:
    return _lines(session, scope, _documents(session, scope, moment), moment)


def _lines_and_claims(
    session: Session, scope: _Scope, moment: datetime | None
) -> tuple[list[LedgerLine], set[date]]:
    documents = _documents(session, scope, moment)
    return _lines(session, scope, documents, moment), _claimed_in(documents)


def _claimed_in(documents: Iterable[_Checked]) -> set[date]:
    return {
        date.fromisoformat(line.date)
        for each in documents
        if each.known.state not in SETTLED
        for line in each.lines
    }


def _lines(
    session: Session, scope: _Scope, documents: Sequence[_Checked], moment: datetime | None
) -> list[LedgerLine]:
    answers = answers_at(session, [each.document.id for each in documents], moment)
    checked = {
        (each.document.id, date.fromisoformat(line.date)): line
        for each in documents
        for line in each.lines
    }
    found = _credited(session, scope, moment)
    counted = [
        line_of_credit(row, found, checked.get(key), answers.get(key, ()))
        for row in found.rows
        if scope.record is None or _is_for(row, scope.record)
        for key in [(row.document_id, row.day)]
    ]
    has_line = {(line.day, line.document_id) for line in counted}
    others = [
        line_of_claim(each.document, each.known, line, answers.get((each.document.id, day), ()))
        for each in documents
        for line in _claimed(scope, each)
        for day in [date.fromisoformat(line.date)]
        if (day, each.document.public_id) not in has_line
    ]
    return sorted([*counted, *others], key=lambda line: (line.day, not line.counts))


def _credited(session: Session, scope: _Scope, moment: datetime | None) -> Credited:
    if scope.document is not None:
        return credited(session, tables.Credit.document_id == scope.document.id, moment)
    return credited(session, tables.Credit.professional_id == scope.professional_id, moment)


def _is_for(credit: Row[Any], record: tables.RosterRecord) -> bool:
    """Return whether a credit counts for a record, as ``app.standing`` counts it."""
    if credit.local not in {None, record.local}:
        return False
    match = same_classification(credit.classification, record.classification, local=record.local)
    return match.agrees


def _documents(session: Session, scope: _Scope, moment: datetime | None) -> list[_Checked]:
    """Return the documents of a scope that had been checked, as they were known."""
    theirs = select(tables.Document).where(
        tables.Document.professional_id == scope.professional_id
        if scope.document is None
        else tables.Document.id == scope.document.id
    )
    documents = session.scalars(theirs.order_by(tables.Document.id)).all()
    known = _known(session, documents, moment)
    return [
        _Checked(each, known[each.id], check_lines(known[each.id].check))
        for each in documents
        if each.id in known
    ]


def _known(
    session: Session, documents: Sequence[tables.Document], moment: datetime | None
) -> Mapping[int, Known]:
    if moment is None:
        return known_now(session, documents)
    then = {each.id: known_at(session, each, moment) for each in documents}
    return {id_: known for id_, known in then.items() if known is not None}


def _claimed(scope: _Scope, checked: _Checked) -> Iterator[DayLine]:
    """Yield the claimed days that have a place in the scope's ledger."""
    known = checked.known
    for_record = known.check.get("roster_record")
    elsewhere = scope.record is not None and for_record not in {None, scope.record.public_id}
    if elsewhere or (scope.document is None and known.state in SETTLED):
        return
    for line in checked.lines:
        # A day that another document counts has a line of its own in the whole ledger.
        if line.may_count or scope.document is not None:
            yield line
