"""Reads from the database what a claim may be compared with, as plain values."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date, timedelta
from itertools import starmap
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from app.evidence_held import ahead_of
from app.records import tables
from app.standing.roster_days import roster_today
from app.states import DocumentState, Stage
from extractors.payload import load_reading
from extractors.values import DocumentType
from validators.claims import Claim
from validators.coverage import pay_week
from validators.values import (
    Coverage,
    CreditedDay,
    Evidence,
    FringeRecord,
    PayrollRecord,
    Received,
)

_LOOK_AROUND = timedelta(days=366)
_NO_CLAIM = {DocumentState.NOT_ACCEPTED, DocumentState.ALREADY_HAD, DocumentState.UNREADABLE}


def _applied(line: type[tables.PayrollLine | tables.FringeLine], record: type[Any]) -> Select[Any]:
    """Return the query of lines that are evidence: of files applied and not rolled back.

    Its columns are the fields of ``record``, in their order.
    """
    own, source = line.__table__.c, tables.WorkRecordImport.__table__.c
    stated = own.payroll_company if "payroll_company" in own else own.remitter
    named = {
        stated.name: func.coalesce(func.nullif(stated, ""), source.payroll_company),
        "source": source.public_id,
        "record_id": own.id,
    }
    columns = [named[f.name] if f.name in named else own[f.name] for f in fields(record)]
    return (
        select(*columns)
        .join_from(line.__table__, tables.WorkRecordImport.__table__, source.id == own.import_id)
        .where(source.applied_at.is_not(None), source.withdrawn_at.is_(None))
    )


_PAID = _applied(tables.PayrollLine, PayrollRecord)
_REMITTED = _applied(tables.FringeLine, FringeRecord)


def _span(claims: Sequence[Claim]) -> tuple[date, date] | None:
    days = [day for claim in claims for day in claim.days]
    return (min(days), max(days)) if days else None


def payroll(
    session: Session, person: tables.Professional | None, claims: Sequence[Claim]
) -> tuple[PayrollRecord, ...]:
    """Return the payroll lines with the person's digits or IL#, near the claimed days."""
    span = _span(claims)
    if span is None:
        return ()
    first, last = span[0] - _LOOK_AROUND, span[1] + _LOOK_AROUND
    known = _read_ahead(session, person, claims)
    if known is not None:
        return tuple(record for record in known if first <= record.period_start <= last)
    line, theirs = tables.PayrollLine, _theirs(tables.PayrollLine, person, claims)
    if not theirs:
        return ()
    near = (or_(*theirs), line.period_start >= first, line.period_start <= last)
    return tuple(paid_lines(session, *near))


def _read_ahead(
    session: Session, person: tables.Professional | None, claims: Sequence[Claim]
) -> tuple[PayrollRecord, ...] | None:
    """Return the lines with the person's digits where they are held ready and no others count."""
    ahead, numbers = ahead_of(session), _last4(person, claims)
    by_il_number = person is not None and person.il_number is not None
    if ahead is None or by_il_number or len(numbers) != 1:
        return None
    return ahead.payroll.get(numbers[0])


def paid_lines(session: Session, *which: ColumnElement[bool]) -> Iterator[PayrollRecord]:
    """Yield the payroll lines that are evidence and fit, in the order they were taken in."""
    lines = _PAID.where(*which).order_by(tables.PayrollLine.id)
    return starmap(PayrollRecord, _rows(session, lines))


def fringe(
    session: Session, person: tables.Professional | None, claims: Sequence[Claim]
) -> tuple[FringeRecord, ...]:
    """Return the remitted lines of the person that touch the claimed days."""
    span, line = _span(claims), tables.FringeLine
    if span is None or _is_never_remitted(session, person, claims):
        return ()
    theirs = _theirs(line, person, claims)
    if person is not None and person.member_number is not None:
        theirs.append(line.member_number == person.member_number)
    if not theirs:
        return ()
    near = _REMITTED.where(or_(*theirs), line.period_start <= span[1], line.period_end >= span[0])
    return tuple(starmap(FringeRecord, _rows(session, near.order_by(line.id))))


def all_fringe(session: Session, person: tables.Professional) -> tuple[FringeRecord, ...]:
    """Return every remitted line of the person, whatever they claim."""
    line, theirs = tables.FringeLine, _theirs(tables.FringeLine, person, ())
    if person.member_number is not None:
        theirs.append(line.member_number == person.member_number)
    if not theirs:
        return ()
    remitted = _REMITTED.where(or_(*theirs)).order_by(line.id)
    return tuple(starmap(FringeRecord, _rows(session, remitted)))


def _is_never_remitted(
    session: Session, person: tables.Professional | None, claims: Sequence[Claim]
) -> bool:
    ahead = ahead_of(session)
    if ahead is None or person is None or person.il_number is not None:
        return False
    numbers = {*_last4(person, claims), person.member_number} - {None}
    return person.last4 is not None and not numbers & ahead.remitted


