"""Computes roster records anew from the facts in the database, on the roster's own date."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from app.records import tables
from app.roster.compliance import assess
from app.roster.rulebook import rule_book
from app.roster.values import HeldCredential, History, Requirement, RosterRecord, WorkedDay
from app.settings import Settings
from app.stores import Stores
from validators.classifications import same_classification

_DEFAULTS = Settings()
_LOCAL_411 = "IATSE411"
_PEOPLE_AT_ONCE = 100


def roster_today(now: datetime, roster: str, settings: Settings = _DEFAULTS) -> date:
    """Return the date at ``now`` where the roster is kept."""
    local_411 = roster == _LOCAL_411
    zone = settings.local_411_time_zone if local_411 else settings.roster_time_zone
    return now.astimezone(ZoneInfo(zone)).date()


def recompute(
    session: Session, professional_id: int, now: datetime, settings: Settings = _DEFAULTS
) -> None:
    """Assess every roster record of a professional and keep the answers."""
    session.flush()
    records = select(tables.RosterRecord).where(
        tables.RosterRecord.professional_id == professional_id
    )
    for record in session.scalars(records):
        on = roster_today(now, record.roster, settings)
        _keep(record, assess(history_of(session, record), rule_book(), on), on, now)
    session.flush()


def recompute_due(stores: Stores) -> int:
    """Assess anew the people whose records time alone has changed; return how many there were.

    At most a hundred at once, so that other writers get their turn.
    """
    now = stores.now()
    with stores.sessions() as session:
        due = session.scalars(_changed_by_time(now, stores.settings)).all()
    for professional_id in due:
        with stores.sessions.begin() as session:
            recompute(session, professional_id, now, stores.settings)
    return len(due)


def history_of(session: Session, record: tables.RosterRecord) -> History:
    """Return what is known of one record: its live credits and credentials."""
    counted = select(tables.Credit).where(
        tables.Credit.professional_id == record.professional_id,
        tables.Credit.withdrawn_at.is_(None),
    )
    held = select(tables.Credential).where(
        tables.Credential.professional_id == record.professional_id,
        tables.Credential.withdrawn_at.is_(None),
    )
    return History(
        roster=record.roster,
        local=record.local,
        classification=record.classification,
        applied_on=record.applied_on,
        placed_on=record.placed_on,
        days=tuple(
            WorkedDay(credit.day, union=_is_union(credit))
            for credit in session.scalars(counted.order_by(tables.Credit.day))
            if _is_for(credit, record)
        ),
        credentials=tuple(HeldCredential(c.kind, c.expires_on) for c in session.scalars(held)),
    )


def assessment_of(answer: RosterRecord) -> dict[str, Any]:
    """Return the whole answer as JSON."""
    return {
        "standing": answer.standing,
        "reasons": sorted(answer.reasons),
        "requirements": [_requirement(each) for each in answer.requirements],
        "next_expiry": _iso(answer.next_expiry),
        "next_change_on": _iso(answer.next_change_on),
    }


def _changed_by_time(now: datetime, settings: Settings) -> Select[int]:
    record = tables.RosterRecord
    is_411 = record.roster == _LOCAL_411
    passed = or_(
        and_(is_411, record.next_change_on <= roster_today(now, _LOCAL_411, settings)),
        and_(~is_411, record.next_change_on <= roster_today(now, "IER", settings)),
    )
    return select(record.professional_id).where(passed).distinct().limit(_PEOPLE_AT_ONCE)


def _is_for(credit: tables.Credit, record: tables.RosterRecord) -> bool:
    if credit.local is not None and credit.local != record.local:
        return False
    match = same_classification(credit.classification, record.classification, local=record.local)
    return match.agrees


def _is_union(credit: tables.Credit) -> bool:
    rule = rule_book().work_rule(credit.rule)
    return rule is None or rule.basis == "union"


def _keep(record: tables.RosterRecord, answer: RosterRecord, on: date, now: datetime) -> None:
    record.standing = answer.standing
    record.assessment = assessment_of(answer)
    record.assessed_on = on
    record.next_expiry = answer.next_expiry
    record.next_change_on = answer.next_change_on
    record.changed_at = now


def _requirement(each: Requirement) -> dict[str, Any]:
    return {
        "id": each.id,
        "title": each.title,
        "state": each.state,
        "because": each.because,
        "have": each.have,
        "need": each.need,
        "rule": each.rule,
        "version": each.version,
        "source": list(each.source),
        "confidence": each.confidence,
        "days": [day.isoformat() for day in each.days],
        "changes_on": _iso(each.changes_on),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
