"""What happened to a record, in plain words, the latest first."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app import record_facts, standing
from app.access import Actor
from app.fact_kinds import RecordFactKind
from app.languages import marked
from app.records import tables
from app.web.told import day
from app.web.told import text as _

EVENTS_SHOWN = 60
_TITLES = {
    RecordFactKind.PLACED: marked("Placed on the roster"),
    RecordFactKind.REMOVED: marked("Removed from the roster"),
    RecordFactKind.SUSPENDED: marked("Suspended by staff"),
    RecordFactKind.GROUPED: marked("Put in a group"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """One dated event."""

    day: date
    title: str
    told: str


def events_of(
    session: Session, record: tables.RosterRecord, actor: Actor, now: datetime
) -> list[Event]:
    """Return the changes of standing that ``actor`` may know of and the facts, at most sixty."""
    as_what = _("As %(name)s", name=record.classification)
    applied = Event(record.applied_on, _("Applied"), as_what)
    events = [applied, *_facts(session, record), *_changes(session, record, actor, now)]
    ordered = sorted(events, key=lambda event: event.day)
    return ordered[::-1][:EVENTS_SHOWN]


def _facts(session: Session, record: tables.RosterRecord) -> list[Event]:
    return [
        Event(fact.day, _title(fact), _told(fact))
        for fact in record_facts.facts_of(session, record)
    ]


def _title(fact: tables.RecordFact) -> str:
    if fact.group:
        return _("In Group %(group)s since", group=fact.group)
    return _(_TITLES[RecordFactKind(fact.kind)])


def _told(fact: tables.RecordFact) -> str:
    until = _("Through %(day)s", day=day(fact.until)) if fact.until else ""
    return ". ".join(part for part in (fact.reason, until) if part)


def _changes(
    session: Session, record: tables.RosterRecord, actor: Actor, now: datetime
) -> list[Event]:
    """Return an event for each change of standing among the answers given."""
    answers = list(reversed(standing.answers_told(session, record, actor, now)))
    before = [None, *(answer.standing for answer in answers)]
    return [
        Event(answer.assessed_on, answer.standing, " ".join(answer.assessment["reasons"]))
        for answer, earlier in zip(answers, before, strict=False)
        if answer.standing != earlier
    ]
