"""Everything recorded about many professionals at once, as the rules take it.

Plain rows in key order, five questions for any number of people.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Row
from sqlalchemy.orm import Session

from app.fact_kinds import RecordFactKind, TrainingFactKind
from app.roster.frozen import value
from app.roster.values import (
    Enrolment,
    Extension,
    GroupHeld,
    HeldCredential,
    Removal,
    Suspension,
    TrainingCompletion,
    WorkedDay,
)
from app.standing import fact_queries
from app.standing.credited_days import Days, Kind, days_ever, days_now
from app.standing.fact_queries import rows_of

T = TypeVar("T")
Records = Sequence[Row[*tuple[Any, ...]]]
"""Rows of roster records as ``fact_queries.RECORDS`` gives them, of any number of people."""

_NOTHING: list[Any] = [(), (), (), ()]
"""What is known of a record about which no fact is recorded."""


@value
class Placement:
    """The day from which a record is on the roster, when it was decided and when recorded."""

    placed_on: date
    decided_on: date | None
    recorded_at: datetime
    withdrawn_at: datetime | None


class KnownRecord(NamedTuple):
    """One roster record as it was last kept, with the facts that are about it alone.

    Its columns stand in the order in which ``fact_queries.RECORDS`` asks for them. A named tuple,
    because a row becomes one in a single step.
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


@value
class KnownPerson:
    """One professional: the records, the credited days by kind of work, and all other facts."""

    id: int
    records: tuple[KnownRecord, ...]
    days: Mapping[Kind, list[WorkedDay]]
    credentials: tuple[HeldCredential, ...]
    completions: tuple[TrainingCompletion, ...]
    enrolments: tuple[Enrolment, ...]
    extensions: tuple[Extension, ...]


def records_of(session: Session, professional_ids: Sequence[int]) -> Records:
    """Return the roster records of professionals, as they were last kept."""
    return rows_of(session, fact_queries.RECORDS, professional_ids).all()


def records_held(session: Session, professional_ids: Sequence[int]) -> Records:
    """Return the same, and hold them for this transaction."""
    return rows_of(session, fact_queries.RECORDS_HELD, professional_ids).all()


def people_now(session: Session, records: Records) -> list[KnownPerson]:
    """Return people with the days that count now; enough to say how they stand now."""
    return _people(session, records, days_now(session, _ids(records)))


def people_ever(session: Session, records: Records) -> list[KnownPerson]:
    """Return people with every day ever credited, and when that was known."""
    return _people(session, records, days_ever(session, _ids(records)))


def _ids(records: Records) -> list[int]:
    return sorted({record.professional_id for record in records})


def _people(session: Session, records: Records, days: Days) -> list[KnownPerson]:
    ids = _ids(records)
    known = _records(session, records, ids)
    credentials = _credentials(session, ids)
    training = _training(session, ids)
    return [
        KnownPerson(
            id=one,
            records=tuple(sorted(known[one])),
            days=days.get(one, {}),
            credentials=tuple(credentials.get(one, ())),
            completions=_of(training.get(one, ()), TrainingCompletion),
            enrolments=_of(training.get(one, ()), Enrolment),
            extensions=_of(training.get(one, ()), Extension),
        )
        for one in ids
    ]


def _of(facts: Iterable[Any], kind: type[T]) -> tuple[T, ...]:
    return tuple([fact for fact in facts if isinstance(fact, kind)]) if facts else ()


def _records(
    session: Session, records: Records, ids: Sequence[int]
) -> dict[int, list[KnownRecord]]:
    facts = _record_facts(session, ids)
    found: dict[int, list[KnownRecord]] = defaultdict(list)
    for row in records:
        about = facts.get(row[1])
        parts: list[Any] = [_of(about, kind) for kind in _KINDS] if about else _NOTHING
        found[row[0]].append(KnownRecord._make((*row[1:], *parts)))
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
