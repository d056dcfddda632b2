"""Everything recorded about many professionals at once, as the rules take it.

Plain rows in key order, five questions for any number of people: so a full recompute reads three
million days in seconds.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Select, Text, cast, null, select
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
    days: dict[Kind, list[WorkedDay]]
    credentials: tuple[HeldCredential, ...]
    completions: tuple[TrainingCompletion, ...]
    enrolments: tuple[Enrolment, ...]
    extensions: tuple[Extension, ...]


def people_now(session: Session, professional_ids: Sequence[int]) -> list[KnownPerson]:
    """Return people with the days that count now; enough to say how they stand now."""
    credit = tables.Credit
    live = _credits(null(), null()).where(credit.withdrawn_at.is_(None))
    return _people(session, professional_ids, live)


def people_ever(session: Session, professional_ids: Sequence[int]) -> list[KnownPerson]:
    """Return people with every day ever credited, and when that was known."""
    credit = tables.Credit
    return _people(session, professional_ids, _credits(credit.credited_at, credit.withdrawn_at))


def _people(session: Session, ids: Sequence[int], credited: Select[Any]) -> list[KnownPerson]:
    records = _records(session, ids)
    days = _days(session, credited.where(tables.Credit.professional_id.in_(ids)))
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
    rows = session.execute(
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
        .order_by(record.id)
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
    rows = session.execute(
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
        .order_by(fact.id)
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


def _credits(recorded_at: Any, withdrawn_at: Any) -> Select[Any]:
    credit = tables.Credit
    columns = (credit.local, credit.classification, credit.production, credit.rule, credit.day)
    return select(credit.professional_id, *columns, credit.id, recorded_at, withdrawn_at).order_by(
        credit.professional_id, credit.day
    )


def _days(session: Session, credited: Select[Any]) -> dict[int, dict[Kind, list[WorkedDay]]]:
    found: dict[int, dict[Kind, list[WorkedDay]]] = defaultdict(lambda: defaultdict(list))
    jobs: dict[tuple[str, str], Job] = {}
    for person, local, kind, production, rule, day, id_, recorded, withdrawn in session.execute(
        credited
    ):
        job = jobs.get((production, kind))
        if job is None:
            job = jobs[production, kind] = Job(production=production, classification=kind)
        worked = WorkedDay(day, _is_union(rule), job, None, f"credit:{id_}", recorded, withdrawn)
        found[person][local, kind].append(worked)
    return found


@cache
def _is_union(rule_id: str) -> bool:
    rule = rule_book().work_rule(rule_id)
    return rule is None or rule.basis == "union"


def _credentials(session: Session, ids: Sequence[int]) -> dict[int, list[HeldCredential]]:
    held = tables.Credential
    rows = session.execute(
        select(
            held.professional_id,
            held.kind,
            held.expires_on,
            held.issued_on,
            held.birth_on,
            held.id,
            held.recorded_at,
            held.withdrawn_at,
        )
        .where(held.professional_id.in_(ids))
        .order_by(held.id)
    )
    found: dict[int, list[HeldCredential]] = defaultdict(list)
    for row in rows:
        found[row.professional_id].append(
            HeldCredential(
                kind=row.kind,
                expires_on=row.expires_on,
                issued_on=row.issued_on,
                birth_on=row.birth_on,
                evidence=f"credential:{row.id}",
                recorded_at=row.recorded_at,
                withdrawn_at=row.withdrawn_at,
            )
        )
    return found


def _training(session: Session, ids: Sequence[int]) -> dict[int, list[object]]:
    fact = tables.TrainingFact
    rows = session.execute(
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
        .order_by(fact.id)
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
