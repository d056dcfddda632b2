"""Which documents an import bears on, and having just those checked again, none read again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, exists, or_, select
from sqlalchemy.orm import Session

from app import work
from app.imports import tasks
from app.records import tables
from app.states import DocumentState, Stage
from app.stores import Stores
from app.tabular.mapping import PAYROLL
from validators.companies import same_company
from validators.productions import same_production
from validators.values import DayVerdict

_BATCH = 50
_WEEK = timedelta(days=7)
"""Payroll reports whole weeks, so a day a week away may still be meant."""
_ISSUERS = ("payroll_company", "issuer")


def touched(session: Session, entry: tables.WorkRecordImport) -> list[int]:
    """Return the undecided documents on which the lines of an import bear, by their ids.

    A line bears on a document when it is its person's (by IL#, member number or last four digits)
    and near a claimed day, or when the file reports the issuer or the production of a day of which
    the records could say nothing before.
    """
    if entry.period_start is None or entry.period_end is None:
        return []
    span = (entry.period_start - _WEEK, entry.period_end + _WEEK)
    theirs = set(session.scalars(_of_people(entry)))
    return [
        document_id
        for document_id, last4, checked in session.execute(_undecided(_of_people(entry)))
        if (
            _claims_near(checked, span)
            if document_id in theirs
            else _may_bear_on(session, entry, document_id, last4, _near(checked, span))
        )
    ]


def recheck(stores: Stores, task: tasks.Task, now: datetime) -> int:
    """Have the documents on which an import bears checked again; return how many there were.

    A job that is checking one of them loses its lease and begins again with the new records.
    """
    with stores.sessions() as session:
        entry = session.get_one(tables.WorkRecordImport, task.import_id)
        ids = touched(session, entry)
    public_ids: list[str] = []
    for some in _in_batches(ids):
        with stores.sessions.begin() as session:
            tasks.hold(session, task)
            chosen = select(tables.Document).where(tables.Document.id.in_(some))
            for document in session.scalars(chosen.order_by(tables.Document.id)):
                if document.state in _UNDECIDED:
                    work.again(session, document, Stage.CHECK, now)
                    public_ids.append(document.public_id)
    with stores.sessions.begin() as session:
        tasks.finish(session, task, rechecked=len(public_ids))
    for public_id in public_ids:
        stores.hint(public_id)
    return len(public_ids)


_UNDECIDED = (DocumentState.IN_REVIEW, DocumentState.CHECKING)


def _undecided(of_people: Any) -> Any:
    """Return the query of the undecided documents that may be touched, with what was found of each.

    Those of people with other digits, all of whose days the records speak of, are left out at once.
    """
    checked = tables.Result
    says_cannot_tell = cast(checked.payload, Text).contains(f'"{DayVerdict.CANNOT_TELL}"')
    return (
        select(tables.Document.id, tables.Professional.last4, checked.payload)
        .outerjoin(tables.Professional, tables.Professional.id == tables.Document.professional_id)
        .outerjoin(
            checked,
            (checked.document_id == tables.Document.id) & (checked.stage == Stage.CHECK),
        )
        .where(
            tables.Document.state.in_(_UNDECIDED),
            or_(
                tables.Document.id.in_(of_people),
                tables.Professional.last4.is_(None),
                says_cannot_tell,
            ),
        )
        .order_by(tables.Document.id)
    )


def _of_people(entry: tables.WorkRecordImport) -> Any:
    """Return the query of the undecided documents whose person has lines in the import."""
    person = tables.Professional
    line: Any = tables.PayrollLine if entry.kind == PAYROLL else tables.FringeLine
    same: list[ColumnElement[bool]] = [
        line.last4 == person.last4,
        line.il_number == person.il_number,
    ]
    if entry.kind != PAYROLL:
        same.append(line.member_number == person.member_number)
    has_lines = [exists().where(line.import_id == entry.id, match) for match in same]
    return (
        select(tables.Document.id)
        .join(person, person.id == tables.Document.professional_id)
        .where(tables.Document.state.in_(_UNDECIDED), or_(*has_lines))
    )


def _claims_near(checked: Mapping[str, Any] | None, span: tuple[date, date]) -> bool:
    """Return True when a document claims a day near the span, or nobody knows what it claims."""
    ledger = (checked or {}).get("ledger")
    return not ledger or bool(_near(checked, span))


def _near(checked: Mapping[str, Any] | None, span: tuple[date, date]) -> list[Mapping[str, Any]]:
    first, last = span[0].isoformat(), span[1].isoformat()
    return [line for line in (checked or {}).get("ledger", ()) if first <= line["date"] <= last]


def _may_bear_on(
    session: Session,
    entry: tables.WorkRecordImport,
    document_id: int,
    last4: str | None,
    near: Sequence[Mapping[str, Any]],
) -> bool:
    """Return True when the lines may be those of a letter that proves its person otherwise."""
    open_days = [line for line in near if line["day_verdict"] == DayVerdict.CANNOT_TELL]
    if last4 is not None and not open_days:
        return False
    read = session.scalar(
        select(tables.Result.payload).where(
            tables.Result.document_id == document_id, tables.Result.stage == Stage.READ
        )
    )
    if read is None:
        return False
    names_somebody = last4 is None and _names_somebody_of(session, entry, read)
    return names_somebody or (bool(open_days) and _reports(entry, read, open_days))


def _names_somebody_of(
    session: Session, entry: tables.WorkRecordImport, read: Mapping[str, Any]
) -> bool:
    """Return True when a letter itself names last four digits that have lines in the import."""
    last4 = sorted({v for v in _values(read, ("last4",)) if v})
    line: Any = tables.PayrollLine if entry.kind == PAYROLL else tables.FringeLine
    if not last4:
        return False
    found = select(line.id).where(line.last4.in_(last4), line.import_id == entry.id).limit(1)
    return session.scalar(found) is not None


def _reports(
    entry: tables.WorkRecordImport, read: Mapping[str, Any], days: Sequence[Mapping[str, Any]]
) -> bool:
    companies = (entry.payroll_company, *entry.preview.get("employers", ()))
    issuers = set(_values(read, (*_ISSUERS, "employer")))
    if any(same_company(issuer, company) for issuer in issuers for company in companies):
        return True
    claimed = {str(day["production"]) for day in days}
    reported = entry.preview.get("productions", ())
    return any(not same_production(a, b).differs for a in claimed for b in reported)


def _values(read: Mapping[str, Any], names: Iterable[str]) -> Iterator[str]:
    """Yield the values that the documents of a stored reading give fields of these names."""
    wanted = set(names)
    for document in read.get("documents", ()):
        for fields in (document.get("fields", {}), *document.get("records", ())):
            for name in wanted & set(fields):
                value = fields[name].get("value")
                if isinstance(value, str):
                    yield value


def _in_batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]
