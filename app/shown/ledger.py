"""The day ledger of one roster record: days that count, and claimed days that don’t."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.records import tables
from app.shown import words
from app.shown.days import DayLine, day_lines
from app.shown.decided import decider
from app.shown.found import found_in
from app.states import DocumentState


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One day: what was worked, whether it counts and why, and everything that proves it."""

    day: date
    production: str
    classification: str
    status: words.Status
    because: str
    payroll: str
    fringe: str
    rule: str
    decider: str
    document_id: str
    document_name: str
    page: int | None
    box: str
    counts: bool


def ledger(session: Session, record: tables.RosterRecord) -> list[LedgerLine]:
    """Return the days of the record's professional in order, counted ones before others."""
    counted = [_from_credit(credit) for credit in _credits(session, record)]
    known = {(line.day, line.document_id) for line in counted}
    others = [
        line for line in _not_counted(session, record) if (line.day, line.document_id) not in known
    ]
    return sorted([*counted, *others], key=lambda line: (line.day, not line.counts))


def counted_days(lines: list[LedgerLine]) -> int:
    """Return how many distinct days count."""
    return len({line.day for line in lines if line.counts})


def _credits(session: Session, record: tables.RosterRecord) -> list[tables.Credit]:
    query = (
        select(tables.Credit)
        .where(
            tables.Credit.professional_id == record.professional_id,
            tables.Credit.withdrawn_at.is_(None),
            or_(tables.Credit.local.is_(None), tables.Credit.local == record.local),
        )
        .order_by(tables.Credit.day)
    )
    return list(session.scalars(query))


def _from_credit(credit: tables.Credit) -> LedgerLine:
    return LedgerLine(
        day=credit.day,
        production=credit.production,
        classification=credit.classification,
        status=words.day_status("counted", credit.verdict),
        because=credit.because,
        payroll=_line(credit.payroll_line),
        fringe=_line(credit.fringe_line),
        rule=f"{credit.rule} ({credit.rule_version})" if credit.rule_version else credit.rule,
        decider=decider(credit.decision),
        document_id=credit.document.public_id,
        document_name=credit.document.file_name,
        page=credit.page,
        box=",".join(f"{value:g}" for value in credit.box) if credit.box else "",
        counts=True,
    )


def _line(line: tables.PayrollLine | tables.FringeLine | None) -> str:
    return f"{line.source.file_name}, line {line.row}" if line else ""


def _not_counted(session: Session, record: tables.RosterRecord) -> list[LedgerLine]:
    query = select(tables.Document).where(tables.Document.professional_id == record.professional_id)
    return [
        _from_claim(document, line)
        for document in session.scalars(query)
        for found in [found_in(session, document)]
        if found is not None and found.roster_record in {None, record.public_id}
        for line in day_lines(found)
        if not _is_noise(document, line)
    ]


def _is_noise(document: tables.Document, line: DayLine) -> bool:
    """True for days that another document already counts: they have a line of their own."""
    settled = document.state in {DocumentState.NOT_ACCEPTED, DocumentState.ALREADY_HAD}
    return settled or not line.may_count


def _from_claim(document: tables.Document, line: DayLine) -> LedgerLine:
    waiting = document.state != DocumentState.VERIFIED
    status = words.document_status(document.state) if waiting else line.status
    if not waiting and line.counts:
        status = words.day_status("not-counted", "")
    return LedgerLine(
        day=date.fromisoformat(line.date),
        production=line.production,
        classification=line.classification,
        status=status,
        because=line.because or line.verdict,
        payroll=line.paid_by,
        fringe="",
        rule=line.rule,
        decider="",
        document_id=document.public_id,
        document_name=document.file_name,
        page=line.page,
        box=line.box,
        counts=False,
    )
