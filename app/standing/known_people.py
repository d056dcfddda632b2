"""Everything recorded about many professionals at once, as the rules take it.

Plain rows in key order, five questions for any number of people: so a full recompute reads three
million days in seconds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import CursorResult, Executable, Select, String, Text, cast, func, select
from sqlalchemy.orm import Session

from app.fact_kinds import RecordFactKind, TrainingFactKind
from app.records import tables
from app.roster.rulebook import rule_book
from app.roster.values import (
    Enrolment,
    Extension,
    GroupHeld,
    HeldCredential,
    Job,
    Removal,
    Suspension,
    TrainingCompletion,
    WorkedDay,
)

T = TypeVar("T")
Kind = tuple[str | None, str]
"""The local and the classification under which days were credited."""
Days = defaultdict[int, defaultdict[Kind, list[WorkedDay]]]
"""The days of each professional by kind of work, in order."""

_DAYS_HELD = 200_000
_JOBS_HELD = 20_000


@dataclass(frozen=True, slots=True)
class Placement:
    """The day from which a record is on the roster, when it was decided and when recorded."""

    placed_on: date
    decided_on: date | None
    recorded_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """One roster record as it was last kept, with the facts that are about it alone."""

    id: int
    public_id: str
    roster: str
    local: str
    classification: str
    applied_on: date
    training_recorded_from: date | None
    standing: str
    assessment: str
    assessed_on: date
    due_on: date | None
    placements: tuple[Placement, ...]
    removals: tuple[Removal, ...]
    suspensions: tuple[Suspension, ...]
    groups: tuple[GroupHeld, ...]


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """One professional: the records, the credited days by kind of work, and all other facts."""

    id: int
    records: tuple[KnownRecord, ...]
    days: Mapping[Kind, list[WorkedDay]]
    credentials: tuple[HeldCredential, ...]
    completions: tuple[TrainingCompletion, ...]
    enrolments: tuple[Enrolment, ...]
    extensions: tuple[Extension, ...]


def people_now(session: Session, professional_ids: Sequence[int]) -> list[KnownPerson]:
    """Return people with the days that count now; enough to say how they stand now."""
    credit = tables.Credit
    days: Days = _new_days()
    work = (credit.professional_id, credit.local, credit.classification, credit.production)
    # One row for all days of a production: the database puts them together much faster than rows
    # can be fetched one by one.
    live = (
        select(*work, credit.rule, func.aggregate_strings(cast(credit.day, String), ","))
        .where(credit.professional_id.in_(professional_ids), credit.withdrawn_at.is_(None))
        .group_by(*work, credit.rule)
    )
    for person, local, kind, production, rule, texts in _rows(session, live).all():
        days[person][local, kind] += _worked_days(texts, rule, production, kind)
    _sort(days)
    return _people(session, professional_ids, days)


def people_ever(session: Session, professional_ids: Sequence[int]) -> list[KnownPerson]:
    """Return people with every day ever credited, and when that was known."""
    credit = tables.Credit
    days: Days = _new_days()
    every = _credits(professional_ids).add_columns(credit.credited_at, credit.withdrawn_at)
    for person, local, kind, production, rule, day, known_at, gone_at in _rows(
        session, every
    ).all():
        days[person][local, kind].append(
            WorkedDay(
                day,
                _is_union(rule),
                _job(production, kind),
                recorded_at=known_at,
                withdrawn_at=gone_at,
            )
        )
    return _people(session, professional_ids, days)


def _people(session: Session, ids: Sequence[int], days: Days) -> list[KnownPerson]:
    records = _records(session, ids)
    credentials = _credentials(session, ids)
    training = _training(session, ids)
    return [
        KnownPerson(
            id=one,
            records=tuple(records[one]),
            days=days.get(one, {}),
            credentials=tuple(credentials.get(one, ())),
            completions=_of(training.get(one, ()), TrainingCompletion),
            enrolments=_of(training.get(one, ()), Enrolment),
            extensions=_of(training.get(one, ()), Extension),
        )
        for one in sorted(records)
    ]


def _of(facts: Iterable[Any], kind: type[T]) -> tuple[T, ...]:
    return tuple(fact for fact in facts if isinstance(fact, kind))


def _records(session: Session, ids: Sequence[int]) -> dict[int, list[KnownRecord]]:
    record = tables.RosterRecord
    rows = _rows(
        session,
        select(
            record.professional_id,
            record.id,
            record.public_id,
            record.roster,
            record.local,
            record.classification,
            record.applied_on,
            record.training_recorded_from,
            record.standing,
            cast(record.assessment, Text).label("assessment"),
            record.assessed_on,
            record.due_on,
        )
        .where(record.professional_id.in_(ids))
        .order_by(record.id),
    ).all()
    facts = _record_facts(session, ids)
    found: dict[int, list[KnownRecord]] = defaultdict(list)
    for row in rows:
        about = facts.get(row.id, ())
        known = KnownRecord(
            id=row.id,
            public_id=row.public_id,
            roster=row.roster,
            local=row.local,
            classification=row.classification,
            applied_on=row.applied_on,
            training_recorded_from=row.training_recorded_from,
            standing=row.standing,
            assessment=row.assessment,
            assessed_on=row.assessed_on,
            due_on=row.due_on,
            placements=_of(about, Placement),
            removals=_of(about, Removal),
            suspensions=_of(about, Suspension),
            groups=_of(about, GroupHeld),
        )
        found[row.professional_id].append(known)
    return found


def _record_facts(session: Session, ids: Sequence[int]) -> dict[int, list[object]]:
    fact, record = tables.RecordFact, tables.RosterRecord
    rows = _rows(
        session,
        select(
            fact.roster_record_id,
            fact.kind,
            fact.day,
            fact.until,
            fact.decided_on,
            fact.group,
            fact.reason,
            fact.recorded_at,
            fact.withdrawn_at,
        )
        .join(record, record.id == fact.roster_record_id)
        .where(record.professional_id.in_(ids))
        .order_by(fact.id),
    )
    found: dict[int, list[object]] = defaultdict(list)
    for row in rows:
        found[row.roster_record_id].append(_record_fact(row))
    return found


def _record_fact(row: Any) -> Placement | Removal | Suspension | GroupHeld:
    known = {"recorded_at": row.recorded_at, "withdrawn_at": row.withdrawn_at}
    if row.kind == RecordFactKind.PLACED:
        return Placement(row.day, row.decided_on, **known)
    if row.kind == RecordFactKind.REMOVED:
        return Removal(row.day, row.reason, row.until, **known)
    if row.kind == RecordFactKind.SUSPENDED:
        return Suspension(row.day, row.until, row.reason, **known)
    return GroupHeld(row.group or "", row.day, row.until, **known)


def _credits(ids: Sequence[int]) -> Select[int, str | None, str, str, str, date]:
    credit = tables.Credit
    columns = (credit.local, credit.classification, credit.production, credit.rule, credit.day)
    return (
        select(credit.professional_id, *columns)
        .where(credit.professional_id.in_(ids))
        .order_by(credit.professional_id, credit.day)
    )


def _new_days() -> Days:
    return defaultdict(lambda: defaultdict(list))


def _rows(session: Session, query: Executable) -> CursorResult[*tuple[Any, ...]]:
    """Return plain rows, past the loading of objects that millions of days have no use for."""
    return session.connection().execute(query)


def _sort(days: Days) -> None:
    for kinds in days.values():
        for worked in kinds.values():
            worked.sort(key=attrgetter("day"))


@lru_cache(maxsize=_JOBS_HELD)
def _worked_days(texts: str, rule: str, production: str, kind: str) -> tuple[WorkedDay, ...]:
    """Return the days of one production; a crew shares them, so that they are made once."""
    return tuple(
        _worked(date.fromisoformat(text), rule, production, kind) for text in texts.split(",")
    )


@lru_cache(maxsize=_DAYS_HELD)
def _worked(day: date, rule: str, production: str, kind: str) -> WorkedDay:
    return WorkedDay(day, _is_union(rule), _job(production, kind))


@lru_cache(maxsize=_JOBS_HELD)
def _job(production: str, kind: str) -> Job:
    return Job(production=production, classification=kind)


@cache
def _is_union(rule_id: str) -> bool:
    rule = rule_book().work_rule(rule_id)
    return rule is None or rule.basis == "union"


def _credentials(session: Session, ids: Sequence[int]) -> dict[int, list[HeldCredential]]:
    held = tables.Credential
    rows = _rows(
        session,
        select(
            held.professional_id,
            held.kind,
            held.expires_on,
            held.issued_on,
            held.birth_on,
            held.license_class,
            held.id,
            held.recorded_at,
            held.withdrawn_at,
        )
        .where(held.professional_id.in_(ids))
        .order_by(held.id),
    )
    found: dict[int, list[HeldCredential]] = defaultdict(list)
    for row in rows:
        found[row.professional_id].append(
            HeldCredential(
                kind=row.kind,
                expires_on=row.expires_on,
                issued_on=row.issued_on,
                birth_on=row.birth_on,
                license_class=row.license_class,
                evidence=f"credential:{row.id}",
                recorded_at=row.recorded_at,
                withdrawn_at=row.withdrawn_at,
            )
        )
    return found


def _training(session: Session, ids: Sequence[int]) -> dict[int, list[object]]:
    fact = tables.TrainingFact
    rows = _rows(
        session,
        select(
            fact.professional_id,
            fact.kind,
            fact.course,
            fact.day,
            fact.requested_on,
            fact.company_time,
            fact.because,
            fact.id,
            fact.recorded_at,
            fact.withdrawn_at,
        )
        .where(fact.professional_id.in_(ids))
        .order_by(fact.id),
    )
    found: dict[int, list[object]] = defaultdict(list)
    for row in rows:
        found[row.professional_id].append(_training_fact(row))
    return found


def _training_fact(row: Any) -> TrainingCompletion | Enrolment | Extension:
    known = {"recorded_at": row.recorded_at, "withdrawn_at": row.withdrawn_at}
    evidence = f"training:{row.id}"
    if row.kind == TrainingFactKind.COMPLETED:
        return TrainingCompletion(row.course, row.day, row.company_time, evidence, **known)
    if row.kind == TrainingFactKind.ENROLLED:
        return Enrolment(row.course, row.day, evidence, **known)
    return Extension(row.course, row.day, row.requested_on, row.because, **known)