def _rows(session: Session, query: Select[Any]) -> Sequence[Any]:
    """Return rows of plain columns, past the object mapper: a letter has hundreds of lines."""
    session.flush()
    return session.connection().execute(query).all()


def _theirs(
    line: Any, person: tables.Professional | None, claims: Iterable[Claim]
) -> list[ColumnElement[bool]]:
    """Return the tests by which a line is the person's; none when no number is known."""
    last4 = _last4(person, claims)
    tests: list[ColumnElement[bool]] = [line.last4.in_(last4)] if last4 else []
    if person is not None and person.il_number is not None:
        tests.append(line.il_number == person.il_number)
    return tests


def _last4(person: tables.Professional | None, claims: Iterable[Claim]) -> list[str]:
    known = person.last4 if person is not None else None
    return [known] if known else sorted({c.who.last4 for c in claims if c.who.last4})


def imports(session: Session, claims: Sequence[Claim]) -> list[tables.WorkRecordImport]:
    """Return the payroll files that report any pay week of the claimed days."""
    span = _span(claims)
    if span is None:
        return []
    first, last = span[0] - timedelta(days=6), span[1] + timedelta(days=6)
    ahead = ahead_of(session)
    if ahead is not None:
        return [each for each in ahead.imports if _touches(each, first, last)]
    source = tables.WorkRecordImport
    near = applied_payroll_files().where(source.period_start <= last, source.period_end >= first)
    return list(session.scalars(near))


def applied_payroll_files() -> Select[tables.WorkRecordImport]:
    """Return the query of the payroll files that are evidence, in the order they were taken in."""
    source = tables.WorkRecordImport
    applied = (source.applied_at.is_not(None), source.withdrawn_at.is_(None))
    return select(source).where(source.kind == "payroll", *applied).order_by(source.id)


def _touches(each: tables.WorkRecordImport, first: date, last: date) -> bool:
    if each.period_start is None or each.period_end is None:
        return False
    return each.period_start <= last and each.period_end >= first


def coverage(each: tables.WorkRecordImport) -> Coverage:
    """Return the whole pay weeks that a payroll file reports."""
    first, last = each.period_start or date.max, each.period_end or date.min
    productions = tuple(sorted(each.preview.get("productions", ())))
    employers = tuple(sorted(each.preview.get("employers", ())))
    return Coverage(
        each.payroll_company, pay_week(first)[0], pay_week(last)[1], productions, employers
    )


def credited(session: Session, document: tables.Document) -> tuple[CreditedDay, ...]:
    """Return the person's days that count by other documents."""
    ahead = ahead_of(session)
    if document.professional_id is None:
        return ()
    if ahead is not None and document.professional_id not in ahead.credited:
        return ()
    live = (
        select(tables.Credit)
        .where(
            tables.Credit.professional_id == document.professional_id,
            tables.Credit.document_id != document.id,
            tables.Credit.withdrawn_at.is_(None),
        )
        .order_by(tables.Credit.day)
    )
    return tuple(
        CreditedDay(c.day, c.production, c.classification, c.document.public_id)
        for c in session.scalars(live)
    )


def received_before(session: Session, document: tables.Document) -> tuple[Received, ...]:
    """Return what the person's earlier letters, and papers of the same type as this, state.

    Only earlier ones: the first of two copies is no duplicate.
    """
    ahead = ahead_of(session)
    if document.professional_id is None:
        return ()
    if ahead is not None and document.professional_id not in ahead.with_others:
        return ()
    kinds = {DocumentType.EVL, document.document_type or DocumentType.EVL}
    earlier = (
        select(tables.Result.payload, tables.Document.received_at, tables.Document.reference)
        .join(tables.Document, tables.Document.id == tables.Result.document_id)
        .where(
            tables.Result.stage == Stage.READ,
            tables.Document.professional_id == document.professional_id,
            tables.Document.id < document.id,
            tables.Document.document_type.in_(kinds),
            tables.Document.state.not_in(_NO_CLAIM),
        )
        .order_by(tables.Document.id)
    )
    return tuple(
        Received(statement, roster_today(row.received_at, "IER"), row.reference)
        for row in session.execute(earlier)
        for statement in load_reading(row.payload).documents
        if statement.type in kinds
    )


def file_names(session: Session, evidence: Evidence) -> dict[str, str]:
    """Return the file name of every import that the evidence quotes."""
    sources = {line.source for line in evidence.payroll} | {f.source for f in evidence.fringe}
    ahead = ahead_of(session)
    if ahead is not None and not evidence.fringe:
        return {
            each.public_id: each.file_name for each in ahead.imports if each.public_id in sources
        }
    named = select(tables.WorkRecordImport.public_id, tables.WorkRecordImport.file_name).where(
        tables.WorkRecordImport.public_id.in_(sources)
    )
    return {row.public_id: row.file_name for row in session.execute(named)}
