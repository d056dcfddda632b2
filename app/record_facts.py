"""Facts about a roster record: placed, removed, suspended, put in a group; only ever added."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import standing
from app.errors import BadRequest
from app.fact_kinds import RecordFactKind
from app.records import audit, tables
from app.settings import Settings
from app.withdrawing import withdraw

_DEFAULTS = Settings()
_NEEDS_REASON = frozenset({RecordFactKind.REMOVED, RecordFactKind.SUSPENDED})


@dataclass(frozen=True, slots=True)
class NewFact:
    """A fact to record: what holds from ``day`` through ``until`` (None: until further notice).

    ``decided_on`` is the day on which a retroactive placement was decided.
    """

    kind: RecordFactKind
    day: date
    until: date | None = None
    decided_on: date | None = None
    group: str | None = None
    reason: str = ""


def record_fact(
    session: Session,
    record: tables.RosterRecord,
    new: NewFact,
    *,
    actor: str,
    now: datetime,
    settings: Settings = _DEFAULTS,
) -> tables.RecordFact:
    """Record a fact and judge its professional anew; raise ``BadRequest`` for an impossible one.

    Facts that contradict others are taken: the contradiction becomes a finding for staff.
    """
    _check(record, new, standing.roster_today(now, record.roster, settings))
    fact = tables.RecordFact(
        roster_record_id=record.id,
        kind=new.kind,
        day=new.day,
        until=new.until,
        decided_on=new.decided_on,
        group=new.group,
        reason=new.reason.strip(),
        recorded_at=now,
        recorded_by=actor,
    )
    session.add(fact)
    session.flush()
    subject = f"roster-record:{record.public_id}"
    audit.record(session, now, actor, new.kind, subject, said=fact.reason, after=_stated(fact))
    standing.recompute(session, record.professional_id, now, settings)
    return fact


def withdraw_fact(
    session: Session,
    fact: tables.RecordFact,
    *,
    actor: str,
    now: datetime,
    settings: Settings = _DEFAULTS,
) -> None:
    """Take back a fact that was wrong; it stays as history, and the record is judged anew."""
    record = session.get_one(tables.RosterRecord, fact.roster_record_id)
    withdraw(
        session,
        fact,
        record.professional_id,
        action="withdrawn",
        about=f"roster-record:{record.public_id}",
        before=_stated(fact),
        actor=actor,
        now=now,
        settings=settings,
    )


def end_fact(
    session: Session,
    fact: tables.RecordFact,
    until: date,
    *,
    actor: str,
    now: datetime,
    settings: Settings = _DEFAULTS,
) -> tables.RecordFact:
    """Say on which last day a removal, suspension or group ended, as a new fact for the old one."""
    record = session.get_one(tables.RosterRecord, fact.roster_record_id)
    ended = NewFact(
        RecordFactKind(fact.kind), fact.day, until, fact.decided_on, fact.group, fact.reason
    )
    _check(record, ended, standing.roster_today(now, record.roster, settings))
    withdraw_fact(session, fact, actor=actor, now=now, settings=settings)
    return record_fact(session, record, ended, actor=actor, now=now, settings=settings)


def facts_of(session: Session, record: tables.RosterRecord) -> list[tables.RecordFact]:
    """Return the facts of a record that hold, in the order in which they begin."""
    fact = tables.RecordFact
    live = select(fact).where(fact.roster_record_id == record.id, fact.withdrawn_at.is_(None))
    return list(session.scalars(live.order_by(fact.day, fact.id)))


def facts_of_person(session: Session, professional_id: int) -> dict[int, list[tables.RecordFact]]:
    """Return the facts that hold of a professional's records, by the id of the record."""
    fact, record = tables.RecordFact, tables.RosterRecord
    live = (
        select(fact)
        .join(record, record.id == fact.roster_record_id)
        .where(record.professional_id == professional_id, fact.withdrawn_at.is_(None))
    )
    found: dict[int, list[tables.RecordFact]] = defaultdict(list)
    for each in session.scalars(live.order_by(fact.day, fact.id)):
        found[each.roster_record_id].append(each)
    return found


def _stated(fact: tables.RecordFact) -> audit.Facts:
    """Return what the audit says of a fact; the reason is proven apart."""
    days = {"on": fact.day, "until": fact.until, "decided_on": fact.decided_on}
    return {"fact": fact.public_id, "kind": fact.kind, "group": fact.group, **days}


def _check(record: tables.RosterRecord, new: NewFact, today: date) -> None:
    noun = {"placed": "placement", "removed": "removal", "suspended": "suspension"}.get(
        new.kind, "group"
    )
    if new.day > today:
        raise BadRequest(f"The {noun} on {new.day} is still ahead: record it on that day.")
    if new.kind is RecordFactKind.PLACED and new.day < record.applied_on:
        raise BadRequest(
            f"The placement on {new.day} is before the application on {record.applied_on}."
        )
    if new.until is not None and new.until < new.day:
        raise BadRequest(f"The {noun} ends on {new.until}, before it begins on {new.day}.")
    if new.kind in _NEEDS_REASON and not new.reason.strip():
        raise BadRequest(f"Give the reason of the {noun}: the professional reads it.")
    if new.kind is RecordFactKind.GROUPED and not (new.group or "").strip():
        raise BadRequest("Name the group, for instance 3.")
