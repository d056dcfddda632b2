"""What the reports of who is signed in say, in no language: as pages, files and mails show it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from app import standing
from app.access import visible_roster_records
from app.entry import current
from app.given_reports import ReportKind
from app.records import tables
from app.training.facts import training_of
from app.web.roster.courses import course_lines
from app.web.roster.head import requirements_of

Content = Mapping[str, Any]
_OF_NEED = ("title", "state", "because", "due_on")


def content_of(session: Session, kind: ReportKind) -> dict[str, Any]:
    """Return what a report says of the person who is signed in, as they may know it now."""
    person = session.get(tables.Professional, current.actor().professional_id or 0)
    whose = {
        "name": person.name if person is not None else current.actor().name,
        "il_number": (person.il_number if person is not None else None) or "",
    }
    if kind is ReportKind.COMPLIANCE:
        return whose | {"records": _records(session)}
    return whose | {"courses": _courses(session)}


def _records(session: Session) -> list[dict[str, Any]]:
    mine = visible_roster_records(current.actor()).order_by(tables.RosterRecord.id)
    own = current.actor().professional_id or 0
    records = session.scalars(mine.where(tables.RosterRecord.professional_id == own)).all()
    standing.tell_standing(session, records, current.stores().now(), current.settings())
    return [_record(record) for record in records]


def _record(record: tables.RosterRecord) -> dict[str, Any]:
    return {
        "local": record.local,
        "classification": record.classification,
        "group": record.assessment.get("group"),
        "standing": record.standing,
        "needs": [{name: need.get(name) for name in _OF_NEED} for need in requirements_of(record)],
    }


def _courses(session: Session) -> list[dict[str, Any]]:
    actor, now = current.actor(), current.stores().now()
    own = actor.professional_id or 0
    until = standing.moment_told(session, actor, own, now)
    lines = course_lines(standing.facts_told(training_of(session, own), until))
    return [
        {"course": each.course, "title": each.title, "what": each.what, "day": f"{each.day}"}
        for each in lines
    ]
