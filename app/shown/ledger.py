"""The day ledger: every claimed day, what proves it, whether it counts, by which rule and whom.

The same lines can be derived for any past moment: credits and decisions are only added and
withdrawn, and a check that was made again keeps its first answer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session, selectinload

from app.records import tables
from app.shown.checked import Known, known_at, known_now
from app.shown.days import DayLine, check_lines
from app.shown.issuer_answers import answers_at
from app.shown.ledger_line import SETTLED, LedgerLine, line_of_claim, line_of_credit
from validators.classifications import same_classification

__all__ = [
    "LedgerLine",
    "claimed_days",
    "counted_days",
    "document_ledger",
    "ledger",
    "ledger_and_claims",
    "ledger_as_of",
    "person_ledger",
]

_NAMED_WITH = (
    selectinload(tables.Credit.decision).joinedload(tables.Decision.account),
    selectinload(tables.Credit.document),
    selectinload(tables.Credit.payroll_line).joinedload(tables.PayrollLine.source),
    selectinload(tables.Credit.fringe_line).joinedload(tables.FringeLine.source),
)
"""What every line of a credit names, fetched at once and not line by line."""


def ledger(
    session: Session, record: tables.RosterRecord, moment: datetime | None = None
) -> list[LedgerLine]:
    """Return the days of a roster record in order, counted ones before others."""
    return ledger_and_claims(session, record, moment)[0]


def ledger_and_claims(
    session: Session, record: tables.RosterRecord, moment: datetime | None = None
) -> tuple[list[LedgerLine], set[date]]:
    """Return the days of a roster record, and every day that its professional has claimed."""
    scope = _Scope(record.professional_id, record=record)
    documents = _documents(session, scope, moment)
    return _lines(session, scope, documents, moment), _claimed_in(documents)


def ledger_as_of(
    session: Session, record: tables.RosterRecord, moment: datetime
) -> list[LedgerLine]:
    """Return the day ledger of a roster record as it was known at ``moment``."""
    return _lines_of(session, _Scope(record.professional_id, record=record), moment)


def person_ledger(
    session: Session, person: tables.Professional, moment: datetime | None = None
) -> list[LedgerLine]:
    """Return every claimed day of a professional, whatever the roster record."""
    return _lines_of(session, _Scope(person.id), moment)


def document_ledger(
    session: Session, document: tables.Document, moment: datetime | None = None
) -> list[LedgerLine]:
    """Return every day that one document claims; days that count elsewhere are among them."""
    return _lines_of(session, _Scope(document.professional_id, document=document), moment)


def counted_days(lines: Iterable[LedgerLine]) -> int:
    """Return how many distinct days count."""
    return len({line.day for line in lines if line.counts})


def claimed_days(
    session: Session, professional_id: int | None, moment: datetime | None = None
) -> set[date]:
    """Return every day that some document of a professional claims, counted or not."""
    return _claimed_in(_documents(session, _Scope(professional_id), moment))


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
    counted = [
        line_of_credit(credit, checked.get(key), answers.get(key, ()))
        for credit in _credits(session, scope, moment)
        for key in [(credit.document_id, credit.day)]
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


def _credits(session: Session, scope: _Scope, moment: datetime | None) -> list[tables.Credit]:
    query = select(tables.Credit).where(_live(moment))
    if scope.document is not None:
        query = query.where(tables.Credit.document_id == scope.document.id)
    else:
        query = query.where(tables.Credit.professional_id == scope.professional_id)
    found = session.scalars(query.options(*_NAMED_WITH).order_by(tables.Credit.day))
    return [credit for credit in found if scope.record is None or _is_for(credit, scope.record)]


def _is_for(credit: tables.Credit, record: tables.RosterRecord) -> bool:
    """Return whether a credit counts for a record, as ``app.standing`` counts it."""
    if credit.local not in {None, record.local}:
        return False
    match = same_classification(credit.classification, record.classification, local=record.local)
    return match.agrees


def _live(moment: datetime | None) -> ColumnElement[bool]:
    withdrawn = tables.Credit.withdrawn_at
    if moment is None:
        return withdrawn.is_(None)
    return and_(tables.Credit.credited_at <= moment, or_(withdrawn.is_(None), withdrawn > moment))


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
