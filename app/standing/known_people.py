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

from sqlalchemy.orm import Session

from app.fact_kinds import RecordFactKind, TrainingFactKind
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
from app.standing import fact_queries
from app.standing.fact_queries import rows_of

T = TypeVar("T")
Kind = tuple[str | None, str]
"""The local and the classification under which days were credited."""
Days = defaultdict[int, defaultdict[Kind, list[WorkedDay]]]
"""The days of each professional by kind of work, in order."""

_DAYS_HELD = 200_000
_JOBS_HELD = 20_000
_NOTHING: list[Any] = [(), (), (), ()]
"""What is known of a record about which no fact is recorded."""


@dataclass(frozen=True, slots=True)
class Placement:
    """The day from which a record is on the roster, when it was decided and when recorded."""

    placed_on: date
    decided_on: date | None
    recorded_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """One roster record as it was last kept, with the facts that are about it alone.

    Its columns stand in the order in which ``fact_queries.RECORDS`` asks for them.
    """

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


_KINDS = (Placement, Removal, Suspension, GroupHeld)


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
    days: Days = _new_days()
    live = rows_of(session, fact_queries.DAYS_NOW, professional_ids)
    for person, local, kind, production, rule, texts in live.all():
        days[person][local, kind] += _worked_days(texts, rule, production, kind)
    _sort(days)
    return _people(session, professional_ids, days)


def people_ever(session: Session, professional_ids: Sequence[int]) -> list[KnownPerson]:
    """Return people with every day ever credited, and when that was known."""
    days: Days = _new_days()
    every = rows_of(session, fact_queries.DAYS_EVER, professional_ids)
    for person, local, kind, production, rule, day, known_at, gone_at in every.all():
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
    return tuple([fact for fact in facts if isinstance(fact, kind)]) if facts else ()


def _records(session: Session, ids: Sequence[int]) -> dict[int, list[KnownRecord]]:
    rows = rows_of(session, fact_queries.RECORDS, ids).all()
    facts = _record_facts(session, ids)
    found: dict[int, list[KnownRecord]] = defaultdict(list)
    for person, *columns in rows:
        about = facts.get(columns[0])
        parts: list[Any] = [_of(about, kind) for kind in _KINDS] if about else _NOTHING
        found[person].append(KnownRecord(*columns, *parts))
    return found


def _record_facts(session: Session, ids: Sequence[int]) -> dict[int, list[object]]:
    rows = rows_of(session, fact_queries.RECORD_FACTS, ids)
    found: dict[int, list[object]] = defaultdict(list)
    for record_id, *columns in rows.all():
        found[record_id].append(_record_fact(*columns))
    return found


def _record_fact(  # noqa: PLR0913, PLR0917 - the columns of a fact, in the order of the query
    kind: str,
    day: date,
    until: date | None,
    decided_on: date | None,
    group: str | None,
    reason: str,
    known_at: datetime,
    gone_at: datetime | None,
) -> Placement | Removal | Suspension | GroupHeld:
    if kind == RecordFactKind.PLACED:
        return Placement(day, decided_on, known_at, gone_at)
    if kind == RecordFactKind.REMOVED:
        return Removal(day, reason, until, known_at, gone_at)
    if kind == RecordFactKind.SUSPENDED:
        return Suspension(day, until, reason, known_at, gone_at)
    return GroupHeld(group or "", day, until, known_at, gone_at)


def _new_days() -> Days:
    return defaultdict(lambda: defaultdict(list))


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
    rows = rows_of(session, fact_queries.CREDENTIALS, ids)
    found: dict[int, list[HeldCredential]] = defaultdict(list)
    for person, kind, expires_on, issued_on, birth_on, license_class, row_id, *known in rows.all():
        evidence = f"credential:{row_id}"
        found[person].append(
            HeldCredential(kind, expires_on, issued_on, birth_on, license_class, evidence, *known)
        )
    return found


def _training(session: Session, ids: Sequence[int]) -> dict[int, list[object]]:
    rows = rows_of(session, fact_queries.TRAINING, ids)
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
