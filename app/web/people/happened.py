"""What happened in one person's file: their days, the decisions, the audit, each once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.records import tables
from app.shown import words
from app.shown.calendar import DayCalendar, DayMark, day_calendar, latest_months
from app.shown.decided import decider
from app.shown.ledger import person_marks

_DECISIONS_SHOWN = 50
_ENTRIES_SHOWN = 50
_MONTHS_SHOWN = 12
_ACCOUNT = "account:"


@dataclass(frozen=True, slots=True)
class Days:
    """Every claimed day of a person over all evidence, and how many count: a day counts once.

    The calendar holds the days of the last twelve months with a day; ``earlier`` are before those.
    """

    calendar: DayCalendar
    counted: int
    claimed: int
    earlier: int


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision on one of their documents."""

    document: tables.Document
    what: str
    by: str
    at: datetime
    is_undone: bool


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One audit entry about them, a document or a record of theirs."""

    at: datetime
    who: str
    action: str
    about: str


def days_of(session: Session, person: tables.Professional) -> Days:
    """Return the claimed days of a person over all evidence, the latest as a calendar."""
    marks = person_marks(session, person)
    shown = latest_months(marks, _MONTHS_SHOWN)
    return Days(
        calendar=day_calendar(shown.items()),
        counted=sum(mark is DayMark.COUNTED for mark in marks.values()),
        claimed=len(marks),
        earlier=len(marks) - len(shown),
    )


def decisions_of(session: Session, person: tables.Professional) -> list[DecisionRow]:
    """Return the decisions on a person's documents, the latest first."""
    decision, document = tables.Decision, tables.Document
    query = (
        select(decision, document)
        .join(document, document.id == decision.document_id)
        .where(document.professional_id == person.id)
        .options(joinedload(decision.account).lazyload(tables.Account.roles))
        .order_by(decision.id.desc())
        .limit(_DECISIONS_SHOWN)
    )
    return [_decision(made, about) for made, about in session.execute(query)]


def audit_of(
    session: Session,
    person: tables.Professional,
    documents: Sequence[tables.Document],
    records: Sequence[tables.RosterRecord],
) -> list[EntryRow]:
    """Return what was done to a person, to these documents and records, the latest first."""
    entry = tables.AuditEntry
    about = {
        f"professional:{person.public_id}": person.name,
        **{f"document:{each.public_id}": each.file_name for each in documents},
        **{f"roster-record:{each.public_id}": each.classification for each in records},
    }
    query = select(entry).where(entry.object.in_(about)).order_by(entry.id.desc())
    entries = session.scalars(query.limit(_ENTRIES_SHOWN)).all()
    names = _names(session, {each.actor for each in entries})
    return [
        EntryRow(
            each.at, names.get(each.actor, each.actor), _words(each.action), about[each.object]
        )
        for each in entries
    ]


def _decision(made: tables.Decision, about: tables.Document) -> DecisionRow:
    days = f", {words.count(len(made.days), 'day')}" if made.days else ""
    return DecisionRow(
        document=about,
        what=f"{_words(made.kind)}{days}",
        by=decider(made),
        at=made.decided_at,
        is_undone=made.undone_at is not None,
    )


def _names(session: Session, actors: set[str]) -> dict[str, str]:
    ids = {int(each.removeprefix(_ACCOUNT)) for each in actors if each.startswith(_ACCOUNT)}
    if not ids:
        return {}
    account = tables.Account
    found = session.execute(select(account.id, account.name).where(account.id.in_(ids)))
    return {f"{_ACCOUNT}{each.id}": each.name for each in found}


def _words(code: str) -> str:
    return words.sentence(code.replace("-", " "))
